//! Who published how much: a table whose numbers have bars beside them.

use super::percent;
use crate::render::context::link::Link;
use crate::render::context::{PageContext, Subject};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Outlets shown at most; the others are one line.
const OUTLETS: usize = 10;

/// Documents by outlet.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Coverage {
    /// Outlets, most documents first.
    pub(crate) rows: Vec<CoverageRow>,
    /// How many other outlets there are.
    pub(crate) others: usize,
    /// Documents of those other outlets.
    pub(crate) documents_of_others: usize,
}

/// An outlet.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CoverageRow {
    /// Link to it.
    pub(crate) outlet: Link,
    /// How many documents.
    pub(crate) documents: usize,
    /// Length of its bar, the longest being 100%.
    pub(crate) width: String,
}

/// The outlets of these documents; `None` where there are not two, or none has two documents.
pub(crate) fn view(page: &PageContext<'_>, documents: &[usize]) -> Option<Coverage> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for &document in documents {
        if let Some(outlet) = page.document(document).outlet {
            *counts.entry(outlet).or_default() += 1;
        }
    }
    let sorted = most_first(counts);
    let most = sorted.first().map(|&(_, count)| count)?;
    // One text from each says nothing that the names do not say.
    if sorted.len() < 2 || most < 2 {
        return None;
    }
    let (shown, others) = sorted.split_at(sorted.len().min(OUTLETS));
    Some(Coverage {
        rows: shown
            .iter()
            .map(|&(outlet, documents)| CoverageRow {
                outlet: page.link(Subject::Outlet(outlet)),
                documents,
                width: percent(documents, most),
            })
            .collect(),
        others: others.len(),
        documents_of_others: others.iter().map(|(_, count)| count).sum(),
    })
}

fn most_first(counts: BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
    let mut sorted: Vec<(usize, usize)> = counts.into_iter().collect();
    sorted.sort_by_key(|&(outlet, count)| (Reverse(count), outlet));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_of_equal_weight_keep_the_order_of_the_archive() {
        let counts = BTreeMap::from([(0, 2), (1, 5), (2, 2)]);
        assert_eq!(most_first(counts), [(1, 5), (0, 2), (2, 2)]);
    }
}
