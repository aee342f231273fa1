//! People as the archive keeps them: with their mentions, events, companions and words.

use super::vouched::is_vouched_for;
use super::{GivenNames, ResolvedPerson, headline_names};
use crate::language::Languages;
use crate::link::most_first;
use crate::link::quotes_and_roles::QuotesAndRoles;
use crate::model::{ArchivedDocument, Event, Person};
use std::collections::BTreeMap;

#[derive(Clone, Default)]
struct Places {
    mentions: Vec<(usize, usize)>,
    events: Vec<usize>,
    together: BTreeMap<usize, usize>,
}

/// The people with everything that documents and events say of them.
pub(in crate::link) fn place(
    people: Vec<ResolvedPerson>,
    said: Vec<QuotesAndRoles>,
    documents: &[ArchivedDocument],
    events: &[Event],
    interface_languages: &[String],
    languages: &Languages,
) -> Vec<Person> {
    let given_names = GivenNames::new(languages);
    let places = places(people.len(), documents, events);
    let placed = people.into_iter().zip(said).zip(places);
    placed
        .map(|((person, said), places)| Person {
            is_vouched_for: is_vouched_for(&person, &said, &places.mentions, documents, languages),
            names: headline_names(&person, interface_languages, languages, &given_names),
            id: person.id,
            forms: person.forms,
            mentions: places.mentions,
            events: places.events,
            together_with: most_first(places.together),
            reasons: person.reasons,
            roles: said.roles,
            quotations: said.quotations,
            statements: said.statements,
            notes: person.notes,
            same_as: person.same_as,
            is_pseudonym: person.is_pseudonym,
        })
        .collect()
}

/// Where each person is mentioned, in which events and with whom.
fn places(people: usize, documents: &[ArchivedDocument], events: &[Event]) -> Vec<Places> {
    let mut places = vec![Places::default(); people];
    for (document, archived) in documents.iter().enumerate() {
        let mut present = Vec::new();
        for (at, mention) in archived.people.iter().enumerate() {
            places[mention.person].mentions.push((document, at));
            present.push(mention.person);
        }
        present.sort_unstable();
        present.dedup();
        for &one in &present {
            for &other in present.iter().filter(|other| **other != one) {
                *places[one].together.entry(other).or_default() += 1;
            }
        }
    }
    for (index, event) in events.iter().enumerate() {
        for &(person, _) in &event.people {
            places[person].events.push(index);
        }
    }
    places
}
