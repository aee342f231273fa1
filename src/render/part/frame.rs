//! What every page has around its content: titles, navigation, the switch of languages.

use super::linked_data;
use crate::model::EntityKind;
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::Link;
use crate::render::output::embeds::EmbedView;
use crate::render::output::exchange::web_address;
use crate::render::output::pages::Kind;
use crate::render::output::redirects;
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// Links to the lists by what they list; empty where there is no such list.
    pub(crate) lists: BTreeMap<&'static str, String>,
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
    /// What the page is, for programs: schema.org in JSON-LD, one text a script element.
    pub(crate) linked_data: Vec<String>,
    /// `article`, `profile` or `website`, as Open Graph calls it.
    pub(crate) open_graph_type: &'static str,
    /// Day or moment of publication of the text on this page (ISO 8601).
    pub(crate) published: Option<String>,
    /// Link to the script that keeps pages for reading without a connection.
    pub(crate) offline: String,
    /// What may be done with the archive, as the owner says.
    pub(crate) licence: Option<String>,
    /// The licence is an address of the web.
    pub(crate) licence_is_link: bool,
    /// Where the owner can be reached: an address that begins with `mailto:` or `https:`.
    pub(crate) contact: Option<String>,
    /// How another site can show this page in a frame; only with a base address, on pages that have such a form.
    pub(crate) embed: Option<EmbedView>,
    /// Link to the record for reference managers in RIS; empty but on pages of documents.
    pub(crate) citation_ris: String,
    /// Link to the same in CSL-JSON; empty but on pages of documents.
    pub(crate) citation_json: String,
    /// Link to the document as ninjs; empty but on pages of documents.
    pub(crate) ninjs: String,
    /// Link to the places of names as Web Annotations; empty but on pages of documents.
    pub(crate) annotations: String,
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

/// The parts of the site in the order of the navigation; those of names are there where the owner wants them.
const PARTS: [(&str, Option<EntityKind>); 8] = [
    ("events", None),
    ("people", Some(EntityKind::Person)),
    ("organisations", Some(EntityKind::Organisation)),
    ("places", Some(EntityKind::Place)),
    ("topics", None),
    ("outlets", None),
    ("briefings", None),
    ("documents", None),
];

impl Frame {
    /// The frame of a page that has a title and a description.
    pub(crate) fn new(page: &PageContext<'_>, title: String, description: String) -> Self {
        let site = page.context.site;
        let with_base = site.base_url.is_some();
        let alternates: Vec<Alternate> = page
            .context
            .editions
            .iter()
            .map(|edition| {
                let path = format!("{}{}", edition.prefix, page.address);
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
        let folder = page.address.split('/').next().unwrap_or_default();
        let is_there = |kind: &Option<EntityKind>| kind.is_none_or(|kind| page.has_pages(kind));
        let feed = |file: &str| with_base.then(|| page.to(&feed_address(page.address, file)));
        let licence = site.licence.clone();
        let beside = |file: &str| match page.kind {
            Kind::Document(_) => page.to_shared(&address::beside(page.address, file)),
            _ => String::new(),
        };
        Self {
            linked_data: linked_data::of_page(page, &title, &description),
            open_graph_type: match page.kind {
                Kind::Document(_) => "article",
                Kind::Person(_) => "profile",
                _ => "website",
            },
            published: match page.kind {
                Kind::Document(index) => linked_data::published(page.document(index)),
                _ => None,
            },
            offline: page.to_shared("static/offline.js"),
            licence_is_link: web_address(licence.as_deref()).is_some(),
            licence,
            contact: site.contact.clone(),
            embed: EmbedView::of_page(page, &title),
            citation_ris: beside("citation.ris"),
            citation_json: beside("citation.json"),
            annotations: beside("annotations.json"),
            ninjs: match page.kind {
                Kind::Document(index) => {
                    let id = &page.document(index).document.id;
                    page.to_shared(&format!("api/v1/ninjs/{id}.json"))
                }
                _ => String::new(),
            },
            language: page.edition.tag.clone(),
            direction: page.edition.direction,
            title,
            site_title: page.edition.title.clone(),
            description,
            navigation: PARTS
                .iter()
                .filter(|(_, kind)| is_there(kind))
                .map(|(part, _)| NavigationLink {
                    href: page.to(&address::list(part, 1)),
                    key: part,
                    current: folder == *part,
                })
                .collect(),
            lists: PARTS
                .iter()
                .map(|(part, kind)| match is_there(kind) {
                    true => (*part, page.to(&address::list(part, 1))),
                    false => (*part, String::new()),
                })
                .collect(),
            home: page.to("index.html"),
            search: page.to("search/index.html"),
            about: page.to("about/index.html"),
            report: page.to("report/index.html"),
            data: page.to_shared("api/v1/index.json"),
            stylesheet: page.to_shared("static/style.css"),
            icon: page.to_shared("static/icon.svg"),
            default_alternate: alternates
                .first()
                .map_or_else(String::new, |first| first.address.clone()),
            alternates,
            canonical: page.absolute(&page.path()),
            opensearch: with_base.then(|| page.to("opensearch.xml")),
            feed_atom: feed("feed.atom"),
            feed_json: feed("feed.json"),
            unlisted: false,
            signposts: redirects::signposts(page),
        }
    }
}

/// The feed that belongs to a page: its own beside topics, people, organisations, places and outlets, one for all briefings, the archive's
/// elsewhere.
fn feed_address(page: &str, file: &str) -> String {
    if page.starts_with("briefings/") {
        return format!("briefings/{file}");
    }
    let own = [
        "topics/",
        "people/",
        "organisations/",
        "places/",
        "outlets/",
    ]
    .iter()
    .any(|folder| page.starts_with(folder))
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

impl Pager {
    /// The links of one page of several; `address` gives the address of each from the root of the edition.
    pub(crate) fn new(
        page: &PageContext<'_>,
        number: usize,
        total: usize,
        address: &dyn Fn(usize) -> String,
    ) -> Self {
        let to = |number: usize| page.to(&address(number));
        let link = |other: usize| {
            let href = match other == number {
                true => String::new(),
                false => to(other),
            };
            Link::new(href, page.own(other.to_string()))
        };
        Self {
            number,
            total,
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < total).then(|| to(number + 1)),
            pages: near(number, total).into_iter().map(link).collect(),
        }
    }
}

/// The pages that a pager names: the first, the last, and those near this one.
fn near(number: usize, total: usize) -> Vec<usize> {
    (1..=total)
        .filter(|&page| page == 1 || page == total || page.abs_diff(number) <= 3)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_pager_names_the_ends_and_what_is_near() {
        assert_eq!(near(1, 1), [1]);
        assert_eq!(near(6, 20), [1, 3, 4, 5, 6, 7, 8, 9, 20]);
    }
}
