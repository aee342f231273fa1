//! What the archive's owner should look at.

use super::report_list::{SectionToCheck, ToCheck};
use crate::render::context::PageContext;
use crate::render::part::frame::Frame;
use crate::render::part::headlines::{self, MissingHeadlines};
use crate::render::part::page_kind::PageKind;
use serde::Serialize;

/// The report.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReportPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// What to look at, by kind, including kinds without anything.
    pub(crate) sections: Vec<SectionToCheck>,
    /// Events without a headline in the reader's language.
    pub(crate) headlines: Option<MissingHeadlines>,
}

/// The report.
pub(crate) fn view(page: &PageContext<'_>) -> ReportPage {
    let words = &page.edition.words;
    let (title, lead) = (words.plain("report"), words.plain("report-lead"));
    let frame = Frame::new(page, PageKind::Site, title, lead).unlisted();
    let sections = ToCheck::ALL.iter();
    ReportPage {
        frame,
        sections: sections.map(|list| list.section(page)).collect(),
        headlines: headlines::view(page),
    }
}
