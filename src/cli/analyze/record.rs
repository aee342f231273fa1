//! One line of `analyze`, with every key that docs/command-line.md lists. Offsets count code points.

use crate::Read;
use crate::model::{Archive, ArchivedDocument, EntityKind, Mention, Span};
use crate::text::CodePoints;
use serde::Serialize;

/// A document as `analyze` prints it.
#[derive(Debug, Serialize)]
pub(super) struct Record<'a> {
    path: &'a str,
    id: &'a str,
    language: &'a str,
    script: &'a str,
    language_confidence: f64,
    also_in: Vec<&'a str>,
    title: Option<TitleRecord<'a>>,
    published: Option<PublishedRecord<'a>>,
    outlet: Option<&'a str>,
    byline: &'a [String],
    text: Option<&'a str>,
    body: Vec<[usize; 2]>,
    furniture: Vec<FurnitureRecord>,
    people: Vec<PersonRecord<'a>>,
    organisations: Vec<OrganisationRecord<'a>>,
    places: Vec<PlaceRecord<'a>>,
    topics: &'a [String],
    story: &'a str,
    event: &'a str,
    storyline: Option<&'a str>,
    copy_of: Option<&'a str>,
    warnings: Vec<String>,
}

#[derive(Debug, Serialize)]
struct TitleRecord<'a> {
    text: &'a str,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Debug, Serialize)]
struct PublishedRecord<'a> {
    date: String,
    time: Option<String>,
    offset: Option<String>,
    basis: &'static str,
    inferred: &'a [String],
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Debug, Serialize)]
struct FurnitureRecord {
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Named<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct PersonRecord<'a> {
    #[serde(flatten)]
    named: Named<'a>,
    person: &'a str,
    confidence: f64,
    latin: Option<&'a str>,
    latin_basis: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct OrganisationRecord<'a> {
    #[serde(flatten)]
    named: Named<'a>,
    organisation: &'a str,
    confidence: f64,
}

#[derive(Debug, Serialize)]
struct PlaceRecord<'a> {
    #[serde(flatten)]
    named: Named<'a>,
    place: &'a str,
    confidence: f64,
}

/// The record of the document at `index`.
pub(super) fn record(read: &Read, index: usize) -> Record<'_> {
    let archive = &read.archive;
    let archived = &archive.documents[index];
    let document = &archived.document;
    let points = CodePoints::new(&document.text);
    let event = &archive.events[archived.event];
    let place = |span: Span| {
        let (start, end) = points.span(span);
        [start, end]
    };
    Record {
        path: &document.path,
        id: &document.id,
        language: &document.language.tag,
        script: &document.language.script,
        language_confidence: two_places(document.language.confidence),
        also_in: document
            .also_in
            .iter()
            .map(|other| other.tag.as_str())
            .collect(),
        title: document.title.as_ref().map(|title| TitleRecord {
            text: &title.text,
            start: title.span.map(|span| points.at(span.start)),
            end: title.span.map(|span| points.at(span.end)),
        }),
        published: archived
            .published
            .as_ref()
            .map(|published| PublishedRecord {
                date: published.date.to_string(),
                time: published.time.map(|time| time.format("%H:%M").to_string()),
                offset: published.offset.map(|offset| offset.to_string()),
                basis: published.basis.as_str(),
                inferred: &published.inferred,
                start: published.span.map(|span| points.at(span.start)),
                end: published.span.map(|span| points.at(span.end)),
            }),
        outlet: archived
            .outlet
            .map(|outlet| archive.outlets[outlet].name.as_str()),
        byline: &document.byline,
        text: (!document.format.is_plain_text()).then_some(document.text.as_str()),
        body: document
            .body
            .iter()
            .map(|block| place(block.span()))
            .collect(),
        furniture: document
            .furniture
            .iter()
            .map(|furniture| {
                let [start, end] = place(furniture.span);
                FurnitureRecord {
                    kind: furniture.kind.as_str(),
                    start,
                    end,
                }
            })
            .collect(),
        people: people(archive, archived, &points),
        organisations: entities(archive, archived, EntityKind::Organisation, &points)
            .map(|(named, organisation, confidence)| OrganisationRecord {
                named,
                organisation,
                confidence,
            })
            .collect(),
        places: entities(archive, archived, EntityKind::Place, &points)
            .map(|(named, place, confidence)| PlaceRecord {
                named,
                place,
                confidence,
            })
            .collect(),
        topics: &archived.topics,
        story: &archive.stories[archived.story].id,
        event: &event.id,
        storyline: event
            .storyline
            .map(|storyline| archive.storylines[storyline].id.as_str()),
        copy_of: read.copies.get(&document.path).map(String::as_str),
        warnings: document
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.message.clone())
            .collect(),
    }
}

fn people<'a>(
    archive: &'a Archive,
    archived: &'a ArchivedDocument,
    points: &CodePoints<'_>,
) -> Vec<PersonRecord<'a>> {
    archived
        .people
        .iter()
        .map(|person| {
            let mention = &archived.document.mentions[person.mention];
            let tag = &archived.document.language.tag;
            let mut forms = archive.people[person.person].forms.iter();
            let latin = forms
                .find(|form| form.name == person.name && form.language == *tag)
                .and_then(|form| form.latin.as_ref());
            PersonRecord {
                named: named(mention, &person.name, points),
                person: &archive.people[person.person].id,
                confidence: two_places(mention.confidence.min(person.confidence)),
                latin: latin.map(|latin| latin.name.as_str()),
                latin_basis: latin.map(|latin| latin.basis.as_str()),
            }
        })
        .collect()
}

fn entities<'a>(
    archive: &'a Archive,
    archived: &'a ArchivedDocument,
    kind: EntityKind,
    points: &CodePoints<'_>,
) -> impl Iterator<Item = (Named<'a>, &'a str, f64)> {
    archived
        .entities
        .iter()
        .filter(move |entity| archive.entities[entity.entity].kind == kind)
        .map(|entity| {
            let mention = &archived.document.mentions[entity.mention];
            (
                named(mention, &entity.name, points),
                archive.entities[entity.entity].id.as_str(),
                two_places(mention.confidence),
            )
        })
        .collect::<Vec<_>>()
        .into_iter()
}

fn named<'a>(mention: &'a Mention, name: &'a str, points: &CodePoints<'_>) -> Named<'a> {
    let (start, end) = points.span(mention.span);
    Named {
        start,
        end,
        text: &mention.text,
        name,
    }
}

fn two_places(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
