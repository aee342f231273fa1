//! The name of a month with a day beside it: `10 декабря 2025`, `Dec. 10, 2025`, `2025 жылғы 10 желтоқсан`, `2025-yil 10-dekabr`, `ngày 10 tháng 12 năm 2025`.

use super::calendars::{
    BUDDHIST_YEARS, HIJRI_YEARS, YEARS, gregorian, year_of_buddhist_or_gregorian,
};
use super::date_tokens::DateTokens;
use super::numeric::valid;
use super::token_date::TokenDate;
use super::words::{CalendarKind, DateWords};
use chrono::Datelike;

/// The date whose month begins at a token.
pub(super) fn with_month_word(
    line: &DateTokens,
    at: usize,
    words: &DateWords,
) -> Option<TokenDate> {
    if !line.near_number(at, 5) {
        return None;
    }
    let ((calendar, month), next) = words.months.longest_at(line, at)?;
    let next = second_name(line, next, calendar, month, words);
    let (day, mut first, mut last) = match day_before(line, at, words) {
        Some((day, day_at)) => (day, day_at, next - 1),
        None => {
            let (day, day_at) = day_after(line, next, words)?;
            (day, at, day_at)
        }
    };
    let range = match calendar {
        CalendarKind::Gregorian if words.buddhist => YEARS.start..BUDDHIST_YEARS.end,
        CalendarKind::Gregorian => YEARS,
        CalendarKind::Persian | CalendarKind::Islamic => HIJRI_YEARS,
    };
    let mut year = None;
    if let Some((found, year_at)) = year_after(line, last, range.clone(), words) {
        year = Some(found);
        last = year_at;
    } else if let Some((found, year_at)) = year_before(line, first, range, words) {
        year = Some(found);
        first = year_at;
    }
    if words.buddhist {
        year = year.map(year_of_buddhist_or_gregorian);
    }
    let mut hit = TokenDate {
        like_version: false,
        calendar,
        year,
        month,
        day,
        ambiguous: false,
        numeric: false,
        first,
        last,
    };
    if calendar == CalendarKind::Gregorian {
        return valid(year.unwrap_or(2000), month, day).then_some(hit);
    }
    // A day of another calendar cannot be converted without its year.
    let date = gregorian(calendar, year?, month, day)?;
    (hit.year, hit.month, hit.day) = (Some(date.year()), date.month(), date.day());
    Some(hit)
}

/// The token after a second name of the same month: `كانون الأول/ديسمبر`, `декабрь (желтоқсан)`.
fn second_name(
    line: &DateTokens,
    next: usize,
    calendar: CalendarKind,
    month: u32,
    words: &DateWords,
) -> usize {
    let bracket = line.word(next) == "(";
    if !bracket && line.word(next) != "/" {
        return next;
    }
    match words.months.longest_at(line, next + 1) {
        Some((meaning, after)) if meaning == (calendar, month) => {
            after + usize::from(bracket && line.word(after) == ")")
        }
        _ => next,
    }
}

fn day_before(line: &DateTokens, month_at: usize, words: &DateWords) -> Option<(u32, usize)> {
    for at in (month_at.saturating_sub(4)..month_at).rev() {
        if line.is_number(at) {
            let day = line.small(at)?;
            return (1..=31).contains(&day).then_some((day, at));
        }
        let between = line.word(at);
        let passes = matches!(between, "." | "-" | "," | "º" | "–" | "°") || words.is_link(between);
        if !passes {
            return None;
        }
    }
    None
}

fn day_after(line: &DateTokens, next: usize, words: &DateWords) -> Option<(u32, usize)> {
    let mut at = next;
    while matches!(line.word(at), "." | "-") || words.is_link(line.word(at)) {
        at += 1;
        if at > next + 2 {
            return None;
        }
    }
    let day = line.small(at).filter(|day| (1..=31).contains(day))?;
    // "December 14:30" is a time, not a day.
    let time = line.word(at + 1) == ":" && line.joined(at);
    (!time).then_some((day, at))
}

fn year_after(
    line: &DateTokens,
    last: usize,
    range: std::ops::Range<i32>,
    words: &DateWords,
) -> Option<(i32, usize)> {
    let mut at = last + 1;
    while at < last + 7 {
        if let Some(year) = line.year(at, range.clone()) {
            return Some((year, at));
        }
        if words.buddhist
            && let Some(year) = line.small(at).filter(|year| (50..100).contains(year))
        {
            return Some((year as i32, at));
        }
        let between = line.word(at);
        if matches!(between, "," | "." | "-" | "،" | "/") || words.is_link(between) {
            at += 1;
        } else {
            // "10 декабрь, шаршамбы, 2025 й."
            (_, at) = words.weekdays.longest_at(line, at)?;
        }
    }
    None
}

fn year_before(
    line: &DateTokens,
    first: usize,
    range: std::ops::Range<i32>,
    words: &DateWords,
) -> Option<(i32, usize)> {
    for at in (first.saturating_sub(5)..first).rev() {
        if let Some(year) = line.year(at, range.clone()) {
            return Some((year, at));
        }
        let between = line.word(at);
        if !matches!(between, "," | "-" | "." | "،") && !words.is_link(between) {
            return None;
        }
    }
    None
}
