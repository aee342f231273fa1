//! Where a role may begin and end: marks, hyphens and capitals of a text.

use super::quotation_marks::PAIRS;
use crate::model::Span;

/// A role with the quotation mark directly behind it, if that closes what was opened inside it: of "ambassador of the “Blue Bridge”".
pub(super) fn with_closing_mark(text: &str, role: Span) -> Span {
    let inside = role.of(text);
    let next = text[role.end..].chars().next();
    let closing = PAIRS.iter().find(|(open, close)| {
        let opened = inside.matches(*open).count();
        let is_open = match open == close {
            true => opened % 2 == 1,
            false => opened > inside.matches(*close).count(),
        };
        is_open && next == Some(*close)
    });
    let length = closing.map_or(0, |(_, close)| close.len_utf8());
    Span::new(role.start, role.end + length)
}

/// Whether a hyphen joins a word to the one before it.
pub(super) fn is_joined(text: &str, spans: &[Span], at: usize) -> bool {
    let (before, word) = (spans[at - 1], spans[at]);
    matches!(&text[before.end..word.start], "-" | "‑")
}

pub(super) fn is_capital(text: &str, span: Span) -> bool {
    span.of(text).starts_with(char::is_uppercase)
}

/// The end of the last mark before the name that no role crosses.
pub(super) fn last_mark(text: &str, before: Span) -> usize {
    let marks = [
        ',', '،', ';', '؛', ':', '(', ')', '.', '!', '?', '…', '—', '–', '\n', '/', '|',
    ];
    let inside = before.of(text);
    let dash = inside
        .rfind(" - ")
        .map_or(before.start, |at| before.start + at + 3);
    let before = Span::new(dash, before.end);
    let inside = before.of(text);
    match inside.rfind(marks) {
        Some(at) => before.start + at + inside[at..].chars().next().map_or(1, char::len_utf8),
        None => before.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_that_a_role_opens_ends_with_it() {
        for (text, role, closed) in [
            (
                "редактор \"Голоса\" Иван",
                "редактор \"Голоса",
                "редактор \"Голоса\"",
            ),
            ("chair of “Blue” Anna", "chair of “Blue", "chair of “Blue”"),
            ("said “chair” Anna", "chair", "chair"),
        ] {
            let start = text.find(role).expect("the role stands there");
            let found = with_closing_mark(text, Span::new(start, start + role.len()));
            assert_eq!(found.of(text), closed);
        }
    }
}
