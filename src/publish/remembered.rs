//! The one file beside site.toml that a build writes: the remembered addresses.

use crate::model::Diagnostic;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes the text to the file in the folder, unless the file has it already. Readers see the former text or this one, never a part of it.
///
/// Returns whether it had to write.
///
/// # Errors
///
/// The file cannot be written: a warning, since the site is in place.
pub fn remember(folder: &Path, name: &str, text: &str) -> Result<bool, Diagnostic> {
    let file = folder.join(name);
    if fs::read(&file).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(false);
    }
    replace(folder, &file, name, text).map(|()| true).map_err(|error| {
        Diagnostic::warning(format!("the addresses could not be remembered: {error}"))
            .at(name)
            .hint("make the file and its folder writable and build again, so that links stay good when texts change")
    })
}

fn replace(folder: &Path, file: &Path, name: &str, text: &str) -> io::Result<()> {
    // Where the file is a link, what it points to is replaced.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let beside = target
        .parent()
        .unwrap_or(folder)
        .join(format!(".{name}.cuttings-new"));
    let written = File::create(&beside).and_then(|mut new| {
        new.write_all(text.as_bytes())?;
        new.sync_all()
    });
    let outcome = written.and_then(|()| fs::rename(&beside, &target));
    if outcome.is_err() {
        // The first error is the one to report; the next build writes over what is left.
        let _ = fs::remove_file(&beside);
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_is_written() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(remember(folder.path(), "lock", "one"), Ok(true));
        assert_eq!(remember(folder.path(), "lock", "one"), Ok(false));
        assert_eq!(remember(folder.path(), "lock", "two"), Ok(true));
        assert_eq!(
            fs::read_to_string(folder.path().join("lock")).unwrap(),
            "two"
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let missing = folder.path().join("missing");
        assert!(
            remember(&missing, "lock", "one")
                .unwrap_err()
                .hint
                .is_some()
        );
    }
}
