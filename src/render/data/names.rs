//! People, organisations and places as data.

use super::{document_ids, each, event_ids, place, write_list};
use crate::model::{ArchivedDocument, Diagnostic, EntityKind, NameForm, SourcedText};
use crate::render::address;
use crate::render::edition::has_page;
use crate::render::files::Files;
use crate::render::here::Desk;
use crate::render::view::further::Subject;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Hands over the lists by name: people always, organisations and places where the owner wants pages for them.
pub(super) fn write(desk: &Desk<'_>, files: &Files<'_>) -> Result<(), Diagnostic> {
    let people = each(desk.archive.people.len(), |i| person(desk, i));
    write_list(files, "people", people)?;
    for &kind in &desk.site.entities {
        if kind != EntityKind::Person {
            let all: Vec<usize> = (0..desk.archive.entities.len())
                .filter(|&i| desk.archive.entities[i].kind == kind)
                .collect();
            let all = each(all.len(), |i| entity(desk, all[i]));
            write_list(files, address::folder(kind), all)?;
        }
    }
    Ok(())
}

/// The ids of the organisations and places that a document names, by kind.
pub(super) fn add_to_document(desk: &Desk<'_>, archived: &ArchivedDocument, value: &mut Value) {
    for &kind in &desk.site.entities {
        if kind != EntityKind::Person {
            let named = archived.entities.iter();
            let ids: BTreeSet<&str> = named
                .map(|named| &desk.archive.entities[named.entity])
                .filter(|entity| entity.kind == kind)
                .map(|entity| entity.id.as_str())
                .collect();
            value[address::folder(kind)] = json!(ids);
        }
    }
}

fn person(desk: &Desk<'_>, index: usize) -> Value {
    let archive = desk.archive;
    let person = &archive.people[index];
    let documents = Subject::Person(index).documents(archive);
    let names = person.names.iter();
    let names: Map<String, Value> = names
        .map(|(tag, name)| (tag.clone(), Value::String(name.name.clone())))
        .collect();
    json!({
        "id": person.id,
        "page": match desk.site.entities.contains(&EntityKind::Person) {
            true => json!(place(desk, &address::person(&person.id))),
            false => Value::Null,
        },
        "names": names,
        "forms": forms(&person.forms),
        "roles": sourced(desk, &person.roles),
        "quotations": sourced(desk, &person.quotations),
        "notes": person.notes,
        "same_as": person.same_as,
        "mentions": person.mentions.len(),
        "documents": document_ids(desk, &documents),
        "events": event_ids(desk, &person.events),
        "together_with": people(desk, &person.together_with),
    })
}

fn entity(desk: &Desk<'_>, index: usize) -> Value {
    let entity = &desk.archive.entities[index];
    json!({
        "id": entity.id,
        "page": match has_page(entity) {
            true => json!(place(desk, &address::entity(entity.kind, &entity.id))),
            false => Value::Null,
        },
        "name": entity.name,
        "language": entity.language,
        "names": entity.names,
        "forms": forms(&entity.forms),
        "mentions": entity.mentions.len(),
        "documents": document_ids(desk, &entity.documents),
        "events": event_ids(desk, &entity.events),
        "people": people(desk, &entity.people),
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
fn sourced(desk: &Desk<'_>, texts: &[SourcedText]) -> Value {
    let texts = texts.iter().map(|text| {
        let mut documents: Vec<usize> = text.places.iter().map(|place| place.document).collect();
        documents.dedup();
        json!({
            "text": text.text,
            "language": text.language,
            "documents": document_ids(desk, &documents),
        })
    });
    texts.collect()
}

/// People with the number of documents that are shared.
fn people(desk: &Desk<'_>, people: &[(usize, usize)]) -> Value {
    let people = people.iter().map(|&(other, count)| {
        json!({
            "id": desk.archive.people[other].id, "documents": count,
        })
    });
    people.collect()
}
