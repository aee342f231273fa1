//! The page for addresses that lead nowhere, in the default language.

use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::Link;
use crate::render::edition::Edition;
use crate::render::part::frame::Frame;
use crate::render::part::page_kind::PageKind;
use serde::Serialize;

/// The page for addresses that lead nowhere.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NotFoundPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The front page of every edition.
    pub(crate) homes: Vec<Link>,
}

/// The page for addresses that lead nowhere. Hosts show it under any address, so its links start with the path of the base address.
pub(crate) fn view(page: &PageContext<'_>) -> NotFoundPage {
    let page = &PageContext {
        from_base: true,
        ..*page
    };
    let title = page.edition.words.plain("page-not-found");
    let mut frame = Frame::new(page, PageKind::Detour, title, String::new()).unlisted();
    frame.alternates.canonical = None;
    frame.alternates.alternates.clear();
    let editions = &page.context.editions;
    let home = |edition: &Edition| {
        let href = page.to_shared(&format!("{}{}", edition.prefix, address::HOME));
        let mut same = editions.iter().filter(|other| other.title == edition.title);
        let text = match same.nth(1) {
            // Links with the same words say which language they lead to.
            Some(_) => format!("{} ({})", edition.title, edition.name),
            None => edition.title.clone(),
        };
        Link::new(href, page.text(&text, &edition.tag))
    };
    NotFoundPage {
        frame,
        homes: editions.iter().map(home).collect(),
    }
}
