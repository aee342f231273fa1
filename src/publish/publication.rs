//! A site that is being published: pages are written as they come, from several threads at once, and none is kept in memory.

use super::addresses::Addresses;
use super::destination::{Destination, OutputFolder, advice};
use super::files::{self, Found};
use super::source::read_source;
use super::swap::{self, NewSite};
use super::{MARKER, PublishReport};
use crate::model::{Diagnostic, Page, PublishedFile, PublishedFiles, SourceCopy};
use crate::text::ContentHash;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// A site on its way to the output folder, which stays as it is until [`Publication::finish`].
#[derive(Debug)]
pub struct Publication {
    place: OutputFolder,
    /// Files of the former site.
    present: BTreeMap<String, Found>,
    /// What the build before knew of its files.
    former: PublishedFiles,
    /// Warnings about what killed builds left.
    left: Vec<Diagnostic>,
    /// The new folder, made when the first file is written into it.
    fresh: OnceLock<Result<NewSite, Diagnostic>>,
    progress: Mutex<Tally>,
}

#[derive(Debug, Default)]
struct Tally {
    addresses: Addresses,
    /// Files that are right already.
    unchanged: Vec<String>,
    /// What pages of these paths are made from.
    recipes: BTreeMap<String, ContentHash>,
    /// Every file of the new site.
    files: PublishedFiles,
}

impl Publication {
    /// Checks the destination and removes what a killed build left there. `former` is what an earlier build knew of the files that it left.
    ///
    /// # Errors
    ///
    /// The destination must not be used, or another build is at work there.
    pub fn begin(
        destination: &Destination<'_>,
        former: PublishedFiles,
    ) -> Result<Self, Diagnostic> {
        let place = destination.check()?;
        let left = swap::clean_up(&place)?;
        // What a killed build left is back in its place now, so this is the folder that counts.
        place.check_contents(destination.force)?;
        Ok(Self {
            present: files::present(&place.folder)
                .map_err(|error| place.fault("cannot be read", &error))?,
            former,
            left,
            place,
            fresh: OnceLock::new(),
            progress: Mutex::default(),
        })
    }

    /// Whether the former site has the page at this path as it is now made; then it is taken over. A page that is not is added later.
    ///
    /// # Errors
    ///
    /// The path is not valid or belongs to another page.
    pub fn has(&self, path: &str, made_from: ContentHash) -> Result<bool, Diagnostic> {
        let former = self
            .untouched(path)
            .filter(|former| former.recipe == Some(made_from.0));
        let mut progress = self.progress();
        match former {
            Some(former) => {
                progress.addresses.add(path)?;
                progress.take_over(path, *former);
                Ok(true)
            }
            None => {
                progress.recipes.insert(path.to_owned(), made_from);
                Ok(false)
            }
        }
    }

    /// Writes a page, unless the former site has it byte for byte.
    ///
    /// # Errors
    ///
    /// The path is not valid or belongs to another page, or the file cannot be written.
    pub fn add(&self, page: &Page) -> Result<(), Diagnostic> {
        let path = page.path.as_str();
        let recipe = {
            let mut progress = self.progress();
            progress.addresses.add(path)?;
            progress.recipes.remove(path).map(|recipe| recipe.0)
        };
        let content = ContentHash::of(&page.bytes).0;
        let known = |found: Found| PublishedFile {
            recipe,
            content,
            length: found.length,
            modified: found.modified,
        };
        if let Some(found) = self.present.get(path)
            && self.holds(path, found, page, content)
        {
            self.progress().take_over(path, known(*found));
            return Ok(());
        }
        let target = self.fresh()?.folder.join(path);
        let found = files::write(&target, &page.bytes)
            .and_then(|file| file.metadata())
            .map_err(|error| self.fault(path, &error))?;
        let file = known(Found::new(&found));
        self.progress().files.insert(path.to_owned(), file);
        Ok(())
    }

    /// Whether a file of the former site has exactly the page's bytes.
    fn holds(&self, path: &str, found: &Found, page: &Page, content: u128) -> bool {
        found.is_file
            && found.length == page.bytes.len() as u64
            && match self.untouched(path) {
                Some(former) => former.content == content,
                None => files::holds(&self.place.folder.join(path), &page.bytes),
            }
    }

    /// What the build before knew of a file that nobody has touched since.
    fn untouched(&self, path: &str) -> Option<&PublishedFile> {
        let former = self.former.get(path)?;
        self.present
            .get(path)
            .is_some_and(|found| found.is(former))
            .then_some(former)
    }

    /// Copies a source file, unless the former site has it byte for byte.
    ///
    /// # Errors
    ///
    /// As [`read_source`], and what keeps the copy from being written.
    pub fn copy(&self, copy: &SourceCopy) -> Result<(), Diagnostic> {
        self.add(&read_source(copy)?)
    }

    /// Replaces the former site by the new one. Gives what the next build is to know of its files, too.
    ///
    /// `record` writes down what must be known of the new site; it is called when that is whole and on the disk, before it takes its place.
    ///
    /// # Errors
    ///
    /// What `record` says, or the folders cannot be renamed. The former site is in its place then.
    pub fn finish(
        mut self,
        record: impl FnOnce() -> Result<(), Diagnostic>,
    ) -> Result<(PublishReport, PublishedFiles), Diagnostic> {
        let progress = std::mem::take(&mut *self.progress());
        let is_gone = |path: &&String| *path != MARKER && !progress.addresses.holds(path);
        let mut published = PublishReport {
            written: progress.addresses.len() - progress.unchanged.len(),
            unchanged: progress.unchanged.len(),
            removed: self.present.keys().filter(is_gone).count(),
            diagnostics: std::mem::take(&mut self.left),
        };
        if published.written + published.removed > 0 || !self.place.is_ours() {
            let folder = &self.fresh()?.folder;
            let carry_over = |path: &String| {
                files::carry_over(&self.place.folder.join(path), &folder.join(path))
                    .map_err(|error| self.fault(path, &error))
            };
            progress.unchanged.par_iter().try_for_each(carry_over)?;
            if let Some(fresh) = self.fresh.take() {
                published.diagnostics.extend(fresh?.swap_in(record)?);
            }
        } else {
            record()?;
        }
        Ok((published, progress.files))
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

impl Tally {
    fn take_over(&mut self, path: &str, file: PublishedFile) {
        self.unchanged.push(path.to_owned());
        self.files.insert(path.to_owned(), file);
    }
}

/// Whether the output folder holds exactly these files, and nobody has touched them since they were written.
pub fn is_untouched(output: &Path, published: &PublishedFiles) -> bool {
    let Ok(mut present) = files::present(output) else {
        return false;
    };
    present.remove(MARKER).is_some()
        && present.len() == published.len()
        && published
            .iter()
            .all(|(path, file)| present.get(path).is_some_and(|found| found.is(file)))
}
