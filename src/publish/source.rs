//! Source files that the site offers. They are read when they are published, and must still be what the pages were made from.

use crate::disk;
use crate::model::{Diagnostic, Page, SourceCopy};
use crate::text::StableHash;

/// The file of the site that is a copy of a source file.
///
/// # Errors
///
/// A source file that is gone, or has changed since it was read.
pub fn read_source(copy: &SourceCopy) -> Result<Page, Diagnostic> {
    let fault = |message: String, hint: &str| {
        Err(Diagnostic::error(message)
            .at(copy.source.clone())
            .hint(hint))
    };
    let bytes = match disk::read(&copy.file.location) {
        Ok(bytes) => bytes,
        Err(error) => {
            let hint = "it was there when the build began; build again";
            return fault(format!("cannot be read: {error}"), hint);
        }
    };
    if bytes.len() != copy.file.length || StableHash::of(&bytes) != copy.file.hash {
        return fault(
            "the file changed during the build".to_owned(),
            "build again, so that pages show what it says now",
        );
    }
    Ok(Page {
        path: copy.path.clone(),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StoredFile;
    use std::fs;

    #[test]
    fn a_file_that_changed_or_went_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let location = folder.path().join("a.txt");
        fs::write(&location, "first").unwrap();
        let copy = SourceCopy {
            path: "documents/a/source.txt".to_owned(),
            source: "seeds/a.txt".to_owned(),
            file: StoredFile {
                location: location.clone(),
                length: 5,
                hash: StableHash::of(b"first"),
            },
        };
        assert_eq!(read_source(&copy).unwrap().bytes, b"first");
        for change in [Some("other"), Some("longer than before"), None] {
            match change {
                Some(text) => fs::write(&location, text).unwrap(),
                None => fs::remove_file(&location).unwrap(),
            }
            let error = read_source(&copy).unwrap_err();
            assert_eq!(error.path.as_deref(), Some("seeds/a.txt"));
            assert!(error.hint.is_some());
        }
    }
}
