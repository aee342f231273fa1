//! What the owner says about grouping: front matter and curation, as pairs that must or must not be together.

use crate::model::{Curation, Decision, Document};
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds of what the owner decided.
pub(super) const CERTAIN: f64 = 1000.0;

/// The owner's word on one relation.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    /// Documents that are together, as (lower, higher) pairs.
    pub(super) together: BTreeSet<(usize, usize)>,
    /// Documents that are not.
    pub(super) apart: BTreeSet<(usize, usize)>,
}

impl Declared {
    /// Stories: `translation_of` and curation.
    pub(super) fn stories(documents: &[Document], curation: &Curation) -> Self {
        let index = index(documents);
        let mut out =
            Self::from_curation(&index, &curation.stories_together, &curation.stories_apart);
        for (at, document) in documents.iter().enumerate() {
            let original = document
                .declared
                .translation_of
                .as_deref()
                .and_then(|id| find(&index, id));
            if let Some(original) = original {
                out.join(at, original);
            }
        }
        out
    }

    /// Events: a shared `event` and curation. What is one story is one event.
    pub(super) fn events(documents: &[Document], curation: &Curation, stories: &Declared) -> Self {
        let index = index(documents);
        let mut out =
            Self::from_curation(&index, &curation.events_together, &curation.events_apart);
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, document) in documents.iter().enumerate() {
            if let Some(event) = document.declared.event.as_deref() {
                let first = *first.entry(event).or_insert(at);
                out.join(first, at);
            }
        }
        out.together.extend(&stories.together);
        out
    }

    fn from_curation(
        index: &BTreeMap<&str, usize>,
        together: &[Decision<Vec<String>>],
        apart: &[Decision<Vec<String>>],
    ) -> Self {
        let mut out = Self::default();
        for decision in together {
            let known: Vec<usize> = decision
                .value
                .iter()
                .filter_map(|id| find(index, id))
                .collect();
            for pair in known.windows(2) {
                out.join(pair[0], pair[1]);
            }
        }
        for decision in apart {
            let known: Vec<usize> = decision
                .value
                .iter()
                .filter_map(|id| find(index, id))
                .collect();
            for (at, a) in known.iter().enumerate() {
                for b in &known[at + 1..] {
                    out.apart.insert((*a.min(b), *a.max(b)));
                }
            }
        }
        out
    }

    fn join(&mut self, a: usize, b: usize) {
        if a != b {
            self.together.insert((a.min(b), a.max(b)));
        }
    }

    /// Groups of what the owner put together, everything else alone: members ascend, groups ascend by first member.
    ///
    /// An explicit "apart" wins over what front matter implies in a roundabout way: such a join is left out.
    pub(super) fn groups(&self, start: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let mut of_document: BTreeMap<usize, usize> = BTreeMap::new();
        let mut groups = start;
        for (at, group) in groups.iter().enumerate() {
            of_document.extend(group.iter().map(|document| (*document, at)));
        }
        for (a, b) in &self.together {
            let (Some(&x), Some(&y)) = (of_document.get(a), of_document.get(b)) else {
                continue;
            };
            if x == y || self.contradicts(&groups[x], &groups[y]) {
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

    /// The owner's word, else what was concluded.
    pub(super) fn decide(&self, a: usize, b: usize, concluded: f64) -> f64 {
        if self.apart.contains(&(a, b)) {
            -CERTAIN * 100.0
        } else if self.together.contains(&(a, b)) {
            concluded.max(0.0)
        } else {
            concluded
        }
    }

    fn contradicts(&self, a: &[usize], b: &[usize]) -> bool {
        !self.apart.is_empty()
            && a.iter().any(|x| {
                b.iter()
                    .any(|y| self.apart.contains(&(*x.min(y), *x.max(y))))
            })
    }
}

fn index(documents: &[Document]) -> BTreeMap<&str, usize> {
    let mut out = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        out.insert(document.path.as_str(), at);
    }
    for (at, document) in documents.iter().enumerate() {
        out.insert(document.id.as_str(), at);
    }
    out
}

/// An id, a path, or a path's file name.
fn find(index: &BTreeMap<&str, usize>, id: &str) -> Option<usize> {
    index.get(id).copied().or_else(|| {
        let mut matches = index
            .iter()
            .filter(|(path, _)| path.rsplit('/').next() == Some(id));
        let first = matches.next().map(|(_, at)| *at);
        matches.next().is_none().then_some(first).flatten()
    })
}
