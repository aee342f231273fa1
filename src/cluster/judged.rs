//! Candidate pairs with their odds, computed once for any number of groupings.

use super::candidates::candidates;
use super::evidence::Evidence;
use super::judgement::{Odds, judge};
use super::known::{KnownJudgements, MarkedOdds, key, mark, up_to_date};
use super::probe::Probe;
use super::profile::DocumentProfile;
use super::rivals::Rivals;
use crate::model::Document;
use crate::text::ContentHash;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Borrow;
use std::cell::LazyCell;
use std::sync::{Mutex, PoisonError};

/// Documents with the odds of every candidate pair, and of any other pair on demand.
///
/// Profiling and judging are the costly part of clustering; [`Judged::group`] can be called several times, with different constraints.
pub struct Judged<'a> {
    pub(super) documents: Vec<&'a Document>,
    pub(super) profiles: Vec<DocumentProfile>,
    pub(super) evidence: &'a Evidence,
    pub(super) known: KnownJudgements<'a>,
    /// For each document, what its judgements are found by; none where nothing is kept.
    pub(super) marks: Vec<ContentHash>,
    /// Ascending.
    pairs: Vec<(u32, u32)>,
    /// The odds of each pair.
    odds: Vec<Odds>,
    /// For each document, the index of the first pair that starts with it; one more entry at the end.
    starts: Vec<u32>,
    /// Odds of other pairs, computed when a merge depends on them.
    others: Mutex<FxHashMap<(u32, u32), Odds>>,
    /// What else each document could be a version of.
    rivals: Rivals,
}

impl<'a> Judged<'a> {
    /// Profiles the documents, which must be sorted by id, finds the candidates and judges them.
    pub fn new(documents: Vec<&'a Document>, evidence: &'a Evidence) -> Self {
        Self::knowing(documents, evidence, KnownJudgements::default())
    }

    /// The same, with what was worked out before.
    pub fn knowing(
        documents: Vec<&'a Document>,
        evidence: &'a Evidence,
        known: KnownJudgements<'a>,
    ) -> Self {
        let profiles: Vec<(DocumentProfile, Option<ContentHash>)> = documents
            .par_iter()
            .map(|document| {
                let key = known.profiles.is_kept().then(|| key(document));
                let read = || evidence.profile(document);
                let profile = key.map_or_else(read, |key| known.profiles.recall(key, &read));
                (profile, key)
            })
            .collect();
        let (mut profiles, keys): (Vec<_>, Vec<_>) = profiles.into_iter().unzip();
        weigh_all(&mut profiles, evidence);
        let marks: Vec<ContentHash> = keys
            .par_iter()
            .zip(&profiles)
            .filter_map(|(key, profile)| Some(mark((*key)?, profile)))
            .collect();
        let pairs = candidates(&profiles);
        let starts: Vec<u32> = (0..=profiles.len())
            .map(|document| pairs.partition_point(|pair| (pair.0 as usize) < document) as u32)
            .collect();
        let pairs_of = |document: usize| {
            let (start, end) = (starts[document], starts[document + 1]);
            &pairs[start as usize..end as usize]
        };
        let mut odds: Vec<Odds> = (0..profiles.len())
            .into_par_iter()
            .filter(|document| !pairs_of(*document).is_empty())
            .flat_map_iter(|document| {
                let others = pairs_of(document).iter().map(|(_, other)| *other as usize);
                let probe = LazyCell::new(|| Probe::of(&profiles[document]));
                let odds = |other: usize| judge(&*probe, &profiles[other], evidence).1;
                match marks.get(document) {
                    Some(own) => {
                        let of_others = others.clone().map(|other| marks[other].0 as u64);
                        let all: Vec<usize> = others.collect();
                        let update = |known: Option<Vec<MarkedOdds>>| {
                            up_to_date(known, of_others.clone(), |place| odds(all[place]))
                        };
                        let known = known.odds.revise(*own, &update);
                        known.into_iter().map(|(_, odds)| odds).collect::<Vec<_>>()
                    }
                    None => others.map(odds).collect(),
                }
            })
            .collect();
        let stories: Vec<f64> = odds.iter().map(|odds| odds.story).collect();
        let rivals = Rivals::new(&profiles, &pairs, &stories);
        for (&pair, odds) in pairs.iter().zip(odds.iter_mut()) {
            support(&rivals, &profiles, pair, odds);
        }
        Self {
            documents,
            profiles,
            evidence,
            known,
            marks,
            pairs,
            odds,
            starts,
            others: Mutex::default(),
            rivals,
        }
    }

    /// Log-odds of a pair, lower index first.
    pub(super) fn odds(&self, a: usize, b: usize) -> Odds {
        let (start, end) = (self.starts[a] as usize, self.starts[a + 1] as usize);
        match self.pairs[start..end].binary_search_by_key(&b, |pair| pair.1 as usize) {
            Ok(at) => self.odds[start + at],
            Err(_) => self.look_up(a, b),
        }
    }

    /// The odds of a pair that is not a candidate, computed at most once.
    fn look_up(&self, a: usize, b: usize) -> Odds {
        let pair = (a as u32, b as u32);
        let others = || self.others.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(odds) = others().get(&pair) {
            return *odds;
        }
        let mut odds = judge(&self.profiles[a], &self.profiles[b], self.evidence).1;
        support(&self.rivals, &self.profiles, pair, &mut odds);
        others().insert(pair, odds);
        odds
    }

    /// The candidates whose odds satisfy the condition, ascending.
    pub(super) fn pairs_with(&self, wanted: impl Fn(&Odds) -> bool) -> Vec<(usize, usize)> {
        self.pairs
            .iter()
            .zip(&self.odds)
            .filter(|(_, odds)| wanted(odds))
            .map(|(&(a, b), _)| (a as usize, b as usize))
            .collect()
    }
}

/// Profiles of all documents, weighted by the background and the archive together.
pub fn profile_all<D: Borrow<Document> + Sync>(
    documents: &[D],
    evidence: &Evidence,
) -> Vec<DocumentProfile> {
    let mut profiles: Vec<DocumentProfile> = documents
        .par_iter()
        .map(|document| evidence.profile(document.borrow()))
        .collect();
    weigh_all(&mut profiles, evidence);
    profiles
}

fn weigh_all(profiles: &mut [DocumentProfile], evidence: &Evidence) {
    let rarity = evidence.rarity.with_archive(profiles);
    profiles
        .par_iter_mut()
        .for_each(|profile| profile.weigh(&rarity));
}

/// Adds what rivals say to the odds of a pair in two languages.
fn support(rivals: &Rivals, profiles: &[DocumentProfile], (a, b): (u32, u32), odds: &mut Odds) {
    if profiles[a as usize].language != profiles[b as usize].language {
        odds.rivals = rivals.support(a, b, odds.story);
        odds.story += odds.rivals;
    }
}
