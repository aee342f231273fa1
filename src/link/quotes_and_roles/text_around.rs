//! The text of a document around its mentions of people.

use crate::model::{ArchivedDocument, Block, EntityKind, Span};
use crate::text::{fold_word, sentences};

/// A document, ready for look-ups around its mentions.
#[derive(Debug)]
pub(super) struct TextAround<'a> {
    pub(super) text: &'a str,
    /// Title and blocks, each as one span.
    pub(super) parts: Vec<Span>,
    pub(super) people: Vec<NamedPerson<'a>>,
    /// Mentions of organisations and places.
    pub(super) things: Vec<Span>,
    sentences: Vec<Span>,
}

/// A mention of a resolved person.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedPerson<'a> {
    pub(super) span: Span,
    /// Index into the document's mentions.
    pub(super) mention: usize,
    pub(super) person: usize,
    /// The base form.
    pub(super) name: &'a str,
    pub(super) confidence: f64,
}

impl NamedPerson<'_> {
    /// Whether the mention is in the nominative.
    pub(super) fn is_nominative(&self, text: &str) -> bool {
        fold_word(self.span.of(text)) == fold_word(self.name)
    }
}

impl<'a> TextAround<'a> {
    pub(super) fn new(archived: &'a ArchivedDocument) -> Self {
        let document = &archived.document;
        let text = document.text.as_str();
        let title = document.title.as_ref().and_then(|title| title.span);
        let prose = document.body.iter().filter(|block| block.is_prose());
        let parts: Vec<Span> = title.into_iter().chain(prose.map(Block::span)).collect();
        let sentences = parts
            .iter()
            .flat_map(|part| {
                sentences(part.of(text))
                    .into_iter()
                    .map(|sentence| sentence.shifted(part.start))
            })
            .collect();
        let people = archived
            .people
            .iter()
            .filter_map(|named| {
                Some(NamedPerson {
                    span: document.mentions.get(named.mention)?.span,
                    mention: named.mention,
                    person: named.person,
                    name: &named.name,
                    confidence: named.confidence,
                })
            })
            .collect();
        let things = document
            .mentions
            .iter()
            .filter(|mention| mention.kind != EntityKind::Person)
            .map(|mention| mention.span)
            .collect();
        Self {
            text,
            parts,
            people,
            things,
            sentences,
        }
    }

    /// The sentence of a mention.
    pub(super) fn sentence_of(&self, mention: usize) -> Option<Span> {
        let span = self.people.iter().find(|n| n.mention == mention)?.span;
        self.sentence_at(span)
    }

    /// The sentence that contains a span.
    pub(super) fn sentence_at(&self, span: Span) -> Option<Span> {
        self.sentences.iter().copied().find(|s| s.contains(&span))
    }

    /// The text of a span on one line.
    pub(super) fn text_of(&self, span: Span) -> String {
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        words.join(" ")
    }

    /// The people named wholly inside a span.
    pub(super) fn people_in(&self, span: Span) -> impl Iterator<Item = &NamedPerson<'a>> {
        self.people.iter().filter(move |n| span.contains(&n.span))
    }
}
