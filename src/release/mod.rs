//! What may be published: an archive and the owner's rules come in; a [`Release`] that holds nothing else goes out.
//!
//! [`hold_back`] takes out texts that are not to be published at all, before anything is concluded from them. [`release`] follows when everything
//! has been concluded: grouping and names use whole texts, pages show what the rules allow. Render receives the release only, so it cannot show more.
//!
//! The nearest rule wins: the text's own, then its outlet's, then the archive's (`docs/publishing-rules.md`).

mod hold;
mod rules;

pub use hold::hold_back;

use crate::model::{Alignments, Archive, HeldText, Release, Shown, Site};

/// The archive as the site may show it.
pub fn release(
    archive: Archive,
    alignments: Alignments,
    held_back: Vec<HeldText>,
    site: &Site,
) -> Release {
    let shown = archive
        .documents
        .iter()
        .map(|archived| {
            let outlet = archived.outlet.map(|at| archive.outlets[at].name.as_str());
            let rules = rules::of_document(&archived.document, outlet, site);
            Shown {
                extent: rules.publish.unwrap_or_default(),
                noindex: rules.noindex.unwrap_or_default(),
                ..Shown::default()
            }
        })
        .collect();
    Release {
        archive,
        alignments,
        shown,
        held_back,
        withdrawn: Vec::new(),
    }
}
