//! The first steps that commands share: finding the archive, loading its setup, starting threads.

use super::arguments::GlobalOptions;
use crate::Setup;
use crate::config::find_root;
use crate::model::Diagnostic;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The setup of the archive at `--root`, or of the one that contains the current folder.
pub(super) fn load(options: &GlobalOptions) -> Result<Setup, Diagnostic> {
    Setup::load(&root(options)?)
}

/// The root folder of that archive.
pub(super) fn root(options: &GlobalOptions) -> Result<PathBuf, Diagnostic> {
    let here = std::env::current_dir()
        .map_err(|error| Diagnostic::error(format!("cannot read the current folder: {error}")))?;
    find_root(options.root.as_deref(), &here)
}

/// Runs `work` on the given number of threads.
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
                Diagnostic::error(format!("cannot start threads: {error}"))
                    .hint("use a smaller number for --jobs")
            })?
            .install(work),
    }
}
