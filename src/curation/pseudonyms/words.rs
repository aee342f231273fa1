//! Words of a text and words of a name, compared folded, with any ending that names take.

use crate::language::Languages;
use crate::model::Span;
use crate::text::fold_name;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextWord {
    /// Its place.
    pub(super) span: Span,
    /// The word folded; then, where it has apostrophes or a proclitic, what is left without them.
    pub(super) readings: Vec<String>,
    /// It begins with a capital, or its script has none.
    pub(super) is_capital: bool,
    /// It is one letter.
    pub(super) is_initial: bool,
    /// It is part of an address, a tag or the name of a file, where names are written in small letters.
    pub(super) in_address: bool,
}

/// Folds words, each once.
#[derive(Default)]
pub(super) struct Folder(BTreeMap<String, String>);

impl Folder {
    fn fold(&mut self, word: &str) -> String {
        if let Some(folded) = self.0.get(word) {
            return folded.clone();
        }
        let folded = fold_name(word);
        self.0.insert(word.to_owned(), folded.clone());
        folded
    }

    /// The words of a text; `is_address` if all of it is an address.
    pub(super) fn words(&mut self, text: &str, is_address: bool) -> Vec<TextWord> {
        let mut out = Vec::new();
        for chunk in chunks(text) {
            let part = chunk.of(text);
            let in_address = is_address
                || part.contains(['@', '#', '/', '_', '%', '='])
                || part.contains("www.");
            for span in word_spans(part) {
                let word: String = span
                    .of(part)
                    .chars()
                    .filter(|c| !is_invisible(*c))
                    .collect();
                out.push(TextWord {
                    span: span.shifted(chunk.start),
                    readings: self.readings(&word),
                    is_capital: word
                        .chars()
                        .find(|c| c.is_alphabetic())
                        .is_some_and(|first| first.is_uppercase() || !has_case(first)),
                    is_initial: word.chars().filter(|c| !is_combining_mark(*c)).count() == 1
                        && word.chars().all(char::is_alphabetic),
                    in_address,
                });
            }
        }
        out
    }

    fn readings(&mut self, word: &str) -> Vec<String> {
        let mut out = vec![self.fold(word)];
        for part in word.split(is_apostrophe).filter(|part| *part != word) {
            out.push(self.fold(part));
        }
        // "and", "to", "by" are written together with the word in Arabic.
        let mut letters = word.chars();
        if letters
            .next()
            .is_some_and(|first| PROCLITICS.contains(&first))
        {
            let rest = letters.as_str();
            if rest.chars().count() >= 3 {
                out.push(self.fold(rest));
            }
        }
        out.retain(|reading| !reading.is_empty());
        out
    }
}

const PROCLITICS: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

fn has_case(letter: char) -> bool {
    letter.is_lowercase() || letter.is_uppercase()
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | 'ʹ' | 'ʿ' | 'ʾ'
    )
}

/// Characters that nobody sees, and the Arabic lengthening stroke.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Parts of a text between white space.
fn chunks(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                out.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.map(|from| Span::new(from, text.len())));
    out
}

/// Letters and digits with their marks, and apostrophes between letters.
fn word_spans(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut open = false;
    while let Some((at, c)) = characters.next() {
        let next_is_letter = characters
            .peek()
            .is_some_and(|(_, next)| next.is_alphabetic() || is_invisible(*next));
        let is_mark =
            is_combining_mark(c) || is_invisible(c) || (is_apostrophe(c) && next_is_letter);
        let belongs = (c.is_alphanumeric() && !is_apostrophe(c)) || (open && is_mark);
        let end = at + c.len_utf8();
        match (belongs, open, out.last_mut()) {
            (true, true, Some(last)) => last.end = end,
            (true, _, _) => out.push(Span::new(at, end)),
            _ => {}
        }
        open = belongs;
    }
    out
}

/// The endings that names take in the languages that are known, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Endings(BTreeSet<String>);

impl Endings {
    pub(super) fn of(languages: &Languages) -> Self {
        let all = languages.iter().flat_map(|pack| &pack.names.endings);
        let folded = all.map(|ending| fold_name(&ending.ending));
        let mut endings: BTreeSet<String> = folded.filter(|ending| !ending.is_empty()).collect();
        endings.insert("s".to_owned());
        Self(endings)
    }
}

/// A word of a name, folded, in its nominative.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameWord {
    pub(super) base: String,
}

impl NameWord {
    pub(super) fn of(word: &str) -> Self {
        let visible: String = word.chars().filter(|c| !is_invisible(*c)).collect();
        Self {
            base: fold_name(&visible),
        }
    }

    /// Whether a word of a text is this word in any case.
    pub(super) fn is(&self, word: &TextWord, endings: &Endings) -> bool {
        word.readings
            .iter()
            .any(|reading| self.is_inflected(reading, endings))
    }

    /// Whether a word of a text is this word as it is.
    pub(super) fn is_exactly(&self, word: &TextWord) -> bool {
        word.readings.contains(&self.base)
    }

    fn is_inflected(&self, reading: &str, endings: &Endings) -> bool {
        let base = self.base.as_str();
        if base.is_empty() || reading == base {
            return reading == base && !base.is_empty();
        }
        if has_ending(reading, base, endings) {
            return true;
        }
        // An ending in place of the last vowel begins with a vowel itself.
        let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
        let stem = base.trim_end_matches(is_vowel);
        if stem.len() >= 2
            && stem.len() < base.len()
            && reading
                .strip_prefix(stem)
                .is_some_and(|rest| rest.starts_with(is_vowel))
            && has_ending(reading, stem, endings)
        {
            return true;
        }
        without_fleeting_vowel(base).is_some_and(|stem| has_ending(reading, &stem, endings))
    }
}

/// Whether a word is a stem and an ending. Doubled letters are one where they meet.
fn has_ending(word: &str, stem: &str, endings: &Endings) -> bool {
    let Some(rest) = word.strip_prefix(stem) else {
        return false;
    };
    let met = stem.chars().last().map(|last| format!("{last}{rest}"));
    let is_short = stem.len() >= 4 && rest.len() <= 2;
    !rest.is_empty()
        && (is_short || endings.0.contains(rest) || met.is_some_and(|met| endings.0.contains(&met)))
}

/// "Pavel" is "Pavla" in other cases.
fn without_fleeting_vowel(base: &str) -> Option<String> {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let letters: Vec<char> = base.chars().collect();
    let [.., before, vowel @ ('e' | 'o'), last] = letters[..] else {
        return None;
    };
    let fits = letters.len() >= 5 && !is_vowel(before) && !is_vowel(last) && vowel != last;
    let kept = letters.len() - 2;
    fits.then(|| letters[..kept].iter().chain([&last]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(name: &str, text: &str) -> bool {
        let languages = Languages::compiled_in().expect("packs");
        let words = Folder::default().words(text, false);
        NameWord::of(name).is(&words[0], &Endings::of(&languages))
    }

    #[test]
    fn a_name_is_recognised_in_every_case_and_script() {
        for (name, forms) in [
            (
                "Петрова",
                &["Петровой", "ПЕТРОВУ", "Petrova", "Petrova’s", "Петроваға"][..],
            ),
            ("Голуб", &["Голуба", "Голубом", "Голубу", "Holub"][..1]),
            (
                "Қодирова",
                &["Қодировадан", "Qodirovaning", "Кодировой", "Qodirova"][..],
            ),
            ("Павел", &["Павла", "Павлу", "Pavel"][..]),
            ("Анна", &["Анны", "Анной", "Annaning", "Anna's"][..]),
            ("القنطري", &["القنطري", "والقنطري", "القنـطري"][..]),
            (
                "Holub",
                &["Holubs", "Holub'un", "d’Holub", "Ho\u{ad}lub"][..],
            ),
        ] {
            for form in forms {
                assert!(is(name, form), "{name}: {form}");
            }
        }
    }

    #[test]
    fn another_name_is_not_recognised() {
        for (name, other) in [
            ("Петров", "Петровский"),
            ("Анна", "Антон"),
            ("Ким", "Кимберли"),
            ("Holub", "Holloway"),
            ("Петрова", "Петров"),
        ] {
            assert!(!is(name, other), "{name}: {other}");
        }
    }

    #[test]
    fn small_letters_are_names_in_addresses_only() {
        let words = Folder::default().words("rose (see #anna_rose)", false);
        let flags: Vec<(bool, bool)> = words.iter().map(|w| (w.is_capital, w.in_address)).collect();
        assert_eq!(
            flags,
            [(false, false), (false, false), (false, true), (false, true)]
        );
    }
}
