//! Groups 10,000 and 100,000 synthetic documents, once each, and prints the time, how it grows, and the peak memory so far (on Linux).
//! `cargo bench --bench scale -- 10000` uses other numbers of documents.
//!
//! An archive of this size is too large for a benchmark that repeats itself; run it on an otherwise idle machine.

#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods)]

mod synthetic;

use cuttings::cluster::{Evidence, Judged};
use cuttings::model::GroupConstraints;
use std::time::Instant;
use synthetic::{documents, peak_memory};

fn main() {
    let evidence =
        Evidence::compiled_in(&cuttings::language::Languages::compiled_in().expect("packs"));
    let mut before = None;
    let mut counts: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    if counts.is_empty() {
        counts = vec![10_000, 100_000];
    }
    for count in counts {
        let documents = documents(count);
        let start = Instant::now();
        let nothing = GroupConstraints::default();
        let judged = Judged::new(documents.iter().collect(), &evidence);
        let groups = judged.group(&nothing);
        let relations = judged.relations(&groups, &nothing);
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{count} documents: {seconds:.1} s, {} stories, {} events, {} storylines, {} relations{}",
            groups.stories.len(),
            groups.events.len(),
            groups.storylines.len(),
            relations.len(),
            peak_memory()
        );
        if let Some(before) = before {
            println!("{:.1} times the time of the row before", seconds / before);
        }
        before = Some(seconds);
    }
}
