//! What belongs to the mailing that brought a text: links to unsubscribe or to read in a browser, and whom it was sent to.

use super::sentence_end::ends_sentence;
use crate::model::Span;
use crate::text::FoldedWords;
use crate::understand::phrases::Phrases;

/// A longer paragraph with words of a mailing is about mailings, in code points.
const LONGEST: usize = 600;

/// Other words that may stand beside the words of a mailing without a link.
const BESIDE: usize = 3;

/// A longer line does not introduce an address below it, in code points.
const LONGEST_LABEL: usize = 120;

/// Whether a paragraph belongs to the mailing that brought the text: it has words like "unsubscribe" beside a link or an address, or little else.
pub(super) fn is_mailing(line: &str, length: usize, phrases: &Phrases) -> bool {
    if length > LONGEST {
        return false;
    }
    let words = FoldedWords::of(line, Span::new(0, line.len()));
    let has_link = line.contains("://") || line.contains('@') || line.contains("www.");
    longest_phrase(&words, phrases).is_some_and(|taken| has_link || taken + BESIDE >= words.len())
}

/// The number of words of the longest phrase of a mailing among these words.
fn longest_phrase(words: &FoldedWords, phrases: &Phrases) -> Option<usize> {
    let places = words.iter().enumerate();
    places
        .filter_map(|(at, (word, _))| phrases.mailing.length_at(words, at, word))
        .max()
}

/// Whether a short line has words of a mailing and is no sentence of a story.
pub(super) fn introduces_link(line: &str, phrases: &Phrases) -> bool {
    let words = FoldedWords::of(line, Span::new(0, line.len()));
    line.chars().count() <= LONGEST_LABEL
        && (line.trim_end().ends_with([':', '：']) || !ends_sentence(line))
        && longest_phrase(&words, phrases).is_some()
}
