//! `explain`.

use super::Status;
use super::arguments::{Everywhere, ExplainArguments};
use super::messages::Messages;
use crate::model::Diagnostic;

/// Prints why something is what it is.
pub fn run(_everywhere: &Everywhere, _arguments: &ExplainArguments, messages: &Messages) -> Status {
    messages.report(&Diagnostic::error("not built yet"));
    Status::Failed
}
