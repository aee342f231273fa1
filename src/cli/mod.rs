//! The command: one file a verb. In comes the command line; out go results on standard output, messages on standard error
//! and an exit status. What a verb does lives in the library; a verb's file reads its options, calls it and reports.

pub mod analyze;
pub mod arguments;
pub mod build;
pub mod check;
pub mod completions;
pub mod explain;
pub mod init;
mod links;
pub mod manual;
pub mod messages;
pub mod serve;
mod setup;
mod status;
pub mod topics;

pub use status::Status;

use arguments::{Arguments, Verb};
use clap::Parser;
use messages::Messages;
use std::ffi::OsString;

/// Runs the command with the given command line, the program's name first.
pub fn run(command_line: impl IntoIterator<Item = OsString>) -> Status {
    let Arguments { verb, everywhere } = match Arguments::try_parse_from(command_line) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way as well; a reader who has hung up is no error.
            let _ = error.print();
            return match error.exit_code() {
                0 => Status::Done,
                _ => Status::WrongUsage,
            };
        }
    };
    let messages = Messages::new(&everywhere);
    match verb {
        Verb::Init(arguments) => init::run(&arguments, &messages),
        Verb::Build(arguments) => build::run(&everywhere, &arguments, &messages),
        Verb::Serve(arguments) => serve::run(&everywhere, &arguments, &messages),
        Verb::Check(arguments) => check::run(&everywhere, &arguments, &messages),
        Verb::Analyze(arguments) => analyze::run(&everywhere, &arguments, &messages),
        Verb::Explain(arguments) => explain::run(&everywhere, &arguments, &messages),
        Verb::Completions(arguments) => completions::run(&arguments, &messages),
        Verb::Topics(arguments) => topics::run(&everywhere, &arguments.verb, &messages),
        Verb::Man => manual::run(&messages),
    }
}
