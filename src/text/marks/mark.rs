//! A mark, and how it is found.

use crate::model::Span;

/// The longest mark with what it encloses, in bytes.
pub(super) const LONGEST: usize = 600;

/// A mark and what it encloses.
pub(super) struct Mark {
    /// Where it ends.
    pub(super) end: usize,
    /// The part of it that is seen, if any.
    pub(super) inside: Option<Span>,
}

/// How many times the sign at a place is repeated.
pub(super) fn run(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    bytes.iter().take_while(|byte| **byte == bytes[0]).count()
}

/// The end of `close`, if it comes soon enough.
pub(super) fn end_of(text: &str, from: usize, close: &str) -> Option<usize> {
    let rest = &text[from..];
    let found = rest[..rest.floor_char_boundary(LONGEST + close.len())].find(close)?;
    (found <= LONGEST).then_some(from + found + close.len())
}
