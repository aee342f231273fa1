//! The `meta` elements and links of a page's head.

use dom_query::Document;
use std::collections::BTreeMap;

/// Contents of `meta` elements by their `property`, `name` or `itemprop`, in lower case; the first of a kind counts, except for authors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MetaElements {
    by_name: BTreeMap<String, Vec<String>>,
}

impl MetaElements {
    pub(super) fn of(page: &Document) -> Self {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for element in page.select("meta").nodes() {
            let content = element.attr("content").as_deref().and_then(super::one_line);
            let Some(content) = content else {
                continue;
            };
            for key in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = element.attr(key) {
                    let name = name.trim().to_lowercase();
                    by_name.entry(name).or_default().push(content.clone());
                }
            }
        }
        Self { by_name }
    }

    /// The first of these that the page has.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.by_name.get(*name)?.first())
            .map(String::as_str)
    }

    /// Everything that the page says under the first of these names that it has.
    pub(super) fn every(&self, names: &[&str]) -> impl Iterator<Item = &str> {
        let found = names.iter().find_map(|name| self.by_name.get(*name));
        found.into_iter().flatten().map(String::as_str)
    }

    /// All of these that the page has, in the order asked for.
    pub(super) fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names
            .iter()
            .filter_map(|name| self.by_name.get(*name)?.first())
            .map(String::as_str)
    }
}

/// The page's own address: canonical link, then what Open Graph says, then the note a browser leaves when it saves a page.
pub(super) fn address_of(
    page: &Document,
    html: &str,
    meta: &MetaElements,
    linked: Option<&str>,
) -> Option<String> {
    let canonical = page.select("link[rel='canonical']").attr("href");
    let candidates = [
        canonical.as_deref(),
        meta.first(&["og:url", "twitter:url", "parsely-link"]),
        linked,
        saved_from(html),
    ];
    candidates
        .into_iter()
        .flatten()
        .map(str::trim)
        .find(|address| address.starts_with("https://") || address.starts_with("http://"))
        .map(str::to_owned)
}

/// The address in the comment at the top of a saved page.
fn saved_from(html: &str) -> Option<&str> {
    let head = html.get(..2000).unwrap_or(html);
    saved_by_browser(head).or_else(|| saved_by_single_file(head))
}

/// `<!-- saved from url=(0042)https://example.org/a -->`, as browsers write it.
fn saved_by_browser(head: &str) -> Option<&str> {
    let after = head.split_once("saved from url=(")?.1;
    let address = after.split_once(')')?.1;
    address.split_whitespace().next()
}

/// `<!-- Page saved with SingleFile url: https://example.org/a saved date: … -->`, over several lines.
fn saved_by_single_file(head: &str) -> Option<&str> {
    let after = head.split_once("Page saved with SingleFile")?.1;
    let comment = after.split("-->").next()?;
    let address = comment.split_once("url:")?.1;
    address.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_order_of_trust() {
        let html = "<!-- saved from url=(0021)https://a.example/one --><html><head></head>";
        let page = Document::from(html);
        let none = MetaElements::default();
        assert_eq!(
            address_of(&page, html, &none, None).as_deref(),
            Some("https://a.example/one")
        );
        let html = "<!DOCTYPE html> <html lang=ru><!--\n Page saved with SingleFile \n url: https://d.example/one \n saved date: Mon Nov 03 2025\n--><title>Quay</title>";
        let page = Document::from(html);
        assert_eq!(
            address_of(&page, html, &none, None).as_deref(),
            Some("https://d.example/one")
        );
        let html = "<link rel=canonical href='https://b.example/two'><meta property='og:url' content='https://c.example/'>";
        let page = Document::from(html);
        let meta = MetaElements::of(&page);
        assert_eq!(
            address_of(&page, html, &meta, None).as_deref(),
            Some("https://b.example/two")
        );
    }
}
