//! The versions of every story, side by side.

use crate::cluster::{self, Evidence};
use crate::memory::{Memory, Shelf};
use crate::model::{Alignment, Archive, Document};
use rayon::prelude::*;

/// For each story its versions, aligned; none for a single one.
pub(super) fn align_all(
    archive: &Archive,
    evidence: &Evidence,
    memory: &Memory,
) -> Vec<Option<Alignment>> {
    let stories = archive.stories.par_iter();
    stories
        .map(|story| {
            let versions = story.documents.iter();
            let versions: Vec<&Document> = versions
                .map(|at| &archive.documents[*at].document)
                .collect();
            if versions.len() < 2 {
                return None;
            }
            // All that the alignment depends on.
            let seen = versions.iter().map(|version| {
                (
                    &version.text,
                    &version.language,
                    &version.title,
                    &version.body,
                    &version.mentions,
                )
            });
            memory.recall(Shelf::Alignments, &seen.collect::<Vec<_>>(), || {
                cluster::align(&versions, evidence)
            })
        })
        .collect()
}
