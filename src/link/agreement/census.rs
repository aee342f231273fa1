//! How the archive uses each capitalised word, counting all its forms together.

use super::words::{CapitalisedWords, alike};
use crate::model::EntityKind;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Number of documents that use a word in each role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses {
    /// In the name of a person.
    pub(super) person: u32,
    /// As a whole person's name, or as its last word.
    pub(super) last: u32,
    /// As the last word of a person's name of several words.
    pub(super) surname: u32,
    /// In a person's name of several words, but not last.
    pub(super) given: u32,
    /// Inside a sentence, in another kind of name or in none.
    pub(super) other: u32,
}

impl Uses {
    fn add(&mut self, other: Self) {
        self.person += other.person;
        self.last += other.last;
        self.surname += other.surname;
        self.given += other.given;
        self.other += other.other;
    }
}

/// A full name as its folded words.
type FullName = Vec<String>;

/// The counts of a whole archive.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// By folded word, including its other forms.
    uses: FxHashMap<String, Uses>,
    /// By folded word, exactly this form.
    own: FxHashMap<String, Uses>,
    /// Full names by the start of their last word, with the number of documents that contain them.
    full_names: BTreeMap<String, Vec<(FullName, u32)>>,
    /// By the folded words of a name of several words: documents in which it is not a person's name.
    otherwise: FxHashMap<FullName, u32>,
    /// Lower-case words by language.
    small: BTreeMap<String, FxHashSet<String>>,
}

impl Census {
    /// Counts the words of all documents.
    pub(super) fn take(readings: &[CapitalisedWords]) -> Self {
        let mut own: FxHashMap<&str, Uses> = FxHashMap::default();
        let mut full_names: BTreeMap<FullName, u32> = BTreeMap::new();
        let mut out = Self {
            small: small_words(readings),
            ..Self::default()
        };
        let found: Vec<_> = readings.par_iter().map(of_document).collect();
        for (uses, names) in found {
            for (word, uses) in uses {
                own.entry(word).or_default().add(uses);
            }
            for name in names {
                *full_names.entry(name).or_default() += 1;
            }
        }
        let own: BTreeMap<&str, Uses> = own.into_iter().collect();
        out.uses = with_all_forms(&own);
        out.own = own
            .into_iter()
            .filter(|(_, uses)| uses.person > 0)
            .map(|(word, uses)| (word.to_owned(), uses))
            .collect();
        for (name, documents) in full_names {
            if let Some(last) = name.last() {
                let beginning = beginning(last).to_owned();
                let names = out.full_names.entry(beginning).or_default();
                names.push((name, documents));
            }
        }
        out.count_otherwise(readings);
        out
    }

    /// Counts full names in texts where they are not tagged as a person's.
    fn count_otherwise(&mut self, readings: &[CapitalisedWords]) {
        let found: Vec<BTreeSet<FullName>> = readings
            .par_iter()
            .map(|reading| {
                let mut out = BTreeSet::new();
                for pair in reading.words.windows(2) {
                    let person = pair.iter().any(|w| w.kind == Some(EntityKind::Person));
                    let name: Vec<&str> = pair.iter().map(|w| w.folded.as_str()).collect();
                    if pair[1].follows && !person && self.documents_with(&name) > 0 {
                        out.insert(name.into_iter().map(str::to_owned).collect());
                    }
                }
                out
            })
            .collect();
        for name in found.into_iter().flatten() {
            *self.otherwise.entry(name).or_default() += 1;
        }
    }

    /// Uses of a word in all its forms.
    pub(super) fn uses(&self, folded: &str) -> Uses {
        self.uses.get(folded).copied().unwrap_or_default()
    }

    /// Uses of exactly this form.
    pub(super) fn own_uses(&self, folded: &str) -> Uses {
        self.own.get(folded).copied().unwrap_or_default()
    }

    /// Whether the language has the word in lower case.
    pub(super) fn is_small(&self, language: &str, word: &str) -> bool {
        self.small
            .get(language)
            .is_some_and(|small| small.contains(&word.to_lowercase()))
    }

    /// Number of documents that name a person so, allowing for endings.
    pub(super) fn documents_with(&self, name: &[&str]) -> u32 {
        let Some(last) = name.last() else {
            return 0;
        };
        let same = |known: &FullName| {
            known.len() == name.len() && known.iter().zip(name).all(|(a, b)| alike(a, b))
        };
        self.full_names
            .get(beginning(last))
            .into_iter()
            .flatten()
            .filter(|(known, _)| same(known))
            .map(|(_, documents)| documents)
            .sum()
    }

    /// Number of documents in which exactly these words are something else.
    pub(super) fn documents_otherwise(&self, name: &[&str]) -> u32 {
        let name: FullName = name.iter().map(|word| (*word).to_owned()).collect();
        self.otherwise.get(&name).copied().unwrap_or(0)
    }
}

/// The lower-case words of each language.
fn small_words(readings: &[CapitalisedWords]) -> BTreeMap<String, FxHashSet<String>> {
    let mut by_language: BTreeMap<&str, Vec<&CapitalisedWords>> = BTreeMap::new();
    for reading in readings {
        let of_language = by_language.entry(&reading.language).or_default();
        of_language.push(reading);
    }
    by_language
        .into_par_iter()
        .map(|(language, readings)| {
            let mut small: FxHashSet<String> = FxHashSet::default();
            for word in readings.into_iter().flat_map(|reading| &reading.small) {
                if !small.contains(word) {
                    small.insert(word.clone());
                }
            }
            (language.to_owned(), small)
        })
        .collect()
}

/// Counts of one document: each use of a word at most once, and the full names.
fn of_document(reading: &CapitalisedWords) -> (BTreeMap<&str, Uses>, BTreeSet<FullName>) {
    let mut uses: BTreeMap<&str, Uses> = BTreeMap::new();
    let mut names = BTreeSet::new();
    let words = &reading.words;
    let mut at = 0;
    while at < words.len() {
        let mention = words[at].mention;
        let mut end = at + 1;
        while mention.is_some() && end < words.len() && words[end].mention == mention {
            end += 1;
        }
        let person = words[at].kind == Some(EntityKind::Person);
        for (place, word) in words[at..end].iter().enumerate() {
            let uses = uses.entry(&word.folded).or_default();
            if !person {
                if !word.first {
                    uses.other = 1;
                }
                continue;
            }
            uses.person = 1;
            if at + place + 1 == end {
                uses.last = 1;
                if end - at > 1 {
                    uses.surname = 1;
                }
            } else {
                uses.given = 1;
            }
        }
        let spelled_out = words[at..end].iter().all(|w| !w.initial);
        if person && spelled_out && (2..=4).contains(&(end - at)) {
            names.insert(words[at..end].iter().map(|w| w.folded.clone()).collect());
        }
        at = end;
    }
    (uses, names)
}

fn with_all_forms(own: &BTreeMap<&str, Uses>) -> FxHashMap<String, Uses> {
    let mut by_beginning: BTreeMap<&str, Vec<(&str, Uses)>> = BTreeMap::new();
    for (word, uses) in own {
        let forms = by_beginning.entry(beginning(word)).or_default();
        forms.push((word, *uses));
    }
    // Only words that some text has in a person's name are ever looked up.
    by_beginning
        .into_par_iter()
        .filter(|(_, forms)| forms.iter().any(|(_, uses)| uses.person > 0))
        .flat_map_iter(|(_, forms)| {
            let mut out = Vec::with_capacity(forms.len());
            for (word, _) in &forms {
                let mut sum = Uses::default();
                for (_, uses) in forms.iter().filter(|(other, _)| alike(word, other)) {
                    sum.add(*uses);
                }
                out.push(((*word).to_owned(), sum));
            }
            out
        })
        .collect()
}

/// The prefix that forms of one word share.
pub(super) fn beginning(word: &str) -> &str {
    let end = if word.len() <= 3 { 2 } else { 3 };
    word.get(..end).unwrap_or(word)
}
