//! Lists of everything of one kind, fifty entries per page.

use crate::model::EntityKind;
use crate::render::address;
use crate::render::context::link::{Link, Text};
use crate::render::context::paging::{self, Pages, numbered};
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::edition::alphabet::Alphabet;
use crate::render::edition::dates;
use crate::render::part::cards::{BriefingCard, DocumentCard, EventCard};
use crate::render::part::list_page::{Heading, ListPage, Whole};
use crate::render::part::named::other_names;
use crate::render::part::quoted::{StatementView, sentence};
use chrono::NaiveDate;
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

/// A name without a page of its own, with the first sentence that has it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NamedOnce {
    /// The name.
    pub(crate) name: Text,
    /// The sentence, with the link leading to the place.
    pub(crate) statement: Option<StatementView>,
}

impl NameEntry {
    fn new(page: &PageContext<'_>, subject: Subject) -> Self {
        let link = page.link(subject);
        Self {
            others: other_names(page, subject, &link.text),
            link,
            events: subject.events(page.archive()).len(),
            documents: subject.documents(page.archive()).len(),
        }
    }
}

impl NamedOnce {
    fn new(page: &PageContext<'_>, subject: Subject) -> Self {
        let mut mentions = subject.mentions(page.archive()).iter();
        let only = mentions
            .next()
            .and_then(|at| subject.place_of(page.archive(), at));
        Self {
            name: page.name(subject),
            statement: only.and_then(|place| sentence(page, place)),
        }
    }
}

/// The pages of the list in a folder.
fn pages_in(folder: &'static str, length: usize) -> Pages<usize> {
    numbered(paging::pages(length), in_folder(folder))
}

fn in_folder(folder: &'static str) -> impl Fn(usize) -> String {
    move |number| address::list(folder, number)
}

/// The pages of the list of events.
pub(crate) fn event_pages(context: &RenderContext<'_>) -> Pages<usize> {
    pages_in("events", context.archive.events.len())
}

/// One page of the list of events.
pub(crate) fn events(page: &PageContext<'_>, number: usize) -> ListPage<EventCard> {
    let order: Vec<usize> = (0..page.archive().events.len()).collect();
    let month = |place: usize| month(page, page.archive().events[place].first_date);
    Whole::new("events", "count-events", &order, &in_folder("events")).page(
        page,
        number,
        month,
        |i| EventCard::new(page, i),
    )
}

/// The pages of the list of documents.
pub(crate) fn document_pages(context: &RenderContext<'_>) -> Pages<usize> {
    pages_in("documents", context.archive.documents.len())
}

/// One page of the list of documents.
pub(crate) fn documents(page: &PageContext<'_>, number: usize) -> ListPage<DocumentCard> {
    let order = &page.context.references.newest_documents;
    let published = |place: usize| page.document(order[place]).published.as_ref();
    let month = |place: usize| month(page, published(place).map(|published| published.date));
    let address = in_folder("documents");
    Whole::new("documents", "count-documents", order, &address)
        .page(page, number, month, |i| DocumentCard::new(page, i))
}

/// The month that entries are listed under.
fn month(page: &PageContext<'_>, date: Option<NaiveDate>) -> Heading {
    Heading::new(match date {
        Some(date) => dates::month(page.pack(), date),
        None => page.edition.words.plain("undated"),
    })
}

/// The pages of the list of people, where the owner wants pages of people.
pub(crate) fn people_pages(context: &RenderContext<'_>) -> Pages<usize> {
    match context.site.entities.contains(&EntityKind::Person) {
        true => pages_in("people", context.people().count()),
        false => Pages::new(),
    }
}

/// One page of the list of people.
pub(crate) fn people(page: &PageContext<'_>, number: usize) -> ListPage<NameEntry> {
    let alphabet = &page.edition.people;
    let words = ("people", "count-people");
    ListPage {
        named_once: to_named_once(page, EntityKind::Person),
        ..names(page, number, words, alphabet, Subject::Person)
    }
}

/// Link to the list of names without pages of their own, if there are any.
fn to_named_once(page: &PageContext<'_>, kind: EntityKind) -> Option<Link> {
    let once = page.edition.named_once[&kind].order.len();
    let text = page.own(page.edition.words.plain("named-once"));
    (once > 0).then(|| Link::new(page.to(&address::named_once(kind, 1)), text).with_count(once))
}

/// The pages of the lists of organisations and of places that have pages.
pub(crate) fn entity_pages(context: &RenderContext<'_>) -> Pages<(EntityKind, usize)> {
    of_kinds(context, |kind| {
        if kind == EntityKind::Person {
            return Pages::new();
        }
        let with_pages = context.entities();
        let of_kind = with_pages.filter(|e| context.archive.entities[e.index()].kind == kind);
        pages_in(address::folder(kind), of_kind.count())
    })
}

/// One page of the list of organisations or of places that have pages.
pub(crate) fn entities(
    page: &PageContext<'_>,
    (kind, number): (EntityKind, usize),
) -> ListPage<NameEntry> {
    let words = (address::folder(kind), count_key(kind));
    let alphabet = &page.edition.entities[&kind];
    ListPage {
        named_once: to_named_once(page, kind),
        ..names(page, number, words, alphabet, Subject::Entity)
    }
}

/// The pages of the lists of names that have no pages of their own. A list of nothing needs no page.
pub(crate) fn named_once_pages(context: &RenderContext<'_>) -> Pages<(EntityKind, usize)> {
    // Every edition lists the same names.
    let edition = context.editions.first();
    of_kinds(context, |kind| {
        let once = edition.map_or(0, |edition| edition.named_once[&kind].order.len());
        numbered(once.div_ceil(paging::PAGE), |number| {
            address::named_once(kind, number)
        })
    })
}

/// One page of the names of a kind that have no pages of their own.
pub(crate) fn named_once(
    page: &PageContext<'_>,
    (kind, number): (EntityKind, usize),
) -> ListPage<NamedOnce> {
    let alphabet = &page.edition.named_once[&kind];
    let address = |number: usize| address::named_once(kind, number);
    let subject = match kind {
        EntityKind::Person => Subject::Person,
        _ => Subject::Entity,
    };
    let entry = |index| NamedOnce::new(page, subject(index));
    let list = Whole::new("named-once", count_key(kind), &alphabet.order, &address)
        .part_of(address::folder(kind))
        .alphabetical(page, number, alphabet, entry);
    ListPage {
        key: address::folder(kind),
        ..list
    }
}

/// Pages of the kinds of names that the owner wants pages for.
fn of_kinds(
    context: &RenderContext<'_>,
    pages: impl Fn(EntityKind) -> Pages<usize>,
) -> Pages<(EntityKind, usize)> {
    let kinds = context.site.entities.iter().copied();
    kinds
        .flat_map(|kind| {
            let pages = pages(kind).into_iter();
            pages.map(move |(address, number)| (address, (kind, number)))
        })
        .collect()
}

fn count_key(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "count-people",
        EntityKind::Organisation => "count-organisations",
        EntityKind::Place => "count-places",
    }
}

/// One page of names in alphabetical order. `keys` are those of the words for the list and for the number of its entries; the former is the name of
/// the folder too.
fn names(
    page: &PageContext<'_>,
    number: usize,
    keys: (&'static str, &'static str),
    alphabet: &Alphabet,
    subject: fn(usize) -> Subject,
) -> ListPage<NameEntry> {
    let address = in_folder(keys.0);
    let entry = |index| NameEntry::new(page, subject(index));
    Whole::new(keys.0, keys.1, &alphabet.order, &address)
        .alphabetical(page, number, alphabet, entry)
}

/// The pages of the list of topics.
pub(crate) fn topic_pages(context: &RenderContext<'_>) -> Pages<usize> {
    pages_in("topics", context.archive.topics.len())
}

/// One page of the list of topics, in the owner's order.
pub(crate) fn topics(page: &PageContext<'_>, number: usize) -> ListPage<NameEntry> {
    let order: Vec<usize> = (0..page.archive().topics.len()).collect();
    let none = |_| Heading::new(String::new());
    let entry = |index| NameEntry::new(page, Subject::Topic(index));
    Whole::new("topics", "count-topics", &order, &in_folder("topics"))
        .page(page, number, none, entry)
}

/// The pages of the list of outlets.
pub(crate) fn outlet_pages(context: &RenderContext<'_>) -> Pages<usize> {
    pages_in("outlets", context.archive.outlets.len())
}

/// One page of the list of outlets.
pub(crate) fn outlets(page: &PageContext<'_>, number: usize) -> ListPage<NameEntry> {
    let alphabet = &page.edition.outlets;
    names(
        page,
        number,
        ("outlets", "count-outlets"),
        alphabet,
        Subject::Outlet,
    )
}

/// The pages of the list of briefings.
pub(crate) fn briefing_pages(context: &RenderContext<'_>) -> Pages<usize> {
    pages_in("briefings", context.archive.briefings.len())
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
