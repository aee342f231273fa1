//! Applies the owner's decisions to grouping, as the must-link and cannot-link pairs of constrained clustering.

use crate::model::Constraints;
use std::collections::BTreeMap;

/// Log-odds of what the owner decided.
pub(super) const CERTAIN: f64 = 1000.0;

/// Merges groups along the must-link pairs: members ascend, groups ascend by first member.
///
/// A cannot-link pair wins over a join that follows only from several must-link pairs together: such a join is left out.
pub(super) fn merge_linked(constraints: &Constraints, start: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut of_document: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups = start;
    for (at, group) in groups.iter().enumerate() {
        of_document.extend(group.iter().map(|document| (*document, at)));
    }
    for (a, b) in &constraints.must_link {
        let (Some(&x), Some(&y)) = (of_document.get(a), of_document.get(b)) else {
            continue;
        };
        if x == y || are_apart(constraints, &groups[x], &groups[y]) {
            continue;
        }
        let moved = std::mem::take(&mut groups[y]);
        of_document.extend(moved.iter().map(|document| (*document, x)));
        groups[x].extend(moved);
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

/// The log-odds of a pair, lower index first: what the owner decided, else what was measured.
pub(super) fn constrained(constraints: &Constraints, pair: (usize, usize), measured: f64) -> f64 {
    if constraints.cannot_link.contains(&pair) {
        -CERTAIN * 100.0
    } else if constraints.must_link.contains(&pair) {
        measured.max(0.0)
    } else {
        measured
    }
}

/// Whether a cannot-link pair runs between the two groups.
fn are_apart(constraints: &Constraints, a: &[usize], b: &[usize]) -> bool {
    !constraints.cannot_link.is_empty()
        && a.iter().any(|x| {
            b.iter()
                .any(|y| constraints.cannot_link.contains(&(*x.min(y), *x.max(y))))
        })
}
