//! What headline and lead of a text say: where it happened, and in which words.

use super::keys::{key, name_key, stem};
use crate::model::{Document, EntityKind, Span};
use crate::text::{TokenKind, tokens};

/// Bytes of title and body in which places are looked for.
const LEAD_BYTES: usize = 500;

/// Keys of the names of places in the first bytes of title and body.
pub(super) fn lead_places(document: &Document, spans: &[Span]) -> Vec<u32> {
    let mut left = LEAD_BYTES;
    let mut lead: Vec<Span> = Vec::new();
    for span in spans {
        lead.push(Span::new(span.start, span.end.min(span.start + left)));
        left = left.saturating_sub(span.len());
    }
    let mentions = document.mentions.iter();
    let places = mentions.filter(|mention| mention.kind == EntityKind::Place);
    let leading = places.filter(|place| lead.iter().any(|span| span.overlaps(&place.span)));
    let words = leading.flat_map(|place| place.text.split(|c: char| !c.is_alphabetic()));
    let long = words.filter(|word| word.chars().count() >= 3);
    let names = long.filter_map(|word| name_key(word, word.is_ascii()));
    sorted(names.map(|bones| key(3, &bones)).collect())
}

/// Keys of the words of a headline, as in the set of words.
pub(super) fn words_of(headline: &str) -> Vec<u32> {
    let all = tokens(headline);
    let words = all.iter().filter(|token| token.kind == TokenKind::Word);
    sorted(
        words
            .map(|token| key(5, stem(&token.span.of(headline).to_lowercase())))
            .collect(),
    )
}

fn sorted(mut keys: Vec<u32>) -> Vec<u32> {
    keys.sort_unstable();
    keys.dedup();
    keys
}
