//! Documents as ninjs 3.0, the news in JSON of the IPTC (<https://iptc.org/standards/ninjs/>).

use super::{address_to_read, body, headline, name_of_person, name_of_topic, people_of, uri};
use crate::language::UNKNOWN_LANGUAGE;
use crate::model::{ArchivedDocument, EntityKind};
use crate::render::address::{self, web_address};
use crate::render::context::RenderContext;
use crate::render::edition::{entity_name, has_page};
use serde_json::{Value, json};

/// The schema that an item keeps to.
const SCHEMA: &str = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json";

/// One document as a news item.
pub(super) fn item(context: &RenderContext<'_>, archived: &ArchivedDocument) -> Value {
    let archive = context.archive;
    let document = &archived.document;
    let text = body(archived).join("\n\n");
    let event = &archive.events[archived.event];
    let page = uri(context, &address::document(&document.id));
    let mut item = json!({
        "uri": page,
        "standard": {"name": "ninjs", "version": "3.0", "schema": SCHEMA},
        "type": "text",
        "pubStatus": "usable",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": headline(archived)}],
        "bodies": [{
            "role": "main",
            "contentType": "text/plain",
            "charCount": text.chars().count(),
            "wordCount": text.split_whitespace().count(),
            "value": text,
        }],
        "events": [{"uri": uri(context, &address::event(&event.id)), "literal": event.id}],
        "altIds": [{"role": "archive", "value": document.id}],
    });
    if document.language.tag != UNKNOWN_LANGUAGE {
        item["language"] = json!(document.language.tag);
    }
    // A moment needs its time and its distance from UTC; a day alone is not one.
    if let Some(published) = &archived.published
        && let (Some(time), Some(offset)) = (published.time, published.offset)
        && let Some(moment) = published
            .date
            .and_time(time)
            .and_local_timezone(offset)
            .single()
    {
        let moment = moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
        item["firstCreated"] = json!(moment);
        item["versionCreated"] = json!(moment);
    }
    if !document.byline.is_empty() {
        item["by"] = json!(document.byline.join(", "));
    }
    if let Some(outlet) = archived.outlet {
        let outlet = &archive.outlets[outlet];
        item["infoSources"] = json!([{
            "name": outlet.name,
            "role": "publisher",
            "uri": uri(context, &address::page("outlets", &outlet.id)),
            "literal": outlet.id,
        }]);
    }
    if let Some(rights) = &document.rights {
        item["copyrightNotice"] = json!(rights);
    }
    if web_address(document.url.as_deref()).is_some() {
        item["altIds"] = json!([
            {"role": "archive", "value": document.id},
            {"role": "url", "value": address_to_read(context, archived)},
        ]);
    }
    let people: Vec<Value> = people_of(archived)
        .into_iter()
        .map(|index| {
            let id = &archive.people[index].id;
            json!({
                "name": name_of_person(context, index),
                "uri": uri(context, &address::person(id)),
                "literal": id,
            })
        })
        .collect();
    let subjects = archived.topics.iter().map(|id| {
        json!({
            "name": name_of_topic(context, id),
            "uri": uri(context, &address::topic(id)),
            "literal": id,
        })
    });
    for (key, values) in [
        ("people", people),
        (
            "organisations",
            entities(context, archived, EntityKind::Organisation),
        ),
        ("places", entities(context, archived, EntityKind::Place)),
        ("subjects", subjects.collect()),
    ] {
        if !values.is_empty() {
            item[key] = Value::Array(values);
        }
    }
    item
}

/// Organisations or places of a document, where the owner wants them.
fn entities(
    context: &RenderContext<'_>,
    archived: &ArchivedDocument,
    kind: EntityKind,
) -> Vec<Value> {
    if !context.site.entities.contains(&kind) {
        return Vec::new();
    }
    let mut indices: Vec<usize> = archived.entities.iter().map(|named| named.entity).collect();
    indices.sort_unstable();
    indices.dedup();
    indices
        .into_iter()
        .map(|index| &context.archive.entities[index])
        .filter(|entity| entity.kind == kind)
        .map(|entity| {
            let mut value = json!({
                "name": entity_name(entity, super::default_language(context)).0,
                "literal": entity.id,
            });
            if has_page(entity) {
                value["uri"] = json!(uri(context, &address::entity(kind, &entity.id)));
            }
            value
        })
        .collect()
}
