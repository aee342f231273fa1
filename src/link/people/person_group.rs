//! People of single documents, grouped as they turn out to be the same person.

use super::parsed_name::Fullness;
use super::within_document::LocalPerson;
use crate::model::Reason;
use std::collections::BTreeSet;

/// A person within one document, with that document.
#[derive(Clone, Debug)]
pub(super) struct DocumentPerson {
    /// Index of the document.
    pub(super) document: usize,
    /// The person there.
    pub(super) local: LocalPerson,
}

/// People of single documents that are the same person, with the reasons for joining them.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonGroup {
    /// Indices of the people of single documents, ascending.
    pub(super) members: Vec<usize>,
    /// Why they were joined.
    pub(super) reasons: Vec<Reason>,
}

impl PersonGroup {
    /// A person of one document alone.
    pub(super) fn alone(member: usize) -> Self {
        Self {
            members: vec![member],
            reasons: Vec::new(),
        }
    }

    /// Absorbs the members and reasons of another group.
    pub(super) fn absorb(&mut self, other: Self, reason: Option<Reason>) {
        self.members.extend(other.members);
        self.members.sort_unstable();
        self.reasons.extend(other.reasons);
        self.reasons.extend(reason);
    }

    /// The most complete name's fullness.
    pub(super) fn fullness(&self, people: &[DocumentPerson]) -> Fullness {
        let locals = self.locals(people);
        let fullness = locals.map(|local| local.fullness).max();
        fullness.unwrap_or(Fullness::Single)
    }

    /// The fullest name, of several the one mentioned most.
    pub(super) fn fullest_name(&self, people: &[DocumentPerson]) -> String {
        self.locals(people)
            .max_by_key(|local| (local.fullness, local.mentions.len()))
            .map(|local| local.name.clone())
            .unwrap_or_default()
    }

    /// Indices of the parsed names that are as full as any, ascending.
    pub(super) fn parsed_names(&self, people: &[DocumentPerson]) -> BTreeSet<usize> {
        let fullness = self.fullness(people);
        self.locals(people)
            .filter(|local| local.fullness == fullness)
            .map(|local| local.parsed_name)
            .collect()
    }

    /// The documents that mention the group.
    pub(super) fn documents(&self, people: &[DocumentPerson]) -> BTreeSet<usize> {
        let members = self.members.iter();
        members.map(|member| people[*member].document).collect()
    }

    /// Whether one document mentions both groups.
    pub(super) fn shares_a_document(&self, other: &Self, people: &[DocumentPerson]) -> bool {
        let documents = self.documents(people);
        let mut members = other.members.iter();
        members.any(|member| documents.contains(&people[*member].document))
    }

    fn locals<'a>(&self, people: &'a [DocumentPerson]) -> impl Iterator<Item = &'a LocalPerson> {
        let members = self.members.iter();
        members.map(|member| &people[*member].local)
    }
}
