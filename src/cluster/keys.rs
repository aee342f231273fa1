//! Terms as numbers: a word's spelling, a name or a number becomes a 32-bit key.
//!
//! The hash is FNV-1a (Fowler, Noll, Vo), written out here because the shipped data depends on it.

use crate::text::{fold_name, skeleton};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map by key. Keys are hashes already, so one multiplication spreads them well enough.
pub type KeyMap<V> = HashMap<u32, V, BuildHasherDefault<KeyHasher>>;

/// See [`KeyMap`].
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The 32-bit key of a string of one kind of term.
pub fn key(kind: u8, text: &str) -> u32 {
    let mut hash = 0x811c_9dc5_u32 ^ u32::from(kind).wrapping_mul(0x9e37_79b9);
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    // FNV's low bits are better than its high ones; the tables index with the low bits after this mixing.
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 13)
}

/// Calls `found` with every run of four letters of a romanised word whose start is marked; a shorter word counts whole.
pub fn spelling_runs(romanised_word: &str, mut found: impl FnMut(&str)) {
    let marked = format!("^{romanised_word}");
    if !marked.is_ascii() || marked.len() < 4 {
        return;
    }
    for start in 0..=marked.len() - 4 {
        found(&marked[start..start + 4]);
    }
}

/// A key shared by a name's spellings in other languages and its inflected forms: the first four consonants of the folded word, including its
/// first letter. `None` if too little is left to be distinctive.
pub fn name_key(word: &str, latin: bool) -> Option<String> {
    let prepared = if latin { hard_c(word) } else { word.to_owned() };
    let folded = fold_name(&prepared);
    let mut bones = skeleton(&prepared).replace('p', "b").replace(' ', "");
    if bones.len() < 3 {
        if !(4..=5).contains(&folded.len()) {
            return None;
        }
        bones = folded.replace('p', "b");
    }
    bones.truncate(4);
    Some(bones)
}

/// Latin `c` before a, o, u or a consonant becomes k, so that "Costa" and "Кошта" share their consonants.
fn hard_c(word: &str) -> String {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    letters
        .iter()
        .enumerate()
        .map(|(at, letter)| match (letter, letters.get(at + 1)) {
            ('c', Some('a' | 'o' | 'u' | 'l' | 'r' | 't')) | ('c', None) => 'k',
            _ => *letter,
        })
        .collect()
}

/// The prefix that a word's inflected forms share: at most six letters.
pub fn stem(word: &str) -> &str {
    word.char_indices()
        .nth(6)
        .map_or(word, |(at, _)| &word[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_key_across_scripts_and_cases() {
        assert_eq!(name_key("Costa", true), name_key("Кошты", false));
        assert_eq!(name_key("Брюсселе", false), name_key("Brussels", true));
        assert_ne!(name_key("Sefcovic", true), name_key("Костин", false));
    }

    #[test]
    fn runs_mark_the_beginning() {
        let mut runs = Vec::new();
        spelling_runs("tokyo", |run| runs.push(run.to_owned()));
        assert_eq!(runs, ["^tok", "toky", "okyo"]);
    }
}
