//! A base form parsed for comparison: given name, surname and the rest, romanised and folded.

use super::given_names::{GivenNames, Sex};
use super::name_text::{NameText, PieceKind, surname_first};
use super::same_word::{NameWord, other_forms};
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
    /// Other given names that the person may go by: "Joe" for Joseph.
    pub(super) also_called: Vec<String>,
    /// First letters of initials, in order.
    pub(super) initials: Vec<String>,
    /// The surname, with a space for a hyphen.
    pub(super) surname: String,
    /// The masculine form of a Slavic feminine surname.
    pub(super) masculine: Option<String>,
    /// What else the surname may be by a rule of its language: the nominative of a form that no other text confirms.
    pub(super) forms: Vec<String>,
    /// Other words: middle names, patronymics, further surnames.
    pub(super) others: Vec<String>,
    /// Whether the script writes vowels.
    pub(super) vowels: bool,
    /// Its script.
    pub(super) script: &'static str,
    /// Primary subtag of its language; empty if that has no pack.
    pub(super) language: String,
    /// What the table of given names has of the given name.
    pub(super) sex: Option<Sex>,
    /// Its words that the table of spellings has, with the names that they spell.
    pub(super) known: Vec<(String, Vec<u32>)>,
    /// The whole name, for finding equal ones.
    pub(super) key: String,
}

impl ParsedName {
    /// Parses a base form.
    pub(super) fn of(name: &str, pack: Option<&LanguagePack>, given_names: &GivenNames) -> Self {
        let habits = &given_names.habits;
        let cut = NameText::cut(name, pack, habits);
        let (given, surname) = cut.given_and_surname(surname_first(name, pack), given_names);
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
        let also_called = given.as_deref().map_or_else(Vec::new, |given| {
            habits.also_called(given).map(str::to_owned).collect()
        });
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
            also_called,
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
    pub(super) fn word<'a>(&'a self, text: &'a str) -> NameWord<'a> {
        let known = self.known.iter().find(|(word, _)| word == text);
        NameWord {
            text,
            names: known.map_or(&[], |(_, names)| names.as_slice()),
            script: self.script,
            language: &self.language,
        }
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

    pub(super) fn has_patronymic(&self) -> bool {
        self.others
            .iter()
            .any(|other| other.starts_with(PATRONYMIC))
    }
}

/// Marks patronymics among [`ParsedName::others`].
const PATRONYMIC: char = '-';

pub(super) fn without_mark(other: &str) -> &str {
    other.strip_prefix(PATRONYMIC).unwrap_or(other)
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
