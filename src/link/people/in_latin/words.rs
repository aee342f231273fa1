//! The words of a name with their Latin spelling, and how shorter forms of the name are spelled from them.

use super::super::name_text::{NameText, Piece, PieceKind};
use super::super::spelling::likeness;
use crate::model::{LatinBasis, LatinName};
use crate::text::fold_name;

/// Likeness that two spellings of one word have.
const ONE_WORD: f64 = 0.7;
/// Likeness that a word of one script and its spelling in Latin letters have at least.
const SPELLED: f64 = 0.45;

/// The words of a person's fullest name with their Latin words.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// Word and Latin word.
    pub(super) pairs: Vec<(String, String)>,
    /// What the Latin words rest on.
    pub(super) basis: LatinBasis,
}

/// The pieces of a name that are written in full, particles among them.
pub(super) fn full_words(name: &NameText) -> Vec<String> {
    let full = |piece: &&Piece| matches!(piece.kind, PieceKind::Word | PieceKind::Particle);
    name.pieces
        .iter()
        .filter(full)
        .map(|piece| piece.text.clone())
        .collect()
}

impl Reference {
    /// The words as another form of the name spells them in Latin letters, if it has all of them.
    pub(super) fn seen(words: &[String], own: &NameText) -> Option<Self> {
        let own = full_words(own);
        let mut left: Vec<&String> = own.iter().collect();
        let mut pairs = Vec::new();
        for word in words {
            let folded = fold_name(word);
            let alike = |latin: &&String| likeness(&folded, &fold_name(latin));
            let (at, best) = (0..left.len())
                .map(|at| (at, alike(&left[at])))
                .max_by(|a, b| a.1.total_cmp(&b.1))?;
            if best < SPELLED {
                return None;
            }
            pairs.push((word.clone(), left.remove(at).clone()));
        }
        (!pairs.is_empty()).then_some(Self {
            pairs,
            basis: LatinBasis::Seen,
        })
    }

    /// The Latin spelling of a form of the name; `romanise` spells what the reference does not have.
    pub(super) fn spell(&self, form: &NameText, romanise: impl Fn(&str) -> String) -> LatinName {
        let mut name = String::new();
        let mut basis = self.basis;
        for piece in &form.pieces {
            name.push_str(&piece.before);
            let spelled = match piece.kind {
                PieceKind::Initial => self.initial(&piece.text),
                _ => self.word(&piece.text),
            };
            name.push_str(&spelled.unwrap_or_else(|| {
                basis = LatinBasis::Romanised;
                romanise(&piece.text)
            }));
        }
        name.push_str(&form.after);
        LatinName { name, basis }
    }

    fn word(&self, word: &str) -> Option<String> {
        if let Some((_, latin)) = self.pairs.iter().find(|(known, _)| known == word) {
            return Some(latin.clone());
        }
        let folded = fold_name(word);
        let alike = self
            .pairs
            .iter()
            .map(|(known, latin)| (likeness(&folded, &fold_name(known)), latin));
        alike
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(best, _)| *best >= ONE_WORD)
            .map(|(_, latin)| latin.clone())
    }

    /// "Дж." for John is "J".
    fn initial(&self, letters: &str) -> Option<String> {
        let lower = letters.to_lowercase();
        let mut named = self
            .pairs
            .iter()
            .filter(|(word, _)| word.to_lowercase().starts_with(&lower));
        let (_, latin) = named.next()?;
        latin.chars().next().map(String::from)
    }
}

/// A Latin word with the capitals that the word it spells has: at its beginning, behind an apostrophe and "Mc".
pub(super) fn capitals(latin: &str, word: &str) -> String {
    if !word.starts_with(char::is_uppercase) {
        return latin.to_owned();
    }
    let mut out = String::with_capacity(latin.len());
    let mut raise = true;
    for letter in latin.chars() {
        if raise {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
        raise = letter == '\'' || out == "Mc";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_latin_words() {
        for (latin, word, expected) in [
            ("lindqvist", "Линдквист", "Lindqvist"),
            ("o'hara", "О'Хара", "O'Hara"),
            ("mcbride", "Макбрайд", "McBride"),
            ("van", "ван", "van"),
            ("özlem", "Озлем", "Özlem"),
        ] {
            assert_eq!(capitals(latin, word), expected);
        }
    }
}
