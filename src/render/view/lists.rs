//! Lists of everything of one kind, fifty to a page.

use super::briefing::BriefingCard;
use super::entity::{self, NamedOnce};
use super::person::other_names;
use super::year::Subject;
use crate::model::EntityKind;
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::{Link, Text};
use crate::render::edition::dates;
use crate::render::part::cards::{DocumentCard, EventCard};
use crate::render::part::list_page::{Heading, ListPage, Whole};
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
pub(crate) fn events(page: &PageContext<'_>, number: usize) -> ListPage<EventCard> {
    let order: Vec<usize> = (0..page.archive().events.len()).collect();
    let month = |place: usize| {
        Heading::new(match page.archive().events[place].first_date {
            Some(date) => dates::month(page.pack(), date),
            None => page.edition.words.plain("undated"),
        })
    };
    Whole::new("events", "count-events", &order, &in_folder("events")).page(
        page,
        number,
        month,
        |i| EventCard::new(page, i),
    )
}

/// One page of the list of documents.
pub(crate) fn documents(page: &PageContext<'_>, number: usize) -> ListPage<DocumentCard> {
    let order = &page.context.references.newest_documents;
    let month = |place: usize| {
        Heading::new(match &page.document(order[place]).published {
            Some(published) => dates::month(page.pack(), published.date),
            None => page.edition.words.plain("undated"),
        })
    };
    let address = in_folder("documents");
    Whole::new("documents", "count-documents", order, &address)
        .page(page, number, month, |i| DocumentCard::new(page, i))
}

/// One page of the list of people.
pub(crate) fn people(page: &PageContext<'_>, number: usize) -> ListPage<NameEntry> {
    let alphabet = &page.edition.people;
    let entry = |index: usize| {
        let person = &page.archive().people[index];
        let link = page.person(index);
        NameEntry {
            others: other_names(page, index, &link.text),
            link,
            events: person.events.len(),
            documents: Subject::Person(index).documents(page.archive()).len(),
        }
    };
    let address = in_folder("people");
    Whole::new("people", "count-people", &alphabet.order, &address)
        .alphabetical(page, number, alphabet, entry)
}

/// One page of the list of organisations or of places that have pages.
pub(crate) fn entities(
    page: &PageContext<'_>,
    kind: EntityKind,
    number: usize,
) -> ListPage<NameEntry> {
    let alphabet = &page.edition.entities[&kind];
    let entry = |index: usize| {
        let entity = &page.archive().entities[index];
        let link = page.entity(index);
        NameEntry {
            others: entity::other_names(page, index, &link.text),
            link,
            events: entity.events.len(),
            documents: entity.documents.len(),
        }
    };
    let once = page.edition.named_once[&kind].order.len();
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
                page.to(&address::named_once(kind, 1)),
                page.own(page.edition.words.plain("named-once")),
            )
        }),
        ..list.alphabetical(page, number, alphabet, entry)
    }
}

/// One page of the organisations or places that the archive names once.
pub(crate) fn named_once(
    page: &PageContext<'_>,
    kind: EntityKind,
    number: usize,
) -> ListPage<NamedOnce> {
    let alphabet = &page.edition.named_once[&kind];
    let address = |page: usize| address::named_once(kind, page);
    let mut list = Whole::new("named-once", count_key(kind), &alphabet.order, &address)
        .alphabetical(page, number, alphabet, |i| NamedOnce::new(page, i));
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
pub(crate) fn topics(page: &PageContext<'_>, number: usize) -> ListPage<NameEntry> {
    let order: Vec<usize> = (0..page.archive().topics.len()).collect();
    let entry = |index: usize| {
        let entry = &page.archive().topics[index];
        NameEntry {
            link: page.topic(index),
            others: Vec::new(),
            events: entry.events.len(),
            documents: entry.documents.len(),
        }
    };
    let none = |_| Heading::new(String::new());
    Whole::new("topics", "count-topics", &order, &in_folder("topics"))
        .page(page, number, none, entry)
}

/// One page of the list of outlets.
pub(crate) fn outlets(page: &PageContext<'_>, number: usize) -> ListPage<NameEntry> {
    let alphabet = &page.edition.outlets;
    let entry = |index: usize| {
        let outlet = &page.archive().outlets[index];
        NameEntry {
            link: page.outlet(index),
            others: Vec::new(),
            events: outlet.events.len(),
            documents: outlet.documents.len(),
        }
    };
    let address = in_folder("outlets");
    Whole::new("outlets", "count-outlets", &alphabet.order, &address)
        .alphabetical(page, number, alphabet, entry)
}

/// One page of the list of briefings.
pub(crate) fn briefings(page: &PageContext<'_>, number: usize) -> ListPage<BriefingCard> {
    let order: Vec<usize> = (0..page.archive().briefings.len()).collect();
    let year = |place: usize| {
        let briefing = &page.archive().briefings[place];
        Heading::new(briefing.to.format("%Y").to_string())
    };
    let address = in_folder("briefings");
    Whole::new("briefings", "count-briefings", &order, &address)
        .page(page, number, year, |i| BriefingCard::new(page, i))
}
