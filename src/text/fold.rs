//! Folds romanised names, so that conventions of transliteration do not matter.
//!
//! "Tokayev", "Tokaev", "Токаев", "Тоқаев" and "Toqaev" all fold to the same string. Method: a table of substitutions is applied to the romanised form from
//! left to right, longest first.

use super::romanise;
use unicode_normalization::UnicodeNormalization;

/// Longest first; each replaces a spelling by the one that represents its family. Public so that the search in the browser folds alike.
pub const SUBSTITUTIONS: &[(&str, &str)] = &[
    ("shch", "s"),
    ("schtsch", "s"),
    ("tsch", "c"),
    ("dsch", "j"),
    ("sch", "s"),
    ("tch", "c"),
    ("dzh", "j"),
    ("iye", "e"),
    ("aye", "ae"),
    ("eye", "ee"),
    ("oye", "oe"),
    ("uye", "ue"),
    ("ks", "x"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("zh", "j"),
    ("dj", "j"),
    ("ch", "c"),
    ("cz", "c"),
    ("sh", "s"),
    ("sz", "s"),
    ("ts", "c"),
    ("tz", "c"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "e"),
    ("ck", "k"),
    ("ca", "ka"),
    ("co", "ko"),
    ("cu", "ku"),
    ("cl", "kl"),
    ("cr", "kr"),
    ("ct", "kt"),
    ("cc", "k"),
    ("qu", "k"),
    ("ya", "a"),
    ("ia", "a"),
    ("ja", "a"),
    ("yu", "u"),
    ("iu", "u"),
    ("ju", "u"),
    ("yo", "o"),
    ("io", "o"),
    ("jo", "o"),
    ("ye", "e"),
    ("je", "e"),
    ("iy", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("yy", "i"),
    ("y", "i"),
    ("w", "v"),
    ("q", "k"),
    ("z", "s"),
];

/// The most substitutions that begin with one letter.
const MOST_OF_A_LETTER: usize = 12;

/// For each letter how many substitutions begin with it, and their numbers in order.
static BY_FIRST_LETTER: [(usize, [u8; MOST_OF_A_LETTER]); 26] = {
    let mut table = [(0, [0; MOST_OF_A_LETTER]); 26];
    let mut number = 0;
    while number < SUBSTITUTIONS.len() {
        let (count, numbers) = &mut table[(SUBSTITUTIONS[number].0.as_bytes()[0] - b'a') as usize];
        numbers[*count] = number as u8;
        *count += 1;
        number += 1;
    }
    table
};

fn beginning_with(letter: char) -> &'static [u8] {
    match letter {
        'a'..='z' => {
            let (count, numbers) = &BY_FIRST_LETTER[letter as usize - 'a' as usize];
            &numbers[..*count]
        }
        _ => &[],
    }
}

/// The name romanised, folded, without anything but letters, digits and single spaces; doubled letters are one.
pub fn fold_name(name: &str) -> String {
    let romanised = romanise_for_folding(name);
    let mut out = String::with_capacity(romanised.len());
    let mut rest = romanised.as_str();
    while let Some(first) = rest.chars().next() {
        let (replacement, used) = beginning_with(first)
            .iter()
            .map(|number| &SUBSTITUTIONS[usize::from(*number)])
            .find(|(from, _)| rest.starts_with(from) && !(at_word_start(&out) && is_iotation(from)))
            .map_or((None, first.len_utf8()), |(from, to)| {
                (Some(*to), from.len())
            });
        match replacement {
            Some(to) => to.chars().for_each(|c| push_once(&mut out, c)),
            None if first.is_ascii_alphanumeric() => push_once(&mut out, first),
            None if out.is_empty() => {}
            None if first.is_whitespace() || first == '-' || first == '.' => {
                push_once(&mut out, ' ');
            }
            None => {}
        }
        rest = &rest[used..];
    }
    out.truncate(out.trim_end().len());
    without_breathing(&out)
}

/// The first step of folding: lower-case ASCII, letter by letter. Public so that the search in the browser can be given a table of it.
pub fn romanise_for_folding(name: &str) -> String {
    match name.is_ascii() {
        true => romanise(name),
        false => romanise(&with_hushes_spelled_out(name)),
    }
}

/// Letters whose mark changes the consonant, spelled out: "č" is not "c".
fn with_hushes_spelled_out(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for character in name.nfc() {
        match character {
            'č' | 'Č' | 'ć' | 'Ć' | 'ç' | 'Ç' => out.push_str("ch"),
            'ž' | 'Ž' | 'ż' | 'Ż' | 'ź' | 'Ź' => out.push_str("zh"),
            _ => out.push(character),
        }
    }
    out
}

/// An `h` before a consonant or at the end of a word is hardly audible, and every other convention omits it ("Johnson", "Джонсон").
fn without_breathing(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    while let Some(letter) = letters.next() {
        let sounds = letters
            .peek()
            .is_some_and(|next| matches!(next, 'a' | 'e' | 'i' | 'o' | 'u'));
        if letter == 'h' && !sounds && !at_word_start(&out) {
            continue;
        }
        push_once(&mut out, letter);
    }
    out
}

/// The consonants of the folded name, and the first letter of each word: a key for finding candidates.
pub fn skeleton(name: &str) -> String {
    let folded = fold_name(name);
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(' ') {
        for (at, letter) in word.chars().enumerate() {
            if at == 0 || !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'h') {
                push_once(&mut out, letter);
            }
        }
        out.push(' ');
    }
    out.truncate(out.trim_end().len());
    out
}

fn at_word_start(folded: &str) -> bool {
    folded.as_bytes().last().is_none_or(|last| *last == b' ')
}

/// A vowel softened by `y`, `i` or `j`; at the start of a word those letters are sounds of their own ("Japarov"), but for "ye".
pub const IOTATIONS: &[&str] = &[
    "ya", "ia", "ja", "yu", "iu", "ju", "yo", "io", "jo", "je", "ie",
];

fn is_iotation(spelling: &str) -> bool {
    IOTATIONS.contains(&spelling)
}

fn push_once(out: &mut String, letter: char) {
    let is_last = match u8::try_from(letter) {
        Ok(byte) if byte.is_ascii() => out.as_bytes().last() == Some(&byte),
        _ => out.ends_with(letter),
    };
    if !is_last {
        out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_many_conventions_folds_to_one_string() {
        for family in [
            &["Токаев", "Tokayev", "Тоқаев", "Tokaev", "Toqaev"][..],
            &["Жапаров", "Japarov", "Zhaparov", "Dzhaparov"],
            &["Чехов", "Chekhov", "Čehov"],
            &["Ковальчук", "Kowalczuk", "Kovalchuk"],
            &["Джонсон", "Johnson"],
            &["Карпинчо", "Carpincho"],
            &["Чапыгин", "Čapygin", "Chapygin"],
            &["Абдулла", "Abdullah"],
        ] {
            let folded: Vec<_> = family.iter().map(|name| fold_name(name)).collect();
            assert!(
                folded.iter().all(|f| f == &folded[0]),
                "{family:?} gave {folded:?}"
            );
        }
    }

    #[test]
    fn skeletons_forgive_vowels_only() {
        assert_eq!(skeleton("Бахретдинов"), skeleton("Bahritdinov"));
        assert_ne!(skeleton("Достал"), skeleton("Девинь"));
    }
}
