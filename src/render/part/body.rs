//! A document's text cut up for reading: blocks, and in them what names someone.

use crate::model::{ArchivedDocument, Block, BlockKind, Span};
use crate::render::address;
use crate::render::context::{PageContext, Subject};
use crate::text::sentences;
use serde::Serialize;

/// One or more blocks of a kind that belong together: a list, lines of code, or a single block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Section {
    /// `paragraph`, `heading`, `list`, `caption`, `quote` or `code`; `subheading` for a heading inside a table.
    pub(crate) kind: &'static str,
    /// Level of a heading on the page, 2 to 6.
    pub(crate) level: u8,
    /// The entries of a list, the parts of code; one for everything else.
    pub(crate) blocks: Vec<BlockView>,
}

impl Section {
    /// The same on another page than the document's own, which alone has the anchors.
    pub(crate) fn without_anchors(mut self) -> Self {
        for block in &mut self.blocks {
            block.id.clear();
            for piece in &mut block.pieces {
                piece.id.clear();
            }
        }
        self
    }

    /// How long the text is, in bytes.
    pub(crate) fn text_length(&self) -> usize {
        let pieces = self.blocks.iter().flat_map(|block| &block.pieces);
        pieces.map(|piece| piece.text.len()).sum()
    }
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct BlockView {
    /// Its place in the page.
    pub(crate) id: String,
    /// Its text, in pieces.
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of text: a mention, or the text between two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Piece {
    /// The text.
    pub(crate) text: String,
    /// Link to the page of the person, organisation or place that it names.
    pub(crate) href: Option<String>,
    /// It names an organisation or place rather than a person.
    pub(crate) thing: bool,
    /// The mention's place in the page; empty for the second and later pieces of one mention.
    pub(crate) id: String,
    /// The languages of the versions that lack it; empty for nearly everything.
    pub(crate) lacks: String,
    /// Classes that name the columns of those versions.
    pub(crate) lacks_in: String,
}

/// A place in a text that other versions have nothing for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Its span.
    pub(crate) span: Span,
    /// The languages of the versions that lack it.
    pub(crate) lacks: String,
    /// Classes that name the columns of those versions.
    pub(crate) lacks_in: String,
}

/// A mention in its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Excerpt {
    /// The sentence before the mention.
    pub(crate) before: String,
    /// The mention.
    pub(crate) mention: String,
    /// The sentence after it.
    pub(crate) after: String,
}

impl Excerpt {
    /// The words on one line.
    pub(crate) fn words(&self) -> String {
        [&self.before, &self.mention, &self.after]
            .map(String::as_str)
            .concat()
    }
}

/// The body in sections.
pub(crate) fn sections(page: &PageContext<'_>, archived: &ArchivedDocument) -> Vec<Section> {
    let all: Vec<usize> = (0..archived.document.body.len()).collect();
    marked_sections(page, archived, &all, &[])
}

/// Some blocks of the body, ascending, in sections, with marks in them.
pub(crate) fn marked_sections(
    page: &PageContext<'_>,
    archived: &ArchivedDocument,
    blocks: &[usize],
    marks: &[Mark],
) -> Vec<Section> {
    let body = &archived.document.body;
    let lowest = body
        .iter()
        .filter_map(|block| heading(block.kind))
        .min()
        .unwrap_or(1);
    let mut previous_level = 1;
    let mut out: Vec<Section> = Vec::new();
    let wanted = blocks.iter().filter_map(|at| Some((*at, body.get(*at)?)));
    for (index, block) in wanted {
        let view = BlockView {
            id: address::block_anchor(index),
            pieces: pieces(page, archived, block, marks),
        };
        let (kind, level) = match block.kind {
            BlockKind::Paragraph => ("paragraph", 0),
            BlockKind::ListItem => ("list", 0),
            BlockKind::Caption => ("caption", 0),
            BlockKind::Quote => ("quote", 0),
            BlockKind::Code | BlockKind::Markup => ("code", 0),
            BlockKind::Heading(level) => {
                // A level is never skipped, whatever the source does.
                let wanted = 2 + level.saturating_sub(lowest);
                previous_level = wanted.min(previous_level + 1).clamp(2, 6);
                ("heading", previous_level)
            }
        };
        match out.last_mut() {
            Some(last) if matches!(kind, "list" | "code") && last.kind == kind => {
                last.blocks.push(view);
            }
            _ => out.push(Section {
                kind,
                level,
                blocks: vec![view],
            }),
        }
    }
    out
}

fn heading(kind: BlockKind) -> Option<u8> {
    match kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

fn pieces(
    page: &PageContext<'_>,
    archived: &ArchivedDocument,
    block: &Block,
    marks: &[Mark],
) -> Vec<Piece> {
    let mut out = Vec::new();
    for (number, run) in block.runs.iter().enumerate() {
        let mut run = *run;
        if number == 0 && block.kind == BlockKind::ListItem {
            run.start += bullet(run.of(&archived.document.text));
        }
        pieces_of_run(page, archived, run, marks, &mut out);
    }
    out
}

/// How many bytes of a list entry are a bullet of its own, which the page's list replaces.
fn bullet(text: &str) -> usize {
    let rest = text.trim_start_matches(['•', '·', '▪', '●', '◦', '‣', '–', '—', '-', '*']);
    if rest.len() == text.len() || !rest.starts_with(char::is_whitespace) {
        return 0;
    }
    text.len() - rest.trim_start().len()
}

/// A mention that a page marks.
struct LinkedMention {
    mention: usize,
    span: Span,
    href: Option<String>,
    thing: bool,
}

/// What the mentions in a run name, in order of place: people always, organisations and places where the owner wants pages for them.
fn named_in(page: &PageContext<'_>, archived: &ArchivedDocument, run: Span) -> Vec<LinkedMention> {
    let span = |mention: usize| {
        let span = archived.document.mentions.get(mention)?.span;
        (span.start < run.end && span.end > run.start).then_some(span)
    };
    let people = archived.people.iter().filter_map(|named| {
        let span = span(named.mention)?;
        Some(LinkedMention {
            mention: named.mention,
            span,
            href: page.page_of(Subject::Person(named.person)),
            thing: false,
        })
    });
    let entities = archived.entities.iter().filter_map(|named| {
        let kind = page.archive().entities[named.entity].kind;
        let span = span(named.mention).filter(|_| page.has_pages(kind))?;
        Some(LinkedMention {
            mention: named.mention,
            span,
            href: page.page_of(Subject::Entity(named.entity)),
            thing: true,
        })
    });
    let mut all: Vec<_> = people.chain(entities).collect();
    all.sort_by_key(|named| named.mention);
    all
}

/// Cuts one run at the mentions in it.
pub(crate) fn pieces_of_run(
    page: &PageContext<'_>,
    archived: &ArchivedDocument,
    run: Span,
    marks: &[Mark],
    out: &mut Vec<Piece>,
) {
    let text = &archived.document.text;
    let mut at = run.start;
    for named in named_in(page, archived, run) {
        let (mention, span) = (named.mention, named.span);
        let start = span.start.max(at);
        let end = span.end.min(run.end);
        if start >= end || start < run.start {
            continue;
        }
        push(out, Span::new(at, start), text, marks);
        let mark = marks.iter().find(|mark| mark.span.start == span.start);
        out.push(Piece {
            text: Span::new(start, end).of(text).to_string(),
            href: named.href,
            thing: named.thing,
            id: if start == span.start {
                address::mention_anchor(mention)
            } else {
                String::new()
            },
            lacks: mark.map_or_else(String::new, |mark| mark.lacks.clone()),
            lacks_in: mark.map_or_else(String::new, |mark| mark.lacks_in.clone()),
        });
        at = end;
    }
    push(out, Span::new(at, run.end), text, marks);
}

/// Adds text without mentions, cut at the marks in it.
fn push(out: &mut Vec<Piece>, between: Span, text: &str, marks: &[Mark]) {
    let mut plain = |span: Span, mark: Option<&Mark>| {
        if !span.is_empty() {
            out.push(Piece {
                text: span.of(text).to_string(),
                href: None,
                thing: false,
                id: String::new(),
                lacks: mark.map_or_else(String::new, |mark| mark.lacks.clone()),
                lacks_in: mark.map_or_else(String::new, |mark| mark.lacks_in.clone()),
            });
        }
    };
    let mut at = between.start;
    for mark in marks {
        if mark.span.start >= at && mark.span.end <= between.end {
            plain(Span::new(at, mark.span.start), None);
            plain(mark.span, Some(mark));
            at = mark.span.end;
        }
    }
    plain(Span::new(at, between.end), None);
}

/// The anchor of the block that a span is in; the headline's where it is in none.
pub(crate) fn anchor_of(archived: &ArchivedDocument, span: Span) -> String {
    let mut blocks = archived.document.body.iter();
    blocks
        .position(|block| block.span().contains(&span))
        .map_or_else(|| "headline".to_string(), address::block_anchor)
}

/// The sentence around a span, at most about 140 characters on either side.
pub(crate) fn excerpt(archived: &ArchivedDocument, span: Span) -> Excerpt {
    let document = &archived.document;
    let text = &document.text;
    let title = document.title.as_ref().and_then(|title| title.span);
    let around = title
        .into_iter()
        .chain(
            document
                .body
                .iter()
                .flat_map(|block| block.runs.iter().copied()),
        )
        .find(|run| run.contains(&span))
        .unwrap_or(span);
    let inside = around.of(text);
    let local = Span::new(span.start - around.start, span.end - around.start);
    let sentence = sentences(inside)
        .into_iter()
        .find(|sentence| sentence.contains(&local))
        .unwrap_or(Span::new(0, inside.len()));
    Excerpt {
        before: last_part(Span::new(sentence.start, local.start).of(inside), 140),
        mention: local.of(inside).to_string(),
        after: first_part(Span::new(local.end, sentence.end).of(inside), 140),
    }
}

fn first_part(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_string(),
        Some((end, _)) => {
            let cut = &text[..end];
            let at = cut.rfind(char::is_whitespace).unwrap_or(end);
            format!("{}…", &cut[..at])
        }
    }
}

fn last_part(text: &str, limit: usize) -> String {
    let length = text.chars().count();
    if length <= limit {
        return text.to_string();
    }
    let start = text
        .char_indices()
        .nth(length - limit)
        .map_or(0, |(at, _)| at);
    let cut = &text[start..];
    let at = cut.find(char::is_whitespace).unwrap_or(0);
    format!("…{}", &cut[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_is_one_only_before_white_space() {
        assert_eq!(bullet("• one"), "• ".len());
        assert_eq!(bullet("-5 degrees"), 0);
        assert_eq!(bullet("one"), 0);
    }

    #[test]
    fn long_sentences_are_cut_at_words() {
        assert_eq!(first_part(" said it again", 9), " said it…");
        assert_eq!(last_part("he often said ", 8), "… said ");
        assert_eq!(last_part("short", 8), "short");
    }
}
