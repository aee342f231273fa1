//! For search engines: the map of the site, with every page in every language, and robots.txt.

use super::pages::Task;
use crate::model::Page;
use crate::render::address::base_path;
use crate::render::address::encoded;
use crate::render::context::RenderContext;
use crate::render::output::files;
use crate::render::output::unlisted::Unlisted;
use std::collections::BTreeMap;

/// How many addresses a map may hold (the protocol's limit, <https://www.sitemaps.org/protocol.html>).
const LIMIT: usize = 50_000;

/// How many bytes of entries a map may hold: the protocol allows 50 MiB for the whole file, and an archive in twelve languages reaches that first.
const BYTES: usize = 45 << 20;

/// robots.txt; where the site has a base address and search engines are welcome, also the site maps, and `sitemap.xml` that lists them.
pub(crate) fn pages(context: &RenderContext<'_>, plan: &[Task<'_>]) -> Vec<Page> {
    let unlisted = Unlisted::of(context);
    let robots = robots(context, &unlisted);
    let base = match &context.site.base_url {
        Some(base) if !unlisted.is_all() => base,
        _ => return vec![files::text("robots.txt", robots)],
    };
    let mut editions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for task in plan.iter().filter(|task| task.is_listed) {
        editions
            .entry(&task.address)
            .or_default()
            .push(task.edition);
    }
    let mut entries = Vec::new();
    for (address, editions) in &editions {
        let place = |edition: usize| {
            let path = format!("{}{address}", context.editions[edition].prefix);
            escaped(&format!("{base}{}", encoded(&path)))
        };
        let mut links = String::new();
        if editions.len() > 1 {
            for &edition in editions {
                links.push_str(&format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>\n",
                    escaped(&context.editions[edition].tag),
                    place(edition)
                ));
            }
            links.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\"/>\n",
                place(editions[0])
            ));
        }
        for &edition in editions {
            entries.push(format!(
                "<url>\n<loc>{}</loc>\n{links}</url>\n",
                place(edition)
            ));
        }
    }
    let mut out = vec![files::text(
        "robots.txt",
        format!("{robots}\nSitemap: {base}sitemap.xml\n"),
    )];
    let parts = parts(&entries);
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (number, part) in parts.iter().enumerate() {
        let path = format!("sitemap-{}.xml", number + 1);
        index.push_str(&format!(
            "<sitemap><loc>{}</loc></sitemap>\n",
            escaped(&format!("{base}{path}"))
        ));
        out.push(files::text(path, map(part)));
    }
    index.push_str("</sitemapindex>\n");
    out.push(files::text("sitemap.xml", index));
    out
}

/// Rules for search engines. Of pages that they should leave out they may read the page, which says so itself; where they may not read it, they list its
/// address all the same. Files without such a line are closed to them, and so is an archive that is left out as a whole.
fn robots(context: &RenderContext<'_>, unlisted: &Unlisted) -> String {
    if unlisted.is_all() {
        return "User-agent: *\nDisallow: /\n".to_string();
    }
    let root = base_path(context.site.base_url.as_deref());
    let mut rules = String::from("User-agent: *\nAllow: /\n");
    for file in unlisted.files() {
        rules.push_str(&format!("Disallow: {root}{}\n", encoded(&file)));
    }
    rules
}

/// Entries cut into maps that keep to both limits; one map at least.
fn parts(entries: &[String]) -> Vec<&[String]> {
    let mut out = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, entry) in entries.iter().enumerate() {
        if at > start && (at - start == LIMIT || bytes + entry.len() > BYTES) {
            out.push(&entries[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += entry.len();
    }
    out.push(&entries[start..]);
    out
}

fn map(entries: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
        entries.concat()
    )
}

/// Text for XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_keep_to_both_limits() {
        let many = vec!["x".to_string(); LIMIT + 1];
        let lengths = |entries: &[String]| -> Vec<usize> {
            parts(entries).iter().map(|part| part.len()).collect()
        };
        assert_eq!(lengths(&many), [LIMIT, 1]);
        let long = vec!["x".repeat(BYTES / 2); 3];
        assert_eq!(lengths(&long), [2, 1]);
        assert_eq!(lengths(&[]), [0]);
    }
}
