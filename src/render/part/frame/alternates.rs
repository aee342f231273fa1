//! Other addresses of what a page says: in the other interface languages, as feeds, and the one that search engines should keep.

use crate::render::address;
use crate::render::context::{PageContext, Subject};
use crate::render::part::page_kind::PageKind;
use serde::Serialize;

/// Other addresses of a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Alternates {
    /// This page in every interface language.
    pub(crate) alternates: Vec<Alternate>,
    /// This page in the default language.
    pub(crate) default_alternate: String,
    /// Absolute address of this page, when the site has a base address.
    pub(crate) canonical: Option<String>,
    /// Link to the description for browsers' search boxes, when the site has a base address.
    pub(crate) opensearch: Option<String>,
    /// Link to the Atom feed that belongs to this page, when the site has a base address.
    pub(crate) feed_atom: Option<String>,
    /// Link to the same feed as JSON Feed; only the archive's own feed has one.
    pub(crate) feed_json: Option<String>,
    /// Search engines should leave this page out.
    pub(crate) unlisted: bool,
}

/// The same page in an interface language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Alternate {
    /// BCP 47 tag.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The language's name for itself.
    pub(crate) name: String,
    /// Relative link.
    pub(crate) href: String,
    /// For search engines: absolute where the site has a base address.
    pub(crate) address: String,
    /// It is this page.
    pub(crate) current: bool,
}

/// Name of a feed's file.
const FEED: &str = "feed.atom";

impl Alternates {
    /// The other addresses of one page.
    pub(super) fn new(page: &PageContext<'_>, kind: PageKind) -> Self {
        let with_base = page.context.site.base_url.is_some();
        let feed = feed_address(page, kind);
        let is_of_archive = feed.as_deref() == Some(FEED);
        let (alternates, default_alternate) = in_editions(page, page.address);
        Self {
            alternates,
            default_alternate,
            canonical: page.absolute(&page.path()),
            opensearch: with_base.then(|| page.to("opensearch.xml")),
            feed_atom: feed.map(|feed| page.to(&feed)),
            feed_json: is_of_archive.then(|| page.to("feed.json")),
            unlisted: false,
        }
    }

    /// The addresses of a page that only leads to another one: search engines keep the other, and so does the language switch. Its feeds are
    /// beside the other page.
    pub(crate) fn leading_to(page: &PageContext<'_>, target: &str) -> Self {
        let (alternates, default_alternate) = in_editions(page, target);
        let canonical = page.absolute_to(target).unwrap_or_else(|| page.to(target));
        Self {
            alternates,
            default_alternate,
            canonical: Some(canonical),
            feed_atom: None,
            feed_json: None,
            unlisted: true,
            ..Self::new(page, PageKind::Detour)
        }
    }
}

/// An address in every edition, and in the first.
fn in_editions(page: &PageContext<'_>, target: &str) -> (Vec<Alternate>, String) {
    let editions = page.context.editions.iter();
    let alternates: Vec<Alternate> = editions
        .map(|edition| {
            let path = format!("{}{target}", edition.prefix);
            let href = page.to_shared(&path);
            Alternate {
                language: edition.tag.clone(),
                direction: edition.direction,
                name: edition.name.clone(),
                address: page.absolute(&path).unwrap_or_else(|| href.clone()),
                href,
                current: edition.tag == page.edition.tag,
            }
        })
        .collect();
    let first = alternates.first();
    let first = first.map_or_else(String::new, |first| first.address.clone());
    (alternates, first)
}

/// The feed that belongs to a page: its own beside topics, people, organisations, places and outlets, one for all briefings, the archive's elsewhere and
/// where that one would be empty. `None` where the archive's would be empty too.
fn feed_address(page: &PageContext<'_>, kind: PageKind) -> Option<String> {
    let subject = match kind {
        PageKind::First(subject) | PageKind::Further(subject) => Some(subject),
        _ => None,
    };
    let context = page.context;
    match subject {
        Some(
            subject @ (Subject::Person(_)
            | Subject::Entity(_)
            | Subject::Topic(_)
            | Subject::Outlet(_)),
        ) if context.has_feed(subject) => Some(address::beside(page.address, FEED)),
        _ if page.address.starts_with("briefings/") && context.has_feed_of_briefings() => {
            Some(format!("briefings/{FEED}"))
        }
        _ => context.has_feed(Subject::Archive).then(|| FEED.to_owned()),
    }
}
