//! People, organisations and places as data.

use super::by_letters;
use super::lists::{document_counts, document_ids, each, event_ids, id_of, place, write_list};
use super::records::{EntityRecord, FormRecord, PersonRecord, SourcedRecord};
use crate::model::{ArchivedDocument, Diagnostic, EntityKind, NameForm, SourcedText};
use crate::render::address;
use crate::render::context::{RenderContext, Subject};
use crate::render::edition::has_page;
use crate::render::output::files::Files;
use std::collections::BTreeSet;

/// Writes the people, and the organisations and places if the archive has pages for them.
pub(super) fn write(context: &RenderContext<'_>, files: &Files<'_>) -> Result<(), Diagnostic> {
    let people = each(context.archive.people.len(), |i| person(context, i));
    let lines = write_list(context, files, "people", &people)?;
    if !context.site.data_per_document {
        let ids = people.iter().map(id_of);
        by_letters::write(files, ids.zip(lines).collect())?;
    }
    drop(people);
    for &kind in &context.site.entities {
        if kind != EntityKind::Person {
            let all: Vec<usize> = (0..context.archive.entities.len())
                .filter(|&i| context.archive.entities[i].kind == kind)
                .collect();
            let all = each(all.len(), |i| entity(context, all[i]));
            write_list(context, files, address::folder(kind), &all)?;
        }
    }
    Ok(())
}

/// Ids of the organisations or places that a document mentions; `None` if the archive has no pages for them.
pub(super) fn mentioned<'a>(
    context: &RenderContext<'a>,
    archived: &ArchivedDocument,
    kind: EntityKind,
) -> Option<BTreeSet<&'a str>> {
    let named = archived.entities.iter();
    let ids = named
        .map(|named| &context.archive.entities[named.entity])
        .filter(|entity| entity.kind == kind)
        .map(|entity| entity.id.as_str());
    context.site.entities.contains(&kind).then(|| ids.collect())
}

fn person<'a>(context: &RenderContext<'a>, index: usize) -> PersonRecord<'a> {
    let archive = context.archive;
    let person = &archive.people[index];
    let documents = Subject::Person(index).documents(archive);
    let has_page = context.has_page(Subject::Person(index));
    let names = person.names.iter();
    PersonRecord {
        id: &person.id,
        page: has_page.then(|| place(context, &address::person(&person.id))),
        names: names
            .map(|(tag, name)| (tag.as_str(), name.name.as_str()))
            .collect(),
        forms: forms(&person.forms),
        roles: sourced(context, &person.roles),
        quotations: sourced(context, &person.quotations),
        notes: &person.notes,
        same_as: &person.same_as,
        mentions: person.mentions.len(),
        documents: document_ids(context, &documents),
        events: event_ids(context, &person.events),
        together_with: document_counts(context, &person.together_with),
    }
}

fn entity<'a>(context: &RenderContext<'a>, index: usize) -> EntityRecord<'a> {
    let entity = &context.archive.entities[index];
    EntityRecord {
        id: &entity.id,
        page: has_page(entity).then(|| place(context, &address::entity(entity.kind, &entity.id))),
        name: &entity.name,
        language: &entity.language,
        names: &entity.names,
        forms: forms(&entity.forms),
        mentions: entity.mentions.len(),
        documents: document_ids(context, &entity.documents),
        events: event_ids(context, &entity.events),
        people: document_counts(context, &entity.people),
    }
}

fn forms<'a>(forms: &'a [NameForm]) -> Vec<FormRecord<'a>> {
    let record = |form: &'a NameForm| FormRecord {
        name: &form.name,
        language: &form.language,
        count: form.count,
        surfaces: &form.surfaces,
    };
    forms.iter().map(record).collect()
}

/// Roles or direct speech in the words of the texts, with their language and the documents that contain them.
fn sourced<'a>(context: &RenderContext<'a>, texts: &'a [SourcedText]) -> Vec<SourcedRecord<'a>> {
    let record = |text: &'a SourcedText| {
        let mut documents: Vec<usize> = text.places.iter().map(|place| place.document).collect();
        documents.dedup();
        SourcedRecord {
            text: &text.text,
            language: &text.language,
            documents: document_ids(context, &documents),
        }
    };
    texts.iter().map(record).collect()
}
