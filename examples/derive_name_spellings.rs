//! Derives `data/name-spellings.fst`: which spellings are one name.
//!
//!     cargo run --release --example derive_name_spellings -- ../shared/train/names data
//!
//! Reads `person-names.txt.gz` (forms of one name in many scripts a line). Each key is a folded form, a zero byte and the number of a name of that
//! spelling in three bytes, most significant first: the keys of a form tell which names it may spell.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a maintainer's tool: it reads and writes data files and says what it wrote"
)]

use cuttings::text::fold_name;
use flate2::read::GzDecoder;
use std::collections::BTreeSet;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A shorter form, folded, says too little.
const SHORTEST: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [names, out] = folders.as_slice() else {
        return Err("usage: derive_name_spellings NAMES-FOLDER DATA-FOLDER".into());
    };
    // Sorted, so that neighbours in the file have neighbouring numbers, which makes it smaller.
    let spellings: BTreeSet<BTreeSet<String>> = read(&names.join("person-names.txt.gz"))?;
    let mut keys: BTreeSet<Vec<u8>> = BTreeSet::new();
    for (number, forms) in spellings.iter().enumerate() {
        for form in forms {
            let mut key = form.clone().into_bytes();
            key.push(0);
            key.extend_from_slice(&u32::try_from(number)?.to_be_bytes()[1..]);
            keys.insert(key);
        }
    }
    let mut set = fst::SetBuilder::memory();
    for key in &keys {
        set.insert(key)?;
    }
    let bytes = set.into_inner()?;
    let path = out.join("name-spellings.fst");
    println!(
        "{}: {} names, {} spellings, {} bytes",
        path.display(),
        spellings.len(),
        keys.len(),
        bytes.len()
    );
    std::fs::write(path, bytes)?;
    Ok(())
}

/// The folded forms of each name.
fn read(path: &Path) -> Result<BTreeSet<BTreeSet<String>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut out = BTreeSet::new();
    for line in BufReader::new(GzDecoder::new(file)).lines() {
        let line = line?;
        let forms: BTreeSet<String> = line
            .split(" => ")
            .next()
            .unwrap_or_default()
            .split(", ")
            .filter(|form| is_spelled_out(form))
            .map(fold_name)
            .filter(|folded| folded.len() >= SHORTEST && folded.split(' ').count() <= 2)
            .collect();
        if !forms.is_empty() {
            out.insert(forms);
        }
    }
    Ok(out)
}

/// Whether a form is more than one ideograph: those have too many readings.
fn is_spelled_out(form: &str) -> bool {
    form.is_ascii() || form.chars().nth(1).is_some()
}
