//! site.toml, curation.yaml, topics/, translations.yaml and archive.lock: texts come in, validated settings go out.

mod curation;
mod entities;
mod extra;
mod lock;
mod publishing;
mod raw;
mod setup;
mod setup_file;
mod site;
mod topics;
mod translations;
mod web_addresses;

pub use curation::parse_curation;
pub use lock::{LOCK, lock_text, parse_lock};
pub use setup::Setup;
pub use site::{parse_site, site_without_file};
pub use translations::{parse_translations, with_translations};
pub use web_addresses::check_base_url;

use crate::disk;
use crate::model::{CURATION_FILE, Diagnostic, TRANSLATIONS_FILE};
use std::path::{Path, PathBuf};

/// Files of the root that a build reads.
pub const INPUT_FILES: [&str; 4] = ["site.toml", CURATION_FILE, LOCK, TRANSLATIONS_FILE];
/// Folders of the root that a build reads, besides the content folder, which site.toml names.
pub const INPUT_FOLDERS: [&str; 4] = ["languages", "static", "templates", "topics"];

/// The archive's root: the given folder, or the nearest one from `start` upwards that has a site.toml.
///
/// # Errors
///
/// There is no site.toml.
pub fn find_root(given: Option<&Path>, start: &Path) -> Result<PathBuf, Diagnostic> {
    let missing = |folder: &Path| {
        Diagnostic::error(format!("no site.toml in {}", folder.display()))
            .hint("start an archive with `cuttings init DIR`, or name its folder with --root")
    };
    if let Some(root) = given {
        return if root.join("site.toml").is_file() {
            Ok(root.to_path_buf())
        } else {
            Err(missing(root))
        };
    }
    start
        .ancestors()
        .find(|folder| folder.join("site.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| missing(start))
}

/// Reads a set-up file of the archive as UTF-8; `None` if there is none.
///
/// # Errors
///
/// The file is not UTF-8 or cannot be read.
pub fn read_setup_file(root: &Path, name: &str) -> Result<Option<String>, Diagnostic> {
    match disk::read_to_string(&root.join(name)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            Err(Diagnostic::error("the file is not UTF-8 text")
                .at(name)
                .hint("open it in an editor and save it as UTF-8"))
        }
        Err(error) => Err(Diagnostic::error(format!("cannot be read: {error}"))
            .at(name)
            .hint("check that it is a file that you may read")),
    }
}
