//! Converts dates of the Persian and the Islamic calendar to Gregorian ones.

use super::words::CalendarKind;
use chrono::NaiveDate;

/// Plausible years of press texts.
pub(super) const YEARS: std::ops::Range<i32> = 1900..2100;

/// The same in the two calendars that count from the Hijra.
pub(super) const HIJRI_YEARS: std::ops::Range<i32> = 1300..1500;

/// The same in the Buddhist era.
pub(super) const BUDDHIST_YEARS: std::ops::Range<i32> = 2443..2643;

/// The Gregorian day of a date; `None` if the day does not exist or its year is out of range.
pub(super) fn gregorian(
    calendar: CalendarKind,
    year: i32,
    month: u32,
    day: u32,
) -> Option<NaiveDate> {
    match calendar {
        CalendarKind::Gregorian => NaiveDate::from_ymd_opt(year, month, day),
        CalendarKind::Persian => from_persian(year, month, day),
        CalendarKind::Islamic => from_islamic(year, month, day),
    }
}

/// By how many years the Buddhist era of Thailand is ahead.
const BUDDHIST: i32 = 543;

/// The Gregorian year of a year as it is written where years of the Buddhist era are usual. Of two digits, those from 50 on are of that era ("68" is 2568,
/// which is 2025).
pub(super) fn year_of_buddhist_or_gregorian(year: i32) -> i32 {
    match year {
        50..=99 => 2500 + year - BUDDHIST,
        _ if year >= YEARS.start + BUDDHIST => year - BUDDHIST,
        _ => year,
    }
}

/// The solar Hijri calendar by the rule of 33 years, which agrees with the astronomical one for all years of a newspaper (ICU uses the same rule).
fn from_persian(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let leap = (25 * year + 11).rem_euclid(33) < 8;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if leap => 30,
        12 => 29,
        _ => return None,
    };
    if !(1200..1500).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let before = if month <= 7 {
        31 * (month - 1)
    } else {
        30 * (month - 1) + 6
    };
    // By that rule 1 Farvardin 1 is day 226,895 counted from 1 January of the year 1.
    let days = 226_894 + 365 * (year - 1) + (8 * year + 21).div_euclid(33);
    NaiveDate::from_num_days_from_ce_opt(days + before as i32 + day as i32)
}

/// The lunar Hijri calendar of Umm al-Qura, which Saudi Arabia and most of the Arab press use. Where the month begins with a sighting of the moon, dates can differ by a day.
fn from_islamic(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let lengths = |year: i32| UMM_AL_QURA.get(usize::try_from(year - FIRST_YEAR).ok()?);
    let length_of = |months: u16, month: u32| 29 + u32::from(months >> (month - 1) & 1);
    let this_year = *lengths(year)?;
    if !(1..=12).contains(&month) || !(1..=length_of(this_year, month)).contains(&day) {
        return None;
    }
    let before: u32 = (FIRST_YEAR..year)
        .filter_map(lengths)
        .map(|months| 12 * 29 + months.count_ones())
        .sum();
    let in_year: u32 = (1..month).map(|month| length_of(this_year, month)).sum();
    NaiveDate::from_ymd_opt(1970, 3, 9)?
        .checked_add_days(chrono::Days::new(u64::from(before + in_year + day - 1)))
}

/// The first year of the table; its first day is 9 March 1970.
const FIRST_YEAR: i32 = 1390;

/// One number per year, one bit per month from Muharram at bit 0: set if the month has 30 days, not 29. From ICU's `islamic-umalqura` calendar
/// (Unicode licence), which is based on R. H. van Gent, The Umm al-Qura Calendar of Saudi Arabia.
const UMM_AL_QURA: [u16; 111] = [
    0xABA, 0x5B4, 0xDA9, 0xD52, 0xAA5, 0x92D, 0x26D, 0x8ED, 0x2DA, 0xAD5, 0xAA5, 0xA4B, 0x497,
    0x937, 0x2B6, 0x975, 0xD69, 0xD52, 0xC95, 0x92B, 0x25B, 0x4DB, 0x9D5, 0x5D2, 0xDA5, 0xD4A,
    0xA95, 0x54D, 0xAAD, 0x3AA, 0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD, 0xB6A, 0x6D4, 0xDC9,
    0xD92, 0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55, 0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5,
    0x5AA, 0xD55, 0xA9A, 0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5, 0xB27, 0xA4D, 0x4AD, 0x56D,
    0xB5A, 0x754, 0xF49, 0xE92, 0xD26, 0xA56, 0x356, 0x6B5, 0xBAA, 0xB92, 0xB25, 0x68B, 0xA9B,
    0x55A, 0xADA, 0x5B4, 0xDA9, 0xB52, 0xA9A, 0x536, 0x276, 0x575, 0xAF2, 0x6D4, 0x6A9, 0x555,
    0x2AD, 0x4BD, 0x9BA, 0x574, 0xB69, 0xB52, 0xA95, 0x52D, 0xA5D, 0x4DA, 0xAD9, 0x6B2, 0xE95,
    0xE2A, 0xC96, 0x92E, 0xAAD, 0x56A, 0xD65, 0xD4A,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_the_buddhist_era() {
        for (written, year) in [(2568, 2025), (2025, 2025), (68, 2025), (25, 25)] {
            assert_eq!(year_of_buddhist_or_gregorian(written), year);
        }
    }

    #[test]
    fn days_of_both_calendars() {
        use CalendarKind::{Islamic, Persian};
        for (kind, (year, month, day), expected) in [
            (Persian, (1404, 9, 19), Some((2025, 12, 10))),
            (Persian, (1404, 1, 1), Some((2025, 3, 21))),
            (Persian, (1403, 12, 30), Some((2025, 3, 20))),
            (Persian, (1399, 12, 30), Some((2021, 3, 20))),
            (Persian, (1357, 11, 22), Some((1979, 2, 11))),
            (Persian, (1404, 12, 30), None),
            (Islamic, (1447, 6, 19), Some((2025, 12, 10))),
            (Islamic, (1390, 1, 1), Some((1970, 3, 9))),
            (Islamic, (1445, 9, 1), Some((2024, 3, 11))),
            (Islamic, (1389, 1, 1), None),
            (Islamic, (1447, 13, 1), None),
        ] {
            let expected = expected.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
            let found = gregorian(kind, year, month, day);
            assert_eq!(found, expected, "{kind:?} {year} {month} {day}");
        }
    }
}
