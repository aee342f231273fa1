//! `check`: everything build would say, and broken links, without writing a site.

use super::Status;
use super::arguments::{CheckArguments, Everywhere};
use super::links::broken_links;
use super::messages::{Messages, counted};
use super::setup::load;
use crate::build_pages;
use crate::config::CURATION;
use crate::model::{Diagnostic, Severity};

/// Checks the archive.
pub fn run(everywhere: &Everywhere, arguments: &CheckArguments, messages: &Messages) -> Status {
    match check(everywhere, messages) {
        Ok(()) => messages.status(arguments.strict),
        Err(error) => messages.finish(Err(error)),
    }
}

fn check(everywhere: &Everywhere, messages: &Messages) -> Result<(), Diagnostic> {
    let setup = load(everywhere)?;
    let progress = messages.progress();
    let (pages, read) = build_pages(&setup, &|stage, total| progress.stage(stage, total))?;
    progress.stage("following links", pages.len());
    let broken = broken_links(&pages);
    drop(progress);
    messages.report_all(&read.diagnostics);
    messages.report_all(&broken);
    // What is left out on purpose is worth a line of its own here, where the owner looks for what is missing.
    let left_out = read
        .diagnostics
        .iter()
        .filter(|told| told.severity == Severity::Note && told.path.as_deref() == Some(CURATION));
    for told in left_out.filter(|_| !everywhere.verbose) {
        let line = told.line.unwrap_or(1);
        messages.tell(&format!("{CURATION}:{line}: {}", told.message));
    }
    messages.tell(&format!(
        "{}, {}: {}",
        counted(read.archive.documents.len(), "document", "documents"),
        counted(pages.len(), "file", "files"),
        counted(messages.warnings(), "warning", "warnings")
    ));
    Ok(())
}
