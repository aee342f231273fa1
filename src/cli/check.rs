//! `check`.

use super::Status;
use super::arguments::{CheckArguments, Everywhere};
use super::messages::Messages;
use crate::model::Diagnostic;

/// Says all that build would say, without writing a site.
pub fn run(_everywhere: &Everywhere, _arguments: &CheckArguments, messages: &Messages) -> Status {
    messages.report(&Diagnostic::error("not built yet"));
    Status::Failed
}
