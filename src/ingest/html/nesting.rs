//! Pages whose elements lie so deep in one another that a tree of them costs more than it is worth.

use super::blocks::PageLine;
use crate::ingest::raw_markup::{MarkupPiece, RawMarkup};
use crate::model::{BlockKind, Span};

/// Elements inside one another; pages that people read stay below 100.
const DEEPEST: usize = 400;

/// Elements that have no end tag, or whose end tag may be left out, or that end the one before them: their start tags say nothing of depth.
const SHALLOW: [&str; 41] = [
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "rp",
    "rt", "rb", "colgroup", "caption", "html", "head", "body", "a", "nobr", "button", "br", "img",
    "hr", "input", "meta", "link", "source", "track", "wbr", "area", "base", "col", "embed",
    "param", "frame", "keygen", "image", "title",
];

/// Elements whose content is not markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "xmp"];

/// Whether elements nest deeper than a parser that looks through all open elements at every tag should be asked to follow. Counts start tags
/// without end tags, so it errs upwards only, for pages that never close anything.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut open = 0usize;
    let mut raw_until = 0;
    for (at, _) in html.match_indices('<') {
        if at < raw_until {
            continue;
        }
        let rest = &html[at + 1..];
        let (closes, rest) = rest
            .strip_prefix('/')
            .map_or((false, rest), |rest| (true, rest));
        let length = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
            .count();
        let is = |names: &[&str]| {
            names
                .iter()
                .any(|name| name.eq_ignore_ascii_case(&rest[..length]))
        };
        if length == 0 || !rest.as_bytes()[0].is_ascii_alphabetic() || is(&SHALLOW) {
            continue;
        }
        if is(&RAW) {
            raw_until = at + 1 + rest.find("</").unwrap_or(rest.len());
        } else if closes {
            open = open.saturating_sub(1);
        } else {
            open += 1;
        }
        if open > DEEPEST {
            return true;
        }
    }
    false
}

/// What is seen of a page when its tags are taken off, without a tree.
pub(super) fn lines_without_tree(html: &str) -> Vec<PageLine> {
    let mut reader = RawMarkup::default();
    let mut lines = Vec::new();
    let mut open = String::new();
    let mut start = 0;
    for row in html.split_inclusive('\n') {
        for piece in reader.read(html, Span::new(start, start + row.len())) {
            match piece {
                MarkupPiece::Visible(span) => open.push_str(span.of(html)),
                MarkupPiece::Break => close(&mut open, &mut lines),
            }
        }
        open.push(' ');
        start += row.len();
    }
    close(&mut open, &mut lines);
    lines
}

fn close(open: &mut String, lines: &mut Vec<PageLine>) {
    let text = std::mem::take(open);
    if let Some(text) =
        super::unescaped(&text).filter(|text| text.chars().any(char::is_alphanumeric))
    {
        lines.push(PageLine {
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
        assert!(!is_too_deep(&"<p>text<br>".repeat(500)));
        assert!(is_too_deep(&"<x-a>".repeat(500)));
        assert!(!is_too_deep(&format!(
            "<script>{}</script>",
            "'<div>'".repeat(500)
        )));
    }

    #[test]
    fn tags_come_off() {
        let lines =
            lines_without_tree("<div><p>One &amp; <b>two</b></p>\n<script>x()</script>Three");
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["One & two", "Three"]);
    }
}
