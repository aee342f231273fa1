//! Which documents share a file: those of one year of publication.

use crate::model::ArchivedDocument;
use crate::render::context::RenderContext;
use chrono::Datelike;
use std::collections::BTreeMap;

/// Names of the files of news items and of annotations.
pub(crate) const NINJS: &str = "ninjs";
pub(crate) const ANNOTATIONS: &str = "annotations";

/// Name of the file of one year in `api/v1/`.
pub(crate) fn per_year(name: &str, year: &str) -> String {
    format!("{name}-{year}.jsonl")
}

/// The years of publication with the indices of their documents; `undated` has those without a date.
pub(crate) fn years(context: &RenderContext<'_>) -> BTreeMap<String, Vec<usize>> {
    let mut out: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, archived) in context.archive.documents.iter().enumerate() {
        out.entry(year(archived)).or_default().push(index);
    }
    out
}

/// The year of publication, as the name of its file has it.
pub(super) fn year(archived: &ArchivedDocument) -> String {
    let published = archived.published.as_ref();
    published.map_or_else(|| "undated".to_owned(), |p| p.date.year().to_string())
}
