//! The page at a former address, which leads to the present one.

use crate::render::context::link::Link;
use crate::render::context::paging::Pages;
use crate::render::context::subject::address_of_id;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::frame::{Alternates, Frame};
use crate::render::part::page_kind::PageKind;
use serde::Serialize;

/// The page at a former address.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MovedPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// Where it is now.
    pub(crate) target: Link,
}

/// A page for every former address that had one, by index into the archive's redirects.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    let all = context.archive.permanence.redirects.iter().enumerate();
    all.filter_map(|(at, redirect)| Some((address_of_id(redirect.kind, &redirect.from)?, at)))
        .collect()
}

/// The page at a former address. Search engines are told where it is now, and the language switch leads there.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> MovedPage {
    let redirect = &page.archive().permanence.redirects[index];
    let address = address_of_id(redirect.kind, &redirect.to).unwrap_or_default();
    let title = page.edition.words.plain("page-moved");
    let target = match Subject::of_id(page.archive(), redirect.kind, &redirect.to) {
        Some(subject) => page.link(subject),
        None => Link::new(page.to(&address), page.own(title.clone())),
    };
    MovedPage {
        frame: Frame {
            alternates: Alternates::leading_to(page, &address),
            ..Frame::new(page, PageKind::Detour, title, String::new())
        },
        target,
    }
}
