//! Suggests topics: a linked archive comes in, and subjects that recur in it but that no topic covers go out.
//!
//! 1. [`words`]: each text becomes its content words, without names, function words, dates and reporting verbs.
//! 2. [`candidates`]: concepts, and phrases of two or three content words, are counted over stories and across languages.
//!    What [`subjects`] lists needs less evidence.
//! 3. [`terms`]: the words found in the texts become terms with `*` endings.
//! 4. [`format`]: suggestions are written as YAML or TOML, ready to paste.
//!
//! This is not a stage: it reads the archive, with the lexicon and background frequencies of [`crate::cluster`].

mod candidates;
mod format;
mod subjects;
mod suggestion;
mod terms;
mod words;

pub use format::{as_toml, as_yaml};
pub use suggestion::Suggestion;

use crate::cluster::Evidence;
use crate::language::Languages;
use crate::model::Archive;

/// At most `most` topics that the archive's own topics do not cover, most salient first.
pub fn suggest(
    archive: &Archive,
    evidence: &Evidence,
    languages: &Languages,
    most: usize,
) -> Vec<Suggestion> {
    let texts = words::content_words(archive, evidence, languages);
    let subjects = subjects::subjects(&evidence.concepts, languages);
    let found = candidates::salient(archive, evidence, &subjects, &texts);
    let mut taken: Vec<String> = archive.topics.iter().map(|t| t.topic.id.clone()).collect();
    let mut out = Vec::new();
    let mut offered: Vec<&candidates::Candidate> = Vec::new();
    for candidate in &found {
        if out.len() == most {
            break;
        }
        if offered
            .iter()
            .any(|known| candidates::repeats(known, candidate))
        {
            continue;
        }
        if let Some(suggestion) = terms::suggestion(archive, &texts, candidate, &taken) {
            taken.push(suggestion.id.clone());
            offered.push(candidate);
            out.push(suggestion);
        }
    }
    out
}
