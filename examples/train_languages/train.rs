//! From text to a model: choose n-grams, start from how often each language has them, then correct where languages are mixed up.

use crate::corpus::Text;
use crate::pieces::{Numbers, piece};
use crate::plan::Plan;
use cuttings::understand::identify::alphabet::{Alphabet, fold_letter};
use cuttings::understand::identify::features::each_key;
use cuttings::understand::identify::format::ModelData;
use cuttings::understand::identify::script::{SCRIPTS, script_of_letter};
use std::collections::{BTreeMap, HashMap};

/// Occurrences in a million n-grams that an unseen n-gram is taken to have.
const SMOOTHING: f32 = 2.0;
/// Weights nearer than this to what most languages have are left out.
const LEAST: f32 = 0.4;
const EPOCHS: usize = 10;
const RATE: f32 = 0.12;
/// Pull back to the counts, in each step.
const PULL: f32 = 0.0005;

/// The chosen n-grams with their weights by language.
struct Table {
    index: HashMap<u64, u32>,
    /// Where the weights of each n-gram begin; one more than n-grams.
    from: Vec<usize>,
    labels: Vec<u8>,
    start: Vec<f32>,
    weights: Vec<f32>,
    squares: Vec<f32>,
}

/// What an n-gram tells by byte, its key, and its weights by label.
type Rated = (f32, u64, Vec<(u8, f32)>);

/// Trains one script.
pub(crate) fn train(script: &str, texts: &[Text], names: &[String], plan: &Plan) -> ModelData {
    let number = SCRIPTS
        .iter()
        .position(|s| s.code == script)
        .expect("a known script");
    let letters = letters(number, texts, plan);
    let alphabet = Alphabet::new(number, &letters);
    let counts: Vec<HashMap<u64, f32>> = texts
        .iter()
        .map(|t| frequencies(t, &alphabet, plan))
        .collect();
    let mut table = choose(&counts, plan);
    drop(counts);
    let mut bias = vec![0_f32; texts.len()];
    let mut bias_squares = vec![1e-2_f32; texts.len()];
    let mut numbers = Numbers(20_261_122);
    let order: Vec<usize> = (0..texts.len())
        .flat_map(|label| std::iter::repeat_n(label, plan.pieces_of(&texts[label].tag)))
        .collect();
    let mut keys = Vec::new();
    for epoch in 0..EPOCHS {
        let mut order = order.clone();
        for at in (1..order.len()).rev() {
            order.swap(at, numbers.below(at + 1));
        }
        let (mut wrong, steps) = (0, order.len());
        for (step, label) in order.into_iter().enumerate() {
            let done = (epoch * steps + step) as f32 / (EPOCHS * steps) as f32;
            let rate = RATE * (1.0 - done);
            let text = piece(&texts[label].tag, &texts[label].train, names, &mut numbers);
            table.find(&text, &alphabet, plan, &mut keys);
            let probabilities = table.probabilities(&keys, &bias);
            let best =
                (0..bias.len()).max_by(|a, b| probabilities[*a].total_cmp(&probabilities[*b]));
            wrong += usize::from(best != Some(label));
            let mut errors = probabilities;
            errors[label] -= 1.0;
            table.correct(&keys, &errors, rate);
            for c in 0..bias.len() {
                bias_squares[c] += errors[c] * errors[c];
                bias[c] -= rate * errors[c] / bias_squares[c].sqrt();
            }
        }
        println!(
            "  {script} round {}: {:.4} of the pieces wrong",
            epoch + 1,
            wrong as f64 / steps as f64
        );
    }
    let mut model = table.quantised(script, letters, texts, &bias, plan);
    model.calibration = calibrate(&model, texts, names, &alphabet, plan);
    model
}

/// The letters that make up nearly all text, most frequent first.
fn letters(script: usize, texts: &[Text], plan: &Plan) -> Vec<char> {
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

/// How often each n-gram stands in a million n-grams of a language; single finds are left out.
fn frequencies(text: &Text, alphabet: &Alphabet, plan: &Plan) -> HashMap<u64, f32> {
    let mut keys = Vec::new();
    for sentence in &text.train {
        each_key(sentence, alphabet, plan.shape, |k| keys.push(k));
    }
    let total = keys.len() as f32;
    keys.sort_unstable();
    keys.chunk_by(|a, b| a == b)
        .filter(|c| c.len() >= 2)
        .map(|c| (c[0], c.len() as f32 * 1e6 / total))
        .collect()
}

/// Takes the n-grams that tell most for the room they need: mutual information of n-gram and language by bytes.
fn choose(counts: &[HashMap<u64, f32>], plan: &Plan) -> Table {
    let mut keys: Vec<u64> = counts.iter().flat_map(|c| c.keys().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut rated: Vec<Rated> = Vec::new();
    for key in keys {
        let frequency: Vec<f32> = counts
            .iter()
            .map(|c| c.get(&key).copied().unwrap_or(0.0))
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
        let kept: Vec<(u8, f32)> = weights
            .iter()
            .enumerate()
            .filter(|(_, w)| (*w - usual).abs() >= LEAST)
            .map(|(c, w)| (c as u8, w - usual))
            .collect();
        if !kept.is_empty() {
            rated.push((gain / (3.0 + 2.0 * kept.len() as f32), key, kept));
        }
    }
    rated.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut bytes = 0;
    rated.retain(|r| {
        bytes += 3 + 2 * r.2.len();
        bytes <= plan.bytes
    });
    rated.sort_by_key(|r| r.1);
    let mut table = Table {
        index: HashMap::new(),
        from: vec![0],
        labels: Vec::new(),
        start: Vec::new(),
        weights: Vec::new(),
        squares: Vec::new(),
    };
    for (_, key, kept) in rated {
        table.index.insert(key, table.index.len() as u32);
        for (label, weight) in kept {
            table.labels.push(label);
            table.start.push(weight * plan.trust);
        }
        table.from.push(table.labels.len());
    }
    table.weights = table.start.clone();
    table.squares = vec![1e-2; table.start.len()];
    table
}

impl Table {
    fn find(&self, text: &str, alphabet: &Alphabet, plan: &Plan, keys: &mut Vec<u32>) {
        keys.clear();
        each_key(text, alphabet, plan.shape, |k| {
            keys.extend(self.index.get(&k))
        });
    }

    fn probabilities(&self, keys: &[u32], bias: &[f32]) -> Vec<f32> {
        let mut scores = vec![0_f32; bias.len()];
        for key in keys {
            for at in self.from[*key as usize]..self.from[*key as usize + 1] {
                scores[usize::from(self.labels[at])] += self.weights[at];
            }
        }
        let root = (keys.len().max(1) as f32).sqrt();
        for (score, bias) in scores.iter_mut().zip(bias) {
            *score = *score / root + bias;
        }
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let mut total = 0.0;
        for score in &mut scores {
            *score = (*score - most).exp();
            total += *score;
        }
        scores.iter_mut().for_each(|s| *s /= total);
        scores
    }

    /// One step of AdaGrad (J. Duchi and others 2011).
    fn correct(&mut self, keys: &[u32], errors: &[f32], rate: f32) {
        let root = (keys.len().max(1) as f32).sqrt();
        for key in keys {
            for at in self.from[*key as usize]..self.from[*key as usize + 1] {
                let error = errors[usize::from(self.labels[at])];
                if error.abs() < 1e-4 {
                    continue;
                }
                let slope = error / root + PULL * (self.weights[at] - self.start[at]);
                self.squares[at] += slope * slope;
                self.weights[at] -= rate * slope / self.squares[at].sqrt();
            }
        }
    }

    fn quantised(
        &self,
        script: &str,
        letters: Vec<char>,
        texts: &[Text],
        bias: &[f32],
        plan: &Plan,
    ) -> ModelData {
        let most = self
            .weights
            .iter()
            .fold(0_f32, |m, w| m.max(w.abs()))
            .min(8.0 * plan.trust);
        let scale = most / 127.0;
        let mut order: Vec<(u64, u32)> = self.index.iter().map(|(k, i)| (*k, *i)).collect();
        order.sort_unstable();
        let mut model = ModelData {
            script: script.into(),
            shape: plan.shape,
            letters,
            labels: texts
                .iter()
                .map(|t| t.tag.clone())
                .zip(bias.iter().copied())
                .collect(),
            scale,
            calibration: [0.0, 0.0],
            keys: Vec::new(),
            counts: Vec::new(),
            weights: Vec::new(),
        };
        for (key, index) in order {
            let before = model.weights.len();
            for at in self.from[index as usize]..self.from[index as usize + 1] {
                let steps = (self.weights[at] / scale).round().clamp(-127.0, 127.0) as i8;
                if steps != 0 {
                    model.weights.push((self.labels[at], steps));
                }
            }
            model.keys.push(key);
            model.counts.push((model.weights.len() - before) as u8);
        }
        model
    }
}

/// Learns how sure to be: the two numbers with the least surprise (negative log-likelihood) over pieces of held-out sentences.
fn calibrate(
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
                known += f32::from(u8::from(table.contains_key(&key)));
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
