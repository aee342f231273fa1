//! Lists of everything of one kind, fifty to a page.

use super::briefing::BriefingCard;
use super::cards::{DocumentCard, EventCard};
use super::entity::{self, NamedOnce};
use super::further::Subject;
use super::list_page::{Heading, ListPage, Whole};
use super::person::other_names;
use super::{Link, Text};
use crate::model::EntityKind;
use crate::render::address;
use crate::render::dates;
use crate::render::here::Here;
use serde::Serialize;

/// A name in an alphabetical list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NameEntry {
    /// The link.
    pub(crate) link: Link,
    /// Other names of the same.
    pub(crate) others: Vec<Text>,
    /// How many events.
    pub(crate) events: usize,
    /// How many documents.
    pub(crate) documents: usize,
}

/// One page of the list of events.
pub(crate) fn events(here: &Here<'_>, number: usize) -> ListPage<EventCard> {
    let order: Vec<usize> = (0..here.archive().events.len()).collect();
    let month = |place: usize| {
        Heading::new(match here.archive().events[place].first_date {
            Some(date) => dates::month(here.pack(), date),
            None => here.edition.words.plain("undated"),
        })
    };
    Whole::new("events", "count-events", &order, &in_folder("events")).page(
        here,
        number,
        month,
        |i| EventCard::new(here, i),
    )
}

/// One page of the list of documents.
pub(crate) fn documents(here: &Here<'_>, number: usize) -> ListPage<DocumentCard> {
    let order = &here.desk.references.newest_documents;
    let month = |place: usize| {
        Heading::new(match &here.document(order[place]).published {
            Some(published) => dates::month(here.pack(), published.date),
            None => here.edition.words.plain("undated"),
        })
    };
    let address = in_folder("documents");
    Whole::new("documents", "count-documents", order, &address)
        .page(here, number, month, |i| DocumentCard::new(here, i))
}

/// One page of the list of people.
pub(crate) fn people(here: &Here<'_>, number: usize) -> ListPage<NameEntry> {
    let alphabet = &here.edition.people;
    let entry = |index: usize| {
        let person = &here.archive().people[index];
        let link = here.person(index);
        NameEntry {
            others: other_names(here, index, &link.text),
            link,
            events: person.events.len(),
            documents: Subject::Person(index).documents(here.archive()).len(),
        }
    };
    let address = in_folder("people");
    Whole::new("people", "count-people", &alphabet.order, &address)
        .alphabetical(here, number, alphabet, entry)
}

/// One page of the list of organisations or of places that have pages.
pub(crate) fn entities(here: &Here<'_>, kind: EntityKind, number: usize) -> ListPage<NameEntry> {
    let alphabet = &here.edition.entities[&kind];
    let entry = |index: usize| {
        let entity = &here.archive().entities[index];
        let link = here.entity(index);
        NameEntry {
            others: entity::other_names(here, index, &link.text),
            link,
            events: entity.events.len(),
            documents: entity.documents.len(),
        }
    };
    let once = here.edition.named_once[&kind].order.len();
    let address = in_folder(address::folder(kind));
    let list = Whole::new(
        address::folder(kind),
        count_key(kind),
        &alphabet.order,
        &address,
    );
    ListPage {
        named_once: (once > 0).then(|| Link {
            count: Some(once),
            ..Link::new(
                here.to(&address::named_once(kind, 1)),
                here.own(here.edition.words.plain("named-once")),
            )
        }),
        ..list.alphabetical(here, number, alphabet, entry)
    }
}

/// One page of the organisations or places that the archive names once.
pub(crate) fn named_once(here: &Here<'_>, kind: EntityKind, number: usize) -> ListPage<NamedOnce> {
    let alphabet = &here.edition.named_once[&kind];
    let address = |page: usize| address::named_once(kind, page);
    let mut list = Whole::new("named-once", count_key(kind), &alphabet.order, &address)
        .alphabetical(here, number, alphabet, |i| NamedOnce::new(here, i));
    list.key = address::folder(kind);
    list
}

fn count_key(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "count-people",
        EntityKind::Organisation => "count-organisations",
        EntityKind::Place => "count-places",
    }
}

fn in_folder(folder: &'static str) -> impl Fn(usize) -> String {
    move |page| address::list(folder, page)
}

/// One page of the list of topics, in the owner's order.
pub(crate) fn topics(here: &Here<'_>, number: usize) -> ListPage<NameEntry> {
    let order: Vec<usize> = (0..here.archive().topics.len()).collect();
    let entry = |index: usize| {
        let entry = &here.archive().topics[index];
        NameEntry {
            link: here.topic(index),
            others: Vec::new(),
            events: entry.events.len(),
            documents: entry.documents.len(),
        }
    };
    let none = |_| Heading::new(String::new());
    Whole::new("topics", "count-topics", &order, &in_folder("topics"))
        .page(here, number, none, entry)
}

/// One page of the list of outlets.
pub(crate) fn outlets(here: &Here<'_>, number: usize) -> ListPage<NameEntry> {
    let alphabet = &here.edition.outlets;
    let entry = |index: usize| {
        let outlet = &here.archive().outlets[index];
        NameEntry {
            link: here.outlet(index),
            others: Vec::new(),
            events: outlet.events.len(),
            documents: outlet.documents.len(),
        }
    };
    let address = in_folder("outlets");
    Whole::new("outlets", "count-outlets", &alphabet.order, &address)
        .alphabetical(here, number, alphabet, entry)
}

/// One page of the list of briefings.
pub(crate) fn briefings(here: &Here<'_>, number: usize) -> ListPage<BriefingCard> {
    let order: Vec<usize> = (0..here.archive().briefings.len()).collect();
    let year = |place: usize| {
        let briefing = &here.archive().briefings[place];
        Heading::new(briefing.to.format("%Y").to_string())
    };
    let address = in_folder("briefings");
    Whole::new("briefings", "count-briefings", &order, &address)
        .page(here, number, year, |i| BriefingCard::new(here, i))
}
