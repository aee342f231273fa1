//! Building a site from made-up texts, once each: what a page takes to render, and the most memory that was in use so far (on Linux).
//! `cargo bench --bench render -- 2000 20000` takes other numbers of texts.

#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods)]

mod made_up;

use cuttings::{Setup, build_pages};
use made_up::{documents, most_memory};
use std::sync::Mutex;
use std::time::Instant;

fn main() {
    let mut counts: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    if counts.is_empty() {
        counts = vec![500, 5_000];
    }
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
        let (pages, _) = build_pages(&setup, &|stage, _| {
            stages.lock().expect("a list").push((stage, Instant::now()));
        })
        .expect("pages");
        let end = Instant::now();
        let stages = stages.into_inner().expect("a list");
        for (at, (stage, start)) in stages.iter().enumerate() {
            let next = stages.get(at + 1).map_or(end, |(_, next)| *next);
            println!("{stage}: {:.2} s", (next - *start).as_secs_f64());
        }
        let rendering = stages.last().map_or(end, |(_, start)| *start);
        let html = pages.iter().filter(|page| page.path.ends_with(".html"));
        let (html, bytes) = html.fold((0, 0), |(count, bytes), page| {
            (count + 1, bytes + page.bytes.len())
        });
        println!(
            "{count} texts: {html} pages of {} bytes, {} files, {:.3} ms a page with everything else that is written{}",
            bytes / html.max(1),
            pages.len(),
            (end - rendering).as_secs_f64() * 1000.0 / html as f64,
            most_memory()
        );
    }
}
