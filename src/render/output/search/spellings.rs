//! The words of the texts as they are written, for "did you mean": in order of their folded form, and in order of it read backwards. A slip leaves one half
//! of a word right, so that one of the two leads to its neighbourhood.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use unicode_script::{Script, UnicodeScript};

/// Shorter words have too many neighbours.
const LEAST: usize = 4;

/// A word of one text only may itself be a slip, unless it is in a headline.
const LEAST_TEXTS: u32 = 2;

/// The most frequent words are enough.
const MOST: usize = 40_000;

/// How often a word was met, and how it was written.
#[derive(Clone, Debug, Default)]
struct Written {
    texts: u32,
    is_in_headline: bool,
    forms: BTreeMap<String, u32>,
}

/// All words of the texts by folded form.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    words: FxHashMap<String, Written>,
}

impl Spellings {
    /// A word of one text; each text has each word once.
    pub(super) fn add(&mut self, key: &str, written: &str, is_in_headline: bool) {
        if key.len() < LEAST || !key.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return;
        }
        let word = self.words.entry(key.to_owned()).or_default();
        word.texts += 1;
        word.is_in_headline |= is_in_headline;
        *word.forms.entry(written.to_owned()).or_default() += 1;
    }

    /// By folded form: how frequent the word is (0 to 9, by powers of two), and after it the spellings, one of a script, separated by `|`.
    pub(super) fn into_lists(self) -> BTreeMap<String, String> {
        let mut words: Vec<(String, Written)> = self
            .words
            .into_iter()
            .filter(|(_, word)| word.texts >= LEAST_TEXTS || word.is_in_headline)
            .collect();
        words.sort_unstable_by(|(a, one), (b, other)| {
            other.texts.cmp(&one.texts).then_with(|| a.cmp(b))
        });
        words.truncate(MOST);
        let list = |word: &Written| {
            let frequency = word.texts.ilog2().min(9);
            format!("{frequency}{}", one_of_a_script(&word.forms).join("|"))
        };
        words
            .into_iter()
            .map(|(key, word)| (key, list(&word)))
            .collect()
    }
}

/// The most frequent form of each script, the most frequent first.
fn one_of_a_script(forms: &BTreeMap<String, u32>) -> Vec<&str> {
    let mut all: Vec<(&str, u32)> = forms.iter().map(|(form, n)| (form.as_str(), *n)).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| b.0.cmp(a.0)));
    let mut out: Vec<&str> = Vec::new();
    for (form, _) in all {
        if out.iter().all(|other| script(other) != script(form)) {
            out.push(form);
        }
    }
    out
}

fn script(word: &str) -> Option<Script> {
    word.chars().next().map(|first| first.script())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_spelling_of_each_script_is_kept() {
        let mut spellings = Spellings::default();
        for written in ["summit", "summit", "Summit", "саммит"] {
            spellings.add("sumit", written, false);
        }
        spellings.add("once", "once", false);
        spellings.add("head", "Head", true);
        spellings.add("g7", "G7", true);
        let lists = spellings.into_lists();
        let wanted = [("head", "0Head"), ("sumit", "2summit|саммит")];
        let found: Vec<_> = lists
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(found, wanted);
    }
}
