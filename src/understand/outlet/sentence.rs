//! The outlet that a sentence names beside a reporting verb ("сообщает «…»", "… reports").

use super::beside_names::{is_closing, is_opening, is_unbroken, outlet_words};
use super::cited::Citations;
use super::spelling::without_mixed_script;
use super::table::{KnownOutlet, OutletTable, shown};
use crate::model::{OutletReading, OutletSupport, Span};
use crate::text::{FoldedWords, TokenKind, tokens};
use crate::understand::phrases::Phrases;

/// How many words before and after the verb are looked at.
const REACH: usize = 8;

/// The most words of a quoted name.
const LONGEST_NAME: usize = 5;

/// How many words before and after a name may say that it is an outlet's ("информационное агентство «…»").
const BESIDE: usize = 2;

/// In the first of the sentences that has one, beside a reporting verb: a known outlet; else a quoted name, or one in Latin letters among others, with a word
/// for an outlet in it or beside it. Outlets that the sentence cites are not it.
pub(super) fn beside_verb(
    text: &str,
    sentences: &[Span],
    phrases: &Phrases,
    table: &OutletTable,
) -> Option<OutletReading> {
    sentences
        .iter()
        .find_map(|span| Sentence::of(text, *span, phrases).outlet(phrases, table))
}

/// A sentence and its words.
struct Sentence<'a> {
    text: &'a str,
    span: Span,
    words: FoldedWords,
    citations: Citations,
}

impl<'a> Sentence<'a> {
    fn of(text: &'a str, span: Span, phrases: &Phrases) -> Self {
        let words = FoldedWords::of(text, span);
        Self {
            text,
            span,
            citations: Citations::of(&words, phrases),
            words,
        }
    }

    fn outlet(&self, phrases: &Phrases, table: &OutletTable) -> Option<OutletReading> {
        if self.citations.verbs.is_empty() {
            return None;
        }
        let known = self.known(phrases, table);
        if known.is_empty() {
            let mut verbs = self.citations.verbs.iter();
            return verbs.find_map(|verb| self.unknown_beside(*verb, phrases, table));
        }
        let beside_verb = |outlet: &&KnownOutlet| {
            let mut verbs = self.citations.verbs.iter();
            verbs.any(|verb| self.is_directly_beside(outlet.span, *verb))
        };
        let chosen =
            the_only(known.iter()).or_else(|| the_only(known.iter().filter(beside_verb)))?;
        Some(OutletReading {
            name: chosen.name.clone(),
            support: OutletSupport::Known,
            span: Some(chosen.span),
        })
    }

    /// The known outlets near a reporting verb, without those that the sentence cites or lists.
    fn known(&self, phrases: &Phrases, table: &OutletTable) -> Vec<KnownOutlet> {
        let named = table.find_all(self.text, self.span).into_iter();
        let named = named
            .filter(|outlet| !table.is_only_mentioned(outlet.span.of(self.text)))
            .collect();
        let named = self
            .citations
            .outside_lists(self.text, &self.words, phrases, named);
        let is_near = |outlet: &KnownOutlet, verb: Span| {
            self.neighbourhood(verb).contains(&outlet.span)
                && self.means_outlet(outlet, verb, phrases, table)
        };
        named
            .into_iter()
            .filter(|outlet| !self.is_cited(outlet.span))
            .filter(|outlet| {
                let mut verbs = self.citations.verbs.iter();
                verbs.any(|verb| is_near(outlet, *verb))
            })
            .collect()
    }

    fn unknown_beside(
        &self,
        verb: Span,
        phrases: &Phrases,
        table: &OutletTable,
    ) -> Option<OutletReading> {
        let near = self.neighbourhood(verb);
        let quoted = quoted(self.text, near).into_iter();
        quoted
            .chain(foreign_names(self.text, near))
            .filter(|name| table.canonical(name.of(self.text)).is_none())
            .filter(|name| !self.is_cited(*name))
            .find_map(|name| self.unknown(name, verb, phrases))
    }

    fn is_cited(&self, name: Span) -> bool {
        self.citations.cites(self.text, &self.words, name)
    }

    fn is_directly_beside(&self, name: Span, verb: Span) -> bool {
        let words = &self.words;
        self.citations
            .is_directly_beside(self.text, words, name, verb)
    }

    /// Some words before the verb and after it, with the signs around them, inside the sentence.
    fn neighbourhood(&self, verb: Span) -> Span {
        let spans: Vec<Span> = self.words.iter().map(|(_, span)| span).collect();
        let first = spans.partition_point(|span| span.start < verb.start);
        let behind = spans.partition_point(|span| span.end <= verb.end);
        let from = first
            .checked_sub(REACH + 1)
            .map_or(self.span.start, |at| spans[at].end);
        let to = spans
            .get(behind + REACH)
            .map_or(self.span.end, |span| span.start);
        Span::new(from, to)
    }

    /// Whether a known name is that of the outlet here. A name that is also something else needs quotation marks, a word for an outlet beside it, another
    /// script around it, or the verb directly beside it.
    fn means_outlet(
        &self,
        outlet: &KnownOutlet,
        verb: Span,
        phrases: &Phrases,
        table: &OutletTable,
    ) -> bool {
        let spelling = outlet.span.of(self.text);
        if table.is_only_mentioned(spelling) {
            return false;
        }
        if !table.is_also_a_word(spelling) {
            return true;
        }
        let begins = outlet.span.start == self.span.start;
        self.is_in_quotes(outlet.span)
            || self.has_outlet_word_beside(outlet.span, phrases)
            || spelling.is_ascii() && is_in_other_script(self.span.of(self.text))
            || !begins && self.words_between(outlet.span, verb) == 0
    }

    /// An outlet that no table knows. A quoted name of several words, one of which is a word for an outlet, beside the verb, says enough by itself.
    fn unknown(&self, name: Span, verb: Span, phrases: &Phrases) -> Option<OutletReading> {
        let words = FoldedWords::of(self.text, name);
        let is_outlet_word: Vec<bool> = outlet_words(&words, phrases);
        let inside = is_outlet_word.contains(&true);
        let host = ends_like_host(name.of(self.text));
        if !inside && !host && !self.has_outlet_word_beside(name, phrases) {
            return None;
        }
        let named = words
            .iter()
            .zip(&is_outlet_word)
            .all(|((_, span), outlet)| {
                *outlet || span.of(self.text).starts_with(char::is_uppercase)
            });
        let clear = inside
            && named
            && words.len() > 1
            && self.is_in_quotes(name)
            && self.words_between(name, verb) <= BESIDE;
        let support = match clear {
            true => OutletSupport::Position,
            false => OutletSupport::Sentence,
        };
        Some(OutletReading {
            name: shown(name.of(self.text)),
            support,
            span: Some(name),
        })
    }

    fn is_in_quotes(&self, name: Span) -> bool {
        let before = self.text[..name.start].chars().next_back();
        let behind = self.text[name.end..].chars().next();
        before.is_some_and(is_opening) && behind.is_some_and(is_closing)
    }

    /// The number of words between a name and the verb; none if they overlap.
    fn words_between(&self, name: Span, verb: Span) -> usize {
        let (from, to) = match name.end <= verb.start {
            true => (name.end, verb.start),
            false => (verb.end, name.start),
        };
        let between = |span: &Span| span.start >= from && span.end <= to;
        let spans = self.words.iter().map(|(_, span)| span);
        spans.filter(between).count()
    }

    fn has_outlet_word_beside(&self, name: Span, phrases: &Phrases) -> bool {
        let spans: Vec<Span> = self.words.iter().map(|(_, span)| span).collect();
        let first = spans.partition_point(|span| span.start < name.start);
        let behind = spans.partition_point(|span| span.end <= name.end);
        let is_outlet_word = outlet_words(&self.words, phrases);
        let before = (first.saturating_sub(BESIDE)..first).filter(|at| {
            let between = &self.text[spans[*at].end..name.start];
            is_unbroken(between.trim_end_matches(is_opening))
        });
        let after = (behind..spans.len().min(behind + BESIDE)).filter(|at| {
            let between = &self.text[name.end..spans[*at].start];
            is_unbroken(between.trim_start_matches(is_closing))
        });
        before.chain(after).any(|at| is_outlet_word[at])
    }
}

/// The first of some outlets, if they are one by name.
fn the_only<'a>(mut outlets: impl Iterator<Item = &'a KnownOutlet>) -> Option<&'a KnownOutlet> {
    let first = outlets.next()?;
    outlets
        .all(|other| other.name == first.name)
        .then_some(first)
}

/// "Kun.uz", "mediazona.news": an address without its beginning.
fn ends_like_host(name: &str) -> bool {
    let Some((before, last)) = name.rsplit_once('.') else {
        return false;
    };
    let domain = matches!(last.len(), 2..=5) && last.chars().all(|c| c.is_ascii_lowercase());
    domain && before.chars().filter(|c| c.is_alphanumeric()).count() >= 2
}

/// Texts in quotation marks that have few words and begin like a name. What follows a colon is speech.
fn quoted(text: &str, span: Span) -> Vec<Span> {
    let part = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = part[from..].find(is_opening).map(|at| from + at) {
        let inner = open + part[open..].chars().next().map_or(1, char::len_utf8);
        let Some(end) = part[inner..].find(is_closing).map(|at| inner + at) else {
            break;
        };
        let name = part[inner..end].trim();
        let start = inner + part[inner..end].len() - part[inner..end].trim_start().len();
        let words = name.split_whitespace().count();
        let speech = part[..open].trim_end().ends_with([':', '：']);
        if !speech && (1..=LONGEST_NAME).contains(&words) && !name.starts_with(char::is_lowercase) {
            found.push(Span::new(start, start + name.len()).shifted(span.start));
        }
        from = end + part[end..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

/// Whether most letters are not Latin.
fn is_in_other_script(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (latin, other): (Vec<char>, Vec<char>) = letters.partition(|c| is_latin(*c));
    other.len() > latin.len()
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ')
}

/// Runs of capitalised words in Latin letters inside a text in another script, with the end of a host ("Bridge.uz").
fn foreign_names(text: &str, span: Span) -> Vec<Span> {
    let part = span.of(text);
    let mut found: Vec<Span> = Vec::new();
    if !is_in_other_script(part) {
        return found;
    }
    let mut open = false;
    for token in tokens(part) {
        let word = token.span.of(part);
        let is_word = token.kind == TokenKind::Word && without_mixed_script(word).is_ascii();
        let domain = is_word && ends_like_host(&format!("ab.{word}"));
        let joined = |name: &Span| part[name.end..token.span.start].trim().is_empty();
        match found.last_mut() {
            Some(name) if open && domain && part[name.end..token.span.start] == *"." => {
                name.end = token.span.end;
            }
            Some(name)
                if open && is_word && word.starts_with(char::is_uppercase) && joined(name) =>
            {
                name.end = token.span.end;
            }
            _ if is_word && word.starts_with(char::is_uppercase) && word.len() > 2 => {
                found.push(token.span);
                open = true;
            }
            _ => open = open && word == ".",
        }
    }
    let shifted = found.into_iter().map(|name| name.shifted(span.start));
    shifted.collect()
}

#[cfg(test)]
mod tests;
