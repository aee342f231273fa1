//! From text to a model: choose n-grams, start from how often each language has them, then correct where languages are mixed up.

use crate::calibrate::calibrate;
use crate::choose::{Rated, choose, letters};
use crate::corpus::Text;
use crate::pieces::{Numbers, piece};
use crate::plan::Plan;
use cuttings::understand::identify::alphabet::Alphabet;
use cuttings::understand::identify::features::each_key;
use cuttings::understand::identify::format::ModelData;
use cuttings::understand::identify::script::SCRIPTS;
use std::collections::HashMap;

/// How often a set of pieces is drawn and trained on.
const EPOCHS: usize = 10;
/// Length of the first steps; it falls to nothing.
const RATE: f32 = 0.4;

/// The chosen n-grams with their weights by language.
struct Table {
    index: HashMap<u64, u32>,
    /// Where the weights of each n-gram begin; one more than n-grams.
    from: Vec<usize>,
    labels: Vec<u8>,
    /// How much less a weight would be without the piece at hand.
    less: Vec<f32>,
    weights: Vec<f32>,
    squares: Vec<f32>,
}

/// Trains one script.
pub(crate) fn train(script: &str, texts: &[Text], names: &[String], plan: &Plan) -> ModelData {
    let number = SCRIPTS
        .iter()
        .position(|s| s.code == script)
        .expect("a known script");
    let letters = letters(number, texts, plan);
    let alphabet = Alphabet::new(number, &letters);
    let mut table = Table::new(choose(texts, &alphabet, plan), plan);
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
            let probabilities = table.probabilities(&keys, &bias, label);
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
    for (bias, text) in bias.iter_mut().zip(texts) {
        *bias -= plan.reserve(&text.tag);
    }
    let mut model = table.quantised(script, letters, texts, &bias, plan);
    model.calibration = calibrate(&model, texts, names, &alphabet, plan);
    model
}

impl Table {
    fn new(rated: Vec<Rated>, plan: &Plan) -> Self {
        let mut table = Table {
            index: HashMap::new(),
            from: vec![0],
            labels: Vec::new(),
            less: Vec::new(),
            weights: Vec::new(),
            squares: Vec::new(),
        };
        for n_gram in rated {
            table.index.insert(n_gram.key, table.index.len() as u32);
            for (label, weight, less) in n_gram.weights {
                table.labels.push(label);
                table.weights.push(weight * plan.trust);
                table.less.push(less * plan.trust);
            }
            table.from.push(table.labels.len());
        }
        table.squares = vec![1e-2; table.weights.len()];
        table
    }

    fn find(&self, text: &str, alphabet: &Alphabet, plan: &Plan, keys: &mut Vec<u32>) {
        keys.clear();
        each_key(text, alphabet, plan.shape, |key| {
            let known = self.index.get(&key);
            keys.extend(known);
            known.is_some()
        });
    }

    /// Probabilities of the languages for a piece of text in the language `own`, as if that piece had not been counted: else
    /// a language with little text would look surer than it is on text that is new.
    fn probabilities(&self, keys: &[u32], bias: &[f32], own: usize) -> Vec<f32> {
        let mut scores = vec![0_f32; bias.len()];
        for key in keys {
            for at in self.from[*key as usize]..self.from[*key as usize + 1] {
                let label = usize::from(self.labels[at]);
                scores[label] += self.weights[at];
                if label == own {
                    scores[label] -= self.less[at];
                }
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
                let slope = error / root;
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
