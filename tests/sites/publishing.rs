//! What must not be published is nowhere in the site.

use super::addresses;
use super::site::{Files, Site};
use serde_json::Value;
use std::io::Read;

/// Every file of the site, and what is packed inside files, as lower-case text without escapes.
fn readable(files: &Files) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (path, bytes) in files {
        let mut all = vec![bytes.clone()];
        let mut unpacked = Vec::new();
        if flate2::read::GzDecoder::new(bytes.as_slice())
            .read_to_end(&mut unpacked)
            .is_ok()
        {
            all.push(unpacked);
        }
        for bytes in all {
            out.push((path.clone(), String::from_utf8_lossy(&bytes).to_lowercase()));
        }
        out.push((path.clone(), path.to_lowercase()));
    }
    out
}

fn files_with(site: &Site, word: &str) -> Vec<String> {
    let found = readable(&site.files()).into_iter();
    found
        .filter(|(_, text)| text.contains(word))
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn drafts_are_nowhere_in_the_site() {
    let site = Site::of("drafts");
    site.say(&["build"]);
    assert_eq!(
        addresses(&site, "documents"),
        [
            "draft-law-adopted",
            "marked-1",
            "old-bridge",
            "open-1",
            "open-2"
        ]
    );
    assert_eq!(files_with(&site, "zebulon"), Vec::<String>::new());
    assert_eq!(files_with(&site, "marchetti"), Vec::<String>::new());
    // Not even the id of one that has the words of an open text.
    assert_eq!(files_with(&site, "same-words"), Vec::<String>::new());
    let lock = String::from_utf8(site.input_bytes("archive.lock")).expect("text");
    assert!(
        !lock.contains("marchetti") && !lock.contains("d01"),
        "{lock}"
    );
    // What its owner clearly publishes is called by its headline, not by the mark above it.
    assert!(!files_with(&site, "lighthouse-keeper-retires").is_empty());
    assert_eq!(files_with(&site, "embargoed-until"), Vec::<String>::new());
    // Words of an open text are found, so the search is a search.
    assert!(!files_with(&site, "halvorsen").is_empty());
}

#[test]
fn an_alias_leads_to_its_text_and_never_away_from_another() {
    let site = Site::of("drafts");
    site.say(&["build"]);
    let redirects = site.files()["api/v1/redirects.json"].clone();
    let redirects: Value = serde_json::from_slice(&redirects).expect("JSON");
    assert_eq!(
        redirects,
        serde_json::json!([{"kind": "document", "from": "old-bridge", "to": "open-1"}])
    );
    site.say(&["check"]);
}

#[test]
fn copies_are_one_document_and_reprints_two() {
    let site = Site::of("copies");
    site.say(&["build"]);
    let documents = addresses(&site, "documents");
    assert_eq!(documents, ["bridge-1", "bridge", "inbox-bridge", "reprint"]);
    let records = site.files()["api/v1/documents.jsonl"].clone();
    let records = String::from_utf8(records).expect("text");
    assert_eq!(records.lines().count(), 2, "{records}");
    assert_eq!(files_with(&site, "zebulon"), Vec::<String>::new());
    site.say(&["check"]);
}
