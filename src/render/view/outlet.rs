//! One outlet: what it reported.

use super::year::Subject;
use crate::language::UNKNOWN_LANGUAGE;
use crate::render::context::PageContext;
use crate::render::context::link::{Label, Link, Text};
use crate::render::part::cards::{DocumentCard, EventCard, languages_of};
use crate::render::part::frame::Frame;
use crate::render::part::picture::by_time::{self, ByTime};
use serde::Serialize;

/// The page of an outlet.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OutletPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// The name.
    pub(crate) name: Text,
    /// Languages of its documents.
    pub(crate) languages: Vec<Label>,
    /// How many events there are.
    pub(crate) number_of_events: usize,
    /// How many documents there are.
    pub(crate) number_of_documents: usize,
    /// Its documents by time and language.
    pub(crate) timeline: Option<ByTime>,
    /// The years, where its lists are longer than the page.
    pub(crate) years: Vec<Link>,
    /// Events, in the archive’s order.
    pub(crate) events: Vec<EventCard>,
    /// Documents, newest first.
    pub(crate) documents: Vec<DocumentCard>,
}

/// The page of one outlet.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> OutletPage {
    let outlet = &page.archive().outlets[index];
    let count = page
        .edition
        .words
        .counted("count-documents", outlet.documents.len());
    let subject = Subject::Outlet(index);
    OutletPage {
        frame: Frame::new(
            page,
            outlet.name.clone(),
            format!("{}: {count}", outlet.name),
        ),
        name: page.text(&outlet.name, UNKNOWN_LANGUAGE),
        languages: languages_of(page, &outlet.documents),
        number_of_events: outlet.events.len(),
        number_of_documents: outlet.documents.len(),
        timeline: by_time::view(page, &outlet.documents),
        years: subject.years(page, None),
        events: subject.event_cards(page),
        documents: subject.document_cards(page),
    }
}
