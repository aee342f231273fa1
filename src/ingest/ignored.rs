//! `.cuttingsignore`: what the owner wants left out, by the rules of `.gitignore` (crate `ignore`).

use crate::disk;
use crate::model::Diagnostic;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file's name.
const NAME: &str = ".cuttingsignore";

type Fault = (PathBuf, Option<usize>, String);

/// The rules of a folder and of those above it, up to the content folder; the nearest rule decides, as in git.
pub(super) struct IgnoreRules {
    top: PathBuf,
    by_folder: BTreeMap<PathBuf, Gitignore>,
    /// Files that were left out, without their endings: a sidecar of one of them is not lost.
    left_out: BTreeSet<PathBuf>,
    /// File, line and message.
    faults: Vec<Fault>,
}

impl IgnoreRules {
    pub(super) fn new(top: &Path) -> Self {
        Self {
            top: top.to_owned(),
            by_folder: BTreeMap::new(),
            left_out: BTreeSet::new(),
            faults: Vec::new(),
        }
    }

    /// Whether the file or folder is to be left out. Whoever asks about a folder's content has asked about the folder before.
    pub(super) fn ignores(&mut self, path: &Path, is_folder: bool) -> bool {
        let mut folder = path.parent();
        while let Some(at) = folder.filter(|at| at.starts_with(&self.top)) {
            let matched = self.rules_of(at).matched(path, is_folder).map(|_| ());
            if !matched.is_none() {
                if matched.is_ignore() {
                    self.left_out.insert(path.with_extension(""));
                }
                return matched.is_ignore();
            }
            folder = at.parent();
        }
        false
    }

    /// Whether a file that has this name but for its ending was left out.
    pub(super) fn has_left_out(&self, location: &Path) -> bool {
        self.left_out.contains(&location.with_extension(""))
    }

    /// Patterns that are none; `shown` turns a location into a path for people.
    ///
    /// # Errors
    ///
    /// A file that could not be read: without its patterns, what the owner leaves out would be published.
    pub(super) fn faults(
        &self,
        shown: impl Fn(&Path) -> String,
    ) -> Result<Vec<Diagnostic>, Diagnostic> {
        let faults = self.faults.iter().map(|(path, line, message)| {
            let fault = match line {
                Some(line) => Ok(Diagnostic::warning(message.clone()).line(*line)),
                None => Err(Diagnostic::error(message.clone())),
            };
            let finish = |fault: Diagnostic| {
                fault.at(shown(path)).hint(
                    "it is a file of patterns as in .gitignore: drafts/, *.bak.txt, !keep.txt",
                )
            };
            fault.map(finish).map_err(finish)
        });
        faults.collect()
    }

    fn rules_of(&mut self, folder: &Path) -> &Gitignore {
        let Self {
            by_folder, faults, ..
        } = self;
        by_folder
            .entry(folder.to_owned())
            .or_insert_with(|| read_rules(folder, faults))
    }
}

fn read_rules(folder: &Path, faults: &mut Vec<Fault>) -> Gitignore {
    let location = folder.join(NAME);
    let bytes = match disk::read(&location) {
        Ok(bytes) => bytes,
        Err(error) => {
            if error.kind() != ErrorKind::NotFound {
                faults.push((location, None, format!("cannot be read: {error}")));
            }
            return Gitignore::empty();
        }
    };
    let mut builder = GitignoreBuilder::new(folder);
    let text = String::from_utf8_lossy(&bytes);
    for (at, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        if builder.add_line(None, line).is_err() {
            let message = format!("\"{line}\" is not a valid pattern");
            faults.push((location.clone(), Some(at + 1), message));
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}
