//! Rules that the compiler does not check: no stage imports another, no two files import each other, layers import only lower ones, no file in src/
//! exceeds 400 lines, only some modules access the disk.

#![allow(
    clippy::disallowed_methods,
    reason = "this test reads the source files"
)]

#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/language_tags.rs"]
mod language_tags;
#[path = "../examples/template_reference/reference.rs"]
mod reference;
#[path = "architecture/rings.rs"]
mod rings;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const STAGES: [&str; 9] = [
    "ingest",
    "understand",
    "curation",
    "cluster",
    "link",
    "release",
    "translate",
    "render",
    "publish",
];
const LONGEST: usize = 400;

/// The layers of render, the highest first: what is written, views (one per kind of page), parts of pages, page context, edition, addresses.
const LAYERS_OF_RENDER: [&[&str]; 7] = [
    &["render/mod.rs"],
    &["render/output/"],
    &["render/view/"],
    &["render/part/"],
    &["render/context/"],
    &["render/edition/"],
    &["render/address.rs", "render/escape.rs"],
];

/// Two files of one folder that may import each other, with the reason: they are two halves of one idea.
const HALVES: [(&str, &str, &str); 5] = [
    (
        "cluster/profile.rs",
        "cluster/rarity.rs",
        "rarity is counted over profiles, and weighs them",
    ),
    (
        "link/people/base_form/mod.rs",
        "link/people/base_form/reading.rs",
        "a base form is chosen among readings, which are read as base forms are",
    ),
    (
        "link/quotes_and_roles/adjacent_titles.rs",
        "link/quotes_and_roles/role_words.rs",
        "titles beside a name are role words of languages that write them so",
    ),
    (
        "understand/dates/time_of_day.rs",
        "understand/dates/words.rs",
        "the words of a date include those of the time beside it",
    ),
    (
        "understand/identify/mod.rs",
        "understand/identify/paragraphs.rs",
        "a text is identified by its paragraphs, and each paragraph as a text",
    ),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The top-level modules of the crate that a line of code uses: those after `crate::`, alone or in braces.
fn modules_named(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            let mut fresh = true;
            for character in list.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.push(std::mem::take(&mut word));
                        fresh = true;
                    }
                    ':' if depth == 0 => fresh = false,
                    c if depth == 0 && fresh && (c.is_alphanumeric() || c == '_') => word.push(c),
                    _ => {}
                }
            }
            found.push(word);
        } else {
            found.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    found
}

/// The file without comments, because documentation may name what code must not use.
fn code_of(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Stages that read files.
const READERS: [&str; 3] = ["ingest", "render", "publish"];

fn violations(stage: &str, text: &str) -> Vec<String> {
    let mut allowed = vec![stage, "model", "text", "language"];
    if READERS.contains(&stage) {
        allowed.push("disk");
    }
    modules_named(&code_of(text))
        .into_iter()
        .filter(|module| {
            !allowed.contains(&module.as_str())
                && module.chars().next().is_some_and(char::is_lowercase)
        })
        .collect()
}

#[test]
fn no_stage_imports_a_stage() {
    let mut wrong = Vec::new();
    for stage in STAGES {
        for path in sources(&src().join(stage)) {
            let text = fs::read_to_string(&path).expect("a source file");
            for module in violations(stage, &text) {
                wrong.push(format!("{} imports crate::{module}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plain_data_string_work_and_settings_import_no_stage() {
    for (folder, allowed) in [
        ("model", &["model"][..]),
        ("text", &["text", "model"]),
        ("config", &["config", "disk", "language", "model", "text"]),
        ("language", &["language", "model", "text"]),
    ] {
        for path in sources(&src().join(folder)) {
            let text = fs::read_to_string(&path).expect("a source file");
            for module in modules_named(&code_of(&text)) {
                let fine = allowed.contains(&module.as_str())
                    || module.chars().next().is_some_and(char::is_uppercase);
                assert!(fine, "{} imports crate::{module}", path.display());
            }
        }
    }
}

/// The files that each file of src/ names, by path from there.
fn imports_of_src() -> rings::Imports {
    let files = sources(&src()).into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("a source file");
        let inside = path.strip_prefix(src()).expect("inside src/");
        (inside.to_string_lossy().replace('\\', "/"), text)
    });
    imports::of(&files.collect())
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[test]
fn no_files_import_each_other() {
    let imports = imports_of_src();
    let found: BTreeSet<BTreeSet<String>> = rings::rings(&imports).into_iter().collect();
    let allowed: BTreeSet<BTreeSet<String>> = HALVES
        .iter()
        .map(|(one, other, _)| {
            assert_eq!(folder_of(one), folder_of(other), "not in one folder");
            BTreeSet::from([(*one).to_owned(), (*other).to_owned()])
        })
        .collect();
    let mut wrong = Vec::new();
    for ring in found.difference(&allowed) {
        wrong.push(format!("{} files import each other:", ring.len()));
        for file in ring {
            let others: Vec<&String> = imports[file].intersection(ring).collect();
            wrong.push(format!("    {file} imports {others:?}"));
        }
    }
    for pair in allowed.difference(&found) {
        wrong.push(format!(
            "{pair:?} no longer import each other; take them off the list"
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layers_of_render_import_only_from_below() {
    let upward = rings::upward(&imports_of_src(), &LAYERS_OF_RENDER);
    let upward: Vec<String> = upward
        .iter()
        .map(|(file, other)| format!("{file} imports {other}"))
        .collect();
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn the_checks_see_a_ring_and_an_upward_import() {
    let files = BTreeMap::from(
        [
            ("lib.rs", "mod high; mod low; mod room;"),
            ("high.rs", "use crate::low::Low; pub struct High;"),
            ("low.rs", "pub struct Low; fn f() -> Vec<u8> { vec![crate::high::High::new()] }"),
            ("room/mod.rs", "mod one; mod two; #[cfg(test)] mod tests; pub use one::One; use two::Two as Second; fn f(_: Second) {}"),
            ("room/one.rs", "pub struct One; #[cfg(test)] mod tests { use super::super::two::Two; }"),
            // What a folder re-exports is named where it is defined; comments name nothing.
            ("room/two.rs", "use super::One; // crate::high::High\npub struct Two(One);"),
            ("room/tests.rs", "use super::two::Two; use crate::room;"),
        ]
        .map(|(file, text)| (file.to_owned(), text.to_owned())),
    );
    let imports = imports::of(&files);
    let set = |files: &[&str]| -> BTreeSet<String> {
        files.iter().map(|file| (*file).to_owned()).collect()
    };
    assert_eq!(rings::rings(&imports), [set(&["high.rs", "low.rs"])]);
    assert_eq!(imports["room/mod.rs"], set(&["room/two.rs"]));
    assert_eq!(imports["room/two.rs"], set(&["room/one.rs"]));
    assert_eq!(imports["room/one.rs"], set(&[]));
    assert!(!imports.contains_key("room/tests.rs"));
    let layers: [&[&str]; 2] = [&["high.rs"], &["low.rs", "room/"]];
    let upward = rings::upward(&imports, &layers);
    assert_eq!(upward, [("low.rs".to_owned(), "high.rs".to_owned())]);
}

#[test]
fn files_stay_short() {
    for path in sources(&src()) {
        let lines = fs::read_to_string(&path)
            .expect("a source file")
            .lines()
            .count();
        assert!(
            lines <= LONGEST,
            "{} has {lines} lines; {LONGEST} are allowed",
            path.display()
        );
    }
}

#[test]
fn the_check_itself_sees_what_it_should() {
    let bad = "use crate::cluster::Evidence;\nuse crate::{model::Span, link};\n// use crate::publish;\nlet x = crate::render::render();";
    assert_eq!(violations("understand", bad), ["cluster", "link", "render"]);
    assert!(
        violations(
            "link",
            "use crate::{model::{Archive, Page}, text::slug};\nuse crate::language::Languages;"
        )
        .is_empty()
    );
}

#[test]
fn the_documentation_of_templates_says_what_the_sources_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = fs::read_to_string(root.join("docs/templates.md")).unwrap_or_default();
    assert!(
        written.replace("\r\n", "\n") == reference::of(root),
        "docs/templates.md is out of date: cargo run --release --example template_reference"
    );
}
