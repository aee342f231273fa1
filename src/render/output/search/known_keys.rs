//! The keys of words by language, each word worked out once: texts share most of their words.

use super::of_languages::{key_in_other_script, without_article};
use super::stems::{STEM, Stems};
use super::words::key;
use crate::language::Languages;
use crate::text::{StableHash, WordCache};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Under what a word of a text is found.
pub(super) struct Keys {
    /// The word folded.
    pub(super) key: String,
    /// Its stems with and without an article, marked, and its keys without an article and in the language's other script; none is the word's key.
    pub(super) others: Vec<String>,
}

/// The keys of one word, shared by all texts that have it.
pub(super) struct Known(pub(super) Arc<Keys>);

impl AsRef<str> for Known {
    fn as_ref(&self) -> &str {
        &self.0.key
    }
}

/// Keys of words in the languages of an archive.
pub(super) struct KnownKeys<'a> {
    stems: FxHashMap<&'a str, Stems<'a>>,
    languages: &'a Languages,
    words: WordCache<Keys>,
}

impl<'a> KnownKeys<'a> {
    /// `tags` are those of the languages whose words have stems.
    pub(super) fn new(tags: impl Iterator<Item = &'a str>, languages: &'a Languages) -> Self {
        let mut stems = FxHashMap::default();
        for tag in tags {
            stems
                .entry(tag)
                .or_insert_with(|| Stems::of(tag, languages));
        }
        Self {
            stems,
            languages,
            words: WordCache::default(),
        }
    }

    /// Finds the keys of words of texts in a language.
    pub(super) fn in_language(&self, tag: &str) -> impl Fn(&str) -> Known {
        let setting = StableHash::of(tag.as_bytes());
        move |written| Known(self.words.get(setting, written, || self.read(written, tag)))
    }

    fn read(&self, written: &str, tag: &str) -> Keys {
        let folded = key(written);
        let bare = without_article(written, tag, self.languages).map(|bare| (bare, key(bare)));
        let stem = |word: &str, folded: &str| {
            let stem = self.stems.get(tag)?.stem(word, folded)?;
            Some(format!("{stem}{STEM}"))
        };
        let mut others: Vec<String> = stem(written, &folded).into_iter().collect();
        others.extend(bare.as_ref().and_then(|(bare, folded)| stem(bare, folded)));
        others.dedup();
        let keys = bare.map(|(_, folded)| folded).into_iter();
        let keys = keys.chain(key_in_other_script(written, tag, self.languages));
        others.extend(keys.filter(|other| other.len() > 1 && *other != folded));
        Keys {
            key: folded,
            others,
        }
    }
}
