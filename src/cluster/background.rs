//! What unrelated texts have in common: mean and standard deviation of each measure per pair of languages, and the relative lengths of languages.
//!
//! Two texts in one language always look more alike than two in different languages, so a measure means something only relative to this
//! background. `examples/derive_concepts.rs` derives it from aligned sentences, so that even an archive of five texts has one.

use std::collections::BTreeMap;

/// Measures that are compared with the background: spelling and concept cosines, plain and aligned.
pub const MEASURED: usize = 4;

/// Mean and standard deviation of one measure over pairs of unrelated texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Mean.
    pub mean: f32,
    /// Standard deviation.
    pub deviation: f32,
}

/// Letters in a short text, as a logarithm; figures are interpolated between [`SHORT`] and [`LONG`].
pub const SHORT: f32 = 5.8;
/// See [`SHORT`].
pub const LONG: f32 = 7.6;

/// Figures of one pair of languages: short texts, long texts.
pub type PairFigures = [[Spread; MEASURED]; 2];

/// The shipped figures.
#[derive(Clone, Debug, Default)]
pub struct Background {
    /// By the lower tag, then the other.
    pairs: BTreeMap<String, BTreeMap<String, PairFigures>>,
    expansions: BTreeMap<String, f32>,
    same_language: Option<PairFigures>,
    other_language: Option<PairFigures>,
}

impl Background {
    /// Builds the background from figures per pair of languages (lower tag first) and relative lengths per language (1 is the mean).
    pub fn new(
        pairs: BTreeMap<(String, String), PairFigures>,
        expansions: BTreeMap<String, f32>,
    ) -> Self {
        let mean = |same: bool| {
            mean_figures(
                pairs
                    .iter()
                    .filter(|(k, _)| (k.0 == k.1) == same)
                    .map(|(_, v)| v),
            )
        };
        let (same_language, other_language) = (mean(true), mean(false));
        let mut by_tag: BTreeMap<String, BTreeMap<String, PairFigures>> = BTreeMap::new();
        for ((a, b), figures) in pairs {
            by_tag.entry(a).or_default().insert(b, figures);
        }
        Self {
            same_language,
            other_language,
            pairs: by_tag,
            expansions,
        }
    }

    /// Letters that a language needs where the average language needs one.
    pub fn expansion(&self, language: &str) -> f32 {
        self.expansions.get(language).copied().unwrap_or(1.0)
    }

    /// Mean and standard deviation for unrelated texts of two languages; `letters` is the logarithm of the shorter text's length.
    pub fn of(&self, a: &str, b: &str, letters: f32) -> [Spread; MEASURED] {
        let pair = if a <= b { (a, b) } else { (b, a) };
        let figures = self.figures(pair.0, pair.1).or(if a == b {
            self.same_language.as_ref()
        } else {
            self.other_language.as_ref()
        });
        let Some([short, long]) = figures else {
            return [Spread {
                mean: 0.03,
                deviation: 0.03,
            }; MEASURED];
        };
        let share = ((letters - SHORT) / (LONG - SHORT)).clamp(-0.5, 1.3);
        let mix = |x: f32, y: f32| (x + (y - x) * share).max(0.002);
        std::array::from_fn(|at| Spread {
            mean: mix(short[at].mean, long[at].mean),
            deviation: mix(short[at].deviation, long[at].deviation).max(0.004),
        })
    }

    fn figures(&self, lower: &str, higher: &str) -> Option<&PairFigures> {
        self.pairs.get(lower)?.get(higher)
    }

    /// Reads what [`Background::to_bytes`] wrote; truncated entries are dropped.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut at = 0;
        let mut take = |count: usize| {
            let out = bytes.get(at..at + count);
            at += count;
            out
        };
        let mut tags: Vec<String> = Vec::new();
        let mut expansions = BTreeMap::new();
        let count = take(1).map_or(0, |b| b[0]);
        for _ in 0..count {
            let Some(length) = take(1).map(|b| usize::from(b[0])) else {
                break;
            };
            let Some(tag) = take(length).map(|b| String::from_utf8_lossy(b).into_owned()) else {
                break;
            };
            let Some(b) = take(1) else { break };
            expansions.insert(tag.clone(), f32::from(b[0]) / 100.0);
            tags.push(tag);
        }
        let mut pairs = BTreeMap::new();
        for i in 0..tags.len() {
            for j in i..tags.len() {
                let Some(b) = take(2 * MEASURED * 2 * 2) else {
                    break;
                };
                let number = |index: usize| {
                    f32::from(u16::from_le_bytes([b[index * 2], b[index * 2 + 1]])) / 65_535.0
                };
                let figures: PairFigures = std::array::from_fn(|length| {
                    std::array::from_fn(|measure| Spread {
                        mean: number((length * MEASURED + measure) * 2),
                        deviation: number((length * MEASURED + measure) * 2 + 1),
                    })
                });
                pairs.insert((tags[i].clone(), tags[j].clone()), figures);
            }
        }
        Self::new(pairs, expansions)
    }

    /// Writes the tags with their lengths, then mean and standard deviation of each pair of tags in order, two bytes each.
    pub fn to_bytes(&self) -> Vec<u8> {
        let tags: Vec<&String> = self.expansions.keys().collect();
        let mut out = vec![tags.len() as u8];
        for tag in &tags {
            out.push(tag.len() as u8);
            out.extend(tag.bytes());
            out.push((self.expansion(tag) * 100.0).round() as u8);
        }
        for (i, a) in tags.iter().enumerate() {
            for b in &tags[i..] {
                let figures = self.figures(a, b).copied();
                let figures = figures.or(self.other_language).unwrap_or(
                    [[Spread {
                        mean: 0.03,
                        deviation: 0.03,
                    }; MEASURED]; 2],
                );
                for spread in figures.iter().flatten() {
                    for value in [spread.mean, spread.deviation] {
                        out.extend(
                            ((value.clamp(0.0, 1.0) * 65_535.0).round() as u16).to_le_bytes(),
                        );
                    }
                }
            }
        }
        out
    }
}

fn mean_figures<'a>(all: impl Iterator<Item = &'a PairFigures>) -> Option<PairFigures> {
    let mut sum = [[Spread {
        mean: 0.0,
        deviation: 0.0,
    }; MEASURED]; 2];
    let mut count = 0.0_f32;
    for figures in all {
        count += 1.0;
        for (into, from) in sum.iter_mut().flatten().zip(figures.iter().flatten()) {
            into.mean += from.mean;
            into.deviation += from.deviation;
        }
    }
    for spread in sum.iter_mut().flatten() {
        spread.mean /= count.max(1.0);
        spread.deviation /= count.max(1.0);
    }
    (count > 0.0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_survive_the_file() {
        let figures = [[Spread {
            mean: 0.25,
            deviation: 0.125,
        }; MEASURED]; 2];
        let key = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let pairs = BTreeMap::from([
            (key("kk", "kk"), figures),
            (key("kk", "ru"), figures),
            (key("ru", "ru"), figures),
        ]);
        let expansions = BTreeMap::from([("kk".to_owned(), 0.9), ("ru".to_owned(), 1.1)]);
        let read = Background::from_bytes(&Background::new(pairs, expansions).to_bytes());
        assert!((read.of("ru", "kk", 6.0)[2].mean - 0.25).abs() < 1e-4);
        assert!((read.expansion("ru") - 1.1).abs() < 1e-6);
        assert!((read.of("xx", "yy", 6.0)[0].deviation - 0.125).abs() < 1e-4);
        assert_eq!(Background::from_bytes(&[3, 2, b'r']).expansion("ru"), 1.0);
    }
}
