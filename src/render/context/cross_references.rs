//! Look-ups that many pages need, made once: which relations concern a document, which briefings hold an event.

use crate::model::{Archive, Verdict};
use std::collections::BTreeMap;

/// Indices into the archive, by what they concern.
#[derive(Debug)]
pub(crate) struct CrossReferences<'a> {
    /// Index of a topic by its id.
    pub(crate) topics: BTreeMap<&'a str, usize>,
    /// For each document, the relations that are not denied.
    pub(crate) relations: Vec<Vec<usize>>,
    /// For each person, the doubts that concern them.
    pub(crate) doubts: Vec<Vec<usize>>,
    /// For each event, the briefings it is in.
    pub(crate) briefings: Vec<Vec<usize>>,
    /// Documents by date, newest first, undated last.
    pub(crate) newest_documents: Vec<usize>,
}

impl<'a> CrossReferences<'a> {
    /// Reads the archive once.
    pub(crate) fn new(archive: &'a Archive) -> Self {
        let mut relations = vec![Vec::new(); archive.documents.len()];
        for (index, relation) in archive.relations.iter().enumerate() {
            if relation.verdict == Verdict::No {
                continue;
            }
            for document in [relation.first, relation.second] {
                if let Some(list) = relations.get_mut(document) {
                    list.push(index);
                }
            }
        }
        let mut doubts = vec![Vec::new(); archive.people.len()];
        for (index, doubt) in archive.doubts.iter().enumerate() {
            for person in [doubt.first, doubt.second] {
                if let Some(list) = doubts.get_mut(person) {
                    list.push(index);
                }
            }
        }
        let mut briefings = vec![Vec::new(); archive.events.len()];
        for (index, briefing) in archive.briefings.iter().enumerate() {
            for &event in &briefing.events {
                if let Some(list) = briefings.get_mut(event) {
                    list.push(index);
                }
            }
        }
        let mut newest_documents: Vec<usize> = (0..archive.documents.len()).collect();
        newest_documents.sort_by_key(|&index| {
            let published = archive.documents[index].published.as_ref();
            let when = published.map(|p| (p.date, p.time));
            (std::cmp::Reverse(when), index)
        });
        Self {
            topics: archive
                .topics
                .iter()
                .enumerate()
                .map(|(index, entry)| (entry.topic.id.as_str(), index))
                .collect(),
            relations,
            doubts,
            briefings,
            newest_documents,
        }
    }
}
