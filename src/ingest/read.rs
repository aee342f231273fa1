//! One file: read, decoded, front matter off, cut into blocks.

use super::addresses_alone::are_addresses_alone;
use super::decode::decode;
use super::docx::read_docx;
use super::extracted::{Extracted, Remark};
use super::front_matter::{held_as_unreadable, prefer, read_sidecar_text, take_front_matter};
use super::garbled::has_lost_letters;
use super::large_page::{page_within_bounds, too_large};
use super::machine_blocks::mark_machine_blocks;
use super::mail::read_mail;
use super::markdown::markdown_blocks;
use super::other_format::other_format;
use super::pdf::read_pdf;
use super::plain::plain_blocks;
use super::walk::FoundFile;
use crate::disk;
use crate::model::{Diagnostic, Format, Metadata, SourceFile, StoredFile};
use crate::text::{ContentHash, Known, StableHash};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What was read of files before, or why they are of no use.
pub type KnownSources<'a> = &'a dyn Known<Result<SourceFile, Diagnostic>>;

/// Reads one found file with its sidecar. What makes the file unusable comes back as warnings; what does not is inside the source file.
///
/// # Errors
///
/// Warnings: the file cannot be read, is too large, is not what its name says, or has no text.
pub fn read_source(
    found: &FoundFile,
    known: KnownSources<'_>,
) -> Result<SourceFile, Vec<Diagnostic>> {
    let bytes = read_bytes(&found.location, &found.path).map_err(|fault| vec![fault])?;
    let mut diagnostics = Vec::new();
    let sidecar = match &found.sidecar {
        None => Metadata::default(),
        Some((location, path)) => {
            let (metadata, faults) = read_sidecar(location, path);
            diagnostics.extend(faults);
            metadata
        }
    };
    let FoundFile {
        path, name, format, ..
    } = found;
    let read = || source_from_bytes(path, name, *format, &bytes, sidecar.clone());
    // Plain text is read as fast as it is recalled.
    let is_costly = !matches!(format, Format::Text | Format::Markdown);
    let source = match is_costly && known.is_kept() {
        true => {
            let stated = ContentHash::of_value(&(path, name, format, &sidecar));
            let made_from = ContentHash::of_all(&[&stated.0.to_le_bytes(), &bytes]);
            known.recall(made_from, &read)
        }
        false => read(),
    };
    match source {
        Ok(mut source) => {
            source.file.location.clone_from(&found.location);
            source.diagnostics.splice(0..0, diagnostics);
            Ok(source)
        }
        Err(fault) => {
            diagnostics.push(fault);
            Err(diagnostics)
        }
    }
}

/// Turns bytes into a source file, or says why they are none. Front matter outranks the sidecar.
///
/// # Errors
///
/// Warnings: the bytes are not what the format says, or hold no text.
pub fn source_from_bytes(
    path: &str,
    name: &str,
    format: Format,
    bytes: &[u8],
    sidecar: Metadata,
) -> Result<SourceFile, Diagnostic> {
    let warning = |remark: Remark| {
        Diagnostic::warning(remark.message)
            .at(path)
            .hint(remark.hint)
    };
    let read = match format {
        Format::Pdf => Some(read_pdf(bytes)),
        Format::Docx => Some(read_docx(bytes)),
        Format::Mail => Some(read_mail(bytes)),
        Format::Text | Format::Markdown | Format::Html => None,
    };
    // Formats of their own have no place for front matter; the sidecar says what it would.
    let (extracted, declared, body_start, mut diagnostics) = match read {
        Some(read) => (read.map_err(warning)?, sidecar, 0, Vec::new()),
        None => {
            if let Some(other) = other_format(bytes) {
                return Err(warning(other));
            }
            let (decoded, mut diagnostics) = decode_text(path, format, bytes)?;
            let (front, faults) = take_front_matter(path, &decoded);
            diagnostics.extend(faults);
            let (extracted, body_start) = match format {
                Format::Html => {
                    let html = &decoded[front.body_start..];
                    let page = page_within_bounds(html)
                        .ok_or_else(|| warning(too_large("the page", html.len())))?;
                    (page, 0)
                }
                _ => {
                    let blocks = match format {
                        Format::Markdown => markdown_blocks(&decoded, front.body_start),
                        _ => plain_blocks(&decoded, front.body_start),
                    };
                    let plain = Extracted {
                        text: decoded,
                        blocks,
                        ..Extracted::default()
                    };
                    (plain, front.body_start)
                }
            };
            (
                extracted,
                prefer(front.metadata, sidecar),
                body_start,
                diagnostics,
            )
        }
    };
    let mut extracted = extracted;
    mark_machine_blocks(&extracted.text, &mut extracted.blocks);
    if extracted.blocks.is_empty() {
        return Err(Diagnostic::warning("the file has no text")
            .at(path)
            .hint("paste the article into it, or delete it"));
    }
    // Whoever states a title wants a page for the link.
    if declared.title.is_none() && are_addresses_alone(&extracted.text, &extracted.blocks) {
        return Err(Diagnostic::warning("the file has no text but addresses")
            .at(path)
            .hint("paste the articles that they lead to into files of their own"));
    }
    if has_lost_letters(&extracted.text) {
        let fault = Diagnostic::warning(
            "some letters were lost: the text has question marks in their place",
        );
        diagnostics.push(
            fault
                .at(path)
                .hint("fetch the text again, and save it as UTF-8"),
        );
    }
    let lost = extracted.text.matches(char::REPLACEMENT_CHARACTER).count();
    // Of what was lost here, decoding has told.
    if lost > 0 && diagnostics.is_empty() {
        let fault = Diagnostic::warning(format!(
            "the text has \u{FFFD} in place of {lost} lost {}",
            if lost == 1 { "letter" } else { "letters" }
        ));
        diagnostics.push(fault.at(path).hint("fetch the text again"));
    }
    let notes = extracted.notes.into_iter();
    diagnostics.extend(notes.map(|note| Diagnostic::note(note.message).at(path).hint(note.hint)));
    Ok(SourceFile {
        path: path.to_owned(),
        name: name.to_owned(),
        format,
        file: StoredFile {
            location: PathBuf::from(path),
            length: bytes.len(),
            hash: StableHash::of(bytes),
        },
        text: extracted.text,
        body_start,
        blocks: extracted.blocks,
        declared,
        embedded: extracted.metadata,
        dates: extracted.dates,
        also_saved_as: Vec::new(),
        diagnostics,
    })
}

/// The file as characters, with a note on what was assumed to get there.
fn decode_text(
    path: &str,
    format: Format,
    bytes: &[u8],
) -> Result<(String, Vec<Diagnostic>), Diagnostic> {
    let declared_charset = (format == Format::Html)
        .then(|| charset_of(bytes))
        .flatten();
    let Some(decoded) = decode(bytes, declared_charset.as_deref()) else {
        return Err(Diagnostic::warning("the file is not text")
            .at(path)
            .hint("save the article as text, or move the file out of the content folder"));
    };
    let assumed = decoded.assumed.map(|encoding| {
        Diagnostic::note(format!("read as {encoding}"))
            .at(path)
            .hint("save the file as UTF-8 if letters look wrong")
    });
    Ok((decoded.text, assumed.into_iter().collect()))
}

/// What a sidecar says. One that cannot be read holds its text back, as it may say anything.
fn read_sidecar(location: &Path, path: &str) -> (Metadata, Vec<Diagnostic>) {
    let decoded = read_bytes(location, path).and_then(|bytes| {
        decode(&bytes, None).ok_or_else(|| {
            Diagnostic::warning("the sidecar is not text")
                .at(path)
                .hint("write it as UTF-8 YAML")
        })
    });
    match decoded {
        Ok(decoded) => read_sidecar_text(path, &decoded.text),
        Err(mut fault) => {
            fault.message.push_str("; the text is held back");
            let mut metadata = Metadata::default();
            metadata.rules.held_back = Some(held_as_unreadable(path, None));
            (metadata, vec![fault])
        }
    }
}

fn read_bytes(location: &Path, path: &str) -> Result<Vec<u8>, Diagnostic> {
    let unreadable = |error: std::io::Error| {
        Diagnostic::warning(format!("cannot be read: {error}"))
            .at(path)
            .hint("check that the file is there and that you may read it")
    };
    let size = std::fs::metadata(location).map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(
            Diagnostic::warning(format!("the file is {} MB in size", size / 1_000_000))
                .at(path)
                .hint(format!(
                    "files of up to {} MB are read; split it",
                    LARGEST / 1_000_000
                )),
        );
    }
    disk::read(location).map_err(unreadable)
}

/// The charset a page declares in its first 2 KB: `<meta charset=…>`, the `content` of `http-equiv`, or `encoding=` of an XML declaration.
fn charset_of(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    let declared = |word: &str| head.find(word).map(|at| &head[at + word.len()..]);
    let after = declared("charset=").or_else(|| {
        head.trim_start()
            .starts_with("<?xml")
            .then(|| declared("encoding="))
            .flatten()
    })?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the tests make the files that they read"
)]
mod tests {
    use super::*;
    use crate::text::{KnownForTests, NothingKnown};

    #[test]
    fn front_matter_outranks_the_sidecar() {
        let sidecar = Metadata {
            title: Some("Sidecar".into()),
            outlet: Some("Outlet".into()),
            ..Metadata::default()
        };
        let text = b"---\ntitle: Front\n---\nBody.\n";
        let source =
            source_from_bytes("a.txt", "a.txt", Format::Text, text, sidecar).expect("a source");
        assert_eq!(source.declared.title.as_deref(), Some("Front"));
        assert_eq!(source.declared.outlet.as_deref(), Some("Outlet"));
    }

    #[test]
    fn empty_files_are_warnings() {
        for empty in [&b""[..], b" \n\t\n", b"\xEF\xBB\xBF"] {
            let fault =
                source_from_bytes("a.txt", "a.txt", Format::Text, empty, Metadata::default());
            assert_eq!(
                fault.expect_err("a warning").message,
                "the file has no text"
            );
        }
    }

    #[test]
    fn addresses_without_a_text_are_warnings() {
        let read = |text: &str| {
            let bytes = text.as_bytes();
            source_from_bytes("a.txt", "a.txt", Format::Text, bytes, Metadata::default())
        };
        let fault = read("https://a.example/one\n").expect_err("a warning");
        assert_eq!(fault.message, "the file has no text but addresses");
        assert!(read("---\ntitle: One\n---\nhttps://a.example/one\n").is_ok());
    }

    #[test]
    fn a_page_that_was_read_before_is_not_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let (page, sidecar) = (folder.path().join("a.html"), folder.path().join("a.yaml"));
        let write = |file: &Path, text: &str| std::fs::write(file, text).expect("a file");
        write(&page, "<title>Bridge</title><p>The bridge was opened.</p>");
        write(&sidecar, "outlet: Courier");
        let found = FoundFile {
            location: page.clone(),
            path: "press/a.html".to_owned(),
            name: "a.html".to_owned(),
            format: Format::Html,
            sidecar: Some((sidecar.clone(), "press/a.yaml".to_owned())),
        };
        let known = KnownForTests::new();
        let first = read_source(&found, &known).expect("a source");
        assert_eq!(first, read_source(&found, &NothingKnown).expect("a source"));
        assert_eq!(first, read_source(&found, &known).expect("a source"));
        assert_eq!(known.made(), 1);
        write(&sidecar, "outlet: Herald");
        let other = read_source(&found, &known).expect("a source");
        assert_eq!(other.declared.outlet.as_deref(), Some("Herald"));
        write(&page, "<title>Ferry</title><p>The ferry was closed.</p>");
        let third = read_source(&found, &known).expect("a source");
        assert!(third.text.contains("ferry"), "{}", third.text);
        assert_eq!(known.made(), 2);
    }

    #[test]
    fn a_page_in_a_legacy_encoding_is_read_as_it_declares() {
        for declaration in [
            "<meta charset=windows-1251>",
            "<?xml version='1.0' encoding='windows-1251'?><html>",
        ] {
            let html = format!("{declaration}<title>Мост</title><p>Мост открыт.</p>");
            let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&html);
            let source = source_from_bytes(
                "a.html",
                "a.html",
                Format::Html,
                &bytes,
                Metadata::default(),
            );
            assert!(source.expect("a source").text.contains("Мост открыт"));
        }
    }
}
