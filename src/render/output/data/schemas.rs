//! The JSON Schema (2020-12) of each kind of entry, and the list of all data files.

use super::records::{DocumentRecord, EntityRecord, EventRecord, PersonRecord, TopicRecord};
use crate::model::Page;
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::output::exchange::by_year;
use crate::render::output::files;
use crate::render::part::citation;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// Makes a schema.
type MakeSchema = fn() -> Schema;

/// Kinds of entries: folder, title of the schema, schema.
const KINDS: [(&str, &str, MakeSchema); 6] = [
    (
        "documents",
        "One document: a line of documents.jsonl",
        schema::<DocumentRecord<'_>>,
    ),
    (
        "events",
        "One event: a line of events.jsonl or an entry of events.json",
        schema::<EventRecord<'_>>,
    ),
    (
        "organisations",
        "One organisation: a line of organisations.jsonl or an entry of organisations.json",
        schema::<EntityRecord<'_>>,
    ),
    (
        "people",
        "One person: a line of people.jsonl or an entry of people.json",
        schema::<PersonRecord<'_>>,
    ),
    (
        "places",
        "One place: a line of places.jsonl or an entry of places.json",
        schema::<EntityRecord<'_>>,
    ),
    (
        "topics",
        "One topic: a line of topics.jsonl or an entry of topics.json",
        schema::<TopicRecord<'_>>,
    ),
];

const NINJS_SCHEMA: &str = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json";
const ANNOTATIONS_SCHEMA: &str = "https://www.w3.org/TR/annotation-model/";

/// The files that each document has where the owner asks for that: path, media type, schema.
const PER_DOCUMENT: [(&str, &str, &str); 4] = [
    ("ninjs/ID.json", "application/json", NINJS_SCHEMA),
    ("../../documents/ID/citation.ris", citation::RIS, ""),
    (
        "../../documents/ID/citation.json",
        citation::CSL,
        "https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json",
    ),
    (
        "../../documents/ID/annotations.json",
        "application/ld+json",
        ANNOTATIONS_SCHEMA,
    ),
];

const FORMAT: &str = "Format 1 of the data of a Cuttings archive. Every key is always present unless its description says otherwise; an unknown value is null, an empty list is [].";

fn schema<T: JsonSchema>() -> Schema {
    // JSON Schema has no formats for the sizes of Rust's numbers, and strict validators reject those that they do not know.
    let without_sizes = RecursiveTransform(|schema: &mut Schema| {
        let format = schema.get("format").and_then(Value::as_str);
        if matches!(format, Some("uint" | "double")) {
            schema.remove("format");
        }
    });
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(without_sizes);
    settings.into_generator().into_root_schema_for::<T>()
}

/// A schema with its title.
fn titled(title: &str, schema: MakeSchema) -> Value {
    let mut schema = schema();
    schema.insert("title".to_owned(), json!(title));
    schema.insert("description".to_owned(), json!(FORMAT));
    schema.to_value()
}

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
    let mut out: Vec<Page> = Vec::new();
    let mut listed: Vec<Value> = Vec::new();
    for (kind, title, schema) in KINDS.iter().filter(|(kind, ..)| wanted(kind)) {
        out.push(files::json(
            format!("api/v1/{kind}.schema.json"),
            &titled(title, *schema),
        ));
        let schema = format!("{kind}.schema.json");
        let mut add = |path: String, form: &str| {
            listed.push(json!({"path": path, "type": form, "schema": schema}));
        };
        add(format!("{kind}.jsonl"), "application/jsonl");
        if *kind != "documents" {
            add(format!("{kind}.json"), "application/json");
            if context.site.data_per_document {
                add(format!("{kind}/ID.json"), "application/json");
            }
        }
    }
    let more = |(path, form, schema): (String, &str, &str)| {
        let mut entry = json!({"path": path, "type": form});
        if !schema.is_empty() {
            entry["schema"] = json!(schema);
        }
        entry
    };
    let tables = ["documents.csv", "people.csv"];
    listed.extend(tables.map(|table| more((table.to_owned(), "text/csv", ""))));
    listed.push(more((
        "followthemoney.jsonl".to_owned(),
        "application/jsonl",
        "https://followthemoney.tech/",
    )));
    match context.site.data_per_document {
        true => listed
            .extend(PER_DOCUMENT.map(|(path, form, schema)| more((path.to_owned(), form, schema)))),
        false => {
            for year in by_year::years(context).keys() {
                for (name, schema) in [
                    (by_year::NINJS, NINJS_SCHEMA),
                    (by_year::ANNOTATIONS, ANNOTATIONS_SCHEMA),
                ] {
                    let path = by_year::per_year(name, year);
                    listed.push(more((path, "application/jsonl", schema)));
                }
            }
            listed.push(more((
                "people/index.json".to_owned(),
                "application/json",
                "",
            )));
        }
    }
    let archive = context.archive;
    if !archive.permanence.redirects.is_empty() {
        listed.push(json!({"path": "redirects.json", "type": "application/json"}));
    }
    out.push(files::json(
        "api/v1/index.json".to_string(),
        &json!({
            "title": context.site.title,
            "version": 1,
            "base_url": context.site.base_url,
            "licence": context.site.licence,
            "publisher": context.site.publisher,
            "contact": context.site.contact,
            "counts": {
                "documents": archive.documents.len(),
                "stories": archive.stories.len(),
                "events": archive.events.len(),
                "people": archive.people.len(),
                "topics": archive.topics.len(),
            },
            "files": listed,
        }),
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityKind;
    use crate::render::fixture::{archive, rendered, site};

    #[test]
    fn what_is_written_is_what_the_schemas_say() {
        let mut site = site();
        site.entities
            .extend([EntityKind::Organisation, EntityKind::Place]);
        let templates = crate::render::Templates::compiled_in().unwrap();
        let pages = rendered(&archive(), &site, &templates).unwrap();
        let text = |path: String| {
            let page = pages.iter().find(|page| page.path == path).unwrap();
            String::from_utf8(page.bytes.clone()).unwrap()
        };
        for (kind, ..) in KINDS {
            let schema: Value =
                serde_json::from_str(&text(format!("api/v1/{kind}.schema.json"))).unwrap();
            assert_eq!(
                schema["$schema"],
                "https://json-schema.org/draft/2020-12/schema"
            );
            let validator = jsonschema::draft202012::new(&schema).unwrap();
            let lines = text(format!("api/v1/{kind}.jsonl"));
            assert!(kind == "places" || !lines.is_empty(), "{kind}");
            for line in lines.lines() {
                let mut entry: Value = serde_json::from_str(line).unwrap();
                if let Err(error) = validator.validate(&entry) {
                    panic!("{kind}: {error} at {}", error.instance_path());
                }
                // Every key counts, and no other is allowed.
                entry["more"] = json!(1);
                assert!(!validator.is_valid(&entry), "{kind}");
                let keys = entry.as_object_mut().unwrap();
                keys.remove("more");
                keys.remove("id");
                assert!(!validator.is_valid(&entry), "{kind}");
            }
        }
    }
}
