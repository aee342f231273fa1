//! What other sites need to know to show a page in a frame: oEmbed (<https://oembed.com/>).

use super::files::json_bytes;
use crate::render::address;
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::embed_code::{HEIGHT, WIDTH, code, oembed_address};
use crate::render::view::embed::subjects;
use serde_json::json;

/// A description for everything that has a page for frames; only with a base address, since another site needs a whole address.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<Subject> {
    let described = subjects(context).filter(|_| context.site.base_url.is_some());
    described
        .map(|subject| (oembed_address(context.archive, subject), subject))
        .collect()
}

/// The description for other sites.
pub(crate) fn oembed(page: &PageContext<'_>, subject: Subject) -> Vec<u8> {
    let title = page.name(subject).text;
    json_bytes(&json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": page.edition.title,
        "provider_url": page.printed(address::HOME),
        "html": code(page, subject, &title).unwrap_or_default(),
        "width": WIDTH,
        "height": HEIGHT,
    }))
}
