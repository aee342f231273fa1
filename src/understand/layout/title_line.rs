//! The line of the headline, from which the outlet behind it is cut.

use super::date_lines::cut;
use super::line_kinds::LineKind;
use super::title_key;
use crate::model::{Block, BlockKind, Span};
use crate::understand::OutletTable;
use crate::understand::outlet::headline_and_outlet;

/// Lines at the top among which the headline is: the outlet, breadcrumbs or the rubric may be above it.
const MOST: usize = 4;

/// The longest of those above the headline, in words.
const SHORT: usize = 3;

/// What the file states about the text.
#[derive(Clone, Copy, Default)]
pub(crate) struct StatedHead<'a> {
    /// Its title.
    pub(crate) title: Option<&'a str>,
    /// Its outlet.
    pub(crate) outlet: Option<&'a str>,
}

/// Cuts the outlet off the line of the headline, and returns its place: "The bridge is open – The Harbour Post".
pub(super) fn cut_off_outlet(
    text: &str,
    blocks: &mut [Block],
    kinds: &[LineKind],
    stated: StatedHead,
    outlets: &OutletTable,
) -> Option<Span> {
    let title = stated.title.map(title_key);
    let lines = (0..blocks.len()).filter(|at| kinds[*at] == LineKind::Text);
    for at in lines.take(MOST) {
        let block = &blocks[at];
        let span = block.span();
        let line = span.of(text);
        let can_be_headline = block.is_prose()
            && block.kind != BlockKind::ListItem
            && kinds[at + 1..].contains(&LineKind::Text);
        if can_be_headline
            && let Some((headline, outlet)) = headline_and_outlet(line, stated.outlet, outlets)
            && title
                .as_ref()
                .is_none_or(|title| *title == title_key(headline))
        {
            let end = span.start + line.trim_end().len();
            let start = span.start;
            blocks[at] = cut(block, Span::new(start, start + headline.len()));
            return Some(Span::new(end - outlet.len(), end));
        }
        if title.is_none() && line.split_whitespace().count() > SHORT {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::line_kinds::laid_out_with;
    use super::*;
    use std::collections::BTreeMap;

    const STORY: &str =
        "The ferry sails every hour now. It had been tied up since the ice came in.";

    /// Title, and what stands behind it.
    fn title(text: &str, stated: StatedHead) -> (Option<String>, Option<String>) {
        let outlets = OutletTable::new(&BTreeMap::new()).expect("a table");
        let layout = laid_out_with("en", text, stated, &outlets);
        let part = |span: Option<Span>| span.map(|span| span.of(text).to_owned());
        (part(layout.title), part(layout.outlet_behind_title))
    }

    #[test]
    fn the_outlet_is_no_part_of_the_headline() {
        let own = |part: &str| Some(part.to_owned());
        for above in ["", "Reuters\n\n", "CULTURE\n\n"] {
            let text = format!("{above}Ferry is back on the river – Reuters\n\n{STORY}");
            assert_eq!(
                title(&text, StatedHead::default()),
                (own("Ferry is back on the river"), own("Reuters")),
                "{text}"
            );
        }
        let unknown = format!("Ferry is back – the long way\n\n{STORY}");
        assert_eq!(
            title(&unknown, StatedHead::default()),
            (own("Ferry is back – the long way"), None)
        );
    }

    #[test]
    fn what_the_file_states_decides() {
        let own = |part: &str| Some(part.to_owned());
        let text = format!("Ferry is back | Quay Radio\n\n{STORY}");
        let outlet = StatedHead {
            outlet: Some("Quay Radio"),
            ..StatedHead::default()
        };
        assert_eq!(
            title(&text, outlet),
            (own("Ferry is back"), own("Quay Radio"))
        );
        // A paragraph that names its source is no headline.
        let text = format!("The ferry sails for the first time – Reuters\n\n{STORY}");
        let other = StatedHead {
            title: Some("Ferry is back"),
            ..StatedHead::default()
        };
        assert_eq!(title(&text, other), (None, None));
    }
}
