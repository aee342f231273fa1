//! The archive in formats that other programs read: tables (CSV), ninjs 3, FollowTheMoney and Web Annotations.
//!
//! News items and annotations are JSON Lines, a file for each year of publication, so that a long archive has few files and a new text changes few of
//! them. Where the owner asks for files per document, each document has its own, and its citations (RIS, CSL-JSON), which its page holds otherwise.
//!
//! The render context comes in, files go out. The site has them once, whatever the languages of the interface: what a format names in one
//! language only is named in the archive's default one.

mod annotations;
pub(super) mod by_year;
mod follow_the_money;
mod ninjs;
mod tables;

pub(crate) use crate::render::edition::headline::headline;
pub(crate) use crate::render::part::facts::{
    address_to_read, body, day, default_language, name_of_person, name_of_topic, people_of, uri,
};

use super::files::{self, Files};
use crate::model::Diagnostic;
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::part::citation;
use by_year::{ANNOTATIONS, NINJS, per_year, years};
use rayon::prelude::*;
use serde_json::Value;

/// Hands over every file of exchange formats.
pub(crate) fn write(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    match context.site.data_per_document {
        true => write_per_document(context, out)?,
        false => write_per_year(context, out)?,
    }
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

fn write_per_document(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    let documents = context.archive.documents.par_iter().enumerate();
    documents.try_for_each(|(index, archived)| {
        let id = &archived.document.id;
        let beside = |file: &str| address::beside(&address::document(id), file);
        let (ris, csl) = (
            citation::ris(context, archived),
            citation::csl(context, archived),
        );
        out.add(files::text(beside("citation.ris"), ris))?;
        out.add(files::json(beside("citation.json"), &csl))?;
        let annotations = annotations::page(context, index);
        out.add(files::json(beside("annotations.json"), &annotations))?;
        let ninjs = ninjs::item(context, archived);
        out.add(files::json(format!("api/v1/ninjs/{id}.json"), &ninjs))
    })
}

fn write_per_year(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    let documents = &context.archive.documents;
    years(context).par_iter().try_for_each(|(year, indices)| {
        let lines = |name: &str, line: &(dyn Fn(usize) -> Option<Value> + Sync)| {
            let made: Vec<String> = indices
                .par_iter()
                .filter_map(|&index| Some(format!("{}\n", line(index)?)))
                .collect();
            out.add(files::text(
                format!("api/v1/{}", per_year(name, year)),
                made.concat(),
            ))
        };
        lines(NINJS, &|index| {
            Some(ninjs::item(context, &documents[index]))
        })?;
        lines(ANNOTATIONS, &|index| {
            let names_anybody = !documents[index].people.is_empty();
            names_anybody.then(|| annotations::page(context, index))
        })
    })
}
