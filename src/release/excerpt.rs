//! The beginning of a text: its first sentences, within a number of characters.

use crate::model::{Block, BlockKind, Document, Span};
use crate::text::sentences;

/// Characters in an excerpt, at most.
const CHARACTERS: usize = 300;

/// The beginning of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beginning {
    /// Blocks of the body by their indices, each cut where the excerpt ends.
    pub(super) blocks: Vec<(usize, Block)>,
    /// The last block ends inside a sentence.
    pub(super) ends_inside_sentence: bool,
}

/// The first sentences of the running text, at most `count` of them and 300 characters.
///
/// Headings, lists and captions are left out; only where a text has nothing else are they its running text.
pub(super) fn beginning(document: &Document, count: usize) -> Beginning {
    let running = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote);
    let has_running = document.body.iter().any(running);
    let mut out = Beginning::default();
    let (mut sentences_left, mut characters_left) = (count, CHARACTERS);
    let blocks = document.body.iter().enumerate();
    for (index, block) in blocks.filter(|(_, block)| running(block) || !has_running) {
        let text = block.text(&document.text);
        let mut end = 0;
        for sentence in sentences(&text) {
            if sentences_left == 0 || out.ends_inside_sentence {
                break;
            }
            let part = &text[end..sentence.end];
            let length = part.chars().count();
            if length > characters_left {
                end += cut_at_word(part, characters_left);
                out.ends_inside_sentence = true;
            } else {
                end = sentence.end;
                characters_left -= length;
                sentences_left -= 1;
            }
        }
        if end > 0 {
            let runs = first_bytes(&block.runs, end);
            out.blocks.push((index, Block { runs, ..*block }));
        }
        if sentences_left == 0 || out.ends_inside_sentence {
            break;
        }
    }
    out
}

/// The bytes of the longest beginning that has at most so many characters and ends before white space; without any, of that many characters.
fn cut_at_word(text: &str, characters: usize) -> usize {
    let end = text
        .char_indices()
        .nth(characters)
        .map_or(text.len(), |(at, _)| at);
    let at = text[..end].rfind(char::is_whitespace);
    at.filter(|at| *at > end / 2).unwrap_or(end)
}

/// The runs that hold the first bytes of their joined text.
fn first_bytes(runs: &[Span], mut length: usize) -> Vec<Span> {
    let mut out = Vec::new();
    for run in runs {
        if length == 0 {
            break;
        }
        let taken = run.len().min(length);
        out.push(Span::new(run.start, run.start + taken));
        length -= taken;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, blocks: &[(BlockKind, &str)]) -> Document {
        let body = blocks.iter().map(|(kind, part)| {
            let start = text.find(part).expect("a part of the text");
            Block::new(*kind, Span::new(start, start + part.len()))
        });
        Document {
            text: text.to_owned(),
            body: body.collect(),
            ..Document::default()
        }
    }

    fn shown(document: &Document, count: usize) -> (Vec<String>, bool) {
        let found = beginning(document, count);
        let blocks = found.blocks.iter();
        (
            blocks
                .map(|(_, block)| block.text(&document.text))
                .collect(),
            found.ends_inside_sentence,
        )
    }

    #[test]
    fn sentences_are_counted_across_paragraphs() {
        let document = document(
            "Heading\nThe bridge opens. It is new.\nThe mayor came. He left.",
            &[
                (BlockKind::Heading(2), "Heading"),
                (BlockKind::Paragraph, "The bridge opens. It is new."),
                (BlockKind::Paragraph, "The mayor came. He left."),
            ],
        );
        assert_eq!(shown(&document, 1).0, ["The bridge opens."]);
        assert_eq!(
            shown(&document, 3).0,
            ["The bridge opens. It is new.", "The mayor came."]
        );
        assert_eq!(shown(&document, 20).0.len(), 2);
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word() {
        let text = "ұзақ сөйлем ".repeat(60);
        let document = document(&text, &[(BlockKind::Paragraph, text.trim())]);
        let (blocks, cut) = shown(&document, 2);
        assert!(cut);
        let length = blocks[0].chars().count();
        assert!((280..=300).contains(&length), "{length}");
        let unspaced = "中".repeat(500);
        let document = self::document(&unspaced, &[(BlockKind::Paragraph, &unspaced)]);
        assert_eq!(shown(&document, 2).0[0].chars().count(), 300);
    }

    #[test]
    fn markup_between_runs_does_not_count() {
        let text = "One **two** three. Four.";
        let mut document = document(text, &[]);
        let runs = [(0, 4), (6, 9), (11, 24)].map(|(start, end)| Span::new(start, end));
        document.body.push(Block {
            kind: BlockKind::Paragraph,
            runs: runs.to_vec(),
        });
        assert_eq!(shown(&document, 1).0, ["One two three."]);
    }

    #[test]
    fn a_list_alone_is_running_text() {
        let document = document(
            "one\ntwo",
            &[(BlockKind::ListItem, "one"), (BlockKind::ListItem, "two")],
        );
        assert_eq!(shown(&document, 1).0, ["one"]);
        assert_eq!(shown(&Document::default(), 2).0.len(), 0);
    }
}
