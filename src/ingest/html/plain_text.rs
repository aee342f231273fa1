//! Text out of markup, on one line, and as it is compared.

use dom_query::Document;

/// Some systems escape entities twice.
pub(crate) fn unescaped(text: &str) -> Option<String> {
    let plain = if text.contains('&') {
        Document::fragment(text.to_owned()).text().to_string()
    } else {
        text.to_owned()
    };
    one_line(&plain)
}

/// Letters and digits alone, in lower case.
pub(crate) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Text on one line; `None` where there is none.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}
