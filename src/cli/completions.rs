//! `completions`: prints shell completions.

use super::Status;
use super::arguments::{Arguments, CompletionsArguments};
use super::messages::Messages;
use clap::CommandFactory;

/// Prints completions for one shell.
pub fn run(arguments: &CompletionsArguments, messages: &Messages) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "cuttings",
        &mut script,
    );
    messages.finish(messages.result(&script))
}
