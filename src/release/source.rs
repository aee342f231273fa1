//! What readers may download of a source file.

use super::document::personal;
use crate::model::{Document, Extent, OfferedSource, OfferedSources};

/// The file, its text, or nothing. Of a text that is not shown whole nothing is offered. Call it while the document is whole.
pub(super) fn offered(
    document: &Document,
    extent: Extent,
    sources: OfferedSources,
) -> OfferedSource {
    match (extent, sources) {
        (Extent::Excerpt | Extent::Link, _) | (_, OfferedSources::None) => OfferedSource::Nothing,
        (Extent::Full, OfferedSources::All) => OfferedSource::File,
        (Extent::Full, OfferedSources::Text) => OfferedSource::Text(text(document)),
    }
}

/// The text without what is personal in it.
fn text(document: &Document) -> String {
    let mut text = document.text.clone();
    for part in personal(document).into_iter().rev() {
        text.replace_range(part.start..part.end, "");
    }
    text
}
