//! Code in plain text: between fences, or indented.

use crate::model::Span;
use crate::text::{Line, reads_like_code};

/// How far code is indented, in columns.
const INDENT: usize = 4;

/// A part of a text.
pub(super) enum Part<'a> {
    /// Lines between blank ones.
    Prose(&'a [Line]),
    /// Lines of code.
    Code(Span),
}

/// Cuts a text at blank lines and around its code.
pub(super) fn parts_of<'a>(text: &str, lines: &'a [Line]) -> Vec<Part<'a>> {
    let all_indented = lines
        .iter()
        .filter(|line| !line.span.is_empty())
        .all(|line| indent(text, line) >= INDENT);
    let mut parts = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].span.is_empty() {
            at += 1;
        } else if let Some(end) = end_of_fence(text, lines, at) {
            let code = whole_lines(text, &lines[at + 1..end]);
            parts.extend(code.map(Part::Code));
            at = end + 1;
        } else {
            let fences = |line: &Line| {
                let line = line.span.of(text);
                line.starts_with("```") || line.starts_with("~~~")
            };
            let length = lines[at..]
                .iter()
                .enumerate()
                .position(|(nth, line)| line.span.is_empty() || nth > 0 && fences(line))
                .unwrap_or(lines.len() - at);
            let paragraph = &lines[at..at + length];
            let indented = paragraph.iter().all(|line| indent(text, line) >= INDENT);
            let code = whole_lines(text, paragraph)
                .filter(|code| indented && !all_indented && reads_like_code(code.of(text)));
            parts.push(code.map_or(Part::Prose(paragraph), Part::Code));
            at += length;
        }
    }
    parts
}

/// Where the fence that opens in a line closes.
fn end_of_fence(text: &str, lines: &[Line], at: usize) -> Option<usize> {
    let open = lines[at].span.of(text);
    let sign = open
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let length = open.len() - open.trim_start_matches(sign).len();
    let label = open[length..].trim();
    if length < 3 || label.contains(sign) || label.split_whitespace().count() > 1 {
        return None;
    }
    let closes = |line: &Line| {
        let line = line.span.of(text);
        line.len() >= length && line.chars().all(|c| c == sign)
    };
    lines[at + 1..]
        .iter()
        .position(closes)
        .map(|after| at + 1 + after)
}

/// From the start of the first line, its indentation included, to the end of the last.
fn whole_lines(text: &str, lines: &[Line]) -> Option<Span> {
    let mut shown = lines.iter().filter(|line| !line.span.is_empty());
    let first = shown.next()?;
    let last = shown.next_back().unwrap_or(first);
    Some(Span::new(
        first.span.start - blanks_before(text, first).len(),
        last.span.end,
    ))
}

fn blanks_before<'a>(text: &'a str, line: &Line) -> &'a str {
    let before = &text[..line.span.start];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let blanks = &before[start..];
    match blanks.trim().is_empty() {
        true => blanks,
        false => "",
    }
}

fn indent(text: &str, line: &Line) -> usize {
    let columns = blanks_before(text, line).chars();
    columns.map(|c| if c == '\t' { INDENT } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines;

    fn code(text: &str) -> Vec<String> {
        let lines = lines(text);
        let parts = parts_of(text, &lines).into_iter();
        parts
            .filter_map(|part| match part {
                Part::Code(span) => Some(span.of(text).to_owned()),
                Part::Prose(_) => None,
            })
            .collect()
    }

    #[test]
    fn fences_and_indentation() {
        let text = "Use it:\n```ruby\n  a = 1\n\n  b = 2\n```\nThen:\n\n    $ sail --now\n    $ stop\n\n    An indented sentence is no code.\n";
        assert_eq!(
            code(text),
            ["  a = 1\n\n  b = 2", "    $ sail --now\n    $ stop"]
        );
    }

    #[test]
    fn what_is_never_closed_or_all_indented_is_text() {
        assert_eq!(code("```\nOpen.\n"), [""; 0]);
        assert_eq!(code("    a(b);\n\n    c(d);\n"), [""; 0]);
    }
}
