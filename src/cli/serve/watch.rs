//! Notices when an input of the site changes, appears or goes away.

use crate::config::{INPUT_FILES, INPUT_FOLDERS};
use crate::publish::resolve;
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Time without events before a change counts; editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Wakes the loop of the server.
pub(super) enum Signal {
    /// Something changed on disk.
    Changes(DebounceEventResult),
    /// The server is to end.
    Stop,
}

/// What to watch; none of it needs to exist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// Folders with everything below them.
    pub folders: Vec<PathBuf>,
    /// Single files.
    pub files: Vec<PathBuf>,
    /// Folders whose changes do not count, even inside a watched one.
    pub ignored: Vec<PathBuf>,
}

impl Watched {
    /// The inputs of an archive, given its root, content folder and output folder.
    pub fn archive(root: &Path, content: &Path, output: &Path) -> Self {
        Self {
            folders: INPUT_FOLDERS
                .map(|name| root.join(name))
                .into_iter()
                .chain([root.join(content)])
                .collect(),
            files: INPUT_FILES.map(|name| root.join(name)).to_vec(),
            ignored: vec![root.join(output), root.join("target"), root.join(".git")],
        }
    }

    /// The same with real paths, as events name them.
    fn resolved(self) -> Self {
        let real = |paths: Vec<PathBuf>| {
            paths
                .into_iter()
                .map(|path| resolve(&path).unwrap_or(path))
                .collect()
        };
        Self {
            folders: real(self.folders),
            files: real(self.files),
            ignored: real(self.ignored),
        }
    }

    /// Whether a change at this path can change the site.
    fn concerns(&self, path: &Path) -> bool {
        let watched = self.files.iter().any(|file| file == path)
            || self.folders.iter().any(|folder| path.starts_with(folder));
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy())
            .unwrap_or_default();
        // Editors keep such files beside the one that is being edited.
        let passing = name.starts_with('.') || name.ends_with('~') || name.starts_with('#');
        watched && !passing && !self.ignored.iter().any(|folder| path.starts_with(folder))
    }
}

/// The running watch. Signals arrive at the sender that it was started with.
pub(super) struct Watch {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    watched: Watched,
    /// Folders under watch now.
    active: BTreeMap<PathBuf, RecursiveMode>,
}

impl Watch {
    /// Starts watching.
    ///
    /// # Errors
    ///
    /// The operating system does not let a folder be watched.
    pub(super) fn start(watched: Watched, signals: Sender<Signal>) -> notify::Result<Self> {
        let debouncer = new_debouncer(QUIET, None, move |outcome| {
            // When nobody listens any more the server has ended.
            let _ = signals.send(Signal::Changes(outcome));
        })?;
        let mut watch = Self {
            debouncer,
            watched: watched.resolved(),
            active: BTreeMap::new(),
        };
        watch.refresh()?;
        Ok(watch)
    }

    /// Returns whether the events concern the site. Watches folders that have appeared and drops those that are gone.
    pub(super) fn take_changes(&mut self, events: &[DebouncedEvent]) -> notify::Result<bool> {
        let mut concerned = false;
        for event in events.iter().filter(|event| is_change(event)) {
            concerned |= event.need_rescan();
            for path in &event.paths {
                concerned |= self.watched.concerns(path);
                if self.active.remove(path).is_some() {
                    // The folder itself came or went: a watch on the former one sees nothing of a new one.
                    let _ = self.debouncer.unwatch(path);
                }
            }
        }
        self.refresh()?;
        Ok(concerned)
    }

    /// Makes the watched folders those that should be.
    fn refresh(&mut self) -> notify::Result<()> {
        let wanted = self.wanted();
        let gone: Vec<PathBuf> = self
            .active
            .iter()
            .filter(|(path, mode)| wanted.get(*path) != Some(*mode))
            .map(|(path, _)| path.clone())
            .collect();
        for path in gone {
            self.active.remove(&path);
            // A folder that is gone has taken its watch with it.
            let _ = self.debouncer.unwatch(&path);
        }
        for (path, mode) in wanted {
            if !self.active.contains_key(&path) {
                self.debouncer.watch(&path, mode)?;
                self.active.insert(path, mode);
            }
        }
        Ok(())
    }

    /// Every watched folder that exists, with everything below it; and for every path the nearest existing folder above it,
    /// where its appearance shows.
    fn wanted(&self) -> BTreeMap<PathBuf, RecursiveMode> {
        let mut wanted = BTreeMap::new();
        for path in self.watched.files.iter().chain(&self.watched.folders) {
            if let Some(above) = path.ancestors().skip(1).find(|above| above.is_dir()) {
                wanted.insert(above.to_owned(), RecursiveMode::NonRecursive);
            }
        }
        for folder in self.watched.folders.iter().filter(|path| path.is_dir()) {
            wanted.insert(folder.clone(), RecursiveMode::Recursive);
        }
        wanted
    }
}

/// Reading a file is an event too; the build itself reads all of them.
fn is_change(event: &DebouncedEvent) -> bool {
    use notify::event::{MetadataKind, ModifyKind};
    !matches!(
        event.kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_that_concern_the_site_are_told_from_others() {
        let watched = Watched::archive(Path::new("/a"), Path::new("."), Path::new("public"));
        for path in [
            "/a/site.toml",
            "/a/letter.txt",
            "/a/templates/event.html",
            "/a/static/css/a.css",
        ] {
            assert!(watched.concerns(Path::new(path)), "{path}");
        }
        for path in [
            "/a/public/index.html",
            "/a/target/x",
            "/a/.letter.txt.swp",
            "/a/letter.txt~",
            "/b",
        ] {
            assert!(!watched.concerns(Path::new(path)), "{path}");
        }
        let watched = Watched::archive(Path::new("/a"), Path::new("seeds"), Path::new("public"));
        assert!(!watched.concerns(Path::new("/a/letter.txt")));
        assert!(watched.concerns(Path::new("/a/seeds")));
    }
}
