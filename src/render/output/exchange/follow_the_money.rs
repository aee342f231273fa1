//! The archive as FollowTheMoney entities (<https://followthemoney.tech/>), one per line, for OpenAleph and similar tools.
//!
//! Ids are made of the archive's own ids, so that a later export updates what an earlier one brought.

use super::{address_to_read, body, headline, name_of_person, people_of, uri};
use crate::model::{EntityKind, NameForm};
use crate::render::address::{self, web_address};
use crate::render::context::{RenderContext, Subject};
use crate::render::edition::{entity_name, has_page};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Outlets, documents, people, organisations, mentions and events, in this order.
pub(super) fn lines(context: &RenderContext<'_>) -> String {
    let mut out = String::new();
    let mut add = |entity: Value| {
        out.push_str(&entity.to_string());
        out.push('\n');
    };
    let archive = context.archive;
    for index in 0..archive.documents.len() {
        add(article(context, index));
    }
    for index in 0..archive.people.len() {
        add(person(context, index));
    }
    for (index, entity) in archive.entities.iter().enumerate() {
        if entity.kind == EntityKind::Organisation && context.site.entities.contains(&entity.kind) {
            add(organisation(context, index));
        }
    }
    for archived in &archive.documents {
        for person in people_of(archived) {
            add(mention(context, &archived.document.id, person));
        }
    }
    for index in 0..archive.events.len() {
        add(event(context, index));
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

/// The ISO 639-3 code of a BCP 47 tag, which FollowTheMoney expects.
fn three_letters(tag: &str) -> Option<&'static str> {
    let language = isolang::Language::from_639_1(tag.split('-').next()?)?;
    Some(language.to_639_3())
}

fn article(context: &RenderContext<'_>, index: usize) -> Value {
    let archived = &context.archive.documents[index];
    let document = &archived.document;
    let outlet = archived
        .outlet
        .map(|i| context.archive.outlets[i].name.clone());
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
            ("sourceUrl", links([address_to_read(context, archived)])),
            ("bodyText", vec![body(archived).join("\n\n")]),
        ],
    )
}

fn person(context: &RenderContext<'_>, index: usize) -> Value {
    let person = &context.archive.people[index];
    let name = name_of_person(context, index);
    let page = uri(context, &address::person(&person.id));
    let pages = match context.has_page(Subject::Person(index)) {
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

fn organisation(context: &RenderContext<'_>, index: usize) -> Value {
    let organisation = &context.archive.entities[index];
    let name = entity_name(organisation, super::default_language(context)).0;
    let page = has_page(organisation).then(|| {
        uri(
            context,
            &address::entity(organisation.kind, &organisation.id),
        )
    });
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
fn mention(context: &RenderContext<'_>, document: &str, person: usize) -> Value {
    let id = &context.archive.people[person].id;
    entity(
        "Mention",
        format!("mention-{document}-{id}"),
        vec![
            ("document", vec![format!("document-{document}")]),
            ("resolved", vec![format!("person-{id}")]),
            ("name", vec![name_of_person(context, person)]),
            ("detectedSchema", vec!["Person".to_string()]),
        ],
    )
}

fn event(context: &RenderContext<'_>, index: usize) -> Value {
    let archive = context.archive;
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
            (
                "sourceUrl",
                links([uri(context, &address::event(&event.id))]),
            ),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_three_letters_in_any_script() {
        assert_eq!(three_letters("uz-Cyrl"), Some("uzb"));
        assert_eq!(three_letters("ru"), Some("rus"));
        assert_eq!(three_letters("tt"), Some("tat"));
        assert_eq!(three_letters("und"), None);
    }
}
