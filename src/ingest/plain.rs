//! Plain text into blocks.

use crate::model::{Block, BlockKind, Span};
use crate::text::{Line, lines};

/// One block a line; in a text that was wrapped by hand, one block for the lines between blank ones.
///
/// `from` is where the text begins, in bytes (after front matter).
pub(super) fn plain_blocks(text: &str, from: usize) -> Vec<Block> {
    let lines: Vec<Line> = lines(&text[from..])
        .into_iter()
        .map(|line| Line {
            span: line.span.shifted(from),
            number: line.number,
        })
        .collect();
    let paragraphs: Vec<&[Line]> = lines
        .split(|line| line.span.is_empty())
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    let wrapped = is_wrapped(text, &paragraphs);
    let mut blocks = Vec::new();
    for paragraph in paragraphs {
        let mut start = None;
        for (at, line) in paragraph.iter().enumerate() {
            let first = *start.get_or_insert(line.span.start);
            let joins_next = wrapped
                && paragraph
                    .get(at + 1)
                    .is_some_and(|next| continues(text, line.span, next.span));
            if !joins_next {
                let span = Span::new(first, line.span.end);
                let kind = if is_bullet(span.of(text)) {
                    BlockKind::ListItem
                } else {
                    BlockKind::Paragraph
                };
                blocks.push(Block::new(kind, span));
                start = None;
            }
        }
    }
    blocks
}

/// Whether lines were broken by hand or by a mail program: no line is longer than 100 characters, and most lines that have a successor in
/// their paragraph are long and end in the middle of a sentence.
fn is_wrapped(text: &str, paragraphs: &[&[Line]]) -> bool {
    let mut inner = 0;
    let mut open = 0;
    for paragraph in paragraphs {
        for (at, line) in paragraph.iter().enumerate() {
            let length = line.span.of(text).chars().count();
            if length > 100 {
                return false;
            }
            if at + 1 < paragraph.len() {
                inner += 1;
                open += usize::from(length >= 45 && !ends_sentence(line.span.of(text)));
            }
        }
    }
    inner >= 3 && open * 2 > inner
}

fn continues(text: &str, line: Span, next: Span) -> bool {
    !is_bullet(next.of(text)) && line.of(text).chars().count() >= 35
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '»', '”', ')', '’'])
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '।'])
}

/// A line that begins like an entry of a list.
fn is_bullet(line: &str) -> bool {
    line.starts_with(['•', '●', '▪', '◦', '‣', '·', '*'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        plain_blocks(text, 0).iter().map(|b| b.text(text)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(
            texts("Title\nFirst paragraph.\n\n  Second.\n"),
            ["Title", "First paragraph.", "Second."]
        );
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The ministers of the two countries met on Monday in the old\ntown hall and spoke for three hours about the railway that is\nto join their capitals before the end of the decade, and then\nwent home.\n\nShort end.\n";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn bullets_are_list_items() {
        let blocks = plain_blocks("Present were:\n• A;\n• B.\n", 0);
        assert_eq!(blocks[1].kind, BlockKind::ListItem);
        assert_eq!(blocks.len(), 3);
    }
}
