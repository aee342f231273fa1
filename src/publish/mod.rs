//! Writes the site. The pages come in one by one, with the destination; a folder that holds exactly them goes out, with a count of changed files.
//!
//! The site is written into a folder beside the output folder, put on the disk and swapped in, in one step where the system can, so whoever reads the output
//! folder sees a complete site, whatever happens to the build or to the power. Files that are up to date are linked, not rewritten:
//! they keep their modification time, so that copying the site to a host transfers only what changed.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the stage that writes and removes files"
)]

mod addresses;
mod bundle;
mod destination;
mod durable;
mod files;
mod marker;
mod publication;
mod remembered;
mod source;
mod swap;
mod turn;

pub(crate) use marker::{MARKER, is_marked};

pub use bundle::bundle;
pub use destination::{Destination, resolve};
pub use publication::{Publication, is_untouched};
pub use remembered::{remember, write_beside};
pub use source::read_source;
pub use turn::{Turn, take_turn};

use crate::model::Diagnostic;

/// The outcome of publishing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishReport {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were up to date and were not touched.
    pub unchanged: usize,
    /// Files of the former site that were removed.
    pub removed: usize,
    /// Warnings about a site that is in place all the same.
    pub diagnostics: Vec<Diagnostic>,
}

/// Whether a build that was killed left something beside the output folder, or another one is at work there.
///
/// # Errors
///
/// The destination must not be used.
pub fn has_leftovers(destination: &Destination<'_>) -> Result<bool, Diagnostic> {
    Ok(swap::has_leftovers(&destination.check()?))
}

/// Puts the former site back if a build was killed in the middle of the swap. Returns whether it had to.
///
/// # Errors
///
/// The destination must not be used, or a folder cannot be renamed.
pub fn restore(destination: &Destination<'_>) -> Result<bool, Diagnostic> {
    swap::restore(&destination.check()?)
}
