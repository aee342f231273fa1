//! Where a person's name begins and ends inside a run of labels: what parts two names, and what stands at the ends of one.

use super::roles::Roles;
use super::shape::Shape;
use super::spans::Labelled;

impl Labelled<'_> {
    /// Whether the token stands between two names rather than inside one.
    pub(super) fn parts(&self, at: usize, begin: usize, end: usize, roles: &Roles<'_>) -> bool {
        match self.words[at].shape {
            Shape::Sign('.' | '․' | '\'' | '’' | '·' | '‧' | '・' | '/' | '_') => false,
            Shape::Sign('-' | '‐' | '‑') => self.spaced(at),
            Shape::Sign(',') => !(at > begin && at + 1 < end && self.is_junior(at + 1)),
            Shape::Sign(_) => true,
            shape if shape.is_capital() && shape != Shape::Initial => {
                self.words[at].latin && (begin..end).any(|i| self.is_other_script(i))
            }
            Shape::Lower => {
                let word = self.tokens[at].of(self.text);
                let joined = at > begin && !self.spaced_before(at)
                    || at + 1 < end && !self.spaced_before(at + 1);
                !(joined || roles.is_particle(word))
            }
            _ => false,
        }
    }

    /// Whether anything in the range can be what somebody is called: a word of more than a letter that is no number in Roman letters
    /// and no abbreviation, unless the abbreviation is a known name in capitals.
    pub(super) fn has_a_name(&self, first: usize, last: usize) -> bool {
        (first..last).any(|at| match self.words[at].shape {
            Shape::Capitalised | Shape::Mixed => {
                self.tokens[at].of(self.text).chars().nth(1).is_some()
            }
            Shape::AllCapitals | Shape::Acronym => {
                let word = self.tokens[at].of(self.text);
                let roman = word.chars().all(|letter| "IVXLCDMІХС".contains(letter));
                let flags = self.words[at].flags;
                let long = self.words[at].shape == Shape::AllCapitals;
                !roman && (long || flags.known() && !flags.also_word())
            }
            // One sign is a syllable or a word in some scripts, but hardly ever a whole name.
            Shape::Caseless(_) => {
                last - first > 1 || self.tokens[at].of(self.text).chars().nth(1).is_some()
            }
            Shape::Initial | Shape::Lower | Shape::Number | Shape::Sign(_) => false,
        })
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

    fn spaced_before(&self, at: usize) -> bool {
        at == 0 || self.tokens[at - 1].end < self.tokens[at].start
    }

    fn spaced(&self, at: usize) -> bool {
        self.spaced_before(at) && (at + 1 >= self.tokens.len() || self.spaced_before(at + 1))
    }

    /// The range without what stands at its ends and is no part of the name.
    pub(super) fn trimmed(&self, begin: usize, end: usize, roles: &Roles<'_>) -> (usize, usize) {
        let (mut begin, mut end) = (begin, end);
        loop {
            if begin >= end {
                return (begin, end);
            }
            let shape = self.words[begin].shape;
            let sign = matches!(shape, Shape::Sign(_) | Shape::Number);
            if sign
                || self.is_title(begin, end, roles)
                || self.is_small_word(begin, roles)
                || self.is_stray(begin, end)
                || self.stands_before_surname(begin, end)
            {
                begin += 1;
            } else {
                break;
            }
        }
        while end > begin {
            let shape = self.words[end - 1].shape;
            let initial = end >= begin + 2
                && shape == Shape::Sign('.')
                && self.words[end - 2].shape == Shape::Initial
                && !self.spaced_before(end - 1)
                && end - begin > 2;
            let loose = matches!(shape, Shape::Sign(_)) && !initial;
            let small = shape == Shape::Lower
                && self.spaced_before(end - 1)
                && end > begin + 1
                && !roles.is_last(self.tokens[end - 1].of(self.text));
            if !loose && !small && !self.stands_after_surname(begin, end) {
                break;
            }
            end -= 1;
        }
        (begin, end)
    }

    /// A title or role before the name; never the whole of it.
    fn is_title(&self, at: usize, end: usize, roles: &Roles<'_>) -> bool {
        let word = self.tokens[at].of(self.text);
        let small = word.to_lowercase();
        let more = (at + 1..end).any(|i| self.words[i].shape.may_name());
        more && (roles.is_title(&small)
            || !self.words[at].flags.given() && self.spaced_before(at + 1) && roles.is_role(&small))
    }

    /// An institution named after the person: "институт имени ...".
    pub(super) fn is_named_after(&self, first: usize, roles: &Roles<'_>) -> bool {
        let before = |back: usize| {
            first
                .checked_sub(back)
                .map_or("", |at| self.tokens[at].of(self.text))
        };
        roles.is_named_after(before(1)) || before(1) == "." && roles.is_named_after(before(2))
    }

    /// Two words, each the surname of somebody else in the document: "... told Smith Jones was ...".
    pub(super) fn are_two_surnames(&self, first: usize, last: usize) -> bool {
        last - first == 2
            && self.surnames[first] > 0.8
            && self.surnames[first + 1] > 0.8
            && !self.words[first].flags.given()
            && self.words[first].shape == Shape::Capitalised
            && self.spaced_before(first + 1)
    }

    /// A word like "according" or "however", which has its capital from the beginning of the sentence.
    fn is_small_word(&self, at: usize, roles: &Roles<'_>) -> bool {
        let first = (0..at).all(|i| matches!(self.words[i].shape, Shape::Sign(_)));
        first
            && self.words[at].shape == Shape::Capitalised
            && !(self.words[at].exact_name && self.words[at].flags.given())
            && roles.is_stop(&self.tokens[at].of(self.text).to_lowercase())
    }

    /// A capitalised word that is no known given name, before a surname that stands with another given name elsewhere.
    fn stands_before_surname(&self, at: usize, end: usize) -> bool {
        end - at == 2
            && self.words[at].shape == Shape::Capitalised
            && self.words[at + 1].shape == Shape::Capitalised
            && self.surnames[at + 1] > 0.8
            && self.surnames[at] < 0.5
            && (!self.words[at].flags.known()
                || !self.words[at].flags.given() && self.words[at].flags.also_word())
            && self.spaced_before(at + 1)
    }

    /// A capitalised word that no table knows, after a word that is a surname elsewhere: "... Smith Londonga bordi".
    fn stands_after_surname(&self, begin: usize, end: usize) -> bool {
        let last = end - 1;
        end - begin >= 3
            && self.words[last].shape.is_capital()
            && self.surnames[last - 1] > 0.8
            && self.surnames[last] < 0.3
            && !(self.words[last].exact_name && self.words[last].flags.known())
            && self.spaced_before(last)
    }

    /// A capitalised word that no table knows, before a known given name and a further word: the end of what stands before the name.
    fn is_stray(&self, at: usize, end: usize) -> bool {
        let [first, second, third, ..] = &self.words[at..end] else {
            return false;
        };
        first.shape != Shape::Initial
            && (!first.flags.given() || first.flags.also_word())
            && second.shape == Shape::Capitalised
            && second.exact_name
            && second.flags.given()
            && !second.flags.also_word()
            && third.shape.is_capital()
            && self.spaced_before(at + 1)
            && self.spaced_before(at + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::super::attributes::Word;
    use super::super::gazetteer::Gazetteer;
    use super::*;
    use crate::text::tokens;

    fn has_a_name(text: &str) -> bool {
        let gazetteer = Gazetteer::new(include_bytes!("../../../data/names-table.fst")).unwrap();
        let spans: Vec<_> = tokens(text).into_iter().map(|token| token.span).collect();
        let words: Vec<Word> = spans
            .iter()
            .map(|span| Word::new(span.of(text), false, &gazetteer))
            .collect();
        let words: Vec<&Word> = words.iter().collect();
        Labelled {
            text,
            tokens: &spans,
            words: &words,
            labels: &[],
            marginals: &[],
            surnames: &[],
        }
        .has_a_name(0, spans.len())
    }

    #[test]
    fn signs_letters_numbers_and_abbreviations_name_nobody() {
        for text in [
            "-", "G", "Ж.", "II", "XIV", "ХІХ", "«»", "2024", "UNDP", "王", "و",
        ] {
            assert!(!has_a_name(text), "{text}");
        }
        for text in [
            "Bo", "PETROV", "ИВАН", "G. Horn", "McRae", "Karl IV", "王毅", "سعيد",
        ] {
            assert!(has_a_name(text), "{text}");
        }
    }
}
