//! A border around other people's parsers: what goes wrong inside them stays inside.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// Stack of the thread that a parser runs on, in bytes: room for files whose parts are nested deeply. Memory is taken only where it is used.
const STACK: usize = 64 * 1024 * 1024;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// Runs `work` on a thread of its own; `None` when it panicked. Parsers of foreign formats are written against broken files, yet nobody has seen
/// every broken file, and one of them must not end the build of an archive.
pub(super) fn guarded<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    HOOK.call_once(keep_quiet_inside);
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || {
                INSIDE.set(true);
                catch_unwind(AssertUnwindSafe(work)).ok()
            })
            .ok()?
            .join()
            .ok()?
    })
}

/// The panic's message would stand on the terminal among the program's own; the warning that the caller makes says what matters.
fn keep_quiet_inside() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !INSIDE.get() {
            before(panic);
        }
    }));
}

/// Ends the work of the parser on this thread from within something that it calls, and can be told nothing.
pub(super) fn give_up() -> ! {
    std::panic::resume_unwind(Box::new("given up"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| -> u8 { panic!("inside") }), None);
        assert_eq!(guarded(|| -> u8 { give_up() }), None);
    }
}
