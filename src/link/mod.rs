//! Documents and their groups in; one archive out: dates completed, people resolved, events, outlets, topics and briefings cross-linked.
//!
//! The archive is frozen afterwards: render reads it and adds nothing.

mod agreement;
mod briefings;
mod dates;
mod entities;
mod events;
mod hide;
mod outlets;
pub mod people;
pub mod permanence;
mod quotes_and_roles;
mod topics;
mod versions;

pub use hide::hide;
pub use versions::lay_side_by_side;

use crate::language::Languages;
use crate::model::{
    Archive, ArchivedDocument, Curation, Document, GroupOverrides, Groups, Person, Relation, Site,
};
use permanence::Identity;
use std::collections::BTreeMap;

/// Texts in groups that have their ids, with what the owner overrides of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grouped {
    /// Sorted by id.
    pub documents: Vec<Document>,
    /// Groups of them, by number.
    pub groups: Groups,
    /// How pairs of documents are related.
    pub relations: Vec<Relation>,
    /// What the groups are called, and what is remembered.
    pub identity: Identity,
    /// What the owner overrides of the groups.
    pub overrides: GroupOverrides,
}

/// Links everything.
pub fn link(grouped: Grouped, curation: &Curation, site: &Site, languages: &Languages) -> Archive {
    let Grouped {
        mut documents,
        groups,
        relations,
        identity,
        overrides,
    } = grouped;
    let mut permanence = identity.permanence;
    let vouched = agreement::agree(&mut documents, languages);
    let published = dates::complete(&documents, &groups);
    let resolve =
        |curation: &Curation| people::resolve(&documents, &groups.stories, languages, curation);
    let curation = permanence::program_names(curation, &documents, &permanence.lock, || {
        resolve(&Curation::default())
    });
    let mut resolved = resolve(&curation);
    permanence::settle_people(&mut resolved, &documents, &mut permanence);
    let (entities, entity_mentions) = entities::gather(&documents, languages);
    let (mut outlets, mut outlet_of) = outlets::gather(&documents);
    permanence::settle_outlets(&mut outlets, &mut outlet_of, &documents, &mut permanence);
    let mut story_of = vec![0; documents.len()];
    for (story, members) in groups.stories.iter().enumerate() {
        for &document in members {
            story_of[document] = story;
        }
    }
    let archived: Vec<ArchivedDocument> = documents
        .into_iter()
        .zip(published)
        .zip(resolved.mentions)
        .zip(entity_mentions)
        .enumerate()
        .map(
            |(at, (((document, published), people), entities))| ArchivedDocument {
                topics: topics::of_document(&document, site),
                document,
                published,
                people,
                entities,
                story: story_of[at],
                event: 0,
                outlet: outlet_of[at],
            },
        )
        .collect();
    let mut archive = Archive {
        documents: archived,
        entities,
        outlets,
        relations,
        doubts: resolved.doubts,
        diagnostics: resolved.diagnostics,
        people: resolved
            .people
            .into_iter()
            .map(|person| Person {
                names: people::headline_names(&person, &site.languages, languages),
                id: person.id,
                forms: person.forms,
                reasons: person.reasons,
                notes: person.notes,
                same_as: person.same_as,
                ..Person::default()
            })
            .collect(),
        ..Archive::default()
    };
    agreement::annotate(&mut archive, &vouched);
    events::build(&mut archive, &groups, &identity.ids, &overrides);
    place_people(&mut archive);
    entities::place(&mut archive);
    quotes_and_roles::gather(&mut archive, languages);
    outlets::place(&mut archive);
    topics::build(&mut archive, site);
    briefings::build(&mut archive, site.briefings);
    permanence::fill(&mut archive, permanence);
    archive
}

/// Tells each person where they are mentioned, in which events and with whom.
fn place_people(archive: &mut Archive) {
    let mut together: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); archive.people.len()];
    for (document, archived) in archive.documents.iter().enumerate() {
        let mut present = Vec::new();
        for (at, mention) in archived.people.iter().enumerate() {
            archive.people[mention.person].mentions.push((document, at));
            present.push(mention.person);
        }
        present.sort_unstable();
        present.dedup();
        for &one in &present {
            for &other in present.iter().filter(|other| **other != one) {
                *together[one].entry(other).or_default() += 1;
            }
        }
    }
    for (event, entry) in archive.events.iter().enumerate() {
        for &(person, _) in &entry.people {
            archive.people[person].events.push(event);
        }
    }
    for (person, counts) in archive.people.iter_mut().zip(together) {
        person.together_with = most_first(counts);
    }
}

/// Counts in descending order, equal ones by index.
fn most_first<K: Ord>(counts: BTreeMap<K, usize>) -> Vec<(K, usize)> {
    let mut all: Vec<(K, usize)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}
