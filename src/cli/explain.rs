//! `explain`: why a document, person or event is what it is; with two ids, why they are or are not one.

mod pair;
mod single;
mod subject;

use super::Status;
use super::arguments::{ExplainArguments, GlobalOptions};
use super::messages::Messages;
use super::setup::load;
use crate::model::Diagnostic;
use crate::render::EnglishReasons;
use crate::{BuiltIn, Scope, read_archive};
use subject::find;

/// Prints an explanation as plain text.
pub fn run(options: &GlobalOptions, arguments: &ExplainArguments, messages: &Messages) -> Status {
    messages.finish(explain(options, arguments, messages))
}

fn explain(
    options: &GlobalOptions,
    arguments: &ExplainArguments,
    messages: &Messages,
) -> Result<(), Diagnostic> {
    let setup = load(options)?;
    let content = setup.content_folder()?;
    let progress = messages.progress();
    let built_in = BuiltIn::load(&setup.languages);
    let read = read_archive(
        &setup,
        &built_in,
        &[(&content, &setup.site.content)],
        Scope::Documents,
        &|stage, total| progress.stage(stage, total),
    )?;
    drop(progress);
    let reasons = EnglishReasons::new(&setup.languages);
    let first = find(&read.archive, &arguments.first)?;
    let text = match &arguments.second {
        None => single::explain(&read.archive, &reasons, first),
        Some(second) => {
            let second = find(&read.archive, second)?;
            pair::explain(&read.archive, &reasons, &built_in.evidence, first, second)?
        }
    };
    messages.result(text)
}
