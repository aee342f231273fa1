//! Resolves outlets.

use crate::model::{Archive, Document, Outlet};
use crate::text::{fold_name, short_hash, slug};
use std::collections::BTreeMap;

/// The outlets, sorted by id, and the outlet of each document. Spellings that fold to the same name are one outlet, named by the most frequent one.
pub(super) fn gather(documents: &[Document]) -> (Vec<Outlet>, Vec<Option<usize>>) {
    let mut by_key: BTreeMap<String, (BTreeMap<String, usize>, Vec<usize>)> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Some(outlet) = &document.outlet {
            let entry = by_key.entry(fold_name(&outlet.name)).or_default();
            *entry.0.entry(outlet.name.clone()).or_default() += 1;
            entry.1.push(at);
        }
    }
    let mut taken: BTreeMap<String, ()> = BTreeMap::new();
    let mut outlets: Vec<Outlet> = by_key
        .into_iter()
        .filter_map(|(key, (names, documents))| {
            let (name, _) = names
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
            let mut id = slug(&name, 60);
            if taken.insert(id.clone(), ()).is_some() {
                id = format!("{id}-{}", short_hash(&key));
            }
            Some(Outlet {
                id,
                name,
                documents,
                events: Vec::new(),
            })
        })
        .collect();
    outlets.sort_by(|a, b| a.id.cmp(&b.id));
    let mut of_document = vec![None; documents.len()];
    for (index, outlet) in outlets.iter().enumerate() {
        for &document in &outlet.documents {
            of_document[document] = Some(index);
        }
    }
    (outlets, of_document)
}

/// Sets the events that each outlet reported.
pub(super) fn place(archive: &mut Archive) {
    for (index, event) in archive.events.iter().enumerate() {
        for &outlet in &event.outlets {
            archive.outlets[outlet].events.push(index);
        }
    }
}
