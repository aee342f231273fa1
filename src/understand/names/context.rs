//! Attributes of a token that depend on the tokens around it.

use super::attributes::{AttributeKind, Hash, Word};
use super::word_shape::WordShape;

/// What stands for the entry in the tables of a token that is no word, and of one beyond the sentence.
const NO_NAME: u32 = 2000;
const NO_WORD: u32 = 3000;

/// Properties of a sentence that concern every token.
#[derive(Debug, Default)]
pub struct Surroundings {
    in_quotes: Vec<bool>,
    capitals: bool,
    first_word: usize,
}

impl Surroundings {
    /// Examines the sentence.
    pub fn of(words: &[&Word]) -> Self {
        let (mut capitals, mut small) = (0, 0);
        let mut in_quotes = Vec::with_capacity(words.len());
        let mut depth = 0_usize;
        let mut straight = false;
        for word in words {
            match word.shape {
                WordShape::Sign('«' | '„' | '“' | '‟' | '「' | '『') => depth += 1,
                WordShape::Sign('»' | '”' | '」' | '』') => depth = depth.saturating_sub(1),
                WordShape::Sign('"') => straight = !straight,
                WordShape::AllCapitals => capitals += 2,
                WordShape::Acronym => capitals += 1,
                WordShape::Capitalised | WordShape::Lower => small += 2,
                _ => {}
            }
            in_quotes.push(depth > 0 || straight);
        }
        Self {
            in_quotes,
            capitals: capitals > 5 && capitals > small,
            first_word: words
                .iter()
                .position(|w| w.shape.may_name() || w.shape == WordShape::Lower)
                .unwrap_or(0),
        }
    }
}

/// Adds the attributes of the token at `at` that depend on its neighbours.
pub fn context(words: &[&Word], at: usize, surroundings: &Surroundings, out: &mut Vec<u32>) {
    let word = words[at];
    let shape = |offset: isize| -> u32 {
        at.checked_add_signed(offset)
            .and_then(|i| words.get(i))
            .map_or(0, |w| w.look)
    };
    let names = |offset: isize| -> u32 {
        at.checked_add_signed(offset)
            .and_then(|i| words.get(i))
            .map_or(NO_WORD, |w| {
                if w.shape.may_name() {
                    w.names
                } else {
                    NO_NAME + w.shape.code() % 41
                }
            })
    };
    let own = shape(0);
    let joined = |kind, parts: &[u32]| {
        let all = Hash::new(kind);
        parts
            .iter()
            .fold(all, |hash, part| hash.number(*part))
            .end()
    };
    out.push(joined(AttributeKind::Bias, &[]));
    let shapes = [shape(-1), own, shape(1)];
    out.push(joined(AttributeKind::ShapeTrigram, &shapes));
    if !word.shape.may_name() && !may_name(words, at, -1) && !may_name(words, at, 1) {
        return;
    }
    let known = [names(-1), names(0), names(1)];
    out.extend([
        joined(AttributeKind::ShapeBefore, &[shape(-2), shape(-1), own]),
        joined(AttributeKind::ShapeAfter, &[own, shape(1), shape(2)]),
        joined(AttributeKind::NamesBefore, &known[..2]),
        joined(AttributeKind::NamesAfter, &known[1..]),
        joined(AttributeKind::NamesAround, &known),
    ]);
    for offset in [-1_isize, 1] {
        if let Some(other) = at.checked_add_signed(offset).and_then(|i| words.get(i))
            && other.shape.may_name()
            && word.shape.may_name()
        {
            out.push(
                Hash::new(AttributeKind::Endings)
                    .byte(offset as u8)
                    .number(word.ending)
                    .number(other.ending)
                    .end(),
            );
        }
    }
    if at == surroundings.first_word {
        out.push(
            Hash::new(AttributeKind::First)
                .number(own)
                .number(names(0))
                .number(shape(1))
                .end(),
        );
    }
    if surroundings.in_quotes[at] {
        out.push(Hash::new(AttributeKind::InQuotes).number(own).end());
    }
    if surroundings.capitals {
        out.push(
            Hash::new(AttributeKind::Capitals)
                .number(own)
                .number(names(0))
                .end(),
        );
    }
}

fn may_name(words: &[&Word], at: usize, offset: isize) -> bool {
    at.checked_add_signed(offset)
        .and_then(|i| words.get(i))
        .is_some_and(|w| w.shape.may_name())
}
