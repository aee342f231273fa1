//! Writes suggestions as YAML or TOML.

use super::Suggestion;
use std::collections::BTreeMap;

/// Written if there are no suggestions; a comment in both formats.
const NONE: &str =
    "# Nothing to suggest: every recurring subject has a topic, or there are too few texts.\n";

/// A list for a file in `topics/`.
pub fn as_yaml(suggestions: &[Suggestion]) -> String {
    let mut out = String::new();
    if suggestions.is_empty() {
        out.push_str(NONE);
    }
    for suggestion in suggestions {
        out.push_str(&comment(suggestion));
        out.push_str(&format!("- id: {}\n  names:\n", quoted(&suggestion.id)));
        for (tag, name) in &suggestion.names {
            out.push_str(&format!("    {}: {}\n", quoted(tag), quoted(name)));
        }
        out.push_str("  terms:\n");
        for (tag, terms) in &suggestion.terms {
            out.push_str(&format!("    {}: {}\n", quoted(tag), list(terms)));
        }
    }
    out
}

/// `[[topics]]` for site.toml.
pub fn as_toml(suggestions: &[Suggestion]) -> String {
    let mut out = String::new();
    if suggestions.is_empty() {
        out.push_str(NONE);
    }
    for suggestion in suggestions {
        let table = |entries: BTreeMap<&String, String>| -> String {
            let lines = entries.into_iter();
            lines
                .map(|(tag, value)| format!("{tag} = {value}\n"))
                .collect()
        };
        let names = suggestion
            .names
            .iter()
            .map(|(tag, name)| (tag, quoted(name)));
        let terms = suggestion
            .terms
            .iter()
            .map(|(tag, terms)| (tag, list(terms)));
        out.push_str(&format!(
            "{}[[topics]]\nid = {}\n\n[topics.names]\n{}\n[topics.terms]\n{}\n",
            comment(suggestion),
            quoted(&suggestion.id),
            table(names.collect()),
            table(terms.collect()),
        ));
    }
    out
}

/// What it is based on. Ids are slugs, so nothing in them can end the line.
fn comment(suggestion: &Suggestion) -> String {
    format!(
        "# {} stories, such as {}\n",
        suggestion.stories,
        suggestion.documents.join(", ")
    )
}

/// JSON escapes have the same meaning in YAML and TOML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn list(terms: &[String]) -> String {
    let terms: Vec<String> = terms.iter().map(|term| quoted(term)).collect();
    format!("[{}]", terms.join(", "))
}
