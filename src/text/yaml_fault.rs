//! Faults in YAML as messages that help.

use super::unknown_key;
use crate::model::Diagnostic;

/// A YAML fault as a message with line, column, snippet and hint; `lines_before` is how many lines of the file stand before `text`.
pub fn yaml_fault(
    path: &str,
    text: &str,
    lines_before: usize,
    error: &serde_yaml::Error,
) -> Diagnostic {
    let message = error.to_string();
    let mut diagnostic = match unknown_key(&message) {
        Some(unknown) => {
            let hint = match unknown.nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known keys: {}", unknown.known.join(", ")),
            };
            Diagnostic::error(format!("unknown key `{}`", unknown.key)).hint(hint)
        }
        None => {
            let bare = message.split(" at line ").next().unwrap_or(&message);
            Diagnostic::error(format!("broken YAML: {bare}"))
                .hint("check indentation, and quote values that contain `: ` or start with a sign")
        }
    }
    .at(path);
    if let Some(location) = error.location() {
        diagnostic = diagnostic
            .line(location.line() + lines_before)
            .column(location.column());
        if let Some(snippet) = text.lines().nth(location.line().saturating_sub(1)) {
            diagnostic = diagnostic.snippet(snippet);
        }
    }
    diagnostic
}
