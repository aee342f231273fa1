//! What every page has around its content: titles, navigation, the switch of languages.

use super::Link;
use crate::render::address;
use crate::render::here::Here;
use crate::render::moved;
use serde::Serialize;

/// The frame of a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Frame {
    /// BCP 47 tag of the interface language.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The page's title without the archive's name; empty on the home page.
    pub(crate) title: String,
    /// The archive's name.
    pub(crate) site_title: String,
    /// One sentence about the page for search engines; may be empty.
    pub(crate) description: String,
    /// Links of the main navigation.
    pub(crate) navigation: Vec<NavigationLink>,
    /// Link to the home page.
    pub(crate) home: String,
    /// Link to the search page.
    pub(crate) search: String,
    /// Link to the about page.
    pub(crate) about: String,
    /// Link to the report page.
    pub(crate) report: String,
    /// Link to the archive as data.
    pub(crate) data: String,
    /// Link to the stylesheet.
    pub(crate) stylesheet: String,
    /// Link to the icon.
    pub(crate) icon: String,
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
    /// Link to the JSON feed that belongs to this page, when the site has a base address.
    pub(crate) feed_json: Option<String>,
    /// Search engines should leave this page out.
    pub(crate) unlisted: bool,
    /// Where the rest of what stood on this page is now.
    pub(crate) signposts: Vec<Link>,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NavigationLink {
    /// Where it leads.
    pub(crate) href: String,
    /// Key of its words.
    pub(crate) key: &'static str,
    /// The page is in this part of the site.
    pub(crate) current: bool,
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

const PARTS: [(&str, &str); 6] = [
    ("events", "events"),
    ("people", "people"),
    ("topics", "topics"),
    ("outlets", "outlets"),
    ("briefings", "briefings"),
    ("documents", "documents"),
];

impl Frame {
    /// The frame of a page that has a title and a description.
    pub(crate) fn new(here: &Here<'_>, title: String, description: String) -> Self {
        let site = here.desk.site;
        let with_base = site.base_url.is_some();
        let alternates: Vec<Alternate> = here
            .desk
            .editions
            .iter()
            .map(|edition| {
                let path = format!("{}{}", edition.prefix, here.address);
                let href = here.to_shared(&path);
                Alternate {
                    language: edition.tag.clone(),
                    direction: edition.direction,
                    name: edition.name.clone(),
                    address: here.absolute(&path).unwrap_or_else(|| href.clone()),
                    href,
                    current: edition.tag == here.edition.tag,
                }
            })
            .collect();
        let folder = here.address.split('/').next().unwrap_or_default();
        let feed = |file: &str| with_base.then(|| here.to(&feed_address(here.address, file)));
        Self {
            language: here.edition.tag.clone(),
            direction: here.edition.direction,
            title,
            site_title: here.edition.title.clone(),
            description,
            navigation: PARTS
                .iter()
                .map(|(part, key)| NavigationLink {
                    href: here.to(&address::list(part, 1)),
                    key,
                    current: folder == *part,
                })
                .collect(),
            home: here.to("index.html"),
            search: here.to("search/index.html"),
            about: here.to("about/index.html"),
            report: here.to("report/index.html"),
            data: here.to_shared("api/v1/documents.jsonl"),
            stylesheet: here.to_shared("static/style.css"),
            icon: here.to_shared("static/icon.svg"),
            default_alternate: alternates
                .first()
                .map_or_else(String::new, |first| first.address.clone()),
            alternates,
            canonical: here.absolute(&here.path()),
            opensearch: with_base.then(|| here.to("opensearch.xml")),
            feed_atom: feed("feed.atom"),
            feed_json: feed("feed.json"),
            unlisted: false,
            signposts: moved::signposts(here),
        }
    }
}

/// The feed that belongs to a page: its own beside topics and people, the archive's elsewhere.
fn feed_address(page: &str, file: &str) -> String {
    let own = (page.starts_with("topics/") || page.starts_with("people/"))
        && page.matches('/').count() == 2;
    if own {
        address::beside(page, file)
    } else {
        file.to_string()
    }
}

/// The pages before and after one page of a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Pager {
    /// Number of this page, from 1.
    pub(crate) number: usize,
    /// How many there are.
    pub(crate) total: usize,
    /// Link to the page before.
    pub(crate) previous: Option<String>,
    /// Link to the page after.
    pub(crate) next: Option<String>,
    /// Every page, with this one marked by an empty address.
    pub(crate) pages: Vec<Link>,
}
