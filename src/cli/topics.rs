//! `topics suggest`: prints topics for what the archive covers and its topics do not, ready to paste.

use super::Status;
use super::arguments::{GlobalOptions, SuggestArguments, TopicsFormat, TopicsVerb};
use super::messages::Messages;
use super::setup::load;
use crate::model::Diagnostic;
use crate::suggest::{as_toml, as_yaml, suggest};
use crate::{BuiltIn, Scope, read_archive};

/// Prints the suggestions.
pub fn run(options: &GlobalOptions, verb: &TopicsVerb, messages: &Messages) -> Status {
    let TopicsVerb::Suggest(arguments) = verb;
    match print(options, arguments, messages) {
        Ok(()) => messages.status(false),
        Err(error) => messages.finish(Err(error)),
    }
}

fn print(
    options: &GlobalOptions,
    arguments: &SuggestArguments,
    messages: &Messages,
) -> Result<(), Diagnostic> {
    let setup = load(options)?;
    let content = setup.content_folder()?;
    let progress = messages.progress();
    let folders = [(content.as_path(), setup.site.content.as_str())];
    let built_in = BuiltIn::load(&setup.languages);
    let read = read_archive(
        &setup,
        &built_in,
        &folders,
        Scope::Published,
        &|stage, total| progress.stage(stage, total),
    )?;
    drop(progress);
    let most = arguments.most.get();
    let found = suggest(&read.archive, &built_in.evidence, &setup.languages, most);
    let text = match arguments.format {
        TopicsFormat::Yaml => as_yaml(&found),
        TopicsFormat::Toml => as_toml(&found),
    };
    messages.result(text.into_bytes())
}
