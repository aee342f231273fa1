//! What stands beside a name: words for an outlet, quotation marks, the end of a clause.

use crate::text::FoldedWords;
use crate::understand::phrases::Phrases;

/// Which of the words belong to a word or phrase for an outlet.
pub(super) fn outlet_words(words: &FoldedWords, phrases: &Phrases) -> Vec<bool> {
    let mut found = vec![false; words.len()];
    for (at, (word, _)) in words.iter().enumerate() {
        if let Some(length) = phrases.outlet.length_at(words, at, word) {
            found[at..at + length].fill(true);
        }
    }
    found
}

/// Whether no sign ends a clause or opens another name.
pub(super) fn is_unbroken(between: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '\'' | '’');
    between.chars().all(joins)
}

pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '«' | '“' | '„' | '"' | '‹' | '《' | '「' | '『')
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '»' | '”' | '“' | '"' | '›' | '》' | '」' | '』')
}
