//! Pages onto the disk. In come the pages of the whole site, one by one, and where it goes; out comes a folder that holds exactly them,
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
mod marker;
mod publication;
mod remembered;
mod source;
mod swap;

pub(crate) use marker::{MARKER, is_marked};

pub use bundle::bundle;
pub use destination::{Destination, resolve};
pub use publication::Publication;
pub use remembered::remember;
pub use source::read_source;

use crate::model::Diagnostic;

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

/// Puts the former site back where a build was killed in the middle of the swap. Says whether it had to.
pub fn restore(destination: &Destination<'_>) -> Result<bool, Diagnostic> {
    swap::restore(&destination.check()?)
}
