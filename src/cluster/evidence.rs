//! The data compiled into the program: lexicon, rarity, background, decision tables.

use super::amounts::Magnitudes;
use super::background::Background;
use super::concepts::Concepts;
use super::decision::Decisions;
use super::profile::{DocumentProfile, read};
use super::rarity::Rarity;
use super::telling::FunctionWords;
use super::word_terms::KnownTerms;
use crate::language::Languages;
use crate::model::Document;

/// What `cluster` knows before it sees any document.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// From words to concepts.
    pub concepts: Concepts,
    /// The terms of words with these concepts.
    pub known_terms: KnownTerms,
    /// How rare spellings, concepts, names and numbers are.
    pub rarity: Rarity,
    /// What unrelated texts of two languages have in common.
    pub background: Background,
    /// From measures to probabilities.
    pub decisions: Decisions,
    /// Words that multiply the number before them.
    pub magnitudes: Magnitudes,
    /// Words that tell a reader nothing about what two texts share.
    pub function_words: FunctionWords,
}

impl Evidence {
    /// The terms of a document, without weights.
    pub(super) fn profile(&self, document: &Document) -> DocumentProfile {
        read(document, &self.concepts, &self.known_terms, &self.rarity)
    }

    /// The data that ships with the program; see data/README.md.
    pub fn compiled_in(languages: &Languages) -> Self {
        Self {
            concepts: Concepts::from_bytes(&include_bytes!("../../data/concepts.bin")[..])
                .with_packs(languages),
            known_terms: KnownTerms::default(),
            rarity: Rarity::from_bytes(include_bytes!("../../data/background-rarity.bin")),
            background: Background::from_bytes(include_bytes!("../../data/background-pairs.bin")),
            decisions: Decisions::from_text(include_str!("../../data/relations.tsv")),
            magnitudes: Magnitudes::of(languages),
            function_words: FunctionWords::of(languages),
        }
    }
}
