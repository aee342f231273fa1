//! Dates as people write them: a text comes in, day, month and what else is said of a moment go out.

mod find;
mod month_words;
mod numeric;
mod time_of_day;

pub use find::{DateFound, find_dates};
pub use month_words::MonthWords;
