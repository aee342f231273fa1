//! What the data files hold: a JSON Schema (2020-12) beside each kind, and the list of all of them.

use crate::model::Page;
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::output::files;
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
pub(super) fn pages(context: &RenderContext<'_>) -> Vec<Page> {
    let wanted = |kind: &str| {
        let names = context
            .site
            .entities
            .iter()
            .map(|&kind| address::folder(kind));
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
    let archive = context.archive;
    if !archive.permanence.redirects.is_empty() {
        files.push(json!({"path": "redirects.json", "type": "application/json"}));
    }
    out.push(files::json(
        "api/v1/index.json".to_string(),
        &json!({
            "title": context.site.title,
            "version": 1,
            "base_url": context.site.base_url,
            "licence": context.site.licence,
            "contact": context.site.contact,
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
    use crate::model::Alignments;

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

    /// What in a value is not as the schema says: as much of JSON Schema as these files use.
    fn faults(value: &Value, schema: &Value, at: &str, out: &mut Vec<String>) {
        let is = |kind: &str| match kind {
            "string" => value.is_string(),
            "null" => value.is_null(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_u64(),
            "number" => value.is_number(),
            other => panic!("unknown type {other}"),
        };
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if !kinds.is_empty() && !kinds.iter().any(|kind| is(kind)) {
            out.push(format!("{at} is no {kinds:?}"));
        }
        if let Some(allowed) = schema["enum"].as_array()
            && !allowed.contains(value)
        {
            out.push(format!("{at} is {value}"));
        }
        if let Some(ways) = schema["anyOf"].as_array() {
            let fits = |way: &Value| {
                let mut found = Vec::new();
                faults(value, way, at, &mut found);
                found.is_empty()
            };
            if !ways.iter().any(fits) {
                out.push(format!("{at} fits nothing"));
            }
        }
        for (number, item) in value.as_array().into_iter().flatten().enumerate() {
            faults(item, &schema["items"], &format!("{at}[{number}]"), out);
        }
        for key in schema["required"].as_array().into_iter().flatten() {
            if value.get(key.as_str().unwrap()).is_none() {
                out.push(format!("{at} lacks {key}"));
            }
        }
        for (key, inner) in value.as_object().into_iter().flatten() {
            let at = format!("{at}.{key}");
            match (&schema["properties"][key], &schema["additionalProperties"]) {
                (Value::Null, Value::Bool(false)) => out.push(format!("{at} is unknown")),
                (Value::Null, other) => faults(inner, other, &at, out),
                (known, _) => faults(inner, known, &at, out),
            }
        }
    }

    #[test]
    fn what_is_written_is_what_the_schemas_say() {
        use crate::render::fixture::{archive, languages, site};
        let mut site = site();
        site.entities.insert(crate::model::EntityKind::Organisation);
        site.entities.insert(crate::model::EntityKind::Place);
        let templates = crate::render::Templates::compiled_in().unwrap();
        let pages = crate::render::render(
            &archive(),
            &Alignments::new(),
            &site,
            &templates,
            &languages(),
        )
        .unwrap();
        for (kind, schema) in SCHEMAS {
            let schema: Value = serde_json::from_str(schema).unwrap();
            let path = format!("api/v1/{kind}.jsonl");
            let page = pages.iter().find(|page| page.path == path).unwrap();
            let text = String::from_utf8(page.bytes.clone()).unwrap();
            for line in text.lines() {
                let mut out = Vec::new();
                faults(
                    &serde_json::from_str(line).unwrap(),
                    &schema,
                    kind,
                    &mut out,
                );
                assert!(out.is_empty(), "{out:?}");
            }
        }
    }
}
