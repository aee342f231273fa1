//! Permanent ids of people, which are names.

use super::identify::assign_and_remember;
use super::{CurrentGroup, NAMES, assign_ids, name_in};
use crate::model::{
    AddressKind, Document, FoundMention, FoundPeople, Lock, Permanence, PersonName,
};
use std::collections::{BTreeMap, BTreeSet};

/// The ids of people, given in the order of the ids that their names give.
pub(in crate::link) fn assign_people_ids(
    people: &[(&str, &[FoundMention])],
    documents: &[Document],
    permanence: &mut Permanence,
) -> Vec<String> {
    let present = present(people, documents);
    assign_and_remember(AddressKind::Person, &present, permanence, NAMES).ids
}

/// Ids that pages have, or had, with the ids that `names` gives the same people: decisions may use either.
pub fn program_ids(
    found: &FoundPeople,
    names: &[PersonName],
    documents: &[Document],
    lock: &Lock,
) -> BTreeMap<String, String> {
    let Some(remembered) = lock.of(AddressKind::Person) else {
        return BTreeMap::new();
    };
    let named = names.iter().zip(&found.people);
    let mut named: Vec<(&str, &[FoundMention])> = named
        .map(|(name, person)| (name.id.as_str(), &person.mentions[..]))
        .collect();
    named.sort_by_key(|(id, _)| *id);
    let assigned = assign_ids(&present(&named, documents), remembered, NAMES);
    let former = assigned.redirects.into_iter();
    let mut ids: BTreeMap<String, String> = former
        .map(|(id, person)| (id, named[person].0.to_owned()))
        .collect();
    let own = assigned.ids.into_iter().zip(&named);
    ids.extend(own.map(|(id, (program, _))| (id, (*program).to_owned())));
    ids
}

/// People by the texts they are in, each with the longest form that the text has of the name: two of one surname stay apart.
fn present(people: &[(&str, &[FoundMention])], documents: &[Document]) -> Vec<CurrentGroup> {
    people
        .iter()
        .map(|(id, mentions)| {
            let mut longest: BTreeMap<usize, &str> = BTreeMap::new();
            let mut all: BTreeSet<String> = BTreeSet::new();
            for mention in *mentions {
                let text = documents[mention.document].mentions[mention.mention]
                    .text
                    .as_str();
                all.insert(name_in(&documents[mention.document], text));
                let form = longest.entry(mention.document).or_insert(text);
                if text.chars().count() > form.chars().count() {
                    *form = text;
                }
            }
            CurrentGroup {
                wanted: (*id).to_owned(),
                also: all.into_iter().collect(),
                members: longest
                    .into_iter()
                    .map(|(at, form)| name_in(&documents[at], form))
                    .collect(),
            }
        })
        .collect()
}
