//! Marks that come in pairs: code between backticks, emphasis between asterisks or apostrophes.

use super::mark::{LONGEST, Mark, run};
use crate::model::Span;

/// Code between runs of backticks; of reStructuredText's `text <address>`_ the text.
pub(super) fn code(text: &str, at: usize) -> Option<Mark> {
    let length = run(text, at);
    let from = at + length;
    let to = closing(text, from, '`', length)?;
    let inside = &text[from..to];
    // Typewriter quotation marks, one behind the other: `` ``one'' and ``two'' ``.
    if length <= 2 && inside.contains(&"''"[..length]) && opens_quotation(text, at) {
        return None;
    }
    let after = to + length;
    let linked = length == 1
        && inside.ends_with('>')
        && (text[after..].starts_with('_') || text[..at].ends_with(':'));
    if let Some(name) = inside.rfind('<').filter(|_| linked) {
        return Some(Mark {
            end: after + run_of(&text[after..], '_'),
            inside: Some(Span::new(from, from + inside[..name].trim_end().len())),
        });
    }
    Some(Mark {
        end: after,
        inside: Some(Span::new(from, to)),
    })
}

/// Whether the apostrophes that close what backticks open come before the next backtick.
fn opens_quotation(text: &str, at: usize) -> bool {
    let length = run(text, at);
    let rest = &text[at + length..];
    // No quotation is longer, and one letter more tells what follows it.
    let rest = &rest[..rest.floor_char_boundary(LONGEST + 8)];
    let closed = rest
        .match_indices(&"''"[..length])
        .find(|(end, _)| *end > 0 && !rest[end + length..].starts_with(char::is_alphanumeric));
    closed.is_some_and(|(end, _)| {
        let inside = &rest[..end];
        !inside.contains('`') && inside.len() <= LONGEST && inside.trim() == inside
    })
}

/// Emphasis between asterisks (`*`, `**`) or, as wikis have it, two or more apostrophes.
pub(super) fn emphasis(text: &str, at: usize) -> Option<Mark> {
    let sign = char::from(text.as_bytes()[at]);
    let length = run(text, at);
    let is_plausible = match sign {
        '*' => length <= 3,
        _ => (2..=5).contains(&length),
    };
    let alone = length == 1 || sign == '\'';
    let after_word = text[..at].ends_with(char::is_alphanumeric);
    if !is_plausible || alone && after_word {
        return None;
    }
    let from = at + length;
    let to = closing(text, from, sign, length)?;
    let inside = &text[from..to];
    let is_tight =
        !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
    let before_word = text[to + length..].starts_with(char::is_alphanumeric);
    let says = inside.chars().any(char::is_alphanumeric) && !inside.contains("\n\n");
    (is_tight && says && !(alone && before_word)).then_some(Mark {
        end: to + length,
        inside: Some(Span::new(from, to)),
    })
}

/// Where a run of exactly so many signs begins.
fn closing(text: &str, from: usize, sign: char, length: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text[at..].find(sign) {
        let place = at + found;
        if place - from > LONGEST {
            return None;
        }
        let found = run(text, place);
        if found == length && place > from {
            return Some(place);
        }
        at = place + found;
    }
    None
}

fn run_of(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}

/// Quotation marks where a typewriter had backticks and apostrophes.
pub(super) fn with_quotation_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let place = at + found;
        let length = run(text, place);
        out.push_str(&text[at..place]);
        at = place + length;
        if length > 2 || !opens_quotation(text, place) {
            continue;
        }
        let signs = if length == 2 {
            ('“', '”')
        } else {
            ('‘', '’')
        };
        let quoted = text[at..].match_indices(&"''"[..length]).find(|(end, _)| {
            *end > 0 && !text[at + end + length..].starts_with(char::is_alphanumeric)
        });
        if let Some((end, _)) = quoted {
            out.push(signs.0);
            out.push_str(&text[at..at + end]);
            out.push(signs.1);
            at += end + length;
        }
    }
    out.push_str(&text[at..]);
    out
}
