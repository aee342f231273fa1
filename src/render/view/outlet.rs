//! One outlet: what it reported.

use crate::render::context::link::{LanguageLabel, Text};
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::cards::languages_of;
use crate::render::part::frame::Frame;
use crate::render::part::subject_lists::SubjectLists;
use serde::Serialize;

/// The page of an outlet.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OutletPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The name.
    pub(crate) name: Text,
    /// Languages of its documents.
    pub(crate) languages: Vec<LanguageLabel>,
    #[serde(flatten)]
    pub(crate) lists: SubjectLists,
}

/// A page for every outlet.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    context.first_pages(context.outlets())
}

/// The page of one outlet.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> OutletPage {
    let documents = &page.archive().outlets[index].documents;
    let subject = Subject::Outlet(index);
    let name = page.name(subject);
    let words = &page.edition.words;
    let count = words.counted("count-documents", documents.len());
    let description = format!("{}: {count}", name.text);
    OutletPage {
        frame: Frame::of(page, subject, name.text.clone(), description),
        name,
        languages: languages_of(page, documents),
        lists: SubjectLists::new(page, subject),
    }
}
