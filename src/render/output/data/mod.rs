//! The archive as data, under `api/v1/`: documents as JSON Lines; everything else as JSON and as JSON Lines, and the people once more by the first
//! letters of their ids, or else, where the owner asks for it, each person, event, topic, and each organisation and place that has a page, has a file of its own.
//! A schema lies beside each kind, and `index.json` lists the files.

pub(super) mod by_letters;
mod lists;
mod names;
mod records;
mod schemas;

use super::files::Files;
use crate::model::{Diagnostic, EntityKind, Page};
use crate::render::address;
use crate::render::context::RenderContext;
use lists::{document_counts, document_ids, each, event_ids, place, value, write_list};
use rayon::prelude::*;
use records::{
    DocumentRecord, EventRecord, MentionCount, PublishedRecord, RelatedRecord, StoryRecord,
    TopicRecord,
};

/// Writes every data file.
pub(crate) fn write(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    let archive = context.archive;
    let documents = (0..archive.documents.len()).into_par_iter();
    let lines: Vec<String> = documents
        .map(|index| format!("{}\n", value(&document(context, index))))
        .collect();
    out.add(Page {
        path: "api/v1/documents.jsonl".to_string(),
        bytes: lines.concat().into_bytes(),
    })?;
    drop(lines);
    let events = each(archive.events.len(), |i| event(context, i));
    write_list(context, out, "events", &events)?;
    let topics = each(archive.topics.len(), |i| topic(context, i));
    write_list(context, out, "topics", &topics)?;
    names::write(context, out)?;
    out.add_all(schemas::pages(context))
}

fn document<'a>(context: &RenderContext<'a>, index: usize) -> DocumentRecord<'a> {
    let archive = context.archive;
    let archived = &archive.documents[index];
    let document = &archived.document;
    let people = archived.people.iter();
    DocumentRecord {
        id: &document.id,
        page: place(context, &address::document(&document.id)),
        shown: context.release.shown[index].extent.as_str(),
        source: context.source_of(index).map(|path| place(context, &path)),
        path: &document.path,
        language: &document.language.tag,
        also_in: document
            .also_in
            .iter()
            .map(|guess| guess.tag.as_str())
            .collect(),
        script: &document.language.script,
        language_confidence: document.language.confidence,
        title: document.title.as_ref().map(|title| title.text.as_str()),
        published: archived
            .published
            .as_ref()
            .map(|published| PublishedRecord {
                date: published.date.format("%Y-%m-%d").to_string(),
                time: published.time.map(|time| time.format("%H:%M").to_string()),
                offset: published.offset.map(|offset| offset.to_string()),
                basis: published.basis.as_str(),
                inferred: &published.inferred,
            }),
        outlet: archived.outlet.map(|i| archive.outlets[i].name.as_str()),
        byline: &document.byline,
        url: document.url.as_deref(),
        rights: document.rights.as_deref(),
        body: document
            .body
            .iter()
            .map(|block| block.text(&document.text))
            .collect(),
        people: people
            .map(|named| archive.people[named.person].id.as_str())
            .collect(),
        topics: &archived.topics,
        story: &archive.stories[archived.story].id,
        event: &archive.events[archived.event].id,
        organisations: names::mentioned(context, archived, EntityKind::Organisation),
        places: names::mentioned(context, archived, EntityKind::Place),
    }
}

fn event<'a>(context: &RenderContext<'a>, index: usize) -> EventRecord<'a> {
    let archive = context.archive;
    let event = &archive.events[index];
    let day = |date: chrono::NaiveDate| date.format("%Y-%m-%d").to_string();
    let stories = event.stories.iter().map(|&story| &archive.stories[story]);
    let storyline = event.storyline.and_then(|s| archive.storylines.get(s));
    let series = event.series.and_then(|s| archive.series.get(s));
    EventRecord {
        id: &event.id,
        page: place(context, &address::event(&event.id)),
        titles: &event.titles,
        first_date: event.first_date.map(day),
        last_date: event.last_date.map(day),
        stories: stories
            .map(|story| StoryRecord {
                id: &story.id,
                titles: &story.titles,
                documents: document_ids(context, &story.documents),
            })
            .collect(),
        people: event
            .people
            .iter()
            .map(|&(person, mentions)| MentionCount {
                id: &archive.people[person].id,
                mentions,
            })
            .collect(),
        topics: &event.topics,
        outlets: event
            .outlets
            .iter()
            .map(|&outlet| archive.outlets[outlet].name.as_str())
            .collect(),
        storyline: storyline.map(|storyline| storyline.id.as_str()),
        series: series.map_or_else(Vec::new, |events| {
            events
                .iter()
                .map(|&event| archive.events[event].id.as_str())
                .collect()
        }),
        related: event
            .related
            .iter()
            .map(|related| RelatedRecord {
                id: &archive.events[related.event].id,
                storyline_candidate: related.storyline_candidate,
            })
            .collect(),
    }
}

fn topic<'a>(context: &RenderContext<'a>, index: usize) -> TopicRecord<'a> {
    let entry = &context.archive.topics[index];
    TopicRecord {
        id: &entry.topic.id,
        page: place(context, &address::topic(&entry.topic.id)),
        names: &entry.topic.names,
        terms: &entry.topic.terms,
        documents: document_ids(context, &entry.documents),
        events: event_ids(context, &entry.events),
        people: document_counts(context, &entry.people),
    }
}
