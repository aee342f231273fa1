//! Output of `release`: the archive as the site may show it.

use super::{Alignments, Archive, Extent, HeldBack, Span, Translations};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// An archive that holds nothing but what the site may show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Release {
    /// The archive. Its documents have lost every word that may not be shown; what was concluded from those words stays.
    pub archive: Archive,
    /// The versions of stories side by side.
    pub alignments: Alignments,
    /// How each document is shown, in the order of the archive's documents.
    pub shown: Vec<Shown>,
    /// Texts that are held back, by path.
    pub held_back: Vec<HeldText>,
    /// Texts that were withdrawn, by id.
    pub withdrawn: Vec<Withdrawal>,
    /// Machine translations of headlines and leads.
    pub translations: Translations,
}

/// How the site shows one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// How much of the text.
    pub extent: Extent,
    /// Whether search engines are asked to leave its pages out.
    pub noindex: bool,
    /// What is offered for download.
    pub source: OfferedSource,
    /// Different words of a text that is not shown whole, in alphabetical order: search finds it by them.
    pub words: Vec<String>,
}

/// What is offered of a source file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OfferedSource {
    /// Nothing.
    #[default]
    Nothing,
    /// The file itself.
    File,
    /// Its text.
    Text(SourceText),
}

/// The text of a source file without what is not offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceText {
    /// What is left out: spans of the document's text, ascending and apart.
    pub removed: Vec<Span>,
}

impl SourceText {
    /// What is offered of the document's text.
    pub fn of<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.removed.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut out = text.to_owned();
        for part in self.removed.iter().rev() {
            out.replace_range(part.start..part.end, "");
        }
        Cow::Owned(out)
    }

    /// Where a span of the document's text is in this one; it must not be one of those that were taken out.
    pub fn place(&self, span: Span) -> Span {
        let before = self
            .removed
            .iter()
            .take_while(|part| part.end <= span.start);
        let before: usize = before.map(Span::len).sum();
        Span::new(span.start - before, span.end - before)
    }
}

/// A text that is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldText {
    /// Id of the document.
    pub document: String,
    /// Path of its source file.
    pub path: String,
    /// Why.
    pub held_back: HeldBack,
}

/// A text that its owner withdrew after publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawal {
    /// Id of the document.
    pub document: String,
    /// The day of the withdrawal.
    pub date: Option<NaiveDate>,
    /// The reason, by BCP 47 tag; `und` if the owner names no language.
    pub reason: BTreeMap<String, String>,
}
