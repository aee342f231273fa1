//! What separates two names inside a run of labels.

use super::bridges::is_quote;
use super::roles::Roles;
use super::spans::Labelled;
use super::word_shape::WordShape;
use unicode_script::Script;

/// Words from which on names without capitals are mostly two, with words between.
const LONG_WITHOUT_CAPITALS: usize = 4;

impl Labelled<'_> {
    /// Whether the token separates two names.
    pub(super) fn parts(&self, at: usize, begin: usize, end: usize, roles: &Roles<'_>) -> bool {
        match self.words[at].shape {
            WordShape::Sign('.' | '․' | '\'' | '’' | '·' | '‧' | '・' | '/' | '_') => false,
            WordShape::Sign('-' | '‐' | '‑') => self.spaced(at),
            WordShape::Sign('=' | '＝') => !self.is_between_katakana(at),
            WordShape::Sign(',') => !(at > begin && at + 1 < end && self.is_junior(at + 1)),
            WordShape::Sign(_) => !self.is_around_nickname(at, begin, end),
            shape if shape.is_capital() && shape != WordShape::Initial => {
                self.words[at].latin && (begin..end).any(|i| self.is_other_script(i))
                    || at > begin && self.begins_sentence(at, roles)
                    || self.is_word_of_headline(at, roles)
            }
            WordShape::Caseless(script) => {
                // Words that fold to some given name abound; inside a name, ordinary ones among them are words.
                let inside = at > begin && script == Script::Georgian && self.words[at].ordinary;
                let token = self.tokens[at].of(self.text);
                let said = at > begin && roles.is_reporting(token);
                said || end - begin >= LONG_WITHOUT_CAPITALS
                    && (inside || self.is_ordinary_without_capitals(at, roles))
                    && !roles.is_particle(token)
            }
            WordShape::Lower => {
                let word = self.tokens[at].of(self.text);
                let joined = at > begin && !self.spaced_before(at)
                    || at + 1 < end && !self.spaced_before(at + 1);
                !(joined || roles.is_particle(word) || at > begin && roles.is_last(word))
            }
            _ => false,
        }
    }

    /// "Born in the U.S. But Dolin left": a function word with a capital behind the full stop of an abbreviation begins the next sentence.
    fn begins_sentence(&self, at: usize, roles: &Roles<'_>) -> bool {
        let word = self.words[at];
        self.words[at - 1].shape == WordShape::Sign('.')
            && self.spaced_before(at)
            && !(word.exact_name && word.flags.given())
            && roles.is_stop(&self.tokens[at].of(self.text).to_lowercase())
    }

    /// "Anna Berg Still Searching", "Berg Reverses Dolin": a word of the language that is nobody's name has its capital from the headline.
    fn is_word_of_headline(&self, at: usize, roles: &Roles<'_>) -> bool {
        let word = self.words[at];
        self.title_case
            && word.shape == WordShape::Capitalised
            && word.ordinary
            && !word.flags.known()
            && self.full_names[at] < 0.5
            && self.spaced_before(at)
            && (at + 1 == self.tokens.len() || self.spaced_before(at + 1))
            && !roles.is_particle(&self.tokens[at].of(self.text).to_lowercase())
    }

    /// Whether the sign joins the halves of a foreign surname in Japanese.
    fn is_between_katakana(&self, at: usize) -> bool {
        let katakana = |at: usize| {
            let shape = self.words.get(at).map(|word| word.shape);
            shape == Some(WordShape::Caseless(Script::Katakana))
        };
        at > 0 && katakana(at - 1) && katakana(at + 1)
    }

    /// Whether the token is a quotation mark around a nickname inside the name.
    fn is_around_nickname(&self, at: usize, begin: usize, end: usize) -> bool {
        let quote = |at: usize| at > begin && at + 1 < end && is_quote(self.words[at]);
        let other = [at + 2, at + 3]
            .into_iter()
            .chain([2, 3].iter().filter_map(|back| at.checked_sub(*back)));
        quote(at) && other.into_iter().any(quote)
    }

    fn is_other_script(&self, at: usize) -> bool {
        self.words[at].shape.may_name() && !self.words[at].latin
    }

    fn is_junior(&self, at: usize) -> bool {
        matches!(
            self.tokens[at].of(self.text),
            "Jr" | "Sr" | "jr" | "sr" | "мл"
        )
    }

    fn spaced(&self, at: usize) -> bool {
        self.spaced_before(at) && (at + 1 >= self.tokens.len() || self.spaced_before(at + 1))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::attributes::{Setting, Word};
    use super::super::gazetteer::Gazetteer;
    use super::super::roles::NameWords;
    use super::*;
    use crate::language::Languages;
    use crate::text::tokens;

    /// Asks about the tokens of a text, of which those in `ordinary` are ordinary words of its language.
    pub(in super::super) fn of_tokens<T>(
        text: &str,
        ordinary: &[usize],
        ask: impl Fn(&Labelled<'_>, usize) -> T,
    ) -> T {
        let gazetteer = Gazetteer::new(include_bytes!("../../../data/names-table.fst")).unwrap();
        let spans: Vec<_> = tokens(text).into_iter().map(|token| token.span).collect();
        let words: Vec<Word> = spans
            .iter()
            .enumerate()
            .map(|(at, span)| {
                let setting = Setting {
                    ordinary: ordinary.contains(&at),
                    ..Setting::default()
                };
                Word::new(span.of(text), setting, &gazetteer)
            })
            .collect();
        let words: Vec<&Word> = words.iter().collect();
        let labelled = Labelled {
            text,
            tokens: &spans,
            words: &words,
            labels: &[],
            marginals: &[],
            surnames: &vec![0.0; spans.len()],
            full_names: &vec![0.0; spans.len()],
            repeated: &[],
            never_inside: &vec![false; spans.len()],
            title_case: false,
            is_word: &|_| false,
        };
        ask(&labelled, spans.len())
    }

    #[test]
    fn ordinary_words_part_long_names_without_capitals() {
        let words = NameWords::compiled_in().unwrap();
        let languages = Languages::compiled_in().unwrap();
        let roles = Roles::new(&words, languages.get("he"));
        let parted = |text, ordinary: &[usize]| -> Vec<usize> {
            of_tokens(text, ordinary, |labelled, end| {
                (0..end)
                    .filter(|at| labelled.parts(*at, 0, end, &roles))
                    .collect()
            })
        };
        assert_eq!(parted("დანიელ ბერგმა მაღალი ბურთი", &[0, 2]), [2]);
        assert_eq!(parted("ליאם סולברג בלם כדור", &[2]), [2]);
        assert_eq!(parted("ליאם סולברג בלם", &[2]), [0; 0]);
        assert_eq!(parted("ליאם סולברג בלם כדור", &[]), [0; 0]);
        // "Solberg said that in her opinion"
        assert_eq!(parted("סולברג אמרה שלדעתה", &[]), [1]);
    }
}
