//! Where pages are, and how one links to another.

use crate::model::EntityKind;

pub(crate) use crate::text::encoded_path as encoded;

/// The front page, from the root of an edition.
pub(crate) const HOME: &str = "index.html";

/// The search page, from the root of an edition.
pub(crate) const SEARCH: &str = "search/index.html";

/// The about page, from the root of an edition.
pub(crate) const ABOUT: &str = "about/index.html";

/// The report, from the root of an edition.
pub(crate) const REPORT: &str = "report/index.html";

/// The list of withdrawn texts, from the root of an edition.
pub(crate) const WITHDRAWALS: &str = "withdrawals/index.html";

/// The path of the base address with slashes at both ends.
pub(crate) fn base_path(base_url: Option<&str>) -> String {
    let path = base_url
        .and_then(|base| base.split_once("://"))
        .and_then(|(_, rest)| rest.split_once('/'))
        .map_or("", |(_, path)| path.trim_end_matches('/'));
    match path {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// Address of the page of an id, by the folder of its kind, from the root of an edition.
pub(crate) fn page(folder: &str, id: &str) -> String {
    format!("{folder}/{id}/index.html")
}

/// Address of an event's page, from the root of an edition.
pub(crate) fn event(id: &str) -> String {
    page("events", id)
}

/// Address of a document's page, from the root of an edition.
pub(crate) fn document(id: &str) -> String {
    page("documents", id)
}

/// Address of what is offered of a source file, from the root of the site: all editions share it.
pub(crate) fn source(id: &str, ending: &str) -> String {
    format!("documents/{id}/source.{ending}")
}

/// Address of a person's page, from the root of an edition.
pub(crate) fn person(id: &str) -> String {
    page("people", id)
}

/// The folder of the pages of one kind of names.
pub(crate) fn folder(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "people",
        EntityKind::Organisation => "organisations",
        EntityKind::Place => "places",
    }
}

/// Address of an organisation's or place's page, from the root of an edition.
pub(crate) fn entity(kind: EntityKind, id: &str) -> String {
    page(folder(kind), id)
}

/// Address of one page of the names of a kind that the archive has once, from the root of an edition; pages count from 1.
pub(crate) fn named_once(kind: EntityKind, page: usize) -> String {
    if page <= 1 {
        format!("{}/named-once.html", folder(kind))
    } else {
        format!("{}/named-once-{page}.html", folder(kind))
    }
}

/// Address of a further page of what a page lists; pages count from 1.
pub(crate) fn further(address: &str, page: usize) -> String {
    if page <= 1 {
        address.to_string()
    } else {
        beside(address, &format!("page-{page}.html"))
    }
}

/// Address of a topic's page, from the root of an edition.
pub(crate) fn topic(id: &str) -> String {
    page("topics", id)
}

/// Address of one page of a list, from the root of an edition; pages count from 1.
pub(crate) fn list(folder: &str, page: usize) -> String {
    if page <= 1 {
        format!("{folder}/index.html")
    } else {
        format!("{folder}/page-{page}.html")
    }
}

/// The anchor of a block in a document's page; blocks count from 0.
pub(crate) fn block_anchor(index: usize) -> String {
    format!("p-{}", index + 1)
}

/// The anchor of a mention in a document's page; mentions count from 0.
pub(crate) fn mention_anchor(mention: usize) -> String {
    format!("m-{}", mention + 1)
}

/// The address in the same folder with another file name.
pub(crate) fn beside(address: &str, file: &str) -> String {
    match address.rfind('/') {
        Some(at) => format!("{}{file}", &address[..=at]),
        None => file.to_string(),
    }
}

/// The relative link from one page to another; both are paths from the root of the site. A fragment may follow the target.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let from_folders: Vec<&str> = from.split('/').collect();
    let from_folders = &from_folders[..from_folders.len() - 1];
    let (path, _) = to.split_once('#').unwrap_or((to, ""));
    let to_parts: Vec<&str> = path.split('/').collect();
    let to_folders = &to_parts[..to_parts.len() - 1];
    let shared = from_folders
        .iter()
        .zip(to_folders)
        .take_while(|(a, b)| a == b)
        .count();
    let mut out = "../".repeat(from_folders.len() - shared);
    let skipped: usize = to_folders[..shared]
        .iter()
        .map(|folder| folder.len() + 1)
        .sum();
    out.push_str(&to[skipped..]);
    out
}

/// The URL, if it is one that may become a link: `http` or `https`, without white space.
pub(crate) fn web_address(url: Option<&str>) -> Option<&str> {
    url.filter(|url| {
        let lower = url.to_ascii_lowercase();
        (lower.starts_with("https://") || lower.starts_with("http://"))
            && !url.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_becomes_a_link() {
        for (url, is_link) in [
            ("HTTPS://example.org/a", true),
            ("javascript:alert(1)", false),
            ("https://example.org/ a", false),
        ] {
            assert_eq!(web_address(Some(url)).is_some(), is_link, "{url}");
        }
    }

    #[test]
    fn relative_links_climb_only_as_far_as_needed() {
        assert_eq!(
            relative("index.html", "people/a/index.html"),
            "people/a/index.html"
        );
        assert_eq!(
            relative("people/a/index.html", "people/b/index.html#m-1"),
            "../b/index.html#m-1"
        );
        assert_eq!(
            relative("ru/events/x/index.html", "events/x/index.html"),
            "../../../events/x/index.html"
        );
        assert_eq!(
            relative("people/index.html", "people/page-2.html"),
            "page-2.html"
        );
        assert_eq!(relative("a/index.html", "a/index.html"), "index.html");
    }

    #[test]
    fn rules_begin_where_the_site_will_be() {
        assert_eq!(base_path(None), "/");
        assert_eq!(base_path(Some("https://example.org/")), "/");
        assert_eq!(base_path(Some("https://example.org/a/press/")), "/a/press/");
    }
}
