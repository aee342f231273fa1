//! Trains `data/languages.bin`, the model for language identification.
//!
//!     cargo run --release --example train_languages -- ../shared/train
//!
//! Text comes from the parallel and the tagged sentences there (data/README.md names them); the same text produces the same bytes.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a maintainer's tool: it reports on standard output and writes one file"
)]

mod calibrate;
mod choose;
mod convert;
mod corpus;
mod pieces;
mod plan;
mod train;

use cuttings::understand::identify::format::encode;
use cuttings::understand::identify::script::{SCRIPTS, main_script};
use std::path::PathBuf;

fn main() -> Result<(), String> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name the folder with the training text")?;
    let folder = PathBuf::from(folder);
    let names = corpus::names(&folder)?;
    let mut models = Vec::new();
    for (script, texts) in corpus::read(&folder)? {
        let Some(plan) = plan::Plan::of(&script) else {
            continue;
        };
        let names: Vec<String> = names
            .iter()
            .filter(|n| {
                main_script(std::iter::once(n.as_str()))
                    .is_some_and(|s| SCRIPTS[s.0].code == script)
            })
            .cloned()
            .collect();
        let tags: Vec<&str> = texts.iter().map(|t| t.tag.as_str()).collect();
        println!(
            "{script}: {} languages ({}), {} names",
            texts.len(),
            tags.join(" "),
            names.len()
        );
        models.push(train::train(&script, &texts, &names, &plan));
    }
    let bytes = encode(&models);
    println!("{} bytes", bytes.len());
    std::fs::write("data/languages.bin", bytes).map_err(|e| e.to_string())
}
