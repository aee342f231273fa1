//! What readers may download of a source file.

use super::document::personal;
use crate::model::{Document, Extent, OfferedSource, OfferedSources, SourceText, Span};

/// The file, its text, or nothing. Of a text that is not shown whole nothing is offered. Call it while the document is whole.
pub(super) fn offered(
    document: &Document,
    extent: Extent,
    sources: OfferedSources,
) -> OfferedSource {
    match (extent, sources) {
        (Extent::Excerpt | Extent::Link, _) | (_, OfferedSources::None) => OfferedSource::Nothing,
        // Markup between the blocks may still have the names that were replaced in them.
        (Extent::Full, _) if document.is_rewritten => OfferedSource::Nothing,
        (Extent::Full, OfferedSources::All) => OfferedSource::File,
        (Extent::Full, OfferedSources::Text) => OfferedSource::Text(text(document)),
    }
}

/// The text without front matter and without what is personal in it.
fn text(document: &Document) -> SourceText {
    let start = document.body_start;
    let mut removed = vec![Span::new(0, start)];
    removed.extend(
        personal(document)
            .into_iter()
            .filter(|part| part.start >= start),
    );
    removed.retain(|part| !part.is_empty());
    SourceText { removed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_has_neither_front_matter_nor_what_is_personal() {
        let document = Document {
            text: "---\nnote: ask Vera\n---\nOne. https://a.example/unsubscribe?u=1 Two."
                .to_owned(),
            body_start: "---\nnote: ask Vera\n---\n".len(),
            ..Document::default()
        };
        let OfferedSource::Text(source) = offered(&document, Extent::Full, OfferedSources::Text)
        else {
            panic!("no text");
        };
        assert_eq!(source.of(&document.text), "One.  Two.");
        let two = document.text.find("Two").expect("a word");
        let place = source.place(Span::new(two, two + 3));
        assert_eq!(place.of(&source.of(&document.text)), "Two");
    }

    #[test]
    fn a_text_that_is_not_shown_whole_has_no_source() {
        for sources in OfferedSources::ALL {
            for extent in [Extent::Excerpt, Extent::Link] {
                let offered = offered(&Document::default(), extent, sources);
                assert_eq!(offered, OfferedSource::Nothing);
            }
        }
    }
}
