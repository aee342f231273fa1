//! Names that stand side by side without a comma: of two people, or of a person and the place or institution behind.

use super::roles::Roles;
use super::spans::Labelled;
use super::word_shape::WordShape;

impl Labelled<'_> {
    /// The people's names in a range without separators.
    pub(super) fn side_by_side(
        &self,
        first: usize,
        last: usize,
        roles: &Roles<'_>,
    ) -> Vec<(usize, usize)> {
        let last = self.before_place_or_institution(first, last, roles);
        if self.are_two_surnames(first, last, roles) {
            return vec![(first, first + 1), (first + 1, last)];
        }
        if let Some(second) = self.second_full_name(first, last, roles) {
            return vec![(first, second), (second, last)];
        }
        let mut starts = vec![first];
        starts.extend((first + 1..last).filter(|at| self.begins_with_and(*at, first)));
        let ends = starts.iter().skip(1).copied().chain([last]);
        starts.iter().copied().zip(ends).collect()
    }

    /// Whether "and" or "to" is written together with a name here, as Arabic and Hebrew write them: the next person. Behind a full name and "and", the word need
    /// not be known.
    fn begins_with_and(&self, at: usize, first: usize) -> bool {
        let word = self.words[at];
        let token = self.tokens[at].of(self.text);
        let behind_full_name = at >= first + 2 && !word.flags.known();
        word.after_proclitic && token.starts_with(['و', 'ו', 'ل', 'ל'])
            || behind_full_name && token.starts_with(['و', 'ו'])
    }

    /// Two words, each a surname of different people in the document: "... told Smith Jones was ...". Where the verb ends the sentence, subject and object stand
    /// so all the time, and the first may be a given name of others.
    fn are_two_surnames(&self, first: usize, last: usize, roles: &Roles<'_>) -> bool {
        last - first == 2
            && self.surnames[first] > 0.6
            && self.surnames[first + 1] > 0.6
            && (roles.is_verb_last() || !self.words[first].flags.given())
            && self.words[first].shape == WordShape::Capitalised
            && self.spaced_before(first + 1)
    }

    /// Where a name ends before the country, town or institution that follows it ("Aziz Karimov Toshkent shahriga bordi"). Only where the verb ends the sentence
    /// do the two stand side by side; a country is no part of a name anywhere.
    fn before_place_or_institution(&self, first: usize, last: usize, roles: &Roles<'_>) -> usize {
        let name_like = |at: usize| match self.words[at].shape {
            WordShape::Capitalised => true,
            WordShape::Lower => at > first && roles.is_particle(self.tokens[at].of(self.text)),
            _ => false,
        };
        if !(first..last).all(name_like) || last - first < 2 {
            return last;
        }
        let no_name = |at: usize| !self.words[at].flags.known() || self.words[at].flags.also_word();
        let country = |at: usize| self.words[at].named.country() && no_name(at);
        if !roles.is_verb_last() {
            let end = last - 1;
            return if last - first > 2 && country(end) {
                end
            } else {
                last
            };
        }
        if let Some(end) = self.behind_surname_by_ending(first, last, roles) {
            return end;
        }
        let place = |at: usize| {
            let word = self.words[at];
            // Cities give their names to people, but a given name does not follow a surname.
            let given = word.exact_name && word.flags.given();
            let behind_surname = at > first && {
                let before = self.words[at - 1].flags;
                before.surname() && !before.given()
            };
            word.named.large_place() && (!given || behind_surname)
                || word.of_place
                || !given && self.is_inflected_place(at, roles)
        };
        let institution =
            |at: usize| roles.is_institution(&self.tokens[at].of(self.text).to_lowercase());
        // Given name and surname come first; before a country, or a place with an ending, a surname alone.
        let surname_alone = roles
            .is_surname_by_ending(&self.tokens[first].of(self.text).to_lowercase())
            && self.is_inflected_place(first + 1, roles);
        let alone = surname_alone || self.words[first].flags.known() && country(first + 1);
        let mut begin = first + if alone { 1 } else { 2 };
        while begin < last && self.words[begin - 1].shape == WordShape::Lower {
            begin += 1;
        }
        let foreign = (begin..last).any(|at| place(at) || institution(at));
        if foreign { begin.min(last) } else { last }
    }

    /// Where a name ends whose surname is told by its ending, before a place or a word in no table: "İlham Əliyev Şəki şəhərinə getdi".
    fn behind_surname_by_ending(
        &self,
        first: usize,
        last: usize,
        roles: &Roles<'_>,
    ) -> Option<usize> {
        let is_surname =
            |at: usize| roles.is_surname_by_ending(&self.tokens[at].of(self.text).to_lowercase());
        let is_foreign = |at: usize| {
            let word = self.words[at];
            word.shape == WordShape::Capitalised
                && !(word.exact_name && word.flags.given())
                && (!word.flags.known() || word.named.place())
                && !is_surname(at)
        };
        let surname = (first..last).find(|at| is_surname(*at))?;
        let end = surname + 1;
        (surname > first && end < last && is_foreign(end)).then_some(end)
    }

    /// Whether the word is the name of a large place with the ending of a case.
    fn is_inflected_place(&self, at: usize, roles: &Roles<'_>) -> bool {
        let lower = self.tokens[at].of(self.text).to_lowercase();
        match lower.split_at_checked(self.words[at].place_bytes) {
            Some((place, ending)) if !place.is_empty() => roles.is_of_case(ending, place),
            _ => false,
        }
    }

    /// Where the second of two full names begins: "Nigora Salimova Anvar Rahimovni kutib oldi".
    fn second_full_name(&self, first: usize, last: usize, roles: &Roles<'_>) -> Option<usize> {
        let given = |at: usize| {
            let word = self.words[at];
            word.shape == WordShape::Capitalised && word.exact_name && word.flags.given()
        };
        let surname = |at: usize| {
            let word = self.words[at];
            word.shape == WordShape::Capitalised && !(word.exact_name && word.flags.given())
        };
        let four = last - first == 4 && roles.is_verb_last();
        (four && given(first) && surname(first + 1) && given(first + 2) && surname(first + 3))
            .then_some(first + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::super::parting::tests::of_tokens;
    use super::super::roles::NameWords;
    use super::*;
    use crate::language::Languages;

    #[test]
    fn to_and_and_begin_another_name() {
        let words = NameWords::compiled_in().unwrap();
        let roles = Roles::new(&words, None);
        let names = |text| {
            of_tokens(text, &[], |labelled, end| {
                labelled.side_by_side(0, end, &roles)
            })
        };
        assert_eq!(names("מיכאל כהן לדוד לוי"), [(0, 2), (2, 4)]);
        assert_eq!(names("محمد كريم وخالد منصور"), [(0, 2), (2, 4)]);
        assert_eq!(names("מיכאל בן דוד לוי"), [(0, 4)]);
    }

    #[test]
    fn a_place_with_an_ending_follows_a_name_before_the_verb() {
        let words = NameWords::compiled_in().unwrap();
        let languages = Languages::compiled_in().unwrap();
        let names = |language: &str, text: &str| {
            let roles = Roles::new(&words, languages.get(language));
            of_tokens(text, &[], |labelled, end| {
                labelled.side_by_side(0, end, &roles)
            })
        };
        for (language, text, end) in [
            ("uz-Cyrl", "Каримов Бухорога", 1),
            ("uz-Cyrl", "Йўлдошев Тошкентга", 1),
            ("uz", "Karimov Toshkentdan", 1),
            ("kk", "Урсула фон дер Ляйен Брюсселге", 4),
            ("kk", "Ерлан Қарин Парижге", 2),
            // The place is a surname.
            ("uz-Cyrl", "Анвар Самарқандов", 2),
            ("ru", "Каримов Ташкентов", 2),
        ] {
            assert_eq!(names(language, text), [(0, end)], "{text}");
        }
    }
}
