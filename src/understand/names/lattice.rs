//! Best labels and their probabilities for one sentence: Viterbi and forward-backward over a linear chain.
//!
//! Method: J. Lafferty, A. McCallum, F. Pereira, Conditional Random Fields (ICML 2001); the passes work on scaled
//! probabilities instead of logarithms, as L. Rabiner's tutorial on hidden Markov models (1989) scales them.

use super::label::{LABELS, Label};

/// Scores of the labels of one token.
pub type Scores = [f32; LABELS];

/// Scores of label pairs: `[before][after]`.
pub type Transitions = [[f32; LABELS]; LABELS];

/// A score that no label survives.
const NEVER: f32 = -1e4;

/// Transition scores with those that the scheme forbids shut off.
pub fn allowed(transitions: &Transitions) -> Transitions {
    let mut out = *transitions;
    for before in Label::ALL {
        for after in Label::ALL {
            if !after.may_follow(before) {
                out[before.index()][after.index()] = NEVER;
            }
        }
    }
    out
}

/// The label sequence with the highest score. `transitions` come from [`allowed`].
pub fn best_labels(states: &[Scores], transitions: &Transitions) -> Vec<Label> {
    let Some(first) = states.first() else {
        return Vec::new();
    };
    let mut score = *first;
    for label in Label::ALL {
        if !label.may_follow(Label::Outside) {
            score[label.index()] += NEVER;
        }
    }
    let mut came_from: Vec<[u8; LABELS]> = Vec::with_capacity(states.len());
    for state in &states[1..] {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0_u8; LABELS];
        for (before, row) in transitions.iter().enumerate() {
            for after in 0..LABELS {
                let candidate = score[before] + row[after];
                if candidate > next[after] {
                    next[after] = candidate;
                    from[after] = before as u8;
                }
            }
        }
        for (value, own) in next.iter_mut().zip(state) {
            *value += own;
        }
        came_from.push(from);
        score = next;
    }
    let mut label = 0;
    for candidate in 1..LABELS {
        if score[candidate] > score[label] {
            label = candidate;
        }
    }
    let mut out = vec![Label::ALL[label]];
    for from in came_from.iter().rev() {
        label = usize::from(from[label]);
        out.push(Label::ALL[label]);
    }
    out.reverse();
    out
}

/// Buffers of the two passes, kept between sentences.
#[derive(Debug, Default)]
pub struct Passes {
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    factors: Vec<Scores>,
    scales: Vec<f32>,
    /// Probability of each label for each token of the last sentence.
    pub marginals: Vec<Scores>,
    /// Logarithm of the sum over all label sequences.
    pub log_total: f64,
}

impl Passes {
    /// Fills `marginals` and `log_total`. `weights` are the exponentials of the transition scores.
    pub fn run(&mut self, states: &[Scores], weights: &Transitions) {
        let length = states.len();
        self.forward.clear();
        self.backward.clear();
        self.factors.clear();
        self.scales.clear();
        self.marginals.clear();
        self.log_total = 0.0;
        for (at, state) in states.iter().enumerate() {
            let highest = state.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let mut factor = [0.0; LABELS];
            for (value, score) in factor.iter_mut().zip(state) {
                *value = (score - highest).exp();
            }
            let mut row = factor;
            if at > 0 {
                let before = &self.forward[at - 1];
                let mut sums = [0.0_f32; LABELS];
                for (value, weight_row) in before.iter().zip(weights) {
                    for (sum, weight) in sums.iter_mut().zip(weight_row) {
                        *sum += value * weight;
                    }
                }
                for (value, sum) in row.iter_mut().zip(&sums) {
                    *value *= sum;
                }
            }
            let total: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            for value in &mut row {
                *value /= total;
            }
            self.log_total += f64::from(highest) + f64::from(total).ln();
            self.forward.push(row);
            self.factors.push(factor);
            self.scales.push(total);
        }
        self.backward.resize(length, [1.0; LABELS]);
        for at in (0..length.saturating_sub(1)).rev() {
            let mut after = self.backward[at + 1];
            for (value, factor) in after.iter_mut().zip(&self.factors[at + 1]) {
                *value *= factor / self.scales[at + 1];
            }
            let row = &mut self.backward[at];
            for (value, weight_row) in row.iter_mut().zip(weights) {
                *value = weight_row.iter().zip(&after).map(|(w, a)| w * a).sum();
            }
        }
        for (forward, backward) in self.forward.iter().zip(&self.backward) {
            let mut row = *forward;
            for (value, b) in row.iter_mut().zip(backward) {
                *value *= b;
            }
            let total: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            for value in &mut row {
                *value /= total;
            }
            self.marginals.push(row);
        }
    }

    /// Adds the probabilities of neighbouring labels, summed over the sentence, to `out`: what training expects of transitions.
    pub fn add_pair_probabilities(&self, weights: &Transitions, out: &mut Transitions) {
        for at in 1..self.forward.len() {
            let before = &self.forward[at - 1];
            for (row, (value, out_row)) in weights.iter().zip(before.iter().zip(out.iter_mut())) {
                for after in 0..LABELS {
                    out_row[after] += value * row[after] * self.factors[at][after]
                        / self.scales[at]
                        * self.backward[at][after];
                }
            }
        }
    }
}

/// Exponentials of transition scores, for [`Passes::run`].
pub fn exponentials(transitions: &Transitions) -> Transitions {
    let mut out = *transitions;
    for value in out.iter_mut().flatten() {
        *value = value.exp();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_pairs_never_win() {
        let transitions = allowed(&[[0.0; LABELS]; LABELS]);
        let mut states = vec![[0.0; LABELS]; 3];
        states[1][Label::InPerson.index()] = 5.0;
        let labels = best_labels(&states, &transitions);
        assert_eq!(labels[..2], [Label::BeginPerson, Label::InPerson]);
        assert!(best_labels(&[], &transitions).is_empty());
    }

    #[test]
    fn probabilities_agree_with_enumeration() {
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[1][2] = 1.5;
        transitions[0][1] = -0.5;
        let mut states = vec![[0.0; LABELS]; 2];
        states[0][1] = 1.0;
        states[1][2] = 0.7;
        let mut passes = Passes::default();
        passes.run(&states, &exponentials(&transitions));
        let mut total = 0.0_f64;
        let mut second_is_inside = 0.0_f64;
        for a in 0..LABELS {
            for b in 0..LABELS {
                let p = f64::from(states[0][a] + states[1][b] + transitions[a][b]).exp();
                total += p;
                second_is_inside += if b == 2 { p } else { 0.0 };
            }
        }
        assert!((passes.log_total - total.ln()).abs() < 1e-4);
        assert!((f64::from(passes.marginals[1][2]) - second_is_inside / total).abs() < 1e-4);
        let mut pairs = [[0.0; LABELS]; LABELS];
        passes.add_pair_probabilities(&exponentials(&transitions), &mut pairs);
        assert!((pairs.iter().flatten().sum::<f32>() - 1.0).abs() < 1e-4);
    }
}
