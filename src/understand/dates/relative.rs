//! Dates relative to another day: "yesterday, 14:05", "2 hours ago".

use super::date_tokens::{DateTokens, has_digit};
use super::time_of_day::time_at;
use super::words::{DateWords, Unit};
use crate::model::Span;
use chrono::{Duration, NaiveDateTime, NaiveTime};

/// A moment before another one that is not in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeDate {
    back: Back,
    /// Its span, in bytes of the text searched.
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Back {
    /// Days before the day, and the time.
    Days(i64, Option<NaiveTime>),
    /// Minutes before the moment.
    Minutes(i64),
}

impl RelativeDate {
    /// The moment, relative to another. Its time is `None` if neither has one.
    pub fn from_anchor(
        &self,
        day: chrono::NaiveDate,
        time: Option<NaiveTime>,
    ) -> Option<(chrono::NaiveDate, Option<NaiveTime>)> {
        match self.back {
            Back::Days(days, at) => Some((day.checked_sub_signed(Duration::try_days(days)?)?, at)),
            Back::Minutes(minutes) => {
                let Some(time) = time else {
                    // Some hours before an unknown hour of a day: most likely still the same day.
                    return (minutes < 12 * 60).then_some((day, None));
                };
                let moment = NaiveDateTime::new(day, time)
                    .checked_sub_signed(Duration::try_minutes(minutes)?)?;
                Some((moment.date(), Some(moment.time())))
            }
        }
    }
}

/// The first relative date in the text: today or yesterday with a time of day beside it, or a number of minutes, hours or days ago.
pub fn find_relative(text: &str, words: &DateWords) -> Option<RelativeDate> {
    if !has_digit(text) {
        return None;
    }
    let line = DateTokens::new(text);
    let span = |first: usize, next: usize| {
        let (first, last) = (line.token(first)?, line.token(next.checked_sub(1)?)?);
        Some(Span::new(first.span.start, last.span.end))
    };
    (0..line.len()).find_map(|at| {
        if let Some((days, next)) = words.days.longest_at(&line, at) {
            let time = (next..next + 4).find_map(|from| time_at(&line, from, words))?;
            return Some(RelativeDate {
                back: Back::Days(days, Some(time.time)),
                span: span(at, time.next)?,
            });
        }
        let count: i64 = line.small(at)?.into();
        words.ago.iter().find_map(|(before, after, unit)| {
            let from = at.checked_sub(before.len())?;
            let fits = (from..)
                .zip(before)
                .chain((at + 1..).zip(after))
                .all(|(at, key)| line.token(at).is_some() && line.key(at) == *key);
            let back = match unit {
                Unit::Minutes => Back::Minutes(count),
                Unit::Hours => Back::Minutes(count * 60),
                Unit::Days => Back::Days(count, None),
            };
            fits.then_some(RelativeDate {
                back,
                span: span(from, at + 1 + after.len())?,
            })
        })
    })
}
