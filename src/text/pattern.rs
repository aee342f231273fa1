//! Words and phrases to find in texts, with `*` for any ending.

use super::{TokenKind, tokens};
use crate::model::Span;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The words and numbers of a text in lower case, with variants of a letter folded, and their spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldedWords {
    words: Vec<(String, Span)>,
    /// Whether a sentence may end between this word and the next.
    breaks: Vec<bool>,
}

impl FoldedWords {
    /// The words of `span` in `text`. Spans are relative to `text`.
    pub fn of(text: &str, span: Span) -> Self {
        let mut out = Self::default();
        for token in tokens(span.of(text)) {
            let place = token.span.shifted(span.start);
            if token.kind == TokenKind::Sign {
                if matches!(place.of(text), "." | "!" | "?" | ";" | "。" | "।" | "።")
                    && let Some(last) = out.breaks.last_mut()
                {
                    *last = true;
                }
            } else {
                out.words.push((fold_word(place.of(text)), place));
                out.breaks.push(false);
            }
        }
        out
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words with their places.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Span)> {
        self.words.iter().map(|(word, span)| (word.as_str(), *span))
    }
}

/// A phrase: consecutive words inside a sentence, some with any ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    words: Vec<(String, bool)>,
}

impl Pattern {
    /// Reads "критическ* сырьев* материал*". `None` without a word.
    pub fn parse(phrase: &str) -> Option<Self> {
        let mut words: Vec<(String, bool)> = Vec::new();
        for token in tokens(phrase) {
            match (token.kind, token.span.of(phrase)) {
                (TokenKind::Sign, "*") => {
                    if let Some(last) = words.last_mut() {
                        last.1 = true;
                    }
                }
                (TokenKind::Sign, _) => {}
                (_, word) => words.push((fold_word(word), false)),
            }
        }
        (!words.is_empty()).then_some(Self { words })
    }

    /// Whether a longer phrase begins or ends with this one.
    pub fn is_part_of(&self, longer: &Self) -> bool {
        longer.words.len() > self.words.len()
            && (longer.words.starts_with(&self.words) || longer.words.ends_with(&self.words))
    }

    /// The number of words of the phrase, if it begins at the given word.
    pub fn matches_at(&self, text: &FoldedWords, at: usize) -> Option<usize> {
        let fits = self.words.iter().enumerate().all(|(offset, (word, open))| {
            let joined = offset == 0 || !text.breaks[at + offset - 1];
            joined
                && text.words.get(at + offset).is_some_and(|(found, _)| {
                    if *open {
                        found.starts_with(word.as_str())
                    } else {
                        found == word
                    }
                })
        });
        fits.then_some(self.words.len())
    }

    /// Every match, without overlaps.
    pub fn find_all(&self, text: &FoldedWords) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match self.matches_at(text, at) {
                Some(length) => {
                    found.push(Span::new(
                        text.words[at].1.start,
                        text.words[at + length - 1].1.end,
                    ));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// The text with each letter and its marks in one character, where there is one.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(stands_for_itself) {
        return Cow::Borrowed(text);
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// Latin and Cyrillic letters and common signs, which neither join with marks nor are composed otherwise: most of the characters that are met.
fn stands_for_itself(character: char) -> bool {
    matches!(character, '\0'..='\u{2FF}' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2027}')
}

/// Adds a character in lower case.
fn push_lower(out: &mut String, character: char) {
    match character {
        'a'..='z' | '0'..='9' | 'а'..='я' => out.push(character),
        'A'..='Z' => out.push(character.to_ascii_lowercase()),
        _ => out.extend(character.to_lowercase().filter(|c| *c != '\u{0307}')),
    }
}

/// Lower case and composed, with one sign for every apostrophe and `е` for `ё`, which are used interchangeably.
pub fn fold_word(word: &str) -> String {
    // Composed and decomposed letters are the same letters: "й" of two signs, Bengali and Hindi letters with a dot below.
    let mut out = String::with_capacity(word.len());
    for character in composed(word).chars() {
        match character {
            'ё' | 'Ё' => out.push('е'),
            '’' | '‘' | 'ʻ' | 'ʼ' | '`' => out.push('\''),
            '\u{0307}' | '\u{00AD}' => {}
            other => push_lower(&mut out, other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(phrase: &str, text: &'a str) -> Vec<&'a str> {
        let words = FoldedWords::of(text, Span::new(0, text.len()));
        let pattern = Pattern::parse(phrase).expect("words");
        pattern
            .find_all(&words)
            .iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn endings_are_open_where_marked() {
        assert_eq!(
            found("зелен* энергетик*", "О зелёной энергетике и зелёном чае"),
            ["зелёной энергетике"]
        );
        assert_eq!(found("port", "ports and a port"), ["port"]);
    }

    proptest! {
        #[test]
        fn what_stands_for_itself_is_composed(text in "[\\u{0}-\\u{2FF}\\u{400}-\\u{481}\\u{48A}-\\u{52F}\\u{2010}-\\u{2027}]{0,40}") {
            prop_assert_eq!(text.nfc().collect::<String>(), text);
        }

        #[test]
        fn words_are_folded_letter_by_letter(word in "\\PC{0,20}") {
            let lower = word.nfc().flat_map(char::to_lowercase);
            let one_sign = lower.map(|c| match c {
                'ё' => 'е',
                '’' | '‘' | 'ʻ' | 'ʼ' | '`' => '\'',
                other => other,
            });
            let folded: String = one_sign.filter(|c| !matches!(c, '\u{0307}' | '\u{00AD}')).collect();
            prop_assert_eq!(fold_word(&word), folded);
        }
    }

    #[test]
    fn phrases_are_parts_of_longer_ones_at_their_ends() {
        let is_part = |phrase: &str, longer: &str| {
            let [phrase, longer] = [phrase, longer].map(|text| Pattern::parse(text).unwrap());
            phrase.is_part_of(&longer)
        };
        assert!(is_part("date", "Date of birth") && is_part("tarihi", "son başvuru tarihi"));
        assert!(!is_part("date", "date") && !is_part("of", "date of birth"));
    }

    #[test]
    fn a_phrase_stays_inside_its_sentence() {
        assert!(found("middle corridor", "in the middle. Corridor lights").is_empty());
        assert_eq!(
            found("Oʻrta yoʻlak", "O'rta yo‘lak loyihasi"),
            ["O'rta yo‘lak"]
        );
    }
}
