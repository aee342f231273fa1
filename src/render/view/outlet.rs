//! One outlet: what it reported.

use super::cards::{DocumentCard, EventCard, languages_of};
use super::frame::Frame;
use super::further::Subject;
use super::picture::by_time::{self, ByTime};
use super::{Label, Link, Text};
use crate::render::here::Here;
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
pub(crate) fn view(here: &Here<'_>, index: usize) -> OutletPage {
    let outlet = &here.archive().outlets[index];
    let count = here
        .edition
        .words
        .counted("count-documents", outlet.documents.len());
    let subject = Subject::Outlet(index);
    OutletPage {
        frame: Frame::new(
            here,
            outlet.name.clone(),
            format!("{}: {count}", outlet.name),
        ),
        name: here.text(&outlet.name, "und"),
        languages: languages_of(here, &outlet.documents),
        number_of_events: outlet.events.len(),
        number_of_documents: outlet.documents.len(),
        timeline: by_time::view(here, &outlet.documents),
        years: subject.years(here, None),
        events: subject.event_cards(here),
        documents: subject.document_cards(here),
    }
}
