//! The folder `.cuttings/`: its marks for git and for backups, the lock of the build that uses it, the store and its checksum.

#![expect(
    clippy::disallowed_methods,
    reason = "what builds remember lies on disk"
)]

use super::store::{self, Contents, Store};
use crate::disk;
use crate::text::ContentHash;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The folder's name.
pub const FOLDER: &str = ".cuttings";

/// As the Cache Directory Tagging Specification wants it, so that backups leave the folder out.
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
                   # What Cuttings worked out in earlier builds. It is safe to delete.\n";

/// The folder, which no other build uses for as long as this value lives.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// None where the folder is yet to be made.
    lock: Option<File>,
}

impl Folder {
    /// Locks the folder, if it is there. Nothing if another build has it, or if the disk does not let us.
    pub(super) fn take(path: &Path) -> Option<Self> {
        let mut folder = Self {
            path: path.to_owned(),
            lock: None,
        };
        (!path.exists() || folder.make()).then_some(folder)
    }

    /// Makes the folder where it is missing, and locks it. Whether that could be done.
    fn make(&mut self) -> bool {
        let made = || -> io::Result<File> {
            fs::create_dir_all(&self.path)?;
            put(&self.path.join(".gitignore"), "*\n")?;
            put(&self.path.join("CACHEDIR.TAG"), TAG)?;
            let lock = self.path.join("lock");
            if lock.exists() && !lock.is_file() {
                return Err(ErrorKind::InvalidInput.into());
            }
            File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(lock)
        };
        self.lock = made().ok().filter(|lock| lock.try_lock().is_ok());
        self.lock.is_some()
    }

    /// The store as the last build left it; nothing where there is none, or one that another version of the program wrote.
    ///
    /// # Errors
    ///
    /// The store is not as a build left it. What is wrong is said in a sentence, and the store is removed.
    pub(super) fn store(&self) -> Result<Option<Store>, String> {
        let found = match checksum(&self.file()) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.no_use(&error.to_string())),
        };
        // The store is only opened where it is whole: redb takes for granted what it has written.
        let sum = disk::read_to_string(&self.sum()).unwrap_or_default();
        if sum != found {
            return Err(self.no_use("its checksum is not that of the last build"));
        }
        let program = program();
        Store::open(&self.file(), &program).map_err(|error| self.no_use(&error.to_string()))
    }

    /// Writes the contents. A store that is not written whole has no checksum, and is not used.
    pub(super) fn write(&mut self, contents: &Contents) {
        if self.lock.is_none() && !self.make() {
            return;
        }
        let written = || -> io::Result<()> {
            remove(&self.sum())?;
            let program = program();
            if store::write(&self.file(), &program, contents).is_err() {
                return remove(&self.file());
            }
            fs::write(self.sum(), checksum(&self.file())?)
        };
        // The next build works out what is not kept; the site of this one is in place.
        let _ = written();
    }

    fn no_use(&self, why: &str) -> String {
        // Should the removal fail, the checksum is still missing or wrong.
        let _ = remove(&self.file()).and_then(|()| remove(&self.sum()));
        format!(
            "what earlier builds kept in {}/ is damaged ({why}): this build works everything out again",
            FOLDER
        )
    }

    fn file(&self) -> PathBuf {
        self.path.join("store.redb")
    }

    fn sum(&self) -> PathBuf {
        self.path.join("store.sum")
    }
}

/// The checksum of a file, which may be larger than memory should be.
fn checksum(file: &Path) -> io::Result<String> {
    let hash = ContentHash::of_reader(disk::open(file)?)?;
    Ok(format!("{:032x}\n", hash.0))
}

fn put(file: &Path, text: &str) -> io::Result<()> {
    match file.exists() {
        true => Ok(()),
        false => fs::write(file, text),
    }
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Tells this program from every other, also from one of the same version that was compiled from other sources.
fn program() -> Vec<u8> {
    let binary = std::env::current_exe().and_then(fs::metadata);
    let binary = binary.map(|found| (found.len(), found.modified().ok()));
    let (length, modified) = binary.unwrap_or_default();
    let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let mut name = env!("CARGO_PKG_VERSION").as_bytes().to_vec();
    name.extend(length.to_le_bytes());
    name.extend(modified.unwrap_or_default().as_nanos().to_le_bytes());
    name
}
