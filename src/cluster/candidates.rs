//! Finds the pairs worth a closer look with an inverted index of rare terms.
//!
//! The rarest terms of a document vote for the documents that share them; the best few partners are kept. The number of votes per document is
//! limited, rarest terms first, so that the cost grows with the number of texts and not with the number of pairs.

use super::profile::{DocumentProfile, TERM_KINDS, TermKind};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// How many of the best partners of a document are kept.
const PARTNERS: usize = 48;
/// How many of the best partners per language are kept besides: many texts in one language must not crowd out the one translation.
const OF_EACH_LANGUAGE: usize = 2;
/// How many of the best partners are searched for those few per language.
const LOOKED_AT: usize = 8 * PARTNERS;
/// Terms in more documents than this do not vote.
const COMMON: usize = 2_000;
/// How much louder words vote: they are weighed among the texts of their language, which are fewer than all texts, so that none is as rare.
const WORDS: f32 = 1.4;
/// Most votes counted per document: one per shared term and document that shares it.
const VOICES: usize = 60_000;

/// Pairs (lower index first), ascending, without repeats.
pub fn candidates(profiles: &[DocumentProfile]) -> Vec<(u32, u32)> {
    let count = profiles.len() as u32;
    if profiles.len() <= PARTNERS + 1 {
        return (0..count)
            .flat_map(|a| (a + 1..count).map(move |b| (a, b)))
            .collect();
    }
    let index = Index::new(profiles);
    let languages = numbered_languages(profiles);
    let mut pairs: Vec<(u32, u32)> = (0..count)
        .into_par_iter()
        .map_init(
            || Votes::new(profiles.len()),
            |votes, document| {
                index.vote(document, votes);
                let mut best = votes.best(|other| index.size(other));
                keep_partners(&mut best, &languages);
                let pair = move |(other, _): (u32, f32)| (document.min(other), document.max(other));
                best.into_iter().map(pair).collect::<Vec<_>>()
            },
        )
        .flatten_iter()
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Keeps the best partners, and the best of each language; `partners` are in order.
fn keep_partners(best: &mut Vec<(u32, f32)>, languages: &[u16]) {
    let mut of_language: FxHashMap<u16, usize> = FxHashMap::default();
    let mut place = 0;
    best.retain(|(other, _)| {
        let count = of_language.entry(languages[*other as usize]).or_default();
        *count += 1;
        place += 1;
        place <= PARTNERS || *count <= OF_EACH_LANGUAGE
    });
}

/// Gives each document the number of its language.
fn numbered_languages(profiles: &[DocumentProfile]) -> Vec<u16> {
    let mut numbers: FxHashMap<&str, u16> = FxHashMap::default();
    profiles
        .iter()
        .map(|profile| {
            let next = numbers.len() as u16;
            *numbers.entry(&profile.language).or_insert(next)
        })
        .collect()
}

/// The rare terms of each document, and the documents of each rare term.
struct Index {
    /// For each document, the index of its first term in `evidence`; one more entry at the end.
    documents: Vec<u32>,
    /// Number of the term and weight of its vote.
    evidence: Vec<(u32, f32)>,
    /// For each term, the index of its first document in `postings`; one more entry at the end.
    starts: Vec<u32>,
    /// Documents of each term, ascending.
    postings: Vec<u32>,
}

impl Index {
    fn new(profiles: &[DocumentProfile]) -> Self {
        let chosen: Vec<Vec<Voice>> = profiles.par_iter().map(rarest).collect();
        // Kind, key and document packed into one number (3, 32 and 29 bits): sorting dominates the cost here.
        let mut all: Vec<u64> = chosen
            .par_iter()
            .enumerate()
            .flat_map_iter(|(document, voices)| {
                let one = move |voice: &Voice| voice.evidence() << 29 | document as u64;
                voices.iter().map(one)
            })
            .collect();
        all.par_sort_unstable();
        let mut keys: Vec<u64> = Vec::new();
        let mut starts = Vec::new();
        for (at, one) in all.iter().enumerate() {
            if keys.last() != Some(&(one >> 29)) {
                keys.push(one >> 29);
                starts.push(at as u32);
            }
        }
        starts.push(all.len() as u32);
        let postings: Vec<u32> = all
            .into_iter()
            .map(|one| (one & ((1 << 29) - 1)) as u32)
            .collect();
        let numbered: Vec<Vec<(u32, f32)>> = chosen
            .into_par_iter()
            .map(|chosen| {
                let mut numbered: Vec<(u32, f32)> = chosen
                    .into_iter()
                    .filter_map(|voice| {
                        let number = keys.binary_search(&voice.evidence()).ok()?;
                        Some((number as u32, voice.weight * voice.weight))
                    })
                    .collect();
                // The rarest terms vote first.
                let others = |number: u32| starts[number as usize + 1] - starts[number as usize];
                numbered.sort_unstable_by_key(|(number, _)| (others(*number), *number));
                numbered
            })
            .collect();
        let mut documents = vec![0];
        let mut evidence = Vec::with_capacity(postings.len());
        for one in numbered {
            evidence.extend(one);
            documents.push(evidence.len() as u32);
        }
        Self {
            documents,
            evidence,
            starts,
            postings,
        }
    }

    fn evidence(&self, document: u32) -> &[(u32, f32)] {
        let at = document as usize;
        &self.evidence[self.documents[at] as usize..self.documents[at + 1] as usize]
    }

    /// Normalises a document's votes: a document with many terms gets votes from many others.
    fn size(&self, document: u32) -> f32 {
        (self.evidence(document).len() as f32 + 20.0).sqrt()
    }

    /// Counts the votes for each document that shares terms with this one.
    fn vote(&self, document: u32, votes: &mut Votes) {
        let mut heard = 0;
        for (number, weight) in self.evidence(document) {
            let number = *number as usize;
            let others =
                &self.postings[self.starts[number] as usize..self.starts[number + 1] as usize];
            if others.len() > COMMON || heard + others.len() > VOICES {
                break;
            }
            heard += others.len();
            for &other in others.iter().filter(|other| **other != document) {
                votes.add(other, *weight);
            }
        }
    }
}

/// Vote counts, reused for every document.
struct Votes {
    of: Vec<f32>,
    named: Vec<u32>,
}

impl Votes {
    fn new(documents: usize) -> Self {
        Self {
            of: vec![0.0; documents],
            named: Vec::new(),
        }
    }

    fn add(&mut self, document: u32, weight: f32) {
        let votes = &mut self.of[document as usize];
        if *votes == 0.0 {
            self.named.push(document);
        }
        *votes += weight;
    }

    /// The documents with most votes for their size, in order; resets the counts.
    fn best(&mut self, size: impl Fn(u32) -> f32) -> Vec<(u32, f32)> {
        let mut ranked: Vec<(u32, f32)> = self
            .named
            .iter()
            .map(|&document| (document, self.of[document as usize] / size(document)))
            .collect();
        for document in self.named.drain(..) {
            self.of[document as usize] = 0.0;
        }
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if ranked.len() > LOOKED_AT {
            ranked.select_nth_unstable_by(LOOKED_AT, order);
            ranked.truncate(LOOKED_AT);
        }
        ranked.sort_unstable_by(order);
        ranked
    }
}

/// A term that votes.
struct Voice {
    kind: TermKind,
    key: u32,
    weight: f32,
}

impl Voice {
    /// Kind and key as one number of 35 bits.
    fn evidence(&self) -> u64 {
        (self.kind as u64) << 32 | u64::from(self.key)
    }
}

/// The terms of a document that vote: the rarest, with a quota per kind.
fn rarest(profile: &DocumentProfile) -> Vec<Voice> {
    let mut out = Vec::new();
    for kind in TERM_KINDS {
        let share = match kind {
            TermKind::Spelling => 60,
            TermKind::Concept => 60,
            TermKind::Name | TermKind::Word => 40,
            TermKind::Number => 20,
            // People count towards the quota of names.
            TermKind::Person => 0,
        };
        let mut items: Vec<(u32, f32)> = profile.sets[kind as usize]
            .iter()
            .map(|(key, item)| (key, item.weight))
            .filter(|(_, weight)| *weight > 0.0)
            .collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if items.len() > share && share > 0 {
            items.select_nth_unstable_by(share, order);
        }
        items.truncate(share);
        let louder = match kind {
            TermKind::Word => WORDS,
            _ => 1.0,
        };
        let voice = |(key, weight): (u32, f32)| Voice {
            kind,
            key,
            weight: weight * louder,
        };
        out.extend(items.into_iter().map(voice));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_are_counted_once_and_the_box_is_empty_afterwards() {
        let mut votes = Votes::new(3);
        votes.add(2, 1.0);
        votes.add(0, 4.0);
        votes.add(2, 2.0);
        assert_eq!(votes.best(|_| 2.0), [(0, 2.0), (2, 1.5)]);
        assert_eq!(votes.best(|_| 1.0), []);
    }

    #[test]
    fn a_language_of_few_texts_is_not_crowded_out() {
        let mut best: Vec<(u32, f32)> = (0..60).map(|at| (at, 60.0 - at as f32)).collect();
        let mut languages = vec![0; 60];
        languages[55..60].fill(1);
        keep_partners(&mut best, &languages);
        let kept: Vec<u32> = best.into_iter().map(|(other, _)| other).collect();
        assert_eq!(kept, (0..48).chain([55, 56]).collect::<Vec<u32>>());
    }
}
