//! Which block is the headline.

use super::line_kinds::{LineKind, ends_sentence};
use super::title_key;
use super::dateline::read_dateline;
use crate::model::{Block, BlockKind};
use crate::text::sentences;

/// The longest headline, in code points.
const LONGEST: usize = 300;

/// The index of the headline: the given title where it stands in the text; else the first block that is text, if it reads like a headline.
pub(super) fn find_title(text: &str, blocks: &[Block], kinds: &[LineKind], given: Option<&str>) -> Option<usize> {
    if let Some(given) = given {
        let key = title_key(given);
        return blocks.iter().position(|block| title_key(&block.text(text)) == key);
    }
    let first = kinds.iter().position(|kind| *kind == LineKind::Text)?;
    reads_like_headline(text, blocks, kinds, first).then_some(first)
}

fn reads_like_headline(text: &str, blocks: &[Block], kinds: &[LineKind], at: usize) -> bool {
    let block = &blocks[at];
    let line = block.text(text);
    let has_text_behind = kinds[at + 1..].contains(&LineKind::Text);
    if !has_text_behind || block.kind == BlockKind::ListItem || !line.chars().any(char::is_alphabetic) {
        return false;
    }
    if matches!(block.kind, BlockKind::Heading(_)) {
        return true;
    }
    if line.chars().count() > LONGEST || sentences(&line).len() > 3 || read_dateline(&line, None).is_some() {
        return false;
    }
    let closed = line.trim_end().ends_with(['.', '。', '।', '։', '۔', ',', ';', ':']) && !line.trim_end().ends_with("...");
    if !closed {
        return true;
    }
    // A headline with a full stop: one sentence, set apart by a blank line, with longer text behind it.
    let gap = blocks.get(at + 1).is_some_and(|next| {
        let between = text.get(block.span().end..next.span().start).unwrap_or("");
        between.matches('\n').count() > 2
    });
    gap && sentences(&line).len() == 1 && ends_sentence(&line) && !line.trim_end().ends_with([',', ';', ':'])
}
