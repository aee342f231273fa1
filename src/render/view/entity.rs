//! One organisation or place: where it stands, the events and documents, the people named with it.

use super::person::{Example, FormView, FormsInLanguage, by_language, topics};
use super::year::Subject;
use crate::model::{EntityKind, MentionPlace, NameForm};
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::{Link, Text};
use crate::render::part::cards::{DocumentCard, EventCard};
use crate::render::part::frame::Frame;
use crate::render::part::linked_data::names::{Described, json_ld};
use crate::render::part::list_page::most;
use crate::render::part::picture::by_time::{self, ByTime};
use crate::render::part::quoted::{StatementView, sentence, sentences};
use serde::Serialize;

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
    /// Its documents by time and language.
    pub(crate) timeline: Option<ByTime>,
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
    /// The years, where its lists are longer than the page.
    pub(crate) years: Vec<Link>,
    /// The entity for machines (schema.org), safe inside a script element.
    pub(crate) json_ld: String,
}

/// The page of one organisation or place.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> EntityPage {
    let entity = &page.archive().entities[index];
    let subject = Subject::Entity(index);
    let name = page.entity_name(entity);
    let other_names = other_names(page, index, &name);
    let listed: Vec<&str> = other_names.iter().map(|n| n.text.as_str()).collect();
    EntityPage {
        frame: Frame::new(page, name.text.clone(), listed.join(", ")),
        list: address::folder(entity.kind),
        mentions: entity.mentions.len(),
        number_of_documents: entity.documents.len(),
        number_of_events: entity.events.len(),
        timeline: by_time::view(page, &entity.documents),
        events: subject.event_cards(page),
        statements: sentences(
            page,
            entity
                .mentions
                .iter()
                .filter_map(|at| place(page, at))
                .collect(),
        ),
        languages: by_language(page, &entity.forms, |form| FormView {
            name: page.text(&form.name, &form.language),
            count: form.count,
            spellings: form
                .surfaces
                .keys()
                .filter(|surface| **surface != form.name)
                .map(|surface| page.text(surface, &form.language))
                .collect(),
            example: example(page, index, form),
        }),
        documents: subject.document_cards(page),
        people: page.counted(most(&entity.people), |person| page.person(person)),
        topics: topics(page, &entity.documents),
        years: subject.years(page, None),
        json_ld: json_ld(&Described {
            kind: match entity.kind {
                EntityKind::Organisation => "Organization",
                _ => "Place",
            },
            name: &name,
            others: other_names.clone(),
            url: page.absolute(&page.path()),
            same_as: &[],
            notes: &[],
        }),
        name,
        other_names,
    }
}

/// Its names in the site's languages, then the forms in the texts, but for the one at the head.
pub(crate) fn other_names(page: &PageContext<'_>, index: usize, headline: &Text) -> Vec<Text> {
    let entity = &page.archive().entities[index];
    let known = page.context.site.languages.iter();
    let known = known.filter_map(|tag| Some(page.text(entity.names.get(tag)?, tag)));
    let in_texts = entity.forms.iter();
    let in_texts = in_texts.map(|form| page.text(&form.name, &form.language));
    let mut out: Vec<Text> = Vec::new();
    for name in known.chain(in_texts) {
        if name.text != headline.text && !out.iter().any(|other| other.text == name.text) {
            out.push(name);
        }
    }
    out
}

/// Where a mention of an entity stands, given a document and the index into its `entities`.
fn place(page: &PageContext<'_>, &(document, place): &(usize, usize)) -> Option<MentionPlace> {
    let mention = page.document(document).entities.get(place)?.mention;
    Some(MentionPlace { document, mention })
}

/// The first place where a form of the name stands.
fn example(page: &PageContext<'_>, index: usize, form: &NameForm) -> Option<Example> {
    let entity = &page.archive().entities[index];
    let found = entity.mentions.iter().find(|(document, place)| {
        let archived = page.document(*document);
        let named = archived.entities.get(*place);
        named.is_some_and(|named| named.name == form.name)
            && archived.document.language.tag == form.language
    })?;
    Some(Example::from(sentence(page, place(page, found)?)?))
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
    pub(crate) fn new(page: &PageContext<'_>, index: usize) -> Self {
        let entity = &page.archive().entities[index];
        let first = entity.mentions.first().and_then(|at| place(page, at));
        Self {
            name: page.entity_name(entity),
            statement: first.and_then(|place| sentence(page, place)),
        }
    }
}
