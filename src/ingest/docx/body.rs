//! The paragraphs of a document as a reader sees them.

use super::markup::{attribute, is_on, local, read_markup, text_of};
use super::styles::Styles;
use crate::model::BlockKind;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Elements whose content nobody sees: what was deleted or moved away (tracked changes), the instructions of fields, older forms of what is
/// beside them, phonetic guides.
const UNSEEN: [&str; 8] = [
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "Fallback",
    "sdtPr",
    "rt",
];

/// Depth of paragraphs inside paragraphs (text boxes) that is followed.
const DEEPEST: usize = 50;

/// What a part of the document says, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PartText {
    pub(super) paragraphs: Vec<(BlockKind, String)>,
    /// Footnotes and endnotes by id.
    pub(super) by_note: BTreeMap<String, Vec<(BlockKind, String)>>,
    /// Ids of the footnotes and endnotes that the text points to: whether an endnote, and which.
    pub(super) notes: Vec<(bool, String)>,
    /// Parts of the package that stand in the text as they are (`altChunk`): behind how many paragraphs, and the id of the relation.
    pub(super) chunks: Vec<(usize, String)>,
    /// How many paragraphs, from the first on, stand in a table before all others: a letterhead, or the whole text.
    pub(super) table_at_head: usize,
    /// The part ends in the middle.
    pub(super) cut_off: bool,
}

#[derive(Default)]
struct Paragraph {
    kind: Option<BlockKind>,
    hidden: bool,
    text: String,
    run_hidden: bool,
    in_run_properties: bool,
}

struct BodyReader<'a> {
    styles: &'a Styles,
    story: PartText,
    open: Vec<Paragraph>,
    /// Paragraphs of text boxes wait for the paragraph that they hang on.
    waiting: Vec<(BlockKind, String)>,
    /// Inside how many elements that are not seen.
    unseen: usize,
    in_text: bool,
    /// Inside how many tables.
    tables: usize,
    /// How many paragraphs stand before the row that is being read.
    before_row: usize,
    /// The id of the note that is being read.
    note: Option<String>,
}

/// Reads a part: the text itself, or the footnotes or endnotes.
pub(super) fn read_story(xml: &str, styles: &Styles) -> PartText {
    let mut reading = BodyReader {
        styles,
        story: PartText::default(),
        open: Vec::new(),
        waiting: Vec::new(),
        unseen: 0,
        in_text: false,
        tables: 0,
        before_row: 0,
        note: None,
    };
    let whole = read_markup(xml, |event| match &event {
        Event::Start(element) => {
            let name = local(element);
            if matches!(name, "footnote" | "endnote") {
                reading.note = attribute(element, "id");
            }
            if reading.unseen > 0 || UNSEEN.contains(&name) {
                reading.unseen += 1;
            } else {
                reading.start(element);
            }
        }
        Event::Empty(element) if reading.unseen == 0 => reading.property(element),
        Event::Empty(_) => {}
        Event::End(_) if reading.unseen > 0 => reading.unseen -= 1,
        Event::End(element) => reading.end(element.local_name().into_inner()),
        other => {
            if reading.in_text
                && reading.unseen == 0
                && let Some(text) = text_of(other)
            {
                reading.add(&text);
            }
        }
    });
    while !reading.open.is_empty() {
        reading.end("p");
    }
    reading.story.cut_off = !whole;
    reading.story
}

impl BodyReader<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        match local(element) {
            "p" if self.open.len() < DEEPEST => self.open.push(Paragraph::default()),
            "r" => self.last(|paragraph| paragraph.run_hidden = false),
            "rPr" => self.last(|paragraph| paragraph.in_run_properties = true),
            "t" => self.in_text = true,
            "tbl" => self.tables += 1,
            "tr" if self.tables == 1 => self.before_row = self.story.paragraphs.len(),
            _ => self.property(element),
        }
    }

    /// Empty elements: properties, breaks, note references.
    fn property(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        match local(element) {
            "pStyle" => {
                let meaning = self.styles.meaning(&value().unwrap_or_default());
                self.last(|paragraph| {
                    paragraph.hidden |= meaning.hidden;
                    if paragraph.kind.is_none() || meaning.kind != BlockKind::Paragraph {
                        paragraph.kind = Some(meaning.kind);
                    }
                });
            }
            "numId" if value().is_some_and(|id| id != "0") => self.last(|paragraph| {
                // A numbered heading stays a heading.
                if !matches!(paragraph.kind, Some(BlockKind::Heading(_))) {
                    paragraph.kind = Some(BlockKind::ListItem);
                }
            }),
            "outlineLvl" => {
                if let Some(level @ 0..9) = value().and_then(|level| level.parse::<u8>().ok()) {
                    self.last(|paragraph| {
                        paragraph.kind = Some(BlockKind::Heading((level + 1).min(6)))
                    });
                }
            }
            "vanish" if is_on(element) => self.last(|paragraph| {
                if paragraph.in_run_properties {
                    paragraph.run_hidden = true;
                }
            }),
            "tab" | "ptab" => self.add(" "),
            "br" | "cr" => self.add("\n"),
            "altChunk" => {
                if let Some(id) = attribute(element, "id") {
                    self.story.chunks.push((self.story.paragraphs.len(), id));
                }
            }
            "noBreakHyphen" => self.add("-"),
            "footnoteReference" | "endnoteReference" => {
                let is_endnote = local(element) == "endnoteReference";
                if let Some(id) = attribute(element, "id") {
                    self.story.notes.push((is_endnote, id));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPr" => self.last(|paragraph| paragraph.in_run_properties = false),
            // What `rPr` hid was the mark at the paragraph's end, not its text.
            "pPr" => self.last(|paragraph| paragraph.run_hidden = false),
            "r" => self.last(|paragraph| paragraph.run_hidden = false),
            "p" => {
                let Some(paragraph) = self.open.pop() else {
                    return;
                };
                let kind = paragraph.kind.unwrap_or(BlockKind::Paragraph);
                let shown = if paragraph.hidden {
                    ""
                } else {
                    &paragraph.text
                };
                let parts = lines_of(shown).into_iter().map(|part| (kind, part));
                if !self.open.is_empty() {
                    self.waiting.extend(parts);
                    return;
                }
                let before = self.story.paragraphs.len();
                let all = match &self.note {
                    Some(note) => self.story.by_note.entry(note.clone()).or_default(),
                    None => &mut self.story.paragraphs,
                };
                all.extend(parts);
                all.append(&mut self.waiting);
                if self.tables > 0 && before == self.story.table_at_head {
                    self.story.table_at_head = self.story.paragraphs.len();
                }
            }
            "tr" if self.tables == 1 => join_row(&mut self.story, self.before_row),
            "tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        self.last(|paragraph| {
            if !paragraph.run_hidden {
                paragraph.text.push_str(text);
            }
        });
    }

    fn last(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }
}

/// The longest cell of a row of facts, in code points.
const LONGEST_CELL: usize = 60;

/// Makes one entry of a row of short cells that follows the first paragraphs of a text: "Length | 830 m". Other tables only place the text and its head.
fn join_row(story: &mut PartText, before: usize) {
    let (above, cells) = story.paragraphs.split_at(before);
    let ends_sentence = |text: &str| {
        text.trim_end()
            .ends_with(['.', '!', '?', '…', '。', '।', '۔', '։'])
    };
    let is_in_text =
        before > story.table_at_head && above.iter().any(|(_, text)| ends_sentence(text));
    let is_fact = |(kind, text): &(BlockKind, String)| {
        *kind == BlockKind::Paragraph
            && text.chars().count() <= LONGEST_CELL
            && !ends_sentence(text)
    };
    let has_chunk = story.chunks.iter().any(|(at, _)| *at > before);
    if cells.len() > 1 && is_in_text && !has_chunk && cells.iter().all(is_fact) {
        let cells: Vec<&str> = cells.iter().map(|(_, text)| text.trim()).collect();
        let row = cells.join(" | ");
        story.paragraphs.truncate(before);
        story.paragraphs.push((BlockKind::ListItem, row));
    }
}

/// The lines that breaks part: people who paste from pages have whole texts in one paragraph. A line that begins small goes on with the one before it, unless two breaks part them.
fn lines_of(shown: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in shown.split('\n') {
        let begins_small = line.trim_start().starts_with(char::is_lowercase);
        match lines.last_mut() {
            Some(last) if goes_on && begins_small => {
                last.push(' ');
                last.push_str(line);
            }
            _ if line.trim().is_empty() => {}
            _ => lines.push(line.to_owned()),
        }
        goes_on = !line.trim().is_empty();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Vec<(BlockKind, String)> {
        read_story(xml, &Styles::default()).paragraphs
    }

    #[test]
    fn tracked_changes_and_hidden_text() {
        let paragraphs = read(
            "<w:body><w:p><w:r><w:t>The quay </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>is &amp; stays</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
             <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> open.</w:t></w:r></w:p></w:body>",
        );
        assert_eq!(
            paragraphs,
            [(BlockKind::Paragraph, "The quay is & stays open.".to_owned())]
        );
    }

    #[test]
    fn breaks_part_lines() {
        let story = read(
            "<w:p><w:r><w:t>Quay opened</w:t><w:br/><w:t>4 March 2025</w:t><w:br/><w:br/><w:t>The quay was opened by</w:t><w:br/><w:t>the mayor.</w:t><w:br/><w:t>People came.</w:t></w:r></w:p>",
        );
        let lines: Vec<&str> = story.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "Quay opened",
                "4 March 2025",
                "The quay was opened by the mayor.",
                "People came."
            ]
        );
    }

    #[test]
    fn a_table_before_all_else_and_parts_in_other_formats() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let xml = format!(
            "<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p><w:r><w:t>Quay</w:t></w:r></w:p><w:altChunk r:id=\"x\"/><w:tbl><w:tr>{}</w:tr></w:tbl>",
            cell("The Quay"),
            cell("4 March"),
            cell("more")
        );
        let story = read_story(&xml, &Styles::default());
        assert_eq!(story.table_at_head, 2);
        assert_eq!(story.chunks, [(3, "x".to_owned())]);
    }

    #[test]
    fn rows_of_facts_are_entries() {
        let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let row = |cells: [&str; 2]| {
            let cells = cells.map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell)));
            format!("<w:tr>{}</w:tr>", cells.concat())
        };
        let table = |rows: &[[&str; 2]]| {
            let rows: Vec<String> = rows.iter().map(|cells| row(*cells)).collect();
            format!("<w:tbl>{}</w:tbl>", rows.concat())
        };
        let head = table(&[["Вести гавани", "04.03.2025"]]);
        let title = paragraph("Причал открыт");
        let dates = table(&[["Дата", "4 марта"]]);
        let text = paragraph("Причал открыли в понедельник.");
        let facts = table(&[["Длина", "830 м"], ["Архитектор", "И. Хольм"]]);
        let columns = table(&[["Сначала пришли лодки.", "Потом баржи."]]);
        let story = read(&[head, title, dates, text, facts, columns].concat());
        let lines: Vec<&str> = story.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "Вести гавани",
                "04.03.2025",
                "Причал открыт",
                "Дата",
                "4 марта",
                "Причал открыли в понедельник.",
                "Длина | 830 м",
                "Архитектор | И. Хольм",
                "Сначала пришли лодки.",
                "Потом баржи."
            ]
        );
        assert_eq!(story[6].0, BlockKind::ListItem);
    }

    #[test]
    fn headings_lists_tables_and_text_boxes() {
        let paragraphs = read(
            "<w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Quay</w:t></w:r></w:p>\
             <w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
             <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
             <w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
             <mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> after</w:t></w:r></w:p></w:body>",
        );
        let texts: Vec<_> = paragraphs.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["Quay", "one", "cell", "before after", "box"]);
        assert_eq!(paragraphs[0].0, BlockKind::Heading(1));
        assert_eq!(paragraphs[1].0, BlockKind::ListItem);
    }

    #[test]
    fn what_is_cut_off_gives_what_is_there() {
        let story = read_story("<w:p><w:r><w:t>Half a", &Styles::default());
        assert_eq!(story.paragraphs.len(), 1);
    }

    #[test]
    fn notes_by_their_ids() {
        let notes = "<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:t>One.</w:t></w:r></w:p></w:footnote>\
                     <w:footnote w:id=\"2\"><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let story = read_story(notes, &Styles::default());
        assert_eq!(
            story.by_note["2"],
            [(BlockKind::Paragraph, "Two.".to_owned())]
        );
        assert!(story.paragraphs.is_empty());
    }
}
