//! Names in other scripts, romanised for readers in proper case.
//!
//! This file spells the Cyrillic alphabet in general; rules of a single language are in its pack. Other scripts use the tables of the `any_ascii`
//! crate.

use super::{composed, is_alphabetic};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Letters of one language with their spelling in Latin script, where it differs from [`cyrillic`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Romanisation {
    /// Letters, or two letters together, in lower case.
    letters: BTreeMap<String, String>,
    /// Letters at the beginning of a word.
    initial: BTreeMap<String, String>,
    /// Letters between two vowels.
    between_vowels: BTreeMap<String, String>,
    /// Double names, in lower case with their hyphen, that are written otherwise than each of their halves.
    double_names: BTreeMap<String, String>,
    /// How the state writes the names of its citizens where they stand in another language's text.
    pub citizens: Option<Box<Romanisation>>,
}

impl Romanisation {
    /// Whether the language has no rules of its own.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The halves of a double name that is written otherwise than each of them, in lower case.
    pub fn double_name(&self, first: &str, second: &str) -> Option<(&str, &str)> {
        let name = format!("{first}-{second}").to_lowercase();
        self.double_names.get(&name)?.split_once('-')
    }

    /// Letters, or two letters together, with their spelling, in lower case.
    pub fn letters(&self) -> &BTreeMap<String, String> {
        &self.letters
    }

    /// The spelling of a letter between its neighbours, and how many letters it replaces.
    fn spell(
        &self,
        letter: char,
        before: Option<char>,
        after: Option<char>,
    ) -> Option<(&str, usize)> {
        let first = before.is_none_or(|b| !is_alphabetic(b));
        let pair = after.and_then(|after| self.letters.get(&format!("{letter}{after}")));
        let one = letter.to_string();
        let initial = first.then(|| self.initial.get(&one)).flatten();
        let inside = before.is_some_and(is_vowel) && after.is_some_and(is_vowel);
        let inside = inside.then(|| self.between_vowels.get(&one)).flatten();
        let single = || initial.or(inside).or_else(|| self.letters.get(&one));
        pair.map(|spelled| (spelled.as_str(), 2))
            .or_else(|| single().map(|spelled| (spelled.as_str(), 1)))
    }
}

/// The name in Latin letters; `own` has the rules of the language that it is written in.
pub fn romanise_for_readers(name: &str, own: Option<&Romanisation>) -> String {
    let letters: Vec<char> = composed(name).chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        if letter.is_ascii() || is_latin(letter) {
            out.push(letter);
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).map(|i| lower(letters[i]));
        let after = letters.get(at + 1).copied().map(lower);
        let (spelled, used) = spell(own, lower(letter), before, after);
        let shouting = letter.is_uppercase()
            && (letters.get(at + 1).is_some_and(|c| c.is_uppercase())
                || at > 0 && letters[at - 1].is_uppercase());
        match (letter.is_uppercase(), shouting) {
            (true, true) => out.push_str(&spelled.to_uppercase()),
            (true, false) => push_capitalised(&mut out, &spelled),
            _ => out.push_str(&spelled),
        }
        at += used;
    }
    out
}

/// Each part of a name with a capital at its beginning.
pub fn with_capitals(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut begins = true;
    for letter in name.chars() {
        if begins && is_alphabetic(letter) {
            out.extend(letter.to_uppercase());
            begins = false;
        } else {
            out.push(letter);
            begins |= letter == '-' || letter.is_whitespace();
        }
    }
    out
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn is_latin(letter: char) -> bool {
    use unicode_script::{Script, UnicodeScript};
    matches!(letter.script(), Script::Latin | Script::Common)
}

/// Adds the word with a capital at its beginning.
pub(super) fn push_capitalised(out: &mut String, spelled: &str) {
    let mut letters = spelled.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.extend(letters);
}

/// The spelling of a lower-case letter between its neighbours, and how many letters it replaces.
fn spell(
    own: Option<&Romanisation>,
    letter: char,
    before: Option<char>,
    after: Option<char>,
) -> (String, usize) {
    if let Some((spelled, used)) = own.and_then(|own| own.spell(letter, before, after)) {
        return (spelled.to_owned(), used);
    }
    match (letter, after) {
        // "Дмитрий", "Белый".
        ('и' | 'ы', Some('й')) => ("y".to_owned(), 2),
        _ => match cyrillic(letter, before) {
            Some(spelled) => (spelled.to_owned(), 1),
            None => (any_ascii::any_ascii_char(letter).to_lowercase(), 1),
        },
    }
}

/// Russian letters by BGN/PCGN 1947 as newspapers simplify it (no signs for ь and ъ, "y" for й and for ый), and those of other languages.
fn cyrillic(letter: char, before: Option<char>) -> Option<&'static str> {
    let opens =
        before.is_none_or(|b| !is_alphabetic(b) || is_vowel(b) || matches!(b, 'ь' | 'ъ' | 'й'));
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' if opens => "ye",
        'е' => "e",
        'ё' if opens => "yo",
        'ё' if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ')) => "o",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        'і' => "i",
        'ў' => "u",
        'ғ' => "gh",
        'қ' => "q",
        'ҳ' | 'һ' => "h",
        'ң' => "ng",
        'ө' => "o",
        'ү' | 'ұ' => "u",
        'ә' => "a",
        'ҷ' => "j",
        'ӣ' => "i",
        'ӯ' => "u",
        _ => return None,
    })
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'а' | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'і'
            | 'ў'
            | 'ә'
            | 'ө'
            | 'ү'
            | 'ұ'
            | 'є'
            | 'ї'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_as_newspapers_write_it() {
        for (name, expected) in [
            ("Елена Царёва", "Yelena Tsaryova"),
            ("Дмитрий Щукин", "Dmitry Shchukin"),
            ("Андрей Подъячев", "Andrey Podyachev"),
            ("А. Хвостенко", "A. Khvostenko"),
            ("ЕЛЕНА", "YELENA"),
            ("Дж. Юнг", "Dzh. Yung"),
        ] {
            assert_eq!(romanise_for_readers(name, None), expected);
        }
    }

    #[test]
    fn each_part_of_a_name_begins_with_a_capital() {
        assert_eq!(with_capitals("jast'in t'omas-joy"), "Jast'in T'omas-Joy");
        assert_eq!(with_capitals("'ana"), "'Ana");
    }

    #[test]
    fn latin_stays_as_it_is() {
        assert_eq!(romanise_for_readers("Łucja Öz", None), "Łucja Öz");
    }
}
