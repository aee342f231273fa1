//! Derives `data/given-names.fst`, given names in lower case with what is known of the bearer's sex, and `data/name-endings.fst`, how
//! often names in the nominative end in which letters.
//!
//!     cargo run --release --example derive_given_names -- ../shared/train/ner ../shared/train/names data
//!
//! Reads `given-names.tsv.gz` and `given-names-ru-extra.tsv.gz` (name, locale, sex, source) from the first folder and
//! `person-names.txt.gz` (forms of one name in many scripts a line) from the second. Values are bits: 1 male, 2 female, 4 taken over
//! from another spelling of the same name, from 8 on how many lists have it. Endings are the last one to three letters, the last letter first, with the number of Cyrillic,
//! Latin, Greek, Armenian and Georgian name forms that end so.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a maintainer's tool: it reads and writes data files and says what it wrote"
)]

use flate2::read::GzDecoder;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

const MALE: u64 = 1;
const FEMALE: u64 = 2;
const TAKEN_OVER: u64 = 4;
/// The higher bits count the lists that have the name.
const LIST: u64 = 8;

/// A line with fewer Cyrillic forms is a rare name, or one that happens to look like a name of another language.
const CYRILLIC_FORMS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [lists, spellings, out] = folders.as_slice() else {
        return Err("usage: derive_given_names NER-FOLDER NAMES-FOLDER DATA-FOLDER".into());
    };
    let mut names = BTreeMap::new();
    for file in ["given-names.tsv.gz", "given-names-ru-extra.tsv.gz"] {
        read_list(&lists.join(file), &mut names)?;
    }
    let taken_over = other_spellings(&spellings.join("person-names.txt.gz"), &names)?;
    for (name, sex) in taken_over {
        names.entry(name).or_insert(sex | TAKEN_OVER);
    }
    write(&out.join("given-names.fst"), &names)?;
    let endings = endings(&spellings.join("person-names.txt.gz"))?;
    write(&out.join("name-endings.fst"), &endings)
}

fn write(path: &Path, values: &BTreeMap<String, u64>) -> Result<(), Box<dyn Error>> {
    let mut map = fst::MapBuilder::memory();
    for (key, value) in values {
        map.insert(key, *value)?;
    }
    let bytes = map.into_inner()?;
    println!(
        "{}: {} keys, {} bytes",
        path.display(),
        values.len(),
        bytes.len()
    );
    std::fs::write(path, bytes)?;
    Ok(())
}

/// Rarer endings of three letters say nothing that those of two do not.
const RAREST_ENDING: u64 = 4;

/// Counts the endings of all name forms in scripts whose languages bend names.
fn endings(path: &Path) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut out: BTreeMap<String, u64> = BTreeMap::new();
    for line in lines(path)? {
        let line = line?;
        for form in line.split(" => ").next().unwrap_or_default().split(", ") {
            let last: Vec<char> = form.chars().rev().take(3).collect();
            if form.chars().count() < 4 || !last.iter().all(|c| c.is_lowercase()) {
                continue;
            }
            for length in 1..=last.len() {
                *out.entry(last[..length].iter().collect()).or_default() += 1;
            }
        }
    }
    out.retain(|ending, count| ending.chars().count() < 3 || *count >= RAREST_ENDING);
    Ok(out)
}

fn lines(path: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(BufReader::new(GzDecoder::new(file)).lines())
}

fn read_list(path: &Path, names: &mut BTreeMap<String, u64>) -> Result<(), Box<dyn Error>> {
    for line in lines(path)? {
        let line = line?;
        let mut fields = line.split('\t');
        let (name, _, sex, source) = (
            fields.next().unwrap_or_default(),
            fields.next(),
            fields.next().unwrap_or_default(),
            fields.next().unwrap_or_default(),
        );
        let inflected_script = name.chars().all(|c| {
            let letter = any_ascii::any_ascii_char(c);
            c.is_alphabetic() && !letter.is_empty() && (c.is_lowercase() || c.is_uppercase())
                || matches!(c, '\'' | '’' | 'ʻ')
        });
        if name.chars().count() < 2 || !inflected_script || source.contains("middle") {
            continue;
        }
        let value = names.entry(name.to_lowercase()).or_default();
        *value = (*value + LIST) | bits(sex);
    }
    Ok(())
}

fn bits(sex: &str) -> u64 {
    match sex {
        "m" => MALE,
        "f" => FEMALE,
        "mf" => MALE | FEMALE,
        _ => 0,
    }
}

/// Cyrillic spellings of the given names that the lists have in Latin letters only.
fn other_spellings(
    path: &Path,
    names: &BTreeMap<String, u64>,
) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut out = BTreeMap::new();
    for line in lines(path)? {
        let line = line?;
        let forms: Vec<&str> = line
            .split(" => ")
            .next()
            .unwrap_or_default()
            .split(", ")
            .collect();
        let cyrillic: Vec<&str> = forms
            .iter()
            .copied()
            .filter(|form| form.chars().all(|c| ('\u{400}'..='\u{52F}').contains(&c)))
            .collect();
        let sex = forms
            .iter()
            .filter(|form| form.is_ascii())
            .filter_map(|form| names.get(*form))
            .fold(0, |all, sex| all | sex & (MALE | FEMALE));
        if cyrillic.len() >= CYRILLIC_FORMS && sex != 0 {
            for form in cyrillic {
                *out.entry(form.to_owned()).or_default() |= sex & (MALE | FEMALE);
            }
        }
    }
    Ok(out)
}
