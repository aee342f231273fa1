//! Every entry of the data files is as the schema beside it says, in the archive at the root of the repository and in every test site.

use cuttings::{BuiltIn, Setup, build_pages};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The archives: the repository itself and the folders with a site.toml in `tests/sites/`.
fn archives() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sites = std::fs::read_dir(root.join("tests/sites")).expect("the sites");
    let folders = sites.map(|entry| entry.expect("a site").path());
    let mut archives: Vec<PathBuf> = folders.chain([root.to_path_buf()]).collect();
    archives.retain(|folder| folder.join("site.toml").is_file());
    archives.sort();
    archives
}

#[test]
fn every_entry_is_as_its_schema_says() {
    let mut checked: BTreeMap<String, usize> = BTreeMap::new();
    for archive in archives() {
        let setup = Setup::load(&archive, None).expect("a sound archive");
        let (pages, _) =
            build_pages(&setup, &BuiltIn::load(&setup.languages), &|_, _| ()).expect("a site");
        let text = |path: &str| {
            let page = pages.iter().find(|page| page.path == path)?;
            Some(std::str::from_utf8(&page.bytes).expect("UTF-8"))
        };
        for page in &pages {
            let Some(kind) = page
                .path
                .strip_prefix("api/v1/")
                .and_then(|path| path.strip_suffix(".schema.json"))
            else {
                continue;
            };
            let schema: Value = serde_json::from_slice(&page.bytes).expect("JSON");
            for format in ["uint", "int", "float", "double"] {
                let named = format!("\"format\":\"{format}");
                let schema = schema.to_string();
                assert!(!schema.contains(&named), "{kind} has a format of Rust's");
            }
            let validator = jsonschema::draft202012::new(&schema).expect("a schema");
            let lines = text(&format!("api/v1/{kind}.jsonl")).expect("the entries");
            let mut entries: Vec<Value> = lines
                .lines()
                .map(|line| serde_json::from_str(line).expect("JSON"))
                .collect();
            // Files of many entries, but for the one that lists them.
            let folder = format!("api/v1/{kind}/");
            for page in pages.iter().filter(|page| page.path.starts_with(&folder)) {
                match serde_json::from_slice::<Value>(&page.bytes).expect("JSON") {
                    Value::Array(some) => entries.extend(some),
                    other => assert!(other["files"].is_array(), "{}", page.path),
                }
            }
            for entry in entries {
                if let Err(error) = validator.validate(&entry) {
                    let place = error.instance_path();
                    panic!("{}: {kind}: {error} at {place}", archive.display());
                }
                *checked.entry(kind.to_owned()).or_default() += 1;
            }
        }
    }
    let kinds = [
        "documents",
        "events",
        "organisations",
        "people",
        "places",
        "topics",
    ];
    assert!(
        kinds.iter().all(|kind| checked.contains_key(*kind)),
        "{checked:?}"
    );
}
