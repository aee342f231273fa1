//! The exchange of the output folder for a new one, and what a killed build leaves behind.
//!
//! Beside `public` a build makes `.public.cuttings-new`; when that is whole and on the disk, the two change places in one step where the system can do that,
//! so that the site is never absent. Elsewhere `public` becomes `.public.cuttings-old`, then the new folder becomes `public`. The former site is removed at the
//! end. Killed before the exchange, a build leaves `new`; between two renames, `new` and `old`, and no `public`; after them, `old`, or `new` with the former
//! site in it. The next build tells these apart by what is there.

use super::destination::OutputFolder;
use super::{MARKER, durable, files};
use crate::model::Diagnostic;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

impl OutputFolder {
    /// Where the new site is written.
    fn fresh(&self) -> PathBuf {
        self.parent.join(format!(".{}.cuttings-new", self.name))
    }

    /// Where the former site waits while the new one takes its place.
    fn former(&self) -> PathBuf {
        self.parent.join(format!(".{}.cuttings-old", self.name))
    }
}

/// Puts the former site back if a build was killed between the two renames.
pub(super) fn restore(place: &OutputFolder) -> Result<bool, Diagnostic> {
    refuse_company(place)?;
    let former = place.former();
    if exists(&place.folder) || !exists(&former) {
        return Ok(false);
    }
    fs::rename(&former, &place.folder)
        .map_err(|error| place.fault("could not be restored after a killed build", &error))?;
    Ok(true)
}

/// Whether there is a folder of a build that has not ended.
pub(super) fn has_leftovers(place: &OutputFolder) -> bool {
    exists(&place.fresh()) || exists(&place.former())
}

/// Removes what killed builds left, after putting the former site back where that is needed.
pub(super) fn clean_up(place: &OutputFolder) -> Result<(), Diagnostic> {
    restore(place)?;
    // With a site of ours in its place, the swap was complete and only the removal is missing.
    let former = place.former();
    if exists(&former) && place.is_ours() {
        remove_replaced(&former).map_err(|error| in_the_way(place, &former, &error))?;
    }
    let fresh = place.fresh();
    files::remove(&fresh).map_err(|error| in_the_way(place, &fresh, &error))
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
        let folder = place.fresh();
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
    pub(super) fn swap_in(mut self) -> Result<Option<Diagnostic>, Diagnostic> {
        if cfg!(windows) {
            // A folder with an open file in it cannot be renamed there.
            drop(self.marker.take());
        }
        // A power cut right after the exchange must not leave empty files.
        durable::sync_tree(&self.folder)
            .map_err(|error| self.place.fault("cannot be written to the disk", &error))?;
        let former = swap(&self.place, &self.folder)?;
        self.is_in_place = true;
        // The site is in its place; should this fail, the system writes the folder's entry a little later.
        let _ = durable::sync_folder(&self.place.parent);
        Ok(match remove_replaced(&former) {
            Ok(()) => None,
            Err(error) => Some(
                Diagnostic::warning(format!("the former site could not be removed: {error}"))
                    .at(former.display().to_string())
                    .hint("the new site is in its place; remove that folder yourself"),
            ),
        })
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
    let former = place.former();
    if !exists(&place.folder) {
        return match fs::rename(fresh, &place.folder) {
            Ok(()) => Ok(former),
            Err(error) => Err(fault(error)),
        };
    }
    let permissions = fs::metadata(&place.folder).map_err(fault)?.permissions();
    fs::set_permissions(fresh, permissions).map_err(fault)?;
    if exists(&former) {
        return Err(in_the_way(
            place,
            &former,
            &io::Error::from(io::ErrorKind::AlreadyExists),
        ));
    }
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
    let Ok(marker) = File::open(place.fresh().join(MARKER)) else {
        return Ok(());
    };
    match marker.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Diagnostic::error(
            "another build is writing the output folder",
        )
        .at(place.shown.clone())
        .hint("wait until it has ended, or choose another --output")),
        _ => Ok(()),
    }
}

fn in_the_way(place: &OutputFolder, leftover: &Path, error: &io::Error) -> Diagnostic {
    let leftover = leftover.display();
    Diagnostic::error(format!("`{leftover}` is in the way of a new site: {error}"))
        .at(place.shown.clone())
        .hint("look at what is in that folder, then remove it")
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
