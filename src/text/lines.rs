//! A text as lines.

use crate::model::Span;

/// A line without its line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its span without surrounding white space; empty for a blank line.
    pub span: Span,
    /// Its number, from 1.
    pub number: usize,
}

/// Every line of the text, blank ones included, trimmed.
pub fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let trimmed_start = start + (line.len() - line.trim_start().len());
        let trimmed = line.trim();
        let span = if trimmed.is_empty() {
            Span::new(start, start)
        } else {
            Span::new(trimmed_start, trimmed_start + trimmed.len())
        };
        out.push(Line {
            span,
            number: index + 1,
        });
        start += line.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_cut_out_trimmed_lines() {
        let text = "  one\r\n\r\n\ttwo \nthree";
        let found: Vec<_> = lines(text).iter().map(|l| l.span.of(text)).collect();
        assert_eq!(found, ["one", "", "two", "three"]);
    }
}
