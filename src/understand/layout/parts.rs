//! The parts of a text, and what identifies them.

use crate::model::{Block, Furniture, FurnitureKind, Span};
use crate::text::{fold_word, is_alphanumeric};
use crate::understand::OutletTable;
use crate::understand::dates::{DateFound, RelativeDate};
use crate::understand::phrases::{PhraseBook, Phrases};

/// The parts of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Layout {
    /// The span of the title.
    pub(crate) title: Option<Span>,
    /// The outlet that stood behind the title on its line; it is among the furniture, too.
    pub(crate) outlet_behind_title: Option<Span>,
    /// The text proper.
    pub(crate) body: Vec<Block>,
    /// The rest, in order.
    pub(crate) furniture: Vec<Furniture>,
    /// Dates in date lines, in order; spans are relative to the whole text.
    pub(crate) date_lines: Vec<DateFound>,
    /// Moments in date lines that are relative to another day, in order.
    pub(crate) relative_dates: Vec<RelativeDate>,
    /// Names of authors.
    pub(crate) byline: Vec<String>,
    /// Whether the text says that it goes on for subscribers only.
    pub(crate) has_paywall: bool,
}

impl Layout {
    /// Moves the dateline from the first paragraph to the furniture, unless nothing would be left of the paragraph.
    pub(crate) fn take_off_dateline(&mut self, text: &str, dateline: Span) {
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

/// What identifies the parts.
pub(crate) struct LayoutWords<'a> {
    pub(crate) phrases: &'a Phrases,
    pub(crate) book: &'a PhraseBook,
    pub(crate) outlets: &'a OutletTable,
}

/// A title without anything that varies between repetitions.
pub(crate) fn title_key(title: &str) -> String {
    fold_word(title)
        .chars()
        .filter(|c| is_alphanumeric(*c))
        .collect()
}
