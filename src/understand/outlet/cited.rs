//! Outlets that a sentence only cites: beside words of citing ("according to …", "…'s report says"), or in a list of several.

use super::beside_names::{is_closing, is_opening, is_unbroken, outlet_words};
use super::table::KnownOutlet;
use crate::model::Span;
use crate::text::{FoldedWords, Pattern};
use crate::understand::phrases::Phrases;

/// How many words may stand between words of citing and the name ("laut der britischen Zeitung …").
const BETWEEN: usize = 3;

/// The words of a sentence by which outlets report or are cited.
pub(super) struct Citations {
    /// By which an outlet reports.
    pub(super) verbs: Vec<Span>,
    /// Stand before the outlet that is cited.
    before: Vec<Span>,
    /// Stand behind it.
    behind: Vec<Span>,
    /// Which words are for an outlet.
    outlet_words: Vec<bool>,
}

impl Citations {
    /// A reporting verb inside longer words of citing is none ("รายงาน" in "ตามรายงานของ").
    pub(super) fn of(words: &FoldedWords, phrases: &Phrases) -> Self {
        let before = all(&phrases.citing_outlet, words);
        let behind = all(&phrases.cited_outlet, words);
        let mut verbs = all(&phrases.reporting_outlet, words);
        verbs.retain(|verb| {
            let mut citing = before.iter().chain(&behind);
            !citing.any(|citing| citing.contains(verb) && citing.len() > verb.len())
        });
        Self {
            verbs,
            before,
            behind,
            outlet_words: outlet_words(words, phrases),
        }
    }

    /// Whether the name is that of an outlet which the sentence cites.
    pub(super) fn cites(&self, text: &str, words: &FoldedWords, name: Span) -> bool {
        let before = self.before.iter().filter(|cited| cited.end <= name.start);
        let behind = self.behind.iter().filter(|cited| cited.start >= name.end);
        before
            .map(|cited| Span::new(cited.end, name.start))
            .any(|gap| self.leads_to_name(text, words, gap))
            || behind
                .map(|cited| Span::new(name.end, cited.start))
                .any(|gap| self.is_part_of_name(text, words, gap))
    }

    /// Whether nothing but words for an outlet stands between the name and the verb.
    pub(super) fn is_directly_beside(
        &self,
        text: &str,
        words: &FoldedWords,
        name: Span,
        verb: Span,
    ) -> bool {
        let gap = match name.end <= verb.start {
            true => Span::new(name.end, verb.start),
            false => Span::new(verb.end, name.start),
        };
        self.is_part_of_name(text, words, gap)
    }

    /// Few words between words of citing and a name, in one clause, without a reporting verb.
    fn leads_to_name(&self, text: &str, words: &FoldedWords, gap: Span) -> bool {
        let within = words.iter().filter(|(_, span)| gap.contains(span)).count();
        within <= BETWEEN
            && is_unbroken(gap.of(text).trim_end_matches(is_opening))
            && !self.verbs.iter().any(|verb| gap.contains(verb))
    }

    /// Words for an outlet, after an ending of the name that a sign separates ("«…»ya", "AFP-nek").
    fn is_part_of_name(&self, text: &str, words: &FoldedWords, gap: Span) -> bool {
        let is_ending = |word: Span| {
            let before = Span::new(gap.start, word.start).of(text);
            !before.is_empty() && !before.contains(|c: char| c.is_whitespace() || c.is_alphabetic())
        };
        let within = words.iter().zip(&self.outlet_words);
        let unquoted = gap.of(text).trim_start_matches(is_closing);
        is_unbroken(unquoted.trim_end_matches(is_opening))
            && within
                .filter(|((_, span), _)| gap.contains(span))
                .all(|((_, span), outlet)| *outlet || is_ending(span))
    }

    /// The outlets, in the order of the sentence, that stand in no list of several ("the Guardian, the Mirror and the BBC").
    pub(super) fn outside_lists(
        &self,
        text: &str,
        words: &FoldedWords,
        phrases: &Phrases,
        outlets: Vec<KnownOutlet>,
    ) -> Vec<KnownOutlet> {
        let joined: Vec<bool> = outlets
            .windows(2)
            .map(|pair| {
                let gap = Span::new(pair[0].span.end, pair[1].span.start);
                pair[0].name != pair[1].name && self.joins_names(text, words, phrases, gap)
            })
            .collect();
        let is_joined = |at: Option<usize>| at.and_then(|at| joined.get(at)) == Some(&true);
        outlets
            .into_iter()
            .enumerate()
            .filter(|(at, _)| !is_joined(Some(*at)) && !is_joined(at.checked_sub(1)))
            .map(|(_, outlet)| outlet)
            .collect()
    }

    /// A comma or function words, with words for an outlet at most.
    fn joins_names(&self, text: &str, words: &FoldedWords, phrases: &Phrases, gap: Span) -> bool {
        let between = gap.of(text);
        let comma = between.contains(is_comma);
        let unquoted: String = between
            .chars()
            .filter(|c| !is_comma(*c) && !is_opening(*c) && !is_closing(*c))
            .collect();
        let mut function_words = 0;
        let known = words
            .iter()
            .zip(&self.outlet_words)
            .filter(|((_, span), _)| gap.contains(span))
            .all(|((word, _), outlet)| {
                let function_word = phrases.is_function_word(word);
                function_words += usize::from(function_word);
                function_word || *outlet
            });
        known && is_unbroken(&unquoted) && (comma || function_words > 0)
    }
}

fn all(patterns: &[Pattern], words: &FoldedWords) -> Vec<Span> {
    let mut found: Vec<Span> = patterns
        .iter()
        .flat_map(|pattern| pattern.find_all(words))
        .collect();
    found.sort();
    found
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،' | '，' | '、')
}
