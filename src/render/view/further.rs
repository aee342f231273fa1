//! Pages that list more than fits on one: what stands on the first page of a person, an organisation, a topic, and on those that follow it.

use super::cards::{DocumentCard, EventCard};
use super::frame::{Frame, Pager};
use super::list_page::PAGE;
use super::person_said::{SourcedView, sourced};
use super::{Link, Text};
use crate::model::{Archive, SourcedText};
use crate::render::address;
use crate::render::here::Here;
use serde::Serialize;

/// What a page with long lists is about, by index into the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Person(usize),
    Entity(usize),
    Topic(usize),
    Outlet(usize),
}

/// A further page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FurtherPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Key of the words for the list that the subject is in: `people`.
    pub(crate) list: &'static str,
    /// The subject, with the link leading to its first page.
    pub(crate) subject: Link,
    /// Events, in the archive's order.
    pub(crate) events: Vec<EventCard>,
    /// Direct speech.
    pub(crate) quotations: Vec<SourcedView>,
    /// Documents, newest first.
    pub(crate) documents: Vec<DocumentCard>,
    /// The pages before and after.
    pub(crate) pager: Pager,
}

impl Subject {
    /// Address of its first page, from the root of an edition.
    pub(crate) fn address(self, archive: &Archive) -> String {
        match self {
            Subject::Person(index) => address::person(&archive.people[index].id),
            Subject::Entity(index) => {
                let entity = &archive.entities[index];
                address::entity(entity.kind, &entity.id)
            }
            Subject::Topic(index) => address::topic(&archive.topics[index].topic.id),
            Subject::Outlet(index) => address::outlet(&archive.outlets[index].id),
        }
    }

    /// Its events, in the archive's order.
    fn events(self, archive: &Archive) -> &[usize] {
        match self {
            Subject::Person(index) => &archive.people[index].events,
            Subject::Entity(index) => &archive.entities[index].events,
            Subject::Topic(index) => &archive.topics[index].events,
            Subject::Outlet(index) => &archive.outlets[index].events,
        }
    }

    /// Its documents, each once, in the archive's order.
    pub(crate) fn documents(self, archive: &Archive) -> Vec<usize> {
        match self {
            Subject::Person(index) => {
                let mentions = archive.people[index].mentions.iter();
                let mut documents: Vec<usize> = mentions.map(|&(document, _)| document).collect();
                documents.sort_unstable();
                documents.dedup();
                documents
            }
            Subject::Entity(index) => archive.entities[index].documents.clone(),
            Subject::Topic(index) => archive.topics[index].documents.clone(),
            Subject::Outlet(index) => archive.outlets[index].documents.clone(),
        }
    }

    fn quotations(self, archive: &Archive) -> &[SourcedText] {
        match self {
            Subject::Person(index) => &archive.people[index].quotations,
            _ => &[],
        }
    }

    /// How many pages its lists fill.
    pub(crate) fn pages(self, archive: &Archive) -> usize {
        self.events(archive)
            .len()
            .max(self.documents(archive).len())
            .max(self.quotations(archive).len())
            .div_ceil(PAGE)
            .max(1)
    }

    fn list(self, archive: &Archive) -> &'static str {
        match self {
            Subject::Person(_) => "people",
            Subject::Entity(index) => address::folder(archive.entities[index].kind),
            Subject::Topic(_) => "topics",
            Subject::Outlet(_) => "outlets",
        }
    }

    fn name(self, here: &Here<'_>) -> Text {
        match self {
            Subject::Person(index) => here.name_of_person(index),
            Subject::Entity(index) => here.entity(index).text,
            Subject::Topic(index) => here.name_of_topic(index),
            Subject::Outlet(index) => here.outlet(index).text,
        }
    }

    /// The events that stand on one of its pages.
    pub(crate) fn event_cards(self, here: &Here<'_>, number: usize) -> Vec<EventCard> {
        let events = portion(self.events(here.archive()), number);
        events.iter().map(|&i| EventCard::new(here, i)).collect()
    }

    /// The documents that stand on one of its pages.
    pub(crate) fn document_cards(self, here: &Here<'_>, number: usize) -> Vec<DocumentCard> {
        let documents = here.newest_first(self.documents(here.archive()));
        let shown = portion(&documents, number).iter();
        shown.map(|&i| DocumentCard::new(here, i)).collect()
    }

    /// The speech that stands on one of its pages, the reader's own language first.
    pub(crate) fn speech(self, here: &Here<'_>, number: usize) -> Vec<SourcedView> {
        let mut all = sourced(here, self.quotations(here.archive()));
        let end = (number * PAGE).min(all.len());
        all.truncate(end);
        all.split_off(((number - 1) * PAGE).min(end))
    }

    /// The links between its pages.
    pub(crate) fn pager(self, here: &Here<'_>, number: usize) -> Pager {
        let first = self.address(here.archive());
        Pager::new(here, number, self.pages(here.archive()), &|page| {
            address::further(&first, page)
        })
    }
}

/// What of a list stands on a page; pages count from 1.
fn portion(all: &[usize], number: usize) -> &[usize] {
    let start = ((number - 1) * PAGE).min(all.len());
    &all[start..(start + PAGE).min(all.len())]
}

/// A further page; the first one is `number` 1 and made elsewhere.
pub(crate) fn view(here: &Here<'_>, subject: Subject, number: usize) -> FurtherPage {
    let archive = here.archive();
    let name = subject.name(here);
    let words = &here.edition.words;
    let page = words.with("page-number", &[("number", &number.to_string())]);
    FurtherPage {
        frame: Frame::new(here, format!("{} – {page}", name.text), String::new()),
        list: subject.list(archive),
        subject: Link::new(here.to(&subject.address(archive)), name),
        events: subject.event_cards(here, number),
        quotations: subject.speech(here, number),
        documents: subject.document_cards(here, number),
        pager: subject.pager(here, number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_follow_one_another() {
        let all: Vec<usize> = (0..120).collect();
        let lengths: Vec<usize> = (1..=4).map(|page| portion(&all, page).len()).collect();
        assert_eq!(lengths, [50, 50, 20, 0]);
        assert_eq!(portion(&all, 3)[0], 100);
    }
}
