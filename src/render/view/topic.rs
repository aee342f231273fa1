//! One topic: its events by time, its people, the terms that matched and where.

use crate::model::Span;
use crate::render::context::link::{LanguageLabel, Link, Text};
use crate::render::context::paging::{Pages, most};
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::edition::headline::one_line;
use crate::render::part::body::{Excerpt, anchor_of, excerpt};
use crate::render::part::cards::DocumentCard;
use crate::render::part::frame::Frame;
use crate::render::part::picture::coverage::{self, Coverage};
use crate::render::part::subject_lists::SubjectLists;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The page of a topic.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TopicPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The name.
    pub(crate) name: Text,
    /// Its names in other languages.
    pub(crate) other_names: Vec<Text>,
    #[serde(flatten)]
    pub(crate) lists: SubjectLists,
    /// Its documents by outlet.
    pub(crate) coverage: Option<Coverage>,
    /// Links to people, with numbers beside them where they count.
    pub(crate) people: Vec<Link>,
    /// The owner's terms by language.
    pub(crate) terms: Vec<TermsInLanguage>,
}

/// The terms of a topic in one language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TermsInLanguage {
    /// The language.
    pub(crate) language: LanguageLabel,
    /// Its terms.
    pub(crate) terms: Vec<TermView>,
}

/// A term with what it matched.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TermView {
    /// The term as the owner wrote it.
    pub(crate) term: Text,
    /// How many places it matched.
    pub(crate) count: usize,
    /// The words it matched, each once, at most twelve.
    pub(crate) matched: Vec<Text>,
    /// Sentences that have it, one per story, at most three, with links to the document.
    pub(crate) places: Vec<TermPlace>,
    /// How many more documents have it.
    pub(crate) others: usize,
}

/// A sentence with a term.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TermPlace {
    /// The sentence.
    pub(crate) excerpt: Excerpt,
    /// The document, the link leading to the paragraph.
    pub(crate) document: DocumentCard,
}

/// Sentences shown for a term; all its documents are listed elsewhere on the page.
const PLACES: usize = 3;

/// A page for every topic.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    context.first_pages(context.topics())
}

/// The page of one topic.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> TopicPage {
    let entry = &page.archive().topics[index];
    let subject = Subject::Topic(index);
    let name = page.name(subject);
    let mut other_names: Vec<Text> = Vec::new();
    for (tag, other) in &entry.topic.names {
        if *other != name.text && !other_names.iter().any(|known| known.text == *other) {
            other_names.push(page.text(other, tag));
        }
    }
    let words = &page.edition.words;
    let count = words.counted("count-events", entry.events.len());
    let description = format!("{}: {count}", name.text);
    TopicPage {
        frame: Frame::of(page, subject, name.text.clone(), description),
        name,
        other_names,
        lists: SubjectLists::new(page, subject),
        coverage: coverage::view(page, &entry.documents),
        people: page.counted(most(&entry.people), Subject::Person),
        terms: terms(page, index),
    }
}

fn terms(page: &PageContext<'_>, index: usize) -> Vec<TermsInLanguage> {
    let entry = &page.archive().topics[index];
    let mut matched: BTreeMap<&str, Matched> = BTreeMap::new();
    for &index in &entry.documents {
        let document = &page.document(index).document;
        for found in document.topics.iter().filter(|m| m.topic == entry.topic.id) {
            let matched = matched.entry(&found.term).or_default();
            matched.count += 1;
            let text = one_line(found.span.of(&document.text));
            matched
                .words
                .entry(text)
                .or_insert_with(|| document.language.tag.clone());
            matched.first.entry(index).or_insert(found.span);
        }
    }
    entry
        .topic
        .terms
        .iter()
        .map(|(tag, terms)| TermsInLanguage {
            language: page.label(tag),
            terms: terms
                .iter()
                .map(|term| {
                    let found = matched.get(term.as_str()).cloned().unwrap_or_default();
                    let places = places(page, &found.first);
                    TermView {
                        term: page.text(term, tag),
                        count: found.count,
                        others: found.first.len() - places.len(),
                        places,
                        matched: found
                            .words
                            .iter()
                            .filter(|(text, _)| !text.is_empty())
                            .take(12)
                            .map(|(text, tag)| page.text(text, tag))
                            .collect(),
                    }
                })
                .collect(),
        })
        .collect()
}

/// Where a term matched.
#[derive(Clone, Default)]
struct Matched {
    /// How many places.
    count: usize,
    /// The words it matched with the language of the first document that has them.
    words: BTreeMap<String, String>,
    /// Its first place in each document.
    first: BTreeMap<usize, Span>,
}

/// The sentences at some of these places: one per story, in the archive's order.
fn places(page: &PageContext<'_>, first: &BTreeMap<usize, Span>) -> Vec<TermPlace> {
    let mut stories = BTreeSet::new();
    first
        .iter()
        .filter(|(index, span)| !span.is_empty() && stories.insert(page.document(**index).story))
        .take(PLACES)
        .map(|(&index, &span)| {
            let archived = page.document(index);
            let mut document = DocumentCard::new(page, index);
            document.href = page.to_place(index, &anchor_of(archived, span));
            TermPlace {
                excerpt: excerpt(archived, span),
                document,
            }
        })
        .collect()
}
