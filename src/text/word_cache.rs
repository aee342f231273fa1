//! What was worked out of words before: texts share most of their words.

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{Equivalent, UnitWeighter};
use rustc_hash::FxBuildHasher;
use std::fmt;
use std::sync::Arc;

/// Most words that are kept.
const MOST: usize = 100_000;

/// What is known of words, each in a setting of which the caller gives a hash, such as a language. Threads may share it; the words that are used least are forgotten.
pub(crate) struct WordCache<V>(Cache<Key, Arc<V>, UnitWeighter, FxBuildHasher>);

#[derive(PartialEq, Eq, Hash)]
struct Key {
    setting: u64,
    word: Box<str>,
}

/// Has the hash of the [`Key`] with the same parts.
#[derive(Hash)]
struct Wanted<'a> {
    setting: u64,
    word: &'a str,
}

impl Equivalent<Key> for Wanted<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.setting == key.setting && *self.word == *key.word
    }
}

impl<V> WordCache<V> {
    /// What is kept of the word in this setting, else what `make` makes of it, which depends on nothing else.
    pub(crate) fn get(&self, setting: u64, word: &str, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some(known) = self.0.get(&Wanted { setting, word }) {
            return known;
        }
        let made = Arc::new(make());
        let word = word.into();
        self.0.insert(Key { setting, word }, Arc::clone(&made));
        made
    }
}

impl<V> Default for WordCache<V> {
    fn default() -> Self {
        let lifecycle = DefaultLifecycle::default();
        Self(Cache::with(
            MOST,
            MOST as u64,
            UnitWeighter,
            FxBuildHasher,
            lifecycle,
        ))
    }
}

impl<V> fmt::Debug for WordCache<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.0.len();
        formatter
            .debug_struct("WordCache")
            .field("words", &words)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_worked_out_once_in_each_setting() {
        let cache = WordCache::default();
        assert_eq!(*cache.get(1, "harbour", || 7), 7);
        assert_eq!(*cache.get(1, "harbour", || 8), 7);
        assert_eq!(*cache.get(2, "harbour", || 8), 8);
        assert_eq!(*cache.get(1, "harbours", || 9), 9);
    }

    #[test]
    fn no_more_than_a_limit_is_kept() {
        let cache = WordCache::default();
        for number in 0..2 * MOST {
            cache.get(0, &number.to_string(), || number);
        }
        assert!(cache.0.len() <= MOST);
    }
}
