//! Grouping 10,000 and 100,000 made-up documents, once each: seconds, how the time grows, and the most memory that was in use so far (on Linux).
//! `cargo bench --bench scale -- 10000` takes other numbers of documents.
//!
//! A whole archive of this size is too much for a benchmark that repeats itself; run it on a machine that does nothing else.

#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods)]

mod made_up;

use cuttings::cluster::{Evidence, Judged};
use cuttings::model::GroupConstraints;
use made_up::{documents, most_memory};
use std::time::Instant;

fn main() {
    let evidence = Evidence::compiled_in();
    let mut before = None;
    let mut counts: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    if counts.is_empty() {
        counts = vec![10_000, 100_000];
    }
    for count in counts {
        let documents = documents(count);
        let start = Instant::now();
        let nothing = GroupConstraints::default();
        let judged = Judged::new(&documents, &evidence);
        let groups = judged.group(&nothing);
        let relations = judged.relations(&groups, &nothing);
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{count} documents: {seconds:.1} s, {} stories, {} events, {} storylines, {} relations{}",
            groups.stories.len(),
            groups.events.len(),
            groups.storylines.len(),
            relations.len(),
            most_memory()
        );
        if let Some(before) = before {
            println!(
                "ten times the documents take {:.1} times the time",
                seconds / before
            );
        }
        before = Some(seconds);
    }
}
