//! `build`.

use super::Status;
use super::arguments::{BuildArguments, Everywhere};
use super::messages::Messages;
use crate::model::Diagnostic;

/// Builds the site.
pub fn run(_everywhere: &Everywhere, _arguments: &BuildArguments, messages: &Messages) -> Status {
    messages.report(&Diagnostic::error("not built yet"));
    Status::Failed
}
