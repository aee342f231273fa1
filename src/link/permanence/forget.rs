//! What must not be remembered of texts that were withdrawn: addresses that are made of their words.

use crate::link::events;
use crate::model::{AddressKind, Document, Lock, Members};
use crate::text::short_hash;
use std::collections::{BTreeMap, BTreeSet};

/// The memory without the withdrawn texts, but for their own addresses. `documents` are all others, sorted by id.
///
/// Ids of events are words of a headline and those of people are names, so an id that a withdrawn text belonged to is kept only if those that are
/// left have the same words: then they are published anyway. Nothing leads from an id that is forgotten to the one that comes after it, because the
/// former address would repeat what was withdrawn.
pub fn forget(lock: &Lock, withdrawn: &BTreeMap<String, String>, documents: &[Document]) -> Lock {
    let mut out = lock.clone();
    if withdrawn.is_empty() {
        return out;
    }
    let by_id: BTreeMap<&str, &Document> = documents
        .iter()
        .map(|document| (document.id.as_str(), document))
        .collect();
    for (kind, ids) in &mut out.members {
        ids.retain(|id, members| {
            let before = members.len();
            members.retain(|member, _| !withdrawn.contains_key(document_of(member)));
            let lost_some = members.len() < before;
            !lost_some || (!members.is_empty() && has_its_words(*kind, id, members, &by_id))
        });
    }
    out.members.retain(|_, ids| !ids.is_empty());
    out
}

/// Takes texts of which nothing is to be known out of the memory, with every address that they alone belong to.
pub fn forget_documents(lock: &mut Lock, documents: &BTreeSet<&str>) {
    lock.texts.retain(|id, _| !documents.contains(id.as_str()));
    lock.since.retain(|id, _| !documents.contains(id.as_str()));
    for ids in lock.members.values_mut() {
        ids.retain(|_, members| {
            members.retain(|member, _| !documents.contains(document_of(member)));
            !members.is_empty()
        });
    }
}

/// The document of a member; a member of a person has a name after it.
pub(super) fn document_of(member: &str) -> &str {
    member
        .split_once('/')
        .map_or(member, |(document, _)| document)
}

/// Whether one of the members has the words that the id is made of.
fn has_its_words(
    kind: AddressKind,
    id: &str,
    members: &Members,
    documents: &BTreeMap<&str, &Document>,
) -> bool {
    match kind {
        AddressKind::Event => members.keys().any(|member| {
            let document = documents.get(member.as_str());
            document.is_some_and(|document| events::is_named_after(id, document))
        }),
        AddressKind::Person | AddressKind::Organisation | AddressKind::Place => {
            members.keys().any(|member| {
                let Some((document, name)) = member.split_once('/') else {
                    return false;
                };
                let is_there = documents.contains_key(document);
                let suffix = id
                    .strip_prefix(name)
                    .and_then(|rest| rest.strip_prefix('-'));
                is_there
                    && (id == name
                        || suffix.is_some_and(|suffix| suffix.len() == short_hash("").len()))
            })
        }
        // The id of a story is that of a document; the name of an outlet is the same in all its texts.
        AddressKind::Document | AddressKind::Outlet | AddressKind::Story => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Membership, Title};

    fn document(id: &str, title: &str) -> Document {
        Document {
            id: id.into(),
            title: Some(Title {
                text: title.into(),
                span: None,
            }),
            ..Document::default()
        }
    }

    fn left(ids: &[(AddressKind, &str, &[&str])], documents: &[Document]) -> Vec<String> {
        let mut lock = Lock::default();
        for (kind, id, members) in ids {
            for member in *members {
                lock.add(*kind, id, (*member).to_owned(), Membership::With);
            }
        }
        let withdrawn = BTreeMap::from([("gone".to_owned(), "1".to_owned())]);
        let lock = forget(&lock, &withdrawn, documents);
        assert!(!format!("{lock:?}").contains("\"gone"), "{lock:?}");
        let ids = lock.members.into_values().flatten();
        ids.map(|(id, _)| id).collect()
    }

    #[test]
    fn an_event_keeps_an_address_that_other_texts_have_the_words_of() {
        let documents = [
            document("a", "New bridge opens"),
            document("b", "The mayor's secret"),
        ];
        let event = AddressKind::Event;
        let left = left(
            &[
                (event, "2025-01-02-new-bridge-opens", &["a", "gone"]),
                (event, "2025-01-03-new-bridge-opens-x2y4z", &["a", "gone"]),
                (event, "new-bridge-opens", &["a", "gone"]),
                (event, "2025-01-02-the-mayor-lied", &["a", "gone"]),
                (event, "2025-01-02-new-bridge", &["a", "gone"]),
                (event, "2025-01-02-only-here", &["gone"]),
                (event, "2025-01-02-elsewhere", &["b"]),
            ],
            &documents,
        );
        assert_eq!(
            left,
            [
                "2025-01-02-elsewhere",
                "2025-01-02-new-bridge-opens",
                "2025-01-03-new-bridge-opens-x2y4z",
                "new-bridge-opens",
            ]
        );
    }

    #[test]
    fn a_person_keeps_an_address_that_another_text_names_them_by() {
        let person = AddressKind::Person;
        let left = left(
            &[
                (person, "irena-holub", &["a/irena-holub", "gone/holub"]),
                (
                    person,
                    "irena-holub-vale",
                    &["a/irena-holub", "gone/irena-holub-vale"],
                ),
                (person, "tom-ash", &["gone/tom-ash"]),
                (AddressKind::Outlet, "herald", &["a", "gone"]),
                (AddressKind::Outlet, "weekly", &["gone"]),
            ],
            &[document("a", "x")],
        );
        assert_eq!(left, ["herald", "irena-holub"]);
    }
}
