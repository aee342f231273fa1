//! Organisations and places that a text or an event names.

use crate::model::EntityKind;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, Subject};
use serde::Serialize;

/// An organisation or place that a text names.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NamedThing {
    /// The name.
    pub(crate) name: Text,
    /// Link to its page, or to the one place where it is named; empty where there are no pages of its kind.
    pub(crate) href: String,
    /// How many times.
    pub(crate) count: usize,
}

impl NamedThing {
    /// Those of one kind among the organisations and places with the number of their mentions.
    pub(crate) fn of_kind(
        page: &PageContext<'_>,
        counts: &[(usize, usize)],
        kind: EntityKind,
    ) -> Vec<Self> {
        counts
            .iter()
            .filter(|(entity, _)| page.archive().entities[*entity].kind == kind)
            .map(|&(entity, count)| {
                let link = page.link(Subject::Entity(entity));
                Self {
                    name: link.text,
                    href: link.href,
                    count,
                }
            })
            .collect()
    }
}
