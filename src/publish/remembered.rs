//! The files beside site.toml that a build writes: the remembered addresses, and translations.

use super::durable;
use crate::disk;
use crate::model::Diagnostic;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes the text to the file in the folder, unless the file has it already. Readers see the former text or this one, never a part of it.
///
/// Returns whether it had to write. A read-only file is only replaced with `force`.
///
/// # Errors
///
/// The file is read-only, or cannot be written.
pub fn write_beside(folder: &Path, name: &str, text: &str, force: bool) -> io::Result<bool> {
    let file = folder.join(name);
    if disk::read(&file).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(false);
    }
    let is_read_only = fs::metadata(&file).is_ok_and(|found| found.permissions().readonly());
    match is_read_only && !force {
        true => Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "the file is read-only",
        )),
        false => replace(folder, &file, name, text).map(|()| true),
    }
}

/// The same for the file that remembers addresses.
///
/// # Errors
///
/// The file is read-only, or cannot be written.
pub fn remember(folder: &Path, name: &str, text: &str, force: bool) -> Result<bool, Diagnostic> {
    write_beside(folder, name, text, force).map_err(|error| {
        Diagnostic::error(format!("the addresses cannot be remembered: {error}"))
            .at(name)
            .hint("make the file and its folder writable, so that links stay good when texts change; a build with --forget-addresses does without")
    })
}

fn replace(folder: &Path, file: &Path, name: &str, text: &str) -> io::Result<()> {
    // Where the file is a link, what it points to is replaced.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let beside = target
        .parent()
        .unwrap_or(folder)
        .join(format!(".{name}.cuttings-new"));
    // What a killed build left there may be anything.
    let _ = fs::remove_file(&beside);
    let written = File::create_new(&beside).and_then(|mut new| {
        new.write_all(text.as_bytes())?;
        new.sync_all()
    });
    let outcome = written.and_then(|()| fs::rename(&beside, &target));
    if outcome.is_err() {
        // The first error is the one to report; the next build writes over what is left.
        let _ = fs::remove_file(&beside);
    }
    outcome?;
    // The name is in its place; should this fail, the system writes it down a little later.
    let _ = durable::sync_folder(target.parent().unwrap_or(folder));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_is_written() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(remember(folder.path(), "lock", "one", false), Ok(true));
        assert_eq!(remember(folder.path(), "lock", "one", false), Ok(false));
        assert_eq!(remember(folder.path(), "lock", "two", false), Ok(true));
        assert_eq!(
            fs::read_to_string(folder.path().join("lock")).unwrap(),
            "two"
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let missing = folder.path().join("missing");
        assert!(
            remember(&missing, "lock", "one", false)
                .unwrap_err()
                .hint
                .is_some()
        );
    }
    #[test]
    fn a_read_only_file_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lock");
        fs::write(&file, "one").unwrap();
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        assert_eq!(remember(folder.path(), "lock", "one", false), Ok(false));
        let error = remember(folder.path(), "lock", "two", false).unwrap_err();
        assert!(error.message.contains("read-only"), "{error:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
        assert_eq!(remember(folder.path(), "lock", "two", true), Ok(true));
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
    }
}
