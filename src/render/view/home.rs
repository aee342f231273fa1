//! The front page: what happened, who is in the news, which topics, from which outlets.

use super::briefing::BriefingCard;
use crate::model::EntityKind;
use crate::render::context::PageContext;
use crate::render::context::link::{Label, Link};
use crate::render::edition::dates::DateView;
use crate::render::part::cards::{EventCard, languages_of};
use crate::render::part::frame::Frame;
use crate::render::part::picture::by_time::{self, ByTime};
use crate::render::part::picture::coverage::{self, Coverage};
use serde::Serialize;

/// The front page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HomePage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// The archive's description in the reader's language; may be empty.
    pub(crate) description: String,
    /// The latest events, the first with a lead.
    pub(crate) events: Vec<EventCard>,
    /// People of the latest events, else of the whole archive.
    pub(crate) people: Vec<Link>,
    /// Links to topics.
    pub(crate) topics: Vec<Link>,
    /// Links to outlets.
    pub(crate) outlets: Vec<Link>,
    /// Documents by outlet.
    pub(crate) coverage: Option<Coverage>,
    /// Documents by time and language.
    pub(crate) timeline: Option<ByTime>,
    /// Links to briefings.
    pub(crate) briefings: Vec<BriefingCard>,
    /// Date of the newest document.
    pub(crate) newest: Option<DateView>,
    /// Languages of the documents.
    pub(crate) languages: Vec<Label>,
    /// How much there is.
    pub(crate) counts: Counts,
}

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
            people: archive.people.len(),
            organisations: named(EntityKind::Organisation),
            places: named(EntityKind::Place),
            topics: archive.topics.len(),
            outlets: archive.outlets.len(),
            briefings: archive.briefings.len(),
        }
    }
}

/// How many events and how many names the front page shows.
const EVENTS: usize = 12;
const NAMES: usize = 16;

/// The front page.
pub(crate) fn view(page: &PageContext<'_>) -> HomePage {
    let archive = page.archive();
    let descriptions = &page.context.site.descriptions;
    let description = descriptions
        .get(&page.edition.tag)
        .cloned()
        .unwrap_or_default();
    let all: Vec<usize> = (0..archive.documents.len()).collect();
    let mut topics: Vec<(usize, usize)> = archive
        .topics
        .iter()
        .enumerate()
        .map(|(index, entry)| (index, entry.events.len()))
        .filter(|&(_, events)| events > 0)
        .collect();
    topics.sort_by_key(|&(index, events)| (std::cmp::Reverse(events), index));
    let mut outlets: Vec<(usize, usize)> = archive
        .outlets
        .iter()
        .enumerate()
        .map(|(index, outlet)| (index, outlet.documents.len()))
        .collect();
    outlets.sort_by_key(|&(index, documents)| (std::cmp::Reverse(documents), index));
    topics.truncate(NAMES);
    outlets.truncate(NAMES);
    // Where the owner describes nothing, other sites and search engines are told how much there is.
    let words = &page.edition.words;
    let numbers = words.with(
        "list-of-two",
        &[
            ("first", &words.counted("count-documents", all.len())),
            (
                "second",
                &words.counted("count-events", archive.events.len()),
            ),
        ],
    );
    let told = match description.as_str() {
        "" => format!("{}: {numbers}", page.edition.title),
        said => said.to_string(),
    };
    HomePage {
        frame: Frame::new(page, String::new(), told),
        description,
        events: (0..archive.events.len().min(EVENTS))
            .map(|index| EventCard::with_lead(page, index))
            .collect(),
        people: in_the_news(page),
        topics: page.counted(&topics, |topic| page.topic(topic)),
        coverage: coverage::view(page, &all),
        timeline: by_time::view(page, &all),
        outlets: page.counted(&outlets, |outlet| page.outlet(outlet)),
        briefings: (0..archive.briefings.len().min(6))
            .map(|index| BriefingCard::new(page, index))
            .collect(),
        newest: page
            .context
            .references
            .newest_documents
            .first()
            .and_then(|&document| page.date_of_document(document)),
        languages: languages_of(page, &all),
        counts: Counts::of(page),
    }
}

/// The people in most of the latest forty events, with the number of those events.
fn in_the_news(page: &PageContext<'_>) -> Vec<Link> {
    let archive = page.archive();
    let mut counts: Vec<(usize, usize, usize)> = Vec::new();
    for event in archive.events.iter().take(40) {
        for &(person, mentions) in &event.people {
            match counts.iter_mut().find(|(known, _, _)| *known == person) {
                Some((_, events, all)) => {
                    *events += 1;
                    *all += mentions;
                }
                None => counts.push((person, 1, mentions)),
            }
        }
    }
    counts
        .sort_by_key(|&(person, events, mentions)| (std::cmp::Reverse((events, mentions)), person));
    counts
        .iter()
        .take(NAMES)
        .map(|&(person, events, _)| Link {
            count: Some(events),
            ..page.person(person)
        })
        .collect()
}
