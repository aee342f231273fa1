//! Why two documents are thought to be related, for people to read.

use super::decision::{FEATURES, Features};
use super::reading::{Kind, Reading};
use crate::model::{Document, Reason, ReasonKind, Span};
use std::collections::BTreeSet;

/// At most this many pieces of evidence of one kind are named.
const MOST_ITEMS: usize = 12;

/// Reasons by weight, strongest first; items as they stand in the two texts ("Коштой / Костанинг").
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
    add(
        ReasonKind::Spelling,
        part(&["spelling", "concept", "words", "shingles"]),
        shared(a, b, words),
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
            "the shorter text has {percent} % of the longer one's letters"
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
        1 => "published one day apart".to_owned(),
        _ => format!("published {days} days apart"),
    }
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
        if !first.is_empty() && !second.is_empty() && seen.insert(label.to_lowercase()) {
            out.push(label);
        }
        if out.len() == MOST_ITEMS {
            break;
        }
    }
    out
}
