//! What an id names.

use crate::model::{Archive, Diagnostic};
use crate::text::{nearest, slug};

/// Something that can be explained, by its index in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Explained {
    /// A document.
    Document(usize),
    /// A person.
    Person(usize),
    /// An event.
    Event(usize),
}

/// Finds a document (by id or path), person or event; a name of a person in any form will do.
pub(super) fn find(archive: &Archive, id: &str) -> Result<Explained, Diagnostic> {
    let documents = &archive.documents;
    let position = |found: Option<usize>, make: fn(usize) -> Explained| found.map(make);
    position(
        documents
            .iter()
            .position(|d| d.document.id == id || d.document.path == id),
        Explained::Document,
    )
    .or_else(|| {
        position(
            archive.people.iter().position(|p| p.id == id),
            Explained::Person,
        )
    })
    .or_else(|| {
        position(
            archive.events.iter().position(|e| e.id == id),
            Explained::Event,
        )
    })
    .or_else(|| {
        let named = |person: &crate::model::Person| {
            person
                .forms
                .iter()
                .any(|form| form.name == id || form.surfaces.contains_key(id))
        };
        position(archive.people.iter().position(named), Explained::Person)
    })
    .or_else(|| {
        // A name in another script than the texts have it in: ids are romanised names.
        let romanised = slug(id, 80);
        position(
            archive.people.iter().position(|p| p.id == romanised),
            Explained::Person,
        )
    })
    .or_else(|| {
        // A former id: what it leads to now.
        let mut redirects = archive.permanence.redirects.iter();
        let now = redirects.find(|redirect| redirect.from == id)?;
        find(archive, &now.to).ok()
    })
    .ok_or_else(|| unknown(archive, id))
}

fn unknown(archive: &Archive, id: &str) -> Diagnostic {
    let ids = archive
        .documents
        .iter()
        .map(|document| document.document.id.as_str())
        .chain(archive.people.iter().map(|person| person.id.as_str()))
        .chain(archive.events.iter().map(|event| event.id.as_str()));
    let hint = match nearest(id, ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`cuttings analyze` prints the ids of documents, people and events".into(),
    };
    Diagnostic::error(format!("nothing in the archive has the id `{id}`")).hint(hint)
}
