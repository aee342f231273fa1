//! The kind of a single line, without its surroundings.

use super::LayoutWords;
use super::captions::is_caption;
use super::date_lines::{DateLine, date_line};
use super::invitation::{is_foreign_invitation, is_invitation, is_notice, is_paywall};
use super::mailing::is_mailing;
use super::sentence_end::ends_sentence;
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::understand::dates::{DateFound, RelativeDate};
use crate::understand::phrases::LineStart;
#[cfg(test)]
use crate::{language::Languages, model::Span, understand::phrases::PhraseBook};

/// A line's kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineKind {
    /// Title or body: the default.
    Text,
    /// A line that dates the text.
    Date(DateFound),
    /// A line that dates the text relative to another day ("yesterday, 14:05").
    RelativeDate(RelativeDate),
    /// A line that names authors.
    Author(Vec<String>),
    /// A line that says that the text goes on for subscribers only.
    Paywall,
    /// Other furniture.
    Furniture(FurnitureKind),
}

/// How many blocks at the top and at the end may be date lines. Elsewhere a date belongs to the text.
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
    match block.kind {
        BlockKind::Caption => return LineKind::Furniture(FurnitureKind::Caption),
        BlockKind::Markup => return LineKind::Furniture(FurnitureKind::Markup),
        BlockKind::Code => return LineKind::Text,
        _ => {}
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
    if is_mailing(&line, length, words.phrases) {
        return LineKind::Furniture(FurnitureKind::Share);
    }
    if length > LONGEST {
        return LineKind::Text;
    }
    let start = LineStart::of(&line);
    if at > 0 && is_caption(&line, length, &start, words) {
        return LineKind::Furniture(FurnitureKind::Caption);
    }
    let phrases = words.phrases;
    if length <= 60
        && (start.is_only(&phrases.advertisement) || start.is_whole(words.book.advertisements()))
    {
        return LineKind::Furniture(FurnitureKind::Navigation);
    }
    if at > 0 && is_paywall(&line, length, words.book) {
        return LineKind::Paywall;
    }
    if length <= 160 && starts_label(&phrases.tag_line, &line, &start) {
        return LineKind::Furniture(FurnitureKind::TagLine);
    }
    if let Some(end) = start.phrase(&phrases.share)
        && length <= 120
        && points_on(&line, length, end, at)
        && !has_inner_sentence(&line)
    {
        return LineKind::Furniture(FurnitureKind::Share);
    }
    if let Some(end) = start.phrase(&phrases.read_more)
        && length <= 250
        && points_on(&line, length, end, at)
    {
        return LineKind::Furniture(FurnitureKind::ReadMore);
    }
    if is_invitation(&line, length, phrases) || is_foreign_invitation(&line, length, words.book) {
        return LineKind::Furniture(FurnitureKind::Share);
    }
    if is_notice(&line, length, phrases) {
        return LineKind::Furniture(FurnitureKind::Navigation);
    }
    LineKind::Text
}

/// Whether a line that begins with a phrase (up to `end`) is a pointer rather than a sentence that happens to begin so.
///
/// A phrase of several words is enough. A single word is not ("Earlier the mayor said …", "Telegram will …"): it must be alone, be followed by the
/// sign of a label, or begin a short line below the first that does not end like a sentence.
fn points_on(line: &str, length: usize, end: usize, at: usize) -> bool {
    // Speech in a story may begin so too.
    if line.starts_with(['“', '"', '«', '„', '‘', '「', '『']) && ends_sentence(line) {
        return false;
    }
    if line[..end].contains(char::is_whitespace) {
        return true;
    }
    let rest = line[end..].trim_start();
    let alone = !rest.contains(char::is_alphabetic);
    let labelled = rest.starts_with([':', '：', '|', '→', '>', '»', '#', '►', '▶']);
    alone || at > 0 && (labelled || (length <= 120 && !ends_sentence(line)))
}

/// A phrase that ends in a colon or at the end of the line.
fn starts_label(patterns: &[crate::text::Pattern], line: &str, start: &LineStart) -> bool {
    start.phrase(patterns).is_some_and(|end| {
        let rest = line[end..].trim_start();
        rest.is_empty() || rest.starts_with([':', '#', '—', '–', '-'])
    })
}

fn has_inner_sentence(line: &str) -> bool {
    crate::text::sentences(line).len() > 1
}

/// For tests: the kind of a line in a language, as `analyze` prints it; "text" for text.
#[cfg(test)]
pub(super) fn kind_name(language: &str, line: &str) -> &'static str {
    let book = PhraseBook::new(&Languages::compiled_in().unwrap());
    let words = LayoutWords {
        phrases: book.of(language),
        book: &book,
        outlets: &crate::understand::OutletTable::default(),
    };
    let block = Block::new(BlockKind::Paragraph, Span::new(0, line.len()));
    match kind_of(line, &block, 10, 20, &words) {
        LineKind::Text => "text",
        LineKind::Furniture(kind) => kind.as_str(),
        LineKind::Paywall => "share",
        LineKind::Author(_) => "author",
        LineKind::Date(_) | LineKind::RelativeDate(_) => "date",
    }
}

/// For tests: body paragraphs and furniture of a text with blank lines between its paragraphs.
#[cfg(test)]
pub(super) fn laid_out(language: &str, text: &str) -> (Vec<String>, Vec<(&'static str, String)>) {
    let outlets = crate::understand::OutletTable::default();
    let layout = laid_out_with(language, text, super::StatedHead::default(), &outlets);
    let body = layout.body.iter().map(|block| block.text(text));
    let furniture = layout.furniture.iter();
    (
        body.collect(),
        furniture
            .map(|part| (part.kind.as_str(), part.span.of(text).to_owned()))
            .collect(),
    )
}

/// For tests: the layout of such a text.
#[cfg(test)]
pub(super) fn laid_out_with(
    language: &str,
    text: &str,
    stated: super::StatedHead,
    outlets: &crate::understand::OutletTable,
) -> super::Layout {
    let book = PhraseBook::new(&Languages::compiled_in().unwrap());
    let words = LayoutWords {
        phrases: book.of(language),
        book: &book,
        outlets,
    };
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split("\n\n") {
        let span = Span::new(start, start + line.len());
        blocks.push(Block::new(BlockKind::Paragraph, span));
        start += line.len() + 2;
    }
    super::lay_out(text, blocks, stated, &words)
}
