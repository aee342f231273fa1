//! How rare a term is: by the shipped background at first, more and more by the archive's own counts as it grows.

use super::keys::KeyMap;
use super::profile::{DocumentProfile, TERM_KINDS, TermKind};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Document frequencies of terms for one archive.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    /// Share of texts that contain a key, as a level (see [`level`]), indexed by the low bits of the key; empty without background.
    tables: [Vec<u8>; 6],
    /// Weights of the archive's terms, by its own counts and the background together; none of words.
    weights: [KeyMap<f32>; 6],
    documents: f32,
    /// By language: how rare its words are among its own texts.
    words: BTreeMap<String, WordRarity>,
}

/// The weights of the words of one language of the archive. A word of a language that few texts of the archive are in is no rare word for that.
#[derive(Clone, Debug, Default)]
struct WordRarity {
    weights: KeyMap<f32>,
    documents: f32,
}

/// How many documents of an archive weigh as much as the background.
const BACKGROUND_DOCUMENTS: f32 = 10.0;

/// A share from 0 to 1 as one byte, logarithmic: 0 for never, 255 for always.
pub fn level(share: f64) -> u8 {
    if share <= 0.0 {
        return 0;
    }
    (255.0 + 25.0 * share.ln()).round().clamp(1.0, 255.0) as u8
}

/// The share that a level represents.
pub fn share(level: u8) -> f32 {
    if level == 0 {
        0.0
    } else {
        ((f32::from(level) - 255.0) / 25.0).exp()
    }
}

impl Rarity {
    /// Uses the background's tables alone; the length of a table is a power of two or zero.
    pub fn new(tables: [Vec<u8>; 6]) -> Self {
        Self {
            tables,
            ..Self::default()
        }
    }

    /// Reads what [`Rarity::to_bytes`] wrote; truncated data is dropped.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut tables: [Vec<u8>; 6] = Default::default();
        let mut at = 0;
        for table in &mut tables {
            let Some(size) = bytes.get(at).map(|b| 1_usize << b.min(&24)) else {
                break;
            };
            *table = bytes
                .get(at + 1..at + 1 + size)
                .map(<[u8]>::to_vec)
                .unwrap_or_default();
            at += 1 + size;
        }
        Self::new(tables)
    }

    /// Writes each table, preceded by the logarithm (base 2) of its size.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for table in &self.tables {
            out.push(table.len().max(1).trailing_zeros() as u8);
            out.extend(table);
            if table.is_empty() {
                out.push(0);
            }
        }
        out
    }

    /// Adds an archive's own counts.
    pub fn with_archive(&self, profiles: &[DocumentProfile]) -> Self {
        let mut out = self.clone();
        out.documents = profiles.len() as f32;
        let weights: Vec<KeyMap<f32>> = TERM_KINDS
            .par_iter()
            .map(|&kind| match kind {
                TermKind::Word => KeyMap::default(),
                _ => out.weights_of(kind, profiles.iter(), out.documents),
            })
            .collect();
        for (into, weights) in out.weights.iter_mut().zip(weights) {
            *into = weights;
        }
        let mut by_language: BTreeMap<&str, Vec<&DocumentProfile>> = BTreeMap::new();
        for profile in profiles {
            let of_language = by_language.entry(&profile.language).or_default();
            of_language.push(profile);
        }
        let words: Vec<(String, WordRarity)> = by_language
            .into_par_iter()
            .map(|(language, profiles)| {
                let documents = profiles.len() as f32;
                let weights = out.weights_of(TermKind::Word, profiles.into_iter(), documents);
                (language.to_owned(), WordRarity { weights, documents })
            })
            .collect();
        out.words = words.into_iter().collect();
        out
    }

    /// The weight of each term of one kind that these documents have.
    fn weights_of<'a>(
        &self,
        kind: TermKind,
        profiles: impl Iterator<Item = &'a DocumentProfile>,
        documents: f32,
    ) -> KeyMap<f32> {
        let mut counts = KeyMap::<f32>::default();
        for (key, _) in profiles.flat_map(|profile| profile.sets[kind as usize].iter()) {
            *counts.entry(key).or_default() += 1.0;
        }
        // Each key's weight depends only on its own count, so the order does not matter.
        counts
            .into_iter()
            .map(|(key, count)| (key, self.weight(kind, key, count, documents)))
            .collect()
    }

    /// The weight of a key in a text of this language: minus the logarithm of the share of texts that contain it, from 0 to about 6. For words, these
    /// are the texts in the same language.
    pub fn of(&self, kind: TermKind, key: u32, language: &str) -> f32 {
        let (weights, documents) = match (kind, self.words.get(language)) {
            (TermKind::Word, Some(words)) => (&words.weights, words.documents),
            (TermKind::Word, None) => (&self.weights[kind as usize], 0.0),
            _ => (&self.weights[kind as usize], self.documents),
        };
        let known = weights.get(&key).copied();
        known.unwrap_or_else(|| self.weight(kind, key, 0.0, documents))
    }

    /// The weight of a term in `own` of this many documents of the archive.
    fn weight(&self, kind: TermKind, key: u32, own: f32, documents: f32) -> f32 {
        // The background was not tagged, so people are as rare there as their names.
        let known_as = if kind == TermKind::Person {
            TermKind::Name
        } else {
            kind
        };
        let table = &self.tables[known_as as usize];
        let known = if table.is_empty() {
            default_share(kind)
        } else {
            share(table[key as usize & (table.len() - 1)])
        };
        let documents = coarse(documents, ARCHIVE_STEPS);
        let own = coarse(own, STEPS).min(documents);
        let together = (BACKGROUND_DOCUMENTS * known + own) / (BACKGROUND_DOCUMENTS + documents);
        (-(together + 0.002).ln()).max(0.05)
    }
}

/// Steps from a number of texts that have a term to its double.
const STEPS: f32 = 4.0;
/// Steps from a number of texts in the archive to its double. All weights depend on it, so that it is more exact.
const ARCHIVE_STEPS: f32 = 8.0;

/// Smaller numbers of texts are exact: one step would be a large part of them, and few texts have such terms.
const EXACT: f32 = 8.0;

/// A number of texts, rounded to one of so many steps between it and its double: one text more or less changes the weights of few terms, and what was
/// worked out with the others stays true.
fn coarse(count: f32, steps: f32) -> f32 {
    match count < EXACT {
        true => count,
        false => ((steps * count.log2()).round() / steps).exp2(),
    }
}

fn default_share(kind: TermKind) -> f32 {
    match kind {
        TermKind::Spelling => 0.02,
        TermKind::Concept => 0.03,
        TermKind::Name | TermKind::Word | TermKind::Person => 0.005,
        TermKind::Number => 0.01,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::set::{Occurrence, TermSet};

    #[test]
    fn a_common_word_of_a_language_of_few_texts_is_no_rare_word() {
        let text = |language: &str, words: &[u32]| {
            let mut profile = DocumentProfile {
                language: language.to_owned(),
                ..DocumentProfile::default()
            };
            let spot = crate::model::Span::default();
            for kind in [TermKind::Word, TermKind::Concept] {
                let found = words
                    .iter()
                    .map(|key| Occurrence::new(*key, 0, 255, true, spot));
                profile.sets[kind as usize] = TermSet::of(found.collect(), false);
            }
            profile
        };
        let mut profiles = vec![text("yy", &[2, 3]); 400];
        profiles.extend(vec![text("xx", &[1]); 8]);
        let rarity = Rarity::default().with_archive(&profiles);
        assert!(rarity.of(TermKind::Word, 1, "xx") < 1.0);
        assert!(rarity.of(TermKind::Concept, 1, "xx") > 3.0);
        assert!(rarity.of(TermKind::Word, 1, "yy") > rarity.of(TermKind::Word, 2, "yy"));
    }

    #[test]
    fn one_more_text_changes_few_weights() {
        let changes = |steps: f32| {
            let numbers = (1..200).map(|count| coarse(count as f32, steps));
            let numbers: Vec<f32> = numbers.collect();
            numbers.windows(2).filter(|pair| pair[0] != pair[1]).count()
        };
        assert!(changes(STEPS) < 32, "{}", changes(STEPS));
        assert_eq!(
            [0.0, 1.0, 5.0].map(|count| coarse(count, STEPS)),
            [0.0, 1.0, 5.0]
        );
        for count in 1..2000 {
            let ratio = coarse(count as f32, ARCHIVE_STEPS) / count as f32;
            assert!((0.95..1.05).contains(&ratio), "{count}: {ratio}");
        }
    }

    #[test]
    fn levels_keep_shares_within_a_few_per_cent() {
        for given in [1.0, 0.3, 0.01, 0.0005] {
            assert!((f64::from(share(level(given))) / given - 1.0).abs() < 0.05);
        }
    }
}
