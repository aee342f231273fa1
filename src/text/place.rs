//! The position of a message in a file.

use crate::model::Diagnostic;

/// Adds line, column (in code points) and the whole line of a byte offset to a message.
pub fn at_byte(diagnostic: Diagnostic, text: &str, byte: usize) -> Diagnostic {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let diagnostic = diagnostic
        .line(line + 1)
        .column(before[line_start..].chars().count() + 1);
    match text.lines().nth(line) {
        Some(snippet) => diagnostic.snippet(snippet),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let text = "a = 1\nимя = ?\n";
        let byte = text.find('?').expect("it stands there");
        let found = at_byte(Diagnostic::error("x"), text, byte);
        assert_eq!((found.line, found.column), (Some(2), Some(7)));
        assert_eq!(found.snippet.as_deref(), Some("имя = ?"));
    }
}
