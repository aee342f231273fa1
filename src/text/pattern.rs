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
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// Lower case and composed, with one sign for every apostrophe and `е` for `ё`, which are used interchangeably.
pub fn fold_word(word: &str) -> String {
    // Composed and decomposed letters are the same letters: "й" of two signs, Bengali and Hindi letters with a dot below.
    composed(word)
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ё' => 'е',
            '’' | '‘' | 'ʻ' | 'ʼ' | '`' => '\'',
            other => other,
        })
        .filter(|c| *c != '\u{0307}' && *c != '\u{00AD}')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_phrase_stays_inside_its_sentence() {
        assert!(found("middle corridor", "in the middle. Corridor lights").is_empty());
        assert_eq!(
            found("Oʻrta yoʻlak", "O'rta yo‘lak loyihasi"),
            ["O'rta yo‘lak"]
        );
    }
}
