//! What stops a build that would lose what the archive has: addresses that cannot be read or written, and texts that are suddenly gone.

use crate::cli::arguments::BuildArguments;
use crate::cli::messages::{Messages, counted};
use crate::config::{LOCK, Setup};
use crate::disk;
use crate::model::{Diagnostic, Severity};
use crate::publish::{is_marked, remember};
use std::path::Path;

/// Refuses to build on an archive.lock of which a part is not understood.
///
/// # Errors
///
/// Something in it could not be read, and the command line does not say to go on.
pub(super) fn check_lock(
    setup: &Setup,
    arguments: &BuildArguments,
    messages: &Messages,
) -> Result<(), Diagnostic> {
    if setup.lock_diagnostics.is_empty() || arguments.forget_addresses {
        return Ok(());
    }
    messages.report_all(&lock_errors(setup));
    Err(
        Diagnostic::error("a build would forget addresses; the site was left unchanged")
            .at(LOCK)
            .hint("mend the file or restore it from its history; or give up what it cannot tell: cuttings build --forget-addresses"),
    )
}

/// What could not be read of archive.lock, as a build sees it.
pub(in crate::cli) fn lock_errors(setup: &Setup) -> Vec<Diagnostic> {
    let faults = setup.lock_diagnostics.iter().map(|fault| Diagnostic {
        severity: Severity::Error,
        ..fault.clone()
    });
    faults.collect()
}

/// Writes the text of archive.lock. Whether its addresses are on the disk now.
///
/// A read-only one stays as it is, unless it cannot be understood and is given up.
///
/// # Errors
///
/// The file cannot be written, and the command line does not say to go on.
pub(super) fn write_lock(
    setup: &Setup,
    lock: &str,
    arguments: &BuildArguments,
    messages: &Messages,
) -> Result<bool, Diagnostic> {
    let is_forgotten = arguments.forget_addresses;
    let is_useless = is_forgotten && !setup.lock_diagnostics.is_empty();
    match remember(&setup.root, LOCK, lock, is_useless) {
        Ok(_) => Ok(true),
        Err(fault) if is_forgotten => {
            messages.report(&Diagnostic {
                severity: Severity::Warning,
                ..fault
            });
            Ok(false)
        }
        Err(fault) => Err(fault),
    }
}

/// Refuses to replace a site by one of which more than half of the texts are gone, as when a disk is not mounted.
///
/// # Errors
///
/// The content folder has less than half as many texts as the site in the output folder, or none where archive.lock knows of some, and the command line does not
/// say to go on.
pub(in crate::cli) fn check_texts(
    setup: &Setup,
    output: &Path,
    texts: usize,
    allow_removals: bool,
) -> Result<(), Diagnostic> {
    let former = match published_texts(output) {
        0 if texts == 0 => setup.lock.texts.len(),
        published => published,
    };
    if texts * 2 >= former || allow_removals {
        return Ok(());
    }
    let content = &setup.site.content;
    let now = match texts {
        0 => format!("`{content}` has no texts"),
        _ => format!("`{content}` has only {}", counted(texts, "text", "texts")),
    };
    Err(Diagnostic::error(format!(
        "{now}, and the last build had {former}; the site was left unchanged"
    ))
    .at(content.clone())
    .hint("is the folder complete, mounted and readable? If the texts are meant to go: cuttings build --allow-removals"))
}

/// Number of texts of the site in a folder; 0 where there is no site of ours.
fn published_texts(output: &Path) -> usize {
    let records = output.join("api/v1/documents.jsonl");
    match is_marked(output) {
        true => disk::read(&records).map_or(0, |bytes| {
            bytes.iter().filter(|byte| **byte == b'\n').count()
        }),
        false => 0,
    }
}
