//! One year of a subject whose lists are too long for its first page.

use crate::model::SourcedText;
use crate::render::address;
use crate::render::context::link::Link;
use crate::render::context::paging::{PAGE, Pages, portion};
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::cards::{DocumentCard, EventCard};
use crate::render::part::frame::{Frame, Pager};
use crate::render::part::page_kind::PageKind;
use crate::render::part::quoted::{SourcedView, sourced};
use crate::render::part::subject_lists::{name_of_year, years};
use serde::Serialize;

/// What a subject has of one year, or one page of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct YearPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// Key of the words for the list that the subject is in: `people`.
    pub(crate) list: &'static str,
    /// The subject, with the link leading to its first page.
    pub(crate) subject: Link,
    /// The year, or the word for what has no date.
    pub(crate) year: String,
    /// All years; this one has no address.
    pub(crate) years: Vec<Link>,
    /// Events, in the archive's order.
    pub(crate) events: Vec<EventCard>,
    /// Direct speech.
    pub(crate) quotations: Vec<SourcedView>,
    /// Documents, newest first.
    pub(crate) documents: Vec<DocumentCard>,
    /// The pages before and after.
    pub(crate) pager: Pager,
}

/// The pages by year of every subject with long lists: the subject, the place of the year among its years, and the number of the page.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<(Subject, usize, usize)> {
    let mut out = Vec::new();
    for (&subject, parts) in &context.years {
        let first = subject.address(context.archive);
        for (at, part) in parts.iter().enumerate() {
            for number in 1..=part.pages() {
                let address = address::beside(&first, &part.file(number));
                out.push((address, (subject, at, number)));
            }
        }
    }
    out
}

/// One page of a year.
pub(crate) fn view(
    page: &PageContext<'_>,
    (subject, at, number): (Subject, usize, usize),
) -> YearPage {
    let archive = page.archive();
    let part = &page.context.years[&subject][at];
    let name = page.name(subject);
    let year = name_of_year(page, part.year);
    let title = page.numbered_title(format!("{} – {year}", name.text), number);
    let first = subject.address(archive);
    let speech: Vec<SourcedText> = portion(&part.quotations, number)
        .iter()
        .map(|&place| subject.quotations(archive)[place].clone())
        .collect();
    YearPage {
        frame: Frame::new(page, PageKind::Further(subject), title, String::new()),
        list: subject.list(archive),
        subject: Link::new(page.to(&first), name),
        year,
        years: years(page, subject, Some(at)),
        events: EventCard::of_subject(page, subject, portion(&part.events, number)),
        quotations: sourced(page, &speech, PAGE),
        documents: DocumentCard::all(page, portion(&part.documents, number)),
        pager: Pager::new(page, number, part.pages(), &|page| {
            address::beside(&first, &part.file(page))
        }),
    }
}
