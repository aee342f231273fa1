//! Derives `data/latin-names.fst`, `data/latin-people.fst`, `data/latin-forms.fst` and `data/latin-pieces.fst`: names as their bearers write them, and how
//! other scripts spell Latin letters.
//!
//!     cargo run --release --example train_spellings -- ../shared/train data
//!     cargo run --release --example train_spellings -- --measure NAMES.tsv
//!
//! Reads the tagged sentences and the lists of given names and surnames in `ner/`, which say what names are common in what language, and
//! `names/person-names.txt.gz`, which has the forms of a name in many scripts. The second command prints how many of the names of a file
//! (language, name, Latin name) have their Latin words among the candidates, and first.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a maintainer's tool: it reads and writes data files and says what it wrote"
)]

mod align;
mod evidence;
mod letters;
mod measure;
mod runs;
mod table;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [measure, names] if measure == "--measure" => measure::measure(Path::new(names)),
        [train, out] => derive(Path::new(train), Path::new(out)),
        _ => Err("usage: train_spellings TRAIN-FOLDER DATA-FOLDER".into()),
    }
}

fn derive(train: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let evidence = evidence::Evidence::read(&train.join("ner"))?;
    println!("{} words in evidence", evidence.words.len());
    let table = table::Table::read(&train.join("names/person-names.txt.gz"), &evidence)?;
    println!(
        "{} pairs to learn from, {} names of Cyrillic languages",
        table.pairs.len(),
        table.cyrillic.len()
    );
    let lexicon = table.lexicon(&evidence)?;
    println!("latin-names.fst: {} bytes", lexicon.len());
    std::fs::write(out.join("latin-names.fst"), lexicon)?;
    let people = fst::Set::from_iter(&evidence.people)?
        .into_fst()
        .into_inner();
    println!(
        "latin-people.fst: {} names, {} bytes",
        evidence.people.len(),
        people.len()
    );
    std::fs::write(out.join("latin-people.fst"), people)?;
    let forms = table
        .forms
        .iter()
        .map(|(word, latin)| format!("{word}\0{latin}"));
    let mut keys: Vec<String> = forms.collect();
    keys.sort();
    let forms = fst::Set::from_iter(&keys)?.into_fst().into_inner();
    println!(
        "latin-forms.fst: {} pairs, {} bytes",
        keys.len(),
        forms.len()
    );
    std::fs::write(out.join("latin-forms.fst"), forms)?;
    let spelled = align::align(&table.pairs);
    let pieces = runs::runs(&spelled)?;
    println!("latin-pieces.fst: {} bytes", pieces.len());
    std::fs::write(out.join("latin-pieces.fst"), pieces)?;
    Ok(())
}
