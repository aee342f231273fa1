//! One outlet: what it reported.

use super::cards::{DocumentCard, EventCard, languages_of};
use super::frame::Frame;
use super::{Label, Text};
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
    let mut documents = outlet.documents.clone();
    documents.sort_by_key(|&document| {
        let published = here.document(document).published.as_ref();
        (
            std::cmp::Reverse(published.map(|p| (p.date, p.time))),
            document,
        )
    });
    OutletPage {
        frame: Frame::new(
            here,
            outlet.name.clone(),
            format!("{}: {count}", outlet.name),
        ),
        name: here.text(&outlet.name, "und"),
        languages: languages_of(here, &documents),
        events: outlet
            .events
            .iter()
            .map(|&i| EventCard::new(here, i))
            .collect(),
        documents: documents
            .iter()
            .map(|&i| DocumentCard::new(here, i))
            .collect(),
    }
}
