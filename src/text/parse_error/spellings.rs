//! Two spellings of one key in one place. The parsers say "duplicate field" of a key that need not even stand there, and where they say it is the whole table.

use crate::model::Diagnostic;
use crate::text::at_byte;

/// Spellings of one key; the parsers name the first.
const SPELLINGS: [&[&str]; 2] = [&["licence", "license"], &["of", "story", "event"]];

/// The error for a parser's "duplicate field", at the second spelling of the key in `text`.
pub(super) fn two_spellings(message: &str, text: &str) -> Option<Diagnostic> {
    let key = message
        .strip_prefix("duplicate field `")?
        .split('`')
        .next()?;
    let spellings = SPELLINGS.iter().find(|keys| keys[0] == key)?;
    let mut first: Option<&str> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indented = line.trim_start();
        let of_entry = indented.trim_start_matches("- ").trim_start();
        // A table or an entry of a list begins.
        if indented.starts_with('[') || of_entry.len() < indented.len() {
            first = None;
        }
        let found = spellings
            .iter()
            .copied()
            .find(|spelling| is_key(of_entry, spelling));
        match (first, found) {
            (Some(before), Some(second)) if before != second => {
                let message = format!("`{before}` and `{second}` are the same key");
                let fault = Diagnostic::error(message).hint("remove one of the two");
                return Some(at_byte(fault, text, start + line.len() - of_entry.len()));
            }
            (None, Some(_)) => first = found,
            _ => {}
        }
        start += line.len();
    }
    None
}

/// Whether the line sets the key.
fn is_key(line: &str, key: &str) -> bool {
    let quoted = line.trim_start_matches(['"', '\'']);
    quoted.strip_prefix(key).is_some_and(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        rest.starts_with(['=', ':'])
    })
}

#[cfg(test)]
mod tests {
    use super::super::{read_toml, read_yaml};
    use serde::Deserialize;

    #[derive(Debug, Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Settings {
        #[serde(alias = "license")]
        licence: Option<String>,
        profiles: std::collections::BTreeMap<String, Settings>,
    }

    #[derive(Debug, Deserialize)]
    struct Entry {
        #[serde(alias = "story", alias = "event")]
        #[expect(dead_code, reason = "only errors matter here")]
        of: String,
    }

    #[test]
    fn both_spellings_of_a_key_are_named() {
        for (text, line) in [
            ("licence = \"A\"\nlicense = \"B\"\n", 2),
            ("license = \"B\"\n\"licence\" = \"A\"\n", 2),
            (
                "licence = \"A\"\n[profiles.a]\nlicense = \"B\"\n  licence = \"A\"\n",
                4,
            ),
        ] {
            let fault = read_toml::<Settings>("site.toml", text, "").expect_err(text);
            assert_eq!(fault.line, Some(line), "{text}");
            assert!(
                fault.message.ends_with("are the same key"),
                "{}",
                fault.message
            );
            assert_eq!(fault.hint.as_deref(), Some("remove one of the two"));
        }
        for (text, message) in [
            (
                "- story: a\n- story: b\n  event: c\n",
                "`story` and `event` are the same key",
            ),
            (
                "- of: a\n- event: b\n  of: c\n",
                "`event` and `of` are the same key",
            ),
        ] {
            let fault = read_yaml::<Vec<Entry>>("curation.yaml", text, 0).expect_err(text);
            assert_eq!((fault.line, fault.message.as_str()), (Some(3), message));
            assert!(fault.hint.is_some());
        }
    }

    #[test]
    fn one_key_twice_and_other_tables_are_something_else() {
        let twice = "licence = \"A\"\nlicence = \"A\"\n";
        let fault = read_toml::<Settings>("site.toml", twice, "").expect_err(twice);
        assert_eq!(fault.message, "duplicate key");
        let apart = "license = \"A\"\n[profiles.a]\nlicence = \"B\"\n";
        assert!(read_toml::<Settings>("site.toml", apart, "").is_ok());
    }
}
