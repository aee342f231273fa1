//! What several verbs begin with.

use super::arguments::Everywhere;
use crate::Setup;
use crate::config::find_root;
use crate::model::Diagnostic;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The set-up of the archive that `--root` names, or that this folder lies in.
pub(super) fn load(everywhere: &Everywhere) -> Result<Setup, Diagnostic> {
    Setup::load(&root(everywhere)?)
}

/// The archive's root.
pub(super) fn root(everywhere: &Everywhere) -> Result<PathBuf, Diagnostic> {
    let here = std::env::current_dir()
        .map_err(|error| Diagnostic::error(format!("this folder cannot be read: {error}")))?;
    find_root(everywhere.root.as_deref(), &here)
}

/// Runs the work on the given number of threads.
pub(super) fn with_threads<T: Send>(
    jobs: Option<NonZeroUsize>,
    work: impl FnOnce() -> Result<T, Diagnostic> + Send,
) -> Result<T, Diagnostic> {
    match jobs {
        None => work(),
        Some(jobs) => rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.get())
            .build()
            .map_err(|error| {
                Diagnostic::error(format!("no threads to be had: {error}"))
                    .hint("try a smaller --jobs")
            })?
            .install(work),
    }
}
