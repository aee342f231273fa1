//! Events and documents as they stand in lists.

use super::lead::{self, Lead};
use super::{Label, Link, Text};
use crate::render::address;
use crate::render::dates::DateView;
use crate::render::here::Here;
use serde::Serialize;
use std::collections::BTreeSet;

/// An event in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventCard {
    /// Link to its page.
    pub(crate) href: String,
    /// Its address for paper: absolute where the site has a base address, else from the root of the site.
    pub(crate) address: String,
    /// Its headline.
    pub(crate) headline: Text,
    /// The language of the headline.
    pub(crate) headline_language: Label,
    /// First day.
    pub(crate) date: Option<DateView>,
    /// Last day, when it is another one.
    pub(crate) until: Option<DateView>,
    /// Who reported it.
    pub(crate) outlets: Vec<Link>,
    /// Languages of its documents.
    pub(crate) languages: Vec<Label>,
    /// How many documents report it.
    pub(crate) documents: usize,
    /// The people most mentioned in it, at most four.
    pub(crate) people: Vec<Link>,
    /// Its topics.
    pub(crate) topics: Vec<Link>,
    /// One or two sentences of its best version; empty where a list does without.
    pub(crate) lead: Option<Lead>,
}

/// A document in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DocumentCard {
    /// Link to its page.
    pub(crate) href: String,
    /// Its address for paper, like an event's.
    pub(crate) address: String,
    /// Its headline.
    pub(crate) headline: Text,
    /// The headline is the first sentence of the text.
    pub(crate) from_text: bool,
    /// Its language.
    pub(crate) language: Label,
    /// Date of publication.
    pub(crate) date: Option<DateView>,
    /// Who published it.
    pub(crate) outlet: Option<Link>,
    /// The file it comes from.
    pub(crate) path: String,
}

impl EventCard {
    /// An event for a list, without a lead.
    pub(crate) fn new(here: &Here<'_>, index: usize) -> Self {
        let event = &here.archive().events[index];
        let link = here.event(index);
        let (date, until) = dates_of_event(here, index);
        Self {
            headline_language: here.label_of(&link.text),
            href: link.href,
            address: here.printed(&address::event(&event.id)),
            headline: link.text,
            date,
            until,
            outlets: event.outlets.iter().map(|&i| here.outlet(i)).collect(),
            languages: languages_of(here, &event.documents),
            documents: event.documents.len(),
            people: event
                .people
                .iter()
                .take(4)
                .map(|&(i, _)| here.person(i))
                .collect(),
            topics: here.topics(&event.topics),
            lead: None,
        }
    }

    /// An event for a digest, with a lead.
    pub(crate) fn with_lead(here: &Here<'_>, index: usize) -> Self {
        let documents = &here.archive().events[index].documents;
        let lead = here
            .best_version(documents)
            .and_then(|document| lead::lead(here, document, 2));
        Self {
            lead,
            ..Self::new(here, index)
        }
    }
}

impl DocumentCard {
    /// A document for a list.
    pub(crate) fn new(here: &Here<'_>, index: usize) -> Self {
        let archived = here.document(index);
        let (_, from_text) = here.headline_of_document(index);
        let link = here.document_link(index);
        Self {
            href: link.href,
            address: here.printed(&address::document(&archived.document.id)),
            headline: link.text,
            from_text,
            language: here.label(&archived.document.language.tag),
            date: here.date_of_document(index),
            outlet: archived.outlet.map(|i| here.outlet(i)),
            path: archived.document.path.clone(),
        }
    }
}

/// First and last day of an event; a first day that no document states in full is marked as inferred.
pub(crate) fn dates_of_event(
    here: &Here<'_>,
    index: usize,
) -> (Option<DateView>, Option<DateView>) {
    let event = &here.archive().events[index];
    let first = event.first_date.map(|date| {
        let that_day: Vec<usize> = event
            .documents
            .iter()
            .copied()
            .filter(|&d| {
                let published = here.document(d).published.as_ref();
                !event.is_dated_by_owner && published.is_some_and(|p| p.date == date)
            })
            .collect();
        let views: Vec<DateView> = that_day
            .iter()
            .filter_map(|&d| here.date_of_document(d))
            .collect();
        let stated = views.iter().any(|view| !view.inferred);
        DateView {
            inferred: !views.is_empty() && !stated,
            reason: views
                .first()
                .filter(|_| !stated)
                .and_then(|v| v.reason.clone()),
            ..here.day(date)
        }
    });
    let last = event
        .last_date
        .filter(|last| Some(*last) != event.first_date)
        .map(|date| here.day(date));
    (first, last)
}

/// The languages of documents, each once, by tag.
pub(crate) fn languages_of(here: &Here<'_>, documents: &[usize]) -> Vec<Label> {
    let tags: BTreeSet<&str> = documents
        .iter()
        .map(|&d| here.document(d).document.language.tag.as_str())
        .collect();
    tags.into_iter().map(|tag| here.label(tag)).collect()
}

/// The first sentences of a document that tell something, at most about 320 characters.
pub(crate) fn lead(here: &Here<'_>, index: usize, count: usize) -> Option<Text> {
    lead::lead(here, index, count).map(|lead| lead.text)
}
