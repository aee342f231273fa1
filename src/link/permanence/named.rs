//! Ids of people and outlets, which are names.

use super::identify::settled;
use super::{Custom, Present, settle};
use crate::link::people::ResolvedPeople;
use crate::model::{AddressKind, Curation, Document, Lock, Outlet, Permanence};
use crate::text::slug;
use std::collections::BTreeMap;

/// Twenty texts tell who somebody is; a head of state is in most.
const NAMES: Custom = Custom {
    is_name: true,
    most_members: 20,
};
/// The longest name in a member, in bytes.
const LONGEST_NAME: usize = 30;

/// Gives people the ids that are remembered of them, and puts them in the order of their ids again.
pub(in crate::link) fn settle_people(
    resolved: &mut ResolvedPeople,
    documents: &[Document],
    permanence: &mut Permanence,
) {
    let present = people(resolved, documents);
    let ids = settled(AddressKind::Person, &present, permanence, NAMES).ids;
    for (person, id) in resolved.people.iter_mut().zip(ids) {
        person.id = id;
    }
    let new_index = sort(&mut resolved.people, |person| &person.id);
    for mention in resolved.mentions.iter_mut().flatten() {
        mention.person = new_index[mention.person];
    }
    for doubt in &mut resolved.doubts {
        let (a, b) = (new_index[doubt.first], new_index[doubt.second]);
        (doubt.first, doubt.second) = (a.min(b), a.max(b));
    }
    resolved
        .doubts
        .sort_by_key(|doubt| (doubt.first, doubt.second));
}

/// Gives outlets the ids that are remembered of them.
pub(in crate::link) fn settle_outlets(
    outlets: &mut Vec<Outlet>,
    outlet_of: &mut [Option<usize>],
    documents: &[Document],
    permanence: &mut Permanence,
) {
    let present: Vec<Present> = outlets
        .iter()
        .map(|outlet| Present {
            wanted: outlet.id.clone(),
            members: outlet
                .documents
                .iter()
                .map(|at| documents[*at].id.clone())
                .collect(),
        })
        .collect();
    let ids = settled(AddressKind::Outlet, &present, permanence, NAMES).ids;
    for (outlet, id) in outlets.iter_mut().zip(ids) {
        outlet.id = id;
    }
    let new_index = sort(outlets, |outlet| &outlet.id);
    for outlet in outlet_of.iter_mut().flatten() {
        *outlet = new_index[*outlet];
    }
}

/// The decisions about people with the ids that the program gives before any decision in place of those that pages have.
///
/// `resolve` finds the people without any decision; it is asked only where a decision names a remembered id.
pub(in crate::link) fn program_names(
    curation: &Curation,
    documents: &[Document],
    lock: &Lock,
    resolve: impl FnOnce() -> ResolvedPeople,
) -> Curation {
    let Some(remembered) = lock.of(AddressKind::Person) else {
        return curation.clone();
    };
    let mut out = curation.clone();
    if !references(&mut out).any(|name| remembered.contains_key(name)) {
        return out;
    }
    let resolved = resolve();
    let settled = settle(&people(&resolved, documents), remembered, NAMES);
    let own = settled.ids.iter().zip(&resolved.people);
    let mut program: BTreeMap<&str, &str> = settled
        .redirects
        .iter()
        .map(|(id, group)| (id.as_str(), resolved.people[*group].id.as_str()))
        .collect();
    program.extend(own.map(|(id, person)| (id.as_str(), person.id.as_str())));
    for name in references(&mut out) {
        if let Some(id) = program.get(name.trim()) {
            *name = (*id).to_owned();
        }
    }
    out
}

/// Every place in the decisions where a person is named.
fn references(curation: &mut Curation) -> impl Iterator<Item = &mut String> {
    let groups = curation
        .people_merge
        .iter_mut()
        .chain(&mut curation.people_apart)
        .flat_map(|decision| &mut decision.value);
    let renamed = curation.people_rename.iter_mut().map(|d| &mut d.value.0);
    let attached = curation
        .people_notes
        .iter_mut()
        .chain(&mut curation.people_same_as)
        .map(|decision| &mut decision.value.0);
    let forms = curation.not_a_person.iter_mut().map(|d| &mut d.value);
    groups.chain(renamed).chain(attached).chain(forms)
}

/// People by the texts they are in, each with the longest form that the text has of the name: two of one surname stay apart.
fn people(resolved: &ResolvedPeople, documents: &[Document]) -> Vec<Present> {
    let mut longest: Vec<BTreeMap<usize, &str>> = vec![BTreeMap::new(); resolved.people.len()];
    for (document, mentions) in resolved.mentions.iter().enumerate() {
        for mention in mentions {
            let text = documents[document].mentions[mention.mention].text.as_str();
            let form = longest[mention.person].entry(document).or_insert(text);
            if text.chars().count() > form.chars().count() {
                *form = text;
            }
        }
    }
    resolved
        .people
        .iter()
        .zip(longest)
        .map(|(person, forms)| Present {
            wanted: person.id.clone(),
            members: forms
                .into_iter()
                .map(|(at, form)| format!("{}/{}", documents[at].id, slug(form, LONGEST_NAME)))
                .collect(),
        })
        .collect()
}

/// Sorts by id; gives the new place of every old one.
fn sort<T>(all: &mut Vec<T>, id: impl Fn(&T) -> &str) -> Vec<usize> {
    let mut numbered: Vec<(usize, T)> = std::mem::take(all).into_iter().enumerate().collect();
    numbered.sort_by(|a, b| id(&a.1).cmp(id(&b.1)));
    let mut new_index = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        new_index[*old] = new;
    }
    all.extend(numbered.into_iter().map(|(_, one)| one));
    new_index
}
