//! Which letters and n-grams a script's model looks at, and what to begin with: how often each language has them.

use crate::corpus::Text;
use crate::plan::Plan;
use cuttings::understand::identify::alphabet::{Alphabet, BOUNDARY, fold_letter};
use cuttings::understand::identify::features::each_key;
use cuttings::understand::identify::script::script_of_letter;
use std::collections::{BTreeMap, HashMap};

/// Occurrences in a million n-grams that an unseen n-gram is taken to have.
const SMOOTHING: f32 = 1.0;
/// Weights nearer than this to what most languages have are left out.
const LEAST: f32 = 0.6;
/// Occurrences in a million n-grams of one language.
struct Frequencies {
    /// What one find counts for.
    once: f32,
    by_key: HashMap<u64, f32>,
}

/// An n-gram that may be taken.
pub(crate) struct Rated {
    /// Its information per byte.
    pub(crate) worth: f32,
    pub(crate) key: u64,
    /// Label, weight, and how much less the weight were had it been found once less.
    pub(crate) weights: Vec<(u8, f32, f32)>,
}

/// The letters that make up nearly all text, most frequent first.
pub(crate) fn letters(script: usize, texts: &[Text], plan: &Plan) -> Vec<char> {
    let mut share: BTreeMap<char, f64> = BTreeMap::new();
    for text in texts {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for character in text.train.iter().flat_map(|s| s.chars()) {
            let folded = fold_letter(character);
            if script_of_letter(character) == Some(script) || folded == '\'' {
                *counts.entry(folded).or_default() += 1;
            }
        }
        let total: usize = counts.values().sum();
        for (letter, count) in counts {
            let most = share.entry(letter).or_default();
            *most = most.max(count as f64 / total as f64);
        }
    }
    let mut letters: Vec<(char, f64)> = share.into_iter().filter(|l| l.1 > 5e-6).collect();
    letters.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    letters.truncate(((1_usize << plan.shape.bits) - 3).min(plan.most_letters));
    letters.into_iter().map(|l| l.0).collect()
}

/// Frequency of each n-gram per million n-grams of a language, without those found only once.
fn frequencies(text: &Text, alphabet: &Alphabet, plan: &Plan) -> Frequencies {
    let mut keys = Vec::new();
    for sentence in &text.train {
        each_key(sentence, alphabet, plan.shape, |key| {
            keys.push(key);
            true
        });
    }
    let once = 1e6 / keys.len() as f32;
    keys.sort_unstable();
    let by_key = keys
        .chunk_by(|a, b| a == b)
        .filter(|c| c.len() >= 2)
        .map(|c| (c[0], c.len() as f32 * once))
        .collect();
    Frequencies { once, by_key }
}

/// Selects the n-grams with the most information per byte: mutual information of n-gram and language.
pub(crate) fn choose(texts: &[Text], alphabet: &Alphabet, plan: &Plan) -> Vec<Rated> {
    let counts: Vec<Frequencies> = texts
        .iter()
        .map(|t| frequencies(t, alphabet, plan))
        .collect();
    let mut keys: Vec<u64> = counts
        .iter()
        .flat_map(|c| c.by_key.keys().copied())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    let mut rated: Vec<Rated> = Vec::new();
    for key in keys {
        let frequency: Vec<f32> = counts
            .iter()
            .map(|c| c.by_key.get(&key).copied().unwrap_or(0.0))
            .collect();
        let mean = frequency.iter().sum::<f32>() / frequency.len() as f32 + SMOOTHING;
        let gain: f32 = frequency
            .iter()
            .map(|f| (f + SMOOTHING) * ((f + SMOOTHING) / mean).ln())
            .sum();
        let weights: Vec<f32> = frequency
            .iter()
            .map(|f| (1.0 + f / SMOOTHING).ln())
            .collect();
        let mut sorted = weights.clone();
        sorted.sort_by(f32::total_cmp);
        let usual = sorted[sorted.len() / 2];
        let kept: Vec<(u8, f32, f32)> = weights
            .iter()
            .enumerate()
            .filter(|(_, w)| (**w - usual).abs() >= LEAST)
            .map(|(c, w)| {
                let once = counts[c].once;
                let fewer = if frequency[c] < 2.5 * once {
                    0.0
                } else {
                    (1.0 + (frequency[c] - once) / SMOOTHING).ln()
                };
                (c as u8, w - usual, w - fewer)
            })
            .collect();
        rated.push(Rated {
            worth: gain / (3.0 + 2.0 * kept.len() as f32),
            key,
            weights: kept,
        });
    }
    best_with_ends(rated, plan)
}

/// The n-grams that tell most, as many as there is room for. The shorter ones that they end in come along, without weights where these
/// are not worth their room: look-ups go from short to long and stop at the first that is not there.
fn best_with_ends(mut rated: Vec<Rated>, plan: &Plan) -> Vec<Rated> {
    rated.sort_by(|a, b| b.worth.total_cmp(&a.worth).then(a.key.cmp(&b.key)));
    let place: HashMap<u64, usize> = rated.iter().zip(0..).map(|(r, at)| (r.key, at)).collect();
    let mut there = vec![false; rated.len()];
    let mut weighed = vec![false; rated.len()];
    let mut bytes = 0;
    for at in 0..rated.len() {
        if rated[at].weights.is_empty() {
            continue;
        }
        bytes += 2 * rated[at].weights.len();
        let mut new_ends = Vec::new();
        let mut key = Some(rated[at].key);
        while let Some(at) = key.and_then(|k| place.get(&k)).filter(|at| !there[**at]) {
            new_ends.push(*at);
            key = end(rated[*at].key, plan);
        }
        bytes += 3 * new_ends.len();
        if bytes > plan.bytes {
            break;
        }
        weighed[at] = true;
        for at in new_ends {
            there[at] = true;
        }
    }
    for (n_gram, weighed) in rated.iter_mut().zip(weighed) {
        if !weighed {
            n_gram.weights.clear();
        }
    }
    let mut there = there.into_iter();
    rated.retain(|_| there.next() == Some(true));
    rated.sort_by_key(|r| r.key);
    rated
}

/// The n-gram without its first letter, if that is looked up before it.
fn end(key: u64, plan: &Plan) -> Option<u64> {
    let bits = plan.shape.bits;
    let letters = (u64::BITS - key.leading_zeros()).div_ceil(bits);
    let edge = key & ((1 << bits) - 1) == u64::from(BOUNDARY);
    let shortest = 1 + u32::from(edge);
    (letters > shortest && letters <= plan.shape.longest)
        .then(|| key & ((1 << ((letters - 1) * bits)) - 1))
}
