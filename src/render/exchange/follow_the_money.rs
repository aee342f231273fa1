//! The archive as FollowTheMoney entities (<https://followthemoney.tech/>), one a line, for OpenAleph and its relatives.
//!
//! Ids are made of the archive's own ids, so that a later export updates what an earlier one brought.

use super::three_letters::three_letters;
use super::{address_to_read, body, headline, name_of_person, people_of, uri, web_address};
use crate::model::{EntityKind, NameForm};
use crate::render::address;
use crate::render::edition::{entity_name, has_page};
use crate::render::here::Desk;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Outlets, documents, people, organisations, mentions and events, in this order.
pub(super) fn lines(desk: &Desk<'_>) -> String {
    let mut out = String::new();
    let mut add = |entity: Value| {
        out.push_str(&entity.to_string());
        out.push('\n');
    };
    let archive = desk.archive;
    for index in 0..archive.documents.len() {
        add(article(desk, index));
    }
    for index in 0..archive.people.len() {
        add(person(desk, index));
    }
    for (index, entity) in archive.entities.iter().enumerate() {
        if entity.kind == EntityKind::Organisation && desk.site.entities.contains(&entity.kind) {
            add(organisation(desk, index));
        }
    }
    for archived in &archive.documents {
        for person in people_of(archived) {
            add(mention(desk, &archived.document.id, person));
        }
    }
    for index in 0..archive.events.len() {
        add(event(desk, index));
    }
    out
}

/// An entity with its properties; those without values are left out, as the format asks.
fn entity(schema: &str, id: String, properties: Vec<(&str, Vec<String>)>) -> Value {
    // The format knows no empty value: a text that is nothing but a title has no body.
    let properties: Map<String, Value> = properties
        .into_iter()
        .map(|(name, mut values)| {
            values.retain(|value| !value.trim().is_empty());
            (name, values)
        })
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| (name.to_string(), json!(values)))
        .collect();
    json!({"id": id, "schema": schema, "properties": properties})
}

fn article(desk: &Desk<'_>, index: usize) -> Value {
    let archived = &desk.archive.documents[index];
    let document = &archived.document;
    let outlet = archived
        .outlet
        .map(|i| desk.archive.outlets[i].name.clone());
    let language = three_letters(&document.language.tag);
    entity(
        "Article",
        format!("document-{}", document.id),
        vec![
            ("title", vec![headline(archived)]),
            (
                "fileName",
                document
                    .path
                    .rsplit('/')
                    .next()
                    .map(ToString::to_string)
                    .into_iter()
                    .collect(),
            ),
            ("author", document.byline.clone()),
            ("publisher", outlet.into_iter().collect()),
            ("publishedAt", super::day(archived).into_iter().collect()),
            (
                "language",
                language.map(ToString::to_string).into_iter().collect(),
            ),
            ("sourceUrl", links([address_to_read(desk, archived)])),
            ("bodyText", vec![body(archived).join("\n\n")]),
        ],
    )
}

fn person(desk: &Desk<'_>, index: usize) -> Value {
    let person = &desk.archive.people[index];
    let name = name_of_person(desk, index);
    let page = uri(desk, &address::person(&person.id));
    let pages = match desk.site.entities.contains(&EntityKind::Person) {
        true => links([page]),
        false => Vec::new(),
    };
    entity(
        "Person",
        format!("person-{}", person.id),
        vec![
            ("alias", aliases(&person.forms, &name)),
            ("name", vec![name]),
            (
                "position",
                person.roles.iter().map(|role| role.text.clone()).collect(),
            ),
            ("notes", person.notes.clone()),
            ("sourceUrl", pages),
            ("website", links(person.same_as.iter().cloned())),
        ],
    )
}

fn organisation(desk: &Desk<'_>, index: usize) -> Value {
    let organisation = &desk.archive.entities[index];
    let name = entity_name(organisation, super::default_language(desk)).0;
    let page = has_page(organisation)
        .then(|| uri(desk, &address::entity(organisation.kind, &organisation.id)));
    entity(
        "Organization",
        format!("organisation-{}", organisation.id),
        vec![
            ("alias", aliases(&organisation.forms, name)),
            ("name", vec![name.to_string()]),
            ("sourceUrl", links(page)),
        ],
    )
}

/// That a document names a person.
fn mention(desk: &Desk<'_>, document: &str, person: usize) -> Value {
    let id = &desk.archive.people[person].id;
    entity(
        "Mention",
        format!("mention-{document}-{id}"),
        vec![
            ("document", vec![format!("document-{document}")]),
            ("resolved", vec![format!("person-{id}")]),
            ("name", vec![name_of_person(desk, person)]),
            ("detectedSchema", vec!["Person".to_string()]),
        ],
    )
}

fn event(desk: &Desk<'_>, index: usize) -> Value {
    let archive = desk.archive;
    let event = &archive.events[index];
    let day = |date: Option<chrono::NaiveDate>| -> Vec<String> {
        date.map(|date| date.format("%Y-%m-%d").to_string())
            .into_iter()
            .collect()
    };
    let titles = match event.titles.is_empty() {
        false => event.titles.values().cloned().collect(),
        true => event
            .documents
            .iter()
            .map(|&document| headline(&archive.documents[document]))
            .collect::<BTreeSet<String>>(),
    };
    let proof = event.documents.iter();
    entity(
        "Event",
        format!("event-{}", event.id),
        vec![
            ("name", titles.into_iter().collect()),
            ("startDate", day(event.first_date)),
            ("endDate", day(event.last_date)),
            (
                "involved",
                event
                    .people
                    .iter()
                    .map(|&(person, _)| format!("person-{}", archive.people[person].id))
                    .collect(),
            ),
            (
                "proof",
                proof
                    .map(|&d| format!("document-{}", archive.documents[d].document.id))
                    .collect(),
            ),
            ("sourceUrl", links([uri(desk, &address::event(&event.id))])),
        ],
    )
}

/// Other spellings, without the name itself.
fn aliases(forms: &[NameForm], name: &str) -> Vec<String> {
    let names = forms.iter().map(|form| form.name.clone());
    let others: BTreeSet<String> = names.filter(|other| other != name).collect();
    others.into_iter().collect()
}

/// Only what is an address of the web.
fn links(urls: impl IntoIterator<Item = String>) -> Vec<String> {
    let urls = urls.into_iter();
    urls.filter(|url| web_address(Some(url)).is_some())
        .collect()
}
