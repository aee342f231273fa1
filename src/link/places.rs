//! Which place each story and event takes in the archive.

use crate::model::{GroupIds, GroupOverrides, Groups, Overrides, Published};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// An event with its dates, which decide its place.
pub(super) struct PlacedEvent {
    /// Its id.
    pub(super) id: String,
    /// Its number among the groups.
    pub(super) group: usize,
    /// Its documents, earliest first, undated last.
    pub(super) documents: Vec<usize>,
    pub(super) first_date: Option<NaiveDate>,
    pub(super) last_date: Option<NaiveDate>,
    pub(super) is_dated_by_owner: bool,
}

/// Events in the order of the archive, and who is in which.
pub(super) struct Places {
    /// Dated ones newest first, then undated ones by id.
    pub(super) events: Vec<PlacedEvent>,
    /// For each event of the groups its index in `events`.
    pub(super) event_of_group: Vec<usize>,
    /// For each document the index of its story.
    pub(super) story_of: Vec<usize>,
    /// For each story the index of its event.
    pub(super) event_of_story: Vec<usize>,
}

impl Places {
    /// From the groups with their ids, what the owner overrides, and the date of each document.
    pub(super) fn new(
        groups: &Groups,
        ids: &GroupIds,
        overrides: &GroupOverrides,
        published: &[Option<Published>],
    ) -> Self {
        let mut story_of = vec![0; published.len()];
        for (story, members) in groups.stories.iter().enumerate() {
            for &document in members {
                story_of[document] = story;
            }
        }
        let dates: Vec<Option<NaiveDate>> = published
            .iter()
            .zip(&story_of)
            .map(|(published, story)| {
                let stated = overrides.stories.get(*story).and_then(|own| own.date);
                stated.or(published.as_ref().map(|published| published.date))
            })
            .collect();
        let documents = groups.events_as_documents().into_iter();
        let mut events: Vec<PlacedEvent> = documents
            .enumerate()
            .map(|(group, documents)| {
                let own = overrides.events.get(group);
                placed(group, documents, ids.events[group].clone(), own, &dates)
            })
            .collect();
        events.sort_by(|a, b| {
            let key = |event: &PlacedEvent| Reverse((event.last_date, event.first_date));
            key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
        });
        let mut event_of_group = vec![0; events.len()];
        let mut event_of_story = vec![0; groups.stories.len()];
        for (index, event) in events.iter().enumerate() {
            event_of_group[event.group] = index;
            for &story in &groups.events[event.group] {
                event_of_story[story] = index;
            }
        }
        Self {
            events,
            event_of_group,
            story_of,
            event_of_story,
        }
    }
}

fn placed(
    group: usize,
    mut documents: Vec<usize>,
    id: String,
    own: Option<&Overrides>,
    dates: &[Option<NaiveDate>],
) -> PlacedEvent {
    documents.sort_by_key(|document| (dates[*document].is_none(), dates[*document], *document));
    let mut known = documents.iter().filter_map(|document| dates[*document]);
    let first = known.next();
    let last = known.next_back().or(first);
    let stated = own.and_then(|own| own.date);
    PlacedEvent {
        id,
        group,
        documents,
        first_date: stated.or(first),
        last_date: stated.or(last),
        is_dated_by_owner: stated.is_some(),
    }
}
