//! The first steps that commands share: finding the archive, loading its setup, starting threads.

use super::arguments::{GlobalOptions, ReleaseOptions};
use super::init::forget_samples;
use crate::Setup;
use crate::config::find_root;
use crate::model::Diagnostic;
use crate::text::parse_moment;
use chrono::{DateTime, FixedOffset};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The setup of the archive at `--root`, or of the one that contains the current folder.
pub(super) fn load(options: &GlobalOptions) -> Result<Setup, Diagnostic> {
    Setup::load(&root(options)?, None)
}

/// The same, for the chosen profile and day.
pub(super) fn load_for(
    options: &GlobalOptions,
    release: &ReleaseOptions,
) -> Result<Setup, Diagnostic> {
    load_from(&root(options)?, release)
}

/// The same, from a known root folder.
pub(super) fn load_from(root: &Path, release: &ReleaseOptions) -> Result<Setup, Diagnostic> {
    let mut setup = Setup::load(root, release.profile.as_deref())?;
    forget_samples(&mut setup.lock);
    setup.as_of = match release.as_of.as_deref() {
        None => None,
        Some("now") => Some(now()),
        Some(text) => {
            let moment = parse_moment(text).ok_or_else(|| {
                Diagnostic::error(format!("--as-of cannot be \"{text}\"")).hint(
                    "write a day or a moment: --as-of 2026-12-01, --as-of 2026-12-01T06:00+05:00, --as-of now",
                )
            })?;
            Some(moment.instant(setup.site.timezone))
        }
    };
    Ok(setup)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the only clock, and only where the command line asks for it"
)]
fn now() -> DateTime<FixedOffset> {
    DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).fixed_offset()
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
