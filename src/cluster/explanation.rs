//! Why two documents are thought to be related, for people to read.

use super::decision::{FEATURES, Features};
use super::reading::{Kind, Reading};
use crate::model::{Document, Reason, ReasonKind, Span};
use crate::text::fold_name;
use std::collections::BTreeSet;

/// Likeness of two folded words (Jaro and Winkler) from which they look like one name.
const ALIKE: f64 = 0.8;

/// At most this many pieces of evidence of one kind are named.
const MOST_ITEMS: usize = 12;

/// Reasons by weight, strongest first; items as they stand in the two texts ("Коштой / Костанинг"). Items that are sentences have the
/// English wording of the interface (`why-pair-…`), by which pages find the reader's.
pub(super) fn reasons(
    a: (&Document, &Reading),
    b: (&Document, &Reading),
    weights: &Features,
    features: &Features,
) -> Vec<Reason> {
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
    let mut add = |kind: ReasonKind, weight: f64, items: Vec<String>| {
        if !items.is_empty() {
            out.push(Reason {
                kind,
                weight,
                items,
            });
        }
    };
    add(
        ReasonKind::Names,
        part(&["names", "people"]),
        shared(a, b, Kind::Name),
    );
    add(
        ReasonKind::Numbers,
        part(&["numbers"]),
        shared(a, b, Kind::Number),
    );
    let words = if a.1.language == b.1.language {
        Kind::Word
    } else {
        Kind::Concept
    };
    let mut wording = shared(a, b, words);
    let runs = (100.0 * value("shingles")).round();
    if runs > 0.0 {
        wording.insert(0, format!("runs of four words that are the same: {runs}%"));
    }
    add(
        ReasonKind::Spelling,
        part(&["spelling", "concept", "words", "shingles"]),
        wording,
    );
    if let Some((x, y)) = a.1.day.zip(b.1.day) {
        let days = x.apart(y);
        add(ReasonKind::Dates, part(&["days"]), vec![days_apart(days)]);
    }
    let (shorter, longer) = (a.1.letters.min(b.1.letters), a.1.letters.max(b.1.letters));
    let percent = (100.0 * shorter / longer).round();
    add(
        ReasonKind::Length,
        part(&["length"]),
        vec![format!(
            "the shorter text has {percent}% of the longer one’s letters"
        )],
    );
    out.sort_by(|x, y| {
        y.weight
            .abs()
            .total_cmp(&x.weight.abs())
            .then(x.kind.cmp(&y.kind))
    });
    out
}

fn days_apart(days: i32) -> String {
    match days {
        0 => "published on the same day".to_owned(),
        _ => format!("days between their publication: {days}"),
    }
}

/// Whether two names look alike to people: their consonants may agree by chance.
fn alike(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(fold_name).collect() };
    let (a, b) = (words(a), words(b));
    a.iter()
        .any(|x| b.iter().any(|y| strsim::jaro_winkler(x, y) >= ALIKE))
}

/// The weightiest evidence of a kind that both hold, in order of weight, each wording once.
fn shared(a: (&Document, &Reading), b: (&Document, &Reading), kind: Kind) -> Vec<String> {
    let mut pairs: Vec<(f32, Span, Span)> = Vec::new();
    let other = &b.1.sets[kind as usize];
    a.1.sets[kind as usize].each_shared_span(other, |weight, first, second| {
        pairs.push((weight, first, second));
    });
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.start.cmp(&y.1.start)));
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for (_, x, y) in pairs {
        let (first, second) = (x.of(&a.0.text), y.of(&b.0.text));
        let label = if first == second {
            first.to_owned()
        } else {
            format!("{first} / {second}")
        };
        if kind == Kind::Name && !alike(first, second) {
            continue;
        }
        if !first.is_empty() && !second.is_empty() && seen.insert(label.to_lowercase()) {
            out.push(label);
        }
        if out.len() == MOST_ITEMS {
            break;
        }
    }
    out
}
