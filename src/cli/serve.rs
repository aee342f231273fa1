//! `serve`.

use super::Status;
use super::arguments::{Everywhere, ServeArguments};
use super::messages::Messages;
use crate::model::Diagnostic;

/// Serves.
pub fn run(_everywhere: &Everywhere, _arguments: &ServeArguments, messages: &Messages) -> Status {
    messages.report(&Diagnostic::error("not built yet"));
    Status::Failed
}
