//! Documents and their groups in; one archive out: dates completed, people resolved, events, outlets, topics and briefings cross-linked.
//!
//! [`Grouped`] texts become [`Agreed`] ones, whose mentions say the same of a name throughout the archive. [`people::find`] finds the people in
//! them; once the owner's decisions about people are applied, [`link()`] gives people and outlets their ids, events their places, and builds the
//! archive. The archive is frozen afterwards: render reads it and adds nothing.

mod agreement;
mod briefings;
mod counts;
mod dates;
mod entities;
mod events;
mod hide;
pub mod latin;
mod outlets;
pub mod people;
pub mod permanence;
mod places;
mod quotes_and_roles;
mod related;
mod topics;
mod versions;

pub(crate) use counts::most_first;
pub use hide::hide;
pub use people::GivenNames;
pub use versions::lay_side_by_side;

use crate::language::Languages;
use crate::model::{
    AddressKind, Archive, ArchivedDocument, CuratedPeople, Document, Entity, EntityKind,
    GroupOverrides, Groups, Relation, Site,
};
use permanence::Identity;
use places::Places;
use std::collections::{BTreeMap, BTreeSet};

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

/// The same with mentions that agree across the archive.
#[derive(Debug)]
pub struct Agreed {
    /// The texts and their groups.
    pub grouped: Grouped,
    /// For each document the names that only the rest of the archive showed to be names.
    corroborated: Vec<Vec<agreement::CorroboratedName>>,
}

/// Brings the mentions of people in line with what the archive as a whole says.
pub fn agree(mut grouped: Grouped, given_names: &GivenNames, languages: &Languages) -> Agreed {
    let corroborated = agreement::agree(
        &mut grouped.documents,
        &grouped.groups.stories,
        given_names,
        languages,
    );
    Agreed {
        grouped,
        corroborated,
    }
}

/// Links everything. `people` are those found in these texts ([`people::find`]), as the owner's decisions left them.
pub fn link(agreed: Agreed, people: CuratedPeople, site: &Site, languages: &Languages) -> Archive {
    let Agreed {
        grouped,
        corroborated,
    } = agreed;
    let Grouped {
        mut documents,
        groups,
        relations,
        identity:
            Identity {
                ids,
                mut permanence,
                withdrawn,
                hidden,
            },
        overrides,
    } = grouped;
    let published = dates::complete(&documents, &groups);
    let promised = permanence::promised(&permanence.lock);
    let first_language = site.languages.first().map_or("", String::as_str);
    let mut resolved = people::resolve(
        people,
        &documents,
        languages,
        first_language,
        &mut permanence,
    );
    agreement::annotate(&mut resolved, &documents, &corroborated);
    let (entities, entity_mentions) =
        entities::find(&documents, languages, &site.entities, &mut permanence);
    let places = Places::new(&groups, &ids, &overrides, &published);
    outlets::settle(
        &mut documents,
        &places.story_of,
        site.known_outlets_only,
        site.default_outlet(),
    );
    let (outlets, outlet_of) = outlets::find(&documents, &mut permanence);
    let documents: Vec<ArchivedDocument> = documents
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
                story: places.story_of[at],
                event: places.event_of_story[places.story_of[at]],
                outlet: outlet_of[at],
            },
        )
        .collect();
    let stories = events::stories(&groups, &ids, &overrides, &places);
    let storylines = events::storylines(&groups, &places);
    let series = events::series(&groups, &places);
    let events = events::events(
        places,
        &groups,
        &overrides,
        &documents,
        (&storylines, &series),
        &relations,
    );
    let said = quotes_and_roles::gather(&documents, resolved.people.len(), languages);
    let mut people = people::place(
        resolved.people,
        said,
        &documents,
        &events,
        &site.languages,
        languages,
    );
    permanence::keep_promises(&mut people, &promised, &mut permanence);
    let entities = entities::place(entities, &documents, &events);
    let outlets = outlets::place(outlets, &events);
    let ids = BTreeMap::from([
        (
            AddressKind::Document,
            documents
                .iter()
                .map(|d| d.document.id.as_str())
                .chain(withdrawn.iter().map(String::as_str))
                .collect(),
        ),
        (
            AddressKind::Event,
            events.iter().map(|event| event.id.as_str()).collect(),
        ),
        (
            AddressKind::Organisation,
            ids_of(&entities, EntityKind::Organisation, site),
        ),
        (
            AddressKind::Place,
            ids_of(&entities, EntityKind::Place, site),
        ),
        (
            AddressKind::Outlet,
            outlets.iter().map(|outlet| outlet.id.as_str()).collect(),
        ),
        (
            AddressKind::Person,
            people
                .iter()
                .filter(|person| person.is_vouched_for)
                .map(|person| person.id.as_str())
                .collect(),
        ),
        (
            AddressKind::Story,
            stories.iter().map(|story| story.id.as_str()).collect(),
        ),
    ]);
    let mut permanence = permanence::published(permanence, &ids);
    let event_of = documents
        .iter()
        .map(|archived| {
            (
                archived.document.id.as_str(),
                events[archived.event].id.as_str(),
            )
        })
        .collect();
    permanence.gone = permanence::gone(&permanence, &ids, &event_of, &hidden);
    // Names of a kind that the owner no longer asks for are there still, and have no page.
    let unasked: Vec<AddressKind> = [
        EntityKind::Organisation,
        EntityKind::Person,
        EntityKind::Place,
    ]
    .into_iter()
    .filter(|kind| !site.entities.contains(kind))
    .map(AddressKind::of_names)
    .collect();
    permanence.gone.retain(|gone| !unasked.contains(&gone.kind));
    Archive {
        topics: topics::place(site, &documents, &events),
        briefings: briefings::of_periods(&events, site.briefings),
        documents,
        stories,
        events,
        storylines,
        series,
        people,
        entities,
        outlets,
        relations,
        doubts: resolved.doubts,
        permanence,
        diagnostics: resolved.diagnostics,
    }
}

/// Ids of the organisations or places that have pages.
fn ids_of<'a>(entities: &'a [Entity], kind: EntityKind, site: &Site) -> BTreeSet<&'a str> {
    let has_pages = site.entities.contains(&kind);
    let of_kind = entities
        .iter()
        .filter(|entity| has_pages && entity.kind == kind);
    of_kind.map(|entity| entity.id.as_str()).collect()
}
