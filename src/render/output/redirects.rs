//! Former addresses, for hosts (`_redirects`) and for readers of the data.

use super::{files, former_layout};
use crate::model::{AddressKind, Page, Redirect};
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::context::subject::address_of_id;
use serde_json::json;

/// `_redirects` for hosts that read it (Netlify, Cloudflare Pages), and `api/v1/redirects.json` where something has moved.
pub(crate) fn files(context: &RenderContext<'_>) -> Vec<Page> {
    let redirects = &context.archive.permanence.redirects;
    let gone = &context.archive.permanence.gone;
    let mut rules = String::new();
    let base = address::base_path(context.site.base_url.as_deref());
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
    // A host that knows this status shows the page that is at the address with it; others pass the line over.
    for gone in gone {
        for page in pages_of(context, gone.kind, &gone.id) {
            if let Some(folder) = page.strip_suffix("index.html") {
                rules.push_str(&format!("{base}{folder} {base}{page} 410!\n"));
            }
        }
    }
    let data: Vec<serde_json::Value> = redirects
        .iter()
        .map(|redirect| {
            json!({"kind": redirect.kind.as_str(), "from": redirect.from, "to": redirect.to})
        })
        .collect();
    rules.push_str(&former_layout::rules(context));
    let mut out = Vec::new();
    if !rules.is_empty() {
        out.push(files::text("_redirects", rules));
    }
    if !data.is_empty() {
        out.push(files::json("api/v1/redirects.json", &data));
    }
    out
}

/// The page of an id in every edition.
fn pages_of(context: &RenderContext<'_>, kind: AddressKind, id: &str) -> Vec<String> {
    let editions = context.editions.iter();
    editions
        .filter_map(|edition| Some(format!("{}{}", edition.prefix, address_of_id(kind, id)?)))
        .collect()
}

/// Every file that a former address had, with the present one: pages of all editions, feeds, the source file, the data.
fn moved_files(context: &RenderContext<'_>, redirect: &Redirect) -> Vec<(String, String)> {
    let per_document = context.site.data_per_document;
    let of = |id: &str| -> Vec<String> {
        let mut paths = Vec::new();
        for page in pages_of(context, redirect.kind, id) {
            if redirect.kind == AddressKind::Person && context.site.base_url.is_some() {
                paths.push(address::beside(&page, "feed.atom"));
            }
            paths.push(page);
        }
        match redirect.kind {
            AddressKind::Person if per_document => paths.push(format!("api/v1/people/{id}.json")),
            AddressKind::Event if per_document => paths.push(format!("api/v1/events/{id}.json")),
            AddressKind::Document => {
                let mut documents = context.archive.documents.iter();
                let now = documents.position(|d| d.document.id == redirect.to);
                let source = now.and_then(|now| context.source_of(now));
                if let Some((_, ending)) = source.as_deref().and_then(|at| at.rsplit_once('.')) {
                    paths.push(address::source(id, ending));
                }
            }
            AddressKind::Event
            | AddressKind::Organisation
            | AddressKind::Outlet
            | AddressKind::Person
            | AddressKind::Place
            | AddressKind::Story => {}
        }
        paths
    };
    of(&redirect.from)
        .into_iter()
        .zip(of(&redirect.to))
        .collect()
}
