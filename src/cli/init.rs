//! `init`: creates a new archive with two short sample texts.

use super::Status;
use super::arguments::InitArguments;
use super::messages::Messages;
use crate::link::permanence::{forget_documents, hash_of};
use crate::model::{Diagnostic, Lock};
use include_dir::{Dir, DirEntry, include_dir};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The files of a new archive. `gitignore` has no dot here, so that git does not apply it to this folder.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// Hashes of the sample texts, as archive.lock has them.
const SAMPLES: [&str; 2] = ["49088aeccd6af4c6", "27a8c782d7fe6136"];

/// Takes the sample texts out of the memory: while they are there, a build remembers them again, and when they are deleted, nothing of theirs is left.
pub(super) fn forget_samples(lock: &mut Lock) {
    let texts = lock.texts.iter();
    let samples: BTreeSet<String> = texts
        .filter(|(_, marks)| marks.iter().all(|mark| SAMPLES.contains(&hash_of(mark))))
        .map(|(id, _)| id.clone())
        .collect();
    forget_documents(lock, &samples.iter().map(String::as_str).collect());
}

/// Creates an archive in a new or empty folder.
pub fn run(arguments: &InitArguments, messages: &Messages) -> Status {
    let folder = arguments.folder.display();
    let outcome = start(&arguments.folder);
    if outcome.is_ok() {
        messages.tell(&format!(
            "Created an archive in {folder}. Put press texts into {folder}/seeds, then run: cuttings serve --root {folder} --open"
        ));
    }
    messages.finish(outcome)
}

fn start(folder: &Path) -> Result<(), Diagnostic> {
    let fault = |message: String, hint: &str| {
        Err(Diagnostic::error(message)
            .at(folder.display().to_string())
            .hint(hint))
    };
    match fs::read_dir(folder).map(|entries| entries.count()) {
        Ok(1..) => {
            return fault(
                "the folder is not empty".to_owned(),
                "choose an empty folder or a new one",
            );
        }
        Ok(0) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return fault(
                "this is a file, not a folder".to_owned(),
                "choose another name",
            );
        }
        Err(error) => {
            return fault(
                format!("cannot read the folder: {error}"),
                "choose another folder",
            );
        }
    }
    let written = fs::create_dir_all(folder).and_then(|()| write(&STARTER, folder));
    written.or_else(|error| {
        fault(
            format!("cannot write the archive: {error}"),
            "choose a folder that you have permission to write to",
        )
    })
}

/// Writes the files of the folder; none of them may exist yet.
fn write(starter: &Dir<'_>, target: &Path) -> io::Result<()> {
    for entry in starter.entries() {
        let name = entry.path().file_name().unwrap_or_default();
        match entry {
            DirEntry::Dir(inner) => {
                fs::create_dir(target.join(name))?;
                write(inner, &target.join(name))?;
            }
            DirEntry::File(file) => {
                let name = match name.to_str() {
                    Some("gitignore") => ".gitignore".as_ref(),
                    _ => name,
                };
                File::create_new(target.join(name))?.write_all(file.contents())?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_archive_has_all_its_files() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("a/press");
        start(&folder).unwrap();
        for name in [
            "site.toml",
            "curation.yaml",
            ".gitignore",
            "seeds/floating-library-en.txt",
            "seeds/floating-library-ru.txt",
        ] {
            assert!(folder.join(name).is_file(), "{name} is missing");
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 4);
        assert_eq!(fs::read_dir(folder.join("seeds")).unwrap().count(), 2);
    }

    #[test]
    fn a_folder_with_files_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        start(folder.path()).unwrap();
        let error = start(folder.path()).unwrap_err();
        assert!(error.message.contains("not empty") && error.hint.is_some());
        let error = start(&folder.path().join("site.toml")).unwrap_err();
        assert!(error.message.contains("file"), "{}", error.message);
    }

    #[test]
    fn site_toml_is_valid() {
        let text = STARTER
            .get_file("site.toml")
            .and_then(|file| file.contents_utf8())
            .unwrap();
        let settings: toml::Table = text.parse().unwrap();
        for key in ["title", "languages", "briefings"] {
            assert!(settings.contains_key(key), "{key} is missing");
        }
        // What is about the samples is commented out, so that nothing of it is left when they are deleted.
        for key in ["topics", "outlets"] {
            assert!(!settings.contains_key(key), "{key} outlives the samples");
        }
    }

    #[test]
    fn the_commented_examples_of_decisions_are_valid() {
        let text = STARTER
            .get_file("curation.yaml")
            .and_then(|file| file.contents_utf8())
            .unwrap();
        let examples: String = text
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .skip(2)
            .map(|line| format!("{line}\n"))
            .collect();
        let decisions = crate::config::parse_curation(&examples).unwrap();
        assert!(!decisions.stories_together.is_empty());
        assert!(!decisions.events_together.is_empty());
        assert!(!decisions.people_merge.is_empty());
    }
}
