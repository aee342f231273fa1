//! One script's model, ready to score text: a linear model over n-grams with a calibrated softmax.

use super::alphabet::Alphabet;
use super::features::{Shape, each_key};
use super::format::ModelData;

/// More languages than any script has here; scores live in an array of this size.
pub(super) const MOST_LABELS: usize = 64;

/// A model with its n-grams in a hash table.
#[derive(Clone, Debug)]
pub(super) struct ScriptModel {
    alphabet: Alphabet,
    shape: Shape,
    labels: Vec<(String, f32)>,
    scale: f32,
    calibration: [f32; 2],
    /// Open addressing with linear steps: key (0 where free), first weight, number of weights.
    slots: Vec<(u64, u32, u32)>,
    shift: u32,
    weights: Vec<(u8, i8)>,
}

/// The sums of a text's weights, before they become probabilities. Sums of several pieces can be added.
#[derive(Clone, Debug)]
pub(super) struct Scores {
    sums: [i32; MOST_LABELS],
    /// How many n-grams of the text the model knows.
    pub(super) known: u32,
    /// How many n-grams the text has.
    pub(super) seen: u32,
}

impl Default for Scores {
    fn default() -> Self {
        Self {
            sums: [0; MOST_LABELS],
            known: 0,
            seen: 0,
        }
    }
}

impl Scores {
    /// Adds the sums of another piece.
    pub(super) fn add(&mut self, other: &Scores) {
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            *sum = sum.saturating_add(*more);
        }
        self.known += other.known;
        self.seen += other.seen;
    }
}

impl ScriptModel {
    /// Builds the table. `script` is the index of the model's script.
    pub(super) fn new(script: usize, data: &ModelData) -> Result<Self, String> {
        if data.labels.is_empty() || data.labels.len() > MOST_LABELS {
            return Err(format!("{} has no or too many languages", data.script));
        }
        let size = (data.features.len() * 2).next_power_of_two().max(2);
        let mut model = Self {
            alphabet: Alphabet::new(script, &data.letters),
            shape: data.shape,
            labels: data.labels.clone(),
            scale: data.scale,
            calibration: data.calibration,
            slots: vec![(0, 0, 0); size],
            shift: 64 - size.trailing_zeros(),
            weights: Vec::new(),
        };
        for (key, weights) in &data.features {
            let mut slot = model.slot(*key);
            while model.slots[slot].0 != 0 {
                slot = (slot + 1) % size;
            }
            model.slots[slot] = (*key, model.weights.len() as u32, weights.len() as u32);
            model.weights.extend(weights);
        }
        Ok(model)
    }

    /// Fibonacci hashing: the high bits of a product spread neighbouring keys.
    fn slot(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    fn weights_of(&self, key: u64) -> &[(u8, i8)] {
        let mut slot = self.slot(key);
        loop {
            let (found, from, count) = self.slots[slot];
            if found == key {
                return &self.weights[from as usize..(from + count) as usize];
            }
            if found == 0 {
                return &[];
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds up the weights of all n-grams of a piece of text.
    pub(super) fn score(&self, text: &str, scores: &mut Scores) {
        let (mut known, mut seen) = (0, 0);
        each_key(text, &self.alphabet, self.shape, |key| {
            let weights = self.weights_of(key);
            known += u32::from(!weights.is_empty());
            seen += 1;
            for (label, weight) in weights {
                scores.sums[usize::from(*label) % MOST_LABELS] += i32::from(*weight);
            }
        });
        scores.known += known;
        scores.seen += seen;
    }

    /// Probabilities by index of label; they add up to 1.
    ///
    /// Softmax with a temperature that depends on the length (temperature scaling after C. Guo and others, "On Calibration of Modern
    /// Neural Networks", 2017; n-grams overlap, so that their number overstates the evidence of a longer text).
    pub(super) fn probabilities(&self, scores: &Scores) -> Vec<f64> {
        let known = f64::from(scores.known.max(1));
        let [base, growth] = self.calibration.map(f64::from);
        let factor = (base + growth * known.ln()).exp();
        let logits: Vec<f64> = self
            .labels
            .iter()
            .zip(&scores.sums)
            .map(|((_, bias), sum)| {
                let evidence = f64::from(*sum) * f64::from(self.scale) / known.sqrt();
                factor * (f64::from(*bias) + evidence)
            })
            .collect();
        let most = logits.iter().copied().fold(f64::MIN, f64::max);
        let powers: Vec<f64> = logits.iter().map(|l| (l - most).exp()).collect();
        let total: f64 = powers.iter().sum();
        powers.into_iter().map(|p| p / total).collect()
    }

    /// Index of a tag's label.
    pub(super) fn label(&self, tag: &str) -> Option<usize> {
        self.labels.iter().position(|l| l.0 == tag)
    }

    /// Tag of a label.
    pub(super) fn tag(&self, label: usize) -> &str {
        self.labels.get(label).map_or("und", |l| &l.0)
    }
}
