//! Reading, writing and removing files of a site.

use super::{MARKER, is_marked};
use crate::disk;
use crate::model::PublishedFile;
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::UNIX_EPOCH;
use walkdir::{DirEntry, WalkDir};

/// Threads that remove a former site; they wait for the disk most of the time.
const REMOVERS: usize = 8;

/// A file in the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Not a link or something stranger.
    pub(super) is_file: bool,
    pub(super) length: u64,
    /// Nanoseconds since 1970.
    pub(super) modified: u128,
}

impl Found {
    pub(super) fn new(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self {
            is_file: metadata.is_file(),
            length: metadata.len(),
            modified: modified.map_or(0, |since| since.as_nanos()),
        }
    }

    /// Whether it is still as a build left it.
    pub(super) fn is(&self, file: &PublishedFile) -> bool {
        self.is_file && self.length == file.length && self.modified == file.modified
    }
}

/// Everything in the folder except folders, by path with forward slashes.
pub(super) fn present(folder: &Path) -> io::Result<BTreeMap<String, Found>> {
    let mut present = BTreeMap::new();
    if !folder.exists() {
        return Ok(present);
    }
    for entry in WalkDir::new(folder).follow_links(false) {
        let entry = entry?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        present.insert(parts.join("/"), Found::new(&entry.metadata()?));
    }
    Ok(present)
}

/// Whether the file has exactly these bytes; false if it cannot be read.
pub(super) fn holds(file: &Path, bytes: &[u8]) -> bool {
    fs::metadata(file).is_ok_and(|found| found.len() == bytes.len() as u64)
        && disk::read(file).is_ok_and(|found| found == bytes)
}

/// Takes over a file with its modification time: by a hard link, which leaves the former site whole whatever happens next,
/// or by a copy with the same time if the file system has no links.
pub(super) fn carry_over(former: &Path, target: &Path) -> io::Result<()> {
    let link = || fs::hard_link(former, target);
    if in_its_folder(target, link).is_ok() {
        return Ok(());
    }
    let file = write(target, &disk::read(former)?)?;
    file.set_modified(fs::metadata(former)?.modified()?)
}

/// Does something that needs the folder of the file, which is made if it is missing.
fn in_its_folder<T>(file: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), file.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            act()
        }
        (outcome, _) => outcome,
    }
}

/// Writes a file that must not be there yet, so that bytes never go through a link into the former site.
pub(super) fn write(target: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file = in_its_folder(target, || File::create_new(target))?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Marks a folder as made by Cuttings; gives the open marker file.
pub(super) fn mark(folder: &Path) -> io::Result<File> {
    write(
        &folder.join(MARKER),
        b"Cuttings made this folder. Every build replaces all that is in it.\n",
    )
}

/// Removes a folder that Cuttings made, or an empty one; a missing folder is fine. The marker goes last, so that a removal
/// that was cut short is recognised.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    if !is_marked(folder) {
        return match fs::remove_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            outcome => outcome,
        };
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == MARKER {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => remove_tree(&entry.path())?,
            false => fs::remove_file(entry.path())?,
        }
    }
    fs::remove_file(folder.join(MARKER))?;
    fs::remove_dir(folder)
}

/// Removes a folder with everything in it, whoever made it, in parallel: removing several folders at once takes hardly longer
/// than removing one.
pub(super) fn remove_tree(folder: &Path) -> io::Result<()> {
    for depth in [3, 2, 1] {
        let parts: Vec<PathBuf> = WalkDir::new(folder)
            .min_depth(depth)
            .max_depth(depth)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_dir())
            .map(DirEntry::into_path)
            .collect();
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..REMOVERS.min(parts.len()) {
                scope.spawn(|| {
                    while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                        // What could not be removed here stops the removal of the whole below, which says why.
                        let _ = fs::remove_dir_all(part);
                    }
                });
            }
        });
    }
    fs::remove_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_carried_over_file_keeps_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let (former, target) = (folder.path().join("a"), folder.path().join("b"));
        let time = UNIX_EPOCH + Duration::from_secs(1_000_000);
        write(&former, b"same").unwrap().set_modified(time).unwrap();
        carry_over(&former, &target).unwrap();
        assert_eq!(fs::metadata(&target).unwrap().modified().unwrap(), time);
        assert!(holds(&target, b"same") && !holds(&target, b"else"));
    }

    #[test]
    fn a_file_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        write(&file, b"first").unwrap();
        assert!(write(&file, b"second").is_err());
        assert!(holds(&file, b"first"));
    }

    #[test]
    fn only_marked_or_empty_folders_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (empty, marked, foreign) = (
            folder.path().join("empty"),
            folder.path().join("marked"),
            folder.path().join("foreign"),
        );
        for path in [&empty, &marked, &foreign] {
            fs::create_dir(path).unwrap();
        }
        mark(&marked).unwrap();
        fs::create_dir(marked.join("people")).unwrap();
        fs::write(marked.join("people/index.html"), "x").unwrap();
        fs::write(foreign.join("letter.txt"), "mine").unwrap();
        remove(&empty).unwrap();
        remove(&marked).unwrap();
        remove(&folder.path().join("missing")).unwrap();
        assert!(remove(&foreign).is_err());
        assert!(!empty.exists() && !marked.exists() && foreign.join("letter.txt").exists());
    }
}
