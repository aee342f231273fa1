//! The language that a name is at home in, by its letters: a naive Bayes classifier of runs of three letters, learned from lists of names.

use super::evidence::Evidence;
use std::collections::BTreeMap;

/// Letters of a run.
const RUN: usize = 3;
/// Probability that the named languages have together.
const SURE: f64 = 0.85;
/// Probability that a named language has at least.
const LEAST: f64 = 0.25;
/// Fewest names of a language that is learned.
const FEWEST: f64 = 150.0;

/// Runs of letters by language.
#[derive(Debug, Default)]
pub(super) struct Letters {
    runs: BTreeMap<usize, (BTreeMap<Vec<char>, f64>, f64)>,
}

impl Letters {
    /// Learns from the listed names.
    pub(super) fn learn(evidence: &Evidence) -> Self {
        let mut out = Self::default();
        let mut names: BTreeMap<usize, f64> = BTreeMap::new();
        for (word, counts) in &evidence.words {
            for language in counts.listed.keys() {
                *names.entry(*language).or_default() += 1.0;
                let (runs, all) = out.runs.entry(*language).or_default();
                for run in runs_of(word) {
                    *runs.entry(run).or_default() += 1.0;
                    *all += 1.0;
                }
            }
        }
        out.runs.retain(|language, _| names[language] >= FEWEST);
        out
    }

    /// Bits of the languages that a word is most likely from; 0 if its letters do not tell.
    pub(super) fn homes(&self, word: &str) -> u32 {
        let runs = runs_of(word);
        let scores: Vec<(usize, f64)> = self
            .runs
            .iter()
            .map(|(language, (seen, all))| {
                let chance = |run: &Vec<char>| {
                    (seen.get(run).copied().unwrap_or(0.0) + 0.05) / (all + 500.0)
                };
                (*language, runs.iter().map(|run| chance(run).ln()).sum())
            })
            .collect();
        let most = scores
            .iter()
            .map(|(_, score)| *score)
            .fold(f64::MIN, f64::max);
        let all: f64 = scores.iter().map(|(_, score)| (score - most).exp()).sum();
        let chances = scores
            .iter()
            .map(|(language, score)| (language, (score - most).exp() / all));
        let named: Vec<_> = chances.filter(|(_, chance)| *chance >= LEAST).collect();
        match named.iter().map(|(_, chance)| chance).sum::<f64>() >= SURE {
            true => named
                .iter()
                .fold(0, |bits, (language, _)| bits | 1 << **language),
            false => 0,
        }
    }
}

fn runs_of(word: &str) -> Vec<Vec<char>> {
    let edged: Vec<char> = ['^', '^']
        .into_iter()
        .chain(word.chars())
        .chain(['$'])
        .collect();
    edged.windows(RUN).map(<[char]>::to_vec).collect()
}
