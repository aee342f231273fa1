//! Names with their forms in several scripts: which Latin form is the bearer's own.

use super::evidence::{Evidence, is_latin, lines, plain};
use super::letters::Letters;
use cuttings::link::latin::{COMMON_FROM, CYRILLIC};
use cuttings::text::{fold_name, romanise_for_readers};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Forms in other scripts of one name that count.
const FORMS_OF_A_NAME: usize = 4;
/// Longest word, in letters.
const LONGEST: usize = 18;

/// Occurrences of a Latin word from which its forms are listed.
const COMMON: f32 = 8.0;

/// What the table gives.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Words in another script with the Latin word they spell.
    pub(super) pairs: Vec<(String, String)>,
    /// All pairs of a word in another script and a Latin word that is common enough.
    pub(super) forms: BTreeSet<(String, String)>,
    /// Romanised names of languages written in Cyrillic letters.
    pub(super) cyrillic: BTreeSet<String>,
    /// Latin words, with the number of names that have them as the bearer's own form.
    latin: BTreeMap<String, u32>,
}

fn is_cyrillic(word: &str) -> bool {
    word.chars()
        .all(|c| c == '\'' || c.is_alphabetic() && c.script() == Script::Cyrillic)
}

/// Without marks over letters.
fn bare(word: &str) -> String {
    word.nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect()
}

impl Table {
    /// Reads the file.
    pub(super) fn read(path: &Path, evidence: &Evidence) -> Result<Self, Box<dyn Error>> {
        let mut out = Self::default();
        for line in lines(path)? {
            let line = line?;
            let forms: Vec<String> = line
                .split(" => ")
                .next()
                .unwrap_or_default()
                .split(", ")
                .map(plain)
                .filter(|form| form.chars().count() <= LONGEST)
                .collect();
            let latin: Vec<&str> = forms
                .iter()
                .map(String::as_str)
                .filter(|form| is_latin(form))
                .collect();
            let other: Vec<&str> = forms
                .iter()
                .map(String::as_str)
                .filter(|form| is_cyrillic(form))
                .collect();
            out.add(&own_forms(&latin), &other, evidence);
            out.add_halves(&forms, evidence);
        }
        Ok(out)
    }

    /// Adds the halves of a double name as names of their own: "jean-pierre" and "жан-пьер" tell how Jean and Pierre are spelled.
    fn add_halves(&mut self, forms: &[String], evidence: &Evidence) {
        for half in 0..2 {
            let halves = || {
                let halves = forms.iter().filter_map(|form| form.split_once(['-', ' ']));
                halves.map(|(first, second)| if half == 0 { first } else { second })
            };
            let latin: Vec<&str> = halves().filter(|half| is_latin(half)).collect();
            let other: Vec<&str> = halves().filter(|half| is_cyrillic(half)).collect();
            if !latin.is_empty() && !other.is_empty() {
                self.add(&own_forms(&latin), &other, evidence);
            }
        }
    }

    fn add(&mut self, latin: &[&str], other: &[&str], evidence: &Evidence) {
        let romanised: Vec<String> = other
            .iter()
            .map(|form| romanise_for_readers(form, None))
            .collect();
        let best = latin
            .iter()
            .max_by(|a, b| evidence.total(a).total_cmp(&evidence.total(b)));
        let is_home = |form: &&str| evidence.homes(form) != 0;
        let spellings = |romanised: &str| {
            let alike = latin
                .iter()
                .filter(|form| fold_name(form) == fold_name(romanised));
            alike.map(|form| bare(form)).collect::<BTreeSet<_>>().len()
        };
        let of_cyrillic = romanised.iter().any(|word| spellings(word) >= 2);
        if of_cyrillic && !latin.iter().any(is_home_listed(evidence)) {
            for (form, word) in other.iter().zip(&romanised).take(FORMS_OF_A_NAME) {
                self.cyrillic.insert(word.clone());
                self.pairs.push(((*form).to_owned(), word.clone()));
            }
            return;
        }
        let own = match best {
            Some(best) if evidence.total(best) > 0.0 || is_home(best) => *best,
            Some(_) if latin.len() == 1 => latin[0],
            _ => {
                for form in latin {
                    self.latin.entry((*form).to_owned()).or_default();
                }
                return;
            }
        };
        *self.latin.entry(own.to_owned()).or_default() += 1;
        if evidence.total(own) >= COMMON {
            let forms = other
                .iter()
                .map(|form| ((*form).to_owned(), own.to_owned()));
            self.forms.extend(forms);
        }
        for form in other.iter().take(FORMS_OF_A_NAME) {
            self.pairs.push(((*form).to_owned(), own.to_owned()));
        }
    }

    /// The table of Latin words, as a file.
    pub(super) fn lexicon(&self, evidence: &Evidence) -> Result<Vec<u8>, Box<dyn Error>> {
        let letters = Letters::learn(evidence);
        let listed = |word: &String| is_home_listed(evidence)(&word.as_str());
        let mut words: BTreeMap<&str, (u32, f32)> = BTreeMap::new();
        for word in self
            .latin
            .keys()
            .chain(evidence.words.keys())
            .chain(&self.cyrillic)
        {
            if word.chars().count() > LONGEST || word.chars().count() < 2 {
                continue;
            }
            let rows = self.latin.get(word).map_or(0.0, |rows| *rows as f32);
            let counts = evidence.total(word);
            if rows == 0.0 && counts < 1.0 && !listed(word) && !self.cyrillic.contains(word) {
                continue;
            }
            let cyrillic = if self.cyrillic.contains(word) {
                CYRILLIC
            } else {
                0
            };
            let homes = match (evidence.homes(word), cyrillic) {
                (0, 0) => letters.homes(word),
                (homes, _) => homes,
            };
            words.insert(word, (homes | cyrillic, counts + rows));
        }
        let mut map = fst::MapBuilder::memory();
        for (word, (languages, count)) in words {
            let common = (count + 1.0).log2().round().clamp(0.0, 15.0) as u64;
            map.insert(word, common << COMMON_FROM | u64::from(languages))?;
        }
        Ok(map.into_inner()?)
    }
}

/// Whether a list of names has the form.
fn is_home_listed<'a>(evidence: &'a Evidence) -> impl Fn(&&str) -> bool + 'a {
    |form| {
        evidence
            .words
            .get(*form)
            .is_some_and(|counts| !counts.listed.is_empty())
    }
}

/// The forms that are not made from others by a language's grammar: no "-ová", no "-s" where the row has the form without.
fn own_forms<'a>(latin: &[&'a str]) -> Vec<&'a str> {
    let has = |stem: &str| latin.contains(&stem);
    let made = |form: &str| {
        form.strip_suffix("ová")
            .is_some_and(|stem| has(stem) || has(&format!("{stem}a")))
    };
    latin.iter().copied().filter(|form| !made(form)).collect()
}
