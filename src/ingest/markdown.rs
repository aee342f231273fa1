//! CommonMark into blocks, without leaving the file's own offsets.

use super::marks::cut_marks;
use super::raw_markup::{MarkupPiece, RawMarkup};
use crate::model::{Block, BlockKind, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

/// Blocks of the visible text; markup and pictures' addresses lie between the runs. `from` is where the text begins, in bytes.
pub(super) fn markdown_blocks(text: &str, from: usize) -> Vec<Block> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut blocks = Vec::new();
    let mut open = OpenBlock::default();
    let mut quotes = 0;
    let mut in_picture = 0;
    let mut raw = RawMarkup::default();
    for (event, range) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        let span = Span::new(range.start, range.end).shifted(from);
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
            Event::Start(Tag::Image { .. }) => {
                in_picture += 1;
                open.kind = Some(BlockKind::Caption);
            }
            Event::End(TagEnd::Image) => in_picture -= 1,
            Event::Html(_) => {
                for piece in raw.read(text, span) {
                    match piece {
                        MarkupPiece::Visible(seen) => {
                            open.text_beside_picture = true;
                            open.add(text, seen);
                        }
                        MarkupPiece::Break => open.close(&mut blocks),
                    }
                }
            }
            Event::Start(tag) => {
                raw = RawMarkup::default();
                if let Some(kind) = kind_of(&tag, quotes > 0) {
                    open.close(&mut blocks);
                    open.kind = Some(kind);
                }
            }
            Event::End(end) if closes_block(end) => {
                open.close(&mut blocks);
            }
            Event::Text(_) | Event::Code(_) => {
                if in_picture == 0 {
                    open.text_beside_picture = true;
                }
                let span = match event {
                    Event::Code(_) => between_backticks(text, span),
                    _ => span,
                };
                open.add(text, span);
            }
            Event::SoftBreak | Event::HardBreak => open.add(text, span),
            _ => {}
        }
    }
    open.close(&mut blocks);
    let targets = BTreeSet::new();
    for block in blocks.iter_mut().filter(|block| block.is_prose()) {
        cut_marks(text, block, &targets);
    }
    blocks
}

fn between_backticks(text: &str, span: Span) -> Span {
    let code = span.of(text);
    let start = code.len() - code.trim_start_matches('`').len();
    let end = code.trim_end_matches('`').len();
    match start < end {
        true => Span::new(span.start + start, span.start + end),
        false => span,
    }
}

#[derive(Default)]
struct OpenBlock {
    kind: Option<BlockKind>,
    runs: Vec<Span>,
    text_beside_picture: bool,
}

impl OpenBlock {
    fn add(&mut self, text: &str, span: Span) {
        if span.of(text).is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.runs.push(span),
        }
    }

    fn close(&mut self, blocks: &mut Vec<Block>) {
        let kind = match self.kind.take() {
            Some(BlockKind::Caption) if self.text_beside_picture => BlockKind::Paragraph,
            kind => kind.unwrap_or(BlockKind::Paragraph),
        };
        self.text_beside_picture = false;
        let runs = std::mem::take(&mut self.runs);
        if !runs.is_empty() {
            blocks.push(Block { kind, runs });
        }
    }
}

fn kind_of(tag: &Tag, quoted: bool) -> Option<BlockKind> {
    match tag {
        Tag::Heading { level, .. } => Some(BlockKind::Heading(*level as u8)),
        Tag::Item => Some(BlockKind::ListItem),
        Tag::Paragraph if quoted => Some(BlockKind::Quote),
        Tag::Paragraph => Some(BlockKind::Paragraph),
        Tag::CodeBlock(_) => Some(BlockKind::Code),
        Tag::HtmlBlock | Tag::TableCell | Tag::FootnoteDefinition(_) => Some(BlockKind::Paragraph),
        _ => None,
    }
}

fn closes_block(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::HtmlBlock
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_lies_between_the_runs() {
        let text =
            "# A *big* day\n\nOne **two** [three](http://x.example).\n\n- four\n- five\n\n> six\n";
        let blocks = markdown_blocks(text, 0);
        let seen: Vec<_> = blocks.iter().map(|b| (b.kind, b.text(text))).collect();
        assert_eq!(
            seen,
            [
                (BlockKind::Heading(1), "A big day".to_owned()),
                (BlockKind::Paragraph, "One two three.".to_owned()),
                (BlockKind::ListItem, "four".to_owned()),
                (BlockKind::ListItem, "five".to_owned()),
                (BlockKind::Quote, "six".to_owned()),
            ]
        );
    }

    #[test]
    fn raw_html_loses_its_tags_and_keeps_its_text() {
        let text = "One.\n\n<div class=\"x\"><p>Two &amp; <b>three</b> four.</p>\n<p>Five.</p></div>\n\nSix <i>seven</i>.\n";
        let all: Vec<_> = markdown_blocks(text, 0)
            .iter()
            .map(|block| block.text(text))
            .collect();
        assert_eq!(
            all,
            ["One.", "Two &amp; three four.", "Five.", "Six seven."]
        );
    }

    #[test]
    fn code_and_template_tags_are_told_apart_from_text() {
        let text = "The `sail` of {{ boat.name }} is *up*.\n\n```ruby\nboat.sail\nboat.turn\n```\n\n    boat.stop\n";
        let blocks = markdown_blocks(text, 0);
        let seen: Vec<_> = blocks.iter().map(|b| (b.kind, b.text(text))).collect();
        assert_eq!(
            seen,
            [
                (BlockKind::Paragraph, "The sail of  is up.".to_owned()),
                (BlockKind::Code, "boat.sail\nboat.turn\n".to_owned()),
                (BlockKind::Code, "boat.stop\n".to_owned()),
            ]
        );
    }

    #[test]
    fn a_loose_list_keeps_its_kind_or_becomes_paragraphs_but_loses_nothing() {
        let text = "- one\n\n- two\n";
        let all: Vec<_> = markdown_blocks(text, 0)
            .iter()
            .map(|b| b.text(text))
            .collect();
        assert_eq!(all, ["one", "two"]);
    }
}
