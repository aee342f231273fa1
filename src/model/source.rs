//! What ingest hands over: one decoded file, cut into blocks.

use super::{Diagnostic, Metadata, Span};

/// The kind of a source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Whether offsets count in the file itself rather than in text extracted from it.
    pub fn is_plain_text(self) -> bool {
        matches!(self, Format::Text | Format::Markdown)
    }

    /// The ending of the source file where the site offers it, without the dot. A saved page is offered as text, so that nobody runs it by accident.
    pub fn offered_ending(self) -> &'static str {
        match self {
            Format::Text | Format::Markdown | Format::Html => "txt",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Mail => "eml",
        }
    }
}

/// What a block of text is, as far as the file's own form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of the given level, 1 to 6.
    Heading(u8),
    /// One entry of a list.
    ListItem,
    /// A picture's caption, where the markup says so.
    Caption,
    /// Text set apart as a quotation.
    Quote,
}

/// One paragraph, heading or list entry: its visible text as runs, between which lies markup that nobody reads.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// From the first visible character to the last, markup between them included.
    pub fn span(&self) -> Span {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::default(),
        }
    }

    /// The visible text, runs joined.
    pub fn text(&self, text: &str) -> String {
        self.runs.iter().map(|run| run.of(text)).collect()
    }
}

/// A file of the content folder, decoded and cut into blocks, not yet understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it lies, relative to the archive's root (or as given on the command line), with forward slashes.
    pub path: String,
    /// Where it lies inside the content folder, with forward slashes.
    pub name: String,
    /// Its kind.
    pub format: Format,
    /// The bytes as they came, for the reader to download.
    pub original: Vec<u8>,
    /// Plain text: the decoded file. Other formats: the text extracted from it. Spans count in this.
    pub text: String,
    /// Blocks in reading order, front matter left out.
    pub blocks: Vec<Block>,
    /// What the owner says: front matter, then sidecar.
    pub declared: Metadata,
    /// What the file format itself says.
    pub embedded: Metadata,
    /// Dates of publication as the file format states and shows them, most trusted first, in any form that the date reader knows.
    pub dates: Vec<String>,
    /// What was assumed or could not be used while reading.
    pub diagnostics: Vec<Diagnostic>,
}
