//! What a single line is, judged by itself.

use super::LayoutWords;
use super::date_lines::{DateLine, date_line};
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::understand::dates::{DateFound, RelativeDate};
use crate::understand::phrases::LineStart;

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

/// A longer line, in code points, is running text.
const LONGEST: usize = 300;

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
    if length > LONGEST {
        return LineKind::Text;
    }
    let start = LineStart::of(&line);
    if at > 0 && is_caption(&line, length, &start, words) {
        return LineKind::Furniture(FurnitureKind::Caption);
    }
    let phrases = words.phrases;
    if length <= 160 && starts_label(&phrases.tag_line, &line, &start) {
        return LineKind::Furniture(FurnitureKind::TagLine);
    }
    if length <= 120 && start.phrase(&phrases.share).is_some() && !has_inner_sentence(&line) {
        return LineKind::Furniture(FurnitureKind::Share);
    }
    if length <= 250 && start.phrase(&phrases.read_more).is_some() {
        return LineKind::Furniture(FurnitureKind::ReadMore);
    }
    LineKind::Text
}

/// "Фото: …", "Photo by …", "© …": a caption word with a colon, bar or end behind it, or a short line that begins with one.
fn is_caption(line: &str, length: usize, start: &LineStart, words: &LayoutWords) -> bool {
    if line.starts_with('©') && length <= 120 {
        return true;
    }
    let labels = [':', '|', '/', '©'];
    let labelled = |end: usize| line[end..].trim_start().starts_with(labels);
    let own = start.phrase(&words.phrases.caption);
    own.is_some_and(|end| labelled(end) || (length <= 60 && !ends_sentence(line)))
        || line.contains(labels)
            && start
                .phrase(words.book.captions_anywhere())
                .is_some_and(labelled)
}

/// A phrase that ends in a colon or at the end of the line.
fn starts_label(patterns: &[crate::text::Pattern], line: &str, start: &LineStart) -> bool {
    start.phrase(patterns).is_some_and(|end| {
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
