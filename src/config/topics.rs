//! Topics from site.toml and `topics/*.yaml`. No id may occur twice in all of them.

use super::raw::RawTopic;
use super::setup_file::{Located, SetupFile};
use crate::model::{Diagnostic, Topic};
use crate::text::{Pattern, read_yaml, slug};
use serde_saphyr::Spanned;
use std::collections::BTreeMap;

/// Place of each id: `FILE:LINE`.
pub(super) type TopicPlaces = BTreeMap<String, String>;

/// Topics of one file of `topics/`: one topic or a list of topics, with the keys of `[[topics]]`.
///
/// # Errors
///
/// YAML that cannot be read, and whatever [`check_topics`] finds.
pub(super) fn parse_topics(
    file: SetupFile<'_>,
    places: &mut TopicPlaces,
) -> Result<Vec<Topic>, Diagnostic> {
    let first = file
        .text
        .lines()
        .find(|line| !matches!(line.trim(), "" | "---") && !line.trim_start().starts_with('#'));
    let Some(first) = first else {
        return Ok(Vec::new());
    };
    // The first line decides, so that the parser's errors are about the form that was meant.
    let is_list = first.trim_start().starts_with(['-', '[']);
    let raw: Vec<RawTopic<Spanned<String>>> = match is_list {
        true => read_yaml(file.path, file.text, 0)?,
        false => vec![read_yaml(file.path, file.text, 0)?],
    };
    check_topics(file, raw, places)
}

/// Validated topics; their ids are added to `places`.
///
/// # Errors
///
/// An id that cannot be part of an address or occurs twice, and a term without letters.
pub(super) fn check_topics<S: Into<Located<String>>>(
    file: SetupFile<'_>,
    raw: Vec<RawTopic<S>>,
    places: &mut TopicPlaces,
) -> Result<Vec<Topic>, Diagnostic> {
    let mut out = Vec::new();
    for topic in raw {
        let id: Located<String> = topic.id.into();
        let place = file.line_name(id.at);
        let id = file.check(id, |id| check_id(id, places))?;
        places.insert(id.clone(), place);
        let mut terms = BTreeMap::new();
        for (tag, listed) in topic.terms {
            let check = |term: S| file.check(term.into(), |term| check_term(term, &id));
            let listed: Result<Vec<String>, Diagnostic> = listed.into_iter().map(check).collect();
            terms.insert(tag, listed?);
        }
        out.push(Topic {
            id,
            names: topic.names,
            terms,
        });
    }
    Ok(out)
}

fn check_id(id: String, places: &TopicPlaces) -> Result<String, Diagnostic> {
    let valid = slug(&id, 80);
    if id != valid {
        return Err(
            Diagnostic::error(format!("\"{id}\" is not a valid topic id"))
                .hint(format!("ids are part of addresses: write \"{valid}\"")),
        );
    }
    match places.get(&id) {
        Some(other) => Err(Diagnostic::error(format!(
            "duplicate topic id \"{id}\", also used in {other}"
        ))
        .hint("give each topic its own id")),
        None => Ok(id),
    }
}

fn check_term(term: String, topic: &str) -> Result<String, Diagnostic> {
    match Pattern::parse(&term) {
        Some(_) => Ok(term),
        None => Err(Diagnostic::error(format!(
            "the term \"{term}\" of the topic \"{topic}\" has no letters"
        ))
        .hint("write the beginning of a word followed by *, such as \"ferr*\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(path: &str, text: &str, places: &mut TopicPlaces) -> Result<Vec<Topic>, Diagnostic> {
        parse_topics(SetupFile { path, text }, places)
    }

    const FERRY: &str = "# Boats.\nid: ferry\nnames: {en: Ferry}\nterms: {en: [\"ferr*\"]}\n";

    #[test]
    fn a_file_holds_one_topic_or_a_list() {
        let one = parse("topics/a.yaml", FERRY, &mut TopicPlaces::new()).expect("sound");
        assert_eq!(one[0].terms["en"], ["ferr*"]);
        let list = "- id: a\n  names: {en: A}\n- id: b\n  names: {en: B}\n";
        let two = parse("topics/a.yaml", list, &mut TopicPlaces::new()).expect("sound");
        assert_eq!(two.len(), 2);
        let none = parse("topics/a.yaml", "# Later.\n", &mut TopicPlaces::new());
        assert!(none.expect("sound").is_empty());
    }

    #[test]
    fn an_id_that_stands_twice_names_both_places() {
        let mut places = TopicPlaces::new();
        parse("topics/a.yaml", FERRY, &mut places).expect("sound");
        let list = "- id: bridge\n  names: {}\n- id: ferry\n  names: {}\n";
        let error = parse("topics/b.yaml", list, &mut places).expect_err("twice");
        assert_eq!(
            (error.path.as_deref(), error.line),
            (Some("topics/b.yaml"), Some(3))
        );
        assert!(
            error.message.contains("topics/a.yaml:2"),
            "{}",
            error.message
        );
    }

    #[test]
    fn a_term_that_would_match_anything_is_refused() {
        let text = "id: all\nnames: {en: All}\nterms: {en: [\"*\"]}\n";
        let error = parse("topics/a.yaml", text, &mut TopicPlaces::new()).expect_err("empty");
        assert!(error.message.contains("no letters") && error.hint.is_some());
        assert_eq!((error.line, error.column), (Some(3), Some(14)));
    }

    #[test]
    fn words_elsewhere_do_not_mislead() {
        let text = "# id: a b\n- id: first\n  names:\n    en: |\n      id: a b\n  terms: {en: [\"id: a b\"]}\n- names: {en: \"id: a b\"}\n  id: a b\n";
        let error = parse("topics/a.yaml", text, &mut TopicPlaces::new()).expect_err("bad id");
        assert_eq!((error.line, error.column), (Some(8), Some(7)));
        assert_eq!(error.snippet.as_deref(), Some("  id: a b"));
    }

    #[test]
    fn an_unknown_key_names_the_nearest() {
        let text = "- id: ferry\n  name: {en: Ferry}\n";
        let error = parse("topics/a.yaml", text, &mut TopicPlaces::new()).expect_err("unknown");
        assert_eq!(error.hint.as_deref(), Some("did you mean `names`?"));
        assert!(error.line.is_some());
    }
}
