//! How a run of the command ends.

use std::process::ExitCode;

/// How a run of the command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All done.
    Done,
    /// Not done: an error was reported.
    Failed,
    /// The command line made no sense.
    WrongUsage,
    /// Done, but there were warnings and the owner asked for none.
    Warnings,
}

impl Status {
    /// The exit status that scripts see.
    pub fn code(self) -> u8 {
        match self {
            Status::Done => 0,
            Status::Failed => 1,
            Status::WrongUsage => 2,
            Status::Warnings => 3,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(status.code())
    }
}
