//! The edges of a person's name inside a run of labels: what is cut at its ends.

use super::roles::Roles;
use super::spans::Labelled;
use super::word_shape::WordShape;
use unicode_script::Script;

impl Labelled<'_> {
    /// An ordinary word or "said" at the edge of a name, in a script where no capital tells names from words.
    pub(super) fn is_ordinary_without_capitals(&self, at: usize, roles: &Roles<'_>) -> bool {
        let word = self.words[at];
        let token = self.tokens[at].of(self.text);
        let ordinary = word.ordinary && !(word.exact_name && word.flags.given());
        is_abjad_or_georgian(word.shape) && (ordinary || roles.is_reporting(token))
    }

    /// Whether anything in the range can be a person's name: a word of more than one letter, neither a Roman number nor an abbreviation, unless the
    /// abbreviation is a known name in capitals.
    pub(super) fn has_a_name(&self, first: usize, last: usize) -> bool {
        (first..last).any(|at| match self.words[at].shape {
            WordShape::Capitalised | WordShape::Mixed => {
                self.tokens[at].of(self.text).chars().nth(1).is_some()
            }
            WordShape::AllCapitals | WordShape::Acronym => {
                let word = self.tokens[at].of(self.text);
                let roman = word.chars().all(|letter| "IVXLCDMІХС".contains(letter));
                let flags = self.words[at].flags;
                let long = self.words[at].shape == WordShape::AllCapitals;
                !roman && (long || flags.known() && !flags.also_word())
            }
            // A character is a syllable or a word in some scripts, but hardly ever a whole name.
            WordShape::Caseless(_) => {
                last - first > 1 || self.tokens[at].of(self.text).chars().nth(1).is_some()
            }
            WordShape::Initial | WordShape::Lower | WordShape::Number | WordShape::Sign(_) => false,
        })
    }

    /// A month or a day of the week that is no given name, has a number beside it, or is nobody's name elsewhere in the text.
    pub(super) fn is_date_alone(&self, first: usize, last: usize, roles: &Roles<'_>) -> bool {
        let number = |at: usize| {
            let word = self.words.get(at);
            word.is_some_and(|word| word.shape == WordShape::Number)
        };
        let before = (1..=2).filter_map(|back| first.checked_sub(back));
        let mut beside = before.chain(last..=last + 1);
        last - first == 1
            && roles.is_date_word(&self.tokens[first].of(self.text).to_lowercase())
            && (!self.words[first].flags.given()
                || self.full_names[first] < 0.5
                || beside.any(number))
    }

    /// Whether the range begins with somebody's given name, and another part of a name follows.
    pub(super) fn is_full_name(&self, begin: usize, end: usize) -> bool {
        begin + 1 < end
            && self.words[begin].exact_name
            && self.words[begin].flags.given()
            && self.words[begin + 1].shape.may_name()
            && self.spaced_before(begin + 1)
    }

    /// "Доярка увидела лося": a word of the language that the text has with a capital only where a sentence begins, and in nobody's full name.
    pub(super) fn is_word_alone(&self, first: usize, last: usize) -> bool {
        let word = self.words[first];
        let begins = || (0..first).all(|at| matches!(self.words[at].shape, WordShape::Sign(_)));
        let given = word.exact_name && word.flags.given() && !word.flags.also_word();
        last - first == 1
            && word.shape == WordShape::Capitalised
            && self.never_inside[first]
            && self.full_names[first] < 0.5
            && !given
            && begins()
            && (self.is_word)(&self.tokens[first].of(self.text).to_lowercase())
    }

    /// "E-Bike", "U-Bahn": a letter and a word are a word.
    pub(super) fn is_lettered_word(&self, first: usize, last: usize) -> bool {
        last - first == 3
            && self.words[first].shape == WordShape::Initial
            && matches!(self.words[first + 1].shape, WordShape::Sign('-' | '‑'))
            && !self.spaced_before(first + 1)
    }

    pub(super) fn spaced_before(&self, at: usize) -> bool {
        at == 0 || self.tokens[at - 1].end < self.tokens[at].start
    }

    /// The range without tokens at its ends that are not part of the name.
    pub(super) fn trimmed(&self, begin: usize, end: usize, roles: &Roles<'_>) -> (usize, usize) {
        let (begin, end) = self.without_words_in_signs(begin, end, roles);
        let (mut begin, mut end) = (begin, end);
        loop {
            if begin >= end {
                return (begin, end);
            }
            let shape = self.words[begin].shape;
            let sign = matches!(shape, WordShape::Sign(_) | WordShape::Number);
            if sign
                || self.is_title(begin, end, roles)
                || self.is_small_word(begin, end, roles)
                || self.is_first_word_of_sentence(begin, end)
                || end - begin > 1 && self.is_ordinary_without_capitals(begin, roles)
                || self.is_stray(begin, end, roles)
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
                && shape == WordShape::Sign('.')
                && self.words[end - 2].shape == WordShape::Initial
                && !self.spaced_before(end - 1)
                && end - begin > 2;
            let loose = matches!(shape, WordShape::Sign(_)) && !initial;
            let small = shape == WordShape::Lower
                && self.spaced_before(end - 1)
                && end > begin + 1
                && !roles.is_last(self.tokens[end - 1].of(self.text));
            // "Smith's", where the model took the ending for part of the name.
            let possessive = end >= begin + 3
                && self.tokens[end - 1].of(self.text) == "s"
                && matches!(self.words[end - 2].shape, WordShape::Sign('\'' | '’'));
            if possessive {
                end -= 2;
                continue;
            }
            // "Smith가": the ending of a foreign name in Korean letters.
            let ending = end >= begin + 2
                && matches!(shape, WordShape::Caseless(_))
                && self.words[end - 2].latin
                && !self.spaced_before(end - 1);
            let title = end >= begin + 2
                && roles.is_title_after(&self.tokens[end - 1].of(self.text).to_lowercase());
            let ordinary = end >= begin + 2 && self.is_ordinary_without_capitals(end - 1, roles);
            if !loose
                && !small
                && !ending
                && !ordinary
                && !title
                && !self.stands_after_surname(begin, end)
            {
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
        let may_be_role = || !self.words[at].flags.given() || self.is_full_name(at + 1, end);
        more && (roles.is_title(&small)
            || self.spaced_before(at + 1) && roles.is_role(&small) && may_be_role())
    }

    /// An ordinary word that has its capital from the beginning of the sentence, before a name: "Комиссия Бөлекбаевты шақырды".
    fn is_first_word_of_sentence(&self, begin: usize, end: usize) -> bool {
        let word = self.words[begin];
        let is_name = word.exact_name && word.flags.known() || word.flags.given();
        begin == 0
            && end > 1
            && word.shape == WordShape::Capitalised
            && word.ordinary
            && !is_name
            && self.words[1].shape == WordShape::Capitalised
            && self.spaced_before(1)
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

    /// A word like "according" or "however" that has a capital only because it begins the sentence. One that is a given name, too ("Will", Icelandic "Hann"), is
    /// one only before the rest of a name, or where the text has a full name with it.
    fn is_small_word(&self, at: usize, end: usize, roles: &Roles<'_>) -> bool {
        let first = (0..at).all(|i| matches!(self.words[i].shape, WordShape::Sign(_)));
        first
            && self.words[at].shape == WordShape::Capitalised
            && !((end - at > 1 || self.full_names[at] > 0.5)
                && self.words[at].exact_name
                && self.words[at].flags.given())
            && roles.is_stop(&self.tokens[at].of(self.text).to_lowercase())
    }

    /// A capitalised word, not a known given name, before a surname that has another given name elsewhere.
    fn stands_before_surname(&self, at: usize, end: usize) -> bool {
        end - at == 2
            && self.words[at].shape == WordShape::Capitalised
            && self.words[at + 1].shape == WordShape::Capitalised
            && self.surnames[at + 1] > 0.8
            && self.surnames[at] < 0.5
            && !self.repeated[at]
            && (!self.words[at].flags.known()
                || !self.words[at].flags.given() && self.words[at].flags.also_word())
            && self.spaced_before(at + 1)
    }

    /// A word in no table, after a word that is a surname elsewhere: "... Smith Londonga bordi". Without capitals, it need not follow a full name.
    fn stands_after_surname(&self, begin: usize, end: usize) -> bool {
        if end - begin < 2 {
            return false;
        }
        let last = end - 1;
        let abjad = matches!(
            self.words[last].shape,
            WordShape::Caseless(Script::Hebrew | Script::Arabic)
        );
        let fits = match abjad {
            true => !self.words[last - 1].flags.given(),
            false => end - begin >= 3 && self.words[last].shape.is_capital(),
        };
        fits && self.surnames[last - 1] > 0.8
            && self.surnames[last] < 0.3
            && !(self.words[last].exact_name && self.words[last].flags.known())
            && self.spaced_before(last)
    }

    /// A capitalised word in no table, before a known given name and another word: the end of the text before the name. Other such words may stand between
    /// ("Wielkiej Brytanii Anna Berg").
    fn is_stray(&self, at: usize, end: usize, roles: &Roles<'_>) -> bool {
        let stray = |i: usize| {
            let word = self.words[i];
            word.shape != WordShape::Initial && (!word.flags.given() || word.flags.also_word())
        };
        let given = |i: usize| {
            let word = self.words[i];
            (word.shape == WordShape::Capitalised || is_abjad_or_georgian(word.shape))
                && word.exact_name
                && word.flags.given()
                && !word.flags.also_word()
        };
        let spaced = |i: usize| self.spaced_before(i);
        let Some(name) = (at + 1..end).take(MOST_STRAYS).find(|i| given(*i)) else {
            return false;
        };
        let next = name + 1;
        let between = (at + 1..name).all(|i| !self.words[i].flags.known() && spaced(i));
        // "Saidova Nodira Alisher qizi"
        let has_patronymic = self.words[at].flags.surname()
            && (next..end).any(|i| roles.is_last(self.tokens[i].of(self.text)));
        stray(at)
            && !has_patronymic
            && between
            && next < end
            && self.words[next].shape.may_name()
            && spaced(name)
            && spaced(next)
    }
}

/// Whether the word is in a script that parts words by spaces and has no capitals.
fn is_abjad_or_georgian(shape: WordShape) -> bool {
    matches!(
        shape,
        WordShape::Caseless(Script::Hebrew | Script::Arabic | Script::Georgian)
    )
}

/// Most words in no table before a name.
const MOST_STRAYS: usize = 3;

#[cfg(test)]
mod tests {
    use super::super::parting::tests::of_tokens;

    fn has_a_name(text: &str) -> bool {
        of_tokens(text, &[], |labelled, end| labelled.has_a_name(0, end))
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
