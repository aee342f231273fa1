//! Broken links inside the site.

use crate::model::{Diagnostic, Page, SourceCopy};
use dom_query::Document;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The links of a page, and the anchors that links to it can name.
struct Scanned<'a> {
    path: &'a str,
    links: BTreeSet<String>,
    anchors: BTreeSet<String>,
}

/// A warning for every relative link to a missing file or anchor, by page. Links to other sites are not checked.
pub(super) fn broken_links(pages: &[Page], copies: &[SourceCopy]) -> Vec<Diagnostic> {
    let copied = copies.iter().map(|copy| copy.path.as_str());
    let paths = pages.iter().map(|page| page.path.as_str());
    let paths: BTreeSet<&str> = paths.chain(copied).collect();
    let scanned: Vec<Scanned<'_>> = pages
        .par_iter()
        .filter(|page| page.path.ends_with(".html"))
        .map(scan)
        .collect();
    let anchors: BTreeMap<&str, &BTreeSet<String>> = scanned
        .iter()
        .map(|page| (page.path, &page.anchors))
        .collect();
    scanned
        .iter()
        .flat_map(|page| {
            page.links.iter().filter_map(|link| {
                let (target, anchor) = resolve(page.path, link)?;
                let missing = if !paths.contains(target.as_str()) {
                    Some("no such file")
                } else if !anchor.is_empty()
                    && anchors
                        .get(target.as_str())
                        .is_some_and(|known| !known.contains(&anchor))
                {
                    Some("no such anchor on that page")
                } else {
                    None
                };
                missing.map(|why| {
                    Diagnostic::warning(format!("broken link `{link}`: {why}"))
                        .at(page.path)
                        .hint("if the link comes from one of your templates, fix it there")
                })
            })
        })
        .collect()
}

fn scan(page: &Page) -> Scanned<'_> {
    let html = String::from_utf8_lossy(&page.bytes);
    let document = Document::from(html.as_ref());
    let mut links = BTreeSet::new();
    for (selector, attribute) in [("[href]", "href"), ("[src]", "src"), ("[action]", "action")] {
        for element in document.select(selector).iter() {
            links.extend(element.attr(attribute).map(|value| value.to_string()));
        }
    }
    let anchors = document
        .select("[id]")
        .iter()
        .filter_map(|element| element.attr("id"))
        .map(|id| id.to_string())
        .collect();
    Scanned {
        path: &page.path,
        links,
        anchors,
    }
}

/// The file and anchor that a link on this page points to; `None` for links to other sites.
fn resolve(page: &str, link: &str) -> Option<(String, String)> {
    let has_scheme = link
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|start| start.contains(':'));
    if has_scheme || link.starts_with("//") {
        return None;
    }
    let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
    let address = address.split('?').next().unwrap_or("");
    if address.is_empty() {
        return Some((page.to_owned(), anchor.to_owned()));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), anchor.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str, html: &str) -> Page {
        Page {
            path: path.into(),
            bytes: html.into(),
        }
    }

    #[test]
    fn missing_files_and_anchors_are_found() {
        let pages = [
            page(
                "index.html",
                "<a href='a/b.html#one'>x</a><a href=a/b.html#two>y</a><a href='c.html'>z</a><a href='https://d.example/'>w</a>",
            ),
            page("a/b.html", "<p id=one>1</p><a href='../index.html'>up</a>"),
        ];
        let found: Vec<_> = broken_links(&pages, &[])
            .into_iter()
            .map(|d| d.message)
            .collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("a/b.html#two") && found[1].contains("c.html"));
    }
}
