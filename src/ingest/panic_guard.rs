//! Keeps panics of third-party parsers from ending the build.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// Stack of the thread that a parser runs on, in bytes: enough for deeply nested files. Only the part in use takes memory.
const STACK: usize = 64 * 1024 * 1024;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// Runs `work` on its own thread; `None` if it panicked. Parsers are tested with broken files, but nobody has seen every broken file, and one of
/// them must not end the build of an archive.
pub(super) fn catch_panic<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    HOOK.call_once(silence_guarded_threads);
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

/// Suppresses the panic message on the terminal; the caller's warning says what matters.
fn silence_guarded_threads() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !INSIDE.get() {
            before(panic);
        }
    }));
}

/// Ends the parser on this thread from within a callback that cannot return an error.
pub(super) fn abort_parser() -> ! {
    std::panic::resume_unwind(Box::new("given up"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_gives_none() {
        assert_eq!(catch_panic(|| 1), Some(1));
        assert_eq!(catch_panic(|| -> u8 { panic!("inside") }), None);
        assert_eq!(catch_panic(|| -> u8 { abort_parser() }), None);
    }
}
