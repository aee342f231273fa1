//! The terms of one document, laid out for being looked up: it is compared with dozens of others, and most terms of these are not in it.

use super::profile::{DocumentProfile, TERM_KINDS, TermKind};
use super::set::{Item, TermSet};

/// A document whose terms are compared with those of others.
pub(super) trait CommonTerms {
    fn profile(&self) -> &DocumentProfile;

    /// Calls `found` with each term of a kind that is in the document and in `other`, by rising key; two words that are both uncertain names do not match.
    fn each(&self, kind: TermKind, other: &TermSet, found: impl FnMut(&Item, &Item));
}

impl CommonTerms for DocumentProfile {
    fn profile(&self) -> &DocumentProfile {
        self
    }

    fn each(&self, kind: TermKind, other: &TermSet, found: impl FnMut(&Item, &Item)) {
        self.sets[kind as usize].each_shared(other, found);
    }
}

/// A document and where its terms are found.
pub(super) struct Probe<'a> {
    profile: &'a DocumentProfile,
    places: [Places; 6],
}

impl<'a> Probe<'a> {
    pub(super) fn of(profile: &'a DocumentProfile) -> Self {
        let places = TERM_KINDS.map(|kind| Places::of(&profile.sets[kind as usize]));
        Self { profile, places }
    }
}

impl CommonTerms for Probe<'_> {
    fn profile(&self) -> &DocumentProfile {
        self.profile
    }

    fn each(&self, kind: TermKind, other: &TermSet, mut found: impl FnMut(&Item, &Item)) {
        let places = &self.places[kind as usize];
        let mine = &self.profile.sets[kind as usize];
        for (key, theirs) in other.iter() {
            if !places.may_have(key) {
                continue;
            }
            if let Some(mine) = places.find(key, mine)
                && (mine.sure || theirs.sure)
            {
                found(mine, theirs);
            }
        }
    }
}

/// A hash table of the keys of a set. Keys are hashes already.
struct Places {
    /// A bit for each key by its low bits: a Bloom filter of one hash, which tells at once of most keys that they are not there.
    bits: [u64; BITS / 64],
    /// Places in the set, counted from 1; 0 where there is none.
    slots: Vec<u32>,
}

/// Bits of the filter: the largest sets have 600 keys.
const BITS: usize = 8192;

impl Places {
    fn of(set: &TermSet) -> Self {
        let mut out = Self {
            bits: [0; BITS / 64],
            slots: vec![0; (2 * set.len()).next_power_of_two()],
        };
        for (at, (key, _)) in set.iter().enumerate() {
            let bit = key as usize % BITS;
            out.bits[bit / 64] |= 1 << (bit % 64);
            let mut slot = out.slot_of(key);
            while out.slots[slot] != 0 {
                slot = out.after(slot);
            }
            out.slots[slot] = at as u32 + 1;
        }
        out
    }

    fn may_have(&self, key: u32) -> bool {
        let bit = key as usize % BITS;
        self.bits[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn find<'s>(&self, key: u32, set: &'s TermSet) -> Option<&'s Item> {
        let mut slot = self.slot_of(key);
        loop {
            let at = (self.slots[slot] as usize).checked_sub(1)?;
            let (found, item) = set.at(at);
            if found == key {
                return Some(item);
            }
            slot = self.after(slot);
        }
    }

    fn slot_of(&self, key: u32) -> usize {
        // The low bits have chosen the bit of the filter; these are others.
        (key.wrapping_mul(0x9e37_79b1) >> 12) as usize & (self.slots.len() - 1)
    }

    fn after(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::set::Occurrence;
    use super::*;
    use crate::model::Span;
    use proptest::prelude::*;

    fn profile(keys: &[(u32, bool)]) -> DocumentProfile {
        let occurrence = |(key, sure): &(u32, bool)| {
            Occurrence::new(*key, *key as u8, 255, *sure, Span::default())
        };
        let mut out = DocumentProfile::default();
        out.sets[0] = TermSet::of(keys.iter().map(occurrence).collect(), false);
        out
    }

    proptest! {
        #[test]
        fn what_is_looked_up_is_what_a_walk_over_both_finds(
            mine in proptest::collection::vec((0_u32..40_000, any::<bool>()), 0..300),
            theirs in proptest::collection::vec((0_u32..40_000, any::<bool>()), 0..300),
            both in proptest::collection::vec((any::<u32>(), any::<bool>()), 0..30),
        ) {
            let mine = profile(&[mine, both.clone()].concat());
            let theirs = profile(&[theirs, both].concat());
            let (kind, theirs) = (TermKind::Spelling, &theirs.sets[0]);
            let (mut walked, mut looked_up) = (Vec::new(), Vec::new());
            mine.each(kind, theirs, |x, y| walked.push((*x, *y)));
            Probe::of(&mine).each(kind, theirs, |x, y| looked_up.push((*x, *y)));
            prop_assert_eq!(walked, looked_up);
        }
    }
}
