//! The different words of a text, by which search finds it although it is not shown.

use crate::model::{Document, Title};
use crate::text::{TokenKind, tokens};
use std::collections::BTreeSet;

/// The words and numbers of title and body, each once and in alphabetical order, so that the text cannot be put together again.
///
/// In scripts without spaces these are single characters, not the pairs of neighbours that search has of other texts: pairs overlap, and a chain of
/// them is the text.
pub(super) fn different_words(document: &Document) -> Vec<String> {
    let mut words = BTreeSet::new();
    let mut add = |text: &str| {
        let found = tokens(text).into_iter();
        let found = found.filter(|token| token.kind != TokenKind::Sign);
        words.extend(found.map(|token| token.span.of(text).to_owned()));
    };
    if let Some(Title { text, .. }) = &document.title {
        add(text);
    }
    for block in &document.body {
        add(&block.text(&document.text));
    }
    words.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Span};

    fn words(text: &str) -> Vec<String> {
        different_words(&Document {
            text: text.to_owned(),
            body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
            ..Document::default()
        })
    }

    #[test]
    fn words_have_no_order_and_no_neighbours() {
        assert_eq!(
            words("the bridge, the river 7"),
            ["7", "bridge", "river", "the"]
        );
        assert_eq!(words("中国中").len(), 2);
    }
}
