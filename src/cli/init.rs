//! `init`.

use super::Status;
use super::arguments::InitArguments;
use super::messages::Messages;
use crate::model::Diagnostic;

/// Starts an archive.
pub fn run(_arguments: &InitArguments, messages: &Messages) -> Status {
    messages.report(&Diagnostic::error("not built yet"));
    Status::Failed
}
