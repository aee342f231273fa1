//! How sure the model may be, learned on sentences that it has not seen.

use crate::corpus::Text;
use crate::pieces::{Numbers, piece};
use crate::plan::Plan;
use cuttings::understand::identify::alphabet::Alphabet;
use cuttings::understand::identify::features::each_key;
use cuttings::understand::identify::format::ModelData;
use std::collections::HashMap;

/// Learns how sure to be: the two numbers with the least surprise (negative log-likelihood) over pieces of held-out sentences.
pub(crate) fn calibrate(
    model: &ModelData,
    texts: &[Text],
    names: &[String],
    alphabet: &Alphabet,
    plan: &Plan,
) -> [f32; 2] {
    let mut table: HashMap<u64, &[(u8, i8)]> = HashMap::new();
    let mut rest = model.weights.as_slice();
    for (key, count) in model.keys.iter().zip(&model.counts) {
        let (own, others) = rest.split_at(usize::from(*count));
        table.insert(*key, own);
        rest = others;
    }
    let mut numbers = Numbers(7);
    let mut cases: Vec<(usize, f32, Vec<f32>)> = Vec::new();
    for (label, text) in texts.iter().enumerate() {
        if text.held_out.is_empty() {
            continue;
        }
        for _ in 0..plan.pieces_of(&text.tag) / 8 {
            let piece = piece(&text.tag, &text.held_out, names, &mut numbers);
            let (mut sums, mut known) = (vec![0_f32; texts.len()], 0_f32);
            each_key(&piece, alphabet, plan.shape, |key| {
                for (label, weight) in table.get(&key).copied().unwrap_or_default() {
                    sums[usize::from(*label)] += f32::from(*weight) * model.scale;
                }
                let found = table.contains_key(&key);
                known += f32::from(u8::from(found));
                found
            });
            let known = known.max(1.0);
            let scores = sums
                .iter()
                .zip(&model.labels)
                .map(|(s, l)| l.1 + s / known.sqrt())
                .collect();
            cases.push((label, known.ln(), scores));
        }
    }
    let surprise = |base: f32, growth: f32| -> f64 {
        cases
            .iter()
            .map(|(label, length, scores)| {
                let factor = (base + growth * length).exp();
                let most = scores.iter().copied().fold(f32::MIN, f32::max);
                let total: f32 = scores.iter().map(|s| (factor * (s - most)).exp()).sum();
                f64::from(total.ln() - factor * (scores[*label] - most)).min(12.0)
            })
            .sum()
    };
    let mut best = (f64::MAX, [0.0, 0.0]);
    for base in (-20..=20).map(|b| b as f32 * 0.1) {
        for growth in (-4..=10).map(|g| g as f32 * 0.05) {
            let now = surprise(base, growth);
            if now < best.0 {
                best = (now, [base, growth]);
            }
        }
    }
    let wrong = cases
        .iter()
        .filter(|(label, _, scores)| scores.iter().any(|s| *s > scores[*label]))
        .count();
    println!(
        "  {} held out: {:.4} of {} pieces wrong, calibration {:?}, {} n-grams",
        model.script,
        wrong as f64 / cases.len().max(1) as f64,
        cases.len(),
        best.1,
        model.keys.len()
    );
    best.1
}
