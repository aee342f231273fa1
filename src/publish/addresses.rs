//! Whether the pages' paths can stand together in one folder, on any file system.

use crate::model::{Diagnostic, Page};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Finds the first page whose path leaves the output folder, cannot be written everywhere, or meets another page's.
pub(super) fn check(pages: &[Page]) -> Result<(), Diagnostic> {
    let mut files: BTreeMap<String, &str> = BTreeMap::new();
    for page in pages {
        if let Some(fault) = fault(&page.path) {
            return Err(
                Diagnostic::error(format!("the page `{}` {fault}", page.path))
                    .hint("this is a fault of Cuttings, not of your texts; please report it"),
            );
        }
        if let Some(other) = files.insert(key(&page.path), &page.path) {
            return Err(collision(other, &page.path));
        }
    }
    for (key, path) in &files {
        let folders = key.match_indices('/').map(|(at, _)| &key[..at]);
        if let Some(other) = folders.filter_map(|folder| files.get(folder)).next() {
            return Err(collision(other, path));
        }
    }
    Ok(())
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

fn collision(first: &str, second: &str) -> Diagnostic {
    let message = match first == second {
        true => format!("two pages have the address `{first}`"),
        false => format!("the pages `{first}` and `{second}` cannot stand in one folder"),
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
        let pages: Vec<Page> = paths
            .iter()
            .map(|path| Page {
                path: (*path).to_owned(),
                bytes: Vec::new(),
            })
            .collect();
        check(&pages)
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
        ] {
            let message = checked(&pair).unwrap_err().message;
            assert!(
                message.contains(pair[0]) && message.contains(pair[1]),
                "{message}"
            );
        }
    }
}
