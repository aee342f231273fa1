//! Output of `ingest`: one decoded file, split into blocks.

use super::{Diagnostic, Metadata, Span};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The kind of a source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// CommonMark.
    Markdown,
    /// A saved web page; its text is extracted.
    Html,
    /// PDF with a text layer; its text is extracted.
    Pdf,
    /// A Word document (Office Open XML); its text is extracted.
    Docx,
    /// A saved mail; its text is extracted.
    Mail,
}

impl Format {
    /// Whether offsets count in the file itself, not in text extracted from it.
    pub fn is_plain_text(self) -> bool {
        matches!(self, Format::Text | Format::Markdown)
    }

    /// Extension of the source file on the site, without the dot. A saved page is offered as text, so that nobody runs it by accident.
    pub fn offered_ending(self) -> &'static str {
        match self {
            Format::Text | Format::Markdown | Format::Html => "txt",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Mail => "eml",
        }
    }
}

/// The kind of a block of text, as far as the markup shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of the given level, 1 to 6.
    Heading(u8),
    /// A list item.
    ListItem,
    /// A picture's caption, if the markup says so.
    Caption,
    /// A block quotation.
    Quote,
    /// Code, checksums, addresses, names of files: part of the text, but nothing that is read as sentences.
    Code,
    /// Marks that a program reads: template tags, definitions of links, rules.
    Markup,
}

/// One paragraph, heading or list item: its visible text as runs, separated by markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// The visible text, in order; never empty.
    pub runs: Vec<Span>,
}

impl Block {
    /// A block of one run.
    pub fn new(kind: BlockKind, span: Span) -> Self {
        Self {
            kind,
            runs: vec![span],
        }
    }

    /// From the first visible character to the last, including the markup between them.
    pub fn span(&self) -> Span {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::default(),
        }
    }

    /// Whether it is made of words that people read.
    pub fn is_prose(&self) -> bool {
        !matches!(self.kind, BlockKind::Code | BlockKind::Markup)
    }

    /// The visible text, runs joined.
    pub fn text(&self, text: &str) -> String {
        self.runs.iter().map(|run| run.of(text)).collect()
    }
}

/// A file on disk, with what tells whether it is still the one that was read. Its bytes are not kept: large sites would not fit into memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Where it lies.
    pub location: PathBuf,
    /// How many bytes it has.
    pub length: usize,
    /// A hash of the bytes.
    pub hash: u64,
}

/// A date of a web page, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDate {
    /// The date, with the words beside it where readers see it.
    pub text: String,
    /// Where the page has it.
    pub place: DatePlace,
}

/// Where a web page has a date, which says what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatePlace {
    /// Where machines read the date of publication.
    Stated,
    /// In an element named for a date.
    Marked,
    /// In a line beside the headline, which may belong to the story.
    Line,
    /// In a short line anywhere, with the line above where that may be its label: a date of publication only if the words say so.
    Labelled,
    /// Where machines read the date of a later change.
    Changed,
}

/// A file of the content folder, decoded and split into blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its path relative to the archive's root (or as given on the command line), with forward slashes.
    pub path: String,
    /// Its path inside the content folder, with forward slashes.
    pub name: String,
    /// Its kind.
    pub format: Format,
    /// The file itself, for readers to download.
    pub file: StoredFile,
    /// Plain text: the decoded file. Other formats: the text extracted from it. Spans count in this.
    pub text: String,
    /// Where the text after the front matter begins, in bytes; 0 where the text was extracted. Later where a mail was pasted, below its header.
    pub body_start: usize,
    /// Blocks in reading order, without front matter.
    pub blocks: Vec<Block>,
    /// What the owner states: front matter, then the sidecar.
    pub declared: Metadata,
    /// What the file format itself states.
    pub embedded: Metadata,
    /// Dates that the page states or shows, most trusted first, in any form that the date parser knows.
    pub dates: Vec<PageDate>,
    /// Paths of other files with the same text.
    pub also_saved_as: Vec<String>,
    /// Messages about assumptions and faults while reading.
    pub diagnostics: Vec<Diagnostic>,
}
