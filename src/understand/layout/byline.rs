//! Authors of a text.

use super::LayoutWords;
use super::line_kinds::LineKind;
use crate::model::{Block, FurnitureKind};
use crate::text::{TokenKind, tokens};
use crate::understand::phrases::begins_with;
use unicode_normalization::char::is_combining_mark;

/// The longest line that names an author, in bytes.
const LONGEST: usize = 300;

/// Marks lines that name authors: a byline word before a name ("Автор: …", "By …"), or a byline word alone with names above or below it.
pub(super) fn find_authors(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    words: &LayoutWords,
) {
    for at in 0..blocks.len() {
        if kinds[at] != LineKind::Text {
            continue;
        }
        if blocks[at].span().len() > LONGEST {
            continue;
        }
        let line = blocks[at].text(text);
        let Some(end) = begins_with(&words.phrases.byline, &line) else {
            continue;
        };
        let rest = line[end..]
            .trim_start_matches([':', '-', '–', '—', ' ', '\t', '|'])
            .trim();
        if rest.is_empty() {
            kinds[at] = LineKind::Furniture(FurnitureKind::Byline);
            let above = (0..at).rev();
            let below = at + 1..blocks.len();
            if !mark_neighbours(text, blocks, kinds, above) {
                mark_neighbours(text, blocks, kinds, below);
            }
        } else if let Some(name) = name_in(rest).or_else(|| {
            let is_label = line[end..].trim_start().starts_with([':', '：']);
            is_label.then(|| name_without_capitals(rest)).flatten()
        }) && is_at_edge(at, blocks.len())
        {
            kinds[at] = LineKind::Author(name);
        }
    }
}

/// Marks consecutive lines that are only a name; returns whether there were any.
fn mark_neighbours(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    order: impl Iterator<Item = usize>,
) -> bool {
    let mut found = false;
    for at in order {
        let name = name_in(&blocks[at].text(text));
        match name {
            Some(name) if kinds[at] == LineKind::Text => {
                kinds[at] = LineKind::Author(name);
                found = true;
            }
            _ => break,
        }
    }
    found
}

fn is_at_edge(at: usize, count: usize) -> bool {
    at < 5 || at + 5 >= count
}

/// The line as a person's name: two to four capitalised words (initials and particles allowed), nothing else. Text after a comma or bar is ignored.
pub(super) fn name_in(line: &str) -> Option<String> {
    let name = line
        .split([',', '|', '(', '/'])
        .next()?
        .trim()
        .trim_end_matches('.');
    let tokens = tokens(name);
    let words: Vec<&str> = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.of(name))
        .collect();
    let plain = tokens.iter().all(|token| {
        token.kind == TokenKind::Word || matches!(token.span.of(name), "." | "-" | "‐" | "’" | "'")
    });
    let capitals = words
        .iter()
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .count();
    let particles = words
        .iter()
        .filter(|word| word.chars().count() <= 4)
        .count();
    let shaped =
        (2..=5).contains(&words.len()) && capitals >= 2 && capitals + particles >= words.len();
    (plain && shaped).then(|| name.to_owned())
}

/// The longest name in a script without capitals, in code points.
const LONGEST_NAME: usize = 30;

/// What stands behind a label, as a name in a script without capitals: few letters, nothing else, and a space where the script has them.
fn name_without_capitals(line: &str) -> Option<String> {
    let name = line.split([',', '،', '|', '(', '（', '/']).next()?.trim();
    let name = name.trim_end_matches(['.', '۔', '。']);
    let is_caseless = |c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase();
    let is_mark = |c: char| {
        c.is_whitespace()
            || matches!(c, '·' | '・' | '-' | '\u{200C}' | '\u{200D}' | '.')
            || is_combining_mark(c)
    };
    let words = name.split_whitespace().count();
    let is_short = name.chars().count() <= LONGEST_NAME && words <= 4;
    let parted = words >= 2 || name.chars().any(|c| c >= '\u{2E80}');
    let plain = name.chars().all(|c| is_caseless(c) || is_mark(c));
    (is_short && parted && plain && name.chars().any(is_caseless)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_a_label_need_no_capitals() {
        for name in ["محمد کریمی", "王小明", "สมชาย ใจดี", "דנה לוי"]
        {
            assert_eq!(name_without_capitals(name).as_deref(), Some(name), "{name}");
        }
        for other in [
            "Anna Berg",
            "anna berg",
            "محمد",
            "محمد کریمی، 5 آذر 1404 ساعت 10 صبح روز دوشنبه",
            "2025 王",
        ] {
            let found = name_without_capitals(other);
            assert!(found.is_none_or(|name| name == "محمد کریمی"), "{other}");
        }
    }

    #[test]
    fn names_and_not_names() {
        assert_eq!(
            name_in("Айгуль Сарсенова").as_deref(),
            Some("Айгуль Сарсенова")
        );
        assert_eq!(
            name_in("Jan van der Meer, Brussels").as_deref(),
            Some("Jan van der Meer")
        );
        assert_eq!(name_in("Международные отношения"), None);
        assert_eq!(name_in("Politics"), None);
    }
}
