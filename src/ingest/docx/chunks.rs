//! Parts of a document that its program left in another format, such as HTML (`altChunk`), for Word to take in when it is next saved.

use super::body::PartText;
use super::markup::{attribute, local, read_markup};
use super::package::Package;
use crate::ingest::large_page::page_within_bounds;
use crate::ingest::mail::{is_web_archive, page_of_web_archive};
use crate::ingest::plain::plain_blocks;
use crate::model::BlockKind;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Puts the text of such parts where they stand. Returns how many could not be read. `relations` is the part that says where they are, `beside` makes the name of a part from one that is
/// relative to the text.
pub(super) fn put_in_chunks(
    package: &mut Package<'_>,
    story: &mut PartText,
    relations: &str,
    beside: &dyn Fn(&str) -> String,
) -> usize {
    if story.chunks.is_empty() {
        return 0;
    }
    let targets = package
        .part(relations)
        .map(|xml| targets_of(&xml))
        .unwrap_or_default();
    let mut unread = 0;
    for (at, id) in std::mem::take(&mut story.chunks).into_iter().rev() {
        let name = targets
            .get(&id)
            .map(|target| match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => beside(target),
            });
        let text = name.and_then(|name| package.part(&name).ok());
        match text.and_then(|text| paragraphs_of(&text)) {
            Some(paragraphs) => {
                // A part in the middle of the table is one of its cells; what stands before it leaves no table at the head.
                if at < story.table_at_head {
                    story.table_at_head = match at {
                        0 => 0,
                        _ => story.table_at_head + paragraphs.len(),
                    };
                }
                drop(story.paragraphs.splice(at..at, paragraphs));
            }
            None => unread += 1,
        }
    }
    unread
}

/// Where relations lead, by their ids.
fn targets_of(xml: &str) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    read_markup(xml, |event| {
        if let Event::Empty(element) | Event::Start(element) = event
            && local(&element) == "Relationship"
            && let (Some(id), Some(target)) =
                (attribute(&element, "Id"), attribute(&element, "Target"))
        {
            targets.insert(id, target);
        }
    });
    targets
}

/// The paragraphs of a page, of one in a web archive, or of plain text.
fn paragraphs_of(text: &str) -> Option<Vec<(BlockKind, String)>> {
    // Rich text and packages are other formats again.
    if text.starts_with("{\\rtf") || text.starts_with("PK") {
        return None;
    }
    let unpacked;
    let text = match is_web_archive(text) {
        true => {
            unpacked = page_of_web_archive(text)?;
            unpacked.as_str()
        }
        false => text,
    };
    let (text, blocks) = match text.trim_start().starts_with('<') {
        true => {
            let page = page_within_bounds(text)?;
            (page.text, page.blocks)
        }
        false => (text.to_owned(), plain_blocks(text, 0)),
    };
    let paragraphs = blocks.iter().map(|block| (block.kind, block.text(&text)));
    Some(paragraphs.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn pages_and_plain_text_are_read_and_other_formats_are_not() {
        let texts = |text: &str| -> Option<Vec<String>> {
            let found = paragraphs_of(text)?;
            Some(found.into_iter().map(|(_, text)| text).collect())
        };
        let page = "<html><body><p>The quay was opened.</p><p>People came.</p></body></html>";
        assert_eq!(
            texts(page).unwrap(),
            ["The quay was opened.", "People came."]
        );
        assert_eq!(
            texts("The quay was opened.").unwrap(),
            ["The quay was opened."]
        );
        let archive = format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n"
        );
        assert_eq!(texts(&archive), texts(page));
        let empty = "MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nAAAA";
        assert_eq!(texts(empty), None);
        assert_eq!(texts("{\\rtf1 The quay}"), None);
        let relations = "<Relationships><Relationship Id='a' Target='c.html'/></Relationships>";
        assert_eq!(targets_of(relations)["a"], "c.html");
    }

    #[test]
    fn a_part_before_the_first_table_leaves_none_at_the_head() {
        let relations = "<Relationships><Relationship Id='a' Target='c.txt'/></Relationships>";
        let at_head = |at: usize| {
            let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for (name, text) in [("r", relations), ("c.txt", "The quay was opened.")] {
                zip.start_file(name, zip::write::SimpleFileOptions::default())
                    .unwrap();
                zip.write_all(text.as_bytes()).unwrap();
            }
            let bytes = zip.finish().unwrap().into_inner();
            let mut package = Package::open(&bytes).unwrap();
            let cell = |text: &str| (BlockKind::Paragraph, text.to_owned());
            let mut story = PartText {
                paragraphs: vec![cell("Port of Holm"), cell("Press"), cell("A quay")],
                chunks: vec![(at, "a".into())],
                table_at_head: 2,
                ..PartText::default()
            };
            let unread = put_in_chunks(&mut package, &mut story, "r", &|name| name.to_owned());
            assert_eq!((unread, story.paragraphs.len()), (0, 4));
            story.table_at_head
        };
        assert_eq!([0, 1, 2].map(at_head), [0, 3, 2]);
    }
}
