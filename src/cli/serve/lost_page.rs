//! The page for addresses that lead nowhere, as a server without the path of the base address must have it.

use crate::model::Page;
use crate::render::base_path;

/// Lets the links of 404.html begin at the root, where the site is served or checked. All other links are relative.
pub(in crate::cli) fn lay_at_root(pages: &mut [Page], base_url: Option<&str>) {
    let path = base_path(base_url);
    if path == "/" {
        return;
    }
    for page in pages.iter_mut().filter(|page| page.path == "404.html") {
        let html = String::from_utf8_lossy(&page.bytes).into_owned();
        let html = html.replace(&format!("=\"{path}"), "=\"/");
        page.bytes = html.replace(&format!("={path}"), "=/").into_bytes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_begin_at_the_root_with_and_without_quotation_marks() {
        let page = |path: &str| Page {
            path: path.to_owned(),
            bytes: b"<a href=\"/press/index.html\"><a href=/press/a.html><a href=b.html>".to_vec(),
        };
        let mut pages = [page("404.html"), page("index.html")];
        lay_at_root(&mut pages, Some("https://example.org/press/"));
        let expected = "<a href=\"/index.html\"><a href=/a.html><a href=b.html>";
        assert_eq!(pages[0].bytes, expected.as_bytes());
        assert_eq!(pages[1], page("index.html"));
        lay_at_root(&mut pages, Some("https://example.org/"));
        assert_eq!(pages[0].bytes, expected.as_bytes());
    }
}
