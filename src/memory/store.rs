//! The store itself: a redb database of answers by key.

use redb::{Builder, Database, ReadOnlyDatabase, ReadOnlyTable, ReadableDatabase, TableDefinition};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Kinds of answers that are kept by what they were made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// What was understood of each text.
    Texts,
    /// The versions of a story, side by side.
    Alignments,
    /// The terms of each text, for grouping.
    Profiles,
    /// The odds of each text's candidate pairs.
    Odds,
    /// Why two texts are related.
    Evidence,
    /// What was read of each file.
    Sources,
    /// The words of each text, for the search.
    Words,
}

/// How many shelves there are.
pub(super) const SHELF_COUNT: usize = 7;

type Answers = TableDefinition<'static, u128, &'static [u8]>;

const SHELVES: [Answers; SHELF_COUNT] = [
    TableDefinition::new("texts"),
    TableDefinition::new("alignments"),
    TableDefinition::new("profiles"),
    TableDefinition::new("odds"),
    TableDefinition::new("evidence"),
    TableDefinition::new("sources"),
    TableDefinition::new("words"),
];
const NOTES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("notes");

/// Which program wrote the store.
const PROGRAM: &str = "program";

/// Bytes of the store that are kept in memory while it is read.
const CACHE: usize = 64 << 20;

/// An open store, which nobody changes.
pub(super) struct Store {
    shelves: Vec<ReadOnlyTable<u128, &'static [u8]>>,
    notes: ReadOnlyTable<&'static str, &'static [u8]>,
    _database: ReadOnlyDatabase,
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store; nothing where there is none that this program wrote.
    pub(super) fn open(file: &Path, program: &[u8]) -> Result<Option<Self>, redb::Error> {
        let database = Builder::new().set_cache_size(CACHE).open_read_only(file)?;
        let reading = database.begin_read()?;
        let shelves = SHELVES.into_iter().map(|shelf| reading.open_table(shelf));
        let store = Self {
            shelves: shelves.collect::<Result<_, _>>()?,
            notes: reading.open_table(NOTES)?,
            _database: database,
        };
        let writer = store.notes.get(PROGRAM)?;
        let is_own = writer.is_some_and(|writer| writer.value() == program);
        Ok(is_own.then_some(store))
    }

    pub(super) fn get<T: DeserializeOwned>(&self, shelf: Shelf, key: u128) -> Option<T> {
        let found = self.shelves[shelf as usize].get(key).ok()??;
        postcard::from_bytes(found.value()).ok()
    }

    pub(super) fn note<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let found = self.notes.get(name).ok()??;
        postcard::from_bytes::<Option<T>>(found.value()).ok()?
    }
}

/// What the store is to hold after a build.
pub(super) struct Contents {
    /// By shelf and key; nothing for what the store has already.
    pub(super) shelves: [BTreeMap<u128, Option<Vec<u8>>>; SHELF_COUNT],
    /// Notes by name; those that are missing are removed.
    pub(super) notes: [(&'static str, Option<Vec<u8>>); 2],
}

/// Makes the store hold these contents and nothing else.
pub(super) fn write(file: &Path, program: &[u8], contents: &Contents) -> Result<(), redb::Error> {
    let database: Database = Builder::new().set_cache_size(CACHE).create(file)?;
    let writing = database.begin_write()?;
    for (shelf, answers) in SHELVES.into_iter().zip(&contents.shelves) {
        let mut table = writing.open_table(shelf)?;
        table.retain(|key, _| answers.contains_key(&key))?;
        for (key, bytes) in answers {
            if let Some(bytes) = bytes {
                table.insert(key, bytes.as_slice())?;
            }
        }
    }
    {
        let mut table = writing.open_table(NOTES)?;
        table.insert(PROGRAM, program)?;
        for (name, bytes) in &contents.notes {
            match bytes {
                Some(bytes) => drop(table.insert(name, bytes.as_slice())?),
                None => drop(table.remove(name)?),
            }
        }
    }
    writing.commit()?;
    Ok(())
}
