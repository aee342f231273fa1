//! What every page about a name, a topic or an outlet lists: its events and documents, and the pages by year where there are more.

use super::cards::{DocumentCard, EventCard};
use super::picture::by_time::{self, ByTime};
use super::quoted::{SourcedView, sourced};
use crate::render::address;
use crate::render::context::link::Link;
use crate::render::context::paging::FIRST;
use crate::render::context::{PageContext, Subject};
use serde::Serialize;
use std::collections::BTreeSet;

/// The lists of a subject.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SubjectLists {
    /// How many events there are, undated ones too.
    pub(crate) number_of_events: usize,
    /// How many documents there are.
    pub(crate) number_of_documents: usize,
    /// How many series the events belong to.
    pub(crate) number_of_series: usize,
    /// How many documents are about events of a series.
    pub(crate) documents_in_series: usize,
    /// Its documents by time and language.
    pub(crate) timeline: Option<ByTime>,
    /// The years, where its lists are longer than the page.
    pub(crate) years: Vec<Link>,
    /// The first events, in the archive's order. On a person's page those with a date only.
    pub(crate) events: Vec<EventCard>,
    /// The newest documents, newest first.
    pub(crate) documents: Vec<DocumentCard>,
}

impl SubjectLists {
    /// The lists on the first page of a subject.
    pub(crate) fn new(page: &PageContext<'_>, subject: Subject) -> Self {
        let archive = page.archive();
        let (events, documents) = (subject.events(archive), subject.documents(archive));
        let series_of = |document: usize| archive.events[archive.documents[document].event].series;
        let series = documents.iter().filter_map(|document| series_of(*document));
        let is_in_series = |document: &&usize| series_of(**document).is_some();
        let newest = match page.context.years.get(&subject) {
            Some(parts) => {
                let all = parts.iter().flat_map(|part| &part.documents);
                all.copied().take(FIRST).collect()
            }
            None => page.newest_first(&documents),
        };
        Self {
            number_of_events: events.len(),
            number_of_documents: documents.len(),
            number_of_series: series.collect::<BTreeSet<usize>>().len(),
            documents_in_series: documents.iter().filter(is_in_series).count(),
            timeline: by_time::view(page, &documents),
            years: years(page, subject, None),
            events: EventCard::of_subject(page, subject, &events[..events.len().min(FIRST)]),
            documents: DocumentCard::all(page, &newest),
        }
    }
}

/// The direct speech on the first page of a person, the reader's own language first.
pub(crate) fn speech(page: &PageContext<'_>, subject: Subject) -> Vec<SourcedView> {
    sourced(page, subject.quotations(page.archive()), FIRST)
}

/// The years of what does not fit on a subject's first page; `current` is the one that is being shown and has no address.
pub(crate) fn years(page: &PageContext<'_>, subject: Subject, current: Option<usize>) -> Vec<Link> {
    let first = subject.address(page.archive());
    let parts = page.context.years.get(&subject).into_iter().flatten();
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

/// A year, or the word for what has no date.
pub(crate) fn name_of_year(page: &PageContext<'_>, year: Option<i32>) -> String {
    match year {
        Some(year) => year.to_string(),
        None => page.edition.words.plain("undated"),
    }
}
