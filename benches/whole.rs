//! Builds a realistic archive with the command itself, and prints what each stage took, the peak memory, and the ratio against `cp -r` of the site in the same run.
//!
//! `cargo bench --bench whole -- --texts 20000 --texts 100000` builds archives of other sizes than 5,000 texts. `--write FOLDER` only writes the archive.
//! An archive of this size is too large for a benchmark that repeats itself; run it on an otherwise idle machine.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used
)]

mod realistic;

use realistic::write_archive;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let mut counts: Vec<usize> = Vec::new();
    let mut folder: Option<PathBuf> = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--texts" => counts.extend(
                arguments
                    .next()
                    .and_then(|count| count.parse::<usize>().ok()),
            ),
            "--write" => folder = arguments.next().map(PathBuf::from),
            // What cargo passes.
            _ => {}
        }
    }
    if counts.is_empty() {
        counts = vec![5_000];
    }
    if let Some(folder) = folder {
        let bytes = write_archive(&folder, counts[0]);
        println!(
            "{} texts, {:.1} MB, in {}",
            counts[0],
            megabytes(bytes),
            folder.display()
        );
        return;
    }
    for count in counts {
        measure(count);
    }
}

fn measure(count: usize) {
    let root = tempfile::tempdir().unwrap();
    let bytes = write_archive(root.path(), count);
    println!("{count} texts, {:.1} MB", megabytes(bytes));
    let before = processor_seconds();
    let begun = Instant::now();
    let mut build = Command::new(env!("CARGO_BIN_EXE_cuttings"))
        .args(["build", "--no-cache", "--quiet", "--timings", "--json"])
        .arg("--root")
        .arg(root.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let messages = build.stderr.take().unwrap();
    // A full pipe would make the build wait.
    let reader = std::thread::spawn(move || {
        let (mut messages, mut text) = (messages, String::new());
        messages.read_to_string(&mut text).map(|_| text)
    });
    let peak = wait(&mut build);
    let seconds = begun.elapsed().as_secs_f64();
    let work = processor_seconds() - before;
    for line in reader.join().unwrap().unwrap().lines() {
        tell(line);
    }
    let site = root.path().join("public");
    let begun = Instant::now();
    let copied = Command::new("cp")
        .arg("-r")
        .args([&site, &root.path().join("copy")])
        .status();
    assert!(copied.unwrap().success(), "cp failed");
    let copying = begun.elapsed().as_secs_f64();
    let (files, bytes) = size(&site);
    println!(
        "whole         {seconds:>9.3} s   {work:.1} s of processor time, peak {peak} MB, {files} files, {:.1} MB",
        megabytes(bytes)
    );
    println!(
        "cp -r         {copying:>9.3} s   the build takes {:.1} times as long",
        seconds / copying
    );
}

/// Waits for the end; gives the peak memory in MB, as the Linux kernel told it last.
fn wait(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak = kilobytes.unwrap_or(0).max(peak);
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "the build failed: {status}");
            return peak / 1000;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// One stage, as `--timings --json` tells of it.
fn tell(line: &str) {
    let Ok(message) = serde_json::from_str::<Value>(line) else {
        return println!("{line}");
    };
    let number = |key: &str| message[key].as_f64().unwrap_or(0.0);
    match message["stage"].as_str() {
        Some(stage) => println!(
            "{stage:<14}{:>9.3} s{:>9} items{:>10.2} MB",
            number("seconds"),
            number("items"),
            number("megabytes")
        ),
        None => println!("{line}"),
    }
}

/// Processor seconds of all processes that have ended, according to the Linux kernel: hundredths, in fields 16 and 17 of its statistics.
fn processor_seconds() -> f64 {
    let statistics = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = statistics.rsplit(')').next().unwrap_or_default();
    let fields = after_name.split_whitespace().skip(13).take(2);
    let ticks: f64 = fields.filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// Number of files, and their bytes.
fn size(folder: &Path) -> (usize, u64) {
    let entries = fs::read_dir(folder).unwrap();
    entries.fold((0, 0), |(files, bytes), entry| {
        let entry = entry.unwrap();
        let (more, length) = match entry.file_type().unwrap().is_dir() {
            true => size(&entry.path()),
            false => (1, entry.metadata().unwrap().len()),
        };
        (files + more, bytes + length)
    })
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
