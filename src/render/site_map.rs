//! For search engines: the map of the site, with every page in every language, and robots.txt.

use super::address::encoded;
use super::here::Desk;
use super::plan::Task;
use crate::model::Page;
use std::collections::BTreeMap;

/// How many addresses a map may hold (the protocol's limit).
const LIMIT: usize = 50_000;

/// robots.txt, and the map where the site has a base address.
pub(crate) fn pages(desk: &Desk<'_>, plan: &[Task]) -> Vec<Page> {
    let Some(base) = &desk.site.base_url else {
        return vec![text("robots.txt", "User-agent: *\nAllow: /\n".to_string())];
    };
    let mut editions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for task in plan.iter().filter(|task| task.kind.is_listed()) {
        editions
            .entry(&task.address)
            .or_default()
            .push(task.edition);
    }
    let mut entries = Vec::new();
    for (address, editions) in &editions {
        let place = |edition: usize| {
            let path = format!("{}{address}", desk.editions[edition].prefix);
            escaped(&format!("{base}{}", encoded(&path)))
        };
        let mut links = String::new();
        if editions.len() > 1 {
            for &edition in editions {
                links.push_str(&format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>\n",
                    escaped(&desk.editions[edition].tag),
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
    let mut out = vec![text(
        "robots.txt",
        format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"),
    )];
    let parts: Vec<&[String]> = entries.chunks(LIMIT).collect();
    if let [only] = parts.as_slice() {
        out.push(text("sitemap.xml", map(only)));
        return out;
    }
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (number, part) in parts.iter().enumerate() {
        let path = format!("sitemap-{}.xml", number + 1);
        index.push_str(&format!(
            "<sitemap><loc>{}</loc></sitemap>\n",
            escaped(&format!("{base}{path}"))
        ));
        out.push(text(&path, map(part)));
    }
    index.push_str("</sitemapindex>\n");
    out.push(text("sitemap.xml", index));
    out
}

fn map(entries: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
        entries.concat()
    )
}

fn text(path: &str, text: String) -> Page {
    Page {
        path: path.to_string(),
        bytes: text.into_bytes(),
    }
}

/// Text for XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
