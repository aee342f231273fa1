//! By what results can be narrowed: language, outlet, topic, person, month. Facets are words of the index like others, marked with a sign that no
//! folded word has.

use super::entries::SearchEntry;
use crate::model::Archive;
use crate::render::context::Subject;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The facets of an entry, each once: `@language:ru`, `@outlet:ID`, `@topic:ID`, `@person:ID`, `@month:2025-12`,
/// `@day:2025-12-10`, `@kind:event`.
pub(super) fn facets(archive: &Archive, entry: &SearchEntry) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let documents = match entry.subject {
        Subject::Event(_) | Subject::Document(_) | Subject::Person(_) => {
            entry.subject.documents(archive)
        }
        _ => Cow::Borrowed(&[][..]),
    };
    let is_person = matches!(entry.subject, Subject::Person(_));
    for &document in documents.iter() {
        let archived = &archive.documents[document];
        out.insert(format!("@language:{}", archived.document.language.tag));
        if let Some(outlet) = archived.outlet {
            out.insert(format!("@outlet:{}", archive.outlets[outlet].id));
        }
        for topic in &archived.topics {
            out.insert(format!("@topic:{topic}"));
        }
        // Whom somebody is named beside is another question.
        if !is_person {
            for named in &archived.people {
                out.insert(format!("@person:{}", archive.people[named.person].id));
            }
        }
        if let Some(published) = &archived.published {
            out.insert(format!("@month:{}", published.date.format("%Y-%m")));
            // The days of whatever names a person are no days of the person.
            if !is_person {
                out.insert(format!("@day:{}", published.date));
            }
        }
    }
    if let Subject::Briefing(index) = entry.subject {
        let briefing = &archive.briefings[index];
        for day in briefing
            .from
            .iter_days()
            .take_while(|day| *day <= briefing.to)
        {
            out.insert(format!("@month:{}", day.format("%Y-%m")));
            out.insert(format!("@day:{day}"));
        }
    }
    if is_person || matches!(entry.subject, Subject::Topic(_) | Subject::Outlet(_)) {
        out.insert(format!("@{}:{}", entry.word, entry.subject.id(archive)));
    }
    out.insert(format!("@kind:{}", entry.word));
    out
}
