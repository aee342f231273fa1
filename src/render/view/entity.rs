//! One organisation or place: where it stands, the events and documents, the people named with it.

use super::body::{excerpt, mention_id};
use super::cards::{DocumentCard, EventCard};
use super::frame::{Frame, Pager};
use super::further::Subject;
use super::json_ld::{Described, json_ld};
use super::person::{Example, FormView, FormsInLanguage, by_language, topics};
use super::person_said::StatementView;
use super::timeline::{self, Timeline};
use super::{Link, Text};
use crate::model::{EntityKind, NameForm};
use crate::render::address;
use crate::render::here::Here;
use serde::Serialize;
use std::collections::BTreeSet;

/// Sentences shown at most; the documents are all listed elsewhere on the page.
const SENTENCES: usize = 12;

/// The page of an organisation or place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntityPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Key of the words for the list it is in: `organisations` or `places`.
    pub(crate) list: &'static str,
    /// The name.
    pub(crate) name: Text,
    /// Its names in the other languages of the site and in the texts, each once.
    pub(crate) other_names: Vec<Text>,
    /// How many mentions there are.
    pub(crate) mentions: usize,
    /// How many documents name it.
    pub(crate) number_of_documents: usize,
    /// How many events there are.
    pub(crate) number_of_events: usize,
    /// The events on a line of time.
    pub(crate) timeline: Option<Timeline>,
    /// Events, in the archive's order.
    pub(crate) events: Vec<EventCard>,
    /// Sentences it stands in, the links leading to the place.
    pub(crate) statements: Vec<StatementView>,
    /// The forms of the name by language.
    pub(crate) languages: Vec<FormsInLanguage>,
    /// Documents, newest first.
    pub(crate) documents: Vec<DocumentCard>,
    /// People in the same documents, with the number of those documents.
    pub(crate) people: Vec<Link>,
    /// Links to topics.
    pub(crate) topics: Vec<Link>,
    /// Where its lists go on.
    pub(crate) pager: Pager,
    /// The entity for machines (schema.org), safe inside a script element.
    pub(crate) json_ld: String,
}

/// The page of one organisation or place.
pub(crate) fn view(here: &Here<'_>, index: usize) -> EntityPage {
    let entity = &here.archive().entities[index];
    let subject = Subject::Entity(index);
    let name = here.entity_name(entity);
    let other_names = other_names(here, index, &name);
    let listed: Vec<&str> = other_names.iter().map(|n| n.text.as_str()).collect();
    EntityPage {
        frame: Frame::new(here, name.text.clone(), listed.join(", ")),
        list: address::folder(entity.kind),
        mentions: entity.mentions.len(),
        number_of_documents: entity.documents.len(),
        number_of_events: entity.events.len(),
        timeline: timeline::view(here, &entity.events),
        events: subject.event_cards(here, 1),
        statements: sentences(here, index),
        languages: by_language(here, &entity.forms, |form| FormView {
            name: here.text(&form.name, &form.language),
            count: form.count,
            spellings: form
                .surfaces
                .keys()
                .filter(|surface| **surface != form.name)
                .map(|surface| here.text(surface, &form.language))
                .collect(),
            example: example(here, index, form),
        }),
        documents: subject.document_cards(here, 1),
        people: here.counted(&entity.people, |person| here.person(person)),
        topics: topics(here, &entity.documents),
        pager: subject.pager(here, 1),
        json_ld: json_ld(&Described {
            kind: match entity.kind {
                EntityKind::Organisation => "Organization",
                _ => "Place",
            },
            name: &name,
            others: other_names.clone(),
            url: here.absolute(&here.path()),
            same_as: &[],
            notes: &[],
        }),
        name,
        other_names,
    }
}

/// Its names in the site's languages, then the forms in the texts, but for the one at the head.
pub(crate) fn other_names(here: &Here<'_>, index: usize, headline: &Text) -> Vec<Text> {
    let entity = &here.archive().entities[index];
    let known = here.desk.site.languages.iter();
    let known = known.filter_map(|tag| Some(here.text(entity.names.get(tag)?, tag)));
    let in_texts = entity.forms.iter();
    let in_texts = in_texts.map(|form| here.text(&form.name, &form.language));
    let mut out: Vec<Text> = Vec::new();
    for name in known.chain(in_texts) {
        if name.text != headline.text && !out.iter().any(|other| other.text == name.text) {
            out.push(name);
        }
    }
    out
}

/// One sentence a story, the reader's own language first.
fn sentences(here: &Here<'_>, index: usize) -> Vec<StatementView> {
    let mut places = here.archive().entities[index].mentions.clone();
    let tag = |document: usize| here.document(document).document.language.tag.as_str();
    places.sort_by_key(|&(document, place)| (tag(document) != here.edition.tag, document, place));
    let mut stories = BTreeSet::new();
    places
        .into_iter()
        .filter(|&(document, _)| stories.insert(here.document(document).story))
        .filter_map(|(document, place)| sentence(here, document, place))
        .take(SENTENCES)
        .collect()
}

/// The sentence of one mention, with the link leading to it.
fn sentence(here: &Here<'_>, document: usize, place: usize) -> Option<StatementView> {
    let archived = here.document(document);
    let mention = archived.entities.get(place)?.mention;
    let span = archived.document.mentions.get(mention)?.span;
    let mut card = DocumentCard::new(here, document);
    let target = address::document(&archived.document.id);
    card.href = here.to(&format!("{target}#{}", mention_id(mention)));
    Some(StatementView {
        excerpt: excerpt(archived, span),
        document: card,
    })
}

/// The first place where a form of the name stands.
fn example(here: &Here<'_>, index: usize, form: &NameForm) -> Option<Example> {
    let entity = &here.archive().entities[index];
    let place = entity.mentions.iter().find(|(document, place)| {
        let archived = here.document(*document);
        let named = archived.entities.get(*place);
        named.is_some_and(|named| named.name == form.name)
            && archived.document.language.tag == form.language
    });
    let &(document, place) = place?;
    let found = sentence(here, document, place)?;
    Some(Example {
        excerpt: found.excerpt,
        language: found.document.headline.language.clone(),
        direction: found.document.headline.direction,
        document: found.document,
    })
}

/// An organisation or place that the archive names once, with the sentence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NamedOnce {
    /// The name.
    pub(crate) name: Text,
    /// The sentence, with the link leading to the place.
    pub(crate) statement: Option<StatementView>,
}

impl NamedOnce {
    /// The entry of one entity.
    pub(crate) fn new(here: &Here<'_>, index: usize) -> Self {
        let entity = &here.archive().entities[index];
        let place = entity.mentions.first();
        Self {
            name: here.entity_name(entity),
            statement: place.and_then(|&(document, place)| sentence(here, document, place)),
        }
    }
}
