//! Short sections below the text: about the author, contact, comments, sources, related articles.

use super::line_kinds::LineKind;
use super::sentence_end::ends_sentence;
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::understand::phrases::{LineStart, Phrases};

/// The longest heading of a section, in bytes.
const LONGEST_HEAD: usize = 100;
/// A longer paragraph, in code points, is ordinary text, and the section is part of the story.
const LONGEST_PARAGRAPH: usize = 400;
/// The most that a section may have, as a share of the text before it or in bytes.
const LARGEST_SHARE: usize = 3;
const ALWAYS_SMALL: usize = 500;
/// Fewest paragraphs of text before it.
const LEAST_BEFORE: usize = 2;

/// Marks a heading that is a phrase of the packs, with everything up to the next heading, as furniture; only in the last part of a text, and only
/// if no long paragraph of ordinary text follows.
pub(super) fn find_closing_sections(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    phrases: &Phrases,
) {
    let mut before = 0;
    let mut paragraphs = 0;
    for at in 0..blocks.len() {
        if paragraphs >= LEAST_BEFORE
            && let Some(kind) = head(text, &blocks[at], &kinds[at], phrases)
            && is_small(text, &blocks[at + 1..], &kinds[at + 1..], before)
            && (!heads_links(text, &blocks[at], phrases)
                || has_no_sentences(text, &blocks[at + 1..], &kinds[at + 1..]))
        {
            let end = section_end(blocks, at + 1);
            for marked in &mut kinds[at..end] {
                if *marked == LineKind::Text {
                    *marked = LineKind::Furniture(kind);
                }
            }
        }
        if kinds[at] == LineKind::Text {
            before += blocks[at].span().len();
            let long = blocks[at].span().len() >= LONGEST_HEAD;
            paragraphs += usize::from(long);
        }
    }
}

/// What kind of section the block heads.
fn head(text: &str, block: &Block, kind: &LineKind, phrases: &Phrases) -> Option<FurnitureKind> {
    if block.span().len() > LONGEST_HEAD || block.kind == BlockKind::ListItem {
        return None;
    }
    let known = match kind {
        LineKind::Text => None,
        LineKind::Furniture(kind) => Some(*kind),
        _ => return None,
    };
    let line = block.text(text);
    let start = LineStart::of(&line);
    if start.is_only(&phrases.about_author) {
        Some(FurnitureKind::Byline)
    } else if start.is_only(&phrases.contact) {
        Some(FurnitureKind::Navigation)
    } else if start.is_only(&phrases.after_text)
        || known == Some(FurnitureKind::ReadMore) && start.is_only(&phrases.read_more)
    {
        Some(FurnitureKind::ReadMore)
    } else {
        None
    }
}

/// Whether the heading points to other texts. Such a line is inside a story as often as below it.
fn heads_links(text: &str, block: &Block, phrases: &Phrases) -> bool {
    LineStart::of(&block.text(text)).is_only(&phrases.read_more)
}

/// Whether only headlines and labels follow: no line ends like a sentence.
fn has_no_sentences(text: &str, blocks: &[Block], kinds: &[LineKind]) -> bool {
    blocks
        .iter()
        .zip(kinds)
        .all(|(block, kind)| *kind != LineKind::Text || !ends_sentence(&block.text(text)))
}

/// The end of the section that begins at a block: the next heading.
fn section_end(blocks: &[Block], from: usize) -> usize {
    blocks[from..]
        .iter()
        .position(|block| matches!(block.kind, BlockKind::Heading(_)))
        .map_or(blocks.len(), |offset| from + offset)
}

/// Whether the rest of the text is short compared with what precedes it and has no long paragraph.
fn is_small(text: &str, blocks: &[Block], kinds: &[LineKind], before: usize) -> bool {
    let mut size = 0;
    for (block, kind) in blocks.iter().zip(kinds) {
        if *kind == LineKind::Text {
            size += block.span().len();
            if block.span().len() > LONGEST_PARAGRAPH
                && block.text(text).chars().count() > LONGEST_PARAGRAPH
            {
                return false;
            }
        }
    }
    size <= (before / LARGEST_SHARE).max(ALWAYS_SMALL.min(before))
}

#[cfg(test)]
mod tests {
    use super::super::line_kinds::laid_out;

    const STORY: &str = "Harbour wall opened\n\n\
        The harbour wall was opened on Monday after nine years of work, and the first boats tied up below the new lamps before noon.\n\n\
        The mayor thanked the dockers, who had carried most of the stones by hand, and promised them a second wall on the northern side.\n\n";

    fn body(language: &str, end: &str) -> Vec<String> {
        laid_out(language, &format!("{STORY}{end}")).0
    }

    #[test]
    fn short_sections_below_the_text() {
        for end in [
            "About the author\n\nIda Holm writes about ships and has lived on one since she was nine.",
            "Press contact\n\nIda Holm, Quay Pictures, answers questions about the wall on weekdays.",
            "Sources:\n\nThe harbour book of the year before the last one, second edition.",
            "Comments\n\nI have seen better walls than this one, and cheaper ones too.",
            "Related articles\n\nThe wall that nobody wanted is nearly done now, says the mayor",
        ] {
            assert_eq!(body("en", end).len(), 2, "{end}");
        }
        assert_eq!(
            body(
                "de",
                "Kontakt\n\nIda Holm beantwortet Fragen zur Mauer werktags."
            )
            .len(),
            2
        );
        assert_eq!(
            body(
                "ru",
                "Об авторе\n\nИда Хольм пишет о кораблях и сама живёт на корабле."
            )
            .len(),
            2
        );
        assert_eq!(
            body(
                "kk",
                "Автор туралы\n\nИда Хольм кемелер туралы жазады және кемеде тұрады."
            )
            .len(),
            2
        );
    }

    #[test]
    fn a_story_goes_on_behind_a_head() {
        let long = "The second wall will be longer than the first one. ".repeat(12);
        assert_eq!(body("en", &format!("Sources\n\n{long}")).len(), 4);
        let early = format!(
            "Harbour wall opened\n\nContact\n\n{}",
            STORY.split_once("\n\n").unwrap().1
        );
        assert_eq!(laid_out("en", &early).0.len(), 3);
        assert_eq!(
            body(
                "en",
                "Contact with the ferry was lost at noon, the office said."
            )
            .len(),
            3
        );
    }
}
