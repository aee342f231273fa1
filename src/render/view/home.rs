//! The front page: what happened, who is in the news, which topics, from which outlets.

use crate::model::Event;
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
/// In so many days an event counts half, and so old at least does one without a date count.
const HALVED_IN: f64 = 7.0;
const UNDATED: f64 = 28.0;
/// Where so many events have dates, one without counts as older than all of them.
const ENOUGH_DATED: usize = 3;

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
        events: weightiest(&archive.events)
            .into_iter()
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

/// The events that say most: one counts by its texts and outlets, half as much for every week that it is older than the newest; without a date, as if it
/// were some weeks old, and older than all that have one where several have.
fn weightiest(events: &[Event]) -> Vec<usize> {
    let dates = || events.iter().filter_map(|event| event.last_date);
    let (oldest, newest) = (dates().min(), dates().max());
    let age =
        |date: chrono::NaiveDate| newest.map_or(0.0, |newest| (newest - date).num_days() as f64);
    let undated = match oldest {
        Some(oldest) if dates().count() >= ENOUGH_DATED => UNDATED.max(age(oldest) + 1.0),
        _ => UNDATED,
    };
    // As a logarithm, as what halves every week for decades is too small a number.
    let weight = |event: &Event| {
        let size = (2 * event.documents.len() + 3 * event.outlets.len()) as f64;
        size.log2() - event.last_date.map_or(undated, age) / HALVED_IN
    };
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|&a, &b| {
        weight(&events[b])
            .total_cmp(&weight(&events[a]))
            .then(a.cmp(&b))
    });
    order.truncate(EVENTS);
    order
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn a_large_event_stands_above_a_note_of_the_next_day() {
        let template = fixture::archive().events[0].clone();
        let event = |day: u32, documents: usize, outlets: usize| Event {
            documents: (0..documents).collect(),
            outlets: (0..outlets).collect(),
            first_date: chrono::NaiveDate::from_ymd_opt(2025, 3, day),
            last_date: chrono::NaiveDate::from_ymd_opt(2025, 3, day),
            ..template.clone()
        };
        let events = [
            event(30, 1, 1),
            event(29, 8, 5),
            event(2, 8, 5),
            event(1, 1, 1),
        ];
        assert_eq!(weightiest(&events), [1, 0, 2, 3]);
        let undated = Event {
            first_date: None,
            last_date: None,
            ..event(1, 8, 5)
        };
        let events = [event(30, 1, 1), event(1, 1, 1), undated];
        assert_eq!(weightiest(&events), [0, 2, 1]);
    }

    #[test]
    fn where_several_events_have_dates_one_without_comes_behind_those_of_its_size() {
        let template = fixture::archive().events[0].clone();
        let event = |date: Option<(i32, u32)>| Event {
            documents: vec![0],
            outlets: vec![0],
            first_date: date.and_then(|(y, m)| chrono::NaiveDate::from_ymd_opt(y, m, 1)),
            last_date: date.and_then(|(y, m)| chrono::NaiveDate::from_ymd_opt(y, m, 1)),
            ..template.clone()
        };
        let events = [
            event(None),
            event(Some((2025, 3))),
            event(Some((1990, 3))),
            event(Some((2017, 3))),
        ];
        assert_eq!(weightiest(&events), [1, 3, 2, 0]);
    }
}
