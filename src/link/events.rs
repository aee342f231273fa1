//! Stories and events as the archive keeps them: dates, who and what is in them, what they are related to.

use super::most_first;
use crate::model::{
    Archive, Document, Event, GroupIds, GroupOverrides, Groups, Overrides, RelatedEvent,
    RelationKind, Story, Storyline, Verdict,
};
use crate::text::{sentences, slug};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The longest headline in an event's id, in bytes.
const LONGEST_SLUG: usize = 60;
/// A person or topic in more events than this relates none of them.
const COMMONPLACE: usize = 200;
/// Related events shown at most.
const MOST_RELATED: usize = 8;

/// Fills in stories, events and storylines, and tells each document its event.
pub(super) fn build(
    archive: &mut Archive,
    groups: &Groups,
    ids: &GroupIds,
    overrides: &GroupOverrides,
) {
    let nothing = Overrides::default();
    let mut drafts: Vec<(usize, Event)> = groups
        .events
        .iter()
        .enumerate()
        .map(|(at, stories)| {
            let mut event = event_of(archive, groups, stories, overrides);
            event.id = ids.events[at].clone();
            let own = overrides.events.get(at).unwrap_or(&nothing);
            event.titles = own.titles.clone();
            if let ([story], true) = (stories.as_slice(), event.titles.is_empty()) {
                // The only text about it speaks for the event.
                let own = overrides.stories.get(*story).unwrap_or(&nothing);
                event.titles = own.titles.clone();
            }
            if own.date.is_some() {
                (event.first_date, event.last_date) = (own.date, own.date);
                event.is_dated_by_owner = true;
            }
            (at, event)
        })
        .collect();
    drafts.sort_by(|(_, a), (_, b)| {
        b.last_date
            .cmp(&a.last_date)
            .then_with(|| b.first_date.cmp(&a.first_date))
            .then_with(|| a.id.cmp(&b.id))
    });
    archive.stories = groups
        .stories
        .iter()
        .enumerate()
        .map(|(at, documents)| Story {
            id: ids.stories[at].clone(),
            documents: documents.clone(),
            event: 0,
            alignment: None,
            titles: overrides.stories.get(at).unwrap_or(&nothing).titles.clone(),
        })
        .collect();
    let mut new_index = vec![0; groups.events.len()];
    for (event, (at, draft)) in drafts.iter().enumerate() {
        new_index[*at] = event;
        for &story in &draft.stories {
            archive.stories[story].event = event;
        }
        for &document in &draft.documents {
            archive.documents[document].event = event;
        }
    }
    archive.events = drafts.into_iter().map(|(_, event)| event).collect();
    archive.storylines = groups
        .storylines
        .iter()
        .map(|events| {
            let mut events: Vec<usize> = events.iter().map(|event| new_index[*event]).collect();
            events.sort_by_key(|event| {
                let first = archive.events[*event].first_date;
                (first.is_none(), first, *event)
            });
            Storyline {
                id: format!("l-{}", archive.events[events[0]].id),
                events,
            }
        })
        .collect();
    for (index, storyline) in archive.storylines.iter().enumerate() {
        for &event in &storyline.events {
            archive.events[event].storyline = Some(index);
        }
    }
    relate(archive);
}

fn event_of(
    archive: &Archive,
    groups: &Groups,
    stories: &[usize],
    overrides: &GroupOverrides,
) -> Event {
    let stated: BTreeMap<usize, NaiveDate> = stories
        .iter()
        .filter_map(|story| Some((*story, overrides.stories.get(*story)?.date?)))
        .collect();
    let members: BTreeSet<usize> = stories
        .iter()
        .flat_map(|story| groups.stories[*story].iter().copied())
        .collect();
    let date = |document: usize| {
        let archived = &archive.documents[document];
        let read = archived.published.as_ref().map(|published| published.date);
        stated.get(&archived.story).copied().or(read)
    };
    let mut documents: Vec<usize> = members.iter().copied().collect();
    documents.sort_by_key(|document| (date(*document).is_none(), date(*document), *document));
    let mut people: BTreeMap<usize, usize> = BTreeMap::new();
    let mut entities: BTreeMap<usize, usize> = BTreeMap::new();
    for &document in &members {
        for mention in &archive.documents[document].people {
            *people.entry(mention.person).or_default() += 1;
        }
        for mention in &archive.documents[document].entities {
            *entities.entry(mention.entity).or_default() += 1;
        }
    }
    let topics: Vec<String> = in_order(
        documents
            .iter()
            .flat_map(|document| archive.documents[*document].topics.iter().cloned()),
    );
    let outlets = in_order(
        documents
            .iter()
            .filter_map(|document| archive.documents[*document].outlet),
    );
    let first_date = documents.iter().find_map(|document| date(*document));
    Event {
        id: String::new(),
        titles: BTreeMap::new(),
        stories: stories.to_vec(),
        last_date: documents.iter().rev().find_map(|document| date(*document)),
        documents,
        first_date,
        is_dated_by_owner: false,
        people: most_first(people),
        entities: most_first(entities),
        topics,
        outlets,
        storyline: None,
        related: Vec::new(),
    }
}

/// The id that an event asks for: its first day and the headline of its first document in the order of ids.
pub(super) fn wanted_id(namesake: Option<&Document>, first_date: Option<NaiveDate>) -> String {
    let headline = namesake.map(headline).unwrap_or_default();
    match first_date {
        Some(date) => format!("{date}-{}", slug(&headline, LONGEST_SLUG - 11)),
        None => slug(&headline, LONGEST_SLUG),
    }
}

/// The document's title, else its first sentence.
fn headline(document: &Document) -> String {
    match &document.title {
        Some(title) => title.text.clone(),
        None => document
            .body
            .first()
            .map(|block| {
                let text = block.text(&document.text);
                sentences(&text)
                    .first()
                    .map_or(text.clone(), |first| first.of(&text).to_owned())
            })
            .unwrap_or_default(),
    }
}

/// Each value once, in the order of first appearance.
fn in_order<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    values.filter(|value| seen.insert(value.clone())).collect()
}

/// What two events share while they are being compared.
#[derive(Default)]
struct Shared {
    people: Vec<usize>,
    topics: Vec<String>,
    storyline_candidate: bool,
}

/// Finds related events by shared people and topics and by judged pairs of documents; no event is compared with all others.
fn relate(archive: &mut Archive) {
    let mut by_person: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_topic: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, event) in archive.events.iter().enumerate() {
        for (person, _) in &event.people {
            by_person.entry(*person).or_default().push(index);
        }
        for topic in &event.topics {
            by_topic.entry(topic.clone()).or_default().push(index);
        }
    }
    let mut judged: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for relation in &archive.relations {
        let first = archive.documents[relation.first].event;
        let second = archive.documents[relation.second].event;
        if relation.kind == RelationKind::SameStoryline
            && relation.verdict != Verdict::No
            && first != second
        {
            judged.entry(first).or_default().insert(second);
            judged.entry(second).or_default().insert(first);
        }
    }
    for index in 0..archive.events.len() {
        let mut shared: BTreeMap<usize, Shared> = BTreeMap::new();
        let event = &archive.events[index];
        for (person, _) in &event.people {
            for &other in by_person[person]
                .iter()
                .take(COMMONPLACE)
                .filter(|other| **other != index)
            {
                shared.entry(other).or_default().people.push(*person);
            }
        }
        for topic in &event.topics {
            for &other in by_topic[topic]
                .iter()
                .take(COMMONPLACE)
                .filter(|other| **other != index)
            {
                shared.entry(other).or_default().topics.push(topic.clone());
            }
        }
        for &other in judged.get(&index).into_iter().flatten() {
            shared.entry(other).or_default().storyline_candidate = true;
        }
        let mut related: Vec<RelatedEvent> = shared
            .into_iter()
            .map(|(event, shared)| RelatedEvent {
                event,
                storyline_candidate: shared.storyline_candidate,
                people: shared.people,
                topics: shared.topics,
            })
            .collect();
        related.sort_by_key(|related| (std::cmp::Reverse(closeness(related)), related.event));
        related.truncate(MOST_RELATED);
        archive.events[index].related = related;
    }
}

fn closeness(related: &RelatedEvent) -> usize {
    4 * usize::from(related.storyline_candidate) + 3 * related.people.len() + related.topics.len()
}
