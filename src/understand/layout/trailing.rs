//! Lines below the text: tags, author boxes, buttons.

use super::LayoutWords;
use super::byline::{author, name_in};
use super::line_kinds::LineKind;
use super::sentence_end::ends_sentence;
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::text::{TokenKind, tokens};

/// Most words of a line below the text.
const MOST_WORDS: usize = 12;

/// Marks the short lines at the end of a text of at least two paragraphs that do not end like a sentence: names as authors, the rest as tags.
///
/// Lines already known as furniture in between do not interrupt the run.
pub(super) fn find_trailing(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    words: &LayoutWords,
) {
    let paragraphs = blocks
        .iter()
        .zip(kinds.iter())
        .filter(|(block, kind)| **kind == LineKind::Text && ends_sentence(&block.text(text)))
        .count();
    if paragraphs < 2 {
        return;
    }
    for at in (1..blocks.len()).rev() {
        if kinds[at] != LineKind::Text {
            continue;
        }
        let line = blocks[at].text(text);
        if !is_loose(&blocks[at], &line) {
            break;
        }
        kinds[at] = match name_in(&line) {
            Some(name) => author(vec![name], words.book),
            None => LineKind::Furniture(FurnitureKind::TagLine),
        };
    }
}

fn is_loose(block: &Block, line: &str) -> bool {
    let words = tokens(line)
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .count();
    let spaced = line.contains(' ') || line.chars().count() <= 20;
    block.kind == BlockKind::Paragraph && words <= MOST_WORDS && spaced && !ends_sentence(line)
}
