//! Cards: the picture that social networks and messengers show beside a link to an event, a person, a topic or a briefing.
//!
//! A subject of a page comes in; what is written on its card goes out ([`Card`]), where the file is, and the file itself as PNG. A headline that the bundled
//! font cannot write shares the card of the front page, which has the archive's name alone.

mod face;
mod picture;
mod png;
mod written;

pub(crate) use written::Card;

use crate::render::address;
use crate::render::context::{PageContext, Subject};
use crate::render::part::cards::dates_of_event;

/// The file beside a page.
const FILE: &str = "card.png";

impl Card {
    /// The card of a subject in the language of the page; that of the archive for one that has none of its own.
    pub(crate) fn of(page: &PageContext<'_>, subject: Subject) -> Self {
        let headline = headline(page, subject);
        let foot = headline.as_ref().and_then(|_| foot(page, subject));
        Self {
            archive: page.edition.title.clone(),
            foot: foot.filter(|foot| face::can_write(foot)),
            headline,
        }
    }

    /// The picture; nothing where it cannot be packed.
    pub(crate) fn png(&self) -> Option<Vec<u8>> {
        picture::png(self)
    }
}

/// Whether an edition has cards: each of them has the archive's name.
fn has_any(page: &PageContext<'_>) -> bool {
    page.context.has_cards && face::can_write(&page.edition.title)
}

/// The cards of an edition: addresses from its root, with the subjects.
pub(crate) fn pages(page: &PageContext<'_>) -> Vec<(String, Subject)> {
    if !has_any(page) {
        return Vec::new();
    }
    let own = page
        .context
        .subjects_for_other_sites()
        .filter(|subject| headline(page, *subject).is_some());
    let all = std::iter::once(Subject::Archive).chain(own);
    all.map(|subject| (address_of(page, subject), subject))
        .collect()
}

/// The absolute address of the picture for a page about a subject, where there is one.
pub(crate) fn link(page: &PageContext<'_>, subject: Subject) -> Option<String> {
    if !has_any(page) {
        return None;
    }
    let shown = match headline(page, subject) {
        Some(_) => subject,
        None => Subject::Archive,
    };
    page.absolute_to(&address_of(page, shown))
}

fn address_of(page: &PageContext<'_>, subject: Subject) -> String {
    address::beside(&subject.address(page.archive()), FILE)
}

/// What heads the card of a subject, where it has one of its own that the font can write.
fn headline(page: &PageContext<'_>, subject: Subject) -> Option<String> {
    match subject {
        Subject::Event(_) | Subject::Person(_) | Subject::Topic(_) => {
            Some(page.name(subject).text).filter(|text| face::can_write(text))
        }
        Subject::Briefing(_) => {
            let period = page.name(subject).text;
            let words = &page.edition.words;
            let title = words.with("briefing-of", &[("period", &period)]);
            Some(title).filter(|text| face::can_write(text))
        }
        _ => None,
    }
}

/// The day of an event, or the kind of another page.
fn foot(page: &PageContext<'_>, subject: Subject) -> Option<String> {
    let words = &page.edition.words;
    match subject {
        Subject::Event(index) => dates_of_event(page, index).0.map(|date| date.text),
        Subject::Person(_) => Some(words.plain("kind-person")),
        Subject::Topic(_) => Some(words.plain("kind-topic")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Site;
    use crate::render::Templates;
    use crate::render::fixture::{archive, rendered, site};
    use std::collections::BTreeMap;

    fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
        let templates = Templates::compiled_in().unwrap();
        let pages = rendered(&archive(), site, &templates).unwrap();
        pages
            .into_iter()
            .map(|page| (page.path, page.bytes))
            .collect()
    }

    fn image_of(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Option<String> {
        let html = String::from_utf8_lossy(&files[path]).into_owned();
        let page = dom_query::Document::from(html);
        let image = page.select("meta[property=\"og:image\"]").attr("content");
        image.map(|address| address.to_string())
    }

    #[test]
    fn every_page_names_a_picture_that_is_there() {
        let files = files(&site());
        let base = "https://archive.test/press/";
        for (page, card) in [
            (
                "people/anna-kravtsova/index.html",
                "people/anna-kravtsova/card.png",
            ),
            (
                "ru/people/petr-sedykh/index.html",
                "ru/people/petr-sedykh/card.png",
            ),
            ("topics/sky/index.html", "topics/sky/card.png"),
            // The font has no Arabic letters.
            ("people/mhmd-alfarsy/index.html", "card.png"),
            ("index.html", "card.png"),
        ] {
            assert_eq!(
                image_of(&files, page),
                Some(format!("{base}{card}")),
                "{page}"
            );
            assert!(files[card].starts_with(b"\x89PNG"), "{card}");
        }
        assert!(!files.contains_key("people/mhmd-alfarsy/card.png"));
    }

    #[test]
    fn there_are_none_without_addresses_or_where_the_owner_wants_none() {
        let nowhere = Site {
            base_url: None,
            cards: Some(true),
            ..site()
        };
        let unwanted = Site {
            cards: Some(false),
            ..site()
        };
        for site in [nowhere, unwanted] {
            let files = files(&site);
            assert!(!files.keys().any(|path| path.ends_with("card.png")));
            assert_eq!(image_of(&files, "index.html"), None);
        }
    }
}
