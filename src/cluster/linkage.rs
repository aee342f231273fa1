//! Average-linkage clustering over a sparse graph.
//!
//! Two groups merge when the mean log-odds over all pairs between them is above the threshold and higher than for any other two groups. Pairs that
//! are not candidates are judged when a merge depends on them, so one strong link never chains two groups. The mean of a merged group follows
//! from the means of its parts (G. Lance and W. Williams, A General Theory of Classificatory Sorting Strategies, 1967), so no pair is judged
//! twice.

use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Above this many pairs between two groups without an edge, an even sample of the pairs is used.
const MOST_PAIRS: usize = 64;

/// Merges groups of documents. `edges` are the pairs above the threshold; without one, no mean is above it. `odds` gives the log-odds of any
/// pair.
///
/// Returns groups with ascending members, ascending by first member.
pub(super) fn link(
    groups: Vec<Vec<usize>>,
    edges: &[(usize, usize)],
    threshold: f64,
    odds: impl Fn(usize, usize) -> f64 + Sync,
) -> Vec<Vec<usize>> {
    let mut graph = Graph::new(groups, edges, &odds);
    let mut heap = BinaryHeap::new();
    for (x, around) in graph.around.iter().enumerate() {
        for (&y, &mean) in around.range(x + 1..) {
            graph.propose(&mut heap, x, y, mean, threshold);
        }
    }
    while let Some(ProposedLink { x, y, .. }) = heap.pop() {
        if graph.groups[x].is_none() || graph.groups[y].is_none() {
            continue;
        }
        let new = graph.join(x, y, &odds);
        for (&other, &mean) in &graph.around[new] {
            graph.propose(&mut heap, other, new, mean, threshold);
        }
    }
    let mut out: Vec<Vec<usize>> = graph.groups.into_iter().flatten().collect();
    out.sort();
    out
}

/// Groups, with the mean log-odds between neighbours.
struct Graph {
    /// `None` once merged into another group.
    groups: Vec<Option<Vec<usize>>>,
    /// By neighbour, both ways.
    around: Vec<BTreeMap<usize, f64>>,
}

impl Graph {
    fn new(
        groups: Vec<Vec<usize>>,
        edges: &[(usize, usize)],
        odds: &(impl Fn(usize, usize) -> f64 + Sync),
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
        let means: Vec<f64> = pairs
            .par_iter()
            .map(|&(x, y)| mean_odds(&groups[x], &groups[y], odds))
            .collect();
        let mut around = vec![BTreeMap::new(); groups.len()];
        for ((x, y), mean) in pairs.into_iter().zip(means) {
            around[x].insert(y, mean);
            around[y].insert(x, mean);
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
    fn join(&mut self, x: usize, y: usize, odds: &(impl Fn(usize, usize) -> f64 + Sync)) -> usize {
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
        let share = a.len() as f64 / (a.len() + b.len()) as f64;
        let means: Vec<f64> = others
            .par_iter()
            .with_min_len(8)
            .map(|other| {
                let to = |known: &BTreeMap<usize, f64>, members: &[usize]| {
                    let known = known.get(other).copied();
                    known.unwrap_or_else(|| mean_odds(members, self.members(*other), odds))
                };
                share * to(&of_x, a) + (1.0 - share) * to(&of_y, b)
            })
            .collect();
        let mut joined = self.groups[x].take().unwrap_or_default();
        joined.extend(self.groups[y].take().unwrap_or_default());
        joined.sort_unstable();
        let new = self.groups.len();
        self.groups.push(Some(joined));
        let around: BTreeMap<usize, f64> = others.into_iter().zip(means).collect();
        for (&other, &mean) in &around {
            let of_other = &mut self.around[other];
            of_other.remove(&x);
            of_other.remove(&y);
            of_other.insert(new, mean);
        }
        self.around.push(around);
        new
    }
}

/// Mean log-odds over the pairs between two groups.
pub(super) fn mean_odds(a: &[usize], b: &[usize], odds: &impl Fn(usize, usize) -> f64) -> f64 {
    let all = a.len() * b.len();
    let step = all.div_ceil(MOST_PAIRS).max(1);
    let (mut sum, mut count) = (0.0, 0.0);
    let mut at = 0;
    while at < all {
        let (x, y) = (a[at / b.len()], b[at % b.len()]);
        sum += odds(x.min(y), x.max(y));
        count += 1.0;
        at += step;
    }
    sum / f64::max(count, 1.0)
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
    fn one_strong_link_does_not_chain() {
        // 0–1 and 2–3 belong together; 1–2 is strong, but nothing else supports merging the two.
        let odds = |a: usize, b: usize| match (a, b) {
            (0, 1) | (2, 3) => 5.0,
            (1, 2) => 3.0,
            _ => -4.0,
        };
        let edges = [(0, 1), (1, 2), (2, 3)];
        assert_eq!(link(single(4), &edges, 0.0, odds), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn what_is_joined_already_stays() {
        let groups = vec![vec![0, 2], vec![1], vec![3]];
        assert_eq!(
            link(groups, &[(1, 3)], 0.0, |_, _| 1.0),
            [vec![0, 2], vec![1, 3]]
        );
    }
}
