//! Sites from texts that `analyze --full` understood: the same as from the texts themselves, byte for byte, or an error.

#![expect(
    clippy::disallowed_methods,
    reason = "a test sets up files, and fails by panicking"
)]

#[path = "remembered/archive.rs"]
#[allow(dead_code, reason = "shared with another test")]
mod archive;

use archive::{Archive, snapshot};
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

const ABOUT: &str = "About the county of Lowick: the county keeps the roads and the bridges of its eleven parishes, runs three schools and the small hospital above the mill, and meets in public on the first Monday of every month. It was founded in 1911. Call 555 0199 for everything else that you want to know about the county and its people.";

/// An archive in which texts depend on each other: copies, one of them with a sidecar, boilerplate, one id twice, a pseudonym, a draft, files that are no texts.
fn archive() -> Archive {
    let archive = Archive::new();
    let site = format!(
        "{}[[topics]]\nid = \"bridges\"\nnames.en = \"Bridges\"\nterms.en = [\"bridge\"]\nterms.ru = [\"мост\"]\n\n[outlets]\n\"Lowick Courier\" = [\"Courier of Lowick\"]\n",
        archive::SITE
    );
    archive.write("site.toml", &site);
    archive.write(
        "curation.yaml",
        "people:\n  pseudonym:\n    - { person: tobias-fernhill, name: T. F. }\n",
    );
    for (name, text) in archive::TEXTS {
        if name.ends_with("en.txt") || name == "harbour.txt" {
            archive.write(&format!("seeds/{name}"), &format!("{text}\n{ABOUT}\n"));
        }
        if name == "bridge-de.txt" {
            archive.write(
                "seeds/copy of a bridge.txt",
                &text.replace("\n\n", "\n\n\n"),
            );
            archive.write("seeds/copy of a bridge.yaml", "rights: Kreis Lowick\n");
        }
    }
    let draft = "---\ntitle: Not yet\ndraft: true\nid: harbour\n---\nThe harbour master waits.\n";
    archive.write("seeds/more/draft.md", draft);
    archive.write("seeds/more/harbour.txt", "3 April 2025\n\nHarbour of Quarne waits\n\nNobody has seen a ship there since March, says Ingrid Solvang.\n");
    archive.write("seeds/more/empty.txt", "\n");
    archive.write("seeds/picture.jpg", "x");
    archive.write("seeds/lost.yaml", "title: Lost\n");
    archive.write("seeds/left-out.txt", "Left out\n\nNobody reads this.\n");
    archive.write("seeds/.cuttingsignore", "left-out.*\n");
    archive
}

fn cuttings(arguments: &[&str], archive: &Archive, input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cuttings"));
    let mut child = command
        .args(arguments)
        .arg("--root")
        .arg(archive.path(""))
        .current_dir(archive.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut writer = child.stdin.take().expect("standard input");
    let input = input.to_owned();
    // A command that fails at once does not read.
    let thread = std::thread::spawn(move || drop(writer.write_all(&input)));
    let output = child.wait_with_output().expect("an end");
    thread.join().expect("a writer");
    output
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn analysed(arguments: &[&str], archive: &Archive, input: &str) -> String {
    let all = [&["analyze", "--full", "--quiet"], arguments].concat();
    let output = cuttings(&all, archive, input.as_bytes());
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).expect("JSON")
}

fn packed(text: &str) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(text.as_bytes()).expect("memory");
    packer.finish().expect("memory")
}

#[test]
fn the_site_is_the_same_however_the_lines_are_spread() {
    let plain = archive();
    let output = cuttings(&["build", "--no-cache"], &plain, b"");
    assert!(output.status.success(), "{}", said(&output));
    let (site, messages) = (snapshot(&plain), said(&output));
    assert!(messages.contains("seeds/more/empty.txt"), "{messages}");
    let pages = site.keys().filter(|path| path.ends_with("index.html"));
    assert!(pages.count() > 10);

    let texts = archive();
    let all = analysed(&[], &texts, "");
    assert!(!all.contains("Nobody reads this"));
    // One process for each text, in no order, from a list that names more than texts.
    let mut names: Vec<String> = all_files(&texts.path("seeds"));
    names.reverse();
    let single: String = names
        .iter()
        .map(|name| analysed(&["--paths-from", "-"], &texts, name))
        .collect();
    let sorted = |lines: &str| {
        let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&all), sorted(&single));

    // A worker that is given nothing says nothing.
    assert_eq!(analysed(&["--paths-from", "-"], &texts, ""), "");

    let lines: Vec<&str> = single.split_inclusive('\n').collect();
    let (first, last) = lines.split_at(lines.len() / 2);
    fs::write(texts.path("first.jsonl"), first.concat()).expect("a file");
    // Two compressed files behind each other are one.
    let (middle, end) = last.split_at(1);
    let both = [packed(&middle.concat()), packed(&end.concat())].concat();
    fs::write(texts.path("last.jsonl.gz"), both).expect("a file");
    let build = [
        "build",
        "--no-cache",
        "--analysed",
        "first.jsonl",
        "last.jsonl.gz",
    ];
    let remembering = ["build", "--analysed", "-"];
    for (arguments, input) in [(&build[..], ""), (&remembering, &all), (&remembering, &all)] {
        let output = cuttings(arguments, &texts, input.as_bytes());
        assert!(output.status.success(), "{}", said(&output));
        let warnings = |said: &str| {
            let lines = said
                .lines()
                .filter(|line| !line.contains(" new or changed"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(warnings(&said(&output)), warnings(&messages));
        assert!(snapshot(&texts) == site, "{arguments:?}: another site");
    }
    // What is built from texts again is no other site either.
    let output = cuttings(&["build"], &texts, b"");
    assert!(output.status.success(), "{}", said(&output));
    assert!(snapshot(&texts) == site, "another site after a plain build");

    // Where the texts are elsewhere, the lines are enough.
    fs::rename(texts.path("seeds"), texts.path("elsewhere")).expect("a folder");
    let output = cuttings(&build, &texts, b"");
    assert!(output.status.success(), "{}", said(&output));
    assert!(snapshot(&texts) == site, "another site without the folder");
}

fn all_files(folder: &std::path::Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => files.extend(all_files(&path)),
            false => files.push(path.to_string_lossy().into_owned()),
        }
    }
    files.sort();
    files
}

#[test]
fn source_files_come_from_the_content_folder() {
    let texts = archive();
    let site = fs::read_to_string(texts.path("site.toml")).expect("a file");
    texts.write("site.toml", &format!("sources = \"all\"\n{site}"));
    fs::remove_file(texts.path("curation.yaml")).expect("a file");
    let lines = analysed(&[], &texts, "");
    let build = |archive: &Archive| {
        cuttings(
            &["build", "--no-cache", "--analysed", "-"],
            archive,
            lines.as_bytes(),
        )
    };
    let output = build(&texts);
    assert!(output.status.success(), "{}", said(&output));
    let with_lines = snapshot(&texts);
    let output = cuttings(&["build", "--no-cache"], &texts, b"");
    assert!(output.status.success(), "{}", said(&output));
    assert!(with_lines == snapshot(&texts));
    fs::rename(texts.path("seeds"), texts.path("elsewhere")).expect("a folder");
    let output = build(&texts);
    assert!(!output.status.success());
    assert!(said(&output).contains("seeds/"), "{}", said(&output));
}

#[test]
fn lines_that_do_not_fit_are_errors_with_file_and_line() {
    let texts = archive();
    let lines = analysed(&[], &texts, "");
    let second = lines
        .split_inclusive('\n')
        .nth(1)
        .expect("lines")
        .to_owned();
    let foreign = second.replacen("\"program\":\"", "\"program\":\"0.0.1-x", 1);
    let other_build = {
        let at = second.find("\"setup\"").expect("a set-up");
        let mut changed = second.clone();
        changed.replace_range(at - 4..at - 2, "zz");
        changed
    };
    let setup = analysed_with_other_topics();
    let cases = [
        (&second[..second.len() / 2], "the line is damaged"),
        (&second.replacen("the", "teh", 1), "checksum does not match"),
        ("{}\n", "the line is damaged"),
        ("Lowick\n", "the line is damaged"),
        (&foreign, "version 0.0.1-x"),
        (&other_build, "another build of the program"),
        (&setup, "other topics, outlets, language packs"),
        (
            lines.split_inclusive('\n').next().expect("lines"),
            "has a line already: lines.jsonl, line 1",
        ),
    ];
    for (line, message) in cases {
        let text = lines.replacen(&second, &format!("{}\n", line.trim_end()), 1);
        texts.write("lines.jsonl", &text);
        let output = cuttings(&["build", "--analysed", "lines.jsonl"], &texts, b"");
        assert_eq!(output.status.code(), Some(1), "{message}");
        let said = said(&output);
        assert!(said.contains(message), "{message}: {said}");
        assert!(said.contains("lines.jsonl:2"), "{said}");
        assert!(said.contains("hint: "), "{said}");
        assert!(!texts.path("public").exists(), "{message}");
    }
    let cut = packed(&lines);
    fs::write(texts.path("lines.jsonl.gz"), &cut[..cut.len() / 2]).expect("a file");
    for file in ["lines.jsonl.gz", "no-such-file"] {
        let output = cuttings(&["build", "--analysed", file], &texts, b"");
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains(file), "{}", said(&output));
    }
}

fn analysed_with_other_topics() -> String {
    let other = archive();
    let site = fs::read_to_string(other.path("site.toml")).expect("a file");
    other.write("site.toml", &site.replace("[\"bridge\"]", "[\"bridges\"]"));
    let lines = analysed(&["seeds/bridge-en.txt"], &other, "");
    lines.trim_end().to_owned()
}

#[test]
fn lines_that_are_not_about_the_content_folder_are_errors() {
    let texts = archive();
    let lines = analysed(&[], &texts, "");
    let refused = |message: &str, path: &str| {
        let output = cuttings(&["build", "--analysed", "-"], &texts, lines.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{message}");
        let said = said(&output);
        assert!(said.contains(message) && said.contains(path), "{said}");
    };
    let file = texts.path("seeds/library.md");
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, format!("{text}\nMore.\n")).expect("a file");
    refused("has changed since it was analysed", "seeds/library.md");
    fs::remove_file(&file).expect("a file");
    refused("which the content folder does not have", "seeds/library.md");
    fs::write(&file, text).expect("a file");
    texts.write("seeds/new.txt", "New\n\nThe mill turns again.\n");
    refused("in none of the lines", "seeds/new.txt");
}

#[test]
fn analyze_full_wants_an_archive_and_texts_of_it() {
    let texts = archive();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let stray = elsewhere.path().join("stray.txt");
    fs::write(&stray, "Stray\n\nNobody expected this.\n").expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_cuttings"))
        .args(["analyze", "--full", "stray.txt"])
        .current_dir(elsewhere.path())
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--root"), "{}", said(&output));
    let stray = stray.to_string_lossy();
    let output = cuttings(&["analyze", "--full", &stray], &texts, b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("is no file of the content folder"));
}
