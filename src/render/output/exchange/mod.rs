//! The archive in formats that other programs read: tables (CSV), ninjs 3, FollowTheMoney, citations (RIS, CSL-JSON) and Web Annotations.
//!
//! The render context comes in, files go out. They stand once in the site, whatever the languages of the interface: what a format names in one
//! language only is named in the archive's default one.

mod annotations;
mod citation;
mod follow_the_money;
mod ninjs;
mod tables;

use super::files::{self, Files};
use crate::model::{ArchivedDocument, Diagnostic};
use crate::render::address::{self, web_address};
use crate::render::context::RenderContext;
use crate::render::edition::headline::{headline, one_line};
use crate::render::edition::headline_name;
use rayon::prelude::*;

/// Hands over every file of exchange formats.
pub(crate) fn write(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    context
        .archive
        .documents
        .par_iter()
        .try_for_each(|archived| {
            let id = &archived.document.id;
            let beside = |file: &str| address::beside(&address::document(id), file);
            let (ris, csl) = (
                citation::ris(context, archived),
                citation::csl(context, archived),
            );
            out.add(files::text(beside("citation.ris"), ris))?;
            out.add(files::json(beside("citation.json"), &csl))?;
            let annotations = annotations::page(context, archived);
            out.add(files::json(beside("annotations.json"), &annotations))?;
            let ninjs = ninjs::item(context, archived);
            out.add(files::json(format!("api/v1/ninjs/{id}.json"), &ninjs))
        })?;
    let documents = tables::documents(context);
    out.add(files::text("api/v1/documents.csv".to_string(), documents))?;
    let people = tables::people(context);
    out.add(files::text("api/v1/people.csv".to_string(), people))?;
    let entities = follow_the_money::lines(context);
    out.add(files::text(
        "api/v1/followthemoney.jsonl".to_string(),
        entities,
    ))
}

/// An identifier that is a URI: the absolute address where the site has a base address, else a name made of the path, which is the same in
/// every build.
pub(crate) fn uri(context: &RenderContext<'_>, path: &str) -> String {
    match &context.site.base_url {
        Some(base) => format!("{base}{}", address::encoded(path)),
        None => format!("tag:cuttings.invalid,2025:{}", address::encoded(path)),
    }
}

/// The text proper, a blank line between its blocks.
fn body(archived: &ArchivedDocument) -> Vec<String> {
    let document = &archived.document;
    let blocks = document.body.iter();
    blocks
        .map(|block| one_line(&block.text(&document.text)))
        .filter(|text| !text.is_empty())
        .collect()
}

/// Indices of the people in a document, without repeats, in the archive's order.
fn people_of(archived: &ArchivedDocument) -> Vec<usize> {
    let mut people: Vec<usize> = archived.people.iter().map(|named| named.person).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The tag of the default language of the interface.
fn default_language<'a>(context: &'a RenderContext<'_>) -> &'a str {
    context.site.languages.first().map_or("en", String::as_str)
}

/// A person's name in the default language of the interface.
fn name_of_person(context: &RenderContext<'_>, person: usize) -> String {
    headline_name(context.archive, person, default_language(context))
        .0
        .to_string()
}

/// A topic's name in the default language of the interface, else in any.
fn name_of_topic<'a>(context: &'a RenderContext<'_>, id: &'a str) -> &'a str {
    let topic = context.references.topics.get(id);
    let names = topic.map(|&index| &context.archive.topics[index].topic.names);
    names
        .and_then(|names| {
            names
                .get(default_language(context))
                .or_else(|| names.values().next())
        })
        .map_or(id, String::as_str)
}

/// The day of publication, `2025-12-10`.
fn day(archived: &ArchivedDocument) -> Option<String> {
    let published = archived.published.as_ref()?;
    Some(published.date.format("%Y-%m-%d").to_string())
}

/// Where a document can be read: where it was published if that is known, else its page here.
fn address_to_read(context: &RenderContext<'_>, archived: &ArchivedDocument) -> String {
    let own = uri(context, &address::document(&archived.document.id));
    web_address(archived.document.url.as_deref()).map_or(own, ToString::to_string)
}
