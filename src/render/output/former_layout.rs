//! Where the files are that earlier versions of the program wrote one by one, for hosts that read `_redirects` (Netlify, Cloudflare Pages).
//!
//! A rule with `:id` or `*` holds for a whole kind of files. Hosts follow it whether or not a file is there, so none fits a file of today.

use super::data::by_letters;
use crate::render::address;
use crate::render::context::RenderContext;

/// Hosts read so many rules without `:id` and `*` at most; what has moved comes before these.
const MOST_PEOPLE: usize = 1_000;

/// The rules, a line each; none where every document has its own files of data.
pub(super) fn rules(context: &RenderContext<'_>) -> String {
    let site = context.site;
    if site.data_per_document {
        return String::new();
    }
    let base = address::base_path(site.base_url.as_deref());
    let mut out = String::new();
    let mut add = |from: &str, to: &str| out.push_str(&format!("{base}{from} {base}{to} 301\n"));
    for file in ["citation.ris", "citation.json"] {
        add(&format!("documents/:id/{file}"), "documents/:id/");
    }
    add("documents/:id/annotations.json", "api/v1/index.json");
    add("api/v1/ninjs/*", "api/v1/index.json");
    let entities = site.entities.iter().map(|&kind| address::folder(kind));
    for kind in entities
        .filter(|kind| *kind != "people")
        .chain(["events", "topics"])
    {
        add(&format!("api/v1/{kind}/*"), &format!("api/v1/{kind}.json"));
    }
    if site.base_url.is_some() {
        for edition in context.editions {
            let prefix = &edition.prefix;
            let names = site.entities.iter().map(|&kind| address::folder(kind));
            for kind in names.chain(["topics", "outlets"]) {
                add(
                    &format!("{prefix}{kind}/:id/feed.json"),
                    &format!("{prefix}{kind}/:id/feed.atom"),
                );
            }
            add(
                &format!("{prefix}briefings/feed.json"),
                &format!("{prefix}briefings/feed.atom"),
            );
        }
    }
    let ids: Vec<&str> = context
        .archive
        .people
        .iter()
        .map(|p| p.id.as_str())
        .collect();
    if ids.len() <= MOST_PEOPLE {
        for (file, id) in by_letters::files_of(&ids) {
            add(
                &format!("api/v1/people/{id}.json"),
                &format!("api/v1/people/{file}"),
            );
        }
    }
    out
}
