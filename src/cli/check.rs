//! `check`: everything build would say, and broken links, without writing a site.

use super::Status;
use super::arguments::{CheckArguments, Everywhere};
use super::links::broken_links;
use super::messages::{Messages, counted};
use super::setup::load;
use crate::build_pages;
use crate::model::Diagnostic;

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
    messages.tell(&format!(
        "{}, {}: {}",
        counted(read.archive.documents.len(), "document", "documents"),
        counted(pages.len(), "file", "files"),
        counted(messages.warnings(), "warning", "warnings")
    ));
    Ok(())
}
