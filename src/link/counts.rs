//! Counts in the order in which pages list them.

use std::collections::BTreeMap;

/// Counts in descending order, equal ones by index.
pub(crate) fn most_first<K: Ord>(counts: BTreeMap<K, usize>) -> Vec<(K, usize)> {
    let mut all: Vec<(K, usize)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}
