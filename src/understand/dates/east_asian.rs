//! Dates whose parts have a character of their own: `2025年12月10日`, `令和7年12月10日`, `2025년 12월 10일`.

use super::date_tokens::DateTokens;
use super::numeric::valid;
use super::token_date::TokenDate;
use super::words::CalendarKind;

/// Eras of East Asia, each with the year before its first.
const ERAS: [(&str, i32); 5] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("民國", 1911),
    ("民国", 1911),
];

/// The date that begins at a token. The year is optional.
pub(super) fn east_asian_date(line: &DateTokens, at: usize) -> Option<TokenDate> {
    let part = |at: usize, signs: [&str; 2]| -> Option<u32> {
        let value = line.whole(at).filter(|digits| digits.len() <= 4)?;
        signs.contains(&line.word(at + 1)).then_some(())?;
        value.parse().ok()
    };
    let era = ERAS.iter().find(|(name, _)| {
        let mut letters = name.chars().map(String::from);
        letters.next().as_deref() == Some(line.word(at))
            && letters.next().as_deref() == Some(line.word(at + 1))
    });
    let year_at = if era.is_some() { at + 2 } else { at };
    let first_year = era.is_some() && line.word(year_at) == "元" && line.word(year_at + 1) == "年";
    let year = match first_year {
        true => Some(1),
        false => part(year_at, ["年", "년"]).map(|year| year as i32),
    };
    let year = match (year, era) {
        (Some(year), Some((_, before))) => Some(before + year),
        (None, Some(_)) => return None,
        (year, None) => year,
    };
    let month_at = if year.is_some() { year_at + 2 } else { at };
    let month = part(month_at, ["月", "월"])?;
    let day = part(month_at + 2, ["日", "일"])?;
    valid(year.unwrap_or(2000), month, day).then_some(TokenDate {
        like_version: false,
        calendar: CalendarKind::Gregorian,
        year,
        month,
        day,
        ambiguous: false,
        numeric: false,
        first: at,
        last: month_at + 3,
    })
}
