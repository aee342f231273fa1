//! Separates a text from what a copy-paste brought along.
//!
//! The blocks of one source file come in; title, body, furniture, date lines and authors go out. Every block ends up in exactly one of them.

mod byline;
mod captions;
mod closing;
mod date_labels;
mod date_lines;
mod dateline;
mod head;
mod invitation;
mod line_kinds;
mod mailing;
mod mailing_links;
mod parts;
mod sentence_end;
mod tag_lines;
mod title;
mod title_line;
mod trailing;

pub(super) use date_labels::{says_when_published, without_other_dates};
pub(super) use date_lines::{DateLine, read_date_line};
pub(super) use dateline::{Dateline, is_all_capitals, is_camel_case, read_dateline};
pub(super) use head::is_release_label;
pub(super) use sentence_end::ends_sentence;

pub(crate) use byline::stated_authors;
pub(crate) use parts::{Layout, LayoutWords, title_key};
pub(crate) use title_line::StatedHead;

use crate::model::{Block, Furniture, FurnitureKind};
use line_kinds::LineKind;

/// Sorts the blocks. `stated` is known from front matter or metadata.
pub(super) fn lay_out(
    text: &str,
    blocks: Vec<Block>,
    stated: StatedHead,
    words: &LayoutWords,
) -> Layout {
    let mut layout = Layout::default();
    let mut blocks = date_lines::split_off_dates(text, blocks, words, &mut layout);
    let mut kinds: Vec<LineKind> = blocks
        .iter()
        .enumerate()
        .map(|(at, block)| line_kinds::kind_of(text, block, at, blocks.len(), words))
        .collect();
    mailing_links::find_mailing_links(text, &blocks, &mut kinds, words.phrases);
    byline::find_authors(text, &blocks, &mut kinds, words);
    closing::find_closing_sections(text, &blocks, &mut kinds, words.phrases);
    trailing::find_trailing(text, &blocks, &mut kinds, words);
    layout.outlet_behind_title =
        title_line::cut_off_outlet(text, &mut blocks, &kinds, stated, words.outlets);
    layout
        .furniture
        .extend(layout.outlet_behind_title.map(|span| Furniture {
            kind: FurnitureKind::AgencyMark,
            span,
        }));
    head::mark_lines_above_headline(text, &blocks, &mut kinds, words);
    let title_at = title::find_title(text, &blocks, &kinds, stated.title);
    head::mark_letterhead(text, &blocks, &mut kinds, title_at);
    head::mark_outlet_beside_text(text, &blocks, &mut kinds, title_at, words);
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
            LineKind::Author(names) => {
                for name in names {
                    if !layout.byline.contains(&name) {
                        layout.byline.push(name);
                    }
                }
                FurnitureKind::Byline
            }
            LineKind::Paywall => {
                layout.has_paywall = true;
                FurnitureKind::Share
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

/// The headline in the form in which lines that may repeat it are compared.
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

    /// Lines of a very different length are not compared.
    fn is_repeated_by(&self, line: &str) -> bool {
        line.len() <= self.length * 2
            && self.length <= line.len() * 2
            && !self.key.is_empty()
            && self.key == title_key(line)
    }
}
