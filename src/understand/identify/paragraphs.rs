//! A body in one language or several: what each part of it says, weighed by length.

use super::sample::{LIMIT, PART, cut};
use super::script::{SCRIPTS, script_of_letter};
use super::{LanguageIdentifier, Reading, guess_of, unknown};
use crate::language::UNKNOWN_LANGUAGE;
use crate::model::LanguageGuess;
use std::collections::BTreeMap;

/// A paragraph is judged in parts of at most this many bytes, since one paragraph can hold a text and its translation.
const LONGEST_PART: usize = 600;
/// A part speaks for a language of its own only with at least so many letters (an eighth of a page line is mostly names).
const LEAST_LETTERS: f64 = 40.0;
/// And only if that language is so many times more probable there than the one of the body.
const LEAST_ODDS: f64 = 50.0;
/// Share of the body from which on another language is named.
const NAMED_FROM: f64 = 0.2;
/// How sure to be of another language to name it.
const SURE: f64 = 0.8;

/// A part of the body, read.
struct Part {
    reading: Reading,
    /// Letters that it stands for.
    weight: f64,
    /// Letters that were read.
    letters: f64,
}

/// See [`LanguageIdentifier::identify_paragraphs`].
pub(super) fn identify(
    identifier: &LanguageIdentifier,
    paragraphs: &[&str],
) -> (LanguageGuess, Vec<LanguageGuess>) {
    let parts: Vec<Part> = spread(paragraphs)
        .into_iter()
        .filter_map(|(text, bytes)| read(identifier, text, bytes))
        .collect();
    let total: f64 = parts.iter().map(|p| p.weight).sum();
    let mut joint: BTreeMap<usize, Reading> = BTreeMap::new();
    for part in &parts {
        merge(&mut joint, part.reading.script, &part.reading);
    }
    // Every part speaks for the language of its script's text as a whole unless it clearly is in another one.
    let joint: BTreeMap<usize, LanguageGuess> = joint
        .into_iter()
        .map(|(script, reading)| (script, identifier.guess(&reading)))
        .collect();
    let mut readings: BTreeMap<String, Reading> = BTreeMap::new();
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    for part in &parts {
        let usual = &joint[&part.reading.script].tag;
        let tag = own_language(identifier, part, usual).unwrap_or_else(|| usual.clone());
        *weights.entry(tag.clone()).or_default() += part.weight;
        merge(&mut readings, tag, &part.reading);
    }
    let mut order: Vec<(&String, f64)> = weights.iter().map(|(t, w)| (t, *w)).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let guess = |tag: &str| {
        let reading = &readings[tag];
        let confidence = identifier.probability(reading, tag);
        guess_of(tag, SCRIPTS[reading.script].code, confidence)
    };
    let Some((main, _)) = order.first() else {
        return (unknown("Zyyy"), Vec::new());
    };
    let others = order
        .iter()
        .skip(1)
        .filter(|(tag, weight)| *weight >= total * NAMED_FROM && *tag != UNKNOWN_LANGUAGE)
        .map(|(tag, _)| guess(tag))
        .filter(|guess| guess.confidence >= SURE)
        .collect();
    (guess(main), others)
}

/// The language of a part, where it clearly is another than the usual one.
fn own_language(identifier: &LanguageIdentifier, part: &Part, usual: &str) -> Option<String> {
    if part.letters < LEAST_LETTERS || identifier.favourite(&part.reading) == usual {
        return None;
    }
    let own = identifier.guess(&part.reading);
    let odds = own.confidence / identifier.probability(&part.reading, usual).max(1e-12);
    (own.tag != usual && own.confidence >= SURE && odds >= LEAST_ODDS).then_some(own.tag)
}

fn merge<K: Ord>(readings: &mut BTreeMap<K, Reading>, key: K, reading: &Reading) {
    readings
        .entry(key)
        .and_modify(|r| r.scores.add(&reading.scores))
        .or_insert_with(|| reading.clone());
}

fn read(identifier: &LanguageIdentifier, text: &str, bytes: usize) -> Option<Part> {
    let reading = identifier.read(&[text])?;
    let letters = text
        .chars()
        .filter_map(script_of_letter)
        .filter(|s| *s == reading.script)
        .count()
        * SCRIPTS[reading.script].weight;
    // Weights are in half letters of an alphabet, see script.rs.
    let letters = letters as f64 / 2.0;
    Some(Part {
        reading,
        weight: letters * bytes as f64 / text.len().max(1) as f64,
        letters,
    })
}

/// Parts to read, each with the number of bytes that it stands for: everything of a short body, evenly spread parts of a long one.
fn spread<'a>(paragraphs: &[&'a str]) -> Vec<(&'a str, usize)> {
    let total: usize = paragraphs.iter().map(|p| p.len()).sum();
    let mut parts = Vec::new();
    if total <= LIMIT {
        for paragraph in paragraphs {
            let count = paragraph.len().div_ceil(LONGEST_PART).max(1);
            let length = paragraph.len().div_ceil(count);
            for part in 0..count {
                let text = cut(paragraph, part * length, (part + 1) * length);
                parts.push((text, text.len()));
            }
        }
        return parts;
    }
    // One part for each of these equal stretches, from the paragraph that has most of the stretch.
    let stretch = total / (LIMIT / PART) + 1;
    let mut at = 0;
    let mut best: (usize, &str) = (0, "");
    for paragraph in paragraphs {
        let mut from = 0;
        while from < paragraph.len() {
            let to = paragraph.len().min(from + stretch - at % stretch);
            if to - from > best.0 {
                best = (to - from, cut(paragraph, from, to.min(from + PART)));
            }
            at += to - from;
            from = to;
            if at % stretch == 0 {
                parts.push((best.1, stretch));
                best = (0, "");
            }
        }
    }
    parts.push((best.1, at % stretch));
    parts.retain(|p| !p.0.is_empty());
    parts
}
