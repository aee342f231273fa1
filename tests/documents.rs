//! Documents name only what exists: the paths in docs/architecture.md, and the links and anchors of every Markdown document.

#![allow(
    clippy::disallowed_methods,
    reason = "this test reads the documents of the repository"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documents at the root of the repository and in docs/.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in [root().to_owned(), root().join("docs")] {
        let entries = fs::read_dir(folder).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        found.extend(paths.filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    found.sort();
    found
}

/// The text without blocks of code.
fn prose(text: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside;
        } else if !inside {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The text between backticks.
fn code_spans(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Targets of Markdown links that lead into the repository.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains(':')).collect()
}

/// Anchors of the headings, as GitHub makes them.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            let kept = heading.chars().filter_map(|letter| match letter {
                ' ' => Some('-'),
                '-' | '_' => Some(letter),
                letter => letter.is_alphanumeric().then_some(letter),
            });
            kept.collect()
        })
        .collect()
}

fn broken_links(document: &Path) -> Vec<String> {
    let text = read(document);
    let text = prose(&text);
    let mut broken = Vec::new();
    for link in links(&text) {
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let target = match path {
            "" => document.to_owned(),
            path => document.parent().expect("a folder").join(path),
        };
        let exists = target.exists();
        if !exists || (!anchor.is_empty() && !anchors(&read(&target)).iter().any(|a| a == anchor)) {
            broken.push(format!("{}: {link}", document.display()));
        }
    }
    broken
}

/// Whether a code span is a path: it contains a slash, or names a file or folder at the root.
fn is_path(span: &str) -> bool {
    let first = span.split('/').next().unwrap_or_default();
    let plain = span
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "/._-".contains(letter));
    plain && !first.is_empty() && (span.contains('/') || root().join(first).exists())
}

#[test]
fn every_path_in_the_architecture_exists() {
    let text = read(&root().join("docs/architecture.md"));
    let text = prose(&text);
    let paths: Vec<&str> = code_spans(&text)
        .into_iter()
        .filter(|span| is_path(span))
        .collect();
    assert!(paths.len() > 40, "{paths:?}");
    let missing: Vec<&&str> = paths
        .iter()
        .filter(|path| !root().join(path).exists())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_room_has_a_row_in_the_architecture() {
    let text = read(&root().join("docs/architecture.md"));
    let (_, table) = text
        .split_once("## Where to add what")
        .expect("the table of what goes where");
    for addition in [
        "| a language |",
        "| a file format |",
        "| a kind of page |",
        "| a reason ",
        "| a key of site.toml |",
    ] {
        let row = table.lines().find(|line| line.starts_with(addition));
        let row = row.unwrap_or_else(|| panic!("no row for {addition}"));
        assert!(code_spans(row).into_iter().any(is_path), "{row}");
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let broken: Vec<String> = documents().iter().flat_map(|d| broken_links(d)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_checks_themselves_find_what_is_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let document = folder.path().join("a.md");
    let text = "# One `two`.toml\n[a](#one-twotoml) [b](#two) [c](b.md) [d](https://example.org)\n```\n[e](f)\n```\n";
    fs::write(&document, text).expect("written");
    let broken = broken_links(&document);
    assert_eq!(broken.len(), 2, "{broken:?}");
    assert!(broken[0].ends_with("#two") && broken[1].ends_with("b.md"));
    assert!(is_path("src/no/such/file.rs") && is_path("data"));
    assert!(!is_path("Document"));
}
