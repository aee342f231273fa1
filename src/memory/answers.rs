//! Answers by what they were made from.

use super::folder::{FOLDER, Folder};
use super::last_build::LastBuild;
use super::store::{Contents, SHELF_COUNT, Shelf, Store};
use crate::model::PublishedFiles;
use crate::text::{ContentHash, Known};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What earlier builds worked out. Threads may share it.
#[derive(Debug, Default)]
pub struct Memory {
    open: Option<Open>,
    /// Hash of the archive's own language packs, which every answer may depend on.
    languages: ContentHash,
    /// What was understood of texts elsewhere, by key.
    elsewhere: FxHashMap<ContentHash, Vec<u8>>,
}

#[derive(Debug)]
struct Open {
    folder: Folder,
    store: Option<Store>,
    /// What this build used or added, by shelf and key; nothing for what the store has already.
    used: [Mutex<BTreeMap<u128, Option<Vec<u8>>>>; SHELF_COUNT],
    /// Bytes that this build added.
    added: AtomicUsize,
}

/// Most bytes that one build adds, all of which it holds in memory; what is more is worked out again next time.
const MOST_ADDED: usize = 400 << 20;

impl Memory {
    /// Remembers nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// Opens the memory of the archive in this folder. Without one, or while another build uses it, nothing is remembered.
    ///
    /// Returns a sentence for the owner where what was kept is of no use.
    pub fn open(root: &Path) -> (Self, Option<String>) {
        let Some(folder) = Folder::take(&root.join(FOLDER)) else {
            return (Self::none(), None);
        };
        let (store, note) = match folder.store() {
            Ok(store) => (store, None),
            Err(note) => (None, Some(note)),
        };
        let open = Open {
            folder,
            store,
            used: Default::default(),
            added: AtomicUsize::new(0),
        };
        let memory = Self {
            open: Some(open),
            ..Self::none()
        };
        (memory, note)
    }

    /// Whether anything is kept from now on.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Tells which language packs of its own the archive has.
    pub fn with_languages(mut self, languages: ContentHash) -> Self {
        self.languages = languages;
        self
    }

    pub(super) fn languages(&self) -> ContentHash {
        self.languages
    }

    /// Takes in what was understood of texts elsewhere, for this build alone.
    pub(crate) fn take_in(&mut self, texts: Vec<(ContentHash, Vec<u8>)>) {
        self.elsewhere.extend(texts);
    }

    /// The last build and the files that it left.
    pub fn last_build(&self) -> Option<(LastBuild, PublishedFiles)> {
        let store = self.open.as_ref()?.store.as_ref()?;
        Some((store.note("last-build")?, store.note("files")?))
    }

    /// What is kept under the key, else what `make` makes, which is kept from now on.
    pub(crate) fn recall<T, K>(&self, shelf: Shelf, key: &K, make: impl FnOnce() -> T) -> T
    where
        T: Serialize + DeserializeOwned,
        K: Serialize + ?Sized,
    {
        let key = self.key(key);
        if let Some(found) = key.and_then(|key| self.find(shelf, key)) {
            return found;
        }
        let made = make();
        if let Some(key) = key {
            self.keep(shelf, key, &made);
        }
        made
    }

    /// What is kept under the key, brought up to date: `update` takes it, and returns what is kept from now on and whether that is something else.
    pub(crate) fn revise<T, K>(
        &self,
        shelf: Shelf,
        key: &K,
        update: impl FnOnce(Option<T>) -> (T, bool),
    ) -> T
    where
        T: Serialize + DeserializeOwned,
        K: Serialize + ?Sized,
    {
        let key = self.key(key);
        let (answer, is_new) = update(key.and_then(|key| self.find(shelf, key)));
        if let Some(key) = key.filter(|_| is_new) {
            self.keep(shelf, key, &answer);
        }
        answer
    }

    /// The answers on a shelf.
    pub(crate) fn shelf(&self, shelf: Shelf) -> Kept<'_> {
        Kept {
            memory: self,
            shelf,
        }
    }

    /// The hash of what an answer is made from.
    pub(super) fn key<K: Serialize + ?Sized>(&self, made_from: &K) -> Option<ContentHash> {
        match self.open.is_some() || !self.elsewhere.is_empty() {
            true => self.key_of(made_from),
            false => None,
        }
    }

    /// The same, also where nothing is kept.
    pub(super) fn key_of<K: Serialize + ?Sized>(&self, made_from: &K) -> Option<ContentHash> {
        let bytes = postcard::to_allocvec(made_from).ok()?;
        let languages = self.languages.0.to_le_bytes();
        Some(ContentHash::of_all(&[&languages, &bytes]))
    }

    pub(super) fn find<T: DeserializeOwned>(&self, shelf: Shelf, key: ContentHash) -> Option<T> {
        if let (Shelf::Texts, Some(bytes)) = (shelf, self.elsewhere.get(&key)) {
            return postcard::from_bytes(bytes).ok();
        }
        let open = self.open.as_ref()?;
        let found = open.store.as_ref()?.get(shelf, key.0)?;
        open.used(shelf).insert(key.0, None);
        Some(found)
    }

    pub(super) fn keep<T: Serialize>(&self, shelf: Shelf, key: ContentHash, value: &T) {
        if let Some(open) = &self.open
            && open.added.load(Ordering::Relaxed) < MOST_ADDED
            && let Ok(bytes) = postcard::to_allocvec(value)
        {
            open.added.fetch_add(bytes.len(), Ordering::Relaxed);
            open.used(shelf).insert(key.0, Some(bytes));
        }
    }

    /// Writes down what this build worked out, and forgets what it did not need.
    ///
    /// What cannot be written is worked out again by the next build: that is no error.
    pub fn close(self, last: Option<&LastBuild>, files: &PublishedFiles) {
        let Some(mut open) = self.open else {
            return;
        };
        let contents = Contents {
            shelves: open
                .used
                .map(|shelf| shelf.into_inner().unwrap_or_else(PoisonError::into_inner)),
            notes: [
                ("last-build", postcard::to_allocvec(&last).ok()),
                ("files", postcard::to_allocvec(&Some(files)).ok()),
            ],
        };
        drop(open.store);
        open.folder.write(&contents);
    }
}

/// The answers on one shelf, all of one type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept<'a> {
    memory: &'a Memory,
    shelf: Shelf,
}

impl<T: Serialize + DeserializeOwned> Known<T> for Kept<'_> {
    fn is_kept(&self) -> bool {
        self.memory.is_open()
    }

    fn recall(&self, made_from: ContentHash, make: &dyn Fn() -> T) -> T {
        self.memory.recall(self.shelf, &made_from, make)
    }

    fn revise(&self, key: ContentHash, update: &dyn Fn(Option<T>) -> (T, bool)) -> T {
        self.memory.revise(self.shelf, &key, update)
    }
}

impl Open {
    fn used(&self, shelf: Shelf) -> MutexGuard<'_, BTreeMap<u128, Option<Vec<u8>>>> {
        // What a thread that failed left behind is whole: every change is one call.
        self.used[shelf as usize]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
