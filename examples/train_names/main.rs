//! Trains the name tagger and builds its table of names:
//! `cargo run --release --example train_names -- ../shared/train` writes `data/names-model.bin` and `data/names-table.fst`.
//!
//! The same material produces the same bytes. With `--measure` after the folder, nothing is trained; the accuracy of the compiled-in tagger on
//! held-out sentences is printed instead.
#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

mod corpus;
mod exchange;
mod measure;
mod projection;
#[path = "../../benches/random.rs"]
mod random;
mod settings;
mod tables;
mod trainer;
mod uzbek;
mod variation;

use corpus::Corpus;
use cuttings::understand::names::NameTagger;
use cuttings::understand::names::training::{Gazetteer, Weights};
use random::Random;
use settings::Settings;
use std::error::Error;
use std::path::Path;
use trainer::Model;

/// Maximum size of the file of weights.
const MODEL_BYTES: usize = 6_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("usage: train_names FOLDER [--measure]")?;
    let folder = Path::new(&folder);
    let mut corpus = Corpus::read(&folder.join("ner"))?;
    if std::env::args().nth(2).as_deref() == Some("--measure") {
        measure::report(&NameTagger::compiled_in()?, &corpus.apart)?;
        return Ok(());
    }
    println!("{} sentences to train on", corpus.train.len());
    let table: &'static [u8] = tables::build(folder, &corpus)?.leak();
    println!("table of names: {} bytes", table.len());
    std::fs::write("data/names-table.fst", table)?;
    let settings = Settings {
        rarest: 4,
        rounds: 8,
        averaged: 2,
        rate: 0.08,
        pull: 0.005,
        hide: 0.2,
    };
    let gazetteer = Gazetteer::new(table)?;
    let mut first = Model::new(&corpus.train, &gazetteer, settings);
    first.train(Settings {
        rounds: 3,
        ..settings
    });
    let (transitions, rows) = first.rows(0.02);
    drop(first);
    let voter = NameTagger::new(&Weights::encode(&transitions, &rows), table)?;
    let projected = projection::sentences(folder, &voter)?;
    println!(
        "{} sentences tagged through their translations",
        projected.len()
    );
    corpus.train.extend(projected);
    let mut random = Random(20_261_122);
    let renamed = exchange::other_names(folder, &corpus.train, &mut random)?;
    println!("{} sentences with other names", renamed.len());
    corpus.train.extend(renamed);
    for sentence in &mut corpus.train {
        variation::shorten_names(sentence, &mut random);
        variation::write_as_headline(sentence, &mut random);
    }
    let mut model = Model::new(&corpus.train, &gazetteer, settings);
    model.train(settings);
    let bytes = smallest_weights_left_out(&model);
    println!("weights: {} bytes", bytes.len());
    std::fs::write("data/names-model.bin", &bytes)?;
    let tagger = NameTagger::new(&bytes, table)?;
    measure::report(&tagger, &corpus.apart)
}

/// The file with as many of the largest weights as fit.
fn smallest_weights_left_out(model: &Model) -> Vec<u8> {
    let mut least = 0.02;
    loop {
        let (transitions, rows) = model.rows(least);
        let bytes = Weights::encode(&transitions, &rows);
        if bytes.len() <= MODEL_BYTES {
            println!("weights from {least:.3}, {} attributes", rows.len());
            return bytes;
        }
        least *= 1.04;
    }
}
