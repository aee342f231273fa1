//! The text of a document around its mentions of people.

use crate::model::{ArchivedDocument, Block, EntityKind, Span};
use crate::text::{fold_word, sentences};

/// So many bytes on each side of a mention are its sentence at most: what has no end is a list or worse.
const LONGEST_SENTENCE: usize = 2_000;

/// A document, ready for look-ups around its mentions.
#[derive(Debug)]
pub(super) struct TextAround<'a> {
    pub(super) text: &'a str,
    /// Title and blocks, each as one span.
    pub(super) parts: Vec<Span>,
    /// By place; no two share a letter.
    pub(super) people: Vec<NamedPerson<'a>>,
    /// Mentions of organisations and places, by place.
    pub(super) things: Vec<Span>,
    /// By place.
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
        let mut sentences: Vec<Span> = parts
            .iter()
            .flat_map(|part| {
                sentences(part.of(text))
                    .into_iter()
                    .map(|sentence| sentence.shifted(part.start))
            })
            .collect();
        sentences.sort_by_key(|sentence| sentence.start);
        let mut people: Vec<NamedPerson<'_>> = archived
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
        people.sort_by_key(|named| named.span.start);
        let mut things: Vec<Span> = document
            .mentions
            .iter()
            .filter(|mention| mention.kind != EntityKind::Person)
            .map(|mention| mention.span)
            .collect();
        things.sort_by_key(|thing| thing.start);
        Self {
            text,
            parts,
            people,
            things,
            sentences,
        }
    }

    /// The sentence that contains a span, or the part of it around the span if it is very long.
    pub(super) fn sentence_at(&self, span: Span) -> Option<Span> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.start <= span.start);
        // The title may stand inside a paragraph, so it need not be the last that begins before.
        let nearest = self.sentences[..after].iter().rev().take(3);
        let sentence = nearest.copied().find(|s| s.contains(&span))?;
        let start = span.start.saturating_sub(LONGEST_SENTENCE);
        let end = (span.end + LONGEST_SENTENCE).min(self.text.len());
        Some(Span::new(
            sentence.start.max(self.text.floor_char_boundary(start)),
            sentence.end.min(self.text.floor_char_boundary(end)),
        ))
    }

    /// The text of a span on one line.
    pub(super) fn text_of(&self, span: Span) -> String {
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        words.join(" ")
    }

    /// The people named wholly inside a span.
    pub(super) fn people_in(&self, span: Span) -> impl Iterator<Item = &NamedPerson<'a>> {
        self.people_from(span.start)
            .take_while(move |named| named.span.start < span.end)
            .filter(move |named| span.contains(&named.span))
    }

    /// The people whose names begin at a byte or behind it.
    pub(super) fn people_from(&self, start: usize) -> impl Iterator<Item = &NamedPerson<'a>> {
        let first = self
            .people
            .partition_point(|named| named.span.start < start);
        self.people[first..].iter()
    }

    /// Whether the name of a person has letters in a span.
    pub(super) fn names_person(&self, span: Span) -> bool {
        let first = self
            .people
            .partition_point(|named| named.span.end <= span.start);
        let found = self.people.get(first);
        found.is_some_and(|named| named.span.overlaps(&span))
    }

    /// Whether the name of an organisation or place has letters in a span.
    pub(super) fn names_thing(&self, span: Span) -> bool {
        let first = self.things.partition_point(|thing| thing.end <= span.start);
        self.things
            .get(first)
            .is_some_and(|thing| thing.overlaps(&span))
    }

    /// The beginning of a stretch, where that is very long.
    pub(super) fn beginning(&self, stretch: Span) -> Span {
        let end = stretch.end.min(stretch.start + LONGEST_SENTENCE);
        Span::new(stretch.start, self.text.floor_char_boundary(end))
    }

    /// The end of a stretch, where that is very long.
    pub(super) fn end(&self, stretch: Span) -> Span {
        let start = stretch
            .start
            .max(stretch.end.saturating_sub(LONGEST_SENTENCE));
        Span::new(self.text.floor_char_boundary(start), stretch.end)
    }
}
