//! The terms of one kind in one document: a set of keys, laid out for many comparisons.

use super::keys::KeyMap;
use crate::model::Span;
use serde::{Deserialize, Serialize};

/// What is known of one term in one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its weight: its rarity, reduced if its analysis is uncertain. It depends on the other texts.
    #[serde(skip)]
    pub weight: f32,
    /// First and last position, as a share of the text from 0 to 255.
    pub places: [u8; 2],
    /// Confidence in its analysis, 0 to 255.
    pub trust: u8,
    /// Certainly a name, rather than a word that could be one (scripts without capitals).
    pub sure: bool,
}

/// Letters in headline and lead.
const LEAD: f32 = 500.0;

impl Item {
    /// Whether it is in the headline or lead of a text of this many letters.
    pub fn leads(&self, letters: f32) -> bool {
        f32::from(self.places[0]) * letters <= LEAD * 255.0
    }
}

/// Span of a term's first occurrence, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Spot {
    start: u32,
    length: u16,
}

impl Spot {
    fn span(self) -> Span {
        let start = self.start as usize;
        Span::new(start, start + usize::from(self.length))
    }
}

/// One occurrence of a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence {
    key: u32,
    item: Item,
    spot: Spot,
}

impl Occurrence {
    /// `place` is the share of the text before it, from 0 to 255.
    pub(super) fn new(key: u32, place: u8, trust: u8, sure: bool, span: Span) -> Self {
        Self {
            key,
            item: Item {
                weight: 0.0,
                places: [place; 2],
                trust,
                sure,
            },
            spot: Spot {
                start: span.start as u32,
                length: span.len().min(65_535) as u16,
            },
        }
    }
}

/// Terms by key, without duplicates. Keys are stored separately: a comparison walks both sets in parallel, and most keys have no match.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TermSet {
    /// Ascending.
    keys: Vec<u32>,
    /// Details of each key.
    items: Vec<Item>,
    /// Span of each key, or empty.
    spots: Vec<Spot>,
}

impl TermSet {
    /// Merges occurrences, which must be in text order; keeps their positions if wanted.
    pub(super) fn of(mut occurrences: Vec<Occurrence>, with_spots: bool) -> Self {
        // The sort is stable, so the first occurrence of each key stays first.
        occurrences.sort_by_key(|one| one.key);
        occurrences.dedup_by(|again, first| {
            let same = again.key == first.key;
            if same {
                let (again, first) = (&again.item, &mut first.item);
                first.places[1] = first.places[1].max(again.places[1]);
                first.sure |= again.sure;
                first.trust = first.trust.max(again.trust);
            }
            same
        });
        let spots = occurrences.iter().filter(|_| with_spots);
        Self {
            keys: occurrences.iter().map(|one| one.key).collect(),
            items: occurrences.iter().map(|one| one.item).collect(),
            spots: spots.map(|one| one.spot).collect(),
        }
    }

    /// Keeps the terms with the highest values of the given measure, at most this many; ties go to the lower key.
    pub(super) fn keep_weightiest(&mut self, most: usize, weight: impl Fn(u32) -> f32) {
        if self.keys.len() <= most {
            return;
        }
        let mut order: Vec<(f32, usize)> = self
            .keys
            .iter()
            .enumerate()
            .map(|(at, key)| (weight(*key), at))
            .collect();
        order.select_nth_unstable_by(most, |x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let mut stays = vec![false; self.keys.len()];
        for (_, at) in &order[..most] {
            stays[*at] = true;
        }
        keep(&mut self.keys, &stays);
        keep(&mut self.items, &stays);
        keep(&mut self.spots, &stays);
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// What is known of a term of the set.
    pub fn get(&self, key: u32) -> Option<&Item> {
        self.items.get(self.keys.binary_search(&key).ok()?)
    }

    /// Whether the set contains the key.
    pub fn contains(&self, key: u32) -> bool {
        self.keys.binary_search(&key).is_ok()
    }

    /// The key at a place in the order of keys, with its details.
    pub(super) fn at(&self, place: usize) -> (u32, &Item) {
        (self.keys[place], &self.items[place])
    }

    /// Keys, ascending, with their details.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Item)> {
        self.keys.iter().copied().zip(&self.items)
    }

    /// Keys, ascending, with mutable details.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = (u32, &mut Item)> {
        self.keys.iter().copied().zip(&mut self.items)
    }

    /// Calls `found` with each term in both sets; two words that are both uncertain names do not match.
    pub fn each_shared(&self, other: &TermSet, mut found: impl FnMut(&Item, &Item)) {
        self.each_common(other, |i, j| {
            let (x, y) = (&self.items[i], &other.items[j]);
            if x.sure || y.sure {
                found(x, y);
            }
        });
    }

    /// Calls `found` with the spans of each shared term in both texts and the product of its weights.
    pub(super) fn each_shared_span(&self, other: &TermSet, mut found: impl FnMut(f32, Span, Span)) {
        self.each_common(other, |i, j| {
            let (x, y) = (&self.items[i], &other.items[j]);
            let spots = self.spots.get(i).zip(other.spots.get(j));
            if let Some((first, second)) = spots.filter(|_| x.sure || y.sure) {
                found(x.weight * y.weight, first.span(), second.span());
            }
        });
    }

    /// The products of the weights of shared terms, added up for each set of `a` with each of `b`: the same sums as those of [`TermSet::each_shared`].
    ///
    /// Gives `a.len()` rows of `b.len()` numbers. The terms of `b` are looked up, which costs what is shared and not the product of both.
    pub(super) fn products(a: &[&TermSet], b: &[&TermSet]) -> Vec<f32> {
        let mut places: KeyMap<Vec<(usize, &Item)>> = KeyMap::default();
        for (column, set) in b.iter().enumerate() {
            for (key, item) in set.iter() {
                places.entry(key).or_default().push((column, item));
            }
        }
        let mut out = vec![0.0; a.len() * b.len()];
        for (row, set) in a.iter().enumerate() {
            let sums = &mut out[row * b.len()..][..b.len()];
            for (key, item) in set.iter() {
                let others = places.get(&key).map_or(&[][..], Vec::as_slice);
                for (column, other) in others {
                    if item.sure || other.sure {
                        sums[*column] += item.weight * other.weight;
                    }
                }
            }
        }
        out
    }

    fn each_common(&self, other: &TermSet, mut found: impl FnMut(usize, usize)) {
        let (a, b) = (self.keys.as_slice(), other.keys.as_slice());
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            // Which of the two comes first is unpredictable, so no branch depends on it.
            let (x, y) = (a[i], b[j]);
            if x == y {
                found(i, j);
            }
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
    }
}

/// Removes the terms that are not kept.
fn keep<T>(all: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    all.retain(|_| stays.next().is_some_and(|stays| *stays));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(keys: &[(u32, bool)]) -> TermSet {
        let occurrence = |(at, (key, sure)): (usize, &(u32, bool))| {
            Occurrence::new(*key, at as u8, 255, *sure, Span::new(at, at + 1))
        };
        TermSet::of(keys.iter().enumerate().map(occurrence).collect(), true)
    }

    #[test]
    fn occurrences_of_one_key_become_one_piece() {
        let set = set(&[(9, false), (4, true), (9, true)]);
        let all: Vec<(u32, Item)> = set.iter().map(|(key, item)| (key, *item)).collect();
        assert_eq!(all.len(), 2);
        assert_eq!((all[1].0, all[1].1.places), (9, [0, 2]));
        assert!(all[1].1.sure);
        assert_eq!(set.spots[1].span(), Span::new(0, 1));
    }

    #[test]
    fn what_is_unsure_in_both_is_not_shared() {
        let mut shared = 0;
        let (a, b) = (
            set(&[(1, false), (2, false), (3, true)]),
            set(&[(3, false), (1, false)]),
        );
        a.each_shared(&b, |_, _| shared += 1);
        assert_eq!(shared, 1);
    }

    #[test]
    fn products_are_those_of_pairs() {
        let mut sets = [
            set(&[(1, false), (2, true), (7, true)]),
            set(&[(2, false), (7, false)]),
            set(&[(1, false), (7, true), (9, true)]),
        ];
        for set in &mut sets {
            set.iter_mut()
                .for_each(|(key, item)| item.weight = 0.1 + key as f32);
        }
        let all: Vec<&TermSet> = sets.iter().collect();
        let products = TermSet::products(&all, &all[..2]);
        for (row, a) in sets.iter().enumerate() {
            for (column, b) in sets[..2].iter().enumerate() {
                let mut sum = 0.0;
                a.each_shared(b, |x, y| sum += x.weight * y.weight);
                assert_eq!(products[row * 2 + column], sum, "{row} {column}");
            }
        }
    }

    #[test]
    fn the_weightiest_stay_in_order() {
        let mut set = set(&[(5, true), (1, true), (3, true), (8, true)]);
        set.keep_weightiest(2, |key| if key == 3 { 2.0 } else { 1.0 });
        assert_eq!(set.iter().map(|(key, _)| key).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(set.spots.len(), 2);
    }
}
