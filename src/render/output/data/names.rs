//! People, organisations and places as data.

use super::{document_ids, each, event_ids, place, write_list};
use crate::model::{ArchivedDocument, Diagnostic, EntityKind, NameForm, SourcedText};
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::context::Subject;
use crate::render::edition::has_page;
use crate::render::output::files::Files;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Hands over the lists by name: people always, organisations and places where the owner wants pages for them.
pub(super) fn write(context: &RenderContext<'_>, files: &Files<'_>) -> Result<(), Diagnostic> {
    let people = each(context.archive.people.len(), |i| person(context, i));
    write_list(files, "people", people)?;
    for &kind in &context.site.entities {
        if kind != EntityKind::Person {
            let all: Vec<usize> = (0..context.archive.entities.len())
                .filter(|&i| context.archive.entities[i].kind == kind)
                .collect();
            let all = each(all.len(), |i| entity(context, all[i]));
            write_list(files, address::folder(kind), all)?;
        }
    }
    Ok(())
}

/// The ids of the organisations and places that a document names, by kind.
pub(super) fn add_to_document(
    context: &RenderContext<'_>,
    archived: &ArchivedDocument,
    value: &mut Value,
) {
    for &kind in &context.site.entities {
        if kind != EntityKind::Person {
            let named = archived.entities.iter();
            let ids: BTreeSet<&str> = named
                .map(|named| &context.archive.entities[named.entity])
                .filter(|entity| entity.kind == kind)
                .map(|entity| entity.id.as_str())
                .collect();
            value[address::folder(kind)] = json!(ids);
        }
    }
}

fn person(context: &RenderContext<'_>, index: usize) -> Value {
    let archive = context.archive;
    let person = &archive.people[index];
    let documents = Subject::Person(index).documents(archive);
    let names = person.names.iter();
    let names: Map<String, Value> = names
        .map(|(tag, name)| (tag.clone(), Value::String(name.name.clone())))
        .collect();
    json!({
        "id": person.id,
        "page": match context.site.entities.contains(&EntityKind::Person) {
            true => json!(place(context, &address::person(&person.id))),
            false => Value::Null,
        },
        "names": names,
        "forms": forms(&person.forms),
        "roles": sourced(context, &person.roles),
        "quotations": sourced(context, &person.quotations),
        "notes": person.notes,
        "same_as": person.same_as,
        "mentions": person.mentions.len(),
        "documents": document_ids(context, &documents),
        "events": event_ids(context, &person.events),
        "together_with": people(context, &person.together_with),
    })
}

fn entity(context: &RenderContext<'_>, index: usize) -> Value {
    let entity = &context.archive.entities[index];
    json!({
        "id": entity.id,
        "page": match has_page(entity) {
            true => json!(place(context, &address::entity(entity.kind, &entity.id))),
            false => Value::Null,
        },
        "name": entity.name,
        "language": entity.language,
        "names": entity.names,
        "forms": forms(&entity.forms),
        "mentions": entity.mentions.len(),
        "documents": document_ids(context, &entity.documents),
        "events": event_ids(context, &entity.events),
        "people": people(context, &entity.people),
    })
}

fn forms(forms: &[NameForm]) -> Value {
    let forms = forms.iter().map(|form| {
        json!({
            "name": form.name, "language": form.language, "count": form.count, "surfaces": form.surfaces,
        })
    });
    forms.collect()
}

/// Roles or direct speech: the words as they stand in texts, their language, and the documents that have them.
fn sourced(context: &RenderContext<'_>, texts: &[SourcedText]) -> Value {
    let texts = texts.iter().map(|text| {
        let mut documents: Vec<usize> = text.places.iter().map(|place| place.document).collect();
        documents.dedup();
        json!({
            "text": text.text,
            "language": text.language,
            "documents": document_ids(context, &documents),
        })
    });
    texts.collect()
}

/// People with the number of documents that are shared.
fn people(context: &RenderContext<'_>, people: &[(usize, usize)]) -> Value {
    let people = people.iter().map(|&(other, count)| {
        json!({
            "id": context.archive.people[other].id, "documents": count,
        })
    });
    people.collect()
}
