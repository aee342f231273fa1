//! A stretch of time in equal parts: weeks, months or years, whichever gives a picture that can be read.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// How long a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Week,
    Month,
    Year,
}

/// More parts than this are too thin on a phone.
const PARTS: usize = 54;

/// The first days of all parts from the first to the last of these days, and how long the parts are.
pub(super) fn parts(first: NaiveDate, last: NaiveDate) -> (Unit, Vec<NaiveDate>) {
    for unit in [Unit::Week, Unit::Month] {
        let all = every(unit, first, last);
        if all.len() <= PARTS {
            return (unit, all);
        }
    }
    (Unit::Year, every(Unit::Year, first, last))
}

fn every(unit: Unit, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let mut out = Vec::new();
    let mut day = Some(begin(unit, first));
    while let Some(begins) = day.filter(|day| *day <= last) {
        out.push(begins);
        // One part too many is enough to know that the unit is too short; years are never that many.
        if unit != Unit::Year && out.len() > PARTS {
            break;
        }
        day = match unit {
            Unit::Week => begins.checked_add_days(Days::new(7)),
            Unit::Month => begins.checked_add_months(Months::new(1)),
            Unit::Year => begins.checked_add_months(Months::new(12)),
        };
    }
    out
}

/// The first day of the part that a day is in.
fn begin(unit: Unit, day: NaiveDate) -> NaiveDate {
    let begins = match unit {
        Unit::Week => Some(day.week(Weekday::Mon).first_day()),
        Unit::Month => day.with_day(1),
        Unit::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
    };
    begins.unwrap_or(day)
}

/// Index of the part that a day is in.
pub(super) fn part_of(parts: &[NaiveDate], day: NaiveDate) -> usize {
    parts
        .partition_point(|begins| *begins <= day)
        .saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_month_is_shown_by_weeks_from_monday() {
        let (unit, parts) = parts(day(2025, 12, 3), day(2025, 12, 31));
        assert_eq!((unit, parts.len()), (Unit::Week, 5));
        assert_eq!(parts[0], day(2025, 12, 1));
        assert_eq!(part_of(&parts, day(2025, 12, 8)), 1);
        assert_eq!(part_of(&parts, day(2025, 12, 7)), 0);
    }

    #[test]
    fn longer_times_take_months_and_then_years() {
        let (unit, months) = parts(day(2023, 1, 15), day(2025, 2, 1));
        assert_eq!((unit, months.len()), (Unit::Month, 26));
        let (unit, years) = parts(day(1990, 6, 1), day(2025, 2, 1));
        assert_eq!((unit, years.len()), (Unit::Year, 36));
        assert_eq!(years[0], day(1990, 1, 1));
    }
}
