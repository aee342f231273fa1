//! What the data files hold: a JSON Schema (2020-12) beside each kind, and the list of all of them.

use super::super::here::Desk;
use super::file;
use crate::model::Page;
use crate::render::address;
use serde_json::{Value, json};

/// Kinds of entries with their schemas.
const SCHEMAS: [(&str, &str); 6] = [
    ("documents", include_str!("schemas/documents.schema.json")),
    ("events", include_str!("schemas/events.schema.json")),
    (
        "organisations",
        include_str!("schemas/organisations.schema.json"),
    ),
    ("people", include_str!("schemas/people.schema.json")),
    ("places", include_str!("schemas/places.schema.json")),
    ("topics", include_str!("schemas/topics.schema.json")),
];

/// The schemas of the kinds that this archive has, and `index.json`.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Page> {
    let wanted = |kind: &str| {
        let names = desk.site.entities.iter().map(|&kind| address::folder(kind));
        !["organisations", "places"].contains(&kind) || names.clone().any(|name| name == kind)
    };
    let kinds: Vec<&(&str, &str)> = SCHEMAS.iter().filter(|(kind, _)| wanted(kind)).collect();
    let mut out: Vec<Page> = kinds
        .iter()
        .map(|(kind, schema)| Page {
            path: format!("api/v1/{kind}.schema.json"),
            bytes: schema.as_bytes().to_vec(),
        })
        .collect();
    let mut files: Vec<Value> = Vec::new();
    for (kind, _) in kinds {
        let schema = format!("{kind}.schema.json");
        let mut add = |path: String, form: &str| {
            files.push(json!({"path": path, "type": form, "schema": schema}));
        };
        add(format!("{kind}.jsonl"), "application/jsonl");
        if *kind != "documents" {
            add(format!("{kind}.json"), "application/json");
            add(format!("{kind}/ID.json"), "application/json");
        }
    }
    for (path, form, schema) in [
        ("documents.csv", "text/csv", ""),
        ("people.csv", "text/csv", ""),
        (
            "ninjs/ID.json",
            "application/json",
            "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
        ),
        (
            "followthemoney.jsonl",
            "application/jsonl",
            "https://followthemoney.tech/",
        ),
        (
            "../../documents/ID/citation.ris",
            "application/x-research-info-systems",
            "",
        ),
        (
            "../../documents/ID/citation.json",
            "application/vnd.citationstyles.csl+json",
            "https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json",
        ),
        (
            "../../documents/ID/annotations.json",
            "application/ld+json",
            "https://www.w3.org/TR/annotation-model/",
        ),
    ] {
        let mut entry = json!({"path": path, "type": form});
        if !schema.is_empty() {
            entry["schema"] = json!(schema);
        }
        files.push(entry);
    }
    let archive = desk.archive;
    out.push(file(
        "api/v1/index.json".to_string(),
        &json!({
            "title": desk.site.title,
            "version": 1,
            "base_url": desk.site.base_url,
            "licence": desk.site.licence,
            "contact": desk.site.contact,
            "counts": {
                "documents": archive.documents.len(),
                "stories": archive.stories.len(),
                "events": archive.events.len(),
                "people": archive.people.len(),
                "topics": archive.topics.len(),
            },
            "files": files,
        }),
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_say_which_draft_they_keep_to_and_allow_nothing_unknown() {
        for (kind, schema) in SCHEMAS {
            let schema: Value = serde_json::from_str(schema).unwrap();
            assert_eq!(
                schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
                "{kind}"
            );
            assert_eq!(schema["additionalProperties"], false, "{kind}");
        }
    }
}
