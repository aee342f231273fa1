//! Lists of records as files, and what records of several kinds share: ids, counts, the addresses of pages.

use super::records::DocumentCount;
use crate::model::Diagnostic;
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::output::files::{self, Files};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

/// A record as JSON with its keys in alphabetical order.
pub(super) fn value(record: &impl Serialize) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

/// A list of records as JSON, made on several threads.
pub(super) fn each<T: Serialize>(
    count: usize,
    make: impl Fn(usize) -> T + Sync + Send,
) -> Vec<Value> {
    (0..count)
        .into_par_iter()
        .map(|i| value(&make(i)))
        .collect()
}

/// All of a kind in one file, as JSON and as JSON Lines, and each in a file of its own where the owner asks for that. Returns each as one line of JSON.
pub(super) fn write_list(
    context: &RenderContext<'_>,
    out: &Files<'_>,
    kind: &str,
    values: &[Value],
) -> Result<Vec<String>, Diagnostic> {
    if context.site.data_per_document {
        values.par_iter().try_for_each(|value| {
            // An organisation or place without a page is in the list only.
            if kind != "people" && value.get("page").is_none_or(Value::is_null) {
                return Ok(());
            }
            let id = id_of(value);
            out.add(files::json(format!("api/v1/{kind}/{id}.json"), value))
        })?;
    }
    let lines: Vec<String> = values.par_iter().map(Value::to_string).collect();
    out.add(files::text(
        format!("api/v1/{kind}.json"),
        list_of_lines(&lines),
    ))?;
    let mut all = lines.join("\n");
    if !lines.is_empty() {
        all.push('\n');
    }
    out.add(files::text(format!("api/v1/{kind}.jsonl"), all))?;
    Ok(lines)
}

/// A list in JSON with an entry a line: short, and readable where two versions of it are compared.
pub(super) fn list_of_lines(entries: &[String]) -> String {
    match entries.is_empty() {
        true => "[]\n".to_owned(),
        false => format!("[\n{}\n]\n", entries.join(",\n")),
    }
}

/// The id of an entry.
pub(super) fn id_of(value: &Value) -> &str {
    value.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The absolute address of a page, or its path within the site if there is no base address.
pub(super) fn place(context: &RenderContext<'_>, path: &str) -> String {
    match &context.site.base_url {
        Some(base) => format!("{base}{}", address::encoded(path)),
        None => path.to_string(),
    }
}

/// Ids of documents.
pub(super) fn document_ids<'a>(context: &RenderContext<'a>, documents: &[usize]) -> Vec<&'a str> {
    let id = |&index: &usize| context.archive.documents[index].document.id.as_str();
    documents.iter().map(id).collect()
}

/// Ids of events.
pub(super) fn event_ids<'a>(context: &RenderContext<'a>, events: &[usize]) -> Vec<&'a str> {
    let id = |&index: &usize| context.archive.events[index].id.as_str();
    events.iter().map(id).collect()
}

/// People with the number of shared documents.
pub(super) fn document_counts<'a>(
    context: &RenderContext<'a>,
    people: &[(usize, usize)],
) -> Vec<DocumentCount<'a>> {
    let count = |&(person, documents): &(usize, usize)| DocumentCount {
        id: &context.archive.people[person].id,
        documents,
    };
    people.iter().map(count).collect()
}
