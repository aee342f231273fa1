//! Text out of markup, and on one line.

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

/// Text on one line; `None` where there is none.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}
