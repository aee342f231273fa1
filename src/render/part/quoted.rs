//! What texts say of a person and what the person says in them, with the places.

use super::body::{Excerpt, excerpt};
use super::cards::DocumentCard;
use crate::model::{MentionPlace, SourcedText, Span};
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::Text;
use serde::Serialize;
use std::collections::BTreeSet;

/// Sentences shown at most; the documents are all listed elsewhere on the page.
const SENTENCES: usize = 12;
/// Documents named at most for the same words.
const SOURCES: usize = 3;

/// Words of a text with the documents that have them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourcedView {
    /// The words.
    pub(crate) text: Text,
    /// The documents that have them; each links to the mention.
    pub(crate) documents: Vec<DocumentCard>,
    /// How many more documents have them.
    pub(crate) others: usize,
}

/// A sentence with a mention.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StatementView {
    /// The sentence.
    pub(crate) excerpt: Excerpt,
    /// The document, the link leading to the mention.
    pub(crate) document: DocumentCard,
}

/// Roles or quotations, at most `most` of them, those in the reader's language first.
pub(crate) fn sourced(
    page: &PageContext<'_>,
    texts: &[SourcedText],
    most: usize,
) -> Vec<SourcedView> {
    let mut sorted: Vec<&SourcedText> = texts.iter().collect();
    sorted.sort_by_key(|text| text.language != page.edition.tag);
    sorted
        .into_iter()
        .take(most)
        .map(|text| {
            // Places are in order, so those of one document follow one another.
            let mut places = text.places.clone();
            places.dedup_by_key(|place| place.document);
            let shown = places.iter().take(SOURCES);
            SourcedView {
                documents: shown.map(|place| card(page, *place)).collect(),
                others: places.len().saturating_sub(SOURCES),
                text: page.text(&text.text, &text.language),
            }
        })
        .collect()
}

/// The sentences at some of these places: one per story, the reader's own language first.
pub(crate) fn sentences(
    page: &PageContext<'_>,
    mut places: Vec<MentionPlace>,
) -> Vec<StatementView> {
    let tag = |document: usize| page.document(document).document.language.tag.as_str();
    places.sort_by_key(|place| (tag(place.document) != page.edition.tag, *place));
    let mut stories = BTreeSet::new();
    places
        .into_iter()
        .filter(|place| stories.insert(page.document(place.document).story))
        .filter_map(|place| sentence(page, place))
        .take(SENTENCES)
        .collect()
}

/// The sentence of one mention, with the link leading to it; `None` if the sentence is not shown.
pub(crate) fn sentence(page: &PageContext<'_>, place: MentionPlace) -> Option<StatementView> {
    let archived = page.document(place.document);
    let span = archived.document.mentions.get(place.mention)?.span;
    if span == Span::NOWHERE {
        return None;
    }
    Some(StatementView {
        excerpt: excerpt(archived, span),
        document: card(page, place),
    })
}

/// A document with the link leading to the mention.
fn card(page: &PageContext<'_>, place: MentionPlace) -> DocumentCard {
    let mut card = DocumentCard::new(page, place.document);
    let anchor = address::mention_anchor(place.mention);
    card.href = page.to_place(place.document, &anchor);
    card
}
