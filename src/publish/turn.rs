//! Builds of one archive, one after another.

use std::fs::File;
use std::path::Path;

/// The turn of one build. It ends when the value is dropped, and with the process, however that ends.
#[derive(Debug)]
pub struct Turn {
    /// The folder that is locked; none where the file system or the system cannot.
    _folder: Option<File>,
}

/// Waits until no other build of the archive in this folder is at work. `wait` is called if that takes time.
///
/// The folder itself is locked, so that nothing is left behind. Where that cannot be done, as on Windows, builds of one archive at once still do not mix
/// their sites, but the second one fails.
pub fn take_turn(root: &Path, wait: impl FnOnce()) -> Turn {
    let folder = File::open(root)
        .ok()
        .filter(|folder| match folder.try_lock() {
            Ok(()) => true,
            Err(std::fs::TryLockError::WouldBlock) => {
                wait();
                folder.lock().is_ok()
            }
            Err(std::fs::TryLockError::Error(_)) => false,
        });
    Turn { _folder: folder }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn the_second_waits_and_says_so() {
        let root = tempfile::tempdir().unwrap();
        let first = take_turn(root.path(), || panic!("nobody else is at work"));
        let (said, hears) = mpsc::channel();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let turn = take_turn(root.path(), || said.send("waits").unwrap());
                said.send("works").unwrap();
                drop(turn);
            });
            assert_eq!(hears.recv(), Ok("waits"));
            let early = hears.recv_timeout(Duration::from_millis(50));
            assert_eq!(early, Err(mpsc::RecvTimeoutError::Timeout));
            drop(first);
            assert_eq!(hears.recv(), Ok("works"));
            second.join().unwrap();
        });
    }
}
