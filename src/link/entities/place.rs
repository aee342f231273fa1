//! Cross-references of organisations and places: their mentions, events, and the people named in the same documents.

use super::FoundEntity;
use crate::link::most_first;
use crate::model::{ArchivedDocument, Entity, Event};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Default)]
struct Places {
    mentions: Vec<(usize, usize)>,
    events: Vec<usize>,
    people: BTreeMap<usize, usize>,
}

/// The entities with their mentions, events and people.
pub(in crate::link) fn place(
    entities: Vec<FoundEntity>,
    documents: &[ArchivedDocument],
    events: &[Event],
) -> Vec<Entity> {
    let mut places = vec![Places::default(); entities.len()];
    for (document, archived) in documents.iter().enumerate() {
        let persons: BTreeSet<usize> = archived.people.iter().map(|named| named.person).collect();
        let mut seen = BTreeSet::new();
        for (at, mention) in archived.entities.iter().enumerate() {
            let of_entity = &mut places[mention.entity];
            of_entity.mentions.push((document, at));
            if seen.insert(mention.entity) {
                for &person in &persons {
                    *of_entity.people.entry(person).or_default() += 1;
                }
            }
        }
    }
    for (index, event) in events.iter().enumerate() {
        for &(entity, _) in &event.entities {
            places[entity].events.push(index);
        }
    }
    let placed = entities.into_iter().zip(places);
    placed
        .map(|(found, places)| Entity {
            id: found.id,
            kind: found.kind,
            name: found.name,
            language: found.language,
            names: found.names,
            documents: found.documents,
            forms: found.forms,
            mentions: places.mentions,
            events: places.events,
            people: most_first(places.people),
        })
        .collect()
}
