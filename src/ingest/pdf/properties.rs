//! What a PDF says about itself, where it can be believed.

use crate::ingest::plausible::{believed_author, believed_title, is_language_tag};
use crate::model::{BlockKind, Metadata};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};

/// Author and language from the document information, and the title where the text bears it out.
///
/// The date of creation is left out: it says when the file was made, which for a page printed from a browser or scanned years later is not when the
/// text was published, and a wrong date does more harm than none.
pub(super) fn read_properties(pdf: &Pdf, blocks: &[(BlockKind, String)]) -> Metadata {
    let information = pdf.metadata();
    let line = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text_string).map(one_line);
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let language = catalog
        .and_then(|catalog| catalog.get::<PdfString<'_>>(b"Lang".as_slice()))
        .map(|tag| text_string(tag.as_bytes()))
        .filter(|tag| is_language_tag(tag));
    Metadata {
        title: line(&information.title).and_then(|title| believed_title(&title, blocks)),
        authors: line(&information.author)
            .filter(|author| believed_author(author, blocks))
            .into_iter()
            .collect(),
        language,
        ..Metadata::default()
    }
}

fn one_line(text: String) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text string of a PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, else PDFDocEncoding, which is Latin-1 but for a few signs. Programs
/// that know no better put the letters of their own machine there, so what is neither is read by [`crate::ingest::decode`]'s rules.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ if bytes.is_ascii() => String::from_utf8_lossy(bytes),
        _ => {
            return crate::ingest::decode(bytes, None)
                .map(|decoded| decoded.text)
                .unwrap_or_default();
        }
    }
    .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_in_every_form() {
        assert_eq!(text_string(b"\xFE\xFF\x04\x1c"), "М");
        assert_eq!(text_string(b"Quay"), "Quay");
        assert_eq!(text_string(b"\xEF\xBB\xBF\xD0\x9C"), "М");
    }
}
