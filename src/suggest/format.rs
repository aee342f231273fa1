//! Writes suggestions as YAML or TOML.

use super::Suggestion;
use serde::Serialize;
use std::collections::BTreeMap;

/// Written if there are no suggestions; a comment in both formats.
const NONE: &str =
    "# Nothing to suggest: every recurring subject has a topic, or there are too few texts.\n";

/// A topic with the keys of a file in `topics/` and of site.toml.
#[derive(Serialize)]
struct SuggestedTopic<'a> {
    id: &'a str,
    names: &'a BTreeMap<String, String>,
    terms: &'a BTreeMap<String, Vec<String>>,
}

/// The topics of site.toml.
#[derive(Serialize)]
struct SuggestedTopics<'a> {
    topics: [SuggestedTopic<'a>; 1],
}

/// A list for a file in `topics/`.
pub fn as_yaml(suggestions: &[Suggestion]) -> String {
    written(suggestions, |topic| serde_yaml::to_string(&[topic]).ok())
}

/// `[[topics]]` for site.toml.
pub fn as_toml(suggestions: &[Suggestion]) -> String {
    written(suggestions, |topic| {
        toml::to_string(&SuggestedTopics { topics: [topic] }).ok()
    })
}

/// Each suggestion below a comment that says what it is based on. Ids are slugs, so nothing in them can end the line.
fn written(
    suggestions: &[Suggestion],
    format: impl Fn(SuggestedTopic<'_>) -> Option<String>,
) -> String {
    if suggestions.is_empty() {
        return NONE.to_owned();
    }
    let one = |suggestion: &Suggestion| {
        let topic = SuggestedTopic {
            id: &suggestion.id,
            names: &suggestion.names,
            terms: &suggestion.terms,
        };
        let (stories, examples) = (suggestion.stories, suggestion.documents.join(", "));
        format(topic).map(|text| format!("# {stories} stories, such as {examples}\n{text}\n"))
    };
    suggestions.iter().filter_map(one).collect()
}
