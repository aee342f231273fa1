//! Replacing names in a piece of text.

use super::edit::{Edit, edited};
use super::matching::{Surroundings, find};
use super::words::Folder;
use super::{Pseudonym, Pseudonyms};
use crate::model::{Block, Span};
use percent_encoding::percent_decode_str;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words of the text of this path.
    Of(&'a str),
    /// Words of the owner that belong to no text.
    Owner,
    /// Words of the owner about the person of this pseudonym.
    About(&'a str),
    /// An address that can be given up: any word of the surname counts.
    Address,
}

impl Pseudonyms {
    /// The edits that take names out. `place` tells where a part of the piece stands in the whole text.
    pub(super) fn edits(
        &self,
        text: &str,
        piece: Piece<'_>,
        is_address: bool,
        place: &dyn Fn(Span) -> Span,
    ) -> Vec<Edit> {
        let mut folder = Folder::default();
        let words = folder.words(text, is_address);
        let mut out = Vec::new();
        for pseudonym in &self.all {
            let around = pseudonym.around(piece);
            let found = find(text, &words, &pseudonym.name, &self.endings, around, place);
            out.extend(found.into_iter().map(|span| {
                let at_start = words.iter().find(|word| word.span.start == span.start);
                let in_address = at_start.is_some_and(|word| word.in_address);
                let with = match in_address {
                    true => &pseudonym.slug,
                    false => &pseudonym.shown,
                };
                Edit::new(span, with.as_str())
            }));
            for (span, decoded) in percent_encoded(text) {
                let words = folder.words(&decoded, true);
                let same = |span: Span| span;
                let no_spans = Surroundings {
                    own: &[],
                    others: &[],
                    ..around
                };
                let found = find(
                    &decoded,
                    &words,
                    &pseudonym.name,
                    &self.endings,
                    no_spans,
                    &same,
                );
                if !found.is_empty() {
                    out.push(Edit::new(span, pseudonym.slug.as_str()));
                }
            }
        }
        out
    }

    /// A piece of text without the names.
    pub(super) fn replaced(&self, text: &str, piece: Piece<'_>, is_address: bool) -> String {
        // Nothing in these is a mention.
        let nowhere = |_: Span| Span::new(usize::MAX, usize::MAX);
        let edits = self.edits(text, piece, is_address, &nowhere);
        edited(text, &[], edits).0
    }

    /// The edits of a whole text: of its blocks as they are read, and of what is between them.
    pub(super) fn edits_of_blocks(&self, text: &str, blocks: &[Block], path: &str) -> Vec<Edit> {
        let mut out = Vec::new();
        let mut runs: Vec<Span> = Vec::new();
        for block in blocks {
            let visible = block.text(text);
            // Where each run begins in the visible text.
            let mut starts: Vec<(usize, Span)> = Vec::with_capacity(block.runs.len());
            let mut at = 0;
            for run in &block.runs {
                starts.push((at, *run));
                at += run.len();
            }
            let parts = |span: Span| {
                let each = starts.iter().filter_map(move |(start, run)| {
                    let from = span.start.max(*start);
                    let to = span.end.min(start + run.len());
                    (from < to).then(|| Span::new(run.start + from - start, run.start + to - start))
                });
                each.collect::<Vec<Span>>()
            };
            let place = |span: Span| {
                let parts = parts(span);
                match (parts.first(), parts.last()) {
                    (Some(first), Some(last)) => Span::new(first.start, last.end),
                    _ => Span::default(),
                }
            };
            for edit in self.edits(&visible, Piece::Of(path), false, &place) {
                for (number, part) in parts(edit.span).into_iter().enumerate() {
                    let with = if number == 0 { edit.text.as_str() } else { "" };
                    out.push(Edit::new(part, with));
                }
            }
            runs.extend(&block.runs);
        }
        runs.sort();
        let mut at = 0;
        for run in runs.into_iter().chain([Span::new(text.len(), text.len())]) {
            if at < run.start {
                let gap = Span::new(at, run.start);
                let place = |span: Span| span.shifted(gap.start);
                let edits = self.edits(gap.of(text), Piece::Of(path), false, &place);
                let shifted = edits.into_iter();
                out.extend(shifted.map(|edit| Edit::new(edit.span.shifted(gap.start), edit.text)));
            }
            at = at.max(run.end);
        }
        out
    }
}

impl Pseudonym {
    fn around(&self, piece: Piece<'_>) -> Surroundings<'_> {
        match piece {
            Piece::Of(path) => Surroundings {
                names_person: self.texts.contains(path),
                is_strict: false,
                own: self.own.get(path).map_or(&[], Vec::as_slice),
                others: self.others.get(path).map_or(&[], Vec::as_slice),
            },
            Piece::Owner => Surroundings::default(),
            Piece::About(shown) => Surroundings {
                names_person: self.shown == shown,
                ..Surroundings::default()
            },
            Piece::Address => Surroundings {
                is_strict: true,
                ..Surroundings::default()
            },
        }
    }
}

/// Parts of a text that are percent-encoded, decoded.
fn percent_encoded(text: &str) -> Vec<(Span, String)> {
    let mut out = Vec::new();
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']' | '«' | '»'
            )
    };
    let mut start = 0;
    for (at, part) in text.split_inclusive(ends).map(|part| {
        let at = start;
        start += part.len();
        (at, part.trim_end_matches(ends))
    }) {
        let encoded = |at: usize| {
            let digits = part.get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        if part.match_indices('%').any(|(at, _)| encoded(at)) {
            let decoded = percent_decode_str(part).decode_utf8_lossy().into_owned();
            out.push((Span::new(at, at + part.len()), decoded));
        }
    }
    out
}
