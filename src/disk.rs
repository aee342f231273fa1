//! Reading files: the one door through which what others put on the disk comes in.
//!
//! Whoever opens a pipe, a socket or a device waits for what may never come, so only regular files are read.

#![expect(
    clippy::disallowed_methods,
    reason = "everything that reads a file does it through here"
)]

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// The bytes of a regular file, links followed.
///
/// # Errors
///
/// It is something else than a file, or cannot be read.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    only_files(path)?;
    fs::read(path)
}

/// The same, to be read bit by bit.
///
/// # Errors
///
/// As [`read`].
pub(crate) fn open(path: &Path) -> io::Result<File> {
    only_files(path)?;
    File::open(path)
}

fn only_files(path: &Path) -> io::Result<()> {
    let found = fs::metadata(path)?;
    match found.is_file() {
        true => Ok(()),
        false => Err(not_a_file(found.is_dir())),
    }
}

/// The same, as UTF-8 text.
///
/// # Errors
///
/// As [`read`]; [`io::ErrorKind::InvalidData`] where the bytes are not UTF-8.
pub(crate) fn read_to_string(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}

fn not_a_file(is_folder: bool) -> io::Error {
    match is_folder {
        true => io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"),
        false => io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is a pipe, a socket or a device, not a file",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "text").unwrap();
        assert_eq!(read(&file).unwrap(), b"text");
        fs::write(&file, b"caf\xe9").unwrap();
        let error = read_to_string(&file).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        let error = read(folder.path()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
        let error = read(&folder.path().join("b")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_a_socket_and_a_device_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let (pipe, socket) = (folder.path().join("pipe"), folder.path().join("socket"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for path in [&pipe, &socket, Path::new("/dev/zero")] {
            let error = read(path).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{path:?}");
        }
    }
}
