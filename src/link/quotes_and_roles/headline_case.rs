//! Whether capitals around a name say anything: "GOP Senator Asks Trump’s Handlers to Have Him Read" writes every word with one.

use super::role_bounds::is_capital;
use super::text_around::TextAround;
use crate::model::Span;
use crate::text::FoldedWords;

/// So many words on each side are looked at. A headline may run on into its text without a mark.
const REACH: usize = 5;

/// Shorter words stay small in headlines: "of", "for", "the".
const SHORTEST: usize = 4;

/// Whether all words beside a role and the name it belongs to begin with capitals, those of other names left aside.
pub(super) fn is_headline_case(around: &TextAround<'_>, sentence: Span, role: Span) -> bool {
    let text = around.text;
    let before = around.end(Span::new(sentence.start, role.start));
    let after = around.beginning(Span::new(role.end, sentence.end));
    let (before, after) = (FoldedWords::of(text, before), FoldedWords::of(text, after));
    let before: Vec<Span> = before.iter().map(|(_, span)| span).collect();
    let near = &before[before.len().saturating_sub(REACH)..];
    let after = after.iter().map(|(_, span)| span).take(REACH);
    let says_something = |span: &Span| {
        let word = span.of(text);
        word.starts_with(char::is_alphabetic)
            && word.chars().count() >= SHORTEST
            && !around.names_thing(*span)
            && !around.names_person(*span)
    };
    let words: Vec<Span> = near
        .iter()
        .copied()
        .chain(after)
        .filter(says_something)
        .collect();
    !words.is_empty() && words.iter().all(|word| is_capital(text, *word))
}
