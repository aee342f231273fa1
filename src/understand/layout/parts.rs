//! The parts of a text, and what identifies them.

use super::sentence_end::ends_sentence;
use crate::model::{Block, BlockKind, Furniture, FurnitureKind, Span};
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

/// The longest heading of boilerplate, in code points.
const LONGEST_HEADING: usize = 60;

impl Layout {
    /// Moves headings at the end of the body to the furniture where nothing but boilerplate follows them: "About the foundation". Where no paragraph ends
    /// with a full stop, as in Thai, none can be told from a heading.
    pub(crate) fn take_off_headings(&mut self, text: &str, boilerplate: &[Span]) {
        while let [above @ .., last] = self.body.as_slice() {
            let has_stops = above.iter().any(|block| ends_sentence(&block.text(text)));
            let span = last.span();
            let below = boilerplate.iter().filter(|part| part.start >= span.end);
            let is_above = below.min().is_some_and(|part| {
                let between = text.get(span.end..part.start).unwrap_or("");
                !between.contains(char::is_alphanumeric)
            });
            if !has_stops || !is_above || !is_heading(&last.text(text), last.kind) {
                return;
            }
            self.body.pop();
            self.furniture.push(Furniture {
                kind: FurnitureKind::Boilerplate,
                span,
            });
        }
    }

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

/// Whether a line is short and does not end as sentences do; a heading may end in a colon.
fn is_heading(line: &str, kind: BlockKind) -> bool {
    let line = line.trim_end().trim_end_matches([':', '：']);
    kind != BlockKind::ListItem
        && kind != BlockKind::Code
        && !ends_sentence(line)
        && line.chars().count() <= LONGEST_HEADING
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

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> Vec<&str> {
        let mut at = 0;
        let spans = text.split("\n\n").map(|part| {
            let span = Span::new(at, at + part.len());
            at = span.end + 2;
            span
        });
        let (boilerplate, body): (Vec<Span>, Vec<Span>) =
            spans.partition(|span| span.of(text).starts_with("Founded"));
        let mut layout = Layout {
            body: body
                .into_iter()
                .map(|span| Block::new(BlockKind::Paragraph, span))
                .collect(),
            ..Layout::default()
        };
        layout.take_off_headings(text, &boilerplate);
        layout
            .body
            .iter()
            .map(|block| block.span().of(text))
            .collect()
    }

    #[test]
    fn a_heading_goes_with_the_boilerplate_below_it() {
        let story = "The court decided.";
        let about = "Founded in 1911.";
        for heading in ["About the fund", "О Фонде степных прав:"] {
            let text = format!("{story}\n\n{heading}\n\n{about}");
            assert_eq!(left(&text), [story], "{heading}");
        }
        let two = format!("{story}\n\nAbout us\n\n{about}\n\nAnd them\n\n{about}");
        assert_eq!(left(&two), [story]);
        for kept in [
            format!("{story}\n\nNo appeal is planned.\n\n{about}"),
            format!("{story}\n\nAbout us\n\n{about}\n\n{story}"),
            format!("{story}\n\nAbout us"),
        ] {
            let paragraphs = kept.split("\n\n").filter(|part| *part != about);
            assert_eq!(left(&kept), paragraphs.collect::<Vec<_>>());
        }
        assert_eq!(left(&format!("A line\n\n{about}")), ["A line"]);
        let without_stops = format!("A line\n\nAnother line\n\n{about}");
        assert_eq!(left(&without_stops), ["A line", "Another line"]);
    }
}
