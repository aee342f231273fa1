//! Grouping 10,000 and 100,000 made-up documents, once each: seconds, and how the time grows.
//!
//! A whole archive of this size is too much for a benchmark that repeats itself; run it on a machine that does nothing else.

#![allow(missing_docs, clippy::print_stdout, clippy::disallowed_methods)]

mod made_up;

use cuttings::cluster::{Evidence, cluster};
use cuttings::model::Curation;
use made_up::documents;
use std::time::Instant;

fn main() {
    let evidence = Evidence::compiled_in();
    let mut before = None;
    for count in [10_000, 100_000] {
        let documents = documents(count);
        let start = Instant::now();
        let groups = cluster(&documents, &Curation::default(), &evidence);
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{count} documents: {seconds:.1} s, {} stories, {} events, {} storylines, {} relations",
            groups.stories.len(),
            groups.events.len(),
            groups.storylines.len(),
            groups.relations.len()
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
