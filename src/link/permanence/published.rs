//! The part of the memory that concerns what is published.

use crate::model::{AddressKind, Permanence};
use std::collections::{BTreeMap, BTreeSet};

/// The memory with only those redirects and signposts that lead to pages that there are.
pub(in crate::link) fn published(
    mut permanence: Permanence,
    ids: &BTreeMap<AddressKind, BTreeSet<&str>>,
) -> Permanence {
    let is_there = |kind: AddressKind, id: &str| ids.get(&kind).is_some_and(|ids| ids.contains(id));
    permanence.redirects.retain(|redirect| {
        is_there(redirect.kind, &redirect.to) && !is_there(redirect.kind, &redirect.from)
    });
    permanence.redirects.sort();
    for ((kind, _), others) in &mut permanence.signposts {
        others.retain(|other| is_there(*kind, other));
    }
    permanence
        .signposts
        .retain(|(kind, id), others| is_there(*kind, id) && !others.is_empty());
    permanence
}
