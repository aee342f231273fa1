//! The keys of words by language, each word worked out once: texts share most of their words.

use super::of_languages::{other_keys, without_article};
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
        let key = key(written);
        let stem_of = |word: &str, key: &str| {
            let stem = self.stems.get(tag)?.stem(word, key)?;
            Some(format!("{stem}{STEM}"))
        };
        let bare = without_article(written, tag, self.languages);
        let stems = [
            stem_of(written, &key),
            bare.and_then(|bare| stem_of(bare, &super::words::key(bare))),
        ];
        let others = other_keys(written, tag, self.languages).into_iter();
        let others = others.filter(|other| other.len() > 1 && *other != key);
        let mut all: Vec<String> = stems.into_iter().flatten().collect();
        all.dedup();
        all.extend(others);
        Keys { others: all, key }
    }
}
