//! The letters of one script as small numbers: which are folded together, which are skipped, what ends a word.

use super::script::{SCRIPTS, script_of_letter};
use unicode_normalization::UnicodeNormalization;

/// The meaning of a character for n-grams. Letters are numbered from 2.
pub const BOUNDARY: u16 = 1;
/// Skipped: soft hyphens, joiners, vowel points that are mostly not written.
const SKIPPED: u16 = 0;
/// Set on a letter that only counts inside a word: apostrophes, and Latin letters used for Cyrillic ones of the same look.
pub const INNER: u16 = 0x8000;

/// Numbers of all characters for one script.
#[derive(Clone, Debug)]
pub struct Alphabet {
    /// Characters below this bound have a direct look-up.
    low: Vec<u16>,
    /// The others: (character, number), ascending.
    high: Vec<(u32, u16)>,
}

/// The end of direct look-up. Chinese characters, Hangul and presentation forms are beyond.
const LOW: u32 = 0x2100;

impl Alphabet {
    /// Numbers the given folded letters of a script (index in [`SCRIPTS`]) from 2; every other character is a boundary.
    pub fn new(script: usize, letters: &[char]) -> Self {
        let mut numbers: Vec<(char, u16)> = letters.iter().copied().zip(2..).collect();
        numbers.sort_unstable();
        let number = |c: char| {
            let at = numbers.binary_search_by_key(&c, |n| n.0).ok()?;
            Some(numbers[at].1)
        };
        let of = |code: u32| {
            let character = char::from_u32(code)?;
            if is_skipped(character) {
                return Some(SKIPPED);
            }
            let own = script_of_letter(character) == Some(script);
            if !own && !may_be_inner(character) {
                return None;
            }
            let folded = fold_letter(character);
            match inner_letter(script, folded) {
                Some(inner) => number(inner).map(|n| n | INNER),
                None if own => number(folded),
                None => None,
            }
        };
        let low = (0..LOW).map(|c| of(c).unwrap_or(BOUNDARY)).collect();
        let high = if SCRIPTS.get(script).is_some_and(|s| s.code == "Hani") {
            numbers.iter().map(|(c, n)| (u32::from(*c), *n)).collect()
        } else {
            (0xfb50..0xff00)
                .filter_map(|c| of(c).map(|n| (c, n)))
                .collect()
        };
        Self { low, high }
    }

    /// The number of a character; [`BOUNDARY`] for anything but a letter of this script.
    pub fn number(&self, character: char) -> u16 {
        let code = u32::from(character);
        match self.low.get(code as usize) {
            Some(number) => *number,
            None => self
                .high
                .binary_search_by_key(&code, |h| h.0)
                .map_or(BOUNDARY, |at| self.high[at].1),
        }
    }
}

/// One letter for all variants in use: lower case, one apostrophe, cedilla for comma below, plain letters for presentation forms.
pub fn fold_letter(character: char) -> char {
    if is_apostrophe(character) {
        return '\'';
    }
    let mut plain = std::iter::once(character).nfkc();
    let single = match (plain.next(), plain.next()) {
        (Some(one), None) => one,
        _ => character,
    };
    let lower = match single {
        'İ' => 'i',
        _ => single.to_lowercase().next().unwrap_or(single),
    };
    match lower {
        'ș' => 'ş',
        'ț' => 'ţ',
        'ǝ' => 'ə',
        other => other,
    }
}

/// Signs in use for an apostrophe.
fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | '′' | 'ʹ' | 'ʿ' | 'ʾ'
    )
}

/// Whether a character of another script counts at all: Latin letters and signs in use as apostrophes.
fn may_be_inner(character: char) -> bool {
    script_of_letter(character) == Some(0) || is_apostrophe(character)
}

/// The letter that a character of another script means inside a word of this one.
fn inner_letter(script: usize, folded: char) -> Option<char> {
    match (SCRIPTS.get(script)?.code, folded) {
        ("Latn" | "Cyrl" | "Hebr", '\'') => Some('\''),
        ("Cyrl", 'i') => Some('і'),
        ("Cyrl", 'ə') => Some('ә'),
        ("Cyrl", 'h') => Some('һ'),
        ("Cyrl", 'j') => Some('ј'),
        _ => None,
    }
}

/// Soft hyphen, joiners, byte-order mark, Arabic vowel points and the stretching sign.
fn is_skipped(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{feff}' | '\u{640}' | '\u{64b}'..='\u{652}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_variants_are_one() {
        for apostrophe in "'’‘ʻʼ`".chars() {
            assert_eq!(fold_letter(apostrophe), '\'');
        }
        assert_eq!(fold_letter('İ'), 'i');
        assert_eq!(fold_letter('Ș'), 'ş');
        assert_eq!(fold_letter('Ў'), 'ў');
        assert_eq!(fold_letter('ﻙ'), 'ك');
    }

    #[test]
    fn other_scripts_end_a_word_but_look_alikes_do_not() {
        let alphabet = Alphabet::new(1, &['а', 'і', '\'']);
        assert_eq!(alphabet.number('А'), 2);
        assert_eq!(alphabet.number('і'), 3);
        assert_eq!(alphabet.number('i'), 3 | INNER);
        assert_eq!(alphabet.number('ʼ'), 4 | INNER);
        assert_eq!(alphabet.number('a'), BOUNDARY);
        assert_eq!(alphabet.number('漢'), BOUNDARY);
        assert_eq!(alphabet.number('\u{ad}'), SKIPPED);
    }
}
