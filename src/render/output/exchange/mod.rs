//! The archive in formats that other programs read: tables (CSV), ninjs 3, FollowTheMoney, citations (RIS, CSL-JSON) and Web Annotations.
//!
//! The render context comes in, files go out. The site has them once, whatever the languages of the interface: what a format names in one
//! language only is named in the archive's default one.

mod annotations;
mod citation;
mod facts;
mod follow_the_money;
mod ninjs;
mod tables;

pub(crate) use crate::render::edition::headline::headline;
pub(crate) use facts::{
    address_to_read, body, day, default_language, name_of_person, name_of_topic, people_of, uri,
};

use super::files::{self, Files};
use crate::model::Diagnostic;
use crate::render::address;
use crate::render::context::RenderContext;
use rayon::prelude::*;

/// Hands over every file of exchange formats.
pub(crate) fn write(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    context
        .archive
        .documents
        .par_iter()
        .enumerate()
        .try_for_each(|(index, archived)| {
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
        })?;
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
