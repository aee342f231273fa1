//! What the archive's owner should look at.

use super::person::line;
use super::report_list::{SectionToCheck, ToCheck};
use crate::model::Diagnostic;
use crate::render::context::PageContext;
use crate::render::context::link::{Link, Text};
use crate::render::part::frame::Frame;
use serde::Serialize;

/// The report.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReportPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// What there is to look at, by kind; a kind without anything is there too.
    pub(crate) sections: Vec<SectionToCheck>,
}

/// A message about a file.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WarningView {
    /// The file.
    pub(crate) path: String,
    /// Line in the file, from 1.
    pub(crate) line: Option<usize>,
    /// What is said.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: Option<String>,
    /// The document that it is about.
    pub(crate) document: Option<Link>,
}

/// Two people that may be one.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DoubtPair {
    /// One of the two.
    pub(crate) first: Link,
    /// The other.
    pub(crate) second: Link,
    /// Why it was not decided.
    pub(crate) reason: Text,
    /// What to write in curation.yaml.
    pub(crate) line: String,
}

/// The report.
pub(crate) fn view(page: &PageContext<'_>) -> ReportPage {
    let words = &page.edition.words;
    let mut frame = Frame::new(page, words.plain("report"), words.plain("report-lead"));
    frame.unlisted = true;
    let sections = ToCheck::ALL.iter();
    ReportPage {
        frame,
        sections: sections.map(|list| list.section(page)).collect(),
    }
}

impl WarningView {
    /// A message; `path` is the file where the message does not name one.
    pub(crate) fn new(diagnostic: &Diagnostic, path: &str, document: Option<Link>) -> Self {
        Self {
            path: diagnostic.path.clone().unwrap_or_else(|| path.to_string()),
            line: diagnostic.line,
            message: diagnostic.message.clone(),
            hint: diagnostic.hint.clone(),
            document,
        }
    }
}

impl DoubtPair {
    /// Two people that may be one.
    pub(crate) fn new(page: &PageContext<'_>, index: usize) -> Self {
        let doubt = &page.archive().doubts[index];
        Self {
            first: page.person(doubt.first),
            second: page.person(doubt.second),
            reason: page.reason(&doubt.reason),
            line: line(page, doubt.first, doubt.second),
        }
    }
}
