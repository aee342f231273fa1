//! How much the archive has of everything.

use crate::model::EntityKind;
use crate::render::context::PageContext;
use serde::Serialize;

/// How much there is.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Counts {
    /// How many documents there are.
    pub(crate) documents: usize,
    /// How many events there are.
    pub(crate) events: usize,
    /// How many people there are.
    pub(crate) people: usize,
    /// How many organisations have pages.
    pub(crate) organisations: usize,
    /// How many places have pages.
    pub(crate) places: usize,
    /// How many topics there are.
    pub(crate) topics: usize,
    /// How many outlets there are.
    pub(crate) outlets: usize,
    /// How many briefings there are.
    pub(crate) briefings: usize,
}

impl Counts {
    /// Counts the archive.
    pub(crate) fn of(page: &PageContext<'_>) -> Self {
        let archive = page.archive();
        let named = |kind: EntityKind| {
            let names = page.edition.entities.get(&kind);
            names.map_or(0, |names| names.order.len())
        };
        Self {
            documents: archive.documents.len(),
            events: archive.events.len(),
            people: page.edition.people.order.len(),
            organisations: named(EntityKind::Organisation),
            places: named(EntityKind::Place),
            topics: archive.topics.len(),
            outlets: archive.outlets.len(),
            briefings: archive.briefings.len(),
        }
    }
}
