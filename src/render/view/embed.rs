//! A page meant for a frame in another site: small, and complete by itself.
//!
//! The latest events, an event, a person, a topic or a briefing come in.

use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::paging::Pages;
use crate::render::context::subject::address_of_id;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::cards::{DocumentCard, EventCard};
use crate::render::part::embed_code::{can_be_framed, frame_address};
use crate::render::part::lead::{Lead, lead};
use crate::render::part::named::other_names;
use serde::Serialize;

/// How many entries a frame lists.
const ENTRIES: usize = 8;

/// A page for a frame.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EmbedPage {
    /// BCP 47 tag of the interface language.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The archive's name.
    pub(crate) site_title: String,
    /// Its heading.
    pub(crate) title: Text,
    /// A machine translation of an event's headline into the reader's language.
    pub(crate) translated: Option<Text>,
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
    /// Link to the script that reports the height.
    pub(crate) script: String,
    /// One or two sentences of the event's best version.
    pub(crate) lead: Option<Lead>,
    /// A person's other names.
    pub(crate) other_names: Vec<Text>,
    /// The latest events in it.
    pub(crate) events: Vec<EventCard>,
    /// An event's texts.
    pub(crate) documents: Vec<DocumentCard>,
    /// How many events or texts there are in all.
    pub(crate) total: usize,
}

/// Everything that has a page for frames; nothing where the owner wants none.
pub(crate) fn subjects(context: &RenderContext<'_>) -> impl Iterator<Item = Subject> {
    std::iter::once(Subject::Archive)
        .chain(context.subjects_for_other_sites())
        .filter(|subject| can_be_framed(context.site, *subject))
}

/// The pages for frames, and the same at former addresses: a frame in another site goes on showing the same, where a redirect would depend on
/// the host.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<Subject> {
    let archive = context.archive;
    let now = subjects(context).map(|subject| (frame_address(archive, subject), subject));
    let has_people = context.people().next().is_some();
    let former = archive.permanence.redirects.iter().filter_map(|redirect| {
        let page = address_of_id(redirect.kind, &redirect.from)?;
        let subject = Subject::of_id(archive, redirect.kind, &redirect.to)?;
        let has_frame = can_be_framed(context.site, subject)
            && (has_people || !matches!(subject, Subject::Person(_)));
        let name = page.strip_suffix("/index.html").unwrap_or(&page);
        has_frame.then(|| (format!("embed/{name}.html"), subject))
    });
    now.chain(former).collect()
}

/// The page for a frame.
pub(crate) fn view(page: &PageContext<'_>, subject: Subject) -> EmbedPage {
    let archive = page.archive();
    let title = page.name(subject);
    // An event has its texts, everything else its events.
    let (events, documents) = match subject {
        Subject::Event(index) => (Default::default(), &archive.events[index].documents[..]),
        _ => (subject.events(archive), &[][..]),
    };
    let address = subject.address(archive);
    EmbedPage {
        language: page.edition.tag.clone(),
        direction: page.edition.direction,
        site_title: page.edition.title.clone(),
        kind: match subject {
            Subject::Event(_) => "event",
            _ => subject.list(archive),
        },
        canonical: page.absolute_to(&address),
        page: page.to(&address),
        home: page.to(address::HOME),
        stylesheet: page.to_shared("static/embed.css"),
        icon: page.to_shared("static/icon.svg"),
        script: page.to_shared("static/embed.js"),
        lead: page
            .best_version(documents)
            .and_then(|document| lead(page, document, 2)),
        other_names: other_names(page, subject, &title),
        translated: match subject {
            Subject::Event(_) => page.translation_of(&title),
            _ => None,
        },
        total: events.len() + documents.len(),
        events: EventCard::all(page, &events[..events.len().min(ENTRIES)]),
        documents: DocumentCard::all(page, &documents[..documents.len().min(ENTRIES)]),
        title,
    }
}
