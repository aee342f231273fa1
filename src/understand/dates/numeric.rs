//! Dates in numbers: `10.12.2025`, `30. 9. 2020`, `2025-12-10`, `10/12/2025`, `20251210`, `10.XII.2025`.

use super::calendars::{HIJRI_YEARS, YEARS, gregorian, year_of_buddhist_or_gregorian};
use super::date_tokens::DateTokens;
use super::token_date::TokenDate;
use super::words::{CalendarKind, DateWords, Order};
use chrono::{Datelike, NaiveDate};

const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// The date in numbers that begins at a token.
pub(super) fn in_numbers(line: &DateTokens, at: usize, words: &DateWords) -> Option<TokenDate> {
    let digits = line.digits(at)?;
    if digits.len() == 8 && digits.starts_with("20") && line.whole(at).is_some() {
        let parts = [&digits[..4], &digits[4..6], &digits[6..]];
        return numeric_date(parts, '-', words).map(|date| date.hit(at, at));
    }
    dotted(line, at, words)
        .or_else(|| joined_by_signs(line, at, words))
        .or_else(|| with_roman_month(line, at))
}

/// Three numbers separated by points; a space may follow the points if the year has four digits.
fn dotted(line: &DateTokens, at: usize, words: &DateWords) -> Option<TokenDate> {
    let mut parts: Vec<String> = Vec::with_capacity(3);
    let mut last = at;
    let mut blanks = false;
    loop {
        parts.extend(line.digits(last)?.split('.').map(str::to_owned));
        if parts.len() >= 3 {
            break;
        }
        if line.word(last + 1) != "." {
            return None;
        }
        blanks |= !line.joined(last) || !line.joined(last + 1);
        last += 2;
    }
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    if blanks && first.len() != 4 && third.len() != 4 {
        return None;
    }
    let like_version = third.len() == 2 && (first.len() == 1 || second.len() == 1);
    numeric_date([first, second, third], '.', words).map(|date| TokenDate {
        like_version,
        ..date.hit(at, last)
    })
}

/// Three numbers separated by one sign; spaces may surround slashes.
fn joined_by_signs(line: &DateTokens, at: usize, words: &DateWords) -> Option<TokenDate> {
    let sign = match line.word(at + 1) {
        "-" | "‐" | "‑" | "–" => '-',
        "/" => '/',
        _ => return None,
    };
    let whole = line.word(at + 3) == line.word(at + 1);
    let joined = (at..at + 4).all(|index| line.joined(index));
    let parts = [line.whole(at)?, line.whole(at + 2)?, line.whole(at + 4)?];
    if !whole || !(joined || sign == '/' && parts[2].len() == 4) {
        return None;
    }
    numeric_date([&parts[0], &parts[1], &parts[2]], sign, words).map(|date| date.hit(at, at + 4))
}

/// `10.XII.2025`, `10 XII 2025`.
fn with_roman_month(line: &DateTokens, at: usize) -> Option<TokenDate> {
    let day = line.small(at)?;
    let sign = |at: usize| usize::from(matches!(line.word(at), "." | "/" | "-"));
    let month_at = at + 1 + sign(at + 1);
    let month = ROMAN
        .iter()
        .position(|roman| *roman == line.word(month_at))? as u32
        + 1;
    let year_at = month_at + 1 + sign(month_at + 1);
    let year = line.year(year_at, YEARS)?;
    valid(year, month, day).then(|| {
        let date = NumericDate {
            year,
            month,
            day,
            ambiguous: false,
        };
        date.hit(at, year_at)
    })
}

/// A date read from three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumericDate {
    pub(super) year: i32,
    pub(super) month: u32,
    pub(super) day: u32,
    /// The order of day and month was a guess by custom.
    pub(super) ambiguous: bool,
}

impl NumericDate {
    fn hit(self, first: usize, last: usize) -> TokenDate {
        TokenDate {
            like_version: false,
            calendar: CalendarKind::Gregorian,
            year: Some(self.year),
            month: self.month,
            day: self.day,
            ambiguous: self.ambiguous,
            numeric: true,
            first,
            last,
        }
    }
}

/// Reads three numbers. The year is first if the first number has four digits. Otherwise the language's order counts, unless only the other
/// order is possible. Between points the day is first in every language.
///
/// A year of two digits up to 69 is in this century, otherwise in the last. Between dashes it must have four, because telephone numbers have dashes
/// too.
pub(super) fn numeric_date(parts: [&str; 3], sign: char, words: &DateWords) -> Option<NumericDate> {
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let [first, second, third] = numbers[..] else {
        return None;
    };
    let era = |year: i32| match words.buddhist {
        true => year_of_buddhist_or_gregorian(year),
        false => year,
    };
    if parts[0].len() == 4 {
        return of_year(era(first as i32), second, third, words);
    }
    if parts[0].len() > 2 || parts[1].len() > 2 {
        return None;
    }
    let year = match (parts[2].len(), sign) {
        (4, _) => era(third as i32),
        (2, '.' | '/') if words.buddhist && third >= 50 => era(third as i32),
        (2, '.' | '/') if third < 70 => 2000 + third as i32,
        (2, '.' | '/') => 1900 + third as i32,
        _ => return None,
    };
    if words.persian && HIJRI_YEARS.contains(&year) {
        return of_year(year, second, first, words);
    }
    let month_first = words.order == Order::MonthFirst && sign != '.';
    let (day, month) = match month_first {
        true => (second, first),
        false => (first, second),
    };
    let date = |month, day, ambiguous| NumericDate {
        year,
        month,
        day,
        ambiguous,
    };
    match (valid(year, month, day), valid(year, day, month)) {
        (true, both) => Some(date(month, day, both && month != day && sign != '.')),
        (false, true) => Some(date(day, month, false)),
        (false, false) => None,
    }
}

/// A date whose year is known by its position; dates of the Persian calendar are converted.
fn of_year(year: i32, month: u32, day: u32, words: &DateWords) -> Option<NumericDate> {
    let calendar = match words.persian && HIJRI_YEARS.contains(&year) {
        true => CalendarKind::Persian,
        false => CalendarKind::Gregorian,
    };
    let date = gregorian(calendar, year, month, day)?;
    YEARS.contains(&date.year()).then(|| NumericDate {
        year: date.year(),
        month: date.month(),
        day: date.day(),
        ambiguous: false,
    })
}

/// Whether the day exists, in a plausible year.
pub(super) fn valid(year: i32, month: u32, day: u32) -> bool {
    YEARS.contains(&year) && NaiveDate::from_ymd_opt(year, month, day).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parts: [&str; 3], sign: char, month_first: bool) -> Option<(i32, u32, u32, bool)> {
        let words = DateWords {
            order: match month_first {
                true => Order::MonthFirst,
                false => Order::DayFirst,
            },
            ..DateWords::default()
        };
        numeric_date(parts, sign, &words)
            .map(|date| (date.year, date.month, date.day, date.ambiguous))
    }

    #[test]
    fn order_is_custom_only_where_both_are_possible() {
        let date = ["03", "04", "2025"];
        assert_eq!(read(date, '/', false), Some((2025, 4, 3, true)));
        assert_eq!(read(date, '/', true), Some((2025, 3, 4, true)));
        assert_eq!(read(date, '.', true), Some((2025, 4, 3, false)));
        let date = ["12", "31", "2025"];
        assert_eq!(read(date, '/', false), Some((2025, 12, 31, false)));
        let date = ["2025", "12", "10"];
        assert_eq!(read(date, '-', true), Some((2025, 12, 10, false)));
        assert_eq!(read(["31", "31", "2025"], '.', false), None);
    }

    #[test]
    fn years_of_two_digits() {
        let date = ["10", "12", "25"];
        assert_eq!(read(date, '.', false), Some((2025, 12, 10, false)));
        assert_eq!(read(date, '-', false), None);
        let date = ["10", "12", "98"];
        assert_eq!(read(date, '.', false), Some((1998, 12, 10, false)));
    }
}
