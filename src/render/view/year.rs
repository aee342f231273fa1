//! Pages that list more than fits on one: what stands on the first page of a person, an organisation, a topic, and on those of its years.

use crate::model::{Archive, SourcedText};
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::{Link, Text};
use crate::render::part::cards::{DocumentCard, EventCard};
use crate::render::part::frame::{Frame, Pager};
use crate::render::part::list_page::PAGE;
use crate::render::part::quoted::{SourcedView, sourced};
use serde::Serialize;

/// What a page with long lists is about, by index into the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Person(usize),
    Entity(usize),
    Topic(usize),
    Outlet(usize),
}

/// What a subject has of one year, or one page of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FurtherPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Key of the words for the list that the subject is in: `people`.
    pub(crate) list: &'static str,
    /// The subject, with the link leading to its first page.
    pub(crate) subject: Link,
    /// The year, or the word for what has no date.
    pub(crate) year: String,
    /// All years; this one has no address.
    pub(crate) years: Vec<Link>,
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
    pub(crate) fn events(self, archive: &Archive) -> &[usize] {
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

    /// Its direct speech.
    pub(crate) fn quotations(self, archive: &Archive) -> &[SourcedText] {
        match self {
            Subject::Person(index) => &archive.people[index].quotations,
            _ => &[],
        }
    }

    fn list(self, archive: &Archive) -> &'static str {
        match self {
            Subject::Person(_) => "people",
            Subject::Entity(index) => address::folder(archive.entities[index].kind),
            Subject::Topic(_) => "topics",
            Subject::Outlet(_) => "outlets",
        }
    }

    fn name(self, page: &PageContext<'_>) -> Text {
        match self {
            Subject::Person(index) => page.name_of_person(index),
            Subject::Entity(index) => page.entity(index).text,
            Subject::Topic(index) => page.name_of_topic(index),
            Subject::Outlet(index) => page.outlet(index).text,
        }
    }

    /// The events on its first page.
    pub(crate) fn event_cards(self, page: &PageContext<'_>) -> Vec<EventCard> {
        let events = self.events(page.archive()).iter().take(PAGE);
        events.map(|&i| EventCard::new(page, i)).collect()
    }

    /// The documents on its first page.
    pub(crate) fn document_cards(self, page: &PageContext<'_>) -> Vec<DocumentCard> {
        let newest: Vec<usize> = match page.context.years.get(&self) {
            Some(parts) => {
                let all = parts.iter().flat_map(|part| &part.documents);
                all.copied().take(PAGE).collect()
            }
            None => page.newest_first(self.documents(page.archive())),
        };
        newest
            .into_iter()
            .map(|i| DocumentCard::new(page, i))
            .collect()
    }

    /// The speech on its first page, the reader's own language first.
    pub(crate) fn speech(self, page: &PageContext<'_>) -> Vec<SourcedView> {
        sourced(page, self.quotations(page.archive()), PAGE)
    }

    /// The years of what does not fit on its first page; `current` is the one that is being shown and has no address.
    pub(crate) fn years(self, page: &PageContext<'_>, current: Option<usize>) -> Vec<Link> {
        let first = self.address(page.archive());
        let parts = page.context.years.get(&self).into_iter().flatten();
        parts
            .enumerate()
            .map(|(at, part)| {
                let address = address::beside(&first, &part.file(1));
                let href = match current == Some(at) {
                    true => String::new(),
                    false => page.to(&address),
                };
                Link {
                    count: Some(part.documents.len()).filter(|count| *count > 0),
                    ..Link::new(href, page.own(name_of_year(page, part.year)))
                }
            })
            .collect()
    }
}

fn name_of_year(page: &PageContext<'_>, year: Option<i32>) -> String {
    match year {
        Some(year) => year.to_string(),
        None => page.edition.words.plain("undated"),
    }
}

/// What of a list stands on a page; pages count from 1.
fn portion(all: &[usize], number: usize) -> &[usize] {
    let start = ((number - 1) * PAGE).min(all.len());
    &all[start..(start + PAGE).min(all.len())]
}

/// One page of a year.
pub(crate) fn view(
    page: &PageContext<'_>,
    subject: Subject,
    at: usize,
    number: usize,
) -> FurtherPage {
    let archive = page.archive();
    let part = &page.context.years[&subject][at];
    let name = subject.name(page);
    let year = name_of_year(page, part.year);
    let mut title = format!("{} – {year}", name.text);
    if number > 1 {
        let number = number.to_string();
        let page = page
            .edition
            .words
            .with("page-number", &[("number", &number)]);
        title = format!("{title} – {page}");
    }
    let first = subject.address(archive);
    let speech: Vec<SourcedText> = portion(&part.quotations, number)
        .iter()
        .map(|&place| subject.quotations(archive)[place].clone())
        .collect();
    FurtherPage {
        frame: Frame::new(page, title, String::new()),
        list: subject.list(archive),
        subject: Link::new(page.to(&first), name),
        year,
        years: subject.years(page, Some(at)),
        events: portion(&part.events, number)
            .iter()
            .map(|&i| EventCard::new(page, i))
            .collect(),
        quotations: sourced(page, &speech, PAGE),
        documents: portion(&part.documents, number)
            .iter()
            .map(|&i| DocumentCard::new(page, i))
            .collect(),
        pager: Pager::new(page, number, part.pages(), &|page| {
            address::beside(&first, &part.file(page))
        }),
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
