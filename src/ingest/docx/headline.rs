//! The headline of a document that does not begin with it.

use super::body::PartText;
use crate::model::BlockKind;

/// How many lines may stand above a heading that is the headline.
const MOST_ABOVE: usize = 2;

/// The longest cell of a letterhead, in code points.
const LONGEST_CELL: usize = 80;

/// The longest headline without the style of one, in code points.
const LONGEST: usize = 150;

/// The only heading of the first level, if it stands near the top, or the line below a letterhead that is a table. Nothing for most documents: their headline is the first line.
pub(super) fn headline_of(story: &PartText) -> Option<String> {
    let lines = &story.paragraphs;
    let is_top = |kind: &BlockKind| *kind == BlockKind::Heading(1);
    let mut headings = lines.iter().filter(|(kind, _)| is_top(kind));
    if let (Some((_, heading)), None) = (headings.next(), headings.next()) {
        let mut near = lines.iter().take(MOST_ABOVE + 1);
        return near.any(|(kind, _)| is_top(kind)).then(|| line_of(heading));
    }
    let (letterhead, rest) = lines.split_at_checked(story.table_at_head)?;
    let [(BlockKind::Paragraph, first), (_, second), ..] = rest else {
        return None;
    };
    let length = |text: &str| text.chars().count();
    let is_letterhead = !letterhead.is_empty()
        && letterhead
            .iter()
            .all(|(_, cell)| length(cell) <= LONGEST_CELL);
    let is_headline = length(first) <= LONGEST
        && length(second) > length(first)
        && !first.trim_end().ends_with(['.', ':', ',', ';']);
    (is_letterhead && is_headline).then(|| line_of(first))
}

fn line_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(table_at_head: usize, lines: &[(BlockKind, &str)]) -> PartText {
        let lines = lines.iter().map(|(kind, text)| (*kind, (*text).to_owned()));
        PartText {
            paragraphs: lines.collect(),
            table_at_head,
            ..PartText::default()
        }
    }

    #[test]
    fn headings_below_other_lines_and_lines_below_a_letterhead() {
        use BlockKind::{Heading, Paragraph};
        let text = (Paragraph, "The quay was opened on Tuesday.");
        let first = (Paragraph, "Press review");
        let below = story(0, &[first, (Heading(1), "Quay opened"), text]);
        assert_eq!(headline_of(&below).as_deref(), Some("Quay opened"));
        let sections = [first, (Heading(1), "One"), text, (Heading(1), "Two"), text];
        assert_eq!(headline_of(&story(0, &sections)), None);
        let late = [first, text, text, (Heading(1), "Notes"), text];
        assert_eq!(headline_of(&story(0, &late)), None);
        let letterhead = [
            first,
            (Paragraph, "4 March"),
            (Paragraph, "Quay opened"),
            text,
        ];
        assert_eq!(
            headline_of(&story(2, &letterhead)).as_deref(),
            Some("Quay opened")
        );
        assert_eq!(headline_of(&story(0, &letterhead)), None);
        assert_eq!(headline_of(&story(4, &letterhead)), None);
    }
}
