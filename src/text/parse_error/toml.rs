//! TOML.

use super::spellings::two_spellings;
use super::{duplicate_key, missing_key, unknown_key, wording};
use crate::model::Diagnostic;
use crate::text::at_byte;
use serde::de::DeserializeOwned;

/// Reads a TOML file; `documentation` says where its keys are documented.
///
/// # Errors
///
/// Broken TOML, unknown, duplicate or missing keys and values of the wrong type, with line and column.
pub fn read_toml<T: DeserializeOwned>(
    path: &str,
    text: &str,
    documentation: &str,
) -> Result<T, Diagnostic> {
    toml::from_str(text).map_err(|error| {
        let message = error.message();
        if let Some(fault) = two_spellings(message, text) {
            return fault.at(path);
        }
        let mut diagnostic = describe(message).at(path);
        if diagnostic.hint.is_none() {
            diagnostic = diagnostic.hint(documentation);
        }
        // The parser gives the whole table, or the whole file, as the place of what is missing.
        match error.span() {
            Some(span) if !(span.start == 0 && message.starts_with("missing field")) => {
                at_byte(diagnostic, text, span.start)
            }
            _ => diagnostic,
        }
    })
}

/// serde and the `toml` crate give words only: "unknown field `titel`, expected one of `title`, `date`".
fn describe(message: &str) -> Diagnostic {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((key, known)) if message.starts_with("unknown field") => unknown_key(key, known),
        Some((key, _)) if message.starts_with("missing field") => missing_key(key),
        _ if message == "duplicate key" => duplicate_key(None),
        _ if message == "invalid basic string, expected `\"`" => {
            Diagnostic::error("unclosed quotation mark").hint("add a `\"` at the end of the value")
        }
        _ => Diagnostic::error(wording::of_serde(message)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Settings {
        #[expect(dead_code, reason = "only errors matter here")]
        title: String,
        #[expect(dead_code, reason = "only errors matter here")]
        #[serde(default)]
        list: Vec<String>,
    }

    fn fault(text: &str) -> Diagnostic {
        read_toml::<Settings>("a.toml", text, "see README.md").expect_err(text)
    }

    #[test]
    fn every_fault_has_its_place_and_a_hint() {
        for (text, place, message) in [
            ("titel = \"list\"\n", Some((1, 1)), "unknown key `titel`"),
            (
                "# list = 5\ntitle = \"list = 5\"\nlist = 5\n",
                Some((3, 8)),
                "expected a list such as [\"one\", \"two\"], found the number `5`",
            ),
            (
                "title = '''\nlist = 1\n'''\nlist = [1]\n",
                Some((4, 9)),
                "expected text in quotation marks, found the number `1`",
            ),
            ("list = []\n", None, "missing key `title`"),
            (
                "title = \"A\"\ntitle = \"A\"\n",
                Some((2, 1)),
                "duplicate key",
            ),
            (
                "title = \"A\nlist = []\n",
                Some((1, 11)),
                "unclosed quotation mark",
            ),
        ] {
            let fault = fault(text);
            assert_eq!(fault.line.zip(fault.column), place, "{text}");
            assert_eq!(fault.message, message, "{text}");
            assert!(fault.hint.is_some(), "{text}");
        }
    }
}
