//! Finding dates in a line of text.

use super::date_tokens::{DateTokens, has_digit};
use super::east_asian::east_asian_date;
use super::named::with_month_word;
use super::numeric::{in_numbers, valid};
use super::time_of_day::{TimeFound, offset_at, time_at};
use super::token_date::TokenDate;
use super::words::{CalendarKind, DateWords};
use crate::model::Span;
use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Weekday};

/// A date and where it was found. The year may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFound {
    /// The year, if the text gives it.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// Day of the week beside the date.
    pub weekday: Option<Weekday>,
    /// Time of day beside the date.
    pub time: Option<NaiveTime>,
    /// Offset beside the time or the date.
    pub offset: Option<FixedOffset>,
    /// From the first to the last character of weekday, date, time and offset, in bytes of the text searched.
    pub span: Span,
    /// Day and month may be swapped.
    pub ambiguous: bool,
    /// The month is a number, not a name.
    pub numeric: bool,
    /// No word separates the date from its time of day, as in a stamp.
    pub bare_time: bool,
}

impl DateFound {
    /// The day, if the year is known.
    pub fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day)
    }
}

/// Every date in the text, in order, with weekdays, times and offsets beside them.
///
/// A date in another calendar is converted. If a Gregorian date is beside it, that one counts and the span covers both.
pub fn find_dates(text: &str, words: &DateWords) -> Vec<DateFound> {
    if !has_digit(text) {
        return Vec::new();
    }
    let line = DateTokens::new(text);
    let mut hits: Vec<TokenDate> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let hit = in_numbers(&line, at, words)
            .or_else(|| east_asian_date(&line, at))
            .or_else(|| with_month_word(&line, at, words))
            .filter(|hit| hits.last().is_none_or(|before| before.last < hit.first))
            .filter(|hit| !hit.numeric || !line.is_in_address(hit.first, hit.last));
        match hit {
            Some(hit) => {
                at = hit.last.max(at) + 1;
                hits.push(hit);
            }
            None => at += 1,
        }
    }
    let alone = |found: &DateFound| {
        let around = [&text[..found.span.start], &text[found.span.end..]];
        !around
            .iter()
            .any(|part| part.contains(char::is_alphanumeric))
    };
    one_calendar(hits)
        .into_iter()
        .map(|hit| (hit.like_version, with_surroundings(&line, hit, words)))
        .filter(|(like_version, found)| {
            !like_version || found.time.is_some() || found.weekday.is_some() || alone(found)
        })
        .map(|(_, found)| found)
        .collect()
}

/// Most tokens between the same day in two calendars ("الموافق").
const BETWEEN_CALENDARS: usize = 5;

/// Merges two adjacent dates in two calendars.
fn one_calendar(hits: Vec<TokenDate>) -> Vec<TokenDate> {
    let mut out: Vec<TokenDate> = Vec::with_capacity(hits.len());
    for hit in hits {
        match out.last_mut() {
            Some(before)
                if before.calendar != hit.calendar
                    && hit.first - before.last <= BETWEEN_CALENDARS =>
            {
                let (first, last) = (before.first, hit.last);
                if hit.calendar == CalendarKind::Gregorian
                    || before.calendar == CalendarKind::Islamic
                {
                    *before = hit;
                }
                (before.first, before.last) = (first, last);
            }
            _ => out.push(hit),
        }
    }
    out
}

fn with_surroundings(line: &DateTokens, hit: TokenDate, words: &DateWords) -> DateFound {
    let mut found = DateFound {
        year: hit.year,
        month: hit.month,
        day: hit.day,
        weekday: None,
        time: None,
        offset: None,
        span: Span::default(),
        ambiguous: hit.ambiguous,
        numeric: hit.numeric,
        bare_time: false,
    };
    let (mut first, mut last) = (hit.first, hit.last);
    last = past_year_word(line, last, words);
    if let Some((day, from)) = weekday_before(line, first, words) {
        found.weekday = weekday(day);
        first = from;
    } else if let Some((day, to)) = weekday_after(line, last, words) {
        found.weekday = weekday(day);
        last = to;
    }
    if found.weekday.is_none() && !hit.numeric {
        found.weekday = (hit.first..hit.last)
            .find_map(|at| words.weekdays.longest_at(line, at))
            .and_then(|(day, _)| weekday(day))
            .filter(|day| found.date().is_some_and(|date| date.weekday() == *day));
    }
    settle_order(&mut found);
    let before = time_before(line, first, words).map(|(at, time)| {
        let bare = (time.next..first).all(|at| is_no_word(line, at));
        (at, time, bare)
    });
    let after = time_after(line, last, words).map(|(at, time)| {
        let bare = (last + 1..at).all(|at| is_no_word(line, at));
        (at, time, bare)
    });
    match (before, after) {
        // "14:05, 10 December | Updated 16:20"
        (Some((at, time, true)), None | Some((_, _, false))) | (Some((at, time, false)), None) => {
            found.bare_time = (time.next..first).all(|at| is_no_word(line, at));
            (found.time, found.offset) = (Some(time.time), time.offset);
            first = at;
        }
        (before, Some((_, time, bare))) => {
            found.bare_time = bare;
            (found.time, found.offset) = (Some(time.time), time.offset);
            last = time.next - 1;
            // "Updated 16:20 10 December 2025, 14:05": the earlier time is that of a later change.
            if let Some((at, later, _)) = before
                && later.next == first
            {
                first = at;
            }
        }
        (None, None) => {}
    }
    if found.offset.is_none()
        && found.time.is_some()
        && let Some((offset, next)) = offset_at(line, last + 1)
    {
        found.offset = Some(offset);
        last = next - 1;
    }
    if let (Some(start), Some(end)) = (line.token(first), line.token(last)) {
        found.span = Span::new(start.span.start, end.span.end);
    }
    found
}

/// A sign, or the T of ISO 8601.
fn is_no_word(line: &DateTokens, at: usize) -> bool {
    line.word(at) == "T" || !line.word(at).chars().any(char::is_alphanumeric)
}

/// The end of words that belong to the year or day before them: "2025 года", "2025 г.", "10 d.".
fn past_year_word(line: &DateTokens, last: usize, words: &DateWords) -> usize {
    let mut last = last;
    for _ in 0..2 {
        let word = line.word(last + 1);
        let hyphen = word == "-" && line.joined(last) && line.joined(last + 1);
        let at = if hyphen { last + 2 } else { last + 1 };
        if line.word(at).is_empty() || !words.is_link(line.word(at)) {
            break;
        }
        let short = line.word(at).chars().count() <= 2;
        last = at + usize::from(short && line.word(at + 1) == "." && line.joined(at));
    }
    last
}

fn weekday_before(line: &DateTokens, first: usize, words: &DateWords) -> Option<(u32, usize)> {
    (first.saturating_sub(6)..first).find_map(|at| {
        let (day, next) = words.weekdays.longest_at(line, at)?;
        let beside = next <= first
            && first - next <= 2
            && (next..first).all(|at| {
                matches!(line.word(at), "," | "." | "،" | "-" | "(" | "、")
                    || words.is_link(line.word(at))
            });
        beside.then_some((day, at))
    })
}

fn weekday_after(line: &DateTokens, last: usize, words: &DateWords) -> Option<(u32, usize)> {
    let mut at = last + 1;
    let open = |at: usize| matches!(line.word(at), "(" | "（");
    while matches!(line.word(at), "," | "،" | "." | "/") || open(at) {
        at += 1;
        if at > last + 3 {
            return None;
        }
    }
    let (day, next) = words.weekdays.longest_at(line, at)?;
    let bracketed = open(at.saturating_sub(1));
    // A single letter is a day of the week only in brackets.
    if !bracketed && line.word(at).chars().count() == 1 && next == at + 1 {
        return None;
    }
    let closed = bracketed && matches!(line.word(next), ")" | "）");
    Some((day, next - 1 + usize::from(closed)))
}

fn weekday(day: u32) -> Option<Weekday> {
    Weekday::try_from(u8::try_from(day).ok()?).ok()
}

/// Uses the day of the week to decide which of two numbers is the month.
fn settle_order(found: &mut DateFound) {
    let (true, Some(weekday), Some(year)) = (found.ambiguous, found.weekday, found.year) else {
        return;
    };
    let fits = |month, day| {
        valid(year, month, day)
            && NaiveDate::from_ymd_opt(year, month, day).is_some_and(|d| d.weekday() == weekday)
    };
    match (fits(found.month, found.day), fits(found.day, found.month)) {
        (true, false) => found.ambiguous = false,
        (false, true) => {
            (found.month, found.day) = (found.day, found.month);
            found.ambiguous = false;
        }
        _ => {}
    }
}

/// A time of day within four tokens after the date.
fn time_after(line: &DateTokens, last: usize, words: &DateWords) -> Option<(usize, TimeFound)> {
    for at in last + 1..last + 6 {
        if let Some(found) = time_at(line, at, words) {
            return Some((at, found));
        }
        if line.is_number(at) || line.word(at) == "." && !line.joined(at) && at > last + 2 {
            return None;
        }
    }
    None
}

/// A time of day that ends at most two tokens before the date. The earliest match is the longest.
fn time_before(line: &DateTokens, first: usize, words: &DateWords) -> Option<(usize, TimeFound)> {
    (first.saturating_sub(9)..first).find_map(|at| {
        let found = time_at(line, at, words)?;
        (found.next <= first && first - found.next <= 2).then_some((at, found))
    })
}
