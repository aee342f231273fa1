//! By what results can be narrowed: language, outlet, topic, person, month. Facets are words of the index like others, told apart by a sign that no
//! folded word has.

use super::entries::{Entry, Kind};
use crate::model::Archive;
use std::collections::BTreeSet;

/// The facets of an entry, each once: `@language:ru`, `@outlet:ID`, `@topic:ID`, `@person:ID`, `@month:2025-12`, `@kind:event`.
pub(super) fn facets(archive: &Archive, entry: &Entry) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let documents: Vec<usize> = match entry.kind {
        Kind::Document => vec![entry.index],
        Kind::Event => archive.events[entry.index].documents.clone(),
        Kind::Person => {
            let mentions = &archive.people[entry.index].mentions;
            mentions.iter().map(|(document, _)| *document).collect()
        }
        Kind::Organisation | Kind::Place | Kind::Topic => Vec::new(),
    };
    for document in documents {
        let archived = &archive.documents[document];
        out.insert(format!("@language:{}", archived.document.language.tag));
        if let Some(outlet) = archived.outlet {
            out.insert(format!("@outlet:{}", archive.outlets[outlet].id));
        }
        for topic in &archived.topics {
            out.insert(format!("@topic:{topic}"));
        }
        // Whom somebody is named beside is another question.
        if entry.kind != Kind::Person {
            for named in &archived.people {
                out.insert(format!("@person:{}", archive.people[named.person].id));
            }
        }
        if let Some(published) = &archived.published {
            out.insert(format!("@month:{}", published.date.format("%Y-%m")));
        }
    }
    match entry.kind {
        Kind::Person => {
            out.insert(format!("@person:{}", archive.people[entry.index].id));
        }
        Kind::Topic => {
            out.insert(format!("@topic:{}", archive.topics[entry.index].topic.id));
        }
        _ => {}
    }
    out.insert(format!("@kind:{}", entry.kind.word()));
    out
}
