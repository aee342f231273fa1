//! The series of an event: what came before, what comes next, and why these are of one series.

use super::cards::EventCard;
use crate::model::{Reason, RelationKind};
use crate::render::context::PageContext;
use crate::render::context::link::Text;
use serde::Serialize;

/// How many events of a series a page names where dates do not tell which comes next.
const MOST: usize = 6;

/// The other events of the series of an event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Instalments {
    /// How many events the series has, this one among them.
    pub(crate) length: usize,
    /// The event before it.
    pub(crate) before: Option<Instalment>,
    /// The event after it.
    pub(crate) after: Option<Instalment>,
    /// Others, where dates do not tell which is earlier.
    pub(crate) others: Vec<Instalment>,
}

/// Another event of a series.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Instalment {
    /// The event.
    pub(crate) event: EventCard,
    /// Why the two are of one series: what differs between their headlines, how many words are the same, how far apart they are.
    pub(crate) reasons: Vec<Text>,
}

impl Instalments {
    /// Those of an event's series, if it is in one.
    pub(crate) fn of(page: &PageContext<'_>, index: usize) -> Option<Self> {
        let archive = page.archive();
        let series = archive.series.get(archive.events[index].series?)?;
        let day = |event: usize| archive.events[event].first_date;
        let with_day = |event: &usize| day(*event).zip(day(index));
        let others = series.iter().copied().filter(|&event| event != index);
        let before = |event: &usize| with_day(event).is_some_and(|(its, own)| its < own);
        let after = |event: &usize| with_day(event).is_some_and(|(its, own)| its > own);
        let of = |event: usize| instalment(page, index, event);
        Some(Self {
            length: series.len(),
            before: series.iter().copied().rfind(before).map(of),
            after: series.iter().copied().find(after).map(of),
            others: others
                .filter(|event| !before(event) && !after(event))
                .take(MOST)
                .map(of)
                .collect(),
        })
    }
}

/// Another event of the series of an event, with the reasons of the texts that are most clearly of one series.
fn instalment(page: &PageContext<'_>, index: usize, other: usize) -> Instalment {
    let archive = page.archive();
    let event_of = |document: usize| archive.documents[document].event;
    let of_both = archive.events[index]
        .documents
        .iter()
        .flat_map(|&document| page.context.references.relations[document].iter())
        .map(|&relation| &archive.relations[relation])
        .filter(|relation| relation.kind == RelationKind::Series)
        .filter(|relation| event_of(relation.first) == other || event_of(relation.second) == other);
    let clearest = of_both.max_by(|a, b| {
        let earlier = (b.first, b.second).cmp(&(a.first, a.second));
        a.probability.total_cmp(&b.probability).then(earlier)
    });
    let shown = |reason: &&Reason| {
        matches!(
            reason,
            Reason::OtherNumbersInHeadlines { .. }
                | Reason::SameRuns { .. }
                | Reason::DaysApart { .. }
        )
    };
    let reasons = clearest.iter().flat_map(|relation| &relation.evidence);
    Instalment {
        event: EventCard::new(page, other),
        reasons: reasons
            .flat_map(|evidence| evidence.reasons.iter().filter(shown))
            .map(|reason| page.reason(reason))
            .collect(),
    }
}
