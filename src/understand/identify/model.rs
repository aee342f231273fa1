//! One script's model, ready to score text: a linear model over n-grams with a calibrated softmax.

use super::alphabet::Alphabet;
use super::features::{Shape, each_key};
use super::format::ModelData;
use crate::language::UNKNOWN_LANGUAGE;

/// More than the languages of any script: the size of the array of scores.
pub(super) const MOST_LABELS: usize = 64;

/// A model with its n-grams in a hash table.
#[derive(Clone, Debug)]
pub(super) struct ScriptModel {
    alphabet: Alphabet,
    shape: Shape,
    labels: Vec<(String, f32)>,
    scale: f32,
    calibration: [f32; 2],
    /// Open addressing with linear steps; see [`Slot`].
    slots: Vec<Slot>,
    shift: u32,
    weights: Vec<(u8, i8)>,
    /// N-grams with a weight for most languages: a row of weights each.
    rows: Vec<[i16; MOST_LABELS]>,
    /// How much of a row is in use.
    width: usize,
}

/// The highest probability: a text can be in a language that the model does not know.
const MOST_SURE: f64 = 0.999;
/// From the highest bit: 32 bits of the key's hash, at least one of them set, so that 0 is a free slot; 28 bits for the first weight or
/// the row; 4 bits for the number of weights or [`ROW`]. An unknown n-gram is mistaken for a known one about once in a thousand million times.
type Slot = u64;

/// Means "a row" among numbers of weights.
const ROW: usize = 15;
/// With more weights than this, a row is faster, because its additions are vectorised.
const MOST_SINGLE: usize = 8;
/// After this many n-grams, small sums could overflow.
const SAFE: u32 = 250;

/// The sums of a text's weights, before they become probabilities. Sums of several pieces can be added.
#[derive(Clone, Debug)]
pub(super) struct Scores {
    sums: [i32; MOST_LABELS],
    /// How many n-grams of the text the model knows.
    pub(super) known: u32,
}

impl Default for Scores {
    fn default() -> Self {
        Self {
            sums: [0; MOST_LABELS],
            known: 0,
        }
    }
}

impl Scores {
    /// Adds the sums of another piece.
    pub(super) fn add(&mut self, other: &Scores) {
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            *sum = sum.saturating_add(*more);
        }
        self.known = self.known.saturating_add(other.known);
    }

    /// Adds the small sums of `count` n-grams and resets them.
    fn take(&mut self, small: &mut [i16; MOST_LABELS], count: &mut u32) {
        for (sum, more) in self.sums.iter_mut().zip(small.iter_mut()) {
            *sum = sum.saturating_add(i32::from(std::mem::take(more)));
        }
        self.known = self.known.saturating_add(std::mem::take(count));
    }

    /// The label with the highest sum, whatever its bias.
    pub(super) fn highest(&self) -> usize {
        (0..MOST_LABELS)
            .rev()
            .max_by_key(|label| self.sums[*label])
            .unwrap_or_default()
    }
}

impl ScriptModel {
    /// Builds the table. `script` is the index of the model's script.
    pub(super) fn new(script: usize, data: &ModelData) -> Result<Self, String> {
        if data.labels.is_empty() || data.labels.len() > MOST_LABELS {
            return Err(format!("{} has no or too many languages", data.script));
        }
        let size = (data.keys.len() * 2).next_power_of_two().max(2);
        let mut model = Self {
            alphabet: Alphabet::new(script, &data.letters),
            shape: data.shape,
            labels: data.labels.clone(),
            scale: data.scale,
            calibration: data.calibration,
            slots: vec![0; size],
            shift: 64 - size.trailing_zeros(),
            weights: Vec::new(),
            rows: Vec::new(),
            width: data.labels.len().next_multiple_of(8),
        };
        let mut rest = data.weights.as_slice();
        for (key, count) in data.keys.iter().zip(&data.counts) {
            let (own, others) = rest.split_at(usize::from(*count).min(rest.len()));
            rest = others;
            let (from, many) = if own.len() <= MOST_SINGLE {
                model.weights.extend(own);
                (model.weights.len() - own.len(), own.len())
            } else {
                let mut row = [0; MOST_LABELS];
                for (label, weight) in own {
                    row[usize::from(*label) % MOST_LABELS] = i16::from(*weight);
                }
                model.rows.push(row);
                (model.rows.len() - 1, ROW)
            };
            let (mut slot, mark) = model.place(*key);
            while model.slots[slot] != 0 {
                slot = (slot + 1) % size;
            }
            model.slots[slot] = mark << 32 | (from as u64) << 4 | many as u64;
        }
        Ok(model)
    }

    /// The slot to begin at and the mark of a key. Fibonacci hashing: the high bits of a product spread neighbouring keys.
    fn place(&self, key: u64) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((hash >> self.shift) as usize, mixed >> 32 | 1)
    }

    /// Where the weights of an n-gram are, and how many.
    fn find(&self, key: u64) -> Option<(usize, usize)> {
        let (mut slot, mark) = self.place(key);
        loop {
            let found = self.slots[slot];
            if found >> 32 == mark {
                let place = found as u32;
                return Some(((place >> 4) as usize, (place & 15) as usize));
            }
            if found == 0 {
                return None;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds up the weights of all n-grams of a piece of text.
    pub(super) fn score(&self, text: &str, scores: &mut Scores) {
        let mut small = [0_i16; MOST_LABELS];
        let mut unread = 0;
        each_key(text, &self.alphabet, self.shape, |key| {
            let Some((from, count)) = self.find(key) else {
                return false;
            };
            if count == ROW {
                let width = self.width.min(MOST_LABELS);
                for (sum, weight) in small[..width].iter_mut().zip(&self.rows[from][..width]) {
                    *sum += weight;
                }
            } else {
                for (label, weight) in &self.weights[from..from + count] {
                    small[usize::from(*label) % MOST_LABELS] += i16::from(*weight);
                }
            }
            unread += 1;
            if unread == SAFE {
                scores.take(&mut small, &mut unread);
            }
            true
        });
        scores.take(&mut small, &mut unread);
    }

    /// Probabilities by index of label.
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
        powers.into_iter().map(|p| MOST_SURE * p / total).collect()
    }

    /// Index of a tag's label.
    pub(super) fn label(&self, tag: &str) -> Option<usize> {
        self.labels.iter().position(|l| l.0 == tag)
    }

    /// Tag of a label.
    pub(super) fn tag(&self, label: usize) -> &str {
        self.labels.get(label).map_or(UNKNOWN_LANGUAGE, |l| &l.0)
    }
}
