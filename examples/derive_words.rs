//! Derives `data/words.fst`: what is known of words besides that they are names of people.
//!
//!     cargo run --release --example derive_words -- ../shared/train data
//!
//! A key that begins with a zero byte is a word, in small letters, that names a place, a company or a product; its value tells which (the constants
//! below); countries are those of the language packs. A key of a language and a word, a zero byte between them, is an ordinary word of that language. Made from the places, brands, frequent words
//! and tagged sentences of the folder.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a maintainer's tool: it reads and writes data files and says what it wrote"
)]

use cuttings::language::Languages;
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A place that at least a hundred thousand people live in.
const CITY: u64 = 1;
/// Any other place of five thousand people and more.
const TOWN: u64 = 2;
/// A company, a product, a program or a language of programming.
const BRAND: u64 = 4;
/// A country or territory.
const COUNTRY: u64 = 8;
/// An ordinary word of the language.
const ORDINARY: u64 = 1;
/// A rarer word of the language.
const RARE: u64 = 2;

/// Languages whose rare words are taken from lists that do not tell how often a word has a capital.
const RARE_WORDS: [&str; 7] = ["ar", "en", "fa", "he", "ja", "ka", "zh"];

/// People in a city.
const CITY_SIZE: u64 = 100_000;
/// Frequency (logarithm of occurrences in a thousand million words) from which a word is ordinary, where lists tell how often it has a capital …
const FREQUENT_SMALL: f64 = 3.8;
/// … and where they do not.
const FREQUENT: f64 = 4.0;
/// A word with a capital more often than this is none.
const SELDOM_CAPITAL: f64 = 0.35;

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [train, out] = folders.as_slice() else {
        return Err("usage: derive_words TRAIN-FOLDER DATA-FOLDER".into());
    };
    let mut keys: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    places(&train.join("places/places.tsv.gz"), &mut keys)?;
    brands(&train.join("organisations/brands.tsv.gz"), &mut keys)?;
    let languages = Languages::compiled_in().map_err(|fault| fault.message)?;
    for pack in languages.iter() {
        pack.territories
            .values()
            .for_each(|name| add(&mut keys, name, COUNTRY));
    }
    let named = keys.len();
    let names = people(train)?;
    for (language, words) in ordinary(train, &names)? {
        for (word, frequency) in words {
            keys.insert(format!("{language}\0{word}").into_bytes(), frequency);
        }
    }
    println!(
        "{named} places and brands, {} ordinary words",
        keys.len() - named
    );
    let mut map = fst::MapBuilder::memory();
    for (key, value) in &keys {
        map.insert(key, *value)?;
    }
    let bytes = map.into_inner()?;
    let path = out.join("words.fst");
    println!("{}: {} bytes", path.display(), bytes.len());
    std::fs::write(path, bytes)?;
    Ok(())
}

fn lines(path: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(BufReader::new(GzDecoder::new(file)).lines())
}

fn add(keys: &mut BTreeMap<Vec<u8>, u64>, name: &str, bits: u64) {
    let lower = name.to_lowercase();
    if lower.chars().nth(1).is_none() || !lower.chars().next().is_some_and(char::is_alphabetic) {
        return;
    }
    let mut key = vec![0];
    key.extend_from_slice(lower.as_bytes());
    *keys.entry(key).or_default() |= bits;
}

/// Id, name, country, population, other names with a bar between them.
fn places(path: &Path, keys: &mut BTreeMap<Vec<u8>, u64>) -> Result<(), Box<dyn Error>> {
    for line in lines(path)?.skip(1) {
        let line = line?;
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, name, _, population, others] = columns.as_slice() else {
            continue;
        };
        let bits = match population.parse::<u64>().unwrap_or(0) >= CITY_SIZE {
            true => CITY,
            false => TOWN,
        };
        let others = others.split('|').filter(|_| bits == CITY);
        for name in others.chain([*name]) {
            if name.split(' ').count() <= 3 {
                add(keys, name, bits);
            }
        }
    }
    Ok(())
}

fn brands(path: &Path, keys: &mut BTreeMap<Vec<u8>, u64>) -> Result<(), Box<dyn Error>> {
    for line in lines(path)?.skip(1) {
        let line = line?;
        let name = line.split('\t').next().unwrap_or_default();
        if name.split(' ').count() <= 3 {
            add(keys, name, BRAND);
        }
    }
    Ok(())
}

/// Given names and surnames, in small letters.
fn people(train: &Path) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut out = BTreeSet::new();
    for file in [
        "given-names.tsv.gz",
        "given-names-ru-extra.tsv.gz",
        "surnames.tsv.gz",
    ] {
        for line in lines(&train.join("ner").join(file))?.skip(1) {
            out.insert(line?.split('\t').next().unwrap_or_default().to_lowercase());
        }
    }
    for line in lines(&train.join("names/person-names.txt.gz"))? {
        let line = line?;
        let forms = line.split(" => ").next().unwrap_or_default().split(", ");
        out.extend(forms.map(str::to_owned));
    }
    Ok(out)
}

/// How tagged sentences use a word: in small letters, as part of no name; with a capital inside a sentence; as part of a person's name.
#[derive(Clone, Copy, Default)]
struct Uses {
    small: u32,
    capital: u32,
    person: u32,
}

/// The words of each language, with how frequent they are.
fn ordinary(
    train: &Path,
    names: &BTreeSet<String>,
) -> Result<BTreeMap<String, BTreeMap<String, u64>>, Box<dyn Error>> {
    let mut out: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    let used = uses(&train.join("ner"))?;
    for (language, words) in &used {
        let found = out.entry(language.clone()).or_default();
        for (word, uses) in words {
            if uses.small >= 4 && uses.small > 2 * (uses.capital + uses.person) {
                found.insert(word.clone(), ORDINARY);
            }
        }
    }
    for (folder, cased) in [("words", false), ("words/cased", true)] {
        for (language, path) in lists(&train.join(folder))? {
            let counted = used.get(&language);
            let found = out.entry(language.clone()).or_default();
            for line in lines(&path)? {
                let line = line?;
                let columns: Vec<&str> = line.split('\t').collect();
                let (Some(word), Some(zipf)) = (columns.first(), columns.get(1)) else {
                    continue;
                };
                let zipf: f64 = zipf.parse().unwrap_or(0.0);
                let share = columns.get(2).and_then(|share| share.parse::<f64>().ok());
                let uses = counted.and_then(|words| words.get(*word));
                let uses = uses.copied().unwrap_or_default();
                let (frequent, ordinary) = match (cased, share) {
                    (true, Some(share)) => (FREQUENT_SMALL, share <= SELDOM_CAPITAL),
                    _ => (
                        FREQUENT,
                        !names.contains(*word) && uses.small >= uses.capital + uses.person,
                    ),
                };
                let frequency = if zipf >= frequent { ORDINARY } else { RARE };
                // Where no list tells how often a word has a capital, rare ones are often names.
                if frequency == RARE
                    && !(cased && share.is_some())
                    && !RARE_WORDS.contains(&language.as_str())
                {
                    continue;
                }
                let wordlike =
                    word.chars().nth(1).is_some() && word.chars().all(char::is_alphabetic);
                if cased && share.is_some_and(|share| share > SELDOM_CAPITAL) {
                    found.remove(*word);
                } else if ordinary && wordlike {
                    let known = found.entry((*word).to_owned()).or_insert(frequency);
                    *known = frequency.min(*known);
                }
            }
        }
    }
    Ok(out)
}

/// The lists of words of a folder, with their language.
fn lists(folder: &Path) -> Result<Vec<(String, PathBuf)>, Box<dyn Error>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some(tag) = name.and_then(|name| name.strip_suffix(".tsv.gz")) {
            let language = tag.split('-').next().unwrap_or(tag).to_owned();
            out.push((language, path));
        }
    }
    out.sort();
    Ok(out)
}

fn uses(folder: &Path) -> Result<BTreeMap<String, BTreeMap<String, Uses>>, Box<dyn Error>> {
    let mut out: BTreeMap<String, BTreeMap<String, Uses>> = BTreeMap::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or("");
        let Some(kind) = name.strip_suffix(".iob2.gz") else {
            continue;
        };
        let tag = kind.split('.').next().unwrap_or(kind);
        let language = tag.split('-').next().unwrap_or(tag).to_owned();
        let words = out.entry(language.clone()).or_default();
        let mut first = true;
        for line in lines(&path)? {
            let line = line?;
            let Some((token, label)) = line.split_once('\t') else {
                first = true;
                continue;
            };
            let lower = token.to_lowercase();
            if !token.chars().all(char::is_alphabetic) || token.chars().nth(1).is_none() {
                continue;
            }
            let uses = words.entry(lower).or_default();
            let capital = token.starts_with(char::is_uppercase);
            // German writes every noun with a capital.
            let noun = matches!(language.as_str(), "de" | "lb") && label == "O";
            match label {
                "B-PER" | "I-PER" => uses.person += 1,
                "O" if !capital || noun => uses.small += 1,
                _ if capital && !first => uses.capital += 1,
                _ => {}
            }
            first = false;
        }
    }
    Ok(out)
}
