//! One text, readable, with its versions, where it comes from, and how to cite it.

use crate::model::{ArchivedDocument, DateBasis, Document, EntityKind, Extent, Severity, Span};
use crate::render::address::web_address;
use crate::render::context::link::{LanguageLabel, Link, Text};
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::edition::dates::DateView;
use crate::render::edition::headline::one_line;
use crate::render::part::body::{Piece, Section, anchor_of, pieces_of_run, sections};
use crate::render::part::cards::{DocumentCard, lead};
use crate::render::part::evidence::percent;
use crate::render::part::frame::Frame;
use crate::render::part::things::NamedThing;
use crate::text::without_marks;
use serde::Serialize;
use std::collections::BTreeMap;

/// The page of a document.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DocumentPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The headline.
    pub(crate) headline: Text,
    /// The headline in pieces, with mentions linked; empty when it is not in the text.
    pub(crate) headline_pieces: Vec<Piece>,
    /// The headline is the first sentence of the text.
    pub(crate) from_text: bool,
    /// The language of the text.
    pub(crate) language: LanguageLabel,
    /// Other languages that large parts of it are in, most first.
    pub(crate) also_in: Vec<LanguageLabel>,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The day, where it is known.
    pub(crate) date: Option<DateView>,
    /// Who published it.
    pub(crate) outlet: Option<Link>,
    /// Who wrote it.
    pub(crate) authors: Vec<Text>,
    /// Who translated it.
    pub(crate) translators: Vec<String>,
    /// What is shown of the text.
    pub(crate) sections: Vec<Section>,
    /// `excerpt` or `link` where the text is not shown whole.
    pub(crate) shown_in_part: Option<&'static str>,
    /// The event it reports.
    pub(crate) event: Link,
    /// The other versions of its story.
    pub(crate) versions: Vec<DocumentCard>,
    /// Other texts about the event.
    pub(crate) others: Vec<DocumentCard>,
    /// Links to people, with numbers beside them where they count.
    pub(crate) people: Vec<Link>,
    /// Organisations that are named.
    pub(crate) organisations: Vec<NamedThing>,
    /// Places that are named.
    pub(crate) places: Vec<NamedThing>,
    /// Links to topics.
    pub(crate) topics: Vec<TopicMatches>,
    /// What came along with the text.
    pub(crate) furniture: Vec<FurnitureView>,
    /// Where the text comes from.
    pub(crate) provenance: Provenance,
}

/// A topic with the words that made it match.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TopicMatches {
    /// The topic.
    pub(crate) topic: Link,
    /// Words of the text, each once, with a link to the paragraph of the first.
    pub(crate) words: Vec<Link>,
}

/// What of one kind came along with the text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FurnitureView {
    /// Key of the words for its kind.
    pub(crate) kind: String,
    /// The texts, in order of place.
    pub(crate) texts: Vec<String>,
}

/// Where a text comes from, and how sure everything is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Provenance {
    /// Path of the source file.
    pub(crate) path: String,
    /// Link to the source file or its text, where it is offered.
    pub(crate) source: Option<String>,
    /// How sure the language is, in whole per cent.
    pub(crate) language_percent: u32,
    /// Key of the words for where the date was read.
    pub(crate) date_basis: Option<&'static str>,
    /// Where it was published; only an address of the web.
    pub(crate) url: Option<String>,
    /// Who holds the rights.
    pub(crate) rights: Option<String>,
    /// What was assumed or could not be used.
    pub(crate) notes: Vec<NoteView>,
    /// The page's address for a citation: absolute where the site has a base address, else the path in the archive.
    pub(crate) address: String,
}

/// A note about a source file.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NoteView {
    /// It is a warning rather than a note.
    pub(crate) warning: bool,
    /// The message.
    pub(crate) message: String,
    /// Line in the file, from 1.
    pub(crate) line: Option<usize>,
}

/// A page for every document.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    context.first_pages(context.documents())
}

/// The page of one document.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> DocumentPage {
    let archived = page.document(index);
    let document = &archived.document;
    let archive = page.archive();
    let subject = Subject::Document(index);
    let headline = page.name(subject);
    let mut headline_pieces = Vec::new();
    if let Some(span) = document.title.as_ref().and_then(|title| title.span) {
        pieces_of_run(page, archived, span, &[], &mut headline_pieces);
        headline_pieces.iter_mut().for_each(take_marks_off);
    }
    let of_story = &archive.stories[archived.story].documents;
    let of_event = &archive.events[archived.event].documents;
    let cards = |documents: &[usize], is_wanted: &dyn Fn(&usize) -> bool| -> Vec<DocumentCard> {
        let wanted = documents.iter().filter(|document| is_wanted(document));
        wanted.map(|&d| DocumentCard::new(page, d)).collect()
    };
    let lead = || lead(page, index, 1).map(|lead| lead.text);
    let stated = document.description.as_deref().map(without_marks);
    let description = stated.or_else(lead).unwrap_or_default();
    DocumentPage {
        frame: Frame::of(page, subject, headline.text.clone(), description),
        headline_pieces,
        from_text: page.is_untitled(index),
        language: page.label(&document.language.tag),
        also_in: document
            .also_in
            .iter()
            .map(|other| page.label(&other.tag))
            .collect(),
        direction: headline.direction,
        headline,
        date: page.date_of_document(index),
        outlet: archived.outlet.map(|i| page.link(Subject::Outlet(i))),
        authors: document
            .byline
            .iter()
            .map(|author| page.text(author, &document.language.tag))
            .collect(),
        translators: document.translators.clone(),
        sections: sections(page, archived),
        shown_in_part: match page.context.release.shown[index].extent {
            Extent::Full => None,
            part => Some(part.as_str()),
        },
        event: page.link(Subject::Event(archived.event)),
        versions: cards(of_story, &|document| *document != index),
        others: cards(of_event, &|document| !of_story.contains(document)),
        people: people(page, archived),
        organisations: named_things(page, archived, EntityKind::Organisation),
        places: named_things(page, archived, EntityKind::Place),
        topics: topics(page, archived),
        furniture: furniture(document),
        provenance: provenance(page, index),
    }
}

/// Takes the marks off a part of a headline that has any; the blanks around it stay.
fn take_marks_off(piece: &mut Piece) {
    let core = piece.text.trim();
    let seen = without_marks(core);
    if seen != core {
        let start = piece.text.len() - piece.text.trim_start().len();
        let end = piece.text.trim_end().len();
        piece.text = format!("{}{seen}{}", &piece.text[..start], &piece.text[end..]);
    }
}

/// Kinds in the order in which the text first has them.
fn furniture(document: &Document) -> Vec<FurnitureView> {
    let mut out: Vec<FurnitureView> = Vec::new();
    for part in &document.furniture {
        let text = one_line(part.span.of(&document.text));
        let kind = format!("furniture-{}", part.kind.as_str());
        if text.is_empty() {
            continue;
        }
        match out.iter_mut().find(|view| view.kind == kind) {
            Some(view) => view.texts.push(text),
            None => out.push(FurnitureView {
                kind,
                texts: vec![text],
            }),
        }
    }
    out
}

fn people(page: &PageContext<'_>, archived: &ArchivedDocument) -> Vec<Link> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for named in &archived.people {
        match counts
            .iter_mut()
            .find(|(person, _)| *person == named.person)
        {
            Some((_, count)) => *count += 1,
            None => counts.push((named.person, 1)),
        }
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    page.counted(&counts, Subject::Person)
}

fn named_things(
    page: &PageContext<'_>,
    archived: &ArchivedDocument,
    kind: EntityKind,
) -> Vec<NamedThing> {
    let mentions = archived.entities.iter();
    let mentions: Vec<(usize, usize)> = mentions.map(|named| (named.entity, 1)).collect();
    let mut out: Vec<NamedThing> = Vec::new();
    for mention in NamedThing::of_kind(page, &mentions, kind) {
        match out.iter_mut().find(|t| t.name.text == mention.name.text) {
            Some(thing) => thing.count += 1,
            None => out.push(mention),
        }
    }
    out.sort_by_key(|thing| std::cmp::Reverse(thing.count));
    out
}

fn topics(page: &PageContext<'_>, archived: &ArchivedDocument) -> Vec<TopicMatches> {
    let document = &archived.document;
    archived
        .topics
        .iter()
        .filter_map(|id| Some((id, *page.context.references.topics.get(id.as_str())?)))
        .map(|(id, topic)| {
            let mut places: BTreeMap<String, Span> = BTreeMap::new();
            for found in document.topics.iter().filter(|m| m.topic == *id) {
                let words = one_line(found.span.of(&document.text));
                if !words.is_empty() {
                    places.entry(words).or_insert(found.span);
                }
            }
            let mut places: Vec<(String, Span)> = places.into_iter().collect();
            places.sort_by_key(|(_, span)| span.start);
            TopicMatches {
                topic: page.link(Subject::Topic(topic)),
                words: places
                    .into_iter()
                    .map(|(words, span)| {
                        let text = page.text(words, &document.language.tag);
                        Link::new(
                            page.to(&format!("{}#{}", page.address, anchor_of(archived, span))),
                            text,
                        )
                    })
                    .collect(),
            }
        })
        .collect()
}

fn provenance(page: &PageContext<'_>, index: usize) -> Provenance {
    let archived = page.document(index);
    let source = page.context.source_of(index);
    let document = &archived.document;
    Provenance {
        path: document.path.clone(),
        source: source.map(|path| page.to_shared(&path)),
        language_percent: percent(document.language.confidence),
        date_basis: archived
            .published
            .as_ref()
            .map(|published| match published.basis {
                DateBasis::FrontMatter => "basis-front-matter",
                DateBasis::Header => "basis-header",
                DateBasis::Metadata => "basis-metadata",
                DateBasis::Dateline => "basis-dateline",
                DateBasis::FileName => "basis-file-name",
                DateBasis::Body => "basis-body",
            }),
        url: web_address(document.url.as_deref()).map(str::to_owned),
        rights: document.rights.clone(),
        notes: document
            .diagnostics
            .iter()
            .map(|note| NoteView {
                warning: note.severity != Severity::Note,
                message: note.message.clone(),
                line: note.line,
            })
            .collect(),
        address: page.absolute(&page.path()).unwrap_or_else(|| page.path()),
    }
}
