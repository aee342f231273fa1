//! `analyze`.

use super::Status;
use super::arguments::{AnalyzeArguments, Everywhere};
use super::messages::Messages;
use crate::model::Diagnostic;

/// Prints what was understood.
pub fn run(_everywhere: &Everywhere, _arguments: &AnalyzeArguments, messages: &Messages) -> Status {
    messages.report(&Diagnostic::error("not built yet"));
    Status::Failed
}
