//! Paragraphs that ask the reader to follow, subscribe, log in, and notices about the page and its rights.

use crate::model::Span;
use crate::text::FoldedWords;
use crate::understand::phrases::{PhraseBook, PhraseIndex, Phrases};

/// A longer paragraph, in code points, is running text.
const LONGEST: usize = 240;

/// Signs that separate clauses, in the scripts of the packs.
const CLAUSE_SIGNS: &[char] = &[
    ',', '.', '!', '?', ':', ';', '—', '–', '|', '•', '(', ')', '،', '؛', '؟', '。', '！', '，',
    '：', '？', '、', '।',
];

/// Signs that open speech. A person in a story may well invite somebody.
const SPEECH: &[char] = &[
    '"', '“', '„', '«', '»', '‘', '’', '\'', '「', '『', '—', '–', '‹', '”',
];

/// Whether a short paragraph asks the reader to do something: it has words like "subscribe to" at the beginning or end of a clause, and anywhere
/// something to subscribe to ("newsletter", "Telegram").
///
/// The position in the clause distinguishes an invitation from a report: "Subscribe to our channel" and "kanalga obuna boʻling" against "the mayor asked people to
/// subscribe to the channel".
pub(super) fn is_invitation(line: &str, length: usize, phrases: &Phrases) -> bool {
    if length > LONGEST || line.trim_start().starts_with(SPEECH) {
        return false;
    }
    let mut calls = false;
    let mut channels = false;
    for clause in line.split(CLAUSE_SIGNS) {
        let words = FoldedWords::of(clause, Span::new(0, clause.len()));
        let count = words.len();
        for (at, (word, _)) in words.iter().enumerate() {
            calls |= phrases
                .calls
                .length_at(&words, at, word)
                .is_some_and(|taken| at == 0 || at + taken == count);
            channels |= phrases.channels.length_at(&words, at, word).is_some();
        }
    }
    calls && channels
}

/// Whether a line begins as invitations do. Below a text, without a full stop, it is one, whatever it is for.
pub(super) fn begins_as_invitation(line: &str, phrases: &Phrases) -> bool {
    let words = FoldedWords::of(line, Span::new(0, line.len()));
    let first = words.iter().next();
    first.is_some_and(|(word, _)| phrases.calls.length_at(&words, 0, word).is_some())
}

/// Whether a line invites in whatever language: what pages show beside a text, others wrote.
pub(super) fn is_foreign_invitation(line: &str, length: usize, book: &PhraseBook) -> bool {
    if length > LONGEST || line.trim_start().starts_with(SPEECH) {
        return false;
    }
    let words = FoldedWords::of(line, Span::new(0, line.len()));
    let has = |index: &PhraseIndex| {
        let mut places = words.iter().enumerate();
        places.any(|(at, (word, _))| index.length_at(&words, at, word).is_some())
    };
    has(book.calls())
        && has(book.channels())
        && book
            .every()
            .any(|phrases| is_invitation(line, length, phrases))
}

/// A longer paragraph with words about subscribers is about them.
const LONGEST_OF_PAYWALL: usize = 200;

/// Whether a short paragraph says that the text goes on for subscribers only, in whatever language.
pub(super) fn is_paywall(line: &str, length: usize, book: &PhraseBook) -> bool {
    if length > LONGEST_OF_PAYWALL || line.trim_start().starts_with(SPEECH) {
        return false;
    }
    line.split(CLAUSE_SIGNS).any(|clause| {
        let words = FoldedWords::of(clause, Span::new(0, clause.len()));
        let count = words.len();
        let begins_with_call = || {
            let first = words.iter().next();
            first.is_some_and(|(word, _)| book.calls().length_at(&words, 0, word).is_some())
        };
        let mut places = words.iter().enumerate();
        places.any(|(at, (word, _))| {
            let only = book.subscribers_only().length_at(&words, at, word);
            only.is_some_and(|taken| at == 0 || at + taken == count)
                || book
                    .paywall()
                    .length_at(&words, at, word)
                    .is_some_and(|taken| at == 0 || at + taken == count && begins_with_call())
        })
    })
}

/// Whether a short paragraph has a sentence that begins like a notice ("All rights reserved").
pub(super) fn is_notice(line: &str, length: usize, phrases: &Phrases) -> bool {
    if length > 2 * LONGEST || line.trim_start().starts_with(SPEECH) {
        return false;
    }
    if line.contains("Ctrl") && line.contains("Enter") {
        return true;
    }
    let ends = ['.', '!', '?', '|', '©', '。', '！', '？', '؟', '।'];
    line.split(ends).take(4).any(|sentence| {
        let words = FoldedWords::of(sentence, Span::new(0, reach(sentence)));
        let first = words.iter().next().map(|(word, _)| word.to_owned());
        first.is_some_and(|word| phrases.notice.length_at(&words, 0, &word).is_some())
    })
}

/// The beginning of a sentence that is searched: about a hundred bytes, cut between characters.
fn reach(sentence: &str) -> usize {
    sentence.floor_char_boundary(120)
}

#[cfg(test)]
mod tests {
    use super::super::line_kinds::kind_name;

    #[test]
    fn invitations_and_notices_in_many_languages() {
        let lines = include_str!("../../../tests/languages/lines.tsv").lines();
        for row in lines.filter(|row| !row.starts_with('#')) {
            let parts: Vec<&str> = row.split('\t').collect();
            let [expected, tag, line] = parts[..] else {
                panic!("{row}");
            };
            let found = kind_name(tag, line);
            let fits = match expected {
                "notice" => found == "navigation" || found == "caption",
                _ => found == expected,
            };
            assert!(fits, "{row}: {found}");
        }
    }
}
