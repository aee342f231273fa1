//! One organisation or place: where it is named, the events and documents, the people named with it.

use crate::render::context::link::Link;
use crate::render::context::paging::{Pages, most};
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::frame::Frame;
use crate::render::part::named::NamedView;
use crate::render::part::subject_lists::SubjectLists;
use serde::Serialize;

/// The page of an organisation or place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntityPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// Key of the words for the list it is in: `organisations` or `places`.
    pub(crate) list: &'static str,
    #[serde(flatten)]
    pub(crate) named: NamedView,
    #[serde(flatten)]
    pub(crate) lists: SubjectLists,
    /// People in the same documents, with the number of those documents.
    pub(crate) people: Vec<Link>,
}

/// A page for every organisation and place that has one.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    context.first_pages(context.entities())
}

/// The page of one organisation or place.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> EntityPage {
    let subject = Subject::Entity(index);
    let named = NamedView::new(page, subject);
    let (title, others) = (named.name.text.clone(), named.others_on_one_line());
    EntityPage {
        frame: Frame::of(page, subject, title, others),
        list: subject.list(page.archive()),
        named,
        lists: SubjectLists::new(page, subject),
        people: page.counted(
            most(&page.archive().entities[index].people),
            Subject::Person,
        ),
    }
}
