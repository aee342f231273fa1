//! Builds sites from synthetic texts, once each, and prints the time per page and the peak memory so far (on Linux).
//! `cargo bench --bench render -- 2000 20000` uses other numbers of texts.

#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods)]

mod synthetic;

use cuttings::memory::Memory;
use cuttings::render::{Templates, render_each};
use cuttings::{BuiltIn, Setup, read_site};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;
use synthetic::{documents, peak_memory, processor_seconds};

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
        let site = "title = \"Synthetic\"\nlanguages = [\"en\"]\nbase_url = \"https://synthetic.example/\"\n";
        std::fs::write(root.path().join("site.toml"), site).expect("a file");
        let setup = Setup::load(root.path(), None).expect("a setup");
        let stages: Mutex<Vec<(&str, Instant)>> = Mutex::new(Vec::new());
        let read = read_site(
            &setup,
            &BuiltIn::load(&setup.languages),
            &Memory::none(),
            &|stage, _| {
                stages.lock().expect("a list").push((stage, Instant::now()));
            },
        )
        .expect("an archive");
        let start = Instant::now();
        let stages = stages.into_inner().expect("a list");
        for (at, (stage, begun)) in stages.iter().enumerate() {
            let next = stages.get(at + 1).map_or(start, |(_, next)| *next);
            println!("{stage}: {:.2} s", (next - *begun).as_secs_f64());
        }
        let templates = Templates::compiled_in().expect("templates");
        let [files, pages, bytes] = [const { AtomicUsize::new(0) }; 3];
        let (before, work) = (peak_memory(), processor_seconds());
        render_each(
            &read.release,
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
            None,
        )
        .expect("pages");
        let seconds = start.elapsed().as_secs_f64();
        let work = work.and_then(|work| Some(processor_seconds()? - work));
        let [files, pages, bytes] = [files, pages, bytes].map(AtomicUsize::into_inner);
        println!(
            "{count} texts: {pages} pages of {} bytes, {files} files in {seconds:.2} s: {:.3} ms per page, everything included{} (before{before})",
            bytes / pages.max(1),
            seconds * 1000.0 / pages as f64,
            peak_memory()
        );
        if let Some(work) = work {
            let per_page = work * 1000.0 / pages as f64;
            println!("{per_page:.3} ms of processor time per page");
        }
        if let Some((before, texts)) = before_this {
            println!(
                "{:.1} times the texts take {:.1} times as long",
                count as f64 / texts as f64,
                seconds / before
            );
        }
        before_this = Some((seconds, count));
    }
}
