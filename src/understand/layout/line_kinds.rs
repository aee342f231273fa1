//! What a single line is, judged by itself.

use super::LayoutWords;
use crate::model::{Block, BlockKind, FurnitureKind, Span};
use crate::text::{TokenKind, tokens};
use crate::understand::dates::{DateFound, find_dates};
use crate::understand::phrases::begins_with;

/// A line's kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineKind {
    /// Title or body: nothing speaks against it.
    Text,
    /// A line that dates the text.
    Date(DateFound),
    /// A line that names an author.
    Author(String),
    /// Other furniture.
    Furniture(FurnitureKind),
}

/// Blocks at the top and at the end within which a date line dates the text rather than belonging to it.
const EDGE: usize = 6;

/// Judges block `at` of `count`.
pub(super) fn kind_of(
    text: &str,
    block: &Block,
    at: usize,
    count: usize,
    words: &LayoutWords,
) -> LineKind {
    let line = block.text(text);
    if block.kind == BlockKind::Caption {
        return LineKind::Furniture(FurnitureKind::Caption);
    }
    if (at < EDGE || at + EDGE >= count)
        && let Some(found) = date_line(text, block, words)
    {
        return LineKind::Date(found);
    }
    let length = line.chars().count();
    if at > 0 && is_caption(&line, words) {
        return LineKind::Furniture(FurnitureKind::Caption);
    }
    let short = length <= 160;
    let phrases = words.phrases;
    if short && starts_label(&phrases.tag_line, &line) {
        return LineKind::Furniture(FurnitureKind::TagLine);
    }
    if short
        && length <= 120
        && begins_with(&phrases.share, &line).is_some()
        && !has_inner_sentence(&line)
    {
        return LineKind::Furniture(FurnitureKind::Share);
    }
    if length <= 250 && begins_with(&phrases.read_more, &line).is_some() {
        return LineKind::Furniture(FurnitureKind::ReadMore);
    }
    LineKind::Text
}

/// "Фото: …", "Photo by …", "© …": a caption word with a colon, bar or end behind it, or a short line that begins with one.
fn is_caption(line: &str, words: &LayoutWords) -> bool {
    let length = line.chars().count();
    if line.starts_with('©') && length <= 120 {
        return true;
    }
    if length > 300 {
        return false;
    }
    let labelled = |end: usize| line[end..].trim_start().starts_with([':', '|', '/', '©']);
    let own = begins_with(&words.phrases.caption, line);
    own.is_some_and(|end| labelled(end) || (length <= 60 && !ends_sentence(line)))
        || begins_with(words.book.captions_anywhere(), line).is_some_and(labelled)
}

/// A phrase that ends in a colon or at the end of the line.
fn starts_label(patterns: &[crate::text::Pattern], line: &str) -> bool {
    begins_with(patterns, line).is_some_and(|end| {
        let rest = line[end..].trim_start();
        rest.is_empty() || rest.starts_with([':', '#', '—', '–', '-'])
    })
}

/// A line that is little more than a date: at most three other words, 90 characters in all.
fn date_line(text: &str, block: &Block, words: &LayoutWords) -> Option<DateFound> {
    let span = block.span();
    let line = span.of(text);
    if line.chars().count() > 90 {
        return None;
    }
    let found = find_dates(line, &words.phrases.months).into_iter().next()?;
    let others = tokens(line)
        .iter()
        .filter(|token| token.kind == TokenKind::Word && !found.span.contains(&token.span))
        .count();
    (others <= 3 && !ends_sentence(line)).then(|| shifted(found, span.start))
}

/// A full date at the very start of a line, one label word before it at most, and a headline behind it.
pub(super) fn date_prefix(
    text: &str,
    block: &Block,
    words: &LayoutWords,
) -> Option<(DateFound, Block)> {
    let span = block.span();
    let line = span.of(text);
    let found = find_dates(line, &words.phrases.months).into_iter().next()?;
    found.year?;
    let before = tokens(&line[..found.span.start]);
    let rest = line[found.span.end..].trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | ':' | ',' | '—' | '–' | '-')
    });
    let label_only = before
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .count()
        <= 1
        && before.len() <= 2;
    let words_behind = tokens(rest)
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .count();
    let begins_anew = rest.chars().next().is_some_and(|c| !c.is_lowercase());
    if !label_only || words_behind < 3 || !begins_anew {
        return None;
    }
    let start = span.end - rest.len();
    let runs = block
        .runs
        .iter()
        .filter(|run| run.end > start)
        .map(|run| Span::new(run.start.max(start), run.end))
        .collect();
    Some((
        shifted(found, span.start),
        Block {
            kind: block.kind,
            runs,
        },
    ))
}

fn shifted(mut found: DateFound, by: usize) -> DateFound {
    found.span = found.span.shifted(by);
    found
}

/// Whether the line ends like a sentence.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '»', '”', '“', ')', '’', ']', '」', '』'])
        .ends_with([
            '.', '!', '?', '…', '。', '！', '？', '।', '։', '۔', '؟', ';', ':', ',',
        ])
}

fn has_inner_sentence(line: &str) -> bool {
    crate::text::sentences(line).len() > 1
}
