//! Every file that a build reads, as hashes.

use crate::config::{INPUT_FILES, INPUT_FOLDERS};
use crate::disk;
use crate::text::ContentHash;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The files that a build reads, by path from the root, each with a hash of its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs(BTreeMap<String, ContentHash>);

impl Inputs {
    /// Reads all but the content folder, which only site.toml names.
    pub fn of_setup(root: &Path) -> Self {
        let mut files: Vec<PathBuf> = INPUT_FILES.iter().map(|name| root.join(name)).collect();
        for folder in INPUT_FOLDERS {
            files.extend(below(&root.join(folder), None));
        }
        Self(hashes(root, files))
    }

    /// Adds the content folder; `output` is left out where it lies inside.
    #[must_use]
    pub fn with_content(mut self, root: &Path, content: &str, output: &Path) -> Self {
        let files = below(&root.join(content), Some(output));
        for (path, hash) in hashes(root, files) {
            self.0.entry(path).or_insert(hash);
        }
        self
    }

    /// The same files, one with another text.
    #[must_use]
    pub fn with_file(mut self, name: &str, text: &str) -> Self {
        let hash = ContentHash::of_all(&[text.as_bytes()]);
        self.0.insert(name.to_owned(), hash);
        self
    }

    /// The hash of all of them.
    pub fn hash(&self) -> ContentHash {
        self.hash_of("")
    }

    /// The hash of the archive's own language packs.
    pub fn languages(&self) -> ContentHash {
        self.hash_of("languages/")
    }

    fn hash_of(&self, beginning: &str) -> ContentHash {
        let files = self
            .0
            .iter()
            .filter(|(path, _)| path.starts_with(beginning));
        let mut all = Vec::new();
        for (path, hash) in files {
            all.extend((path.len() as u64).to_le_bytes());
            all.extend(path.as_bytes());
            all.extend(hash.0.to_le_bytes());
        }
        ContentHash::of(&all)
    }
}

fn hashes(root: &Path, files: Vec<PathBuf>) -> BTreeMap<String, ContentHash> {
    let hashes = files.into_par_iter().map(|file| {
        let hash = match disk::read(&file) {
            Ok(bytes) => ContentHash::of_all(&[&bytes]),
            Err(error) => ContentHash::of(format!("{:?}", error.kind()).as_bytes()),
        };
        let inside = file.strip_prefix(root).unwrap_or(&file);
        (inside.to_string_lossy().replace('\\', "/"), hash)
    });
    hashes.collect()
}

/// The files below a folder. Links are followed; in the content folder, whose output folder is given, not those that lead out of it.
fn below(folder: &Path, output: Option<&Path>) -> Vec<PathBuf> {
    let home = fs::canonicalize(folder).ok();
    let leads_out = |entry: &DirEntry| {
        entry.depth() > 0
            && entry.path_is_symlink()
            && entry.file_type().is_dir()
            && match (&home, fs::canonicalize(entry.path())) {
                (Some(home), Ok(real)) => !real.starts_with(home),
                _ => true,
            }
    };
    let mut files = Vec::new();
    let mut walk = WalkDir::new(folder).follow_links(true).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                // A link that leads nowhere or in a circle is an input too: a build warns of it.
                files.extend(error.path().map(Path::to_owned));
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy();
        let is_hidden = entry.depth() > 0 && name.starts_with('.') && name != ".cuttingsignore";
        if is_hidden || Some(entry.path()) == output || output.is_some() && leads_out(&entry) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            if !is_hidden && entry.path_is_symlink() {
                files.push(entry.into_path());
            }
        } else if !entry.file_type().is_dir() {
            // Pipes and devices too: a build says that it cannot read them.
            files.push(entry.into_path());
        }
    }
    files
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the tests make the files that they read"
)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_counts_changes_the_hash_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["seeds/deep", "languages", "templates", "public"] {
            fs::create_dir_all(root.join(name)).unwrap();
        }
        let read = || Inputs::of_setup(root).with_content(root, "seeds", &root.join("public"));
        let mut before = read();
        for path in [
            "site.toml",
            "archive.lock",
            "seeds/a.txt",
            "seeds/deep/b.yaml",
            "seeds/.cuttingsignore",
            "templates/event.html",
        ] {
            for text in ["one", "two"] {
                fs::write(root.join(path), text).unwrap();
                let after = read();
                assert_ne!(before.hash(), after.hash(), "{path}");
                assert_eq!(before.languages(), after.languages(), "{path}");
                before = after;
            }
        }
        for path in ["public/index.html", "notes.txt", "seeds/.a.txt.swp"] {
            fs::write(root.join(path), "else").unwrap();
            assert_eq!(before, read(), "{path}");
        }
        fs::write(root.join("languages/ru.toml"), "").unwrap();
        assert_ne!(before.languages(), read().languages());
        assert_eq!(
            before.with_file("archive.lock", "two").0["archive.lock"],
            read().0["archive.lock"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_counts_too() {
        let folder = tempfile::tempdir().unwrap();
        let read = || Inputs::of_setup(folder.path()).hash();
        fs::create_dir(folder.path().join("topics")).unwrap();
        let before = read();
        let socket = folder.path().join("topics/a.yaml");
        let _listener = std::os::unix::net::UnixListener::bind(socket).unwrap();
        assert_ne!(before, read());
    }

    #[test]
    fn a_file_that_is_missing_is_not_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let read = || Inputs::of_setup(folder.path());
        let before = read();
        fs::write(folder.path().join("curation.yaml"), "").unwrap();
        assert_ne!(before.hash(), read().hash());
    }
}
