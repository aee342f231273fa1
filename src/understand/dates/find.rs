//! Finding dates in a line of text.

use super::month_words::MonthWords;
use super::numeric::{NumericDate, numeric_date, valid};
use super::time_of_day::{adjacent, number, offset_at, time_at, word};
use crate::model::Span;
use crate::text::{Token, TokenKind, romanise, tokens};
use chrono::{FixedOffset, NaiveTime};

/// A date with its place; the year may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFound {
    /// The year, where it stands there.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// Time of day beside the date.
    pub time: Option<NaiveTime>,
    /// Offset beside the time or the date.
    pub offset: Option<FixedOffset>,
    /// From the first to the last character of date, time and offset, in bytes of the text searched.
    pub span: Span,
    /// Day and month could be the other way round.
    pub ambiguous: bool,
}

/// Every date in the text, in order, times and offsets beside them included.
pub fn find_dates(text: &str, words: &MonthWords) -> Vec<DateFound> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let hit = in_numbers(text, &tokens, at, words)
            .or_else(|| in_signs(text, &tokens, at))
            .or_else(|| with_month_word(text, &tokens, at, words));
        match hit {
            Some(hit) => {
                at = hit.last + 1;
                found.push(with_time(text, &tokens, hit));
            }
            None => at += 1,
        }
    }
    found
}

struct Hit {
    year: Option<i32>,
    month: u32,
    day: u32,
    ambiguous: bool,
    first: usize,
    last: usize,
}

impl Hit {
    fn numeric((year, month, day, ambiguous): NumericDate, first: usize, last: usize) -> Self {
        Self {
            year: Some(year),
            month,
            day,
            ambiguous,
            first,
            last,
        }
    }
}

/// `10.12.2025`, `2025-12-10`, `10/12/2025`, `20251210`.
fn in_numbers(text: &str, tokens: &[Token], at: usize, words: &MonthWords) -> Option<Hit> {
    let token = tokens
        .get(at)
        .filter(|token| token.kind == TokenKind::Number)?;
    let digits = romanise(token.span.of(text));
    let parts: Vec<&str> = digits.split('.').collect();
    if let [first, second, third] = parts[..] {
        return numeric_date([first, second, third], words.month_first())
            .map(|date| Hit::numeric(date, at, at));
    }
    if digits.len() == 8 && digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit()) {
        return numeric_date([&digits[..4], &digits[4..6], &digits[6..]], false)
            .map(|date| Hit::numeric(date, at, at));
    }
    let separator =
        word(text, tokens, at + 1).filter(|sign| matches!(*sign, "-" | "/" | "." | "‐" | "‑"))?;
    let joined = (at..at + 4).all(|index| adjacent(tokens, index, index + 1));
    if !joined || word(text, tokens, at + 3) != Some(separator) {
        return None;
    }
    let second = number(text, tokens, at + 2)?;
    let third = number(text, tokens, at + 4)?;
    numeric_date([&digits, &second, &third], words.month_first())
        .map(|date| Hit::numeric(date, at, at + 4))
}

/// `2025年12月10日`, `2025년 12월 10일`, the year optional.
fn in_signs(text: &str, tokens: &[Token], at: usize) -> Option<Hit> {
    let part = |at: usize, signs: [&str; 2]| -> Option<u32> {
        let value = number(text, tokens, at)?.parse().ok()?;
        word(text, tokens, at + 1).filter(|sign| signs.contains(sign))?;
        Some(value)
    };
    let year = part(at, ["年", "년"]).map(|year| year as i32);
    let from = if year.is_some() { at + 2 } else { at };
    let month = part(from, ["月", "월"])?;
    let day = part(from + 2, ["日", "일"])?;
    valid(year.unwrap_or(2000), month, day).then_some(Hit {
        year,
        month,
        day,
        ambiguous: false,
        first: at,
        last: from + 3,
    })
}

/// A month's name with a day beside it: `10 декабря 2025`, `Dec. 10, 2025`, `2025 жылғы 10 желтоқсан`, `2025-yil 10-dekabr`.
fn with_month_word(text: &str, tokens: &[Token], at: usize, words: &MonthWords) -> Option<Hit> {
    let name = tokens
        .get(at)
        .filter(|token| token.kind == TokenKind::Word)?;
    let month = words.month(name.span.of(text))?;
    let (day, mut first, mut last) = match day_before(text, tokens, at, words) {
        Some((day, day_at)) => (day, day_at, at),
        None => {
            let (day, day_at) = day_after(text, tokens, at)?;
            (day, at, day_at)
        }
    };
    let mut year = None;
    if let Some((found, year_at)) = year_after(text, tokens, last, words) {
        year = Some(found);
        last = year_at;
    } else if let Some((found, year_at)) = year_before(text, tokens, first, words) {
        year = Some(found);
        first = year_at;
    }
    valid(year.unwrap_or(2000), month, day).then_some(Hit {
        year,
        month,
        day,
        ambiguous: false,
        first,
        last,
    })
}

fn day_before(
    text: &str,
    tokens: &[Token],
    month_at: usize,
    words: &MonthWords,
) -> Option<(u32, usize)> {
    let mut at = month_at.checked_sub(1)?;
    for _ in 0..3 {
        if let Some(digits) = number(text, tokens, at) {
            let day: u32 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
            return (1..=31).contains(&day).then_some((day, at));
        }
        let between = word(text, tokens, at)?;
        let passes = matches!(between, "." | "-" | "," | "º" | "–") || is_ordinal_or_link(between);
        if !passes || words.month(between).is_some() {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

fn day_after(text: &str, tokens: &[Token], month_at: usize) -> Option<(u32, usize)> {
    let mut at = month_at + 1;
    if word(text, tokens, at) == Some(".") {
        at += 1;
    }
    let digits = number(text, tokens, at).filter(|digits| digits.len() <= 2)?;
    let day: u32 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    // "December 14:30" is a time, not a day.
    if word(text, tokens, at + 1) == Some(":") && adjacent(tokens, at, at + 1) {
        return None;
    }
    Some((day, at))
}

/// Two- and three-letter endings of ordinals and the words that link day and month.
fn is_ordinal_or_link(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "st" | "nd"
            | "rd"
            | "th"
            | "er"
            | "of"
            | "de"
            | "den"
            | "ші"
            | "шы"
            | "го"
            | "е"
            | "и"
            | "inci"
            | "nci"
            | "а"
            | "ა"
    )
}

fn year_after(
    text: &str,
    tokens: &[Token],
    last: usize,
    words: &MonthWords,
) -> Option<(i32, usize)> {
    for at in last + 1..last + 4 {
        if let Some(year) = year_at(text, tokens, at) {
            return Some((year, at));
        }
        let between = word(text, tokens, at)?;
        if !matches!(between, "," | "." | "-" | "de" | "of" | "del")
            && !words.is_year_word(between)
            && !is_ordinal_or_link(between)
        {
            return None;
        }
    }
    None
}

fn year_before(
    text: &str,
    tokens: &[Token],
    first: usize,
    words: &MonthWords,
) -> Option<(i32, usize)> {
    let mut at = first.checked_sub(1)?;
    for _ in 0..3 {
        if let Some(year) = year_at(text, tokens, at) {
            return Some((year, at));
        }
        let between = word(text, tokens, at)?;
        if !matches!(between, "," | "-" | ".") && !words.is_year_word(between) {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

fn year_at(text: &str, tokens: &[Token], at: usize) -> Option<i32> {
    let digits = number(text, tokens, at).filter(|digits| digits.len() == 4)?;
    digits
        .parse()
        .ok()
        .filter(|year| (1900..2100).contains(year))
}

/// Adds a time of day that stands within three tokens before or after the date, and an offset after either.
fn with_time(text: &str, tokens: &[Token], hit: Hit) -> DateFound {
    let mut first = hit.first;
    let mut last = hit.last;
    let mut time = None;
    let mut offset = None;
    for at in last + 1..(last + 5).min(tokens.len()) {
        if let Some(found) = time_at(text, tokens, at) {
            time = Some(found.time);
            offset = found.offset;
            last = found.next - 1;
            break;
        }
    }
    if time.is_none() {
        for at in (first.saturating_sub(8)..first).rev() {
            let Some(found) = time_at(text, tokens, at) else {
                continue;
            };
            if found.next <= first && first - found.next <= 2 {
                time = Some(found.time);
                offset = found.offset;
                first = at;
            }
        }
    }
    if offset.is_none()
        && time.is_some()
        && let Some((found, next)) = offset_at(text, tokens, last + 1)
    {
        offset = Some(found);
        last = next - 1;
    }
    DateFound {
        year: hit.year,
        month: hit.month,
        day: hit.day,
        time,
        offset,
        span: Span::new(tokens[first].span.start, tokens[last].span.end),
        ambiguous: hit.ambiguous,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn one(text: &str, tag: &str) -> DateFound {
        let languages = Languages::compiled_in().expect("packs");
        let words = MonthWords::of(languages.get(tag));
        let found = find_dates(text, &words);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.into_iter().next().expect("one date")
    }

    #[test]
    fn dates_with_month_names() {
        for (text, tag, date) in [
            ("10 декабря 2025 года", "ru", (Some(2025), 12, 10)),
            ("Астана. 3 мая.", "ru", (None, 5, 3)),
            ("Dec. 10, 2025", "en", (Some(2025), 12, 10)),
            ("the 3rd of May 2024", "en", (Some(2024), 5, 3)),
            ("2025 жылғы 10 желтоқсан", "kk", (Some(2025), 12, 10)),
            ("2025-yil 10-dekabr", "uz", (Some(2025), 12, 10)),
            ("2025 йил 10 декабрь", "uz-Cyrl", (Some(2025), 12, 10)),
        ] {
            let found = one(text, tag);
            assert_eq!((found.year, found.month, found.day), date, "{text}");
        }
    }

    #[test]
    fn dates_in_numbers_and_signs() {
        for text in [
            "2025-12-10",
            "10.12.2025",
            "2025年12月10日",
            "2025년 12월 10일",
            "20251210",
            "١٠.١٢.٢٠٢٥",
        ] {
            let found = one(text, "ru");
            assert_eq!(
                (found.year, found.month, found.day),
                (Some(2025), 12, 10),
                "{text}"
            );
        }
    }

    #[test]
    fn times_and_offsets_before_and_after() {
        let before = one("08:45, 2 Март 2024 | GMT +5", "ru");
        assert_eq!(before.time, NaiveTime::from_hms_opt(8, 45, 0));
        assert_eq!(before.offset, FixedOffset::east_opt(5 * 3600));
        assert_eq!(
            before.span,
            Span::new(0, "08:45, 2 Март 2024 | GMT +5".len())
        );
        let after = one("2024-03-02T08:45:10+02:00", "en");
        assert_eq!(after.time, NaiveTime::from_hms_opt(8, 45, 10));
        assert_eq!(after.offset, FixedOffset::east_opt(2 * 3600));
        assert_eq!(
            one("March 2, 2024 at 2:05 pm", "en").time,
            NaiveTime::from_hms_opt(14, 5, 0)
        );
    }

    #[test]
    fn numbers_that_are_no_dates() {
        let words = MonthWords::default();
        for text in [
            "1.234.567",
            "2025-2026",
            "12/2025",
            "version 10.4.1 of it",
            "31.31.2025",
        ] {
            assert!(find_dates(text, &words).is_empty(), "{text}");
        }
    }
}
