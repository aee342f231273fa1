//! Matches the owner's topics.

use super::most_first;
use crate::model::{Archive, Document, Site, TopicEntry};
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

/// Adds the topics with their events, documents and people.
pub(super) fn build(archive: &mut Archive, site: &Site) {
    archive.topics = site
        .topics
        .iter()
        .map(|topic| {
            let has = |topics: &[String]| topics.contains(&topic.id);
            let documents: Vec<usize> =
                indices(&archive.documents, |archived| has(&archived.topics));
            let mut people: BTreeMap<usize, usize> = BTreeMap::new();
            for &document in &documents {
                let present: BTreeSet<usize> = archive.documents[document]
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
                events: indices(&archive.events, |event| has(&event.topics)),
                documents,
                people: most_first(people),
            }
        })
        .collect();
}

fn indices<T>(all: &[T], keep: impl Fn(&T) -> bool) -> Vec<usize> {
    all.iter()
        .enumerate()
        .filter(|(_, item)| keep(item))
        .map(|(index, _)| index)
        .collect()
}
