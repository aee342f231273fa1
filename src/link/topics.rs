//! Matches the owner's topics.

use super::most_first;
use crate::model::{ArchivedDocument, Document, Event, Site, TopicEntry};
use std::collections::{BTreeMap, BTreeSet};

/// Ids of the document's topics, in the owner's order.
pub(super) fn of_document(document: &Document, site: &Site) -> Vec<String> {
    let found: BTreeSet<&str> = document
        .topics
        .iter()
        .map(|found| found.topic.as_str())
        .collect();
    site.topics
        .iter()
        .map(|topic| topic.id.clone())
        .filter(|id| found.contains(id.as_str()))
        .collect()
}

/// The topics with their events, documents and people.
pub(super) fn place(
    site: &Site,
    documents: &[ArchivedDocument],
    events: &[Event],
) -> Vec<TopicEntry> {
    site.topics
        .iter()
        .map(|topic| {
            let has = |topics: &[String]| topics.contains(&topic.id);
            let of_topic: Vec<usize> = indices(documents, |archived| has(&archived.topics));
            let mut people: BTreeMap<usize, usize> = BTreeMap::new();
            for &document in &of_topic {
                let present: BTreeSet<usize> = documents[document]
                    .people
                    .iter()
                    .map(|mention| mention.person)
                    .collect();
                for person in present {
                    *people.entry(person).or_default() += 1;
                }
            }
            TopicEntry {
                topic: topic.clone(),
                events: indices(events, |event| has(&event.topics)),
                documents: of_topic,
                people: most_first(people),
            }
        })
        .collect()
}

fn indices<T>(all: &[T], keep: impl Fn(&T) -> bool) -> Vec<usize> {
    all.iter()
        .enumerate()
        .filter(|(_, item)| keep(item))
        .map(|(index, _)| index)
        .collect()
}
