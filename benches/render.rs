//! Building a site from made-up texts, once each: what a page takes to render, and the most memory that was in use so far (on Linux).
//! `cargo bench --bench render -- 2000 20000` takes other numbers of texts.

#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods)]

mod made_up;

use cuttings::render::{Templates, render_each};
use cuttings::{BuiltIn, Setup, read_site};
use made_up::{documents, most_memory, seconds_of_work};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

fn main() {
    let mut counts: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    if counts.is_empty() {
        counts = vec![500, 5_000];
    }
    let mut before_this: Option<(f64, usize)> = None;
    for count in counts {
        let root = tempfile::tempdir().expect("a folder");
        let seeds = root.path().join("seeds");
        std::fs::create_dir(&seeds).expect("a folder");
        for document in documents(count) {
            let day = 1 + document.id.bytes().map(usize::from).sum::<usize>() % 28;
            let text = format!("2025-03-{day:02}\n\n{}", document.text);
            std::fs::write(seeds.join(format!("{}.txt", document.id)), text).expect("a file");
        }
        let site =
            "title = \"Made up\"\nlanguages = [\"en\"]\nbase_url = \"https://made-up.example/\"\n";
        std::fs::write(root.path().join("site.toml"), site).expect("a file");
        let setup = Setup::load(root.path()).expect("a setup");
        let stages: Mutex<Vec<(&str, Instant)>> = Mutex::new(Vec::new());
        let (read, alignments) = read_site(&setup, &BuiltIn::load(), &|stage, _| {
            stages.lock().expect("a list").push((stage, Instant::now()));
        })
        .expect("an archive");
        let start = Instant::now();
        let stages = stages.into_inner().expect("a list");
        for (at, (stage, begun)) in stages.iter().enumerate() {
            let next = stages.get(at + 1).map_or(start, |(_, next)| *next);
            println!("{stage}: {:.2} s", (next - *begun).as_secs_f64());
        }
        let templates = Templates::compiled_in().expect("templates");
        let [files, pages, bytes] = [const { AtomicUsize::new(0) }; 3];
        let (before, work) = (most_memory(), seconds_of_work());
        render_each(
            &read.archive,
            &alignments,
            &setup.site,
            &templates,
            &setup.languages,
            &|page| {
                files.fetch_add(1, Relaxed);
                if page.path.ends_with(".html") {
                    pages.fetch_add(1, Relaxed);
                    bytes.fetch_add(page.bytes.len(), Relaxed);
                }
                Ok(())
            },
        )
        .expect("pages");
        let seconds = start.elapsed().as_secs_f64();
        let work = work.and_then(|work| Some(seconds_of_work()? - work));
        let [files, pages, bytes] = [files, pages, bytes].map(AtomicUsize::into_inner);
        println!(
            "{count} texts: {pages} pages of {} bytes, {files} files in {seconds:.2} s: {:.3} ms a page, all else included{} ({before} before)",
            bytes / pages.max(1),
            seconds * 1000.0 / pages as f64,
            most_memory()
        );
        if let Some(work) = work {
            let a_page = work * 1000.0 / pages as f64;
            println!("{a_page:.3} ms of work a page, whatever else the machine does");
        }
        if let Some((before, texts)) = before_this {
            println!(
                "{:.1} times the texts take {:.1} times the time",
                count as f64 / texts as f64,
                seconds / before
            );
        }
        before_this = Some((seconds, count));
    }
}
