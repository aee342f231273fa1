//! Plain text into blocks.

use super::marks::cut_marks;
use super::plain_code::{Part, parts_of};
use crate::model::{Block, BlockKind, Span};
use crate::text::{Line, is_machine_line, is_markup_line, lines, link_targets};

/// One block a line, and one for lines that a sentence runs over; in a text that was wrapped by hand, one block for the lines between blank ones. Code is one block, and the marks of lightweight
/// markup lie between the runs.
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
    let parts = parts_of(text, &lines);
    let prose: Vec<&[Line]> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Prose(lines) => Some(*lines),
            Part::Code(_) => None,
        })
        .collect();
    let wrapped = is_wrapped(text, &prose);
    let targets = link_targets(text);
    let mut blocks = Vec::new();
    for part in parts {
        match part {
            Part::Code(span) => blocks.push(Block::new(BlockKind::Code, span)),
            Part::Prose(lines) => {
                for span in paragraphs(text, lines, wrapped) {
                    let mut block = block_of(text, span);
                    cut_marks(text, &mut block, &targets);
                    blocks.push(block);
                }
            }
        }
    }
    blocks
}

/// The lines of a paragraph as paragraphs of their own, or joined.
fn paragraphs(text: &str, lines: &[Line], wrapped: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, line) in lines.iter().enumerate() {
        let first = *start.get_or_insert(line.span.start);
        let joins_next = lines.get(at + 1).is_some_and(|next| {
            (wrapped || runs_on(line.span.of(text), next.span.of(text)))
                && continues(text, line.span, next.span)
        });
        if !joins_next {
            spans.push(Span::new(first, line.span.end));
            start = None;
        }
    }
    spans
}

/// A block with its kind; what marks a heading (`## `) or a quotation (`> `) lies before it.
fn block_of(text: &str, span: Span) -> Block {
    let line = span.of(text);
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let behind = line[level..].trim_start();
    if (1..=6).contains(&level) && line[level..].starts_with(' ') && !behind.is_empty() {
        let start = span.end - behind.len();
        return Block::new(BlockKind::Heading(level as u8), Span::new(start, span.end));
    }
    if let Some(quoted) = line.strip_prefix("> ").map(str::trim_start)
        && !quoted.is_empty()
    {
        return Block::new(
            BlockKind::Quote,
            Span::new(span.end - quoted.len(), span.end),
        );
    }
    let kind = if is_bullet(line) {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    };
    Block::new(kind, span)
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
    let starts_anew = |line: &str| {
        is_bullet(line) || line.starts_with('#') || is_markup_line(line) || is_machine_line(line)
    };
    !starts_anew(next.of(text))
        && line.of(text).chars().count() >= 35
        && !is_markup_line(line.of(text))
        && !is_machine_line(line.of(text))
}

/// Whether a sentence runs on from a line of the length that people wrap at: it ends with a word or a comma, and the next begins with a small letter.
fn runs_on(line: &str, next: &str) -> bool {
    line.chars().count() <= 100
        && line.ends_with(|c: char| c.is_alphabetic() || c == ',')
        && next.starts_with(char::is_lowercase)
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
    fn a_sentence_that_runs_on_is_one_paragraph() {
        let text = "New ferry\n\nThe port of Holm has bought a ferry, which carries cars and\npeople over the river from today on.\nIt is named after the town.\n";
        assert_eq!(texts(text).len(), 3);
        let list = "New ferry\n\nThe port of Holm has bought a ferry for cars\nIt is named after the town.\n\nbread\nbutter\n";
        assert_eq!(texts(list).len(), 5);
    }

    #[test]
    fn marks_lie_between_the_runs() {
        let text = "Ferry\n\n## The plan\n\nThe [ferry][1] and `sail --now` are **up**.\n> Hello\n\n[1]: https://a.example/\n";
        let blocks = plain_blocks(text, 0);
        let seen: Vec<_> = blocks.iter().map(|b| (b.kind, b.text(text))).collect();
        let line = |kind, text: &str| (kind, text.to_owned());
        assert_eq!(
            seen,
            [
                line(BlockKind::Paragraph, "Ferry"),
                line(BlockKind::Heading(2), "The plan"),
                line(BlockKind::Paragraph, "The ferry and sail --now are up."),
                line(BlockKind::Quote, "Hello"),
                line(BlockKind::Paragraph, "[1]: https://a.example/"),
            ]
        );
    }

    #[test]
    fn bullets_are_list_items() {
        let blocks = plain_blocks("Present were:\n• A;\n• B.\n", 0);
        assert_eq!(blocks[1].kind, BlockKind::ListItem);
        assert_eq!(blocks.len(), 3);
    }
}
