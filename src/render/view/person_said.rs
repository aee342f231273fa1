//! What texts say of a person and what the person says in them, with the places.

use super::Text;
use super::body::{Excerpt, excerpt, mention_id};
use super::cards::DocumentCard;
use crate::model::{MentionPlace, SourcedText};
use crate::render::address;
use crate::render::here::Here;
use serde::Serialize;
use std::collections::BTreeSet;

/// Statements shown at most; the documents are all listed elsewhere on the page.
const STATEMENTS: usize = 12;

/// Words of a text with the documents that have them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourcedView {
    /// The words.
    pub(crate) text: Text,
    /// Where they stand, the links leading to the mention.
    pub(crate) documents: Vec<DocumentCard>,
}

/// A sentence with a mention.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StatementView {
    /// The sentence.
    pub(crate) excerpt: Excerpt,
    /// The document, the link leading to the mention.
    pub(crate) document: DocumentCard,
}

/// Roles or quotations, those in the reader's language first.
pub(crate) fn sourced(here: &Here<'_>, texts: &[SourcedText]) -> Vec<SourcedView> {
    let mut sorted: Vec<&SourcedText> = texts.iter().collect();
    sorted.sort_by_key(|text| text.language != here.edition.tag);
    sorted
        .into_iter()
        .map(|text| {
            let mut documents: Vec<usize> = Vec::new();
            let places = text.places.iter().filter(|place| {
                let first = !documents.contains(&place.document);
                documents.push(place.document);
                first
            });
            SourcedView {
                documents: places.map(|place| card(here, *place)).collect(),
                text: here.text(&text.text, &text.language),
            }
        })
        .collect()
}

/// Sentences about the person, one a story and language, the reader's own first.
pub(crate) fn statements(here: &Here<'_>, index: usize) -> Vec<StatementView> {
    let mut places = here.archive().people[index].statements.clone();
    let tag = |document: usize| here.document(document).document.language.tag.as_str();
    places.sort_by_key(|&(document, place)| (tag(document) != here.edition.tag, document, place));
    let mut stories = BTreeSet::new();
    places
        .into_iter()
        .filter(|&(document, _)| stories.insert(here.document(document).story))
        .filter_map(|(document, place)| {
            let archived = here.document(document);
            let mention = archived.people.get(place)?.mention;
            let span = archived.document.mentions.get(mention)?.span;
            Some(StatementView {
                excerpt: excerpt(archived, span),
                document: card(here, MentionPlace { document, mention }),
            })
        })
        .take(STATEMENTS)
        .collect()
}

/// A document with the link leading to the mention.
pub(crate) fn card(here: &Here<'_>, place: MentionPlace) -> DocumentCard {
    let mut card = DocumentCard::new(here, place.document);
    let target = address::document(&here.document(place.document).document.id);
    card.href = here.to(&format!("{target}#{}", mention_id(place.mention)));
    card
}
