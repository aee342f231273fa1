//! `entities` in site.toml: which names have pages of their own.

use crate::model::{Diagnostic, EntityKind};
use crate::text::nearest;
use std::collections::BTreeSet;

/// The words for kinds of names, as site.toml has them.
const KINDS: [(&str, EntityKind); 3] = [
    ("people", EntityKind::Person),
    ("organisations", EntityKind::Organisation),
    ("places", EntityKind::Place),
];

/// Pages for people only: organisations and places are recognised less surely, and there are many of them.
pub(super) fn default_entities() -> BTreeSet<EntityKind> {
    BTreeSet::from([EntityKind::Person])
}

/// The kinds that are named; `text` is site.toml, for showing the place.
pub(super) fn check_entities(
    text: &str,
    named: Option<Vec<String>>,
) -> Result<BTreeSet<EntityKind>, Diagnostic> {
    let Some(named) = named else {
        return Ok(default_entities());
    };
    let mut kinds = BTreeSet::new();
    for word in &named {
        let Some((_, kind)) = KINDS.iter().find(|(known, _)| known == word) else {
            let all = "entities can hold \"people\", \"organisations\" and \"places\"";
            let hint = match nearest(word, KINDS.iter().map(|(known, _)| *known)) {
                Some(near) => format!("did you mean \"{near}\"? {all}"),
                None => all.to_owned(),
            };
            let message = format!("\"{word}\" is no kind of names that can have pages");
            return Err(located(text, word, message).hint(hint));
        };
        if !kinds.insert(*kind) {
            let message = format!("\"{word}\" stands twice");
            return Err(located(text, word, message).hint("name each kind once"));
        }
    }
    Ok(kinds)
}

/// An error at the line of the key, or further down where the word stands in a list over several lines.
fn located(text: &str, word: &str, message: String) -> Diagnostic {
    let diagnostic = Diagnostic::error(message).at("site.toml");
    let lines = || {
        text.lines()
            .enumerate()
            .skip_while(|(_, line)| !line.trim_start().starts_with("entities"))
    };
    let quoted = [format!("\"{word}\""), format!("'{word}'")];
    let found = lines()
        .find(|(_, line)| quoted.iter().any(|word| line.contains(word)))
        .or_else(|| lines().next());
    match found {
        Some((index, line)) => diagnostic.line(index + 1).snippet(line),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &[&str]) -> Result<BTreeSet<EntityKind>, Diagnostic> {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        check_entities(text, Some(words))
    }

    #[test]
    fn people_alone_unless_more_is_asked_for() {
        let default = check_entities("title = \"A\"", None).expect("valid");
        assert_eq!(default, BTreeSet::from([EntityKind::Person]));
        let all = check("", &["places", "people", "organisations"]).expect("valid");
        assert_eq!(all.len(), 3);
        assert!(check("", &[]).expect("valid").is_empty());
    }

    #[test]
    fn an_unknown_kind_is_told_with_its_line_and_what_exists() {
        let text = "title = \"persons\"\nentities = [\n  \"people\",\n  \"organizations\",\n]\n";
        let error = check(text, &["people", "organizations"]).expect_err("unknown");
        assert_eq!(error.line, Some(4));
        let hint = error.hint.expect("a hint");
        assert!(
            hint.starts_with("did you mean \"organisations\"?") && hint.contains("\"places\""),
            "{hint}"
        );
        let error = check("entities = [\"x\"]", &["x"]).expect_err("unknown");
        assert!(error.hint.is_some_and(|hint| hint.contains("\"people\"")));
        let twice = check("entities = [\"places\", \"places\"]", &["places", "places"]);
        assert_eq!(twice.expect_err("twice").line, Some(1));
    }
}
