//! One event: its versions side by side, who and what is in it, what is related, and why its texts were grouped.

use crate::model::{EntityKind, Verdict};
use crate::render::context::link::{LanguageLabel, Link, Text};
use crate::render::context::names::distance;
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::edition::dates::DateView;
use crate::render::part::body::{Section, sections};
use crate::render::part::cards::{DocumentCard, EventCard, dates_of_event, lead};
use crate::render::part::evidence::EvidenceView;
use crate::render::part::frame::Frame;
use crate::render::part::instalments::Instalments;
use crate::render::part::picture::neighbourhood::{self, Neighbourhood};
use crate::render::part::side_by_side::{self, AlignedView};
use crate::render::part::things::NamedThing;
use serde::Serialize;

/// The page of an event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The headline.
    pub(crate) headline: Text,
    /// The language of the headline.
    pub(crate) headline_language: LanguageLabel,
    /// A machine translation of the headline into the reader's language.
    pub(crate) translated: Option<Text>,
    /// The headline is the first sentence of a text.
    pub(crate) from_text: bool,
    /// The day, where it is known.
    pub(crate) date: Option<DateView>,
    /// The last day, when it is another one.
    pub(crate) until: Option<DateView>,
    /// Its stories, each with its versions.
    pub(crate) stories: Vec<StoryView>,
    /// The texts of the stories that do not fit on the page.
    pub(crate) further: Vec<DocumentCard>,
    /// How many more there are, beside those.
    pub(crate) not_listed: usize,
    /// How many documents there are.
    pub(crate) documents: usize,
    /// Links to people, with numbers beside them where they count.
    pub(crate) people: Vec<Link>,
    /// Organisations that are named.
    pub(crate) organisations: Vec<NamedThing>,
    /// Places that are named.
    pub(crate) places: Vec<NamedThing>,
    /// Links to topics.
    pub(crate) topics: Vec<Link>,
    /// Links to outlets.
    pub(crate) outlets: Vec<Link>,
    /// Links to briefings.
    pub(crate) briefings: Vec<Link>,
    /// Events that have something in common with it.
    pub(crate) related: Vec<RelatedView>,
    /// What it shares with them, as a picture.
    pub(crate) neighbourhood: Option<Neighbourhood>,
    /// The event before it in its storyline.
    pub(crate) before: Option<EventCard>,
    /// The event after it in its storyline.
    pub(crate) after: Option<EventCard>,
    /// The other events of its storyline, in order of time.
    pub(crate) storyline: Vec<EventCard>,
    /// The other events of its series; `null` if it is in none.
    pub(crate) series: Option<Instalments>,
    /// The judged pairs among its documents, those that say most.
    pub(crate) evidence: Vec<EvidenceView>,
    /// How many more such pairs there are.
    pub(crate) further_evidence: usize,
}

/// The versions of one text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StoryView {
    /// The versions, the reader’s language first; empty when they are shown side by side.
    pub(crate) versions: Vec<VersionView>,
    /// The versions side by side, where there are several.
    pub(crate) aligned: Option<AlignedView>,
}

/// One version.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct VersionView {
    /// What heads it.
    pub(crate) card: DocumentCard,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The first paragraphs.
    pub(crate) sections: Vec<Section>,
    /// There is more of it on its own page.
    pub(crate) cut: bool,
}

/// A related event with what connects the two.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RelatedView {
    /// The event.
    pub(crate) event: EventCard,
    /// Both may belong to one course of events.
    pub(crate) storyline_candidate: bool,
    /// Links to people, with numbers beside them where they count.
    pub(crate) people: Vec<Link>,
    /// Links to topics.
    pub(crate) topics: Vec<Link>,
}

/// How much of a version an event's page shows, in bytes of text.
const SHOWN: usize = 1600;
/// How much of all its stories together, in bytes, with the markup of what stands side by side; how many stories, how many texts it names beside them, how many pairs it explains, and how many
/// other events it names: an event can have hundreds of texts, its page has to be opened on a phone.
const ROOM: usize = 64_000;
const STORIES: usize = 8;
const FURTHER: usize = 60;
const PAIRS: usize = 8;
const OTHERS: usize = 12;

/// A page for every event.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    context.first_pages(context.events())
}

/// The page of one event.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> EventPage {
    let archive = page.archive();
    let event = &archive.events[index];
    let best = page.best_version(&event.documents);
    let subject = Subject::Event(index);
    let headline = page.name(subject);
    let (date, until) = dates_of_event(page, index);
    let line = event
        .storyline
        .and_then(|storyline| archive.storylines.get(storyline))
        .map_or(&[][..], |storyline| &storyline.events);
    let place = line.iter().position(|other| *other == index);
    let beside = |at: Option<usize>| Some(EventCard::new(page, *line.get(at?)?));
    let series = Instalments::of(page, index);
    let order = nearest_first(&page.edition.tag, &event.stories, |story| {
        let versions = archive.stories[story].documents.iter();
        let tag = |version: &usize| page.document(*version).document.language.tag.as_str();
        versions.map(tag).collect()
    });
    let stories = stories(page, &order);
    let further: Vec<usize> = order[stories.len()..]
        .iter()
        .flat_map(|&story| archive.stories[story].documents.iter().copied())
        .collect();
    let (evidence, further_evidence) = evidence(page, &event.documents);
    let description = best
        .and_then(|document| lead(page, document, 1))
        .map_or_else(String::new, |lead| lead.text);
    EventPage {
        frame: Frame::of(page, subject, headline.text.clone(), description),
        headline_language: page.label_of(&headline),
        translated: page.translation_of(&headline),
        from_text: page.title_of_event(index).is_none()
            && best.is_some_and(|document| page.is_untitled(document)),
        headline,
        date,
        until,
        further: further
            .iter()
            .take(FURTHER)
            .map(|&document| DocumentCard::new(page, document))
            .collect(),
        not_listed: further.len().saturating_sub(FURTHER),
        stories,
        documents: event.documents.len(),
        people: page.counted(&event.people, Subject::Person),
        organisations: NamedThing::of_kind(page, &event.entities, EntityKind::Organisation),
        places: NamedThing::of_kind(page, &event.entities, EntityKind::Place),
        topics: page.topics(&event.topics),
        outlets: page.links(&event.outlets, Subject::Outlet),
        briefings: page.context.references.briefings[index]
            .iter()
            .map(|&i| page.link(Subject::Briefing(i)))
            .collect(),
        related: event
            .related
            .iter()
            .take(OTHERS)
            .map(|related| RelatedView {
                event: EventCard::new(page, related.event),
                storyline_candidate: related.storyline_candidate,
                people: page.links(&related.people, Subject::Person),
                topics: page.topics(&related.topics),
            })
            .collect(),
        neighbourhood: neighbourhood::view(page, index),
        before: beside(place.and_then(|at| at.checked_sub(1))),
        after: beside(place.map(|at| at + 1)),
        storyline: line
            .iter()
            .filter(|other| **other != index)
            .take(OTHERS)
            .map(|other| EventCard::new(page, *other))
            .collect(),
        series,
        evidence,
        further_evidence,
    }
}

/// Stories that have a version in the reader's language before those that have none, else in their order.
fn nearest_first<'a>(
    own: &str,
    stories: &[usize],
    tags: impl Fn(usize) -> Vec<&'a str>,
) -> Vec<usize> {
    let mut order = stories.to_vec();
    order.sort_by_key(|&story| tags(story).iter().map(|tag| distance(own, tag)).min());
    order
}

/// The first stories of an event: at least one, and no more than there is room for.
fn stories(page: &PageContext<'_>, all: &[usize]) -> Vec<StoryView> {
    let mut room = ROOM;
    let mut out = Vec::new();
    for (number, &story) in (1..).zip(all.iter().take(STORIES)) {
        let aligned = side_by_side::view(page, story, number, room);
        let versions = match aligned {
            Some(_) => Vec::new(),
            None => versions(page, &page.archive().stories[story].documents),
        };
        let sections = versions.iter().flat_map(|version| &version.sections);
        let length = sections.map(Section::text_length).sum::<usize>()
            + aligned.as_ref().map_or(0, |aligned| aligned.length);
        out.push(StoryView { versions, aligned });
        match room.checked_sub(length) {
            Some(left) if left > SHOWN => room = left,
            _ => break,
        }
    }
    out
}

/// The versions of a story, the reader's language first.
fn versions(page: &PageContext<'_>, documents: &[usize]) -> Vec<VersionView> {
    let mut order = documents.to_vec();
    if let Some(best) = page.best_version(documents) {
        order.sort_by_key(|&document| document != best);
    }
    order
        .into_iter()
        .map(|document| {
            let archived = page.document(document);
            let all = sections(page, archived);
            let total = all.len();
            let shown = first_sections(all);
            let card = DocumentCard::new(page, document);
            VersionView {
                direction: card.headline.direction,
                cut: shown.len() < total,
                sections: shown,
                card,
            }
        })
        .collect()
}

/// The first sections, without the anchors that belong to the document's own page.
fn first_sections(all: Vec<Section>) -> Vec<Section> {
    let mut length = 0;
    let mut out = Vec::new();
    for section in all {
        if length >= SHOWN || (section.kind == "heading" && length > SHOWN / 2) {
            break;
        }
        length += section.text_length();
        out.push(section.without_anchors());
    }
    out
}

/// The relations between documents of one event, affirmed ones and strong ones first, and how many more there are.
fn evidence(page: &PageContext<'_>, documents: &[usize]) -> (Vec<EvidenceView>, usize) {
    let relations = &page.archive().relations;
    let mut found: Vec<usize> = documents
        .iter()
        .flat_map(|&document| page.context.references.relations[document].iter().copied())
        .filter(|&relation| {
            let relation = &relations[relation];
            documents.contains(&relation.first) && documents.contains(&relation.second)
        })
        .collect();
    // A pair was found from both its documents.
    found.sort_unstable();
    found.dedup();
    if found.len() > PAIRS {
        let probability = |relation: usize| relations[relation].probability;
        found.sort_by(|&a, &b| probability(b).total_cmp(&probability(a)).then(a.cmp(&b)));
    }
    found.sort_by_key(|&relation| relations[relation].verdict == Verdict::Unsure);
    let more = found.len().saturating_sub(PAIRS);
    let shown = found.iter().take(PAIRS);
    let views = shown.map(|&relation| EvidenceView::new(page, &relations[relation]));
    (views.collect(), more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_in_the_readers_language_comes_first() {
        let tags = [vec!["ru", "ko"], vec!["uz", "ru"], vec!["de", "uz-Cyrl"]];
        let order = |own: &str| nearest_first(own, &[0, 1, 2], |story| tags[story].clone());
        assert_eq!(order("de"), [2, 0, 1]);
        assert_eq!(order("uz-Cyrl"), [2, 1, 0]);
        assert_eq!(order("fr"), [0, 1, 2]);
    }
}
