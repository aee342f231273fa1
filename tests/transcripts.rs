//! What the command line prints, one folder per case in `tests/transcripts/`.
//!
//! A case contains
//!
//! - `command`: command lines, run one after another in the case's archive; all but the last must end with status 0;
//! - `stdout`, `stderr`: the output of all of them (`[..]` matches anything in a line, `...` any lines, `[HERE]` the archive's folder);
//! - `status`: the exit status of the last;
//! - `left`, if relevant: the files in the archive afterwards;
//! - `archive/`: the files of the archive. A file `NAME.as-ENCODING` is written as NAME in that encoding (`windows-1251`, `koi8-r`, `utf-16le`,
//!   `utf-16be-bom`, …), and `NAME.as-hex` as the bytes of its hexadecimal digits, so that all input is readable here.
//!
//! `SNAPSHOTS=overwrite cargo test --release --test transcripts` updates the cases.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests make and read folders of their own"
)]

use rayon::prelude::*;
use snapbox::cmd::Command;
use snapbox::{Assert, Data, Redactions};
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_command_prints_its_transcript() {
    let cases = cases();
    let faults: Vec<String> = cases.par_iter().flat_map_iter(|case| run(case)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_error_and_warning_has_a_hint() {
    let mut without = Vec::new();
    for case in cases() {
        let text = fs::read_to_string(case.join("stderr")).expect("a transcript");
        // Usage errors come from the command line parser, in its own form.
        if read(&case, "status") == "2" {
            continue;
        }
        let mut open: Option<&str> = None;
        for line in text.lines() {
            if line.starts_with("error: ") || line.starts_with("warning: ") {
                without.extend(
                    open.replace(line)
                        .map(|line| (case.clone(), line.to_owned())),
                );
            } else if line.starts_with("  hint: ") || line.contains("\"hint\":\"") {
                open = None;
            }
        }
        without.extend(open.map(|line| (case.clone(), line.to_owned())));
    }
    assert!(without.is_empty(), "no hint: {without:#?}");
}

fn read(case: &Path, name: &str) -> String {
    let text = fs::read_to_string(case.join(name));
    text.unwrap_or_default().trim().to_owned()
}

/// Runs one case in a copy of its archive; returns the differences from its files.
fn run(case: &Path) -> Vec<String> {
    let name = case.file_name().expect("a name").to_string_lossy();
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().canonicalize().expect("a folder");
    copy(&case.join("archive"), &here);
    let commands = read(case, "command");
    let (mut stdout, mut stderr, mut faults) = (String::new(), String::new(), Vec::new());
    let mut lines = commands.lines().peekable();
    while let Some(line) = lines.next() {
        let output = command(line, &here).output().expect("the command runs");
        stdout.push_str(&String::from_utf8_lossy(&output.stdout));
        stderr.push_str(&String::from_utf8_lossy(&output.stderr));
        let status = output.status.code();
        let wanted = match lines.peek() {
            Some(_) => "0".to_owned(),
            None => read(case, "status"),
        };
        if status.map(|code| code.to_string()) != Some(wanted.clone()) {
            faults.push(format!(
                "{name}: `{line}` ended with {status:?}, not {wanted}\n{stderr}"
            ));
        }
    }
    let mut redactions = Redactions::new();
    redactions.insert("[HERE]", here).expect("a placeholder");
    let assert = Assert::new()
        .palette(snapbox::report::Palette::plain())
        .normalize_paths(false)
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .redact_with(redactions);
    for (stream, said) in [("stdout", stdout), ("stderr", stderr)] {
        let expected = Data::read_from(&case.join(stream), None);
        let label = format!("{name}, {stream}");
        let outcome = assert.try_eq(Some(&label), Data::text(said), expected);
        faults.extend(outcome.err().map(|error| error.to_string()));
    }
    if let Ok(left) = fs::read_to_string(case.join("left")) {
        let found = files(folder.path()).join("\n");
        if found != left.trim() {
            faults.push(format!("{name} left\n{found}\nand not\n{left}"));
        }
    }
    faults
}

/// Paths of the files below a folder, sorted, without what builds remember (`tests/remembered.rs`).
fn files(folder: &Path) -> Vec<String> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !(entry.file_type().is_dir() && entry.file_name() == ".cuttings"))
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).expect("inside");
            inside.to_string_lossy().replace('\\', "/")
        })
        .collect()
}

/// Parses a command line like a shell: words, and words in single quotes.
fn command(line: &str, here: &Path) -> Command {
    let arguments = line.strip_prefix("cuttings").expect("a command of ours");
    let words = arguments
        .split('\'')
        .enumerate()
        .flat_map(|(index, part)| -> Vec<&str> {
            match index % 2 {
                0 => part.split_whitespace().collect(),
                _ => vec![part],
            }
        });
    Command::new(env!("CARGO_BIN_EXE_cuttings"))
        .args(words)
        .current_dir(here)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env("COLUMNS", "100")
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let Ok(entry) = entry else {
            return; // The case has no archive.
        };
        let target = to.join(entry.path().strip_prefix(from).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("made");
            continue;
        }
        let name = entry.file_name().to_string_lossy();
        match name.split_once(".as-") {
            None => drop(fs::copy(entry.path(), &target).expect("copied")),
            Some((name, encoding)) => {
                let text = fs::read_to_string(entry.path()).expect("UTF-8");
                fs::write(target.with_file_name(name), encode(&text, encoding)).expect("written");
            }
        }
    }
}

fn encode(text: &str, encoding: &str) -> Vec<u8> {
    let (label, text) = match encoding.strip_suffix("-bom") {
        Some(label) => (label, format!("\u{FEFF}{text}")),
        None => (encoding, text.to_owned()),
    };
    match label {
        "hex" => text
            .split_whitespace()
            .map(|byte| u8::from_str_radix(byte, 16).expect("two hexadecimal digits"))
            .collect(),
        "utf-8" => text.into_bytes(),
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
            let (bytes, _, lossy) = encoding.expect("a known encoding").encode(&text);
            assert!(!lossy, "{label} cannot encode the text");
            bytes.into_owned()
        }
    }
}
