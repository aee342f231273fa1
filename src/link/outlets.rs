//! Resolves outlets.

use super::permanence::{CurrentGroup, NAMES, assign_and_remember};
use crate::model::{AddressKind, Document, Event, Outlet, Permanence};
use crate::text::{fold_name, short_hash, slug};
use std::collections::BTreeMap;

/// An outlet with its texts.
pub(super) struct FoundOutlet {
    id: String,
    name: String,
    documents: Vec<usize>,
}

/// The outlets by id, and the outlet of each document. Spellings that fold to one name are one outlet; the most frequent spelling is shown.
pub(super) fn find(
    documents: &[Document],
    permanence: &mut Permanence,
) -> (Vec<FoundOutlet>, Vec<Option<usize>>) {
    let mut by_key: BTreeMap<String, (BTreeMap<String, usize>, Vec<usize>)> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Some(outlet) = &document.outlet {
            let entry = by_key.entry(fold_name(&outlet.name)).or_default();
            *entry.0.entry(outlet.name.clone()).or_default() += 1;
            entry.1.push(at);
        }
    }
    let mut taken: BTreeMap<String, ()> = BTreeMap::new();
    let mut outlets: Vec<FoundOutlet> = by_key
        .into_iter()
        .filter_map(|(key, (names, documents))| {
            let (name, _) = names
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
            let mut id = slug(&name, 60);
            if taken.insert(id.clone(), ()).is_some() {
                id = format!("{id}-{}", short_hash(&key));
            }
            Some(FoundOutlet {
                id,
                name,
                documents,
            })
        })
        .collect();
    outlets.sort_by(|a, b| a.id.cmp(&b.id));
    let present: Vec<CurrentGroup> = outlets
        .iter()
        .map(|outlet| {
            let members = outlet.documents.iter();
            CurrentGroup {
                wanted: outlet.id.clone(),
                members: members.map(|at| documents[*at].id.clone()).collect(),
            }
        })
        .collect();
    let ids = assign_and_remember(AddressKind::Outlet, &present, permanence, NAMES).ids;
    for (outlet, id) in outlets.iter_mut().zip(ids) {
        outlet.id = id;
    }
    outlets.sort_by(|a, b| a.id.cmp(&b.id));
    let mut of_document = vec![None; documents.len()];
    for (index, outlet) in outlets.iter().enumerate() {
        for &document in &outlet.documents {
            of_document[document] = Some(index);
        }
    }
    (outlets, of_document)
}

/// The outlets with the events that they reported.
pub(super) fn place(outlets: Vec<FoundOutlet>, events: &[Event]) -> Vec<Outlet> {
    let mut events_of: Vec<Vec<usize>> = vec![Vec::new(); outlets.len()];
    for (index, event) in events.iter().enumerate() {
        for &outlet in &event.outlets {
            events_of[outlet].push(index);
        }
    }
    let with_events = outlets.into_iter().zip(events_of);
    with_events
        .map(|(outlet, events)| Outlet {
            id: outlet.id,
            name: outlet.name,
            documents: outlet.documents,
            events,
        })
        .collect()
}
