//! Faults in YAML as messages that help.

use super::{plain_words, unknown_key};
use crate::model::Diagnostic;

/// A YAML fault as a message with line, column, snippet and hint; `lines_before` is how many lines of the file stand before `text`.
pub fn yaml_fault(
    path: &str,
    text: &str,
    lines_before: usize,
    error: &serde_yaml::Error,
) -> Diagnostic {
    let message = error.to_string();
    let mut place = error
        .location()
        .map(|location| (location.line(), location.column()));
    let diagnostic = match unknown_key(&message) {
        Some(unknown) => {
            let hint = match unknown.nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known keys: {}", unknown.known.join(", ")),
            };
            Diagnostic::error(format!("unknown key `{}`", unknown.key)).hint(hint)
        }
        None => {
            let bare = message.split(" at line ").next().unwrap_or(&message);
            if let Some((what, begin)) = never_closed(&message) {
                place = Some(begin);
                Diagnostic::error(format!("broken YAML: {what} opened here is never closed"))
                    .hint("close it, or take it away")
            } else if bare.contains("duplicate ") {
                Diagnostic::error(plain_words(bare)).hint("keep one of the two")
            } else if is_of_meaning(bare) {
                Diagnostic::error(plain_words(bare)).hint("README.md says what each key can hold")
            } else if place.is_some_and(|(line, _)| is_indented_with_a_tab(text, line)) {
                Diagnostic::error("broken YAML: the line is indented with a tab")
                    .hint("indent with blanks")
            } else {
                Diagnostic::error(format!("broken YAML: {}", plain_words(bare))).hint(
                    "check indentation, and quote values that contain `: ` or start with a sign",
                )
            }
        }
    }
    .at(path);
    let Some((line, column)) = place else {
        return diagnostic;
    };
    let diagnostic = diagnostic.line(line + lines_before).column(column);
    match text.lines().nth(line.saturating_sub(1)) {
        Some(snippet) => diagnostic.snippet(snippet),
        None => diagnostic,
    }
}

/// Whether the YAML is sound and only says something that cannot be used.
fn is_of_meaning(fault: &str) -> bool {
    [
        "invalid type",
        "invalid value",
        "missing field",
        "expected ",
    ]
    .iter()
    .any(|start| fault.starts_with(start) || fault.contains(&format!(": {start}")))
}

fn is_indented_with_a_tab(text: &str, line: usize) -> bool {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let words = line.trim_start();
    line[..line.len() - words.len()].contains('\t')
}

/// What was opened and where, for faults that show only at the end of the file or at the next line that makes no sense:
/// libyaml names that place as the context ("…, while parsing a flow sequence at line 3 column 7").
fn never_closed(message: &str) -> Option<(&'static str, (usize, usize))> {
    let (problem, context) = message.split_once(", while ")?;
    let (context, place) = context.split_once(" at line ")?;
    let what = match context {
        "scanning a quoted scalar" if problem.contains("end of stream") => "the quotation mark",
        "parsing a flow sequence" => "the list",
        "parsing a flow mapping" => "the `{`",
        _ => return None,
    };
    let (line, column) = place.split_once(" column ")?;
    Some((what, (line.parse().ok()?, column.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn fault(text: &str) -> Diagnostic {
        let error = serde_yaml::from_str::<BTreeMap<String, Vec<String>>>(text).unwrap_err();
        yaml_fault("a.yaml", text, 10, &error)
    }

    #[test]
    fn what_is_never_closed_is_shown_where_it_opens() {
        for (text, line, column) in [
            ("a: []\nb: [x, \"y\n", 12, 8),
            ("a: []\nb: [x, y\nc: []\n", 12, 4),
        ] {
            let fault = fault(text);
            assert_eq!(
                (fault.line, fault.column),
                (Some(line), Some(column)),
                "{text}"
            );
            assert!(fault.message.contains("never closed"), "{}", fault.message);
            assert!(fault.snippet.is_some_and(|line| line.starts_with("b:")));
        }
    }

    #[test]
    fn a_tab_is_called_a_tab() {
        let fault = fault("a:\n\t- x\n");
        assert!(fault.message.contains("a tab"), "{}", fault.message);
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_not_called_broken() {
        let fault = fault("a: 5\n");
        assert!(!fault.message.contains("broken"), "{}", fault.message);
        assert!(fault.message.contains("a list"), "{}", fault.message);
    }
}
