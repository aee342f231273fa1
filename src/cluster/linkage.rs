//! Average-linkage clustering over a sparse graph.
//!
//! Two groups merge when the mean log-odds over all pairs between them is above the threshold and higher than for any other two groups. Each pair
//! counts by its weight, as some pairs of languages can show little. Pairs that are not candidates are judged when a merge depends on them, so one strong link never chains two groups. The mean of a merged group follows
//! from the means of its parts (G. Lance and W. Williams, A General Theory of Classificatory Sorting Strategies, 1967), so no pair is judged
//! twice.

use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Above this many pairs between two groups without an edge, an even sample of the pairs is used.
const MOST_PAIRS: usize = 64;

/// The log-odds of a pair, and how much the pair counts (greater than 0).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weighted {
    pub(super) odds: f64,
    pub(super) weight: f64,
}

impl Weighted {
    /// A pair that counts as one.
    pub(super) fn full(odds: f64) -> Self {
        Self { odds, weight: 1.0 }
    }
}

/// Sums over the pairs between two groups.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    odds: f64,
    weights: f64,
}

impl Sums {
    fn mean(self) -> f64 {
        self.odds / self.weights.max(f64::MIN_POSITIVE)
    }

    fn plus(self, other: Self) -> Self {
        Self {
            odds: self.odds + other.odds,
            weights: self.weights + other.weights,
        }
    }
}

/// Merges groups of documents. `edges` are the pairs above the threshold; without one, no mean is above it. `judge` gives the log-odds and the
/// weight of any pair.
///
/// Returns groups with ascending members, ascending by first member.
pub(super) fn link(
    groups: Vec<Vec<usize>>,
    edges: &[(usize, usize)],
    threshold: f64,
    judge: impl Fn(usize, usize) -> Weighted + Sync,
) -> Vec<Vec<usize>> {
    let mut graph = Graph::new(groups, edges, &judge);
    let mut heap = BinaryHeap::new();
    for (x, around) in graph.around.iter().enumerate() {
        for (&y, sums) in around.range(x + 1..) {
            graph.propose(&mut heap, x, y, sums.mean(), threshold);
        }
    }
    while let Some(ProposedLink { x, y, .. }) = heap.pop() {
        if graph.groups[x].is_none() || graph.groups[y].is_none() {
            continue;
        }
        let new = graph.join(x, y, &judge);
        for (&other, sums) in &graph.around[new] {
            graph.propose(&mut heap, other, new, sums.mean(), threshold);
        }
    }
    let mut out: Vec<Vec<usize>> = graph.groups.into_iter().flatten().collect();
    out.sort();
    out
}

/// Groups, with the log-odds between neighbours.
struct Graph {
    /// `None` once merged into another group.
    groups: Vec<Option<Vec<usize>>>,
    /// By neighbour, both ways.
    around: Vec<BTreeMap<usize, Sums>>,
}

impl Graph {
    fn new(
        groups: Vec<Vec<usize>>,
        edges: &[(usize, usize)],
        judge: &(impl Fn(usize, usize) -> Weighted + Sync),
    ) -> Self {
        let mut of_document: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, group) in groups.iter().enumerate() {
            for document in group {
                of_document.insert(*document, at);
            }
        }
        let mut pairs: Vec<(usize, usize)> = edges
            .iter()
            .filter_map(|(a, b)| Some((*of_document.get(a)?, *of_document.get(b)?)))
            .filter(|(x, y)| x != y)
            .map(|(x, y)| (x.min(y), x.max(y)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let sums: Vec<Sums> = pairs
            .par_iter()
            .map(|&(x, y)| sums_of(&groups[x], &groups[y], judge))
            .collect();
        let mut around = vec![BTreeMap::new(); groups.len()];
        for ((x, y), sums) in pairs.into_iter().zip(sums) {
            around[x].insert(y, sums);
            around[y].insert(x, sums);
        }
        Self {
            groups: groups.into_iter().map(Some).collect(),
            around,
        }
    }

    fn members(&self, group: usize) -> &[usize] {
        self.groups[group].as_deref().unwrap_or_default()
    }

    fn propose(
        &self,
        heap: &mut BinaryHeap<ProposedLink>,
        x: usize,
        y: usize,
        mean: f64,
        threshold: f64,
    ) {
        if let (true, Some(a), Some(b)) = (
            mean > threshold,
            self.members(x).first(),
            self.members(y).first(),
        ) {
            let first = (*a.min(b), *a.max(b));
            heap.push(ProposedLink { mean, first, x, y });
        }
    }

    /// Merges two groups into a new one and returns its number.
    fn join(
        &mut self,
        x: usize,
        y: usize,
        judge: &(impl Fn(usize, usize) -> Weighted + Sync),
    ) -> usize {
        let (of_x, of_y) = (
            std::mem::take(&mut self.around[x]),
            std::mem::take(&mut self.around[y]),
        );
        let others: BTreeSet<usize> = of_x
            .keys()
            .chain(of_y.keys())
            .copied()
            .filter(|other| *other != x && *other != y)
            .collect();
        let others: Vec<usize> = others.into_iter().collect();
        let (a, b) = (self.members(x), self.members(y));
        let sums: Vec<Sums> = others
            .par_iter()
            .with_min_len(8)
            .map(|other| {
                let to = |known: &BTreeMap<usize, Sums>, members: &[usize]| {
                    let known = known.get(other).copied();
                    known.unwrap_or_else(|| sums_of(members, self.members(*other), judge))
                };
                to(&of_x, a).plus(to(&of_y, b))
            })
            .collect();
        let mut joined = self.groups[x].take().unwrap_or_default();
        joined.extend(self.groups[y].take().unwrap_or_default());
        joined.sort_unstable();
        let new = self.groups.len();
        self.groups.push(Some(joined));
        let around: BTreeMap<usize, Sums> = others.into_iter().zip(sums).collect();
        for (&other, &sums) in &around {
            let of_other = &mut self.around[other];
            of_other.remove(&x);
            of_other.remove(&y);
            of_other.insert(new, sums);
        }
        self.around.push(around);
        new
    }
}

/// Log-odds over the pairs between two groups; from an even sample, those of all pairs are estimated.
fn sums_of(a: &[usize], b: &[usize], judge: &impl Fn(usize, usize) -> Weighted) -> Sums {
    let all = a.len() * b.len();
    let step = all.div_ceil(MOST_PAIRS).max(1);
    let mut sums = Sums::default();
    let mut count = 0.0;
    let mut at = 0;
    while at < all {
        let (x, y) = (a[at / b.len()], b[at % b.len()]);
        let Weighted { odds, weight } = judge(x.min(y), x.max(y));
        sums.odds += odds * weight;
        sums.weights += weight;
        count += 1.0;
        at += step;
    }
    let scale = all as f64 / f64::max(count, 1.0);
    Sums {
        odds: sums.odds * scale,
        weights: sums.weights * scale,
    }
}

/// A possible merge; the greatest comes first, and ties go to the groups with the lowest members.
#[derive(PartialEq)]
struct ProposedLink {
    mean: f64,
    first: (usize, usize),
    x: usize,
    y: usize,
}

impl Eq for ProposedLink {}

impl Ord for ProposedLink {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean
            .total_cmp(&other.mean)
            .then_with(|| other.first.cmp(&self.first))
            .then_with(|| (other.x, other.y).cmp(&(self.x, self.y)))
    }
}

impl PartialOrd for ProposedLink {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(count: usize) -> Vec<Vec<usize>> {
        (0..count).map(|at| vec![at]).collect()
    }

    #[test]
    fn a_pair_that_can_show_little_counts_little() {
        // 0 and 1 are joined first; of 2, 0 says yes clearly and 1 can say little.
        let judged = |weight: f64| {
            move |a: usize, b: usize| match (a, b) {
                (0, 1) => Weighted::full(5.0),
                (0, 2) => Weighted::full(2.0),
                _ => Weighted { odds: -4.0, weight },
            }
        };
        let edges = [(0, 1), (0, 2)];
        assert_eq!(link(single(3), &edges, 0.0, judged(0.25)), [vec![0, 1, 2]]);
        assert_eq!(
            link(single(3), &edges, 0.0, judged(1.0)),
            [vec![0, 1], vec![2]]
        );
    }

    #[test]
    fn one_strong_link_does_not_chain() {
        // 0–1 and 2–3 belong together; 1–2 is strong, but nothing else supports merging the two.
        let odds = |a: usize, b: usize| {
            Weighted::full(match (a, b) {
                (0, 1) | (2, 3) => 5.0,
                (1, 2) => 3.0,
                _ => -4.0,
            })
        };
        let edges = [(0, 1), (1, 2), (2, 3)];
        assert_eq!(link(single(4), &edges, 0.0, odds), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn what_is_joined_already_stays() {
        let groups = vec![vec![0, 2], vec![1], vec![3]];
        assert_eq!(
            link(groups, &[(1, 3)], 0.0, |_, _| Weighted::full(1.0)),
            [vec![0, 2], vec![1, 3]]
        );
    }
}
