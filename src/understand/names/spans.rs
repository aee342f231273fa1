//! From labels to mentions: where a person's name begins and ends.
//!
//! Runs of labels are cut at anything that is never part of a person's name: commas, brackets, quotes, dashes, small words other than particles.
//! Roles of the language pack, titles and stray capitalised words before the name are removed.

use super::attributes::Word;
use super::label::{LABELS, Label};
use super::roles::Roles;
use super::word_shape::{WordShape, without_proclitic};
use crate::model::{EntityKind, Mention, Span};
use unicode_script::Script;

/// Tokens with one label after another are cut here: what they are is worked out in time that grows with the square of their number.
const LONGEST_RUN: usize = 400;

/// A sentence as the model read it.
pub(super) struct Labelled<'a> {
    /// The document's text.
    pub(super) text: &'a str,
    /// The spans of the tokens.
    pub(super) tokens: &'a [Span],
    /// The distinct tokens.
    pub(super) words: &'a [&'a Word],
    /// Their labels.
    pub(super) labels: &'a [Label],
    /// The labels' probabilities.
    pub(super) marginals: &'a [[f32; LABELS]],
    /// Confidence that each word is a surname elsewhere in the document.
    pub(super) surnames: &'a [f32],
    /// Confidence that each word is part of a full name elsewhere in the document.
    pub(super) full_names: &'a [f32],
    /// Whether the text repeats each word together with the person's name behind it.
    pub(super) repeated: &'a [bool],
    /// Whether the text has each word with a capital only where sentences begin.
    pub(super) never_inside: &'a [bool],
    /// Whether the sentence is a headline that writes every word with a capital.
    pub(super) title_case: bool,
    /// Whether the text's language has the word, in small letters.
    pub(super) is_word: &'a dyn Fn(&str) -> bool,
}

impl Labelled<'_> {
    /// Adds the mentions of the sentence.
    pub(super) fn collect(&self, roles: &Roles<'_>, out: &mut Vec<Mention>) {
        let mut at = 0;
        while at < self.labels.len() {
            let Some(kind) = self.labels[at].kind() else {
                at += 1;
                continue;
            };
            let begin = at;
            at += 1;
            while at < self.labels.len() && self.labels[at] == self.labels[begin].inside() {
                if self.labels[at].begins() || at - begin == LONGEST_RUN {
                    break;
                }
                at += 1;
            }
            if kind == EntityKind::Person {
                self.people(begin, at, roles, out);
            } else if let Some(person) = self.person_at_end(begin, at, roles) {
                self.push(kind, begin, person, roles, out);
                // The name tables overrule the model.
                self.push_as(EntityKind::Person, person, at, 0.5, roles, out);
            } else {
                self.push(kind, begin, at, roles, out);
            }
        }
    }

    /// Where a person's name begins that the model took for the end of a preceding institution or place: "Council of Europe Alain Berset".
    fn person_at_end(&self, begin: usize, end: usize, roles: &Roles<'_>) -> Option<usize> {
        let named = |at: usize| {
            self.words[at].may_be_given()
                && probability(&self.marginals[at], EntityKind::Person) > 0.01
        };
        let run = (begin..end).rev().take_while(|at| named(*at)).count();
        let first = end - run.min(2);
        let small_before = first > begin && self.words[first - 1].shape == WordShape::Lower;
        (run >= 2
            && first > begin
            && self.words[first..end]
                .iter()
                .all(|word| !matches!(word.shape, WordShape::Caseless(_)))
            && !self.is_named_after(first, roles)
            && self.words[first].flags.given()
            && (self.words[first].exact_name || small_before))
            .then_some(first)
    }

    fn push(
        &self,
        kind: EntityKind,
        begin: usize,
        end: usize,
        roles: &Roles<'_>,
        out: &mut Vec<Mention>,
    ) {
        let confidence = self.confidence(kind, begin, end);
        if kind != EntityKind::Person || confidence >= self.least_confidence(begin, end) {
            self.push_as(kind, begin, end, confidence, roles, out);
        }
    }

    fn push_as(
        &self,
        kind: EntityKind,
        begin: usize,
        end: usize,
        confidence: f64,
        roles: &Roles<'_>,
        out: &mut Vec<Mention>,
    ) {
        let start = self.tokens[begin].start + self.proclitic(begin, end - begin > 1);
        let span = Span::new(start, self.end_of_name(kind, begin, end, roles));
        out.push(Mention {
            kind,
            span,
            text: span.of(self.text).to_string(),
            confidence,
        });
    }

    /// Where a name ends: before the case ending of "son of" or "daughter of".
    fn end_of_name(&self, kind: EntityKind, begin: usize, end: usize, roles: &Roles<'_>) -> usize {
        let last = self.tokens[end - 1];
        let of_father = kind == EntityKind::Person
            && end - begin > 1
            && self.words[end - 1].shape == WordShape::Lower;
        match roles.length_of_last(last.of(self.text)) {
            Some(length) if of_father => last.start + length,
            _ => last.end,
        }
    }

    /// Bytes of the "and" or "to" that is written together with the first word of a name; `more`: it has other words.
    fn proclitic(&self, at: usize, more: bool) -> usize {
        let token = self.tokens[at].of(self.text);
        let word = self.words[at];
        // Of an unknown word before another, "and" alone is sure enough.
        let is_and = token.starts_with('و') && more && !word.flags.known();
        match without_proclitic(token, word.shape) {
            Some(rest) if word.after_proclitic || is_and => token.len() - rest.len(),
            _ => 0,
        }
    }

    fn confidence(&self, kind: EntityKind, begin: usize, end: usize) -> f64 {
        (begin..end)
            .map(|at| f64::from(probability(&self.marginals[at], kind)))
            .fold(1.0, f64::min)
    }

    /// The least confidence for a person's name. Without capitals, little distinguishes a name from other words, and no name is better than a wrong one.
    fn least_confidence(&self, begin: usize, end: usize) -> f64 {
        let words = &self.words[begin..end];
        let of_script = |wanted: fn(&Script) -> bool| {
            words
                .iter()
                .any(|word| matches!(&word.shape, WordShape::Caseless(script) if wanted(script)))
        };
        if of_script(|script| matches!(script, Script::Han | Script::Thai | Script::Hiragana)) {
            0.8
        } else if !of_script(|_| true) {
            0.35
        } else if words
            .iter()
            .any(|word| word.flags.known() && !word.flags.also_word())
        {
            0.4
        } else {
            0.6
        }
    }

    /// The people in one run of labels.
    fn people(&self, begin: usize, end: usize, roles: &Roles<'_>, out: &mut Vec<Mention>) {
        let mut start = begin;
        for at in begin..=end {
            if at < end && !self.parts(at, begin, end, roles) {
                continue;
            }
            let (first, last) = self.trimmed(start, at, roles);
            let names = first < last
                && self.has_a_name(first, last)
                && !self.is_lettered_word(first, last)
                && !self.is_part_of_word(first, last, roles)
                && !self.is_institution_in_signs(first, last, roles);
            if names && !self.is_date_alone(first, last, roles) && !self.is_word_alone(first, last)
            {
                let name = self.behind_role(first, last, roles);
                if self.is_named_after(first, roles)
                    || name == first && self.begins_with_country(first, last, roles)
                    || self.is_institution_or_place(first, last, roles)
                {
                    self.push(EntityKind::Organisation, first, last, roles, out);
                } else {
                    let first = name;
                    for (first, last) in self.side_by_side(first, last, roles) {
                        self.push(EntityKind::Person, first, last, roles, out);
                    }
                }
            }
            start = at + 1;
        }
    }
}

/// Probability that a token is part of a name of this kind.
pub(super) fn probability(marginals: &[f32; LABELS], kind: EntityKind) -> f32 {
    Label::ALL
        .iter()
        .filter(|label| label.kind() == Some(kind))
        .map(|label| marginals[label.index()])
        .sum()
}
