//! The archive as data, under `api/v1/`: documents as JSON Lines, the rest as JSON and as JSON Lines, one more file for every person, event and
//! topic, and for the organisations and places that have pages; a schema beside each kind, and `index.json` that lists what is there.

mod names;
mod schemas;

use super::address;
use super::here::Desk;
use crate::model::{ArchivedDocument, Page};
use serde_json::{Value, json};

/// Every data file.
pub(crate) fn pages(desk: &Desk<'_>) -> Vec<Page> {
    let archive = desk.archive;
    let mut lines = String::new();
    for archived in &archive.documents {
        lines.push_str(&document(desk, archived).to_string());
        lines.push('\n');
    }
    let mut out = vec![Page {
        path: "api/v1/documents.jsonl".to_string(),
        bytes: lines.into_bytes(),
    }];
    let events: Vec<Value> = (0..archive.events.len()).map(|i| event(desk, i)).collect();
    let topics: Vec<Value> = (0..archive.topics.len()).map(|i| topic(desk, i)).collect();
    let mut lists = vec![("events", events), ("topics", topics)];
    lists.extend(names::lists(desk));
    for (kind, values) in lists {
        // An organisation or place without a page is in the list only.
        for value in &values {
            if kind != "people" && value.get("page").is_none_or(Value::is_null) {
                continue;
            }
            let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
            out.push(file(format!("api/v1/{kind}/{id}.json"), value));
        }
        let lines: Vec<String> = values.iter().map(|value| format!("{value}\n")).collect();
        out.push(Page {
            path: format!("api/v1/{kind}.jsonl"),
            bytes: lines.concat().into_bytes(),
        });
        out.push(file(format!("api/v1/{kind}.json"), &Value::Array(values)));
    }
    out.extend(schemas::pages(desk));
    out
}

fn file(path: String, value: &Value) -> Page {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    Page {
        path,
        bytes: text.into_bytes(),
    }
}

/// The absolute address of a page, else its path in the site.
fn place(desk: &Desk<'_>, path: &str) -> String {
    match &desk.site.base_url {
        Some(base) => format!("{base}{}", address::encoded(path)),
        None => path.to_string(),
    }
}

fn document_ids(desk: &Desk<'_>, documents: &[usize]) -> Vec<String> {
    let id = |&index: &usize| desk.archive.documents[index].document.id.clone();
    documents.iter().map(id).collect()
}

fn event_ids(desk: &Desk<'_>, events: &[usize]) -> Vec<String> {
    events
        .iter()
        .map(|&index| desk.archive.events[index].id.clone())
        .collect()
}

fn document(desk: &Desk<'_>, archived: &ArchivedDocument) -> Value {
    let archive = desk.archive;
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
        "page": place(desk, &address::document(&document.id)),
        "source": place(desk, &address::source(&document.id, document.format)),
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
    names::add_to_document(desk, archived, &mut value);
    value
}

fn event(desk: &Desk<'_>, index: usize) -> Value {
    let archive = desk.archive;
    let event = &archive.events[index];
    let day = |date: chrono::NaiveDate| date.format("%Y-%m-%d").to_string();
    json!({
        "id": event.id,
        "page": place(desk, &address::event(&event.id)),
        "titles": event.titles,
        "first_date": event.first_date.map(day),
        "last_date": event.last_date.map(day),
        "stories": event.stories.iter().map(|&story| json!({
            "id": archive.stories[story].id,
            "titles": archive.stories[story].titles,
            "documents": document_ids(desk, &archive.stories[story].documents),
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

fn topic(desk: &Desk<'_>, index: usize) -> Value {
    let entry = &desk.archive.topics[index];
    json!({
        "id": entry.topic.id,
        "page": place(desk, &address::topic(&entry.topic.id)),
        "names": entry.topic.names,
        "terms": entry.topic.terms,
        "documents": document_ids(desk, &entry.documents),
        "events": event_ids(desk, &entry.events),
        "people": entry.people.iter().map(|&(person, documents)| json!({
            "id": desk.archive.people[person].id, "documents": documents,
        })).collect::<Vec<_>>(),
    })
}
