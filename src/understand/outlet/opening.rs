//! The sentences of a text in which outlets name themselves.

use crate::model::{Block, Span};

/// How many sentences at the beginning of a text name its outlet.
const FIRST: usize = 2;

/// The first sentences of the body, and the last one of its first paragraph. Outlets that other sentences name are cited.
pub(super) fn where_outlets_name_themselves(text: &str, body: &[Block]) -> Vec<Span> {
    let prose = body.iter().filter(|block| block.is_prose());
    let mut paragraphs = prose.map(|block| sentences_of(text, block.span()));
    let first = paragraphs.next().unwrap_or_default();
    let all = first.iter().copied().chain(paragraphs.flatten());
    let mut found: Vec<Span> = all.take(FIRST).collect();
    if let Some(last) = first.last()
        && !found.contains(last)
    {
        found.push(*last);
    }
    found
}

fn sentences_of(text: &str, paragraph: Span) -> Vec<Span> {
    let found = crate::text::sentences(paragraph.of(text)).into_iter();
    found
        .map(|sentence| sentence.shifted(paragraph.start))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    /// What is found in paragraphs that a line break separates.
    fn found(text: &str) -> Vec<&str> {
        let mut start = 0;
        let body: Vec<Block> = text
            .split('\n')
            .map(|line| {
                let span = Span::new(start, start + line.len());
                start = span.end + 1;
                Block::new(BlockKind::Paragraph, span)
            })
            .collect();
        let spans = where_outlets_name_themselves(text, &body).into_iter();
        spans.map(|span| span.of(text)).collect()
    }

    #[test]
    fn the_first_two_sentences_and_the_last_of_the_first_paragraph() {
        for (text, expected) in [
            ("First.\nSecond. Third.", vec!["First.", "Second."]),
            ("First. Second.\nThird.", vec!["First.", "Second."]),
            (
                "First. Second. Third. Fourth.\nFifth.",
                vec!["First.", "Second.", "Fourth."],
            ),
            ("First", vec!["First"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
        assert!(where_outlets_name_themselves("", &[]).is_empty());
    }
}
