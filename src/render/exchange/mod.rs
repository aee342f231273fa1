//! The archive in formats that other programs read: tables (CSV), ninjs 3, FollowTheMoney, citations (RIS, CSL-JSON) and Web Annotations.
//!
//! The desk comes in, files go out. They stand once in the site, whatever the languages of the interface: what a format names in one
//! language only is named in the archive's default one.

mod annotations;
mod citation;
mod follow_the_money;
mod ninjs;
mod tables;
mod three_letters;

use super::address;
use super::edition::headline_name;
use super::first_words::one_line;
use super::here::Desk;
use crate::model::{ArchivedDocument, Page};
use rayon::prelude::*;
use serde_json::Value;

/// Every file of exchange formats.
pub(crate) fn pages(desk: &Desk<'_>) -> Vec<Page> {
    let mut out: Vec<Page> = desk
        .archive
        .documents
        .par_iter()
        .flat_map_iter(|archived| {
            let id = &archived.document.id;
            let beside = |file: &str| address::beside(&address::document(id), file);
            [
                file(beside("citation.ris"), citation::ris(desk, archived)),
                json(beside("citation.json"), &citation::csl(desk, archived)),
                json(
                    beside("annotations.json"),
                    &annotations::page(desk, archived),
                ),
                json(
                    format!("api/v1/ninjs/{id}.json"),
                    &ninjs::item(desk, archived),
                ),
            ]
        })
        .collect();
    out.push(file(
        "api/v1/documents.csv".to_string(),
        tables::documents(desk),
    ));
    out.push(file("api/v1/people.csv".to_string(), tables::people(desk)));
    out.push(file(
        "api/v1/followthemoney.jsonl".to_string(),
        follow_the_money::lines(desk),
    ));
    out
}

fn file(path: String, text: String) -> Page {
    Page {
        path,
        bytes: text.into_bytes(),
    }
}

fn json(path: String, value: &Value) -> Page {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    file(path, text)
}

/// An identifier that is a URI: the absolute address where the site has a base address, else a name made of the path, which is the same in
/// every build.
pub(crate) fn uri(desk: &Desk<'_>, path: &str) -> String {
    match &desk.site.base_url {
        Some(base) => format!("{base}{}", address::encoded(path)),
        None => format!("tag:cuttings.invalid,2025:{}", address::encoded(path)),
    }
}

/// A document's headline in its own language, else its file's name.
fn title(archived: &ArchivedDocument) -> String {
    match &archived.document.title {
        Some(title) => one_line(&title.text),
        None => super::first_words::first_sentence(archived),
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
fn default_language<'a>(desk: &'a Desk<'_>) -> &'a str {
    desk.site.languages.first().map_or("en", String::as_str)
}

/// A person's name in the default language of the interface.
fn name_of_person(desk: &Desk<'_>, person: usize) -> String {
    headline_name(desk.archive, person, default_language(desk))
        .0
        .to_string()
}

/// A topic's name in the default language of the interface, else in any.
fn name_of_topic<'a>(desk: &'a Desk<'_>, id: &'a str) -> &'a str {
    let topic = desk.references.topics.get(id);
    let names = topic.map(|&index| &desk.archive.topics[index].topic.names);
    names
        .and_then(|names| {
            names
                .get(default_language(desk))
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
fn address_to_read(desk: &Desk<'_>, archived: &ArchivedDocument) -> String {
    let own = uri(desk, &address::document(&archived.document.id));
    web_address(archived.document.url.as_deref()).map_or(own, ToString::to_string)
}

/// The address, if it is one of the web.
pub(crate) fn web_address(url: Option<&str>) -> Option<&str> {
    url.filter(|url| {
        let lower = url.to_ascii_lowercase();
        (lower.starts_with("https://") || lower.starts_with("http://"))
            && !url.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}
