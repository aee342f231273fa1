//! What was understood of each text, found by all that understanding looks at.

use super::answers::Memory;
use super::store::Shelf;
use crate::model::{Document, SourceFile, Topic};
use crate::text::ContentHash;
use crate::understand::KnownTexts;
use std::collections::BTreeMap;

/// What earlier builds understood of texts, with these topics and outlets.
pub(crate) struct RememberedTexts<'a> {
    memory: &'a Memory,
    setup: ContentHash,
}

impl<'a> RememberedTexts<'a> {
    /// Topics and outlets are those of the owner.
    pub(crate) fn new(
        memory: &'a Memory,
        topics: &[Topic],
        outlets: &BTreeMap<String, Vec<String>>,
    ) -> Self {
        let setup = format!("{topics:?}\n{outlets:?}");
        Self {
            memory,
            setup: ContentHash::of(setup.as_bytes()),
        }
    }

    /// Tells apart set-ups with which different things would be understood of a text.
    pub(crate) fn setup(&self) -> ContentHash {
        let (languages, own) = (self.memory.languages(), self.setup);
        ContentHash::of_all(&[&languages.0.to_le_bytes(), &own.0.to_le_bytes()])
    }

    /// What was understood of a text beside which nothing is boilerplate, as [`Memory::take_in`] takes it.
    pub(crate) fn found_elsewhere(
        &self,
        source: &SourceFile,
        document: &Document,
    ) -> Option<(ContentHash, Vec<u8>)> {
        let key = self.memory.key_of(&(self.setup, source, NOTHING))?;
        Some((key, postcard::to_allocvec(document).ok()?))
    }
}

/// No block of a text.
const NOTHING: &[usize] = &[];

impl KnownTexts for RememberedTexts<'_> {
    fn key(&self, source: &mut SourceFile, boilerplate: &[usize]) -> Option<ContentHash> {
        // Where the archive lies on disk says nothing about its texts.
        let location = std::mem::take(&mut source.file.location);
        let key = self.memory.key(&(self.setup, &*source, boilerplate));
        source.file.location = location;
        key
    }

    fn find(&self, key: ContentHash, source: &mut SourceFile) -> Option<Document> {
        let mut document: Document = self.memory.find(Shelf::Texts, key)?;
        document.text = std::mem::take(&mut source.text);
        document.file = std::mem::take(&mut source.file);
        Some(document)
    }

    fn keep(&self, key: ContentHash, document: &mut Document) {
        // The source file has these, so they need not be kept twice.
        let text = std::mem::take(&mut document.text);
        let file = std::mem::take(&mut document.file);
        self.memory.keep(Shelf::Texts, key, document);
        document.text = text;
        document.file = file;
    }
}
