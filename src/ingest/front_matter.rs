//! What the owner says about a text: YAML at its top, or in a sidecar.

use crate::model::{Diagnostic, HeldBack, HoldReason, Metadata, Severity, Span, TextRules};
use crate::text::read_yaml;
use serde::Deserialize;

/// The front matter's place in a text and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) metadata: Metadata,
    /// Where the text after it begins, in bytes.
    pub(super) body_start: usize,
}

/// Takes off YAML between `---` lines at the very top. Broken YAML is a warning, and its lines are left out of the text all the same.
pub(super) fn take_front_matter(path: &str, text: &str) -> (FrontMatter, Option<Diagnostic>) {
    let none = FrontMatter {
        metadata: Metadata::default(),
        body_start: 0,
    };
    let Some(block) = find_block(text) else {
        return (none, None);
    };
    let body_start = text.len()
        - text[block.end..]
            .trim_start_matches(['-', '.'])
            .trim_start_matches([' ', '\t', '\r'])
            .len();
    let body_start = body_start + usize::from(text[body_start..].starts_with('\n'));
    match parse_metadata(path, block.of(text), 1) {
        Ok(metadata) => (
            FrontMatter {
                metadata,
                body_start,
            },
            None,
        ),
        Err(diagnostic) => (FrontMatter { body_start, ..none }, Some(diagnostic)),
    }
}

/// Reads the keys of front matter or of a sidecar; `lines_before` counts the file's lines before the YAML.
pub(super) fn parse_metadata(
    path: &str,
    yaml: &str,
    lines_before: usize,
) -> Result<Metadata, Diagnostic> {
    let raw: RawMetadata = read_yaml(path, yaml, lines_before).map_err(|mut diagnostic| {
        diagnostic.severity = Severity::Warning;
        diagnostic
    })?;
    Ok(raw.into())
}

/// The lines between the first `---` and the next `---` or `...`. A first line of hyphens that YAML never follows is a rule, not front matter.
fn find_block(text: &str) -> Option<Span> {
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = first.len();
    for line in text[first.len()..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let block = Span::new(first.len(), at);
            let looks_like_yaml =
                block.is_empty() || block.of(text).lines().any(|line| line.contains(':'));
            return looks_like_yaml.then_some(block);
        }
        at += line.len();
    }
    None
}

/// Front matter as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawMetadata {
    id: Option<String>,
    #[serde(alias = "headline")]
    title: Option<String>,
    #[serde(alias = "published", alias = "pubdate")]
    date: Option<String>,
    #[serde(alias = "lang")]
    language: Option<String>,
    #[serde(alias = "source", alias = "publisher")]
    outlet: Option<String>,
    #[serde(alias = "link", alias = "canonical")]
    url: Option<String>,
    #[serde(alias = "authors", alias = "byline")]
    author: Option<OneOrMany>,
    people: Option<OneOrMany>,
    #[serde(alias = "tags")]
    topics: Option<OneOrMany>,
    translation_of: Option<String>,
    event: Option<String>,
    draft: bool,
    #[serde(alias = "license", alias = "licence", alias = "copyright")]
    rights: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected text or a list of texts")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

fn many(value: Option<OneOrMany>) -> Vec<String> {
    let all = match value {
        None => Vec::new(),
        Some(OneOrMany::One(one)) => vec![one],
        Some(OneOrMany::Many(all)) => all,
    };
    all.into_iter()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

fn one(value: Option<String>) -> Option<String> {
    value
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

impl From<RawMetadata> for Metadata {
    fn from(raw: RawMetadata) -> Self {
        Metadata {
            id: one(raw.id),
            title: one(raw.title),
            date: one(raw.date),
            language: one(raw.language),
            outlet: one(raw.outlet),
            url: one(raw.url),
            authors: many(raw.author),
            people: many(raw.people),
            topics: many(raw.topics),
            translation_of: one(raw.translation_of),
            event: one(raw.event),
            rights: one(raw.rights),
            rules: TextRules {
                held_back: raw.draft.then(|| HeldBack {
                    reason: HoldReason::Draft,
                    path: String::new(),
                    line: None,
                }),
                ..TextRules::default()
            },
            ..Metadata::default()
        }
    }
}

/// What `first` says, and what `second` says where `first` is silent.
pub(super) fn prefer(first: Metadata, second: Metadata) -> Metadata {
    let list = |a: Vec<String>, b: Vec<String>| if a.is_empty() { b } else { a };
    Metadata {
        id: first.id.or(second.id),
        title: first.title.or(second.title),
        date: first.date.or(second.date),
        language: first.language.or(second.language),
        outlet: first.outlet.or(second.outlet),
        url: first.url.or(second.url),
        authors: list(first.authors, second.authors),
        people: list(first.people, second.people),
        topics: list(first.topics, second.topics),
        translation_of: first.translation_of.or(second.translation_of),
        event: first.event.or(second.event),
        rights: first.rights.or(second.rights),
        rules: TextRules {
            rules: first.rules.rules.or(second.rules.rules),
            embargo: first.rules.embargo.or(second.rules.embargo),
            expires: first.rules.expires.or(second.rules.expires),
            held_back: first.rules.held_back.or(second.rules.held_back),
        },
        description: first.description.or(second.description),
        translators: list(first.translators, second.translators),
        former_ids: list(first.former_ids, second.former_ids),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_and_aliases() {
        let text =
            "---\nlang: kk\nsource: Informburo\nauthors: [A B, C D]\ndate: 2025-12-10\n---\nBody\n";
        let (front, diagnostic) = take_front_matter("a.txt", text);
        assert_eq!(diagnostic, None);
        assert_eq!(front.metadata.language.as_deref(), Some("kk"));
        assert_eq!(front.metadata.outlet.as_deref(), Some("Informburo"));
        assert_eq!(front.metadata.authors, ["A B", "C D"]);
        assert_eq!(&text[front.body_start..], "Body\n");
    }

    #[test]
    fn a_fault_names_line_and_nearest_key_and_the_text_stays() {
        let text = "---\ntitle: A\noutlett: B\n---\nBody\n";
        let (front, diagnostic) = take_front_matter("a.txt", text);
        let diagnostic = diagnostic.expect("a warning");
        assert_eq!(diagnostic.hint.as_deref(), Some("did you mean `outlet`?"));
        assert_eq!(&text[front.body_start..], "Body\n");
    }

    #[test]
    fn broken_yaml_names_its_line() {
        let text = "---\ntitle: \"A\ndate: x\n---\nBody\n";
        let (_, diagnostic) = take_front_matter("a.txt", text);
        let diagnostic = diagnostic.expect("a warning");
        assert!(diagnostic.line.is_some(), "{diagnostic:?}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told_in_plain_words() {
        for (yaml, words) in [
            ("title: [A, B]", "a single value"),
            ("authors: {a: b}", "a list of texts"),
            ("draft: maybe", "true or false"),
        ] {
            let fault = parse_metadata("a.yaml", yaml, 0).expect_err("a fault");
            assert!(fault.message.contains(words), "{}", fault.message);
            assert!(!fault.message.contains("broken"), "{}", fault.message);
        }
    }

    #[test]
    fn words_elsewhere_do_not_mislead() {
        let text = "---\n# draft: maybe\ntitle: \"draft: maybe\"\nrights: |\n  draft: maybe\n\n  draft: maybe\ndraft: maybe\n---\ndraft: maybe\n";
        let (_, diagnostic) = take_front_matter("a.txt", text);
        let place = diagnostic.and_then(|found| found.line.zip(found.column));
        assert_eq!(place, Some((8, 8)));
        let sidecar = "title: |\n  draft: maybe\nauthor: [A, B] # draft: maybe\ndraft: maybe\n";
        let fault = parse_metadata("a.yaml", sidecar, 0).expect_err("a fault");
        assert_eq!((fault.line, fault.column), (Some(4), Some(8)));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert_eq!(
            take_front_matter("a.txt", "---\nA line of text\n---\n")
                .0
                .body_start,
            0
        );
        assert_eq!(
            take_front_matter("a.txt", "--- and so on\n").0.body_start,
            0
        );
    }
}
