//! Dates as people write them: a text comes in, day, month and what else is said of a moment go out.
//!
//! Words come from the language packs ([`DateWords`]); the shapes of dates are few and stand here: numbers ([`numeric`]), a month's name with
//! numbers beside it ([`named`]), numbers with signs of their own ([`signs`]), and moments told from another ([`relative`]).

mod calendars;
mod find;
mod hit;
mod line;
mod named;
mod numeric;
mod relative;
mod signs;
#[cfg(test)]
mod tests;
mod time_of_day;
mod words;

pub use find::{DateFound, find_dates};
pub(in crate::understand) use line::has_digit;
pub use relative::{RelativeDate, find_relative};
pub use words::DateWords;
