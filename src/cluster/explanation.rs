//! Explains why two documents are or are not related.

use super::decision::{FEATURES, Features};
use super::headline::{other_numbers, written_numbers};
use super::judgement::undated;
use super::profile::{Day, DocumentProfile, TermKind};
use super::series::{Leaning, lean, lean_by_days};
use super::telling::FunctionWords;
use crate::model::{Document, EvidenceKind, PairEvidence, Reason, RelationKind, SharedWords, Span};
use crate::text::fold_name;
use std::collections::BTreeSet;

/// Jaro–Winkler similarity from which two folded words look like one name.
const ALIKE: f64 = 0.8;
/// Shorter words, romanised and folded, are alike by chance.
const LEAST_ALIKE: usize = 3;

/// What it says for a series that headlines have other numbers, at least, as log-odds.
const MORE_NUMBERS: f64 = 3.0;

/// Least share of runs of words that says anything, in percent.
const LEAST_RUNS: u32 = 5;

/// From this share on, in percent, the lengths of two texts are no reason against them.
const SAME_LENGTH: u32 = 80;

/// Most shared words of one kind.
const MOST_ITEMS: usize = 12;

/// The evidence by weight, strongest first.
pub(super) fn explain(
    a: (&Document, &DocumentProfile),
    b: (&Document, &DocumentProfile),
    kind: RelationKind,
    weights: &Features,
    features: &Features,
    rivals: f64,
    function_words: &FunctionWords,
) -> Vec<PairEvidence> {
    let part = |wanted: &[&str]| -> f64 {
        FEATURES
            .iter()
            .zip(weights.iter().zip(features))
            .filter(|(name, _)| wanted.iter().any(|w| name.contains(w)))
            .map(|(_, (weight, value))| weight * value)
            .sum()
    };
    let value = |name: &str| -> f64 {
        let at = FEATURES.iter().position(|feature| *feature == name);
        at.map_or(0.0, |at| features[at])
    };
    let mut out = Vec::new();
    let mut add = |kind: EvidenceKind, weight: f64, reasons: Vec<Reason>, shared| {
        let evidence = PairEvidence {
            kind,
            weight,
            reasons,
            shared,
        };
        if !evidence.reasons.is_empty() || !evidence.shared.is_empty() {
            out.push(evidence);
        }
    };
    add(
        EvidenceKind::Names,
        part(&["names", "people", "protagonists", "places"]),
        Vec::new(),
        shared(a, b, TermKind::Name, function_words),
    );
    add(
        EvidenceKind::Numbers,
        part(&["numbers"]),
        Vec::new(),
        shared(a, b, TermKind::Number, function_words),
    );
    let words = match a.1.language == b.1.language {
        true => TermKind::Word,
        false => TermKind::Concept,
    };
    let percent = (100.0 * value("shingles")).round() as u32;
    // Versions in two languages share runs of names and numbers, which are told by themselves.
    let tells = words == TermKind::Word && percent >= LEAST_RUNS;
    let runs = tells.then_some(Reason::SameRuns { percent });
    add(
        EvidenceKind::Spelling,
        part(&["spelling", "concept", "words", "shingles", "headlines"]),
        runs.into_iter().collect(),
        shared(a, b, words, function_words),
    );
    let (by_days, by_numbers) = leaning(a.1, b.1, kind);
    add(
        EvidenceKind::Headlines,
        by_numbers,
        headlines(a.0, b.0, by_numbers),
        Vec::new(),
    );
    if let Some((x, y)) = a.1.day.zip(b.1.day) {
        let reason = match x.apart(y) {
            0 => Reason::SameDay,
            days => Reason::DaysApart { days },
        };
        add(
            EvidenceKind::Dates,
            part(&["days"]) + by_days,
            vec![reason],
            Vec::new(),
        );
    } else if kind == RelationKind::SameEvent && undated(a.1, b.1) > 0.0 {
        add(
            EvidenceKind::Dates,
            -undated(a.1, b.1),
            vec![Reason::OneUndated],
            Vec::new(),
        );
    }
    let only = (rivals > 0.0 && kind == RelationKind::Translation).then_some(Reason::NoRival);
    add(
        EvidenceKind::Rivals,
        rivals,
        only.into_iter().collect(),
        Vec::new(),
    );
    let (shorter, longer) = (a.1.letters.min(b.1.letters), a.1.letters.max(b.1.letters));
    let percent = (100.0 * shorter / longer).round() as u32;
    let by_length = part(&["length"]);
    add(
        EvidenceKind::Length,
        by_length,
        lengths(percent, by_length).into_iter().collect(),
        Vec::new(),
    );
    out.sort_by(|x, y| {
        y.weight
            .abs()
            .total_cmp(&x.weight.abs())
            .then(x.kind.cmp(&y.kind))
    });
    out
}

/// What the days between the texts, and the numbers of their headlines, add to the log-odds of a relation.
fn leaning(a: &DocumentProfile, b: &DocumentProfile, kind: RelationKind) -> (f64, f64) {
    let days = match (a.day, b.day) {
        (Some(x @ Day::Known(_)), Some(y @ Day::Known(_))) => Some(x.apart(y)),
        _ => None,
    };
    let of_relation = |leaning: Leaning| match kind {
        RelationKind::Reprint | RelationKind::Translation => leaning.story,
        RelationKind::SameEvent => leaning.event,
        // What speaks against one text speaks for a series.
        RelationKind::Series => -leaning.story,
        RelationKind::SameStoryline => 0.0,
    };
    let by_days = of_relation(lean_by_days(days));
    let by_numbers = of_relation(lean(a, b, days)) - by_days;
    match kind {
        // One headline may have all the numbers of the other, and more.
        RelationKind::Series if a.title_numbers != b.title_numbers => {
            (0.0, by_numbers.max(MORE_NUMBERS))
        }
        RelationKind::Series => (0.0, by_numbers),
        _ => (by_days, by_numbers),
    }
}

/// What the headlines have in common or not, if it counts.
fn headlines(a: &Document, b: &Document, weight: f64) -> Vec<Reason> {
    let (Some(one), Some(other)) = (&a.title, &b.title) else {
        return Vec::new();
    };
    let first = other_numbers(&one.text, &other.text);
    let second = other_numbers(&other.text, &one.text);
    if weight == 0.0 {
        return Vec::new();
    }
    let differ = |a: &[String], b: &[String]| {
        let (a, b) = (a.join(", "), b.join(", "));
        vec![Reason::OtherNumbersInHeadlines { a, b }]
    };
    match (first.is_empty(), second.is_empty()) {
        (true, true) => vec![Reason::SameNumbersInHeadlines],
        (false, false) => differ(&first, &second),
        // One has all the numbers of the other, and more.
        _ => differ(&written_numbers(&one.text), &written_numbers(&other.text)),
    }
}

/// What the lengths say: nothing against texts that are nearly as long as each other.
fn lengths(percent: u32, weight: f64) -> Option<Reason> {
    (weight >= 0.0 || percent < SAME_LENGTH).then_some(Reason::Lengths { percent })
}

/// Whether two names look alike to a reader: consonants may match by chance.
fn alike(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(fold_name).collect() };
    let (a, b) = (words(a), words(b));
    let is_like = |x: &String, y: &String| {
        let (shorter, longer) = (x.len().min(y.len()), x.len().max(y.len()));
        shorter >= LEAST_ALIKE && shorter * 3 >= longer * 2 && strsim::jaro_winkler(x, y) >= ALIKE
    };
    a.iter().any(|x| b.iter().any(|y| is_like(x, y)))
}

/// The shared terms of one kind, by weight, each spelling once.
fn shared(
    a: (&Document, &DocumentProfile),
    b: (&Document, &DocumentProfile),
    kind: TermKind,
    function_words: &FunctionWords,
) -> Vec<SharedWords> {
    let mut pairs: Vec<(f32, Span, Span)> = Vec::new();
    let other = &b.1.sets[kind as usize];
    a.1.sets[kind as usize].each_shared_span(other, |weight, first, second| {
        pairs.push((weight, first, second));
    });
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.start.cmp(&y.1.start)));
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    let tell = |x: Span, y: Span| {
        !matches!(kind, TermKind::Word | TermKind::Concept)
            || function_words.leave(&a.1.language, &a.0.text, x)
                && function_words.leave(&b.1.language, &b.0.text, y)
    };
    for (_, x, y) in pairs.into_iter().filter(|(_, x, y)| tell(*x, *y)) {
        let (first, second) = (x.of(&a.0.text), y.of(&b.0.text));
        let is_one_sign = |word: &str| word.chars().nth(1).is_none();
        if kind == TermKind::Name && !alike(first, second)
            // Half a word of Chinese or Japanese.
            || kind != TermKind::Number && first != second && (is_one_sign(first) || is_one_sign(second))
        {
            continue;
        }
        let words = SharedWords {
            first: first.to_owned(),
            second: second.to_owned(),
        };
        if !first.is_empty() && !second.is_empty() && seen.insert(words.to_string().to_lowercase())
        {
            out.push(words);
        }
        if out.len() == MOST_ITEMS {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_nearly_one_length_have_none_against_them() {
        let percent = |percent, weight| lengths(percent, weight).is_some();
        assert!(!percent(96, -0.7));
        assert!(percent(96, 0.7));
        assert!(percent(40, -0.7));
    }
}
