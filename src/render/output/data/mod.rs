//! The archive as data, under `api/v1/`: documents as JSON Lines, the rest as JSON and as JSON Lines, one more file for every person, event and
//! topic, and for the organisations and places that have pages; a schema beside each kind, and `index.json` that lists what is there.

mod names;
mod schemas;

use super::files::{self, Files};
use crate::model::{ArchivedDocument, Diagnostic, Page};
use crate::render::address;
use crate::render::context::RenderContext;
use rayon::prelude::*;
use serde_json::{Value, json};

/// Hands over every data file.
pub(crate) fn write(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    let archive = context.archive;
    let documents = archive.documents.par_iter();
    let lines: Vec<String> = documents
        .map(|archived| format!("{}\n", document(context, archived)))
        .collect();
    out.add(Page {
        path: "api/v1/documents.jsonl".to_string(),
        bytes: lines.concat().into_bytes(),
    })?;
    drop(lines);
    let events = each(archive.events.len(), |i| event(context, i));
    write_list(out, "events", events)?;
    let topics = each(archive.topics.len(), |i| topic(context, i));
    write_list(out, "topics", topics)?;
    names::write(context, out)?;
    out.add_all(schemas::pages(context))
}

fn each(count: usize, make: impl Fn(usize) -> Value + Sync + Send) -> Vec<Value> {
    (0..count).into_par_iter().map(make).collect()
}

/// All of a kind in one file, as JSON and as JSON Lines, and each in a file of its own.
fn write_list(out: &Files<'_>, kind: &str, values: Vec<Value>) -> Result<(), Diagnostic> {
    values.par_iter().try_for_each(|value| {
        // An organisation or place without a page is in the list only.
        if kind != "people" && value.get("page").is_none_or(Value::is_null) {
            return Ok(());
        }
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
        out.add(files::json(format!("api/v1/{kind}/{id}.json"), value))
    })?;
    let lines: Vec<String> = values
        .par_iter()
        .map(|value| format!("{value}\n"))
        .collect();
    out.add(Page {
        path: format!("api/v1/{kind}.jsonl"),
        bytes: lines.concat().into_bytes(),
    })?;
    drop(lines);
    out.add(files::json(
        format!("api/v1/{kind}.json"),
        &Value::Array(values),
    ))
}

/// The absolute address of a page, else its path in the site.
fn place(context: &RenderContext<'_>, path: &str) -> String {
    match &context.site.base_url {
        Some(base) => format!("{base}{}", address::encoded(path)),
        None => path.to_string(),
    }
}

fn document_ids(context: &RenderContext<'_>, documents: &[usize]) -> Vec<String> {
    let id = |&index: &usize| context.archive.documents[index].document.id.clone();
    documents.iter().map(id).collect()
}

fn event_ids(context: &RenderContext<'_>, events: &[usize]) -> Vec<String> {
    events
        .iter()
        .map(|&index| context.archive.events[index].id.clone())
        .collect()
}

fn document(context: &RenderContext<'_>, archived: &ArchivedDocument) -> Value {
    let archive = context.archive;
    let document = &archived.document;
    let mut people: Vec<&str> = archived
        .people
        .iter()
        .map(|named| archive.people[named.person].id.as_str())
        .collect();
    people.sort_unstable();
    people.dedup();
    let mut value = json!({
        "id": document.id,
        "page": place(context, &address::document(&document.id)),
        "source": place(context, &address::source(&document.id, document.format)),
        "path": document.path,
        "language": document.language.tag,
        "script": document.language.script,
        "language_confidence": document.language.confidence,
        "title": document.title.as_ref().map(|title| &title.text),
        "published": archived.published.as_ref().map(|published| json!({
            "date": published.date.format("%Y-%m-%d").to_string(),
            "time": published.time.map(|time| time.format("%H:%M").to_string()),
            "offset": published.offset.map(|offset| offset.to_string()),
            "basis": published.basis.as_str(),
            "inferred": published.inferred,
        })),
        "outlet": archived.outlet.map(|outlet| &archive.outlets[outlet].name),
        "byline": document.byline,
        "url": document.url,
        "rights": document.rights,
        "body": document.body.iter().map(|block| block.text(&document.text)).collect::<Vec<_>>(),
        "people": people,
        "topics": archived.topics,
        "story": archive.stories[archived.story].id,
        "event": archive.events[archived.event].id,
    });
    names::add_to_document(context, archived, &mut value);
    value
}

fn event(context: &RenderContext<'_>, index: usize) -> Value {
    let archive = context.archive;
    let event = &archive.events[index];
    let day = |date: chrono::NaiveDate| date.format("%Y-%m-%d").to_string();
    json!({
        "id": event.id,
        "page": place(context, &address::event(&event.id)),
        "titles": event.titles,
        "first_date": event.first_date.map(day),
        "last_date": event.last_date.map(day),
        "stories": event.stories.iter().map(|&story| json!({
            "id": archive.stories[story].id,
            "titles": archive.stories[story].titles,
            "documents": document_ids(context, &archive.stories[story].documents),
        })).collect::<Vec<_>>(),
        "people": event.people.iter().map(|&(person, mentions)| json!({
            "id": archive.people[person].id, "mentions": mentions,
        })).collect::<Vec<_>>(),
        "topics": event.topics,
        "outlets": event.outlets.iter().map(|&outlet| &archive.outlets[outlet].name).collect::<Vec<_>>(),
        "storyline": event.storyline.and_then(|s| archive.storylines.get(s)).map(|s| &s.id),
        "related": event.related.iter().map(|related| json!({
            "id": archive.events[related.event].id,
            "storyline_candidate": related.storyline_candidate,
        })).collect::<Vec<_>>(),
    })
}

fn topic(context: &RenderContext<'_>, index: usize) -> Value {
    let entry = &context.archive.topics[index];
    json!({
        "id": entry.topic.id,
        "page": place(context, &address::topic(&entry.topic.id)),
        "names": entry.topic.names,
        "terms": entry.topic.terms,
        "documents": document_ids(context, &entry.documents),
        "events": event_ids(context, &entry.events),
        "people": entry.people.iter().map(|&(person, documents)| json!({
            "id": context.archive.people[person].id, "documents": documents,
        })).collect::<Vec<_>>(),
    })
}
