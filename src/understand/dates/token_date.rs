//! A date and its tokens.

use super::words::CalendarKind;

/// A date before its surroundings are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TokenDate {
    pub(super) calendar: CalendarKind,
    pub(super) year: Option<i32>,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) ambiguous: bool,
    /// The month is a number.
    pub(super) numeric: bool,
    /// The numbers could be those of a version: "2.2.10".
    pub(super) like_version: bool,
    /// First token.
    pub(super) first: usize,
    /// Last token.
    pub(super) last: usize,
}
