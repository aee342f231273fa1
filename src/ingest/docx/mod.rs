//! Word documents (Office Open XML, ECMA-376): bytes come in, paragraphs go out. Macros, pictures, comments, headers and footers are not looked at.

mod body;
mod chunks;
mod headline;
mod markup;
mod package;
mod styles;

use super::extracted::{Extracted, Remark};
use super::panic_guard::catch_panic;
use super::plausible::{believed_author, believed_title, is_language_tag};
use crate::model::{BlockKind, Metadata};
use body::read_story;
use markup::{attribute, local, read_markup, text_of};
use package::{Package, PartFault};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use styles::Styles;

/// How the older format of Word begins, and a document that is locked with a password.
const OLD_WORD: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// The text of a Word document, or why there is none.
pub(super) fn read_docx(bytes: &[u8]) -> Result<Extracted, Remark> {
    catch_panic(|| read_package(bytes)).unwrap_or_else(|| Err(damaged()))
}

fn read_package(bytes: &[u8]) -> Result<Extracted, Remark> {
    if bytes.starts_with(&OLD_WORD) {
        return Err(Remark::new(
            "the document is in the old format of Word, or locked with a password",
            "open it in Word or LibreOffice and save it as .docx without a password",
        ));
    }
    let mut package = Package::open(bytes).ok_or_else(damaged)?;
    let main = main_part(&mut package);
    let document = package.part(&main).map_err(|fault| match fault {
        PartFault::TooLarge => Remark::new(
            "the document unpacks to more than can be read",
            "save the article as text, or move the file out of the content folder",
        ),
        PartFault::Missing | PartFault::Broken => damaged(),
    })?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let styles = package
        .part(&beside("styles.xml"))
        .map_or_else(|_| Styles::default(), |xml| Styles::read(&xml));
    let mut story = read_story(&document, &styles);
    drop(document);
    let relations = beside(&format!(
        "_rels/{}.rels",
        main.rsplit('/').next().unwrap_or_default()
    ));
    let unread = chunks::put_in_chunks(&mut package, &mut story, &relations, &beside);
    for (is_endnote, part) in [(false, "footnotes.xml"), (true, "endnotes.xml")] {
        if !story
            .notes
            .iter()
            .any(|(endnote, _)| *endnote == is_endnote)
        {
            continue;
        }
        let Ok(xml) = package.part(&beside(part)) else {
            continue;
        };
        let mut notes = read_story(&xml, &styles).by_note;
        for (_, id) in story.notes.iter().filter(|(one, _)| *one == is_endnote) {
            story
                .paragraphs
                .extend(notes.remove(id).unwrap_or_default());
        }
    }
    let mut extracted = Extracted::default();
    for (kind, text) in &story.paragraphs {
        extracted.push(*kind, text);
    }
    if let Ok(core) = package.part("docProps/core.xml") {
        extracted.metadata = read_core(&core, &story.paragraphs);
    }
    if extracted.metadata.title.is_none() {
        extracted.metadata.title = headline::headline_of(&story);
    }
    if unread > 0 {
        extracted.notes.push(Remark::new(
            format!("parts of the document in other formats are not read: {unread}"),
            "open it in Word or LibreOffice and save it again",
        ));
    }
    if story.cut_off {
        extracted.notes.push(Remark::new(
            "the document is damaged and ends in the middle",
            "open it in Word or LibreOffice and save it again",
        ));
    }
    Ok(extracted)
}

fn damaged() -> Remark {
    Remark::new(
        "the file is not a Word document, or is damaged",
        "open it in Word or LibreOffice and save it as .docx, or fetch it again",
    )
}

/// Where the text is, by the package's own word; Word and LibreOffice put it in one place.
fn main_part(package: &mut Package<'_>) -> String {
    let mut found = None;
    if let Ok(relations) = package.part("_rels/.rels") {
        read_markup(&relations, |event| {
            if let Event::Empty(element) | Event::Start(element) = event
                && local(&element) == "Relationship"
                && attribute(&element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                found = attribute(&element, "Target");
            }
        });
    }
    found
        .map(|target| target.trim_start_matches('/').to_owned())
        .unwrap_or_else(|| "word/document.xml".to_owned())
}

/// Title, author and language of the core properties, where they can be believed. The date is when the file was made, not when the text was
/// published, and is left out.
fn read_core(xml: &str, paragraphs: &[(BlockKind, String)]) -> Metadata {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    let mut open = None;
    read_markup(xml, |event| match &event {
        Event::Start(element) => open = Some(local(element).to_owned()),
        Event::End(_) => open = None,
        other => {
            if let (Some(name), Some(text)) = (&open, text_of(other)) {
                values.entry(name.clone()).or_default().push_str(&text);
            }
        }
    });
    let mut value = |name: &str| {
        let value = values.remove(name)?;
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    };
    Metadata {
        title: value("title").and_then(|title| believed_title(&title, paragraphs)),
        authors: value("creator")
            .filter(|author| believed_author(author, paragraphs))
            .into_iter()
            .collect(),
        language: value("language").filter(|tag| is_language_tag(tag)),
        ..Metadata::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_document_says_so() {
        for bytes in [&b""[..], b"PK\x03\x04", b"Plain text.", &OLD_WORD] {
            assert!(read_docx(bytes).is_err());
        }
    }

    #[test]
    fn core_properties_where_they_can_be_believed() {
        let core = "<cp:coreProperties><dc:title>Quay &amp; ferry</dc:title><dc:creator>Vera Topol</dc:creator>\
                    <dc:language>ru-RU</dc:language></cp:coreProperties>";
        let text = [(BlockKind::Paragraph, "Quay & ferry".to_owned())];
        let metadata = read_core(core, &text);
        assert_eq!(metadata.title.as_deref(), Some("Quay & ferry"));
        assert!(metadata.authors.is_empty(), "{:?}", metadata.authors);
        let signed = [
            text[0].clone(),
            (BlockKind::Paragraph, "By Vera Topol".to_owned()),
        ];
        assert_eq!(read_core(core, &signed).authors, ["Vera Topol"]);
        assert_eq!(metadata.language.as_deref(), Some("ru-RU"));
        assert_eq!(read_core(core, &[]).title.as_deref(), Some("Quay & ferry"));
    }
}
