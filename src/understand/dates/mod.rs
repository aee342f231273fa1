//! Dates as people write them: a text comes in; days, months and other parts of a moment go out.
//!
//! Words come from the language packs ([`DateWords`]). The forms of dates are few: numbers ([`numeric`]), the name of a month with
//! numbers beside it ([`named`]), East Asian dates with characters for year, month and day ([`east_asian`]), and moments relative to another
//! ([`relative`]).

mod calendars;
mod date_tokens;
mod east_asian;
mod find;
mod named;
mod numeric;
mod relative;
#[cfg(test)]
mod tests;
mod time_of_day;
mod token_date;
mod words;

pub(in crate::understand) use date_tokens::has_digit;
pub use find::{DateFound, find_dates};
pub use relative::{RelativeDate, find_relative};
pub use words::DateWords;
