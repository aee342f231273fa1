//! Cross-references of organisations and places: their mentions, events, and the people named in the same documents.

use crate::link::most_first;
use crate::model::Archive;
use std::collections::{BTreeMap, BTreeSet};

/// Sets the mentions, events and people of every entity.
pub(in crate::link) fn place(archive: &mut Archive) {
    let mut people: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); archive.entities.len()];
    for (document, archived) in archive.documents.iter().enumerate() {
        let persons: BTreeSet<usize> = archived.people.iter().map(|named| named.person).collect();
        let mut seen = BTreeSet::new();
        for (at, mention) in archived.entities.iter().enumerate() {
            archive.entities[mention.entity]
                .mentions
                .push((document, at));
            if seen.insert(mention.entity) {
                for &person in &persons {
                    *people[mention.entity].entry(person).or_default() += 1;
                }
            }
        }
    }
    for (event, entry) in archive.events.iter().enumerate() {
        for &(entity, _) in &entry.entities {
            archive.entities[entity].events.push(event);
        }
    }
    for (entity, counts) in archive.entities.iter_mut().zip(people) {
        entity.people = most_first(counts);
    }
}
