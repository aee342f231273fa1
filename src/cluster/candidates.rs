//! Which pairs are worth a closer look: an inverted index of rare evidence.
//!
//! For each document its rarest evidence votes for the documents that share it; the best few are kept. Postings are cut off where evidence is
//! common, so the cost grows with the texts and not with their pairs.

use super::reading::{KINDS, Kind, Reading};
use rayon::prelude::*;
use std::collections::HashMap;

/// Pairs are kept by this many best partners of either document.
const PARTNERS: usize = 48;
/// Beyond these, the best few of each language: many texts of one language must not crowd out the one translation.
const OF_EACH_LANGUAGE: usize = 2;
/// Evidence in more documents than this votes for nobody, unless the archive is small.
const COMMON: usize = 400;

/// Pairs (lower index first), ascending, without repeats.
pub fn candidates(readings: &[Reading]) -> Vec<(usize, usize)> {
    if readings.len() <= PARTNERS + 1 {
        return (0..readings.len())
            .flat_map(|a| (a + 1..readings.len()).map(move |b| (a, b)))
            .collect();
    }
    let chosen: Vec<Vec<(u64, f32, bool)>> = readings.par_iter().map(rarest).collect();
    let mut postings: HashMap<u64, Vec<u32>> = HashMap::new();
    for (document, evidence) in chosen.iter().enumerate() {
        for (key, _, _) in evidence {
            postings.entry(*key).or_default().push(document as u32);
        }
    }
    let common = COMMON.max(readings.len() / 20).min(2_000);
    let mut pairs: Vec<(usize, usize)> = (0..readings.len())
        .into_par_iter()
        .flat_map_iter(|document| {
            let mut votes: HashMap<u32, f32> = HashMap::new();
            for (key, weight, _) in &chosen[document] {
                let Some(others) = postings.get(key).filter(|others| others.len() <= common) else {
                    continue;
                };
                for other in others {
                    *votes.entry(*other).or_default() += weight * weight;
                }
            }
            let size = |at: usize| (chosen[at].len() as f32 + 20.0).sqrt();
            let mut ranked: Vec<(u32, f32)> = votes
                .into_iter()
                .filter(|(other, _)| *other as usize != document)
                .map(|(other, vote)| (other, vote / size(other as usize)))
                .collect();
            ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let mut of_language: HashMap<&str, usize> = HashMap::new();
            let mut kept = 0;
            ranked.retain(|(other, _)| {
                let count = of_language
                    .entry(readings[*other as usize].language.as_str())
                    .or_default();
                *count += 1;
                kept += 1;
                kept <= PARTNERS || (*count <= OF_EACH_LANGUAGE && kept <= 8 * PARTNERS)
            });
            ranked.into_iter().map(move |(other, _)| {
                let other = other as usize;
                (document.min(other), document.max(other))
            })
        })
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// The evidence of a document that votes: its rarest, each kind with its share.
fn rarest(reading: &Reading) -> Vec<(u64, f32, bool)> {
    let mut out = Vec::new();
    for kind in KINDS {
        let share = match kind {
            Kind::Spelling => 60,
            Kind::Concept => 60,
            Kind::Name | Kind::Word => 40,
            Kind::Number => 20,
            // People vote among the names.
            Kind::Person => 0,
        };
        let mut items: Vec<_> = reading.sets[kind as usize].iter().collect();
        items.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.key.cmp(&b.key)));
        out.extend(items.into_iter().take(share).map(|item| {
            (
                (kind as u64) << 32 | u64::from(item.key),
                item.weight,
                item.sure,
            )
        }));
    }
    out
}
