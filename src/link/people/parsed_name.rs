//! A base form parsed for comparison: given name, surname and the rest, romanised and folded.

use super::given_names::{GivenNames, Sex};
use super::name_text::{NameText, PieceKind, surname_first};
use super::same_word::{NameWord, other_forms, same_given_name, same_surname};
use super::spelling::likeness_from;
use crate::language::{LanguagePack, primary_subtag, script_of_text};
use crate::text::fold_name;

/// How complete a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fullness {
    /// One word, a surname or a given name.
    Single,
    /// Surname with initials.
    Initialled,
    /// Given name and surname.
    Full,
}

/// A name ready for comparison. All strings are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParsedName {
    /// The name itself, not folded.
    pub(super) name: String,
    /// How complete it is.
    pub(super) fullness: Fullness,
    /// The given name, with a space for a hyphen.
    pub(super) given: Option<String>,
    /// First letters of initials, in order.
    pub(super) initials: Vec<String>,
    /// The surname, with a space for a hyphen.
    pub(super) surname: String,
    /// The masculine form of a Slavic feminine surname.
    pub(super) masculine: Option<String>,
    /// What else the surname may be by a rule of its language: the nominative of a form that no other text confirms.
    forms: Vec<String>,
    /// Other words: middle names, patronymics, further surnames.
    pub(super) others: Vec<String>,
    /// Whether the script writes vowels.
    pub(super) vowels: bool,
    /// Its script.
    script: &'static str,
    /// Primary subtag of its language; empty if that has no pack.
    language: String,
    /// What the table of given names has of the given name.
    sex: Option<Sex>,
    /// Its words that the table of spellings has, with the names that they spell.
    known: Vec<(String, Vec<u32>)>,
    /// The whole name, for finding equal ones.
    pub(super) key: String,
}

impl ParsedName {
    /// Parses a base form.
    pub(super) fn of(name: &str, pack: Option<&LanguagePack>, given_names: &GivenNames) -> Self {
        let habits = &given_names.habits;
        let cut = NameText::cut(name, pack, habits);
        let (given, surname) = cut.given_and_surname(surname_first(pack), given_names);
        let word = |number: usize| {
            let pieces: Vec<&str> = cut
                .spelled_out()
                .filter(|p| p.word == number)
                .map(|p| p.text.as_str())
                .collect();
            fold_name(&pieces.join(" "))
        };
        let initials: Vec<String> = cut
            .pieces
            .iter()
            .filter(|p| p.kind == PieceKind::Initial)
            .map(|p| fold_name(&p.text))
            .filter(|folded| !folded.is_empty())
            .collect();
        let others = cut
            .words()
            .into_iter()
            .filter(|number| Some(*number) != given && Some(*number) != surname)
            .map(|number| {
                let text = word(number);
                let patronymic = cut
                    .spelled_out()
                    .any(|p| p.word == number && habits.is_patronymic(&p.text));
                if patronymic {
                    format!("{PATRONYMIC}{text}")
                } else {
                    text
                }
            })
            .collect();
        // "Ольга Ивановна" has no surname: it is as incomplete as a given name alone.
        let surname = surname.filter(|number| {
            let mut pieces = cut.spelled_out().filter(|p| p.word == *number);
            given.is_none() || !pieces.any(|p| given_names.is_fathers_name(&p.text))
        });
        let sex = given.and_then(|number| {
            let mut pieces = cut.spelled_out().filter(|p| p.word == number);
            pieces.find_map(|piece| given_names.sex(&piece.text))
        });
        let forms = surname.map_or_else(Vec::new, |number| {
            let last = cut.spelled_out().filter(|p| p.word == number).last();
            last.map_or_else(Vec::new, |piece| other_forms(&piece.text, pack))
        });
        let given = given.map(word);
        let fullness = match (&given, initials.is_empty()) {
            (Some(_), _) if surname.is_none() => Fullness::Single,
            (Some(_), _) => Fullness::Full,
            (None, false) => Fullness::Initialled,
            (None, true) => Fullness::Single,
        };
        let masculine = surname.and_then(|number| {
            let last = cut.spelled_out().filter(|p| p.word == number).last();
            last.and_then(|piece| habits.masculine_surname(&piece.text))
                .map(|surname| fold_name(&surname))
        });
        let surname = surname.map(word).unwrap_or_default();
        let script = script_of_text(name);
        let mut parsed_name = Self {
            name: name.to_owned(),
            fullness,
            given,
            initials,
            surname,
            masculine,
            forms,
            others,
            vowels: !matches!(script, "Arab" | "Hebr"),
            script,
            language: pack.map_or_else(String::new, |pack| primary_subtag(&pack.tag).to_owned()),
            sex,
            known: Vec::new(),
            key: String::new(),
        };
        let words = parsed_name.surnames().chain(parsed_name.given.as_deref());
        parsed_name.known = words
            .chain(parsed_name.masculine.as_deref())
            .chain(parsed_name.forms.iter().map(String::as_str))
            .map(|word| (word.to_owned(), given_names.spellings.names_of(word)))
            .filter(|(_, names)| !names.is_empty())
            .collect();
        parsed_name.key = format!(
            "{}|{}|{}|{}",
            parsed_name.given.as_deref().unwrap_or(""),
            parsed_name.initials.join(" "),
            parsed_name.others.join(" "),
            parsed_name.surname
        );
        parsed_name
    }

    /// Words that may be the surname: the surname, its halves, further surnames; never patronymics.
    pub(super) fn surnames(&self) -> impl Iterator<Item = &str> {
        let halves = self.surname.split(' ').filter(|half| *half != self.surname);
        let others = self.others.iter().map(String::as_str);
        std::iter::once(self.surname.as_str())
            .chain(halves)
            .chain(others.filter(|other| !other.starts_with(PATRONYMIC)))
            .filter(|word| !word.is_empty())
    }

    /// A word of this name with what is known of it.
    fn word<'a>(&'a self, text: &'a str) -> NameWord<'a> {
        let known = self.known.iter().find(|(word, _)| word == text);
        NameWord {
            text,
            names: known.map_or(&[], |(_, names)| names.as_slice()),
            script: self.script,
            language: &self.language,
        }
    }

    fn same_surname(&self, other: &Self, a: &str, b: &str) -> f64 {
        if a.is_empty() || b.is_empty() {
            return 0.0;
        }
        let same = |a, b| same_surname(self.word(a), other.word(b));
        let mut best = same(a, b);
        if best == 0.0 && a == self.surname {
            let forms = self.forms.iter().map(|form| same(form, b) - BY_RULE);
            best = forms.fold(best, f64::max);
        }
        if best == 0.0 && b == other.surname {
            let forms = other.forms.iter().map(|form| same(a, form) - BY_RULE);
            best = forms.fold(best, f64::max);
        }
        if best < LEAST_SURNAME { 0.0 } else { best }
    }

    /// Similarity of the surnames, 0 if they clearly differ. A surname other than the last counts slightly less.
    pub(super) fn surname_likeness(&self, other: &Self) -> f64 {
        let mut best = self.same_surname(other, &self.surname, &other.surname);
        if best > 0.95 || self.has_one_surname() && other.has_one_surname() {
            return best;
        }
        for a in self.surnames() {
            for b in other.surnames() {
                if a.len() >= 3 && b.len() >= 3 {
                    best = best.max(self.same_surname(other, a, b) - 0.04);
                }
            }
        }
        best
    }

    fn has_one_surname(&self) -> bool {
        self.others.is_empty() && !self.surname.contains(' ')
    }

    /// Similarity of the given names, 0 if they clearly differ; `None` if either name has none.
    pub(super) fn given_likeness(&self, other: &Self) -> Option<f64> {
        let (a, b) = (self.given.as_deref()?, other.given.as_deref()?);
        if self.is_of_other_sex(other) {
            return Some(0.0);
        }
        let likeness = |a: &str, b: &str| {
            let score = same_given_name(self.word(a), other.word(b));
            if score < LEAST_GIVEN { 0.0 } else { score }
        };
        let mut whole = likeness(a, b);
        if whole < 1.0 && (a.contains(' ') || b.contains(' ')) {
            whole = whole.max(likeness(&a.replace(' ', ""), &b.replace(' ', "")));
        }
        // "Анна-Мария" is often called "Анна", "Robert Francis" "Robert".
        let first_half = match (a.split_once(' '), b.split_once(' ')) {
            (Some((half, _)), None) => likeness(half, b) - 0.1,
            (None, Some((half, _))) => likeness(a, half) - 0.1,
            _ => 0.0,
        };
        Some(whole.max(first_half))
    }

    /// Whether both names are from texts of one language, in one script.
    pub(super) fn is_of_one_language(&self, other: &Self) -> bool {
        self.script == other.script && self.language == other.language
    }

    /// Whether one has a man's given name, the other a woman's.
    fn is_of_other_sex(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (self.sex, other.sex) else {
            return false;
        };
        let (men, women) = (one.male && !one.female, one.female && !one.male);
        men && other.female && !other.male || women && other.male && !other.female
    }

    /// Whether initials on either side match the other's given name or initials; `None` if neither has initials.
    pub(super) fn initials_fit(&self, other: &Self) -> Option<bool> {
        match (self.initials.first(), other.initials.first()) {
            (None, None) => None,
            (Some(a), Some(b)) if self.given.is_none() && other.given.is_none() => {
                let either = |a: &str, b: &str| begins_with(a, b) || begins_with(b, a);
                let second = match (self.initials.get(1), other.initials.get(1)) {
                    (Some(a), Some(b)) => either(a, b),
                    _ => true,
                };
                Some(second && either(a, b))
            }
            (Some(_), _) if self.given.is_none() => Some(other.is_abbreviated_by(&self.initials)),
            (_, Some(_)) if other.given.is_none() => Some(self.is_abbreviated_by(&other.initials)),
            _ => None,
        }
    }

    /// Whether the initials can belong to this name: the first to the given name, the second to the patronymic, if any.
    fn is_abbreviated_by(&self, initials: &[String]) -> bool {
        let Some(given) = self.given.as_deref() else {
            return false;
        };
        let first = initials.first().is_some_and(|a| begins_with(given, a));
        let second = initials.get(1).is_none_or(|initial| {
            let middle = self.others.iter().map(|other| without_mark(other));
            let halves = given.split(' ').skip(1);
            !self.has_patronymic() || middle.chain(halves).any(|m| begins_with(m, initial))
        });
        first && second
    }

    fn has_patronymic(&self) -> bool {
        self.others
            .iter()
            .any(|other| other.starts_with(PATRONYMIC))
    }

    /// Whether the two names have different patronymics, and so belong to two people.
    fn fathers_differ(&self, other: &Self) -> bool {
        if !self.has_patronymic() && !other.has_patronymic() {
            return false;
        }
        let alike = |a: &String, b: &String| {
            likeness_from(without_mark(a), without_mark(b), SAME_FATHER) > 0.0
        };
        let (mine, theirs) = (&self.others, &other.others);
        let same = mine.iter().any(|a| theirs.iter().any(|b| alike(a, b)));
        !mine.is_empty() && !theirs.is_empty() && !same
    }

    /// Similarity of two full names, 0 to 1. The surname weighs more.
    pub(super) fn full_likeness(&self, other: &Self) -> f64 {
        self.given_likeness(other)
            .map_or(0.0, |given| self.full_likeness_with(other, given))
    }

    /// Whether the two names differ no more than a slip of the pen does. They need not be one person's, but one text that has both does not show that they are
    /// two.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let given = match (&self.given, &other.given) {
            (Some(a), Some(b)) => likeness_from(a, b, 0.0),
            _ => 1.0,
        };
        let surname = likeness_from(&self.surname, &other.surname, 0.0);
        let near = 0.6 * surname + 0.4 * given >= NEAR && !self.fathers_differ(other);
        near || self.full_likeness(other) >= NEAR
    }

    /// Whether a name with the other's given name can match this one: the given names are similar, or this surname resembles it.
    pub(super) fn may_be_called(&self, other: &Self, given: f64) -> bool {
        let theirs = other.given.as_deref().unwrap_or("");
        given >= LEAST_GIVEN || self.same_surname(other, &self.surname, theirs) > 0.0
    }

    /// [`ParsedName::full_likeness`] for a given name that has been compared already.
    pub(super) fn full_likeness_with(&self, other: &Self, given: f64) -> f64 {
        if self.fathers_differ(other) {
            return 0.0;
        }
        let mut straight = 0.0;
        if given >= LEAST_GIVEN {
            let mut surname = self.surname_likeness(other);
            if given >= 0.78 && surname < 0.97 {
                surname = surname.max(feminine_likeness(self, other));
            }
            straight = weigh(given, surname);
        }
        if straight >= BEYOND_DOUBT {
            return straight;
        }
        // Surname and given name may be swapped.
        let crossed = match (&self.given, &other.given) {
            (Some(a), Some(b)) if a.bytes().next() == other.surname.bytes().next() => {
                let surname = self.same_surname(other, &self.surname, b);
                match surname < LEAST_SURNAME {
                    true => 0.0,
                    false => weigh(self.same_surname(other, a, &other.surname), surname) - 0.05,
                }
            }
            _ => 0.0,
        };
        straight.max(crossed)
    }
}

/// Parts less similar than this are different names, however similar the other part is.
const LEAST_GIVEN: f64 = 0.62;
const LEAST_SURNAME: f64 = 0.7;
const SAME_FATHER: f64 = 0.7;
/// What a rule of the language takes off the similarity of the forms that it relates.
const BY_RULE: f64 = 0.03;
/// Names this similar are not compared in the other order.
const BEYOND_DOUBT: f64 = 0.9;

/// Similarity of a name and a slip of the pen.
const NEAR: f64 = 0.78;

/// Marks patronymics among [`ParsedName::others`].
const PATRONYMIC: char = '-';

fn without_mark(other: &str) -> &str {
    other.strip_prefix(PATRONYMIC).unwrap_or(other)
}

fn weigh(given: f64, surname: f64) -> f64 {
    if given < LEAST_GIVEN || surname < LEAST_SURNAME {
        return 0.0;
    }
    0.6 * surname + 0.4 * given
}

/// Similarity of two surnames in their masculine form.
fn feminine_likeness(a: &ParsedName, b: &ParsedName) -> f64 {
    let mut best: f64 = 0.0;
    for (feminine, other) in [(a, b), (b, a)] {
        if let Some(stem) = &feminine.masculine {
            let whole = other.surname.as_str();
            let without_vowel = whole.strip_suffix('a').unwrap_or(whole);
            let likeness = |form| same_surname(feminine.word(stem), other.word(form));
            best = best.max(likeness(whole).max(likeness(without_vowel)) - BY_RULE);
        }
    }
    if best < LEAST_SURNAME { 0.0 } else { best }
}

fn begins_with(given: &str, initial: &str) -> bool {
    given.starts_with(initial)
        || match (given.bytes().next(), initial.bytes().next()) {
            (Some(a), Some(b)) => {
                matches!(
                    (a.min(b), a.max(b)),
                    (b'i', b'j')
                        | (b'e', b'i')
                        | (b'c', b's')
                        | (b'c', b'k')
                        | (b'g', b'j')
                        | (b'g', b'h')
                ) || a == b && initial.len() == 1
            }
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn parsed_name(name: &str) -> ParsedName {
        ParsedName::of(
            name,
            None,
            &GivenNames::new(&Languages::compiled_in().expect("packs")),
        )
    }

    #[test]
    fn one_name_in_two_conventions() {
        for (a, b) in [
            ("Ольга Крамаренко", "Olha Kramarenko"),
            ("Крамаренко Ольга", "Olga Kramarenko"),
            ("Petra Nováková", "Петра Новак"),
            ("Ingrid Sandgren-Falk", "Ингрид Сандгрен"),
            ("Андрей Ильич Белозёров", "Andrej Belozerov"),
        ] {
            let score = parsed_name(a).full_likeness(&parsed_name(b));
            assert!(score >= 0.8, "{a} / {b}: {score}");
        }
    }

    #[test]
    fn one_surname_two_people() {
        for (a, b) in [
            ("Иван Крамаренко", "Ольга Крамаренко"),
            ("Peter Lindgren", "Petra Lundqvist"),
        ] {
            let score = parsed_name(a).full_likeness(&parsed_name(b));
            assert!(score < 0.75, "{a} / {b}: {score}");
        }
    }

    #[test]
    fn initials_match_given_names() {
        let full = parsed_name("Евгений Лисицын");
        assert_eq!(parsed_name("Е. Лисицын").initials_fit(&full), Some(true));
        assert_eq!(parsed_name("Е.В. Лисицын").initials_fit(&full), Some(true));
        assert_eq!(parsed_name("А. Лисицын").initials_fit(&full), Some(false));
    }
}
