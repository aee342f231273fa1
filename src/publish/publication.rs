//! A site that is being published: pages are written as they come, from several threads at once, and none is kept in memory.

use super::addresses::Addresses;
use super::destination::{Destination, OutputFolder, advice};
use super::source::read_source;
use super::swap::{self, NewSite};
use super::{MARKER, PublishReport, files};
use crate::model::{Diagnostic, Page, SourceCopy};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// A site on its way to the output folder, which stays as it is until [`Publication::finish`].
#[derive(Debug)]
pub struct Publication {
    place: OutputFolder,
    /// Files of the former site; true for regular ones.
    present: BTreeMap<String, bool>,
    /// The new folder, made when the first file is written into it.
    fresh: OnceLock<Result<NewSite, Diagnostic>>,
    progress: Mutex<Tally>,
}

#[derive(Debug, Default)]
struct Tally {
    addresses: Addresses,
    /// Files that are right already.
    unchanged: Vec<String>,
}

impl Publication {
    /// Checks the destination and removes what a killed build left there.
    ///
    /// # Errors
    ///
    /// The destination must not be used, or leftovers cannot be removed.
    pub fn begin(destination: &Destination<'_>) -> Result<Self, Diagnostic> {
        let place = destination.check()?;
        swap::clean_up(&place)?;
        // What a killed build left is back in its place now, so this is the folder that counts.
        place.check_contents(destination.force)?;
        Ok(Self {
            present: files::present(&place)?,
            place,
            fresh: OnceLock::new(),
            progress: Mutex::default(),
        })
    }

    /// Writes a page, unless the former site has it byte for byte.
    ///
    /// # Errors
    ///
    /// The path is not valid or belongs to another page, or the file cannot be written.
    pub fn add(&self, page: &Page) -> Result<(), Diagnostic> {
        self.progress().addresses.add(&page.path)?;
        let is_right = self.present.get(&page.path) == Some(&true)
            && files::holds(&self.place.folder.join(&page.path), &page.bytes);
        if is_right {
            self.progress().unchanged.push(page.path.clone());
            return Ok(());
        }
        let target = self.fresh()?.folder.join(&page.path);
        let written = files::write(&target, &page.bytes);
        written
            .map(drop)
            .map_err(|error| self.fault(&page.path, &error))
    }

    /// Copies a source file, unless the former site has it byte for byte.
    ///
    /// # Errors
    ///
    /// As [`read_source`], and what keeps the copy from being written.
    pub fn copy(&self, copy: &SourceCopy) -> Result<(), Diagnostic> {
        self.add(&read_source(copy)?)
    }

    /// Replaces the former site by the new one.
    ///
    /// # Errors
    ///
    /// The folders cannot be renamed.
    pub fn finish(mut self) -> Result<PublishReport, Diagnostic> {
        let progress = std::mem::take(&mut *self.progress());
        let is_gone = |path: &&String| *path != MARKER && !progress.addresses.holds(path);
        let mut published = PublishReport {
            written: progress.addresses.len() - progress.unchanged.len(),
            unchanged: progress.unchanged.len(),
            removed: self.present.keys().filter(is_gone).count(),
            diagnostics: Vec::new(),
        };
        if published.written + published.removed > 0 || !self.place.is_ours() {
            let folder = &self.fresh()?.folder;
            let carry_over = |path: &String| {
                files::carry_over(&self.place.folder.join(path), &folder.join(path))
                    .map_err(|error| self.fault(path, &error))
            };
            progress.unchanged.par_iter().try_for_each(carry_over)?;
            if let Some(fresh) = self.fresh.take() {
                published.diagnostics.extend(fresh?.swap_in()?);
            }
        }
        Ok(published)
    }

    fn fresh(&self) -> Result<&NewSite, Diagnostic> {
        let fresh = self.fresh.get_or_init(|| NewSite::new(&self.place));
        fresh.as_ref().map_err(Clone::clone)
    }

    /// What a thread that failed left behind is as whole as any: every change is one call.
    fn progress(&self) -> MutexGuard<'_, Tally> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, path: &str, error: &io::Error) -> Diagnostic {
        Diagnostic::error(format!("a page cannot be written: {error}"))
            .at(format!("{}/{path}", self.place.shown))
            .hint(advice(error, &self.place.parent))
    }
}
