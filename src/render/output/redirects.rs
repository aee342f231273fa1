//! Former addresses: a page at each that leads to the present one, the same for hosts (`_redirects`) and for readers of the data.

use crate::model::{AddressKind, Archive, Page, Redirect};
use crate::render::address;
use crate::render::context::link::Link;
use crate::render::context::{PageContext, RenderContext};
use crate::render::part::frame::Frame;
use serde::Serialize;
use serde_json::json;

/// The page at a former address.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MovedPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Where it is now.
    pub(crate) target: Link,
}

/// Former addresses that had a page, by index into the archive's redirects.
pub(crate) fn with_pages(archive: &Archive) -> impl Iterator<Item = (usize, String)> {
    let all = archive.permanence.redirects.iter().enumerate();
    all.filter_map(|(at, redirect)| Some((at, address_of(redirect.kind, &redirect.from)?)))
}

/// Address of the page of an id, from the root of an edition; `None` for what has no page.
pub(crate) fn address_of(kind: AddressKind, id: &str) -> Option<String> {
    match kind {
        AddressKind::Document => Some(address::document(id)),
        AddressKind::Event => Some(address::event(id)),
        AddressKind::Outlet => Some(address::outlet(id)),
        AddressKind::Person => Some(address::person(id)),
        AddressKind::Story => None,
    }
}

/// A link to the page of an id; `None` where there is none.
pub(crate) fn link(page: &PageContext<'_>, kind: AddressKind, id: &str) -> Option<Link> {
    let archive = page.archive();
    match kind {
        AddressKind::Document => {
            let at = archive.documents.iter().position(|d| d.document.id == id)?;
            Some(page.document_link(at))
        }
        AddressKind::Event => Some(page.event(archive.events.iter().position(|e| e.id == id)?)),
        AddressKind::Outlet => {
            let at = archive.outlets.iter().position(|o| o.id == id)?;
            Some(page.outlet(at))
        }
        AddressKind::Person => Some(page.person(archive.people.iter().position(|p| p.id == id)?)),
        AddressKind::Story => None,
    }
}

/// The page at a former address. Search engines are told where it is now, and the switch of languages leads there.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> MovedPage {
    let redirect = &page.archive().permanence.redirects[index];
    let address = address_of(redirect.kind, &redirect.to).unwrap_or_default();
    let words = &page.edition.words;
    let target = link(page, redirect.kind, &redirect.to)
        .unwrap_or_else(|| Link::new(page.to(&address), page.own(words.plain("page-moved"))));
    let mut frame = Frame::new(page, words.plain("page-moved"), String::new());
    frame.unlisted = true;
    let own = format!("{}{address}", page.edition.prefix);
    frame.canonical = Some(page.absolute(&own).unwrap_or_else(|| target.href.clone()));
    for (alternate, edition) in frame.alternates.iter_mut().zip(page.context.editions) {
        let path = format!("{}{address}", edition.prefix);
        alternate.href = page.to_shared(&path);
        alternate.address = page.absolute(&path).unwrap_or(alternate.href.clone());
    }
    frame.default_alternate = frame
        .alternates
        .first()
        .map_or_else(String::new, |first| first.address.clone());
    // Feeds stand beside the present page.
    frame.feed_atom = None;
    frame.feed_json = None;
    MovedPage { frame, target }
}

/// Where the rest of a page's texts or people are now.
pub(crate) fn signposts(page: &PageContext<'_>) -> Vec<Link> {
    let mut parts = page.address.split('/');
    let kind = match parts.next() {
        Some("events") => AddressKind::Event,
        Some("outlets") => AddressKind::Outlet,
        Some("people") => AddressKind::Person,
        _ => return Vec::new(),
    };
    let (Some(id), Some("index.html")) = (parts.next(), parts.next()) else {
        return Vec::new();
    };
    let others = page
        .archive()
        .permanence
        .signposts
        .get(&(kind, id.to_owned()));
    let ids = others.into_iter().flatten();
    ids.filter_map(|id| link(page, kind, id)).collect()
}

/// `_redirects` for hosts that read it (Netlify, Cloudflare Pages), and `api/v1/redirects.json`; nothing where nothing has moved.
pub(crate) fn files(context: &RenderContext<'_>) -> Vec<Page> {
    let redirects = &context.archive.permanence.redirects;
    if redirects.is_empty() {
        return Vec::new();
    }
    let mut rules = String::new();
    let base = base_path(context.site.base_url.as_deref());
    for redirect in redirects {
        for (from, to) in moved_files(context, redirect) {
            // Hosts take `…/` and `…/index.html` for two addresses.
            if let (Some(from), Some(to)) = (
                from.strip_suffix("index.html"),
                to.strip_suffix("index.html"),
            ) {
                rules.push_str(&format!("{base}{from} {base}{to} 301\n"));
            }
            rules.push_str(&format!("{base}{from} {base}{to} 301\n"));
        }
    }
    let data: Vec<serde_json::Value> = redirects
        .iter()
        .map(|redirect| {
            json!({"kind": redirect.kind.as_str(), "from": redirect.from, "to": redirect.to})
        })
        .collect();
    let mut data = serde_json::to_string_pretty(&data).unwrap_or_default();
    data.push('\n');
    vec![
        Page {
            path: "_redirects".to_owned(),
            bytes: rules.into_bytes(),
        },
        Page {
            path: "api/v1/redirects.json".to_owned(),
            bytes: data.into_bytes(),
        },
    ]
}

/// Every file that a former address had, with the present one: pages of all editions, feeds, the source file, the data.
fn moved_files(context: &RenderContext<'_>, redirect: &Redirect) -> Vec<(String, String)> {
    let of = |id: &str| -> Vec<String> {
        let mut files = Vec::new();
        for edition in context.editions {
            let Some(page) = address_of(redirect.kind, id) else {
                continue;
            };
            let page = format!("{}{page}", edition.prefix);
            if redirect.kind == AddressKind::Person && context.site.base_url.is_some() {
                files.push(address::beside(&page, "feed.atom"));
                files.push(address::beside(&page, "feed.json"));
            }
            files.push(page);
        }
        match redirect.kind {
            AddressKind::Person => files.push(format!("api/v1/people/{id}.json")),
            AddressKind::Event => files.push(format!("api/v1/events/{id}.json")),
            AddressKind::Document => {
                let mut documents = context.archive.documents.iter();
                if let Some(now) = documents.find(|d| d.document.id == redirect.to) {
                    files.push(address::source(id, now.document.format));
                }
            }
            AddressKind::Outlet | AddressKind::Story => {}
        }
        files
    };
    of(&redirect.from)
        .into_iter()
        .zip(of(&redirect.to))
        .collect()
}

/// The path of the base address with slashes at both ends.
fn base_path(base_url: Option<&str>) -> String {
    let path = base_url
        .and_then(|base| base.split_once("://"))
        .and_then(|(_, rest)| rest.split_once('/'))
        .map_or("", |(_, path)| path.trim_end_matches('/'));
    match path {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_begin_where_the_site_will_be() {
        assert_eq!(base_path(None), "/");
        assert_eq!(base_path(Some("https://example.org/")), "/");
        assert_eq!(base_path(Some("https://example.org/a/press/")), "/a/press/");
    }
}
