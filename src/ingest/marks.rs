//! Cuts the marks of lightweight markup out of blocks.

use crate::model::{Block, Span};
use crate::text::{is_markup_line, visible_parts};
use std::collections::BTreeSet;

/// Leaves the runs between marks, if any words are left. `targets` are the names of links that the text defines, in small letters.
pub(super) fn cut_marks(text: &str, block: &mut Block, targets: &BTreeSet<String>) {
    if is_markup_line(block.span().of(text)) {
        return;
    }
    let parts = |run: &Span| {
        let parts = visible_parts(run.of(text), Some(targets)).into_iter();
        parts
            .map(|part| part.shifted(run.start))
            .collect::<Vec<_>>()
    };
    let mut runs: Vec<Span> = block.runs.iter().flat_map(parts).collect();
    let is_blank = |run: &Span| run.of(text).trim().is_empty();
    while runs.last().is_some_and(is_blank) {
        runs.pop();
    }
    let blanks = runs.iter().take_while(|run| is_blank(run)).count();
    runs.drain(..blanks);
    if let Some(first) = runs.first_mut() {
        let run = first.of(text);
        first.start += run.len() - run.trim_start().len();
    }
    if let Some(last) = runs.last_mut() {
        last.end -= last.of(text).len() - last.of(text).trim_end().len();
    }
    let mut letters = runs.iter().flat_map(|run| run.of(text).chars());
    if letters.any(char::is_alphanumeric) {
        block.runs = runs;
    }
}
