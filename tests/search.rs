//! What people type finds its page among the first two results: the queries of `tests/search.tsv`, asked of the finished index in Node, without a browser.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the test reads its own folder and prints why it is skipped"
)]

#[path = "search/archive.rs"]
mod archive;

use std::path::Path;
use std::process::Command;

#[test]
fn what_people_type_finds_its_page() {
    let Ok(version) = Command::new("node").arg("--version").output() else {
        eprintln!("skipped: no Node on this machine (install the package `nodejs`)");
        return;
    };
    assert!(version.status.success());
    let built = archive::build();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let asked = Command::new("node")
        .arg(own.join("search/ask.js"))
        .arg(built.path())
        .arg(own.join("search.tsv"))
        .output()
        .expect("Node runs");
    let said = String::from_utf8_lossy(&asked.stdout);
    let problems = String::from_utf8_lossy(&asked.stderr);
    eprintln!("{said}");
    assert!(asked.status.success(), "{problems}");
    let result = said.lines().last().expect("a result");
    let numbers: Vec<usize> = result
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let [found, all] = numbers[..] else {
        panic!("no figures in {result}")
    };
    assert!(all >= 150, "{result}");
    assert_eq!(found, all, "{said}");
}
