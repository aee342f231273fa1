//! Pages onto the disk. In come the pages of the whole site and where it goes; out comes a folder that holds exactly them,
//! and how many files that changed.
//!
//! The site is written into a folder beside the output folder and swapped in by two renames, so whoever reads the output
//! folder sees one whole site, whatever happens to the build. Files that are already right are linked over, not rewritten:
//! they keep their time of modification, which spares whoever copies the site to a host.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the stage that writes and removes files"
)]

mod addresses;
mod bundle;
mod destination;
mod files;
mod remembered;
mod swap;

pub use bundle::bundle;
pub use destination::{Destination, resolve};
pub use remembered::remember;

use crate::model::{Diagnostic, Page};
use destination::Place;
use files::Plan;

/// The file that marks a folder as made by Cuttings.
const MARKER: &str = ".cuttings";

/// What publishing changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files that were right already and were not touched.
    pub unchanged: usize,
    /// Files of the former site that no page needs any more.
    pub removed: usize,
    /// What the owner should know though the site is in its place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the output folder hold exactly these pages. On an error the folder is as it was before.
pub fn publish(pages: &[Page], destination: &Destination<'_>) -> Result<Published, Diagnostic> {
    addresses::check(pages)?;
    let place = destination.check()?;
    swap::clean_up(&place)?;
    // What a killed build left is back in its place now, so this is the folder that counts.
    place.check_contents(destination.force)?;
    let plan = Plan::new(pages, &place)?;
    let mut published = Published {
        written: plan.written(),
        unchanged: pages.len() - plan.written(),
        removed: plan.removed,
        diagnostics: Vec::new(),
    };
    if published.written + published.removed > 0 || !place.is_ours() {
        let leftover = swap::replace(&place, |folder| plan.write(&place, folder))?;
        published.diagnostics.extend(leftover);
    }
    Ok(published)
}

/// Puts the former site back where a build was killed in the middle of the swap. Says whether it had to.
pub fn restore(destination: &Destination<'_>) -> Result<bool, Diagnostic> {
    swap::restore(&destination.check()?)
}

impl Place {
    /// Whether the folder there bears the marker.
    fn is_ours(&self) -> bool {
        is_marked(&self.folder)
    }
}

fn is_marked(folder: &std::path::Path) -> bool {
    std::fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|found| found.is_file())
}
