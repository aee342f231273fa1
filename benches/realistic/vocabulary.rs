//! The words of each language, by what they mean.

use cuttings::cluster::concepts::{Concepts, Meaning};
use cuttings::language::{LanguagePack, Languages, primary_subtag};
use cuttings::text::{StableHash, tokens};
use fst::{IntoStreamer, Map, Streamer};
use std::collections::BTreeMap;
use unicode_script::UnicodeScript;

/// Languages of the archive, the most frequent first.
const TAGS: [&str; 24] = [
    "en", "ru", "de", "fr", "es", "kk", "uk", "pt", "it", "pl", "tr", "zh", "uz", "nl", "cs", "ja",
    "ar", "sv", "el", "hu", "ka", "fi", "hi", "ro",
];

/// Trust in a word's meaning, at least.
const TRUST: u8 = 110;
/// Concepts that this share of the languages has words for.
const KNOWN_BY: f32 = 0.7;
/// What `data/words.fst` says of frequent words.
const FREQUENT: u64 = 1;

/// One language.
pub struct Lexicon {
    pub pack: LanguagePack,
    /// Words by concept, in order of letters.
    words: BTreeMap<u16, Vec<String>>,
    /// Words without a meaning of their own.
    pub small: Vec<String>,
    /// Whether words have spaces between them.
    pub has_spaces: bool,
}

impl Lexicon {
    /// A word for a concept: `wish` chooses among several, also among forms of one.
    pub fn word(&self, concept: u16, wish: usize) -> Option<&str> {
        let words = self.words.get(&concept)?;
        words.get(wish % words.len()).map(String::as_str)
    }
}

/// All languages.
pub struct Vocabulary {
    pub lexicons: Vec<Lexicon>,
    /// Concepts that most languages have words for, in an order that stands for how frequent they are.
    pub concepts: Vec<u16>,
}

impl Vocabulary {
    pub fn load() -> Self {
        let packs = Languages::compiled_in().expect("packs");
        let data = |name: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");
            std::fs::read(format!("{folder}{name}")).expect("data")
        };
        let concepts = Concepts::from_bytes(data("concepts.bin")).with_packs(&packs);
        let words = Map::new(data("words.fst")).expect("a table");
        let lexicons: Vec<Lexicon> = TAGS
            .iter()
            .map(|tag| lexicon(packs.get(tag).expect("a pack"), &words, &concepts))
            .collect();
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        for lexicon in &lexicons {
            for concept in lexicon.words.keys() {
                *counts.entry(*concept).or_default() += 1;
            }
        }
        counts.retain(|_, count| *count as f32 >= KNOWN_BY * TAGS.len() as f32);
        let mut concepts: Vec<u16> = counts.into_keys().collect();
        concepts.sort_by_key(|concept| StableHash::of(&concept.to_le_bytes()));
        Self { lexicons, concepts }
    }
}

fn lexicon(pack: &LanguagePack, table: &Map<Vec<u8>>, concepts: &Concepts) -> Lexicon {
    let language = primary_subtag(&pack.tag);
    let from = format!("{language}\0");
    let mut words: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    let mut stream = table.range().ge(&from).into_stream();
    while let Some((key, value)) = stream.next() {
        let Some(word) = key.strip_prefix(from.as_bytes()) else {
            break;
        };
        let word = String::from_utf8_lossy(word).into_owned();
        if value != FREQUENT || !is_plain(&word, &pack.script) || pack.words.stop.contains(&word) {
            continue;
        }
        let mut best: Option<Meaning> = None;
        concepts.each(&pack.tag, &word, &tokens(&word), |meaning, _| {
            if best.is_none_or(|best| meaning.trust > best.trust) {
                best = Some(meaning);
            }
        });
        if let Some(meaning) = best.filter(|meaning| meaning.trust >= TRUST) {
            words.entry(meaning.concept).or_default().push(word);
        }
    }
    let small = pack.words.stop.iter();
    let small = small.filter(|word| is_plain(word, &pack.script));
    Lexicon {
        small: small.cloned().collect(),
        words,
        has_spaces: !matches!(pack.script.as_str(), "Hans" | "Jpan"),
        pack: pack.clone(),
    }
}

/// Letters of the language's own script only.
fn is_plain(word: &str, script: &str) -> bool {
    let own: &[&str] = match script {
        "Hans" => &["Hani"],
        "Jpan" => &["Hani", "Hira", "Kana"],
        script => &[script],
    };
    let shortest = if own.contains(&"Hani") { 1 } else { 2 };
    let letters = word.chars().count();
    (shortest..=24).contains(&letters)
        && word.chars().all(|letter| {
            own.contains(&letter.script().short_name()) || letter.script().short_name() == "Zinh"
        })
}
