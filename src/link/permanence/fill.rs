//! The part of the memory that concerns what is published.

use crate::model::{AddressKind, Archive, Permanence};
use std::collections::{BTreeMap, BTreeSet};

/// Puts the memory into the archive: redirects and signposts lead only to pages that there are.
pub(in crate::link) fn fill(archive: &mut Archive, mut permanence: Permanence) {
    let of = |kind: AddressKind| -> BTreeSet<&str> {
        match kind {
            AddressKind::Document => {
                let documents = archive.documents.iter();
                documents.map(|a| a.document.id.as_str()).collect()
            }
            AddressKind::Event => archive.events.iter().map(|e| e.id.as_str()).collect(),
            AddressKind::Outlet => archive.outlets.iter().map(|o| o.id.as_str()).collect(),
            AddressKind::Person => archive.people.iter().map(|p| p.id.as_str()).collect(),
            AddressKind::Story => archive.stories.iter().map(|s| s.id.as_str()).collect(),
        }
    };
    let ids: BTreeMap<AddressKind, BTreeSet<&str>> = AddressKind::ALL
        .into_iter()
        .map(|kind| (kind, of(kind)))
        .collect();
    let is_there = |kind: AddressKind, id: &str| ids[&kind].contains(id);
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
    archive.permanence = permanence;
}
