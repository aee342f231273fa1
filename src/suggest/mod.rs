//! A linked archive comes in, topics that its owner might want go out: what the archive writes about and no topic covers.
//!
//! 1. [`words`]: each text becomes its telling words, without names, function words, dates and reporting verbs.
//! 2. [`candidates`]: words that mean one concept and phrases of two or three such words are counted over stories, across languages.
//! 3. [`terms`]: the words that stand in the texts become terms with `*` endings.
//! 4. [`written`]: a suggestion as YAML or TOML, ready to paste.
//!
//! No stage: it reads what the stages made, with the lexicon and the background that [`crate::cluster`] ships with.

mod candidates;
mod suggestion;
mod terms;
mod words;
mod written;

pub use suggestion::Suggestion;
pub use written::{as_toml, as_yaml};

use crate::cluster::Evidence;
use crate::language::Languages;
use crate::model::Archive;

/// At most `most` topics that the archive's own topics do not cover, the most salient first.
pub fn suggest(
    archive: &Archive,
    evidence: &Evidence,
    languages: &Languages,
    most: usize,
) -> Vec<Suggestion> {
    let read = words::read_all(archive, evidence, languages);
    let found = candidates::salient(archive, evidence, &read, most);
    let mut taken: Vec<String> = archive.topics.iter().map(|t| t.topic.id.clone()).collect();
    let mut out = Vec::new();
    for candidate in &found {
        if let Some(suggestion) = terms::suggestion(archive, &read, candidate, &taken) {
            taken.push(suggestion.id.clone());
            out.push(suggestion);
        }
    }
    out
}
