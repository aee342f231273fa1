//! The `cuttings` command: a thin wrapper around the library.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A fifth of a build was spent in the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cuttings::cli::run(std::env::args_os()).into()
}
