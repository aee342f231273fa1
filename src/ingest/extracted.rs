//! What reading a file that is not plain text gives: its text, cut into blocks from the start, and what it says about itself.

use crate::model::{Block, BlockKind, Metadata, PageDate, Span};

/// Text taken out of a PDF, a Word document, a mail. Spans count in `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extracted {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) metadata: Metadata,
    /// Dates of publication as the file states and shows them, most trusted first.
    pub(super) dates: Vec<PageDate>,
    /// What was assumed or left out.
    pub(super) notes: Vec<Remark>,
}

/// What is to be said, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    pub(super) message: String,
    pub(super) hint: String,
}

impl Remark {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl Extracted {
    /// Adds a paragraph, blanks made single; an empty one is passed over.
    pub(super) fn push(&mut self, kind: BlockKind, paragraph: &str) {
        let start = match self.text.len() {
            0 => 0,
            length => length + 1,
        };
        let mut added = String::new();
        for word in paragraph.split_whitespace() {
            if !added.is_empty() {
                added.push(' ');
            }
            // Places where a word may be broken, and marks of the byte order that got inside, are no letters of it.
            let seen = |letter: &char| {
                !letter.is_control() && !matches!(letter, '\u{AD}' | '\u{200B}' | '\u{FEFF}')
            };
            added.extend(word.chars().filter(seen));
        }
        let visible = added.trim();
        if visible.is_empty() {
            return;
        }
        if start > 0 {
            self.text.push('\n');
        }
        self.text.push_str(visible);
        self.text.push('\n');
        self.blocks
            .push(Block::new(kind, Span::new(start, start + visible.len())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_cut_out_their_paragraphs() {
        let mut extracted = Extracted::default();
        extracted.push(BlockKind::Heading(1), "  Quay \n ope\u{AD}ned ");
        extracted.push(BlockKind::Paragraph, " \u{a0}\u{7} ");
        extracted.push(BlockKind::Paragraph, "Қалада\tмереке.");
        let seen: Vec<_> = extracted
            .blocks
            .iter()
            .map(|block| block.text(&extracted.text))
            .collect();
        assert_eq!(seen, ["Quay opened", "Қалада мереке."]);
        assert_eq!(extracted.text, "Quay opened\n\nҚалада мереке.\n");
    }
}
