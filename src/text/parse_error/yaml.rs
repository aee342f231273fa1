//! YAML.

use super::spellings::two_spellings;
use super::{duplicate_key, missing_key, unknown_key, wording};
use crate::model::Diagnostic;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_saphyr::{Error, Options};

const DOCUMENTATION: &str = "README.md lists the keys and their values";

/// Reads a YAML file, or the YAML in a file that has `lines_before` lines above it. A file of comments gives the default of the type.
///
/// # Errors
///
/// Broken YAML, unknown, duplicate or missing keys and values of the wrong type, with line and column.
pub fn read_yaml<T: DeserializeOwned>(
    path: &str,
    text: &str,
    lines_before: usize,
) -> Result<T, Diagnostic> {
    parse(text).map_err(|error| {
        let error = match error {
            Error::ExternalMessage { .. } => unclosed_bracket(text, &error).unwrap_or(error),
            error => error,
        };
        if let Error::Message { msg, .. } = &error
            && let Some(fault) = two_spellings(msg, text)
        {
            let line = fault.line.unwrap_or_default() + lines_before;
            return fault.at(path).line(line);
        }
        let diagnostic = describe(&error).at(path);
        let Some(place) = error.location() else {
            return diagnostic;
        };
        let line = usize::try_from(place.line()).unwrap_or_default();
        let column = usize::try_from(place.column()).unwrap_or_default();
        let diagnostic = diagnostic.line(line + lines_before).column(column);
        match text.lines().nth(line.saturating_sub(1)) {
            Some(snippet) => diagnostic.snippet(snippet),
            None => diagnostic,
        }
    })
}

fn describe(error: &Error) -> Diagnostic {
    let message = match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => return unknown_key(field, expected),
        Error::SerdeMissingField { field, .. } => return missing_key(field).hint(DOCUMENTATION),
        Error::DuplicateMappingKey { key, .. } => return duplicate_key(key.as_deref()),
        Error::ExternalMessage { msg, .. } => {
            let (message, hint) = wording::of_yaml_syntax(msg);
            return Diagnostic::error(format!("broken YAML: {message}")).hint(hint);
        }
        Error::MultipleDocuments { .. } => {
            return Diagnostic::error("a second YAML document begins here")
                .hint("remove the line `---`");
        }
        Error::UnknownAnchor { .. } => {
            return Diagnostic::error("unknown alias")
                .hint("put values that begin with `*` in quotation marks");
        }
        Error::SerdeInvalidType {
            unexpected,
            expected,
            ..
        }
        | Error::SerdeInvalidValue {
            unexpected,
            expected,
            ..
        } => wording::wrong_type(unexpected, expected),
        Error::Unexpected { expected, .. } => format!("expected {}", wording::expected(expected)),
        Error::InvalidScalar { ty, .. } => format!("expected {}", wording::expected(ty)),
        Error::NullIntoString { .. } => "expected text, found nothing".to_owned(),
        Error::Message { msg, .. } => wording::of_serde(msg),
        other => other.to_string(),
    };
    Diagnostic::error(message).hint(DOCUMENTATION)
}

/// The error at a `[` or `{` that is open at the end of the lines before a syntax error. The parser gives up only where the next line makes no
/// sense inside the brackets, far from the mistake.
fn unclosed_bracket(text: &str, error: &Error) -> Option<Error> {
    let lines_before = usize::try_from(error.location()?.line())
        .ok()?
        .checked_sub(1)?;
    let lines = text.split_inclusive('\n').take(lines_before);
    let before = &text[..lines.map(str::len).sum()];
    let is = |error: &Error, start| matches!(error, Error::ExternalMessage { msg, .. } if msg.starts_with(start));
    let earlier = parse::<IgnoredAny>(before).err()?;
    (is(&earlier, "unclosed bracket") && !is(error, "unexpected character")).then_some(earlier)
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let mut options = Options::default();
    options.with_snippet = false;
    serde_saphyr::from_str_with_options(text, options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Entry {
        title: Option<String>,
        draft: bool,
        list: Vec<String>,
    }

    #[test]
    fn every_fault_has_its_place_and_a_hint() {
        for (text, line, column, message) in [
            ("titel: x\n", 11, 1, "unknown key `titel`"),
            ("list: []\nlist: []\n", 12, 1, "duplicate key `list`"),
            (
                "# draft: maybe\ntitle: |\n  draft: maybe\ndraft: maybe\n",
                14,
                8,
                "expected true or false",
            ),
            (
                "title: [A, B]\n",
                11,
                8,
                "expected a single value, not a list or keys",
            ),
            (
                "list: 5\n",
                11,
                7,
                "expected a list such as [\"one\", \"two\"]",
            ),
            (
                "draft: yes\nlist: [x, \"y\n",
                12,
                11,
                "broken YAML: unclosed quotation mark",
            ),
            (
                "draft: no\nlist: [x, y\n",
                12,
                7,
                "broken YAML: unclosed `[`",
            ),
            (
                "# list: [\nlist: [x, y\ndraft: []\n",
                12,
                7,
                "broken YAML: unclosed `[`",
            ),
            (
                "list:\n\t- x\n",
                12,
                2,
                "broken YAML: the line is indented with a tab",
            ),
            ("title: a: b\n", 11, 9, "broken YAML: unexpected `:`"),
            (
                "title: @x\n",
                11,
                8,
                "broken YAML: a value cannot begin with `@`",
            ),
            (
                "title: x\ndraft\n",
                12,
                1,
                "broken YAML: expected `:` after the key",
            ),
            (
                "title: x\n---\ndraft: no\n",
                13,
                1,
                "a second YAML document begins here",
            ),
        ] {
            let fault = read_yaml::<Entry>("a.yaml", text, 10).expect_err(text);
            assert_eq!(fault.message, message, "{text}");
            assert_eq!(
                (fault.line, fault.column),
                (Some(line), Some(column)),
                "{text}"
            );
            assert!(fault.hint.is_some(), "{text}");
        }
    }

    #[test]
    fn comments_alone_are_nothing() {
        let read = read_yaml::<BTreeMap<String, String>>("a.yaml", "# Later.\n", 0);
        assert!(read.is_ok_and(|map| map.is_empty()));
    }
}
