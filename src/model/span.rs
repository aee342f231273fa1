//! Positions in a text.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a document's decoded text, always on character boundaries.
///
/// Offsets are bytes inside the program; `text::CodePoints` converts them to the code points that `analyze` prints.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`, both in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// A span that fits no text: of words that are not shown.
    pub const NOWHERE: Self = Self {
        start: usize::MAX,
        end: usize::MAX,
    };

    /// The text in the span; empty if the span does not fit the text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span is empty.
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` is entirely inside this span.
    pub fn contains(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The span, moved right by `by` bytes.
    pub fn shifted(&self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}
