//! Average linkage over a sparse graph: groups whose members, on average, speak for one another.
//!
//! Two groups join when the mean of the log-odds over all pairs between them is above the threshold and above that of any other pair of groups.
//! Pairs that were no candidates are looked up when a join depends on them, so one strong link never chains two groups.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Of more pairs than this between two groups, an even sample counts.
const MOST_PAIRS: usize = 64;

/// Joins groups of documents. `edges` are the pairs worth a try; `odds` gives the log-odds of any pair.
///
/// Returns groups with ascending members, ascending by first member.
pub(super) fn link(
    groups: Vec<Vec<usize>>,
    edges: &[(usize, usize)],
    threshold: f64,
    mut odds: impl FnMut(usize, usize) -> f64,
) -> Vec<Vec<usize>> {
    let mut of_document: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        for document in group {
            of_document.insert(*document, at);
        }
    }
    let mut groups: Vec<Option<Vec<usize>>> = groups.into_iter().map(Some).collect();
    let mut neighbours: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); groups.len()];
    for (a, b) in edges {
        let (Some(&x), Some(&y)) = (of_document.get(a), of_document.get(b)) else {
            continue;
        };
        if x != y {
            neighbours[x].insert(y);
            neighbours[y].insert(x);
        }
    }
    let mut heap = BinaryHeap::new();
    for (x, around) in neighbours.iter().enumerate() {
        for &y in around.range(x + 1..) {
            push(&mut heap, &groups, x, y, threshold, &mut odds);
        }
    }
    while let Some(Link { x, y, .. }) = heap.pop() {
        let (Some(_), Some(_)) = (&groups[x], &groups[y]) else {
            continue;
        };
        let mut joined = groups[x].take().unwrap_or_default();
        joined.extend(groups[y].take().unwrap_or_default());
        joined.sort_unstable();
        let new = groups.len();
        let mut around = std::mem::take(&mut neighbours[x]);
        around.append(&mut std::mem::take(&mut neighbours[y]));
        around.remove(&x);
        around.remove(&y);
        around.retain(|other| groups[*other].is_some());
        groups.push(Some(joined));
        for &other in &around {
            neighbours[other].remove(&x);
            neighbours[other].remove(&y);
            neighbours[other].insert(new);
            push(&mut heap, &groups, other, new, threshold, &mut odds);
        }
        neighbours.push(around);
    }
    let mut out: Vec<Vec<usize>> = groups.into_iter().flatten().collect();
    out.sort();
    out
}

fn push(
    heap: &mut BinaryHeap<Link>,
    groups: &[Option<Vec<usize>>],
    x: usize,
    y: usize,
    threshold: f64,
    odds: &mut impl FnMut(usize, usize) -> f64,
) {
    let (Some(a), Some(b)) = (&groups[x], &groups[y]) else {
        return;
    };
    let mean = mean_odds(a, b, odds);
    if mean > threshold {
        let first = (a[0].min(b[0]), a[0].max(b[0]));
        heap.push(Link { mean, first, x, y });
    }
}

/// Mean log-odds over the pairs between two groups.
fn mean_odds(a: &[usize], b: &[usize], odds: &mut impl FnMut(usize, usize) -> f64) -> f64 {
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

/// A possible join; the greatest comes first, ties go to the groups with the lowest members.
#[derive(PartialEq)]
struct Link {
    mean: f64,
    first: (usize, usize),
    x: usize,
    y: usize,
}

impl Eq for Link {}

impl Ord for Link {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean
            .total_cmp(&other.mean)
            .then_with(|| other.first.cmp(&self.first))
            .then_with(|| (other.x, other.y).cmp(&(self.x, self.y)))
    }
}

impl PartialOrd for Link {
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
        // 0–1 and 2–3 belong together; 1–2 looks strong, but nothing else speaks for joining the two.
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
