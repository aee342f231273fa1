//! Two things and why they are or are not one.

use super::subject::Subject;
use crate::model::{Archive, Diagnostic, Reason, ReasonKind, Relation, RelationKind, Verdict};
use std::fmt::Write;

/// The explanation as lines of text. Both must be of one kind; a document and its event's documents may be compared with an event.
pub(super) fn explain(
    archive: &Archive,
    first: Subject,
    second: Subject,
) -> Result<String, Diagnostic> {
    match (first, second) {
        (Subject::Document(a), Subject::Document(b)) => Ok(documents(archive, a, b)),
        (Subject::Person(a), Subject::Person(b)) => Ok(people(archive, a, b)),
        (Subject::Event(a), Subject::Event(b)) => Ok(events(archive, a, b)),
        _ => Err(Diagnostic::error("only two of one kind can be compared")
            .hint("name two documents, two people or two events")),
    }
}

fn documents(archive: &Archive, a: usize, b: usize) -> String {
    let (one, other) = (&archive.documents[a], &archive.documents[b]);
    let verdict = if a == b {
        "are the same document"
    } else if one.story == other.story {
        "are versions of one story"
    } else if one.event == other.event {
        "are different stories about one event"
    } else {
        "are about different events"
    };
    let mut out = format!("{} and {} {verdict}.\n", one.document.id, other.document.id);
    let (first, second) = (a.min(b), a.max(b));
    let mut judged = archive
        .relations
        .iter()
        .filter(|relation| (relation.first, relation.second) == (first, second))
        .peekable();
    if judged.peek().is_none() && a != b {
        out.push_str(
            "  They share no rare names, numbers or words, so they were not compared further.\n",
        );
    }
    for relation in judged {
        out.push_str(&relation_lines(archive, relation));
    }
    out
}

fn people(archive: &Archive, a: usize, b: usize) -> String {
    let (one, other) = (&archive.people[a], &archive.people[b]);
    if a == b {
        let mut out = format!("{} is one person.\n", one.id);
        for reason in &one.reasons {
            let _ = writeln!(out, "  {reason}");
        }
        return out;
    }
    let mut out = format!("{} and {} are two people.\n", one.id, other.id);
    let doubt = archive.doubts.iter().find(|doubt| {
        (doubt.first, doubt.second) == (a.min(b), a.max(b))
            || (doubt.first, doubt.second) == (a.max(b), a.min(b))
    });
    let why = match doubt {
        Some(doubt) => format!("  Not sure: {}.\n", doubt.reason.trim_end_matches('.')),
        None => "  Their names are not close enough to be taken for one.\n".to_owned(),
    };
    out.push_str(&why);
    if doubt.is_some() {
        let _ = writeln!(
            out,
            "  To join them, add to curation.yaml under people: merge: [{}, {}]",
            one.id, other.id
        );
    }
    out
}

fn events(archive: &Archive, a: usize, b: usize) -> String {
    let (one, other) = (&archive.events[a], &archive.events[b]);
    if a == b {
        return format!("{} is one event.\n", one.id);
    }
    let mut out = format!("{} and {} are two events.\n", one.id, other.id);
    for relation in &archive.relations {
        let sides = [
            archive.documents[relation.first].event,
            archive.documents[relation.second].event,
        ];
        if sides == [a, b] || sides == [b, a] {
            out.push_str(&relation_lines(archive, relation));
        }
    }
    out
}

/// A judged pair of documents as a table of evidence.
pub(super) fn relation_lines(archive: &Archive, relation: &Relation) -> String {
    let verdict = match relation.verdict {
        Verdict::Yes => "yes",
        Verdict::Unsure => "unsure, kept apart",
        Verdict::No => "no",
    };
    let mut out = String::new();
    let _ = writeln!(
        out,
        "  {} and {}: {}? {verdict} (probability {:.2})",
        archive.documents[relation.first].document.id,
        archive.documents[relation.second].document.id,
        relation_name(relation.kind),
        relation.probability
    );
    for reason in &relation.reasons {
        let _ = writeln!(
            out,
            "    {:>+6.2}  {:<9} {}",
            reason.weight,
            reason_name(reason),
            reason.items.join(", ")
        );
    }
    out
}

/// The relation in plain words.
pub(super) fn relation_name(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Reprint => "reprint",
        RelationKind::Translation => "translation",
        RelationKind::SameEvent => "same event",
        RelationKind::SameStoryline => "same storyline",
    }
}

fn reason_name(reason: &Reason) -> &'static str {
    match reason.kind {
        ReasonKind::Names => "names",
        ReasonKind::Numbers => "numbers",
        ReasonKind::Spelling => "wording",
        ReasonKind::Dates => "dates",
        ReasonKind::Length => "length",
        ReasonKind::Topics => "topics",
        ReasonKind::Curation => "curation",
    }
}
