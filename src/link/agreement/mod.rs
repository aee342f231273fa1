//! Corrects mentions by agreement across the archive, where one text alone misled the tagger.
//!
//! Documents come in and go out with mentions added, shortened, split or removed; nothing else changes. A full name that several texts contain is a name in
//! the others too, in any language with the same spelling; so is a surname on its own. A word before or after a name that the archive uses otherwise is
//! not part of the name, and what most texts treat as a company is not a person; whether a name is a person's at all is decided once ([`judge`]). But for that, only scripts with capitals are considered: in others, nothing
//! distinguishes a name from a word, unless another version of the text has the name ([`by_sound`], [`as_written`]).

mod as_written;
mod bearing;
mod by_sound;
mod census;
mod corroborate;
mod find;
mod heard_tokens;
mod judge;
mod repair;
#[cfg(test)]
mod tests;
mod weighing;
mod words;

pub(super) use corroborate::{CorroboratedName, annotate};

use crate::language::Languages;
use crate::link::people::GivenNames;
use crate::model::Document;
use census::Census;
use corroborate::Witnesses;
use rayon::prelude::*;
use words::{CapitalisedWords, place, read};

/// Brings the mentions of people into agreement across the archive. Returns the names found, for each document.
pub(super) fn agree(
    documents: &mut [Document],
    stories: &[Vec<usize>],
    given_names: &GivenNames,
    languages: &Languages,
) -> Vec<Vec<CorroboratedName>> {
    let mut readings = readings(documents, languages);
    let census = Census::take(&readings);
    let repaired: Vec<_> = documents
        .par_iter()
        .zip(&readings)
        .map(|(document, reading)| repair::repaired(document, reading, &census, given_names))
        .collect();
    for (document, mentions) in documents.iter_mut().zip(repaired) {
        if let Some(mentions) = mentions {
            document.mentions = mentions;
        }
    }
    place_all(documents, &mut readings);
    let census = Census::take(&readings);
    judge::without_nobody(documents, &census, given_names, languages);
    // Repaired mentions count as evidence for what is still to be found.
    place_all(documents, &mut readings);
    let census = Census::take(&readings);
    let found: Vec<_> = documents
        .par_iter()
        .zip(&readings)
        .map(|(document, reading)| find::found(document, reading, &census, given_names))
        .collect();
    let witnesses = Witnesses::gather(&readings);
    let mut corroborated = vec![Vec::new(); documents.len()];
    for (at, found) in found.into_iter().enumerate() {
        if let Some((mentions, spans)) = found {
            corroborated[at] = witnesses.of(at, &readings[at], &spans);
            documents[at].mentions = mentions;
        }
    }
    by_sound::find_by_sound(documents, stories, given_names, languages);
    as_written::find_as_written(documents, stories, given_names);
    corroborated
}

/// Brings readings up to date with the mentions, which alone have changed.
fn place_all(documents: &[Document], readings: &mut [CapitalisedWords]) {
    let both = documents.par_iter().zip(readings);
    both.for_each(|(document, reading)| place(document, &mut reading.words));
}

fn readings(documents: &[Document], languages: &Languages) -> Vec<CapitalisedWords> {
    let endings = |document: &Document| {
        let pack = languages.for_texts_in(&document.language.tag);
        pack.is_some_and(|pack| pack.writing.apostrophe_endings)
    };
    documents
        .par_iter()
        .map(|document| read(document, endings(document)))
        .collect()
}
