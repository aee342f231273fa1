//! Documents and people as tables for spreadsheets.

use super::{headline, name_of_person, people_of, uri};
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::context::Subject;
use crate::render::spreadsheet::table;

/// One row per document.
pub(super) fn documents(context: &RenderContext<'_>) -> String {
    let archive = context.archive;
    let heads = [
        "id",
        "title",
        "language",
        "date",
        "date_basis",
        "outlet",
        "authors",
        "people",
        "topics",
        "story",
        "event",
        "url",
        "rights",
        "page",
        "file",
    ];
    let rows = archive.documents.iter().map(|archived| {
        let document = &archived.document;
        let published = archived.published.as_ref();
        let people = people_of(archived);
        [
            document.id.clone(),
            headline(archived),
            document.language.tag.clone(),
            super::day(archived).unwrap_or_default(),
            published.map_or_else(String::new, |p| p.basis.as_str().to_string()),
            archived
                .outlet
                .map_or_else(String::new, |i| archive.outlets[i].name.clone()),
            document.byline.join("; "),
            joined(people.iter().map(|&i| archive.people[i].id.as_str())),
            document_topics(archived),
            archive.stories[archived.story].id.clone(),
            archive.events[archived.event].id.clone(),
            document.url.clone().unwrap_or_default(),
            document.rights.clone().unwrap_or_default(),
            uri(context, &address::document(&document.id)),
            document.path.clone(),
        ]
    });
    table(&heads, rows)
}

fn document_topics(archived: &crate::model::ArchivedDocument) -> String {
    joined(archived.topics.iter().map(String::as_str))
}

/// One row per person.
pub(super) fn people(context: &RenderContext<'_>) -> String {
    let archive = context.archive;
    let heads = [
        "id",
        "name",
        "other_names",
        "languages",
        "mentions",
        "documents",
        "events",
        "roles",
        "same_as",
        "page",
    ];
    let rows = archive.people.iter().enumerate().map(|(index, person)| {
        let name = name_of_person(context, index);
        let mut others: Vec<&str> = Vec::new();
        let mut languages: Vec<&str> = Vec::new();
        for form in &person.forms {
            if form.name != name && !others.contains(&form.name.as_str()) {
                others.push(&form.name);
            }
            if !languages.contains(&form.language.as_str()) {
                languages.push(&form.language);
            }
        }
        [
            person.id.clone(),
            name.clone(),
            others.join("; "),
            languages.join("; "),
            person.mentions.len().to_string(),
            Subject::Person(index).documents(archive).len().to_string(),
            person.events.len().to_string(),
            joined(person.roles.iter().map(|role| role.text.as_str())),
            person.same_as.join("; "),
            match context.has_page(Subject::Person(index)) {
                true => uri(context, &address::person(&person.id)),
                false => String::new(),
            },
        ]
    });
    table(&heads, rows)
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}
