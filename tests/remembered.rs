//! Builds that remember earlier ones: after any edit, the site is the one that a clean build makes, byte for byte.
//!
//! `CUTTINGS_EDITS=750 cargo test --release --test remembered` makes each of the four chains of edits that long.

#![expect(
    clippy::disallowed_methods,
    reason = "a test sets up files, and fails by panicking"
)]

#[path = "remembered/archive.rs"]
mod archive;
#[path = "remembered/edits.rs"]
mod edits;

use archive::{Archive, Twins, snapshot};
use edits::{Random, edit, mend};
use std::fs;

/// Edits of each of the four chains.
const EDITS: usize = 75;

/// Makes edits, and after each of them compares the build that remembers with a clean one.
fn chain(seed: u64) {
    let edits = std::env::var("CUTTINGS_EDITS").ok();
    let edits = edits.and_then(|number| number.parse().ok());
    let mut random = Random::new(seed);
    let twins = Twins::new();
    let mut done = Vec::new();
    let mut failed = 0;
    for number in 0..edits.unwrap_or(EDITS) {
        done.push(edit(&twins, &mut random));
        let statuses = [twins.remembering.build(&[]), twins.clean.build_clean()];
        let recent = &done[done.len().saturating_sub(4)..];
        assert_eq!(
            statuses[0], statuses[1],
            "edit {number} of chain {seed}: {recent:?}"
        );
        if statuses[0] != Some(0) {
            // A build that fails leaves the former site as it is, also where it was damaged.
            failed += 1;
            mend(&twins);
            continue;
        }
        let [remembering, clean] = [&twins.remembering, &twins.clean].map(snapshot);
        let differing: Vec<&String> = clean
            .keys()
            .chain(remembering.keys())
            .filter(|path| clean.get(*path) != remembering.get(*path))
            .collect();
        assert!(
            differing.is_empty(),
            "edit {number} of chain {seed} ({recent:?}) gives other files: {differing:?}"
        );
    }
    assert!(
        failed * 5 < done.len(),
        "{failed} of {} edits were refused",
        done.len()
    );
}

#[test]
fn edits_give_the_site_of_a_clean_build_1() {
    chain(1);
}

#[test]
fn edits_give_the_site_of_a_clean_build_2() {
    chain(2);
}

#[test]
fn edits_give_the_site_of_a_clean_build_3() {
    chain(3);
}

#[test]
fn edits_give_the_site_of_a_clean_build_4() {
    chain(4);
}

#[test]
fn nothing_is_done_where_nothing_has_changed() {
    let archive = Archive::new();
    archive.build(&[]);
    // The first build wrote archive.lock, which the second one reads: that must not make it another site.
    let said = archive.run(&["--timings"]);
    assert!(said.contains("(0 new or changed, 0 removed)"), "{said}");
    let works = |said: &str| said.contains("understanding") || said.contains("writing");
    assert!(said.contains("preparing") && !works(&said), "{said}");
    assert!(works(&archive.run(&["--no-cache", "--timings"])));
}

#[test]
fn messages_are_said_again() {
    let archive = Archive::new();
    fs::write(archive.path("seeds/picture.xyz"), "x").expect("a file");
    let first = archive.run(&[]);
    assert!(first.contains("unsupported file type"), "{first}");
    let again = archive.run(&[]);
    assert!(again.contains("unsupported file type"), "{again}");
    assert!(
        archive
            .run(&["--strict"])
            .contains("left unchanged because of --strict")
    );
}

#[test]
fn the_folder_marks_itself_and_a_damaged_store_is_said_once() {
    let archive = Archive::new();
    archive.build(&[]);
    let read = |name: &str| fs::read_to_string(archive.path(name)).expect("a file");
    assert_eq!(read(".cuttings/.gitignore"), "*\n");
    assert!(
        read(".cuttings/CACHEDIR.TAG").starts_with("Signature: 8a477f597d28d172789f06886806bc55\n")
    );
    let store = archive.path(".cuttings/store.redb");
    let mut bytes = fs::read(&store).expect("a store");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&store, bytes).expect("a store");
    assert!(archive.run(&[]).contains("damaged"));
    assert!(!archive.run(&[]).contains("damaged"));
}

#[test]
fn no_cache_leaves_nothing_behind() {
    let archive = Archive::new();
    archive.build(&["--no-cache"]);
    assert!(!archive.path(".cuttings").exists());
}

#[test]
fn timings_name_every_stage() {
    let archive = Archive::new();
    let said = archive.run(&["--timings", "--json"]);
    for stage in ["reading", "understanding", "grouping", "linking", "writing"] {
        let line = said
            .lines()
            .find(|line| line.contains(&format!("{{\"stage\":\"{stage}\"")));
        let line = line.unwrap_or_else(|| panic!("no {stage} in {said}"));
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(
            value["seconds"].is_number() && value["megabytes"].is_number(),
            "{line}"
        );
        if stage == "understanding" {
            assert_eq!(value["items"], archive::TEXTS.len());
        }
    }
}
