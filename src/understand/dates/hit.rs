//! Where a date stands among the tokens of a line.

use super::words::CalendarKind;

/// A date before what stands around it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) calendar: CalendarKind,
    pub(super) year: Option<i32>,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) ambiguous: bool,
    /// The month stands as a number.
    pub(super) numeric: bool,
    /// First token.
    pub(super) first: usize,
    /// Last token.
    pub(super) last: usize,
}
