//! How probable pieces are after others, with Witten-Bell smoothing; the file of the model.

use super::align::Piece;
use cuttings::link::latin::{EDGE, ORDER, STEPS};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

/// A piece seen less often is none.
const LEAST_PIECE: u32 = 4;
/// A run of three pieces and more that was seen less often is left out.
const LEAST_RUN: f64 = 2.0;

/// The model as a file.
pub(super) fn runs(words: &[Vec<Piece>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut counts: BTreeMap<&Piece, u32> = BTreeMap::new();
    for piece in words.iter().flatten() {
        *counts.entry(piece).or_default() += 1;
    }
    let kept = counts.iter().filter(|(_, count)| **count >= LEAST_PIECE);
    let numbers: BTreeMap<&Piece, u16> = kept
        .zip(EDGE + 1..)
        .map(|((piece, _), number)| (*piece, number))
        .collect();
    let mut seen: BTreeMap<Vec<u16>, f64> = BTreeMap::new();
    for word in words {
        let Some(inner) = word
            .iter()
            .map(|piece| numbers.get(piece).copied())
            .collect::<Option<Vec<u16>>>()
        else {
            continue;
        };
        let word: Vec<u16> = [EDGE].into_iter().chain(inner).chain([EDGE]).collect();
        for end in 1..word.len() {
            for length in 1..=ORDER.min(end + 1) {
                *seen
                    .entry(word[end + 1 - length..=end].to_vec())
                    .or_default() += 1.0;
            }
        }
    }
    println!("{} pieces, {} runs", numbers.len(), seen.len());
    let model = smooth(&seen);
    let mut map = fst::MapBuilder::memory();
    let mut keys: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    for (piece, number) in &numbers {
        let key = [&[0], piece.0.as_bytes(), &[0], piece.1.as_bytes()].concat();
        keys.insert(key, u64::from(*number));
    }
    let byte = |chance: f64| (-chance.ln() as f32 * STEPS).round().clamp(0.0, 255.0) as u64;
    for (run, (chance, rest)) in model {
        let key = run.iter().flat_map(|number| number.to_be_bytes()).collect();
        keys.insert(key, byte(chance) << 8 | byte(rest));
    }
    for (key, value) in keys {
        map.insert(key, value)?;
    }
    Ok(map.into_inner()?)
}

/// For each run the probability of its last piece after the others, and what is left for unseen pieces after the run.
fn smooth(seen: &BTreeMap<Vec<u16>, f64>) -> BTreeMap<Vec<u16>, (f64, f64)> {
    let mut followed: BTreeMap<&[u16], (f64, f64)> = BTreeMap::new();
    for (run, count) in seen {
        let (total, kinds) = followed.entry(&run[..run.len() - 1]).or_default();
        *total += count;
        *kinds += 1.0;
    }
    let rest = |run: &[u16]| {
        followed
            .get(run)
            .map_or(1.0, |(total, kinds)| kinds / (total + kinds))
    };
    let mut runs: Vec<&Vec<u16>> = seen.keys().collect();
    runs.sort_by_key(|run| run.len());
    let mut chances: BTreeMap<&[u16], f64> = BTreeMap::new();
    for run in runs {
        let before = &run[..run.len() - 1];
        let (total, kinds) = followed.get(before).copied().unwrap_or((0.0, 1.0));
        let shorter = if run.len() > 1 {
            chances.get(&run[1..]).copied().unwrap_or(1e-6)
        } else {
            1e-6
        };
        chances.insert(run, (seen[run] + kinds * shorter) / (total + kinds));
    }
    let keep: BTreeSet<&[u16]> = chances
        .keys()
        .copied()
        .filter(|run| run.len() < 3 || seen[*run] >= LEAST_RUN)
        .collect();
    keep.iter()
        .map(|run| (run.to_vec(), (chances[*run], rest(run))))
        .collect()
}
