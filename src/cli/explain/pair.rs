//! Two things and why they are or are not one.

use super::subject::Explained;
use crate::cluster::{Evidence, Judged};
use crate::model::{Archive, Diagnostic, Document, EvidenceKind, Relation, RelationKind, Verdict};
use crate::render::EnglishReasons;
use std::fmt::Write;

/// The explanation as lines of text. Both must be of one kind; a document and its event's documents may be compared with an event.
pub(super) fn explain(
    archive: &Archive,
    reasons: &EnglishReasons,
    evidence: &Evidence,
    first: Explained,
    second: Explained,
) -> Result<String, Diagnostic> {
    match (first, second) {
        (Explained::Document(a), Explained::Document(b)) => {
            Ok(documents(archive, reasons, evidence, (a, b)))
        }
        (Explained::Person(a), Explained::Person(b)) => Ok(people(archive, reasons, a, b)),
        (Explained::Event(a), Explained::Event(b)) => Ok(events(archive, reasons, a, b)),
        _ => Err(Diagnostic::error("only two of one kind can be compared")
            .hint("name two documents, two people or two events")),
    }
}

fn documents(
    archive: &Archive,
    reasons: &EnglishReasons,
    evidence: &Evidence,
    (a, b): (usize, usize),
) -> String {
    let (one, other) = (&archive.documents[a], &archive.documents[b]);
    let verdict = if a == b {
        "are the same document"
    } else if one.story == other.story {
        "are versions of one story"
    } else if one.event == other.event {
        "are different stories about one event"
    } else if are_of_one_series(archive, a, b) {
        "are instalments of a series, neither one text nor one event"
    } else {
        "are about different events"
    };
    let mut out = format!("{} and {} {verdict}.\n", one.document.id, other.document.id);
    if a == b {
        return out;
    }
    let pair = (a.min(b), a.max(b));
    let mut judged = archive
        .relations
        .iter()
        .filter(|relation| (relation.first, relation.second) == pair)
        .peekable();
    if judged.peek().is_none() {
        out.push_str(&relation_lines(
            archive,
            reasons,
            &compared(archive, evidence, pair),
        ));
    }
    for relation in judged {
        out.push_str(&relation_lines(archive, reasons, relation));
    }
    out
}

fn are_of_one_series(archive: &Archive, a: usize, b: usize) -> bool {
    let series = |document: usize| archive.events[archive.documents[document].event].series;
    series(a).is_some() && series(a) == series(b)
}

/// A pair that no list has, compared now.
fn compared(archive: &Archive, evidence: &Evidence, (a, b): (usize, usize)) -> Relation {
    let (one, other) = (&archive.documents[a], &archive.documents[b]);
    let version = match one.document.language.tag == other.document.language.tag {
        true => RelationKind::Reprint,
        false => RelationKind::Translation,
    };
    let documents: Vec<&Document> = archive.documents.iter().map(|d| &d.document).collect();
    let grouped = match (one.story == other.story, one.event == other.event) {
        (true, _) => Some(version),
        (_, true) => Some(RelationKind::SameEvent),
        _ => are_of_one_series(archive, a, b).then_some(RelationKind::Series),
    };
    Judged::new(documents, evidence).compare((a.min(b), a.max(b)), grouped)
}

fn people(archive: &Archive, reasons: &EnglishReasons, a: usize, b: usize) -> String {
    let (one, other) = (&archive.people[a], &archive.people[b]);
    if a == b {
        let mut out = format!("{} is one person.\n", one.id);
        for reason in &one.reasons {
            let _ = writeln!(out, "  {}", reasons.one(reason));
        }
        return out;
    }
    let mut out = format!("{} and {} are two people.\n", one.id, other.id);
    let doubt = archive.doubts.iter().find(|doubt| {
        (doubt.first, doubt.second) == (a.min(b), a.max(b))
            || (doubt.first, doubt.second) == (a.max(b), a.min(b))
    });
    let why = match doubt {
        Some(doubt) => format!("  Not sure: {}.\n", reasons.one(&doubt.reason)),
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

fn events(archive: &Archive, reasons: &EnglishReasons, a: usize, b: usize) -> String {
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
            out.push_str(&relation_lines(archive, reasons, relation));
        }
    }
    out
}

/// A judged pair of documents as a table of evidence: what speaks how clearly for and against, and what it rests on, first text before second.
pub(super) fn relation_lines(
    archive: &Archive,
    reasons: &EnglishReasons,
    relation: &Relation,
) -> String {
    let verdict = match relation.verdict {
        Verdict::Yes => "yes",
        Verdict::Unsure => "unsure, kept apart",
        Verdict::No => "no",
    };
    let mut out = String::new();
    let _ = writeln!(
        out,
        "  {} and {}: {}? {verdict} ({})",
        archive.documents[relation.first].document.id,
        archive.documents[relation.second].document.id,
        relation_name(relation.kind),
        chances(relation.probability)
    );
    for evidence in &relation.evidence {
        let stated = evidence.reasons.iter().map(|reason| reasons.one(reason));
        let shared = evidence.shared.iter().map(ToString::to_string);
        let basis: Vec<String> = stated.chain(shared).collect();
        let _ = writeln!(
            out,
            "    {:<16} {:<10} {}",
            how_clearly(evidence.weight),
            kind_name(evidence.kind),
            basis.join(", ")
        );
    }
    let weights = relation.evidence.iter().map(|evidence| evidence.weight);
    let told: f64 = weights.sum();
    let odds = (relation.probability / (1.0 - relation.probability)).ln();
    let rest = odds - told;
    if rest.is_finite() && rest < -0.25 {
        let clearly = how_clearly(rest);
        let _ = writeln!(
            out,
            "    {clearly:<16} all else   most pairs of texts have nothing to do with each other"
        );
    }
    out
}

/// A probability in words that promise no more than it does.
fn chances(probability: f64) -> String {
    let percent = (probability * 100.0).round();
    match percent {
        100.0.. => "more than 99 in 100 such pairs are".to_owned(),
        1.0.. => format!("about {percent} in 100 such pairs are"),
        _ => "fewer than 1 in 100 such pairs are".to_owned(),
    }
}

/// The weight of evidence, a log-odds, in words: from 0.25 it changes the chances noticeably, from 1 nearly threefold, from 3 twentyfold.
fn how_clearly(weight: f64) -> &'static str {
    match weight {
        3.0.. => "strongly for",
        1.0.. => "clearly for",
        0.25.. => "a little for",
        -0.25.. => "hardly counts",
        -1.0.. => "a little against",
        -3.0.. => "clearly against",
        _ => "strongly against",
    }
}

/// The relation in plain words.
pub(super) fn relation_name(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Reprint => "reprint",
        RelationKind::Translation => "translation",
        RelationKind::SameEvent => "same event",
        RelationKind::SameStoryline => "same storyline",
        RelationKind::Series => "series",
    }
}

fn kind_name(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Names => "names",
        EvidenceKind::Numbers => "numbers",
        EvidenceKind::Spelling => "wording",
        EvidenceKind::Dates => "dates",
        EvidenceKind::Headlines => "headlines",
        EvidenceKind::Rivals => "rivals",
        EvidenceKind::Length => "length",
        EvidenceKind::Curation => "curation",
    }
}
