//! What a single line is, judged by itself.

use super::LayoutWords;
use super::date_lines::{DateLine, date_line};
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::understand::dates::{DateFound, RelativeDate};
use crate::understand::phrases::begins_with;

/// A line's kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineKind {
    /// Title or body: nothing speaks against it.
    Text,
    /// A line that dates the text.
    Date(DateFound),
    /// A line that dates the text from another day ("yesterday, 14:05").
    RelativeDate(RelativeDate),
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
        && let Some(found) = date_line(text, block, at == 0, words)
    {
        return match found {
            DateLine::Date(found) => LineKind::Date(found),
            DateLine::Relative(found) => LineKind::RelativeDate(found),
            DateLine::Time => LineKind::Furniture(FurnitureKind::DateLine),
        };
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
