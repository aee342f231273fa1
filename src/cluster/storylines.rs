//! Groups events that follow on from one another into storylines.
//!
//! Average linkage, as for events, with the odds of one course of events, so that no storyline depends on a single pair.

use super::linkage::link;
use std::collections::BTreeMap;

/// Groups of two or more events, as ascending indices into `events` (the documents of each), by first event.
///
/// `edges` are the candidate pairs of documents; `odds` gives the log-odds that two documents belong to one course of events.
pub(super) fn storylines(
    events: &[Vec<usize>],
    edges: &[(usize, usize)],
    threshold: f64,
    odds: impl Fn(usize, usize) -> f64 + Sync,
) -> Vec<Vec<usize>> {
    let event_of: BTreeMap<usize, usize> = events
        .iter()
        .enumerate()
        .flat_map(|(at, documents)| documents.iter().map(move |document| (*document, at)))
        .collect();
    let mut out: Vec<Vec<usize>> = link(events.to_vec(), edges, threshold, odds)
        .into_iter()
        .map(|documents| {
            let mut of_line: Vec<usize> = documents.iter().map(|d| event_of[d]).collect();
            of_line.sort_unstable();
            of_line.dedup();
            of_line
        })
        .filter(|line| line.len() > 1)
        .collect();
    out.sort();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_follow_on_together_or_not_at_all() {
        let events = [vec![0, 1], vec![2], vec![3], vec![4]];
        // 0, 1 and 2 are one course of events; 3 matches 1 alone, which is not enough for the event of 0 and 1.
        let odds = |a: usize, b: usize| match (a, b) {
            (0 | 1, 2) => 1.0,
            (1, 3) => 1.5,
            _ => -3.0,
        };
        let edges = [(0, 2), (1, 2), (1, 3)];
        assert_eq!(storylines(&events, &edges, 0.0, odds), [vec![0, 1]]);
        assert!(storylines(&events, &[], 0.0, odds).is_empty());
    }
}
