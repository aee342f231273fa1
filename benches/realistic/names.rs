//! Names of people, and how languages write them.

use super::random::Random;
use cuttings::language::Languages;
use cuttings::link::people::GivenNames;
use fst::{Set, Streamer};
use std::collections::BTreeMap;

/// A name in Cyrillic and in Latin letters.
#[derive(Clone)]
pub struct Name {
    cyrillic: String,
    latin: String,
}

/// Given names and surnames.
pub struct Names {
    given: Vec<Name>,
    surnames: Vec<Name>,
}

impl Names {
    pub fn load() -> Self {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/latin-forms.fst");
        let pairs = Set::new(std::fs::read(file).expect("data")).expect("a table");
        let known = GivenNames::new(&Languages::compiled_in().expect("packs"));
        // The first spelling of each Latin name.
        let mut by_latin: BTreeMap<String, String> = BTreeMap::new();
        let mut stream = pairs.stream();
        while let Some(key) = stream.next() {
            let pair = String::from_utf8_lossy(key);
            let Some((cyrillic, latin)) = pair.split_once('\0') else {
                continue;
            };
            if latin.chars().count() > 3 && latin.chars().all(char::is_alphabetic) {
                by_latin
                    .entry(latin.to_owned())
                    .or_insert_with(|| cyrillic.to_owned());
            }
        }
        let (mut given, mut surnames) = (Vec::new(), Vec::new());
        for (latin, cyrillic) in by_latin {
            let list = match known.is_known(&latin) {
                true => &mut given,
                false => &mut surnames,
            };
            list.push(Name {
                latin: capital(&latin),
                cyrillic: capital(&cyrillic),
            });
        }
        Self { given, surnames }
    }

    /// The given name and the surname of a person.
    pub fn of(&self, person: usize) -> [&Name; 2] {
        let mut random = Random(person as u64 * 7919 + 3);
        [
            &self.given[random.below(self.given.len())],
            &self.surnames[random.below(self.surnames.len())],
        ]
    }
}

impl Name {
    /// In the letters of a script; in Latin letters where there is no table of letters here.
    pub fn written(&self, script: &str) -> String {
        let letters = match script {
            "Cyrl" => return self.cyrillic.clone(),
            "Grek" => GREEK,
            "Arab" => ARABIC,
            "Geor" => GEORGIAN,
            "Deva" => DEVANAGARI,
            _ => return self.latin.clone(),
        };
        let letters: Vec<&str> = letters.split(' ').collect();
        let plain = cuttings::text::romanise(&self.latin.to_lowercase());
        let written: String = plain
            .bytes()
            .filter(u8::is_ascii_lowercase)
            .map(|letter| letters[usize::from(letter - b'a')])
            .collect();
        capital(&written)
    }
}

/// From a to z.
const GREEK: &str = "α μπ κ ντ ε φ γκ χ ι τζ κ λ μ ν ο π κ ρ σ τ ου β ου ξ ι ζ";
const ARABIC: &str = "ا ب ك د ي ف غ ه ي ج ك ل م ن و ب ق ر س ت و ف و كس ي ز";
const GEORGIAN: &str = "ა ბ კ დ ე ფ გ ჰ ი ჯ კ ლ მ ნ ო პ კ რ ს ტ უ ვ ვ ქს ი ზ";
const DEVANAGARI: &str = "ा ब क द े फ ग ह ि ज क ल म न ो प क र स ट ु व व क्स ी ज़";

pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
