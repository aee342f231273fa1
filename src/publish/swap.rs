//! The exchange of the output folder for a new one, and what a killed build leaves behind.
//!
//! Beside `public` a build makes `.public.cuttings-new`; when that is whole and on the disk, the two change places in one step where the system can do that,
//! so that the site is never absent. Elsewhere `public` becomes `.public.cuttings-old`, then the new folder becomes `public`. The former site is removed at the
//! end. Killed before the exchange, a build leaves `new`; between two renames, `new` and `old`, and no `public`; after them, `old`, or `new` with the former
//! site in it. The next build tells these apart by what is there. A leftover that cannot be removed is told, and the next free name (`.public.cuttings-old-2`) is used.

use super::destination::OutputFolder;
use super::{MARKER, durable, files, is_marked};
use crate::model::Diagnostic;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Names for one purpose that are tried, one after another.
const NAMES: usize = 20;

impl OutputFolder {
    /// Where the new site is written: names in order.
    fn fresh(&self) -> impl DoubleEndedIterator<Item = PathBuf> {
        self.beside("new")
    }

    /// Where the former site waits while the new one takes its place: names in order.
    fn former(&self) -> impl DoubleEndedIterator<Item = PathBuf> {
        self.beside("old")
    }

    fn beside(&self, purpose: &str) -> impl DoubleEndedIterator<Item = PathBuf> {
        let first = format!(".{}.cuttings-{purpose}", self.name);
        (1..=NAMES).map(move |number| match number {
            1 => self.parent.join(&first),
            _ => self.parent.join(format!("{first}-{number}")),
        })
    }

    /// The first name that nothing has.
    fn free(
        &self,
        mut names: impl DoubleEndedIterator<Item = PathBuf>,
    ) -> Result<PathBuf, Diagnostic> {
        names.find(|path| !exists(path)).ok_or_else(|| {
            Diagnostic::error("earlier builds left too many folders beside the output folder")
                .at(self.shown.clone())
                .hint(format!(
                    "remove `.{}.cuttings-new` and `.{0}.cuttings-old`, with and without a number, in `{}`",
                    self.name,
                    self.parent.display()
                ))
        })
    }
}

/// Puts the former site back if a build was killed between the two renames.
pub(super) fn restore(place: &OutputFolder) -> Result<bool, Diagnostic> {
    refuse_company(place)?;
    if exists(&place.folder) {
        return Ok(false);
    }
    // The last name is that of the last build: one before it was taken by what could not be removed.
    let Some(former) = place.former().rev().find(|path| path.is_dir()) else {
        return Ok(false);
    };
    fs::rename(&former, &place.folder)
        .map_err(|error| place.fault("could not be restored after a killed build", &error))?;
    Ok(true)
}

/// Whether there is a folder of a build that has not ended.
pub(super) fn has_leftovers(place: &OutputFolder) -> bool {
    place
        .fresh()
        .chain(place.former())
        .any(|path| exists(&path))
}

/// Removes what killed builds left, after putting the former site back where that is needed. Gives warnings about what cannot be removed.
pub(super) fn clean_up(place: &OutputFolder) -> Result<Vec<Diagnostic>, Diagnostic> {
    restore(place)?;
    let mut left = Vec::new();
    // With a site of ours in its place, the swap was complete and only the removal is missing.
    if place.is_ours() {
        for former in place.former().filter(|path| exists(path)) {
            left.extend(remove_replaced(&former).err().map(|error| (former, error)));
        }
    }
    for fresh in place.fresh().filter(|path| exists(path)) {
        left.extend(files::remove(&fresh).err().map(|error| (fresh, error)));
    }
    let left = left.into_iter();
    Ok(left.map(|(path, error)| left_over(&path, &error)).collect())
}

/// A new site that is being written beside the output folder. Dropped before [`NewSite::swap_in`] it is removed again.
#[derive(Debug)]
pub(super) struct NewSite {
    place: OutputFolder,
    /// The folder.
    pub(super) folder: PathBuf,
    /// Held until the swap is done or the process ends, however it ends: other builds see that this folder is in use.
    marker: Option<File>,
    is_in_place: bool,
}

impl NewSite {
    /// Makes the folder, empty but for the marker.
    pub(super) fn new(place: &OutputFolder) -> Result<Self, Diagnostic> {
        let folder = place.free(place.fresh())?;
        fs::create_dir_all(&place.parent)
            .and_then(|()| fs::create_dir(&folder))
            .map_err(|error| place.fault("cannot be made", &error))?;
        let mut fresh = Self {
            place: place.clone(),
            folder,
            marker: None,
            is_in_place: false,
        };
        let marker = files::mark(&fresh.folder)
            .map_err(|error| place.fault("cannot be replaced", &error))?;
        // Where the file system knows no locks, only the company of two builds goes unnoticed.
        let _ = marker.try_lock();
        fresh.marker = Some(marker);
        Ok(fresh)
    }

    /// Exchanges the folder for the output folder. Gives a warning when the former site could not be removed.
    ///
    /// `record` is called when the new site is whole and on the disk, just before it takes its place, and can still keep it from that.
    pub(super) fn swap_in(
        mut self,
        record: impl FnOnce() -> Result<(), Diagnostic>,
    ) -> Result<Option<Diagnostic>, Diagnostic> {
        if cfg!(windows) {
            // A folder with an open file in it cannot be renamed there.
            drop(self.marker.take());
        }
        // A power cut right after the exchange must not leave empty files.
        durable::sync_tree(&self.folder)
            .map_err(|error| self.place.fault("cannot be written to the disk", &error))?;
        record()?;
        let former = swap(&self.place, &self.folder)?;
        self.is_in_place = true;
        // The site is in its place; should this fail, the system writes the folder's entry a little later.
        let _ = durable::sync_folder(&self.place.parent);
        let outcome = remove_replaced(&former);
        Ok(outcome.err().map(|error| left_over(&former, &error)))
    }
}

impl Drop for NewSite {
    fn drop(&mut self) {
        if !self.is_in_place {
            // Should this fail, the next build cleans up; the first error is the one to report.
            let _ = files::remove(&self.folder);
        }
    }
}

/// Puts the new site in its place. Returns where the former one is then, if there was one.
fn swap(place: &OutputFolder, fresh: &Path) -> Result<PathBuf, Diagnostic> {
    let fault = |error: io::Error| place.fault("cannot be replaced", &error);
    let former = place.free(place.former())?;
    if !exists(&place.folder) {
        return match fs::rename(fresh, &place.folder) {
            Ok(()) => Ok(former),
            Err(error) => Err(fault(error)),
        };
    }
    let permissions = fs::metadata(&place.folder).map_err(fault)?.permissions();
    fs::set_permissions(fresh, permissions).map_err(fault)?;
    if durable::exchange(fresh, &place.folder) {
        // The new site is in its place, so what is left of the former one is no reason to fail.
        return Ok(match fs::rename(fresh, &former) {
            Ok(()) => former,
            Err(_) => fresh.to_owned(),
        });
    }
    fs::rename(&place.folder, &former).map_err(fault)?;
    match fs::rename(fresh, &place.folder) {
        Ok(()) => Ok(former),
        Err(error) => {
            // Back to the state before; if even that fails, the next build does it.
            let _ = fs::rename(&former, &place.folder);
            Err(fault(error))
        }
    }
}

/// Removes a site that another one has replaced. It may bear no marker: then `--force` was said when it was moved there.
fn remove_replaced(former: &Path) -> io::Result<()> {
    match files::remove_tree(former) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Refuses to go on while another process is writing the same site.
fn refuse_company(place: &OutputFolder) -> Result<(), Diagnostic> {
    for folder in place.fresh().filter(|folder| is_marked(folder)) {
        let Ok(marker) = File::open(folder.join(MARKER)) else {
            continue;
        };
        if matches!(marker.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(
                Diagnostic::error("another build is writing the output folder")
                    .at(place.shown.clone())
                    .hint("wait until it has ended, or choose another --output"),
            );
        }
    }
    Ok(())
}

fn left_over(folder: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::warning(format!(
        "what an earlier build left could not be removed: {error}"
    ))
    .at(folder.display().to_string())
    .hint("the site does not need it; look at what is in it, then remove it yourself")
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
