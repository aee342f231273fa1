//! Pages meant for a frame in another site, and what that site needs to know of them: the code to paste, and oEmbed
//! (<https://oembed.com/>), which finds it by itself.
//!
//! An event, a person, a topic, a briefing or the latest events come in; a small page that stands alone goes out.

use super::pages::Kind;
use super::redirects;
use crate::model::{AddressKind, Archive, Redirect};
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, RenderContext};
use crate::render::escape::escape_text;
use crate::render::part::cards::{DocumentCard, EventCard, lead};
use serde::Serialize;
use serde_json::json;

/// What can be shown in a frame, with its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framed {
    Latest,
    Event(usize),
    Person(usize),
    Topic(usize),
    Briefing(usize),
}

/// How many entries a frame lists.
const ENTRIES: usize = 8;

/// Width that is proposed to other sites, in CSS pixels.
const WIDTH: u32 = 600;

/// Height that is proposed to other sites, in CSS pixels; with the script it follows the content.
const HEIGHT: u32 = 480;

/// Everything of the archive that can be shown in a frame.
pub(crate) fn all(context: &RenderContext<'_>) -> Vec<Framed> {
    let archive = context.archive;
    std::iter::once(Framed::Latest)
        .chain((0..archive.events.len()).map(Framed::Event))
        .chain(context.people_with_pages().map(Framed::Person))
        .chain((0..archive.topics.len()).map(Framed::Topic))
        .chain((0..archive.briefings.len()).map(Framed::Briefing))
        .collect()
}

/// Former ids of what can be shown in a frame: their page for frames, from the root of an edition, and what it shows. A frame in another site goes
/// on showing the same thing, where a redirect would depend on the host.
pub(crate) fn at_former_addresses(context: &RenderContext<'_>) -> Vec<(String, Framed)> {
    let archive = context.archive;
    let now = |redirect: &Redirect| match redirect.kind {
        AddressKind::Event => {
            let at = archive.events.iter().position(|e| e.id == redirect.to)?;
            Some(Framed::Event(at))
        }
        AddressKind::Person => {
            let mut people = context.people_with_pages();
            let at = people.find(|&at| archive.people[at].id == redirect.to)?;
            Some(Framed::Person(at))
        }
        AddressKind::Document | AddressKind::Outlet | AddressKind::Story => None,
    };
    let all = archive.permanence.redirects.iter();
    all.filter_map(|redirect| {
        let page = redirects::address_of(redirect.kind, &redirect.from)?;
        Some((address_for(&page), now(redirect)?))
    })
    .collect()
}

/// Address of the page for a frame that goes with a page.
fn address_for(page: &str) -> String {
    let name = page.strip_suffix("/index.html").unwrap_or(page);
    format!("embed/{name}.html")
}

impl Framed {
    /// What the page that is made can be framed as.
    fn of_page(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Home => Some(Framed::Latest),
            Kind::Event(index) => Some(Framed::Event(index)),
            Kind::Person(index) => Some(Framed::Person(index)),
            Kind::Topic(index) => Some(Framed::Topic(index)),
            Kind::Briefing(index) => Some(Framed::Briefing(index)),
            _ => None,
        }
    }

    /// The page that says all, from the root of an edition.
    fn page(self, archive: &Archive) -> String {
        match self {
            Framed::Latest => "index.html".to_string(),
            Framed::Event(index) => address::event(&archive.events[index].id),
            Framed::Person(index) => address::person(&archive.people[index].id),
            Framed::Topic(index) => address::topic(&archive.topics[index].topic.id),
            Framed::Briefing(index) => address::briefing(&archive.briefings[index].id),
        }
    }

    /// Folder and name without ending: `events/ID`, `latest`.
    fn name(self, archive: &Archive) -> String {
        match self {
            Framed::Latest => "latest".to_string(),
            _ => {
                let page = self.page(archive);
                page.strip_suffix("/index.html")
                    .unwrap_or(&page)
                    .to_string()
            }
        }
    }

    /// Address of the page for a frame, from the root of an edition.
    pub(crate) fn address(self, archive: &Archive) -> String {
        format!("embed/{}.html", self.name(archive))
    }

    /// Address of its description for other sites, from the root of an edition.
    pub(crate) fn oembed_address(self, archive: &Archive) -> String {
        format!("oembed/{}.json", self.name(archive))
    }

    /// What stands at its head.
    fn title(self, page: &PageContext<'_>) -> Text {
        match self {
            Framed::Latest => page.own(page.edition.title.clone()),
            Framed::Event(index) => page.headline_of_event(index),
            Framed::Person(index) => page.name_of_person(index),
            Framed::Topic(index) => page.name_of_topic(index),
            Framed::Briefing(index) => page.own(page.period(index)),
        }
    }
}

/// How another site can show a page in a frame: the code to paste, once without a script and once with one that fits the height.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EmbedView {
    /// The frame's title.
    pub(crate) title: String,
    /// Code of the frame alone.
    pub(crate) code: String,
    /// The same with the script.
    pub(crate) code_with_script: String,
    /// Link to the page for the frame.
    pub(crate) href: String,
    /// Link to the description for programs (oEmbed).
    pub(crate) oembed: String,
}

impl EmbedView {
    /// For the page that is made; only with a base address, since another site needs a whole address.
    pub(crate) fn of_page(page: &PageContext<'_>, title: &str) -> Option<Self> {
        let framed = Framed::of_page(page.kind)?;
        let archive = page.archive();
        let title = match title {
            "" => page.edition.title.clone(),
            title => title.to_string(),
        };
        let code = code(page, framed, &title)?;
        let script = page.absolute("static/embed.js")?;
        Some(Self {
            code_with_script: format!("{code}\n<script src=\"{script}\" async></script>"),
            code,
            href: page.to(&framed.address(archive)),
            oembed: page.to(&framed.oembed_address(archive)),
            title,
        })
    }
}

/// The element that shows the page in another site.
fn code(page: &PageContext<'_>, framed: Framed, title: &str) -> Option<String> {
    let address = framed.address(page.archive());
    let address = page.absolute(&format!("{}{address}", page.edition.prefix))?;
    Some(format!(
        "<iframe src=\"{address}\" title=\"{}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>",
        escape_text(title)
    ))
}

/// The description for other sites.
pub(crate) fn oembed(page: &PageContext<'_>, framed: Framed) -> Vec<u8> {
    let title = framed.title(page).text;
    let home = format!("{}index.html", page.edition.prefix);
    let value = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": page.edition.title,
        "provider_url": page.absolute(&home).unwrap_or(home),
        "html": code(page, framed, &title).unwrap_or_default(),
        "width": WIDTH,
        "height": HEIGHT,
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// A page for a frame.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EmbedPage {
    /// BCP 47 tag of the interface language.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The archive's name.
    pub(crate) site_title: String,
    /// What stands at the head.
    pub(crate) title: Text,
    /// Key of the words that say what it is; empty for the latest events.
    pub(crate) kind: &'static str,
    /// Link to the page that says all.
    pub(crate) page: String,
    /// Absolute address of that page, when the site has a base address.
    pub(crate) canonical: Option<String>,
    /// Link to the front page.
    pub(crate) home: String,
    /// Link to the stylesheet.
    pub(crate) stylesheet: String,
    /// Link to the icon.
    pub(crate) icon: String,
    /// Link to the script that tells the height.
    pub(crate) script: String,
    /// One or two sentences of the event's best version.
    pub(crate) lead: Option<Text>,
    /// A person's other names.
    pub(crate) other_names: Vec<Text>,
    /// The latest events in it.
    pub(crate) events: Vec<EventCard>,
    /// An event's texts.
    pub(crate) documents: Vec<DocumentCard>,
    /// How many events or texts there are in all.
    pub(crate) total: usize,
}

/// The page for a frame.
pub(crate) fn view(page: &PageContext<'_>, framed: Framed) -> EmbedPage {
    let archive = page.archive();
    let all: Vec<usize>;
    let mut documents: &[usize] = &[];
    let mut other_names = Vec::new();
    let title = framed.title(page);
    let (kind, events): (&'static str, &[usize]) = match framed {
        Framed::Latest => {
            all = (0..archive.events.len()).collect();
            ("", &all)
        }
        Framed::Event(index) => {
            documents = &archive.events[index].documents;
            ("event", &[])
        }
        Framed::Person(index) => {
            other_names = crate::render::view::person::other_names(page, index, &title);
            ("people", &archive.people[index].events)
        }
        Framed::Topic(index) => ("topics", &archive.topics[index].events),
        Framed::Briefing(index) => ("briefings", &archive.briefings[index].events),
    };
    let whole = framed.page(archive);
    EmbedPage {
        language: page.edition.tag.clone(),
        direction: page.edition.direction,
        site_title: page.edition.title.clone(),
        kind,
        canonical: page.absolute(&format!("{}{whole}", page.edition.prefix)),
        page: page.to(&whole),
        home: page.to("index.html"),
        stylesheet: page.to_shared("static/embed.css"),
        icon: page.to_shared("static/icon.svg"),
        script: page.to_shared("static/embed.js"),
        lead: page
            .best_version(documents)
            .and_then(|document| lead(page, document, 2)),
        other_names,
        total: events.len() + documents.len(),
        events: events
            .iter()
            .take(ENTRIES)
            .map(|&event| EventCard::new(page, event))
            .collect(),
        documents: documents
            .iter()
            .take(ENTRIES)
            .map(|&document| DocumentCard::new(page, document))
            .collect(),
        title,
    }
}
