//! When two spellings of an outlet's name are one.

use crate::text::fold_name;
use unicode_script::{Script, UnicodeScript};

/// The most letters of a name that is compared exactly, whatever its case.
const SHORT: usize = 4;

/// The form in which spellings are compared: abbreviations as they are, other names folded.
pub(super) fn key(spelling: &str) -> String {
    let trimmed = spelling.trim_matches(|c: char| !c.is_alphanumeric());
    let written = without_mixed_script(trimmed);
    if is_abbreviation(&written) || is_short_without_case(&written) {
        // No folded name has a sign.
        return format!("={written}");
    }
    fold_name(&written)
}

/// A name in a script without capitals that folding would make one with others: a few letters, or ideographs, whose folded form is their sound.
fn is_short_without_case(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    let ideographs = letters.iter().any(|c| c.script() == Script::Han);
    !letters.iter().any(|c| c.is_lowercase() || c.is_uppercase())
        && (letters.len() <= SHORT || ideographs)
}

/// A single word in capitals, or with so few letters that folding it would leave next to nothing. Scripts that have no capitals have no abbreviations.
pub(super) fn is_abbreviation(name: &str) -> bool {
    let single = !name.contains(|c: char| c.is_whitespace() || c == '.' || c == '-');
    let cased = |c: char| c.is_lowercase() || c.is_uppercase();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    single
        && name.chars().any(cased)
        && (letters <= SHORT || letters <= 5 && !name.chars().any(char::is_lowercase))
}

/// Writes a word that mixes Latin letters with Cyrillic ones of the same look wholly in Latin.
pub(super) fn without_mixed_script(word: &str) -> String {
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    let twins = word.chars().filter(|c| latin_twin(*c).is_some()).count();
    let other = word.chars().filter(|c| c.is_alphabetic()).count() - latin - twins;
    if latin > 0 && twins > 0 && other == 0 {
        word.chars().map(|c| latin_twin(c).unwrap_or(c)).collect()
    } else {
        word.to_owned()
    }
}

/// Cyrillic letters with the Latin ones of the same look.
const TWINS: [(char, char); 21] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('І', 'I'),
];

fn latin_twin(character: char) -> Option<char> {
    TWINS
        .iter()
        .find(|(cyrillic, _)| *cyrillic == character)
        .map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations() {
        for name in ["AFP", "КВН", "Orda", "dpa", "UzA", "LETAS"] {
            assert!(is_abbreviation(name), "{name}");
        }
        for name in ["Reuters", "REUTERS", "КАЗИНФОРМ", "a.kz", "新华社", "واس"] {
            assert!(!is_abbreviation(name), "{name}");
        }
    }

    #[test]
    fn names_are_folded_and_abbreviations_are_not() {
        assert_eq!(key("КЕМЕБРИДЖ"), key("Кемебридж"));
        assert_eq!(key("«Steppe Press»"), key("STEPPE PRESS"));
        assert_ne!(key("SZ"), key("С"));
        assert_ne!(key("АП"), key("AP"));
        assert_ne!(key("تاس"), key("طاس"));
        assert_ne!(key("塔斯社"), key("他四社"));
    }
}
