//! Pages whose elements lie so deep in one another that a tree of them costs more than it is worth.

use super::blocks::Line;
use crate::ingest::raw_markup::{Piece, RawMarkup};
use crate::model::{BlockKind, Span};

/// Elements inside one another; pages that people read stay below 100.
const DEEPEST: usize = 400;

/// Elements whose end tag must stand in the page: what they hold lies one deeper.
const NESTING: [&str; 18] = [
    "div",
    "span",
    "section",
    "article",
    "main",
    "header",
    "ul",
    "ol",
    "dl",
    "table",
    "blockquote",
    "figure",
    "b",
    "i",
    "em",
    "strong",
    "font",
    "a",
];

/// Whether elements nest deeper than a parser that looks through all open elements at every tag should be asked to follow. Counts start tags
/// without their end tags, so it may only err upwards, for pages that never close anything.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut open = [0usize; NESTING.len()];
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let (closes, rest) = rest
            .strip_prefix('/')
            .map_or((false, rest), |rest| (true, rest));
        let length = rest
            .bytes()
            .take(11)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let Some(kind) = NESTING
            .iter()
            .position(|name| name.eq_ignore_ascii_case(&rest[..length]))
        else {
            continue;
        };
        open[kind] = if closes {
            open[kind].saturating_sub(1)
        } else {
            open[kind] + 1
        };
        if open[kind] > DEEPEST {
            return true;
        }
    }
    false
}

/// What is seen of a page when its tags are taken off, without a tree.
pub(super) fn lines_without_tree(html: &str) -> Vec<Line> {
    let mut reader = RawMarkup::default();
    let mut lines = Vec::new();
    let mut open = String::new();
    let mut start = 0;
    for row in html.split_inclusive('\n') {
        for piece in reader.read(html, Span::new(start, start + row.len())) {
            match piece {
                Piece::Visible(span) => open.push_str(span.of(html)),
                Piece::Break => close(&mut open, &mut lines),
            }
        }
        open.push(' ');
        start += row.len();
    }
    close(&mut open, &mut lines);
    lines
}

fn close(open: &mut String, lines: &mut Vec<Line>) {
    let text = std::mem::take(open);
    if let Some(text) =
        super::unescaped(&text).filter(|text| text.chars().any(char::is_alphanumeric))
    {
        lines.push(Line {
            kind: BlockKind::Paragraph,
            text,
            linked: 0,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_told_without_a_tree() {
        assert!(is_too_deep(&"<div class=a>".repeat(500)));
        assert!(!is_too_deep(&"<div>text</div>".repeat(500)));
        assert!(!is_too_deep(&"<p>text".repeat(500)));
    }

    #[test]
    fn tags_come_off() {
        let lines =
            lines_without_tree("<div><p>One &amp; <b>two</b></p>\n<script>x()</script>Three");
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["One & two", "Three"]);
    }
}
