//! The recipes of `docs/large-collections.md`, as they stand there, give the site of a plain build, byte for byte.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "a test sets up files, and fails by panicking"
)]
#![allow(clippy::print_stderr, reason = "a test that is skipped says why")]

#[path = "remembered/archive.rs"]
#[allow(dead_code, reason = "shared with another test")]
mod archive;

use archive::{Archive, snapshot};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The first block of code in a language below a heading of the page.
fn recipe(heading: &str, language: &str) -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/large-collections.md");
    let page = fs::read_to_string(page)
        .expect("the page")
        .replace("\r\n", "\n");
    let (_, below) = page
        .split_once(&format!("\n## {heading}\n"))
        .expect("the heading");
    let (_, block) = below
        .split_once(&format!("\n```{language}\n"))
        .expect("a block");
    let (block, _) = block.split_once("\n```\n").expect("its end");
    block.to_owned()
}

/// A folder with an archive of some hundred texts in `press/`, and the site that a plain build makes of it.
fn press() -> (
    tempfile::TempDir,
    std::collections::BTreeMap<String, Vec<u8>>,
) {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = Archive::new();
    for number in 0..300 {
        let (town, other) = (number % 17, number % 23);
        archive.write(
            &format!("seeds/{}/{number}.txt", number % 3),
            &format!("{} May 2025\n\nTown {town} votes for bridge {other}\n\nThe council of town {town} voted for bridge {other} with {number} votes. Mayor Helen Marsden said that it will carry {} cars a day.\n", 1 + number % 28, number * 7),
        );
    }
    assert_eq!(archive.build(&["--no-cache"]), Some(0));
    let site = snapshot(&archive);
    fs::remove_dir_all(archive.path("public")).expect("the site");
    fs::remove_file(archive.path("archive.lock")).expect("the lock");
    let copied = Command::new("cp")
        .arg("-r")
        .arg(archive.path(""))
        .arg(folder.path().join("press"))
        .status();
    assert!(copied.expect("cp").success());
    (folder, site)
}

/// Runs a script of the shell in the folder, where the program is on the path.
fn run(script: &str, folder: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_cuttings"));
    let path = std::env::var("PATH").unwrap_or_default();
    let beside = program.parent().expect("a folder").display();
    let output = Command::new("sh")
        .args(["-e", "-c", script])
        .current_dir(folder)
        .env("PATH", format!("{beside}:{path}"))
        .output()
        .expect("a shell");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn assert_same(folder: &Path, site: &std::collections::BTreeMap<String, Vec<u8>>) {
    let built = archive::snapshot_of(&folder.join("press"));
    let differing: Vec<&String> = site
        .keys()
        .chain(built.keys())
        .filter(|path| site.get(*path) != built.get(*path))
        .collect();
    assert!(differing.is_empty(), "other files: {differing:?}");
}

fn has(command: &str, arguments: &[&str]) -> bool {
    let output = Command::new(command).args(arguments).output();
    output.is_ok_and(|output| output.status.success())
}

#[test]
fn the_recipe_for_xargs_works() {
    let (folder, site) = press();
    // Several lists, though the archive is small.
    let script = recipe("With xargs or GNU parallel", "sh").replace("-l 2000", "-l 40");
    run(&script, folder.path());
    assert_same(folder.path(), &site);
}

#[test]
fn the_recipe_for_spark_works() {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !has("java", &["-version"]) {
        return eprintln!("skipped: there is no Java here");
    }
    if !has(&python, &["-c", "import pyspark"]) {
        return eprintln!(
            "skipped: {python} has no PySpark; PYTHON=/path/to/python chooses another"
        );
    }
    let (folder, site) = press();
    let script = recipe("With Apache Spark", "python").replace("// 2000", "// 40");
    fs::write(folder.path().join("analyze.py"), script).expect("a file");
    // As spark-submit would start it, which need not be on the path.
    let run_spark = format!(
        "'{python}' analyze.py \"$(command -v cuttings)\" \"$PWD/press\" \"$PWD/press/seeds\" \"$PWD/analysed\""
    );
    run(&run_spark, folder.path());
    run(
        "cuttings build --root press --analysed analysed/part-*",
        folder.path(),
    );
    assert_same(folder.path(), &site);
}
