//! The command line, one file per command. The arguments come in; results go to standard output, messages to standard error, and out comes an
//! exit status. The work itself is done by the library: a command's file reads its options, calls the library and reports the outcome.

pub mod analyze;
pub mod arguments;
pub mod build;
pub mod check;
pub mod completions;
pub mod explain;
pub mod init;
pub mod licences;
mod links;
pub mod manual;
pub mod messages;
mod report;
pub mod serve;
mod setup;
mod status;
mod timings;
pub mod topics;

pub use status::Status;

use arguments::{Arguments, Verb};
use clap::Parser;
use messages::Messages;
use std::ffi::OsString;

/// Runs the command line, which starts with the name of the program.
pub fn run(command_line: impl IntoIterator<Item = OsString>) -> Status {
    let Arguments { verb, options } = match Arguments::try_parse_from(command_line) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version arrive here too. A closed pipe is no error.
            let _ = error.print();
            return match error.exit_code() {
                0 => Status::Done,
                _ => Status::WrongUsage,
            };
        }
    };
    let messages = Messages::new(&options);
    match verb {
        Verb::Init(arguments) => init::run(&arguments, &messages),
        Verb::Build(arguments) => build::run(&options, &arguments, &messages),
        Verb::Serve(arguments) => serve::run(&options, &arguments, &messages),
        Verb::Check(arguments) => check::run(&options, &arguments, &messages),
        Verb::Analyze(arguments) => analyze::run(&options, &arguments, &messages),
        Verb::Explain(arguments) => explain::run(&options, &arguments, &messages),
        Verb::Completions(arguments) => completions::run(&arguments, &messages),
        Verb::Topics(arguments) => topics::run(&options, &arguments.verb, &messages),
        Verb::Licences => licences::run(&messages),
        Verb::Man => manual::run(&messages),
    }
}
