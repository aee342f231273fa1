//! Telling a text from what a copy-paste brought along.
//!
//! The blocks of one source file come in; title, body, furniture, date lines and authors go out. Every block ends up in exactly one of them.

mod byline;
mod captions;
mod closing;
mod date_lines;
mod dateline;
mod head;
mod invitation;
mod line_kinds;
mod title;
mod trailing;

pub(super) use dateline::{Dateline, is_all_capitals, is_camel_case, read_dateline};

use super::OutletTable;
use super::dates::{DateFound, RelativeDate};
use super::phrases::{PhraseBook, Phrases};
use crate::model::{Block, Furniture, FurnitureKind, Span};
use crate::text::fold_word;
use line_kinds::LineKind;

/// The parts of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    /// Where the title stands.
    pub(super) title: Option<Span>,
    /// The text proper.
    pub(super) body: Vec<Block>,
    /// The rest, in order of place.
    pub(super) furniture: Vec<Furniture>,
    /// Dates that stand in date lines, spans in the whole text, in order of place.
    pub(super) date_lines: Vec<DateFound>,
    /// Moments in date lines that are told from another day, in order of place.
    pub(super) relative_dates: Vec<RelativeDate>,
    /// Names of authors.
    pub(super) byline: Vec<String>,
}

impl Layout {
    /// Moves the dateline from the first paragraph to the furniture, unless nothing would be left of the paragraph.
    pub(super) fn take_off_dateline(&mut self, text: &str, dateline: Span) {
        let Some(first) = self.body.first_mut() else {
            return;
        };
        let rest = &text[dateline.end..];
        let start = dateline.end + (rest.len() - rest.trim_start().len());
        let runs: Vec<Span> = first
            .runs
            .iter()
            .filter(|run| run.end > start)
            .map(|run| Span::new(run.start.max(start), run.end))
            .collect();
        if runs.is_empty() {
            return;
        }
        first.runs = runs;
        self.furniture.push(Furniture {
            kind: FurnitureKind::Dateline,
            span: dateline,
        });
        self.furniture.sort_by_key(|furniture| furniture.span);
    }
}

/// What the parts are told by.
pub(super) struct LayoutWords<'a> {
    pub(super) phrases: &'a Phrases,
    pub(super) book: &'a PhraseBook,
    pub(super) outlets: &'a OutletTable,
}

/// Takes the blocks apart. `given_title` is a title known from front matter or metadata.
pub(super) fn lay_out(
    text: &str,
    blocks: Vec<Block>,
    given_title: Option<&str>,
    words: &LayoutWords,
) -> Layout {
    let mut layout = Layout::default();
    let blocks = date_lines::split_off_dates(text, blocks, words, &mut layout);
    let mut kinds: Vec<LineKind> = blocks
        .iter()
        .enumerate()
        .map(|(at, block)| line_kinds::kind_of(text, block, at, blocks.len(), words))
        .collect();
    byline::find_authors(text, &blocks, &mut kinds, words);
    closing::find_closing_sections(text, &blocks, &mut kinds, words.phrases);
    trailing::find_trailing(text, &blocks, &mut kinds);
    head::mark_lines_above_headline(text, &blocks, &mut kinds, words);
    let title_at = title::find_title(text, &blocks, &kinds, given_title);
    let title = title_at
        .map(|at| blocks[at].text(text))
        .map(TitleToRepeat::of);
    for (at, (block, kind)) in blocks.into_iter().zip(kinds).enumerate() {
        let span = block.span();
        let repeats = title
            .as_ref()
            .is_some_and(|title| title.is_repeated_by(&block.text(text)));
        let furniture = match kind {
            _ if Some(at) == title_at => {
                layout.title = Some(span);
                continue;
            }
            _ if repeats => FurnitureKind::RepeatedTitle,
            LineKind::Text => {
                layout.body.push(block);
                continue;
            }
            LineKind::Date(found) => {
                layout.date_lines.push(found);
                FurnitureKind::DateLine
            }
            LineKind::RelativeDate(found) => {
                layout.relative_dates.push(found);
                FurnitureKind::DateLine
            }
            LineKind::Author(name) => {
                if !layout.byline.contains(&name) {
                    layout.byline.push(name);
                }
                FurnitureKind::Byline
            }
            LineKind::Furniture(kind) => kind,
        };
        layout.furniture.push(Furniture {
            kind: furniture,
            span,
        });
    }
    layout.furniture.sort_by_key(|furniture| furniture.span);
    layout
}

/// The headline as the lines are compared with it that may repeat it.
struct TitleToRepeat {
    length: usize,
    key: String,
}

impl TitleToRepeat {
    fn of(title: String) -> Self {
        Self {
            length: title.len(),
            key: title_key(&title),
        }
    }

    /// Lines of quite another length are not looked at closely.
    fn is_repeated_by(&self, line: &str) -> bool {
        line.len() <= self.length * 2
            && self.length <= line.len() * 2
            && !self.key.is_empty()
            && self.key == title_key(line)
    }
}

/// A title without what varies between its repetitions.
fn title_key(title: &str) -> String {
    fold_word(title)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
