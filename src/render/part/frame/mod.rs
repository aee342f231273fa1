//! What every page has around its content: titles, navigation, the language switch, descriptions for programs.
//!
//! The page, its kind, its title and its description come in; one structure goes out, in parts that templates see as one.

mod alternates;
mod navigation;
mod pager;

pub(crate) use alternates::Alternates;
pub(crate) use pager::Pager;

use super::card;
use super::citation;
use super::embed_code::EmbedView;
use super::linked_data;
use super::page_kind::PageKind;
use crate::model::AddressKind;
use crate::render::address::{self, web_address};
use crate::render::context::link::Link;
use crate::render::context::{PageContext, Subject};
use navigation::Navigation;
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
    #[serde(flatten)]
    pub(crate) navigation: Navigation,
    #[serde(flatten)]
    pub(crate) alternates: Alternates,
    /// Links to the pages that the rest of this page moved to.
    pub(crate) signposts: Vec<Link>,
    /// What may be done with the archive, as the owner says.
    pub(crate) licence: Option<String>,
    /// The values of `[extra]` in site.toml.
    pub(crate) extra: BTreeMap<String, serde_json::Value>,
    /// The licence is an address of the web.
    pub(crate) licence_is_link: bool,
    /// Where the owner can be reached: an address that begins with `mailto:` or `https:`.
    pub(crate) contact: Option<String>,
    #[serde(flatten)]
    pub(crate) for_programs: ForPrograms,
    #[serde(flatten)]
    pub(crate) files: DocumentFiles,
}

/// Descriptions of a page for programs.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ForPrograms {
    /// What the page is, for programs: schema.org in JSON-LD, one text per script element.
    pub(crate) linked_data: Vec<String>,
    /// `article`, `profile` or `website`, as Open Graph calls it.
    pub(crate) open_graph_type: &'static str,
    /// Day or moment of publication of the text on this page (ISO 8601).
    pub(crate) published: Option<String>,
    /// Absolute address of a picture for social networks, where the page has one.
    pub(crate) card: Option<String>,
    /// How another site can show this page in a frame; only with a base address and `[embed]`, on pages that have such a form.
    pub(crate) embed: Option<EmbedView>,
}

/// Files that belong to a document.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct DocumentFiles {
    /// Link to the record for reference managers in RIS, which may hold the record itself; empty but on pages of documents.
    pub(crate) citation_ris: String,
    /// Link to the same in CSL-JSON; empty but on pages of documents.
    pub(crate) citation_json: String,
    /// Name, without ending, under which a browser keeps these files; empty but on pages of documents.
    pub(crate) citation_name: String,
    /// Link to the document as ninjs, where it has a file of its own.
    pub(crate) ninjs: Option<String>,
    /// Link to the places of names as Web Annotations, where they have a file of their own.
    pub(crate) annotations: Option<String>,
}

impl Frame {
    /// The frame of a page that has a title and a description.
    pub(crate) fn new(
        page: &PageContext<'_>,
        kind: PageKind,
        title: String,
        description: String,
    ) -> Self {
        let site = page.context.site;
        Self {
            language: page.edition.tag.clone(),
            direction: page.edition.direction,
            site_title: page.edition.title.clone(),
            navigation: Navigation::new(page),
            alternates: Alternates {
                unlisted: is_unlisted(page, kind),
                ..Alternates::new(page, kind)
            },
            signposts: signposts(page, kind),
            licence_is_link: web_address(site.licence.as_deref()).is_some(),
            licence: site.licence.clone(),
            contact: site.contact.clone(),
            extra: site.extra.clone(),
            for_programs: for_programs(page, kind, &title, &description),
            files: match kind {
                PageKind::First(Subject::Document(index)) => files(page, index),
                _ => DocumentFiles::default(),
            },
            title,
            description,
        }
    }

    /// The frame of the first page about a subject.
    pub(crate) fn of(
        page: &PageContext<'_>,
        subject: Subject,
        title: String,
        description: String,
    ) -> Self {
        Self::new(page, PageKind::First(subject), title, description)
    }

    /// The same page, which search engines should leave out.
    pub(crate) fn unlisted(mut self) -> Self {
        self.alternates.unlisted = true;
        self
    }
}

/// Whether the owner asks search engines to leave the page out.
fn is_unlisted(page: &PageContext<'_>, kind: PageKind) -> bool {
    match kind {
        PageKind::First(subject) | PageKind::Further(subject) => page.context.is_unlisted(subject),
        _ => page.context.is_wholly_unlisted(),
    }
}

fn for_programs(
    page: &PageContext<'_>,
    kind: PageKind,
    title: &str,
    description: &str,
) -> ForPrograms {
    let subject = match kind {
        PageKind::First(subject) => Some(subject),
        _ => None,
    };
    ForPrograms {
        linked_data: linked_data::of_page(page, kind, title, description),
        open_graph_type: match subject {
            Some(Subject::Document(_)) => "article",
            Some(Subject::Person(_)) => "profile",
            _ => "website",
        },
        published: match subject {
            Some(Subject::Document(index)) => linked_data::published(page.document(index)),
            _ => None,
        },
        card: subject.and_then(|subject| card::link(page, subject)),
        embed: subject.and_then(|subject| EmbedView::of(page, subject, title)),
    }
}

fn files(page: &PageContext<'_>, document: usize) -> DocumentFiles {
    let archived = page.document(document);
    let id = &archived.document.id;
    if !page.context.site.data_per_document {
        let csl = citation::csl(page.context, archived).to_string();
        let ris = citation::ris(page.context, archived);
        return DocumentFiles {
            citation_ris: citation::data_link(citation::RIS, ris.as_bytes()),
            citation_json: citation::data_link(citation::CSL, csl.as_bytes()),
            citation_name: id.clone(),
            ..DocumentFiles::default()
        };
    }
    let beside = |file: &str| page.to_shared(&address::beside(page.address, file));
    DocumentFiles {
        citation_ris: beside("citation.ris"),
        citation_json: beside("citation.json"),
        citation_name: id.clone(),
        ninjs: Some(page.to_shared(&format!("api/v1/ninjs/{id}.json"))),
        annotations: Some(beside("annotations.json")),
    }
}

/// Links to the pages that the rest of a page moved to.
fn signposts(page: &PageContext<'_>, kind: PageKind) -> Vec<Link> {
    let PageKind::First(subject) = kind else {
        return Vec::new();
    };
    let archive = page.archive();
    let kind = match subject {
        Subject::Event(_) => AddressKind::Event,
        Subject::Outlet(_) => AddressKind::Outlet,
        Subject::Person(_) => AddressKind::Person,
        Subject::Entity(index) => AddressKind::of_names(archive.entities[index].kind),
        _ => return Vec::new(),
    };
    let key = (kind, subject.id(archive).to_owned());
    let others = archive.permanence.signposts.get(&key);
    let others = others.into_iter().flatten();
    others
        .filter_map(|id| Some(page.link(Subject::of_id(archive, kind, id)?)))
        .collect()
}
