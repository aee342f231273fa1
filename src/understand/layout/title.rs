//! Finds the headline.

use super::dateline::read_dateline;
use super::line_kinds::LineKind;
use super::sentence_end::ends_sentence;
use super::title_key;
use crate::model::{Block, BlockKind};
use crate::text::{is_alphabetic, is_damaged, sentences};

/// The longest headline, in code points.
const LONGEST: usize = 300;

/// The index of the headline: the given title if the text has it, else the first block of text if it reads like a headline.
pub(super) fn find_title(
    text: &str,
    blocks: &[Block],
    kinds: &[LineKind],
    given: Option<&str>,
) -> Option<usize> {
    if let Some(given) = given {
        let key = title_key(given);
        return blocks
            .iter()
            .position(|block| title_key(&block.text(text)) == key);
    }
    let is_text = |(block, kind): (&Block, &LineKind)| {
        block.is_prose() && *kind == LineKind::Text && !is_damaged(&block.text(text))
    };
    let first = blocks.iter().zip(kinds).position(is_text)?;
    reads_like_headline(text, blocks, kinds, first).then_some(first)
}

fn reads_like_headline(text: &str, blocks: &[Block], kinds: &[LineKind], at: usize) -> bool {
    let block = &blocks[at];
    let line = block.text(text);
    let has_text_behind = kinds[at + 1..].contains(&LineKind::Text);
    if !has_text_behind || block.kind == BlockKind::ListItem || !line.chars().any(is_alphabetic) {
        return false;
    }
    if matches!(block.kind, BlockKind::Heading(_)) {
        return true;
    }
    if line.chars().count() > LONGEST
        || sentences(&line).len() > 3
        || read_dateline(&line, None).is_some()
    {
        return false;
    }
    let closed = line
        .trim_end()
        .ends_with(['.', '。', '।', '։', '۔', ',', ';', ':'])
        && !line.trim_end().ends_with("...");
    if !closed {
        return true;
    }
    // A headline with a full stop: one sentence, followed by more than a blank line and longer text. A colon is a full stop where
    // the next paragraph ends with one too (Armenian typed without its own sign).
    let Some(next) = blocks.get(at + 1) else {
        return false;
    };
    let between = text.get(block.span().end..next.span().start).unwrap_or("");
    let lines = between.matches('\n').count();
    let set_apart = lines > 2 || lines == 2 && is_short_beside(&line, &next.text(text));
    let stop_is_colon = line.trim_end().ends_with(':') && next.text(text).trim_end().ends_with(':');
    set_apart
        && said_in(&line) == 1
        && ends_sentence(&line)
        && (stop_is_colon || !line.trim_end().ends_with([',', ';', ':']))
}

/// The longest sentence, in code points, that is a headline because the paragraph below says more.
const LONGEST_SENTENCE: usize = 160;

/// Whether a sentence is short beside the paragraph below it, as headlines are.
fn is_short_beside(line: &str, below: &str) -> bool {
    let length = line.chars().count();
    let spoken = line.starts_with(['“', '"', '«', '„', '—', '–', '-']) && !is_one_quotation(line);
    !spoken
        && length <= LONGEST_SENTENCE
        && below.chars().count() * 2 >= length * 3
        && said_in(below) > 1
}

/// Marks around a quotation.
const MARKS: [(char, char); 7] = [
    ('«', '»'),
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('”', '”'),
    ('»', '«'),
    ('"', '"'),
];

/// Whether nothing but a full stop is outside the quotation marks; speech in a story says who speaks.
fn is_one_quotation(line: &str) -> bool {
    let stop = |c: char| c.is_whitespace() || matches!(c, '.' | '。' | '।' | '։' | '۔');
    let quotation = line.trim_end_matches(stop);
    MARKS.iter().any(|(open, close)| {
        let inner = quotation.strip_prefix(*open);
        inner
            .and_then(|inner| inner.strip_suffix(*close))
            .is_some_and(|inner| !inner.contains([*open, *close]))
    })
}

/// The number of sentences with words in a line.
fn said_in(line: &str) -> usize {
    sentences(line)
        .into_iter()
        .filter(|sentence| sentence.of(line).chars().any(is_alphabetic))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    /// The headline among lines that are all text.
    fn title(text: &str) -> Option<&str> {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            if !line.is_empty() {
                blocks.push(Block::new(
                    BlockKind::Paragraph,
                    Span::new(start, start + line.len()),
                ));
            }
            start += line.len() + 1;
        }
        let kinds = vec![LineKind::Text; blocks.len()];
        find_title(text, &blocks, &kinds, None).map(|at| blocks[at].span().of(text))
    }

    #[test]
    fn a_line_without_a_full_stop_is_a_headline() {
        assert_eq!(
            title("Bridge opened\nThe bridge was opened."),
            Some("Bridge opened")
        );
        assert_eq!(title("The bridge was opened.\nIt is long."), None);
    }

    #[test]
    fn a_sentence_set_apart_is_a_headline() {
        assert_eq!(
            title("The bridge is open.\n\n\n\nThe bridge was opened on Monday."),
            Some("The bridge is open.")
        );
        assert_eq!(
            title("The bridge is open. .\n\n\nThe bridge was opened on Monday. ."),
            Some("The bridge is open. .")
        );
        assert_eq!(
            title("The bridge is open.\n\nThe bridge was opened on Monday."),
            None
        );
        let story = "The bridge was opened on Monday. It took three years to build it.";
        assert_eq!(
            title(&format!("The bridge is open.\n\n{story}")),
            Some("The bridge is open.")
        );
        assert_eq!(title(&format!("— The bridge is open.\n\n{story}")), None);
        assert_eq!(title(&format!("The bridge is open.\n{story}")), None);
    }

    #[test]
    fn a_quotation_is_a_headline_if_nothing_else_is_in_the_line() {
        let story = "The farmers wrote to the minister on Monday. Forty-eight farms signed it.";
        for line in ["«We need water».", "“We need water”.", "„We need water“."] {
            assert_eq!(title(&format!("{line}\n\n{story}")), Some(line));
        }
        for line in [
            "«We need water», says a farmer.",
            "«Water», they said, «is what we need».",
            "— We need water.",
        ] {
            assert_eq!(title(&format!("{line}\n\n{story}")), None, "{line}");
        }
    }

    #[test]
    fn a_damaged_line_is_no_headline() {
        assert_eq!(
            title("???? ??????? ????\nBridge opened\nThe bridge was opened."),
            Some("Bridge opened")
        );
        assert_eq!(
            title("???? ??????? ????\nThe bridge was opened.\nIt is long."),
            None
        );
        assert_eq!(title("???? ???????\n???? ?? ??????? ???.\n???? ??."), None);
    }

    #[test]
    fn a_colon_ends_a_headline_only_where_it_ends_sentences() {
        assert_eq!(
            title("Կամուրջը բաց է:\n\n\nԿամուրջը բացվել է երկուշաբթի:"),
            Some("Կամուրջը բաց է:")
        );
        assert_eq!(
            title("Present were:\n\n\nThe mayor and the architect."),
            None
        );
    }
}
