//! The `cuttings` command: a thin wrapper around the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    cuttings::cli::run(std::env::args_os()).into()
}
