//! The page at an address of an earlier build of which nothing is left.

use crate::model::AddressKind;
use crate::render::address;
use crate::render::context::link::Link;
use crate::render::context::paging::Pages;
use crate::render::context::subject::address_of_id;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::frame::{Alternates, Frame};
use crate::render::part::page_kind::PageKind;
use serde::Serialize;

/// The page at an address of which nothing is left.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GonePage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The nearest page that there is.
    pub(crate) nearest: Link,
}

/// A page for every such address, by index into the archive's list of them.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    let all = context.archive.permanence.gone.iter().enumerate();
    all.filter_map(|(at, gone)| Some((address_of_id(gone.kind, &gone.id)?, at)))
        .collect()
}

/// The page at such an address: it names nothing of what was there. The language switch leads to the nearest page.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> GonePage {
    let gone = &page.archive().permanence.gone[index];
    let event = gone.event.as_ref();
    let event = event.and_then(|id| Subject::of_id(page.archive(), AddressKind::Event, id));
    let (address, nearest) = match event {
        Some(event) => (event.address(page.archive()), page.link(event)),
        None => {
            let home = Link::new(page.to(address::HOME), page.own(page.edition.title.clone()));
            (address::HOME.to_owned(), home)
        }
    };
    let title = page.edition.words.plain("page-gone");
    GonePage {
        frame: Frame {
            alternates: Alternates::leading_to(page, &address),
            ..Frame::new(page, PageKind::Detour, title, String::new())
        },
        nearest,
    }
}
