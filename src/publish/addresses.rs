//! Whether the pages' paths can exist together in one folder on any file system.

use crate::model::Diagnostic;
use crate::text::is_device;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// The paths of a site so far.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// Every file's path by its key.
    files: FxHashMap<String, String>,
    /// Every folder's key, with the path of a file in it.
    folders: FxHashMap<String, String>,
}

impl Addresses {
    /// Takes a path in; an error when it leaves the output folder, cannot be written everywhere, or meets another page's.
    pub(super) fn add(&mut self, path: &str) -> Result<(), Diagnostic> {
        if let Some(fault) = fault(path) {
            return Err(Diagnostic::error(format!("the page `{path}` {fault}"))
                .hint("this is a bug in Cuttings, not in your texts; please report it"));
        }
        let key = key(path);
        if let Some(other) = self.files.get(&key).or_else(|| self.folders.get(&key)) {
            return Err(collision(other, path));
        }
        for (at, _) in key.match_indices('/') {
            let folder = &key[..at];
            if let Some(other) = self.files.get(folder) {
                return Err(collision(other, path));
            }
            if !self.folders.contains_key(folder) {
                self.folders.insert(folder.to_owned(), path.to_owned());
            }
        }
        self.files.insert(key, path.to_owned());
        Ok(())
    }

    /// Whether exactly this path was taken in.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.files.get(&key(path)).is_some_and(|own| own == path)
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }
}

/// What is wrong with one path, as the end of a sentence.
fn fault(path: &str) -> Option<&'static str> {
    let strange = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    let mut parts = path.split('/');
    if path == super::MARKER {
        Some("has the name of the marker file")
    } else if path.starts_with('/') {
        Some("has an absolute path")
    } else if parts.clone().any(|part| part == "." || part == "..") {
        Some("has a path that climbs out of its folder")
    } else if path.contains(strange) {
        Some("has a character in its path that not every file system takes")
    } else if parts.clone().any(is_device) {
        Some("has a part in its path that Windows keeps for a device")
    } else if parts.any(|part| part.is_empty() || part.ends_with(['.', ' '])) {
        Some("has a part in its path that is empty or ends in a dot or blank")
    } else {
        None
    }
}

/// The path as a file system sees it that keeps neither case nor the way accents are composed.
fn key(path: &str) -> String {
    path.to_lowercase().nfc().collect()
}

/// Which of the two came first depends on the threads; the message does not.
fn collision(first: &str, second: &str) -> Diagnostic {
    let (first, second) = (first.min(second), first.max(second));
    let message = match first == second {
        true => format!("two pages have the address `{first}`"),
        false => format!("the pages `{first}` and `{second}` cannot exist in one folder"),
    };
    Diagnostic::error(message).hint(
        "give one of the two source files another name, or another `id` in its front matter; \
         names that differ only in case are one file on many disks",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(paths: &[&str]) -> Result<(), Diagnostic> {
        let mut addresses = Addresses::default();
        paths.iter().try_for_each(|path| addresses.add(path))
    }

    #[test]
    fn usual_paths_pass() {
        checked(&[
            "index.html",
            "people/anna-weiss/index.html",
            "people/index.html",
            ".nojekyll",
        ])
        .unwrap();
    }

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in [
            "",
            "/etc/passwd",
            "../a",
            "a/../../b",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "C:a",
            "a\0b",
            "a./b",
            "people/nul/index.html",
            "api/con.json",
            ".cuttings",
        ] {
            assert!(checked(&[path]).is_err(), "{path:?} passed");
        }
    }

    #[test]
    fn collisions_are_found_whatever_case_and_accents() {
        for pair in [
            ["a/index.html", "a/index.html"],
            ["a/Index.html", "a/index.html"],
            ["caf\u{e9}", "cafe\u{301}"],
            ["people/anna", "People/Anna/index.html"],
            ["People/Anna/index.html", "people/anna"],
        ] {
            let message = checked(&pair).unwrap_err().message;
            assert!(
                message.contains(pair[0]) && message.contains(pair[1]),
                "{message}"
            );
        }
    }
}
