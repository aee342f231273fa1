//! Feeds begin with what was published last, whatever its date.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests make and read archives of their own"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, text).expect("written");
}

/// Builds; returns the titles of the feed and the text of archive.lock.
fn build(root: &Path) -> (Vec<String>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cuttings"))
        .args(["build", "--root"])
        .arg(root)
        .output()
        .expect("the program");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let feed = fs::read(root.join("public/feed.json")).expect("a feed");
    let feed: serde_json::Value = serde_json::from_slice(&feed).expect("JSON");
    let items = feed["items"].as_array().expect("items").iter();
    let titles = items.map(|item| item["title"].as_str().expect("a title").to_owned());
    let lock = fs::read_to_string(root.join("archive.lock")).expect("a lock");
    (titles.collect(), lock)
}

#[test]
fn what_came_last_is_first_and_a_build_with_nothing_new_counts_for_nothing() {
    const BRIDGE: &str = "The bridge over the Taren is open";
    const MILL: &str = "The mill of Orlan is sold";
    const FERRY: &str = "Ferry stops for the winter";
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(
        root,
        "site.toml",
        "title = \"Valley papers\"\nbase_url = \"https://valley.example/\"\n",
    );
    write(
        root,
        "seeds/bridge.txt",
        &format!(
            "{BRIDGE}\n2025-12-10\n\nThe first trains crossed the new bridge on Wednesday morning, the council said.\n"
        ),
    );
    write(
        root,
        "seeds/mill.txt",
        &format!(
            "{MILL}\n2025-11-02\n\nA cooperative of bakers bought the old mill from its owner for six thousand crowns.\n"
        ),
    );
    let (titles, lock) = build(root);
    assert_eq!(titles, [BRIDGE, MILL]);
    assert!(!lock.contains(" since "), "{lock}");

    write(
        root,
        "seeds/ferry.txt",
        &format!(
            "{FERRY}\n2019-01-20\n\nIce on the lake keeps the ferry in its harbour until March, fishermen told us.\n"
        ),
    );
    let (titles, lock) = build(root);
    assert_eq!(titles, [FERRY, BRIDGE, MILL]);
    assert_eq!(lock.matches(" since ").count(), 1, "{lock}");
    assert!(lock.contains("document ferry since 1\n"), "{lock}");

    // Another edition of the site, but no news.
    write(
        root,
        "site.toml",
        "title = \"Papers\"\nbase_url = \"https://valley.example/\"\n",
    );
    fs::rename(root.join("seeds/ferry.txt"), root.join("seeds/winter.txt")).expect("renamed");
    let (titles, lock) = build(root);
    assert_eq!(titles, [FERRY, BRIDGE, MILL]);
    assert!(lock.contains("document winter since 1\n"), "{lock}");

    // A lock of an earlier version knows of no builds: all it has was there from the start.
    let old: Vec<&str> = lock
        .lines()
        .filter(|line| !line.contains(" since "))
        .collect();
    write(root, "archive.lock", &format!("{}\n", old.join("\n")));
    let (titles, lock) = build(root);
    assert_eq!(titles, [BRIDGE, MILL, FERRY]);
    assert!(!lock.contains(" since "), "{lock}");
}
