//! Corrects the tagger in single documents by what the archive as a whole shows.
//!
//! Documents in, documents out, with mentions added, trimmed, split or removed; nothing else changes. A full name, or a surname by itself, that
//! several documents contain is a name in the others too, in any language that spells it alike. A word next to a name that the archive uses
//! in other ways is not part of it, and what most documents take for a company is not a person. Only scripts with capitals are processed:
//! elsewhere nothing distinguishes a name from a word.

mod census;
mod corroborate;
mod find;
mod repair;
#[cfg(test)]
mod tests;
mod words;

pub(super) use corroborate::{CorroboratedName, annotate};

use crate::link::people::given_names::GivenNames;
use crate::model::Document;
use census::Census;
use corroborate::Witnesses;
use rayon::prelude::*;
use words::{CapitalisedWords, read};

/// Brings the mentions of people into agreement across the archive. Returns the names found, for each document.
pub(super) fn agree(documents: &mut [Document]) -> Vec<Vec<CorroboratedName>> {
    let given_names = GivenNames::compiled_in();
    let readings = readings(documents);
    let census = Census::take(&readings);
    let repaired: Vec<_> = documents
        .par_iter()
        .zip(&readings)
        .map(|(document, reading)| repair::repaired(document, reading, &census, &given_names))
        .collect();
    for (document, mentions) in documents.iter_mut().zip(repaired) {
        if let Some(mentions) = mentions {
            document.mentions = mentions;
        }
    }
    // Repaired mentions count as evidence for what is still to be found.
    let readings = self::readings(documents);
    let census = Census::take(&readings);
    let found: Vec<_> = documents
        .par_iter()
        .zip(&readings)
        .map(|(document, reading)| find::found(document, reading, &census, &given_names))
        .collect();
    let witnesses = Witnesses::gather(&readings);
    let mut vouched = vec![Vec::new(); documents.len()];
    for (at, found) in found.into_iter().enumerate() {
        if let Some((mentions, spans)) = found {
            vouched[at] = witnesses.of(at, &readings[at], &spans);
            documents[at].mentions = mentions;
        }
    }
    vouched
}

fn readings(documents: &[Document]) -> Vec<CapitalisedWords> {
    documents.par_iter().map(read).collect()
}
