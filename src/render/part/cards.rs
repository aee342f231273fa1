//! Events, documents and briefings as lists show them.

use super::lead::{self, Lead};
use super::things::NamedThing;
use crate::model::{EntityKind, NameForm, Person};
use crate::render::context::link::{LanguageLabel, Link, Text};
use crate::render::context::{PageContext, Subject};
use crate::render::edition::dates::{self, DateView};
use serde::Serialize;
use std::collections::BTreeSet;

/// So many places tell where it was.
const PLACES: usize = 3;

/// An event in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventCard {
    /// Link to its page.
    pub(crate) href: String,
    /// Its address for paper; empty where the site has no base address.
    pub(crate) address: String,
    /// Its headline.
    pub(crate) headline: Text,
    /// The language of the headline.
    pub(crate) headline_language: LanguageLabel,
    /// A machine translation of the headline into the reader's language.
    pub(crate) translated: Option<Text>,
    /// First day.
    pub(crate) date: Option<DateView>,
    /// Last day, when it is another one.
    pub(crate) until: Option<DateView>,
    /// Who reported it.
    pub(crate) outlets: Vec<Link>,
    /// Languages of its documents.
    pub(crate) languages: Vec<LanguageLabel>,
    /// How many documents report it.
    pub(crate) documents: usize,
    /// The people most mentioned in it, at most four.
    pub(crate) people: Vec<Link>,
    /// Its topics.
    pub(crate) topics: Vec<Link>,
    /// The places most mentioned in it, at most three, where its headline is foreign to the reader.
    pub(crate) places: Vec<NamedThing>,
    /// One or two sentences of its best version; empty where a list does without.
    pub(crate) lead: Option<Lead>,
}

/// A document in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DocumentCard {
    /// Link to its page.
    pub(crate) href: String,
    /// Its address for paper, like an event's.
    pub(crate) address: String,
    /// Its headline.
    pub(crate) headline: Text,
    /// The headline is the first sentence of the text.
    pub(crate) from_text: bool,
    /// Its language.
    pub(crate) language: LanguageLabel,
    /// Date of publication.
    pub(crate) date: Option<DateView>,
    /// Who published it.
    pub(crate) outlet: Option<Link>,
    /// The file it comes from.
    pub(crate) path: String,
}

/// Whether the archive vouches for the person, or has a full name at least: a word that is a name in one text only may be none.
fn is_somebody(person: &Person) -> bool {
    let full = |form: &NameForm| form.name.contains([' ', '・', '·']);
    person.is_vouched_for || person.forms.iter().any(full)
}

impl EventCard {
    /// An event for a list, without a lead.
    pub(crate) fn new(page: &PageContext<'_>, index: usize) -> Self {
        let event = &page.archive().events[index];
        let subject = Subject::Event(index);
        let link = page.link(subject);
        let (date, until) = dates_of_event(page, index);
        let people = event.people.iter().map(|&(person, _)| person);
        let first_people: Vec<usize> = people
            .filter(|person| is_somebody(&page.archive().people[*person]))
            .take(4)
            .collect();
        let is_foreign = link.text.foreign;
        Self {
            headline_language: page.label_of(&link.text),
            translated: page.translation_of(&link.text),
            href: link.href,
            address: on_paper(page, subject),
            headline: link.text,
            date,
            until,
            outlets: page.links(&event.outlets, Subject::Outlet),
            languages: languages_of(page, &event.documents),
            documents: event.documents.len(),
            people: page.links(&first_people, Subject::Person),
            topics: page.topics(&event.topics),
            places: places(page, index, is_foreign),
            lead: None,
        }
    }

    /// Events for a list.
    pub(crate) fn all(page: &PageContext<'_>, events: &[usize]) -> Vec<Self> {
        events.iter().map(|&index| Self::new(page, index)).collect()
    }

    /// Events for the page of a subject: those of a topic do without its name.
    pub(crate) fn of_subject(
        page: &PageContext<'_>,
        subject: Subject,
        events: &[usize],
    ) -> Vec<Self> {
        let mut cards = Self::all(page, events);
        if matches!(subject, Subject::Topic(_)) {
            let own = page.link(subject);
            for card in &mut cards {
                card.topics.retain(|topic| *topic != own);
            }
        }
        cards
    }

    /// An event for a digest, with a lead.
    pub(crate) fn with_lead(page: &PageContext<'_>, index: usize) -> Self {
        let documents = &page.archive().events[index].documents;
        let lead = page
            .best_version(documents)
            .and_then(|document| lead::lead(page, document, 2));
        Self {
            lead,
            ..Self::new(page, index)
        }
    }
}

impl DocumentCard {
    /// A document for a list.
    pub(crate) fn new(page: &PageContext<'_>, index: usize) -> Self {
        let archived = page.document(index);
        let subject = Subject::Document(index);
        let link = page.link(subject);
        Self {
            href: link.href,
            address: on_paper(page, subject),
            headline: link.text,
            from_text: page.is_untitled(index),
            language: page.label(&archived.document.language.tag),
            date: page.date_of_document(index),
            outlet: archived.outlet.map(|i| page.link(Subject::Outlet(i))),
            path: archived.document.path.clone(),
        }
    }

    /// Documents for a list.
    pub(crate) fn all(page: &PageContext<'_>, documents: &[usize]) -> Vec<Self> {
        let documents = documents.iter();
        documents.map(|&index| Self::new(page, index)).collect()
    }
}

/// A briefing in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BriefingCard {
    /// The link.
    pub(crate) link: Link,
    /// Id: `2025-W50`.
    pub(crate) id: String,
    /// How many events it has.
    pub(crate) events: usize,
    /// The weightiest events, at most three.
    pub(crate) first: Vec<Link>,
}

impl BriefingCard {
    /// A briefing for a list.
    pub(crate) fn new(page: &PageContext<'_>, index: usize) -> Self {
        let briefing = &page.archive().briefings[index];
        let events = &briefing.events;
        Self {
            link: page.link(Subject::Briefing(index)),
            id: briefing.id.clone(),
            events: events.len(),
            first: page.links(&events[..events.len().min(3)], Subject::Event),
        }
    }
}

/// The address of a subject's page where a reader of the paper could follow it.
fn on_paper(page: &PageContext<'_>, subject: Subject) -> String {
    let address = subject.address(page.archive());
    page.absolute_to(&address).unwrap_or_default()
}

/// What tells a reader of another language where it was.
fn places(page: &PageContext<'_>, index: usize, is_foreign: bool) -> Vec<NamedThing> {
    if !is_foreign {
        return Vec::new();
    }
    let entities = &page.archive().events[index].entities;
    let mut places = NamedThing::of_kind(page, entities, EntityKind::Place);
    places.retain(|place| !place.name.foreign);
    places.truncate(PLACES);
    places
}

/// First and last day of an event; a first day that no document states in full is marked as inferred.
pub(crate) fn dates_of_event(
    page: &PageContext<'_>,
    index: usize,
) -> (Option<DateView>, Option<DateView>) {
    let event = &page.archive().events[index];
    let first = event.first_date.map(|date| {
        let that_day: Vec<usize> = event
            .documents
            .iter()
            .copied()
            .filter(|&d| {
                let published = page.document(d).published.as_ref();
                !event.is_dated_by_owner && published.is_some_and(|p| p.date == date)
            })
            .collect();
        let views: Vec<DateView> = that_day
            .iter()
            .filter_map(|&d| page.date_of_document(d))
            .collect();
        let stated = views.iter().any(|view| !view.inferred);
        DateView {
            inferred: !views.is_empty() && !stated,
            reason: views
                .first()
                .filter(|_| !stated)
                .and_then(|v| v.reason.clone()),
            ..page.day(date)
        }
    });
    let last = event
        .last_date
        .filter(|last| Some(*last) != event.first_date)
        .map(|date| page.day(date));
    match (first, last, event.first_date.zip(event.last_date)) {
        // The mark of an inferred date stands between the two.
        (Some(first), Some(last), Some((from, to))) if !first.inferred => {
            let ends = dates::ends(page.pack(), from, to);
            let first = DateView {
                in_range: Some(ends.from),
                ..first
            };
            let last = DateView {
                in_range: Some(ends.to),
                close: ends.close,
                ..last
            };
            (Some(first), Some(last))
        }
        (first, last, _) => (first, last),
    }
}

/// The languages of documents, each once, by tag.
pub(crate) fn languages_of(page: &PageContext<'_>, documents: &[usize]) -> Vec<LanguageLabel> {
    let tags: BTreeSet<&str> = documents
        .iter()
        .map(|&d| page.document(d).document.language.tag.as_str())
        .collect();
    tags.into_iter().map(|tag| page.label(tag)).collect()
}

/// The first informative sentences of a document, at most about 320 characters.
pub(crate) fn lead(page: &PageContext<'_>, index: usize, count: usize) -> Option<Text> {
    lead::lead(page, index, count).map(|lead| lead.text)
}
