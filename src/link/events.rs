//! Stories, events and storylines as the archive keeps them: who and what is in them, what they are related to.

use super::most_first;
use super::places::{PlacedEvent, Places};
use super::related::{Contents, relate};
use crate::model::{
    ArchivedDocument, Document, Event, GroupIds, GroupOverrides, Groups, Overrides, Relation,
    Story, Storyline,
};
use crate::text::{sentences, slug, without_marks};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The longest headline in an event's id, in bytes.
const LONGEST_SLUG: usize = 60;

/// Headlines that the owner gives, by BCP 47 tag; none where the list is shorter.
fn titles(overrides: &[Overrides], at: usize) -> BTreeMap<String, String> {
    let own = overrides.get(at);
    own.map(|own| own.titles.clone()).unwrap_or_default()
}

/// The stories, in the order of the groups.
pub(super) fn stories(
    groups: &Groups,
    ids: &GroupIds,
    overrides: &GroupOverrides,
    places: &Places,
) -> Vec<Story> {
    let stories = groups.stories.iter().enumerate();
    stories
        .map(|(at, documents)| Story {
            id: ids.stories[at].clone(),
            documents: documents.clone(),
            event: places.event_of_story[at],
            titles: titles(&overrides.stories, at),
        })
        .collect()
}

/// The storylines, each earliest event first.
pub(super) fn storylines(groups: &Groups, places: &Places) -> Vec<Storyline> {
    let storylines = groups.storylines.iter();
    storylines
        .map(|events| by_time(events, places))
        .map(|events| Storyline {
            id: format!("l-{}", places.events[events[0]].id),
            events,
        })
        .collect()
}

/// The series, each earliest event first.
pub(super) fn series(groups: &Groups, places: &Places) -> Vec<Vec<usize>> {
    let series = groups.series.iter();
    series.map(|events| by_time(events, places)).collect()
}

/// Events of the groups as events of the archive, earliest first, undated last.
fn by_time(events: &[usize], places: &Places) -> Vec<usize> {
    let mut events: Vec<usize> = events
        .iter()
        .map(|event| places.event_of_group[*event])
        .collect();
    events.sort_by_key(|event| {
        let first = places.events[*event].first_date;
        (first.is_none(), first, *event)
    });
    events
}

/// For each event in one of these lines, the index of the line.
fn line_of<'a>(lines: impl Iterator<Item = &'a Vec<usize>>) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for (index, events) in lines.enumerate() {
        out.extend(events.iter().map(|event| (*event, index)));
    }
    out
}

/// The events, in their order.
pub(super) fn events(
    places: Places,
    groups: &Groups,
    overrides: &GroupOverrides,
    documents: &[ArchivedDocument],
    (storylines, series): (&[Storyline], &[Vec<usize>]),
    relations: &[Relation],
) -> Vec<Event> {
    let contents: Vec<Contents> = places
        .events
        .iter()
        .map(|event| contents(event, documents))
        .collect();
    let related = relate(&contents, documents, relations);
    let storyline_of = line_of(storylines.iter().map(|storyline| &storyline.events));
    let series_of = line_of(series.iter());
    let events = places.events.into_iter().zip(contents).zip(related);
    events
        .enumerate()
        .map(|(index, ((event, contents), related))| {
            let stories = groups.events[event.group].clone();
            let mut titles = titles(&overrides.events, event.group);
            if let ([story], true) = (stories.as_slice(), titles.is_empty()) {
                // The only text about it speaks for the event.
                titles = self::titles(&overrides.stories, *story);
            }
            Event {
                id: event.id,
                stories,
                documents: event.documents,
                titles,
                first_date: event.first_date,
                last_date: event.last_date,
                is_dated_by_owner: event.is_dated_by_owner,
                people: contents.people,
                entities: contents.entities,
                topics: contents.topics,
                outlets: contents.outlets,
                storyline: storyline_of.get(&index).copied(),
                series: series_of.get(&index).copied(),
                related,
            }
        })
        .collect()
}

/// Who and what is in the documents of an event.
fn contents(event: &PlacedEvent, documents: &[ArchivedDocument]) -> Contents {
    let mut people: BTreeMap<usize, usize> = BTreeMap::new();
    let mut entities: BTreeMap<usize, usize> = BTreeMap::new();
    let members = || event.documents.iter().map(|at| &documents[*at]);
    for archived in members() {
        for mention in &archived.people {
            *people.entry(mention.person).or_default() += 1;
        }
        for mention in &archived.entities {
            *entities.entry(mention.entity).or_default() += 1;
        }
    }
    Contents {
        people: most_first(people),
        entities: most_first(entities),
        topics: in_order(members().flat_map(|archived| archived.topics.iter().cloned())),
        outlets: in_order(members().filter_map(|archived| archived.outlet)),
    }
}

/// The id that an event asks for: its first day and the headline of the document it is named after.
pub(super) fn wanted_id(namesake: Option<&Document>, first_date: Option<NaiveDate>) -> String {
    let headline = namesake.map(headline).unwrap_or_default();
    match first_date {
        Some(date) => format!("{date}-{}", slug(&headline, LONGEST_SLUG - 11)),
        None => slug(&headline, LONGEST_SLUG),
    }
}

/// Whether the words of an event's id are those of this document's headline.
pub(super) fn is_named_after(id: &str, document: &Document) -> bool {
    let has_date = |id: &&str| {
        let day = id.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
        day.is_some() && id[10..].starts_with('-')
    };
    let headline = headline(document);
    let (words, limit) = match Some(id).filter(has_date) {
        Some(id) => (&id[11..], LONGEST_SLUG - 11),
        None => (id, LONGEST_SLUG),
    };
    let wanted = slug(&headline, limit);
    let rest = words.strip_prefix(&wanted);
    // Of two events of one name, one has a suffix of five characters.
    rest.is_some_and(|rest| rest.is_empty() || (rest.len() == 6 && rest.starts_with('-')))
}

/// The document's title, else its first sentence.
fn headline(document: &Document) -> String {
    match &document.title {
        Some(title) => without_marks(&title.text),
        None => document
            .body
            .iter()
            .find(|block| block.is_prose())
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
