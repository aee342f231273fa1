//! Topics, from site.toml and from the files of `topics/`: validated once, each id once in all of them.

use super::raw::RawTopic;
use crate::model::{Diagnostic, Topic};
use crate::text::{Pattern, slug, yaml_fault};
use std::collections::BTreeMap;

/// Where each id stands: file and line.
pub(super) type Places = BTreeMap<String, (String, Option<usize>)>;

/// The topics of one file of `topics/`: one topic or a list of them, with the fields that `[[topics]]` has.
pub(super) fn parse_topics(
    path: &str,
    text: &str,
    places: &mut Places,
) -> Result<Vec<Topic>, Diagnostic> {
    let first = text
        .lines()
        .find(|line| !matches!(line.trim(), "" | "---") && !line.trim_start().starts_with('#'));
    let Some(first) = first else {
        return Ok(Vec::new());
    };
    // Told by the first line, so that a fault is told as one of what was meant.
    let is_list = first.trim_start().starts_with(['-', '[']);
    let raw: Result<Vec<RawTopic>, _> = if is_list {
        serde_yaml::from_str(text)
    } else {
        serde_yaml::from_str(text).map(|topic| vec![topic])
    };
    let raw = raw.map_err(|error| yaml_fault(path, text, 0, &error))?;
    check_topics(path, text, raw, places)
}

/// Topics with sound ids that no other topic has; `places` remembers them.
pub(super) fn check_topics(
    path: &str,
    text: &str,
    raw: Vec<RawTopic>,
    places: &mut Places,
) -> Result<Vec<Topic>, Diagnostic> {
    let mut from = 0;
    let mut out = Vec::new();
    for topic in raw {
        let (line, snippet) = match line_of_id(text, &topic.id, from) {
            Some((index, line)) => (Some(index + 1), line),
            None => (None, ""),
        };
        from = line.unwrap_or(from);
        let fault = |message: String| {
            let fault = Diagnostic::error(message).at(path);
            match line {
                Some(line) => fault.line(line).snippet(snippet),
                None => fault,
            }
        };
        let sound = slug(&topic.id, 80);
        if topic.id != sound {
            return Err(fault(format!("\"{}\" cannot be a topic's id", topic.id))
                .hint(format!("ids stand in addresses: write \"{sound}\"")));
        }
        if let Some((other, at)) = places.get(&topic.id) {
            let at = at.map(|line| format!(":{line}")).unwrap_or_default();
            return Err(fault(format!(
                "two topics have the id \"{}\": the other stands in {other}{at}",
                topic.id
            ))
            .hint("give each topic an id of its own"));
        }
        let empty = |term: &&String| Pattern::parse(term).is_none();
        if let Some(term) = topic.terms.values().flatten().find(empty) {
            return Err(fault(format!(
                "the term \"{term}\" of the topic \"{}\" has no letters",
                topic.id
            ))
            .hint("write the beginning of a word and then *, such as \"ferr*\""));
        }
        places.insert(topic.id.clone(), (path.to_owned(), line));
        out.push(Topic {
            id: topic.id,
            names: topic.names,
            terms: topic.terms,
        });
    }
    Ok(out)
}

/// The first line from `from` on that gives the id.
fn line_of_id<'t>(text: &'t str, id: &str, from: usize) -> Option<(usize, &'t str)> {
    let gives = |line: &str| {
        let bare = line.trim_start_matches([' ', '-', '{']);
        bare.trim_start_matches(['"', '\'']).starts_with("id") && bare.contains(id)
    };
    let mut lines = text.lines().enumerate().skip(from);
    lines.find(|(_, line)| gives(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FERRY: &str = "# Boats.\nid: ferry\nnames: {en: Ferry}\nterms: {en: [\"ferr*\"]}\n";

    #[test]
    fn a_file_holds_one_topic_or_a_list() {
        let one = parse_topics("topics/a.yaml", FERRY, &mut Places::new()).expect("sound");
        assert_eq!(one[0].terms["en"], ["ferr*"]);
        let list = "- id: a\n  names: {en: A}\n- id: b\n  names: {en: B}\n";
        let two = parse_topics("topics/a.yaml", list, &mut Places::new()).expect("sound");
        assert_eq!(two.len(), 2);
        let none = parse_topics("topics/a.yaml", "# Later.\n", &mut Places::new());
        assert!(none.expect("sound").is_empty());
    }

    #[test]
    fn an_id_that_stands_twice_names_both_places() {
        let mut places = Places::new();
        parse_topics("topics/a.yaml", FERRY, &mut places).expect("sound");
        let list = "- id: bridge\n  names: {}\n- id: ferry\n  names: {}\n";
        let error = parse_topics("topics/b.yaml", list, &mut places).expect_err("twice");
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
        let error = parse_topics("topics/a.yaml", text, &mut Places::new()).expect_err("empty");
        assert!(error.message.contains("no letters") && error.hint.is_some());
        assert_eq!(error.line, Some(1));
    }

    #[test]
    fn an_unknown_key_names_the_nearest() {
        let text = "- id: ferry\n  name: {en: Ferry}\n";
        let error = parse_topics("topics/a.yaml", text, &mut Places::new()).expect_err("unknown");
        assert_eq!(error.hint.as_deref(), Some("did you mean `names`?"));
        assert!(error.line.is_some());
    }
}
