//! One thing and what it rests on.

use super::subject::Explained;
use crate::cli::messages::counted;
use crate::model::{Archive, Verdict};
use crate::render::EnglishReasons;
use crate::text::{CodePoints, lines};
use std::fmt::Write;

/// The explanation as lines of text.
pub(super) fn explain(archive: &Archive, reasons: &EnglishReasons, subject: Explained) -> String {
    let mut out = String::new();
    // Writing into a string cannot fail.
    let _ = match subject {
        Explained::Document(index) => document(archive, reasons, index, &mut out),
        Explained::Person(index) => person(archive, reasons, index, &mut out),
        Explained::Event(index) => event(archive, reasons, index, &mut out),
    };
    out
}

fn document(
    archive: &Archive,
    reasons: &EnglishReasons,
    index: usize,
    out: &mut String,
) -> std::fmt::Result {
    let archived = &archive.documents[index];
    let read = &archived.document;
    writeln!(out, "document {}", read.id)?;
    writeln!(out, "  file       {}", read.path)?;
    writeln!(
        out,
        "  language   {} in {} letters, {:.0} % sure",
        read.language.tag,
        read.language.script,
        read.language.confidence * 100.0
    )?;
    let line_of = |byte: usize| {
        lines(&read.text)
            .iter()
            .rposition(|line| line.span.start <= byte)
            .map_or(1, |line| line + 1)
    };
    match &read.title {
        Some(title) => {
            let place = title.span.map_or("from its metadata".to_owned(), |span| {
                format!("line {}", line_of(span.start))
            });
            writeln!(out, "  title      {} ({place})", title.text)?;
        }
        None => writeln!(out, "  title      none: the text begins without a headline")?,
    }
    match &archived.published {
        Some(published) => {
            let place = published.span.map_or(String::new(), |span| {
                format!(", line {}", line_of(span.start))
            });
            writeln!(
                out,
                "  published  {} ({}{place})",
                published.date,
                published.basis.as_str()
            )?;
            if let Some(basis) = &published.year_basis {
                writeln!(
                    out,
                    "             inferred: {}, because {}",
                    published.inferred.join(", "),
                    reasons.one(basis)
                )?;
            }
        }
        None => writeln!(out, "  published  unknown: nothing in the file dates it")?,
    }
    if let Some(outlet) = &read.outlet {
        let place = outlet.span.map_or("from its metadata".to_owned(), |span| {
            format!("line {}", line_of(span.start))
        });
        writeln!(out, "  outlet     {} ({place})", outlet.name)?;
    }
    for name in &read.byline {
        writeln!(out, "  byline     {name}")?;
    }
    for furniture in &read.furniture {
        let text = furniture.span.of(&read.text).replace('\n', " ");
        writeln!(out, "  furniture  {}: {text}", furniture.kind.as_str())?;
    }
    let points = CodePoints::new(&read.text);
    for mention in &archived.people {
        let found = &read.mentions[mention.mention];
        let (start, end) = points.span(found.span);
        writeln!(
            out,
            "  person     {} ({start}–{end}) is {}: {}",
            found.text,
            archive.people[mention.person].id,
            reasons.all(&mention.reasons)
        )?;
    }
    for topic in &archived.topics {
        let terms: Vec<String> = read
            .topics
            .iter()
            .filter(|found| found.topic == *topic && !found.term.is_empty())
            .map(|found| format!("“{}”", found.span.of(&read.text)))
            .collect();
        let why = if terms.is_empty() {
            "named in the front matter".to_owned()
        } else {
            terms.join(", ")
        };
        writeln!(out, "  topic      {topic}: {why}")?;
    }
    writeln!(out, "  story      {}", archive.stories[archived.story].id)?;
    writeln!(out, "  event      {}", archive.events[archived.event].id)?;
    for relation in archive
        .relations
        .iter()
        .filter(|relation| relation.first == index || relation.second == index)
    {
        let other = if relation.first == index {
            relation.second
        } else {
            relation.first
        };
        let verdict = match relation.verdict {
            Verdict::Yes => "yes",
            Verdict::Unsure => "unsure",
            Verdict::No => "no",
        };
        writeln!(
            out,
            "  beside     {}: {} {verdict}, probability {:.2}",
            archive.documents[other].document.id,
            super::pair::relation_name(relation.kind),
            relation.probability
        )?;
    }
    for diagnostic in &read.diagnostics {
        writeln!(out, "  note       {}", diagnostic.message)?;
    }
    Ok(())
}

fn person(
    archive: &Archive,
    reasons: &EnglishReasons,
    index: usize,
    out: &mut String,
) -> std::fmt::Result {
    let person = &archive.people[index];
    writeln!(out, "person {}", person.id)?;
    for form in &person.forms {
        let surfaces: Vec<&str> = form.surfaces.keys().map(String::as_str).collect();
        writeln!(
            out,
            "  form       {} ({}, {}) from {}",
            form.name,
            form.language,
            counted(form.count, "time", "times"),
            surfaces.join(", ")
        )?;
    }
    for reason in &person.reasons {
        writeln!(out, "  joined     {}", reasons.one(reason))?;
    }
    for &(document, at) in &person.mentions {
        let archived = &archive.documents[document];
        let mention = &archived.people[at];
        writeln!(
            out,
            "  mention    {} in {}: {}",
            archived.document.mentions[mention.mention].text,
            archived.document.id,
            reasons.all(&mention.reasons)
        )?;
    }
    for &event in &person.events {
        writeln!(out, "  event      {}", archive.events[event].id)?;
    }
    for doubt in archive
        .doubts
        .iter()
        .filter(|doubt| doubt.first == index || doubt.second == index)
    {
        let other = if doubt.first == index {
            doubt.second
        } else {
            doubt.first
        };
        writeln!(
            out,
            "  unsure     may be {}: {}",
            archive.people[other].id,
            reasons.one(&doubt.reason)
        )?;
    }
    Ok(())
}

fn event(
    archive: &Archive,
    reasons: &EnglishReasons,
    index: usize,
    out: &mut String,
) -> std::fmt::Result {
    let event = &archive.events[index];
    writeln!(out, "event {}", event.id)?;
    match (event.first_date, event.last_date) {
        (Some(first), Some(last)) if first != last => {
            writeln!(out, "  dates      {first} to {last}")?
        }
        (Some(first), _) => writeln!(out, "  date       {first}")?,
        _ => writeln!(out, "  date       unknown")?,
    }
    for &story in &event.stories {
        let members: Vec<&str> = archive.stories[story]
            .documents
            .iter()
            .map(|document| archive.documents[*document].document.id.as_str())
            .collect();
        writeln!(out, "  story      {}", members.join(", "))?;
    }
    for related in &event.related {
        let people: Vec<&str> = related
            .people
            .iter()
            .map(|person| archive.people[*person].id.as_str())
            .collect();
        let shared = [people.join(", "), related.topics.join(", ")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; ");
        let candidate = if related.storyline_candidate {
            " (storyline candidate)"
        } else {
            ""
        };
        writeln!(
            out,
            "  related    {}{candidate}: {shared}",
            archive.events[related.event].id
        )?;
    }
    for relation in &archive.relations {
        let inside = |document: usize| archive.documents[document].event == index;
        if inside(relation.first) && inside(relation.second) {
            out.push_str(&super::pair::relation_lines(archive, reasons, relation));
        }
    }
    Ok(())
}
