//! The headline of a document that does not begin with it.

use super::body::PartText;
use crate::model::BlockKind;

/// How many lines may stand above a heading that is the headline.
const MOST_ABOVE: usize = 2;

/// The longest cell of a letterhead, in code points.
const LONGEST_CELL: usize = 80;

/// The longest headline without the style of one, in code points.
const LONGEST: usize = 150;

/// Most words of a line that says what the document is, and fewest of the headline below it.
const MOST_WORDS_OF_LABEL: usize = 4;
const LEAST_WORDS_BELOW: usize = 3;

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
    let rest = match rest {
        [(BlockKind::Paragraph, label), below @ ..] if is_label(label, below) => below,
        rest => rest,
    };
    let [(BlockKind::Paragraph, first), (_, second), ..] = rest else {
        return None;
    };
    let length = |text: &str| text.chars().count();
    let is_letterhead = !letterhead.is_empty()
        && letterhead
            .iter()
            .all(|(_, cell)| length(cell) <= LONGEST_CELL);
    let goes_on = [second]
        .into_iter()
        .chain(rest.get(2).map(|(_, line)| line))
        .any(|line| length(line) > length(first));
    (is_letterhead && is_like_headline(first) && goes_on).then(|| line_of(first))
}

fn is_like_headline(line: &str) -> bool {
    line.chars().count() <= LONGEST && !line.trim_end().ends_with(['.', ':', ',', ';'])
}

/// Whether a line says only what the document is, in capitals or with its number, above a line like a headline: "ПРЕСС-РЕЛИЗ", "Pressemitteilung Nr. 14/2025".
fn is_label(line: &str, below: &[(BlockKind, String)]) -> bool {
    let in_capitals = |line: &str| !line.chars().any(char::is_lowercase);
    let is_number =
        |word: &str| word.contains('/') && word.chars().all(|c| c.is_numeric() || c == '/');
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let is_short = line.split_whitespace().count() <= MOST_WORDS_OF_LABEL;
    let headline = below.first().map(|(_, line)| line).filter(|below| {
        is_like_headline(below)
            && below.split_whitespace().count() >= LEAST_WORDS_BELOW
            && !in_capitals(below)
    });
    is_short
        && headline.is_some()
        && (in_capitals(line) && line.chars().any(char::is_uppercase)
            || line.contains('№')
            || is_number(last))
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

    #[test]
    fn what_the_document_is_is_no_headline() {
        let text = "The quay was opened on Tuesday after nine years.";
        let headline = |lines: &[&str]| {
            let letterhead = ["APPROVED", "A. Holm"];
            let all: Vec<(BlockKind, &str)> = letterhead
                .iter()
                .chain(lines)
                .map(|line| (BlockKind::Paragraph, *line))
                .collect();
            headline_of(&story(2, &all))
        };
        for label in [
            "PRESS RELEASE",
            "ПРЕСС-РЕЛИЗ",
            "Pressemitteilung Nr. 14/2025",
        ] {
            let found = headline(&[label, "Quay opened at last", "4 March", text]);
            assert_eq!(found.as_deref(), Some("Quay opened at last"), "{label}");
        }
        let capitals = headline(&["QUAY OPENED", text]);
        assert_eq!(capitals.as_deref(), Some("QUAY OPENED"));
        let numbers = headline(&["Quay 14", "Second quay opened at last", text]);
        assert_eq!(numbers.as_deref(), Some("Quay 14"));
    }
}
