//! The languages of a body: the scores of its parts, weighted by length.

use super::readable::readable;
use super::sample::{LIMIT, PART, cut};
use super::script::{SCRIPTS, script_of_letter};
use super::{LanguageIdentifier, ScriptScores, guess_of, unknown};
use crate::language::UNKNOWN_LANGUAGE;
use crate::model::LanguageGuess;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The longest part of a paragraph to be scored, in bytes. One paragraph can hold a text and its translation.
const LONGEST_PART: usize = 600;
/// Fewest letters of a part with a language of its own. Shorter parts are mostly names.
const LEAST_LETTERS: f64 = 40.0;
/// How many times more probable than the language of the body that language must be.
const LEAST_ODDS: f64 = 50.0;
/// The least share of the body in another language that is reported.
const NAMED_FROM: f64 = 0.2;
/// The least confidence in another language.
const SURE: f64 = 0.8;

/// The first language of a text is its main one, unless it has less than this share of what the longest one has: a release and its translation are
/// about equally long.
const FIRST_FROM: f64 = 0.7;
/// Fewest letters of a text that can contradict its owner.
const LEAST_TO_CONTRADICT: f64 = 300.0;
/// The share of these letters that must be in the other language, and the least confidence in it.
const NEARLY_ALL: f64 = 0.9;
const BEYOND_DOUBT: f64 = 0.99;
/// The most that the stated language may be probable.
const IMPOSSIBLE: f64 = 1e-4;

/// A part of the body with its scores.
struct Part {
    reading: ScriptScores,
    /// Letters that it represents.
    weight: f64,
    /// Letters that were read.
    letters: f64,
}

/// The parts of a body by their language.
struct Body {
    /// Languages with the letters that are in them, most first.
    order: Vec<(String, f64)>,
    /// The scores of all parts in a language together.
    readings: BTreeMap<String, ScriptScores>,
    /// The language of the first part that is in one of the longest languages.
    first: String,
    /// All letters.
    total: f64,
}

/// See [`LanguageIdentifier::identify_paragraphs`].
pub(super) fn identify(
    identifier: &LanguageIdentifier,
    paragraphs: &[&str],
) -> (LanguageGuess, Vec<LanguageGuess>) {
    let Some(body) = read_all(identifier, paragraphs) else {
        return (unknown("Zyyy"), Vec::new());
    };
    let others = body
        .order
        .iter()
        .filter(|(tag, weight)| {
            *tag != body.first && *tag != UNKNOWN_LANGUAGE && *weight >= body.total * NAMED_FROM
        })
        .map(|(tag, _)| body.guess(identifier, tag))
        .filter(|guess| guess.confidence >= SURE)
        .collect();
    (body.guess(identifier, &body.first), others)
}

/// See [`LanguageIdentifier::contradicts`].
pub(super) fn contradicts(
    identifier: &LanguageIdentifier,
    paragraphs: &[&str],
    stated: &str,
) -> Option<LanguageGuess> {
    let body = read_all(identifier, paragraphs)?;
    let (tag, weight) = body.order.first()?;
    let guess = body.guess(identifier, tag);
    (*tag != stated
        && *weight >= LEAST_TO_CONTRADICT.max(body.total * NEARLY_ALL)
        && guess.confidence >= BEYOND_DOUBT
        && identifier.probability(&body.readings[tag], stated) <= IMPOSSIBLE)
        .then_some(guess)
}

impl Body {
    /// One of its languages with the confidence in it.
    fn guess(&self, identifier: &LanguageIdentifier, tag: &str) -> LanguageGuess {
        let Some(reading) = self.readings.get(tag) else {
            return unknown("Zyyy");
        };
        let confidence = identifier.probability(reading, tag);
        guess_of(tag, SCRIPTS[reading.script].code, confidence)
    }
}

/// Reads a body; `None` if it has no letters.
fn read_all(identifier: &LanguageIdentifier, paragraphs: &[&str]) -> Option<Body> {
    let paragraphs: Vec<Cow<str>> = paragraphs.iter().map(|text| readable(text)).collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(Cow::as_ref).collect();
    let parts: Vec<Part> = spread(&paragraphs)
        .into_iter()
        .filter_map(|(text, bytes)| read(identifier, text, bytes))
        .collect();
    let mut joint: BTreeMap<usize, ScriptScores> = BTreeMap::new();
    for part in &parts {
        merge(&mut joint, part.reading.script, &part.reading);
    }
    // Every part counts for the language of all text in its script, unless it is clearly in another one.
    let joint: BTreeMap<usize, LanguageGuess> = joint
        .into_iter()
        .map(|(script, reading)| (script, identifier.guess(&reading)))
        .collect();
    let mut readings: BTreeMap<String, ScriptScores> = BTreeMap::new();
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    let mut tags = Vec::new();
    for part in &parts {
        let usual = &joint[&part.reading.script].tag;
        let tag = own_language(identifier, part, usual).unwrap_or_else(|| usual.clone());
        *weights.entry(tag.clone()).or_default() += part.weight;
        merge(&mut readings, tag.clone(), &part.reading);
        tags.push(tag);
    }
    let most = weights.values().copied().fold(0.0, f64::max);
    let first = tags
        .into_iter()
        .find(|tag| tag != UNKNOWN_LANGUAGE && weights[tag] >= most * FIRST_FROM);
    let mut order: Vec<(String, f64)> = weights.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    Some(Body {
        first: first.unwrap_or_else(|| {
            order
                .first()
                .map(|(tag, _)| tag.clone())
                .unwrap_or_default()
        }),
        total: order.iter().map(|(_, weight)| weight).sum(),
        order,
        readings,
    })
    .filter(|body| !body.order.is_empty())
}

/// The language of a part if it is clearly not the usual one.
fn own_language(identifier: &LanguageIdentifier, part: &Part, usual: &str) -> Option<String> {
    if part.letters < LEAST_LETTERS || identifier.favourite(&part.reading) == usual {
        return None;
    }
    let own = identifier.guess(&part.reading);
    let odds = own.confidence / identifier.probability(&part.reading, usual).max(1e-12);
    (own.tag != usual && own.confidence >= SURE && odds >= LEAST_ODDS).then_some(own.tag)
}

fn merge<K: Ord>(readings: &mut BTreeMap<K, ScriptScores>, key: K, reading: &ScriptScores) {
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

/// Parts to read, each with the number of bytes that it represents: all of a short body, evenly spread parts of a long one.
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
