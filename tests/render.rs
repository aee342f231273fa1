//! Whole sites rendered in memory from a small invented archive, and from the same archive grown large.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests read the templates that they ask about"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "render/fixture/mod.rs"]
mod fixture;
#[path = "render/heavy_person.rs"]
mod heavy_person;
#[path = "render/long_lists.rs"]
mod long_lists;
#[path = "render/whole_site.rs"]
mod whole_site;

// The fixture serves the unit tests of the library too, which name these modules so.
use cuttings::{language, model, release, render};

use std::collections::BTreeMap;
use std::path::Path;

/// Values of href, src and action in a page.
fn links(html: &str) -> Vec<String> {
    let document = dom_query::Document::from(html);
    let selection = document.select("[href], [src], [action]");
    selection
        .iter()
        .flat_map(|element| {
            ["href", "src", "action"].map(|name| element.attr(name).map(|value| value.to_string()))
        })
        .flatten()
        .collect()
}

/// Names and sources of the templates that come with the program.
fn template_sources() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let files = walkdir::WalkDir::new(&folder).into_iter();
    files
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|e| e != "md") && path.is_file())
        .map(|path| {
            let name = path.strip_prefix(&folder).unwrap().to_string_lossy();
            let name = name.replace('\\', "/");
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}
