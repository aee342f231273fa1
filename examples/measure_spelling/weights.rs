//! Costs of writing one letter for another and of leaving one out, counted from aligned forms of one name.
//!
//! Method: the edit operations of the best alignments are counted and their costs set to the negative logarithm of their frequency, then
//! everything is aligned again (Viterbi training of a stochastic edit distance; Ristad and Yianilos, "Learning string-edit distance", 1998).

use rayon::prelude::*;

const LETTERS: usize = 26;
/// A letter is left out inside a word, beside a vowel, or at the end.
const CONTEXTS: usize = 3;
const ROUNDS: usize = 3;
/// Negative logarithms that cost as much as a whole letter; the best on the names learned from is taken.
const SCALES: &[f64] = &[3.0, 4.0, 5.0, 6.0, 8.0];

/// The costs, 0 to 1.
#[derive(Clone)]
pub(crate) struct Weights {
    replaced: [[f64; LETTERS]; LETTERS],
    left_out: [[f64; CONTEXTS]; LETTERS],
}

#[derive(Clone)]
struct Counts {
    replaced: [[f64; LETTERS]; LETTERS],
    left_out: [[f64; CONTEXTS]; LETTERS],
    seen: [[f64; CONTEXTS]; LETTERS],
}

impl Counts {
    fn none() -> Self {
        Self {
            replaced: [[0.5; LETTERS]; LETTERS],
            left_out: [[0.5; CONTEXTS]; LETTERS],
            seen: [[1.0; CONTEXTS]; LETTERS],
        }
    }

    fn add(mut self, other: &Self) -> Self {
        for a in 0..LETTERS {
            for b in 0..LETTERS {
                self.replaced[a][b] += other.replaced[a][b] - 0.5;
            }
            for context in 0..CONTEXTS {
                self.left_out[a][context] += other.left_out[a][context] - 0.5;
                self.seen[a][context] += other.seen[a][context] - 1.0;
            }
        }
        self
    }
}

impl Weights {
    /// Learns from pairs of folded forms of one name; `judge` says how good some weights are.
    pub(crate) fn learn(pairs: &[(&str, &str)], judge: impl Fn(&Self) -> f64) -> Self {
        let mut best: Option<(f64, Self)> = None;
        for scale in SCALES {
            let mut weights = Self {
                replaced: [[1.0; LETTERS]; LETTERS],
                left_out: [[0.7; CONTEXTS]; LETTERS],
            };
            for _ in 0..ROUNDS {
                weights = weights.again(pairs, *scale);
            }
            let good = judge(&weights);
            println!("scale {scale}: {good:.3} same on the names learned from");
            if best.as_ref().is_none_or(|(other, _)| good > *other) {
                best = Some((good, weights));
            }
        }
        best.map_or_else(
            || Self {
                replaced: [[1.0; LETTERS]; LETTERS],
                left_out: [[1.0; CONTEXTS]; LETTERS],
            },
            |(_, weights)| weights,
        )
    }

    fn again(&self, pairs: &[(&str, &str)], scale: f64) -> Self {
        let counts = pairs
            .par_chunks(4096)
            .map(|pairs| {
                let mut counts = Counts::none();
                for (a, b) in pairs {
                    self.count(&letters(a), &letters(b), &mut counts);
                }
                counts
            })
            .collect::<Vec<_>>()
            .iter()
            .fold(Counts::none(), |all, counts| all.add(counts));
        let mut out = self.clone();
        let seen: Vec<f64> = counts
            .seen
            .iter()
            .map(|contexts| contexts.iter().sum())
            .collect();
        let cost = |share: f64| (-share.ln() / scale).clamp(0.05, 1.0);
        for a in 0..LETTERS {
            for b in 0..LETTERS {
                let both = counts.replaced[a][b] + counts.replaced[b][a];
                out.replaced[a][b] = cost(both / (2.0 * (seen[a] * seen[b]).sqrt()));
            }
            for context in 0..CONTEXTS {
                out.left_out[a][context] =
                    cost(counts.left_out[a][context] / counts.seen[a][context]);
            }
        }
        out
    }

    /// As the program's own likeness, with these costs.
    pub(crate) fn likeness(&self, a: &str, b: &str) -> f64 {
        if a == b {
            return 1.0;
        }
        let (a, b) = (letters(a), letters(b));
        let longest = a.len().max(b.len());
        if longest == 0 || (longest - a.len().min(b.len())) * 2 > longest {
            return 0.0;
        }
        let rows = self.rows(&a, &b);
        (1.0 - rows[a.len()][b.len()] / (longest as f64).max(3.0)).max(0.0)
    }

    fn rows(&self, a: &[usize], b: &[usize]) -> Vec<Vec<f64>> {
        let mut rows = vec![vec![0.0; b.len() + 1]; a.len() + 1];
        for j in 0..b.len() {
            rows[0][j + 1] = rows[0][j] + self.left_out[b[j]][context(b, j)];
        }
        for i in 0..a.len() {
            let dropped = self.left_out[a[i]][context(a, i)];
            rows[i + 1][0] = rows[i][0] + dropped;
            for j in 0..b.len() {
                let added = self.left_out[b[j]][context(b, j)];
                let replaced = if a[i] == b[j] {
                    0.0
                } else {
                    self.replaced[a[i]][b[j]]
                };
                rows[i + 1][j + 1] = (rows[i][j] + replaced)
                    .min(rows[i][j + 1] + dropped)
                    .min(rows[i + 1][j] + added);
            }
        }
        rows
    }

    /// Adds the operations of the best alignment; pairs that have little in common are left out.
    fn count(&self, a: &[usize], b: &[usize], counts: &mut Counts) {
        let rows = self.rows(a, b);
        if rows[a.len()][b.len()] > 0.5 * a.len().max(b.len()) as f64 {
            return;
        }
        for word in [a, b] {
            for (at, letter) in word.iter().enumerate() {
                counts.seen[*letter][context(word, at)] += 1.0;
            }
        }
        let (mut i, mut j) = (a.len(), b.len());
        while i > 0 || j > 0 {
            let here = rows[i][j];
            let near = |other: f64| (other - here).abs() < 1e-9;
            if i > 0 && j > 0 {
                let same = a[i - 1] == b[j - 1];
                let replaced = if same {
                    0.0
                } else {
                    self.replaced[a[i - 1]][b[j - 1]]
                };
                if near(rows[i - 1][j - 1] + replaced) {
                    if !same {
                        counts.replaced[a[i - 1]][b[j - 1]] += 1.0;
                    }
                    (i, j) = (i - 1, j - 1);
                    continue;
                }
            }
            if i > 0 && near(rows[i - 1][j] + self.left_out[a[i - 1]][context(a, i - 1)]) {
                counts.left_out[a[i - 1]][context(a, i - 1)] += 1.0;
                i -= 1;
            } else if j > 0 {
                counts.left_out[b[j - 1]][context(b, j - 1)] += 1.0;
                j -= 1;
            } else {
                return;
            }
        }
    }

    /// The cheapest replacements and omissions.
    pub(crate) fn print(&self) {
        let name = |letter: usize| char::from(b'a' + letter as u8);
        let mut costs: Vec<(f64, String)> = Vec::new();
        for a in 0..LETTERS {
            for b in 0..a {
                costs.push((self.replaced[a][b], format!("{}/{}", name(b), name(a))));
            }
            for (context, place) in ["inside", "beside a vowel", "last"].iter().enumerate() {
                costs.push((self.left_out[a][context], format!("{} {place}", name(a))));
            }
        }
        costs.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        let cheapest: Vec<String> = costs
            .iter()
            .take(60)
            .map(|(cost, what)| format!("{what} {cost:.2}"))
            .collect();
        println!("cheapest: {}", cheapest.join(", "));
    }
}

fn letters(word: &str) -> Vec<usize> {
    let letters = word.bytes().filter(u8::is_ascii_lowercase);
    letters
        .take(40)
        .map(|byte| usize::from(byte - b'a'))
        .collect()
}

fn context(word: &[usize], at: usize) -> usize {
    let vowel = |at: usize| {
        word.get(at)
            .is_some_and(|letter| b"aeiou".contains(&(b'a' + *letter as u8)))
    };
    if at + 1 == word.len() {
        2
    } else if vowel(at + 1) || at > 0 && vowel(at - 1) {
        1
    } else {
        0
    }
}
