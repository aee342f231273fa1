//! What makes a change of folders survive a power cut, and happen in one step.

use std::fs::File;
use std::io;
use std::path::Path;

/// Waits until everything below the folder is on the disk.
///
/// On Linux, one call writes out the whole file system, which is faster than a call for each of thousands of files.
///
/// # Errors
///
/// What the system says.
#[cfg(target_os = "linux")]
pub(super) fn sync_tree(folder: &Path) -> io::Result<()> {
    let folder = File::open(folder)?;
    Ok(rustix::fs::syncfs(&folder)?)
}

/// Waits until everything below the folder is on the disk, file by file.
///
/// # Errors
///
/// What the system says.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync_tree(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry?;
        // Windows opens no folders, and needs no call for them.
        if entry.file_type().is_file() || cfg!(unix) {
            File::open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// Waits until the names in the folder are on the disk.
///
/// # Errors
///
/// What the system says; Windows opens no folders.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Lets two folders change places in one step; false where the system or the file system cannot, and nothing has changed.
#[cfg(target_os = "linux")]
pub(super) fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

/// Lets two folders change places in one step: this system cannot.
#[cfg(not(target_os = "linux"))]
pub(super) fn exchange(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_change_places_or_stay() {
        let root = tempfile::tempdir().unwrap();
        let (a, b) = (root.path().join("a"), root.path().join("b"));
        for (folder, text) in [(&a, "first"), (&b, "second")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("page"), text).unwrap();
        }
        sync_tree(&a).unwrap();
        let is_exchanged = exchange(&a, &b);
        let expected = if is_exchanged { "second" } else { "first" };
        assert_eq!(fs::read_to_string(a.join("page")).unwrap(), expected);
        assert!(!exchange(&a, &root.path().join("missing")));
        assert!(a.exists() && b.exists());
    }
}
