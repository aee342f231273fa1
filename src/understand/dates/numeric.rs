//! Dates in numbers.

use chrono::NaiveDate;

/// Year, month, day and whether the order was a matter of custom.
pub(super) type NumericDate = (i32, u32, u32, bool);

/// Reads three numbers: year first where the first has four digits, else by the language's order unless only the other one is possible.
///
/// A year of two digits is one of this century.
pub(super) fn numeric_date(parts: [&str; 3], month_first: bool) -> Option<NumericDate> {
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let [first, second, third] = numbers[..] else {
        return None;
    };
    if parts[0].len() == 4 {
        return valid(first as i32, second, third).then_some((first as i32, second, third, false));
    }
    let year = match parts[2].len() {
        4 => third as i32,
        2 => 2000 + third as i32,
        _ => return None,
    };
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    let (other_day, other_month) = (month, day);
    match (valid(year, month, day), valid(year, other_month, other_day)) {
        (true, both) => Some((year, month, day, both && month != day)),
        (false, true) => Some((year, other_month, other_day, false)),
        (false, false) => None,
    }
}

/// Whether there is such a day, in a year that a press text may come from.
pub(super) fn valid(year: i32, month: u32, day: u32) -> bool {
    (1900..2100).contains(&year) && NaiveDate::from_ymd_opt(year, month, day).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_custom_only_where_both_are_possible() {
        assert_eq!(numeric_date(["03", "04", "2025"], false), Some((2025, 4, 3, true)));
        assert_eq!(numeric_date(["03", "04", "2025"], true), Some((2025, 3, 4, true)));
        assert_eq!(numeric_date(["12", "31", "2025"], false), Some((2025, 12, 31, false)));
        assert_eq!(numeric_date(["2025", "12", "10"], true), Some((2025, 12, 10, false)));
        assert_eq!(numeric_date(["31", "31", "2025"], false), None);
    }
}
