//! What may be published: an archive and the owner's rules come in; a [`Release`] that holds nothing else goes out.
//!
//! [`hold_back`] takes out texts that are not to be published at all, before anything is concluded from them. [`release`] follows when everything
//! has been concluded: grouping and names use whole texts, pages show what the rules allow. Render receives the release only, so it cannot show more.
//!
//! The nearest rule wins: the text's own, then its outlet's, then the archive's (`docs/publishing-rules.md`).

mod document;
mod excerpt;
mod hold;
mod linked;
mod rules;
mod source;
mod told;
mod words;

pub use hold::{hold_back, show_draft};
pub use told::warnings_of_held;

use crate::model::{
    Alignments, Archive, Extent, HeldText, Release, ReportAudience, Shown, Site, Translations,
};
use document::TakenOut;
use rayon::prelude::*;

/// The archive as the site may show it.
pub fn release(
    mut archive: Archive,
    mut alignments: Alignments,
    held_back: Vec<HeldText>,
    site: &Site,
) -> Release {
    let outlets = &archive.outlets;
    let (shown, taken): (Vec<Shown>, Vec<TakenOut>) = archive
        .documents
        .par_iter_mut()
        .map(|archived| {
            let outlet = archived.outlet.map(|at| outlets[at].name.as_str());
            let document = &mut archived.document;
            let rules = rules::of_document(document, outlet, site);
            let extent = rules.publish.unwrap_or_default();
            let shown = Shown {
                extent,
                noindex: rules.noindex.unwrap_or_default(),
                source: source::offered(document, extent, rules.sources.unwrap_or_default()),
                words: match extent {
                    Extent::Full => Vec::new(),
                    Extent::Excerpt | Extent::Link => words::different_words(document),
                },
            };
            if site.report == ReportAudience::Private {
                // What the program says of a file is said to its owner.
                document.diagnostics.clear();
            }
            (shown, document::take_out(document, extent, rules.excerpt))
        })
        .unzip();
    let is_partial = |taken: &TakenOut| taken.is_partial;
    if taken.iter().any(is_partial) {
        linked::take_out_of_people(&mut archive, &taken);
        linked::take_out_of_evidence(&mut archive, &taken);
        for (index, alignment) in &mut alignments {
            let story = &archive.stories[*index];
            linked::take_out_of_alignment(alignment, story, &archive, &taken);
        }
        alignments.retain(|_, alignment| !alignment.rows.is_empty());
    }
    Release {
        archive,
        alignments,
        shown,
        held_back,
        withdrawn: Vec::new(),
        translations: Translations::default(),
    }
}
