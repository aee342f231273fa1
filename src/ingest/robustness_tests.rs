//! Any bytes give a source file or a warning, never a panic, and spans lie within the text in order.

use super::source_from_bytes;
use crate::model::{Format, Metadata};
use proptest::prelude::*;

const FORMATS: [Format; 6] = [
    Format::Text,
    Format::Markdown,
    Format::Html,
    Format::Pdf,
    Format::Docx,
    Format::Mail,
];

/// Beginnings of files of each format.
const BEGINNINGS: [&[u8]; 7] = [
    b"",
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    b"%PDF-1.7\n4 0 obj\n<</Length 30>>\nstream\nBT /F1 12 Tf (a) Tj ",
    b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    b"From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
    b"<html><head><title>x</title><body><p>",
    b"---\ntitle: x\n---\n",
];

/// Small valid files, to be damaged.
const VALID: [(Format, &[u8]); 3] = [
    (
        Format::Pdf,
        include_bytes!("../../tests/sites/exports/seeds/pier.pdf"),
    ),
    (
        Format::Docx,
        include_bytes!("../../tests/sites/exports/seeds/choir.docx"),
    ),
    (
        Format::Mail,
        include_bytes!("../../tests/sites/exports/seeds/orchard.eml"),
    ),
];

fn read(format: Format, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let Ok(source) = source_from_bytes("a", "a", format, &bytes, Metadata::default()) else {
        return Ok(());
    };
    prop_assert!(!source.blocks.is_empty());
    let mut end = 0;
    for run in source.blocks.iter().flat_map(|block| &block.runs) {
        prop_assert!(
            source
                .text
                .get(run.start..run.end)
                .is_some_and(|text| !text.is_empty())
        );
        prop_assert!(run.start >= end);
        end = run.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), begins in 0..BEGINNINGS.len()) {
        let bytes = [BEGINNINGS[begins], &bytes].concat();
        for format in FORMATS {
            read(format, bytes.clone())?;
        }
    }

    #[test]
    fn any_text(text in "(---\n)?[\\PC\n]{0,300}", begins in 0..BEGINNINGS.len()) {
        let bytes = [BEGINNINGS[begins], text.as_bytes()].concat();
        for format in FORMATS {
            read(format, bytes.clone())?;
        }
    }

    #[test]
    fn damaged_files(changes in proptest::collection::vec((any::<u32>(), any::<u8>()), 0..12), keep in 0.0..1.5_f64) {
        for (format, sound) in VALID {
            let mut bytes = sound.to_vec();
            for (at, byte) in &changes {
                let at = *at as usize % bytes.len();
                bytes[at] = *byte;
            }
            bytes.truncate((bytes.len() as f64 * keep) as usize);
            read(format, bytes)?;
        }
    }
}

#[test]
fn valid_files_are_read() {
    for (format, sound) in VALID {
        let source = source_from_bytes("a", "a", format, sound, Metadata::default());
        assert!(source.is_ok(), "{source:?}");
    }
}
