//! The front page: what happened, who is in the news, which topics, from which outlets.

use crate::render::context::link::{LanguageLabel, Link};
use crate::render::context::{PageContext, Subject};
use crate::render::edition::dates::DateView;
use crate::render::part::cards::{BriefingCard, EventCard, languages_of};
use crate::render::part::counts::Counts;
use crate::render::part::frame::Frame;
use crate::render::part::picture::by_time::{self, ByTime};
use crate::render::part::picture::coverage::{self, Coverage};
use serde::Serialize;
use std::cmp::Reverse;

/// The front page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HomePage {
    /// Everything around the content.
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
    pub(crate) languages: Vec<LanguageLabel>,
    /// How much there is.
    pub(crate) counts: Counts,
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
    let documents = Subject::Archive.documents(archive);
    let most_first = |counts: Vec<usize>| {
        let mut counts: Vec<(usize, usize)> = counts.into_iter().enumerate().collect();
        counts.sort_by_key(|&(index, count)| (Reverse(count), index));
        counts.truncate(NAMES);
        counts
    };
    let mut topics = most_first(archive.topics.iter().map(|t| t.events.len()).collect());
    topics.retain(|&(_, events)| events > 0);
    let outlets = most_first(archive.outlets.iter().map(|o| o.documents.len()).collect());
    // Where the owner describes nothing, other sites and search engines see how much there is.
    let words = &page.edition.words;
    let described = match description.as_str() {
        "" => {
            let numbers = words.with(
                "list-of-two",
                &[
                    ("first", &words.counted("count-documents", documents.len())),
                    (
                        "second",
                        &words.counted("count-events", archive.events.len()),
                    ),
                ],
            );
            format!("{}: {numbers}", page.edition.title)
        }
        said => said.to_string(),
    };
    HomePage {
        frame: Frame::of(page, Subject::Archive, String::new(), described),
        description,
        events: (0..archive.events.len().min(EVENTS))
            .map(|index| EventCard::with_lead(page, index))
            .collect(),
        people: in_the_news(page),
        topics: page.counted(&topics, Subject::Topic),
        coverage: coverage::view(page, &documents),
        timeline: by_time::view(page, &documents),
        outlets: page.counted(&outlets, Subject::Outlet),
        briefings: (0..archive.briefings.len().min(6))
            .map(|index| BriefingCard::new(page, index))
            .collect(),
        newest: page
            .context
            .references
            .newest_documents
            .first()
            .and_then(|&document| page.date_of_document(document)),
        languages: languages_of(page, &documents),
        counts: Counts::of(page),
    }
}

/// The people in most of the latest forty events, with the number of those events.
fn in_the_news(page: &PageContext<'_>) -> Vec<Link> {
    let archive = page.archive();
    let mut counts: Vec<(usize, usize, usize)> = Vec::new();
    for event in archive.events.iter().take(40) {
        let vouched = |person: usize| archive.people[person].is_vouched_for;
        for &(person, mentions) in event.people.iter().filter(|one| vouched(one.0)) {
            match counts.iter_mut().find(|(known, _, _)| *known == person) {
                Some((_, events, all)) => {
                    *events += 1;
                    *all += mentions;
                }
                None => counts.push((person, 1, mentions)),
            }
        }
    }
    counts.sort_by_key(|&(person, events, mentions)| (Reverse((events, mentions)), person));
    counts
        .iter()
        .take(NAMES)
        .map(|&(person, events, _)| page.link(Subject::Person(person)).with_count(events))
        .collect()
}
