//! What the archive as a whole says of a name, where one text alone misled the tagger.
//!
//! Documents come in and go out with mentions added, cut, parted or taken away; nothing else changes. A full name that several texts know
//! is one in the others too, in any language of the same spelling; so is a surname that stands alone. A word before or after a name that
//! the archive uses otherwise is no part of it, and what most texts take for a company is nobody. Method: DESIGN.md, "agreement across
//! the archive". Only scripts with capitals are looked at: elsewhere nothing tells a name from a word.

mod census;
mod find;
mod mend;
#[cfg(test)]
mod tests;
mod vouch;
mod words;

pub(super) use vouch::{Vouched, tell};

use crate::link::people::GivenNames;
use crate::model::Document;
use census::Census;
use rayon::prelude::*;
use vouch::Witnesses;
use words::{Reading, read};

/// Brings the mentions of people in line with what the archive as a whole says. Gives for each document the names found by it.
pub(super) fn agree(documents: &mut [Document], given_names: &GivenNames) -> Vec<Vec<Vouched>> {
    let readings = readings(documents);
    let census = Census::take(&readings);
    let mended: Vec<_> = documents
        .par_iter()
        .zip(&readings)
        .map(|(document, reading)| mend::mended(document, reading, &census, given_names))
        .collect();
    for (document, mentions) in documents.iter_mut().zip(mended) {
        if let Some(mentions) = mentions {
            document.mentions = mentions;
        }
    }
    // What was mended counts for what is still to be found.
    let readings = self::readings(documents);
    let census = Census::take(&readings);
    let found: Vec<_> = documents
        .par_iter()
        .zip(&readings)
        .map(|(document, reading)| find::found(document, reading, &census, given_names))
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

fn readings(documents: &[Document]) -> Vec<Reading> {
    documents.par_iter().map(read).collect()
}
