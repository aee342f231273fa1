//! Trains the name tagger and builds its table of names:
//! `cargo run --release --example train_names -- ../shared/train` writes `data/names-model.bin` and `data/names-table.fst`.
//!
//! The same material gives the same bytes.
#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

mod corpus;
mod measure;
mod projection;
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

/// How large the file of weights may become.
const MODEL_BYTES: usize = 2_980_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .ok_or("name the folder with the training material")?;
    let folder = Path::new(&folder);
    let rounds = arguments.next().map_or(Ok(8), |n| n.parse())?;
    let rate = arguments.next().map_or(Ok(0.25), |n| n.parse())?;
    let pull = arguments.next().map_or(Ok(0.003), |n| n.parse())?;
    let hide = arguments.next().map_or(Ok(0.25), |n| n.parse())?;
    let rarest = arguments.next().map_or(Ok(3), |n| n.parse())?;
    let mut corpus = Corpus::read(&folder.join("ner"))?;
    println!("{} sentences to train on", corpus.train.len());
    let table: &'static [u8] = tables::build(folder, &corpus)?.leak();
    println!("table of names: {} bytes", table.len());
    std::fs::write("data/names-table.fst", table)?;
    let settings = Settings {
        rarest,
        rounds,
        averaged: 2,
        rate,
        pull,
        hide,
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
    if std::env::args().any(|a| a == "show") {
        for sentence in projected.iter().step_by(67).take(150) {
            for (token, label) in sentence.tokens.iter().zip(&sentence.labels) {
                print!(
                    "{token}{} ",
                    match label.index() {
                        0 => "",
                        1 => "_P",
                        2 => "_p",
                        3 => "_O",
                        4 => "_o",
                        5 => "_L",
                        _ => "_l",
                    }
                );
            }
            println!();
        }
        return Ok(());
    }
    corpus.train.extend(projected);
    let mut random = Random(20_261_122);
    for sentence in &mut corpus.train {
        variation::shorten_names(sentence, &mut random);
    }
    let mut model = Model::new(&corpus.train, &gazetteer, settings);
    model.train(settings);
    let bytes = smallest_weights_left_out(&model);
    println!("weights: {} bytes", bytes.len());
    std::fs::write("data/names-model.bin", &bytes)?;
    let tagger = NameTagger::new(&bytes, table)?;
    measure::report(&tagger, &corpus.apart);
    Ok(())
}

/// The file with as many weights as fit, the largest first.
fn smallest_weights_left_out(model: &Model) -> Vec<u8> {
    let mut least = 0.02;
    loop {
        let (transitions, rows) = model.rows(least);
        let bytes = Weights::encode(&transitions, &rows);
        if bytes.len() <= MODEL_BYTES {
            println!("weights from {least:.3}, {} attributes", rows.len());
            return bytes;
        }
        least *= 1.02;
    }
}
