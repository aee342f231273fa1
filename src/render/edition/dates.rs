//! Dates for readers, by the patterns of a language pack.

use super::words::fill;
use crate::language::LanguagePack;
use crate::model::Published;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// A date as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DateView {
    /// ISO 8601, for machines.
    pub(crate) iso: String,
    /// As the reader's language writes it.
    pub(crate) text: String,
    /// The same as an end of a range, without what the other end says for both, where that is known.
    pub(crate) in_range: Option<String>,
    /// It follows the first day of a range without spaces around the dash.
    pub(crate) close: bool,
    /// Hours and minutes, where known.
    pub(crate) time: Option<String>,
    /// Whether a part of it is not in the text.
    pub(crate) inferred: bool,
    /// Why the inferred part is what it is.
    pub(crate) reason: Option<String>,
}

/// A day in full; ISO 8601 where the pack has no pattern.
pub(crate) fn long(pack: Option<&LanguagePack>, date: NaiveDate) -> String {
    pattern(pack, date, |dates| (&dates.long, &dates.month_names))
        .unwrap_or_else(|| date.format("%Y-%m-%d").to_string())
}

/// A month with its year; ISO 8601 where the pack has no pattern.
pub(crate) fn month(pack: Option<&LanguagePack>, date: NaiveDate) -> String {
    pattern(pack, date, |dates| {
        (&dates.month_year, &dates.month_names_alone)
    })
    .unwrap_or_else(|| date.format("%Y-%m").to_string())
}

fn pattern<'a>(
    pack: Option<&'a LanguagePack>,
    date: NaiveDate,
    choose: impl Fn(&'a crate::language::Dates) -> (&'a String, &'a Vec<String>),
) -> Option<String> {
    let dates = &pack?.dates;
    let (pattern, months) = choose(dates);
    match pattern.is_empty() {
        true => None,
        false => filled(pattern, months, &dates.first_day, date),
    }
}

fn filled(pattern: &str, months: &[String], first_day: &str, date: NaiveDate) -> Option<String> {
    let month = months.get(date.month0() as usize)?;
    Some(fill(pattern, |name| match name {
        "day" if date.day() == 1 && !first_day.is_empty() => Some(first_day.to_owned()),
        "day" => Some(date.day().to_string()),
        "month" => Some(month.clone()),
        "year" => Some(date.year().to_string()),
        _ => None,
    }))
}

/// Both ends of a range of days, each without what the other says for it: "April 17" and "23, 2017".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ends {
    pub(crate) from: String,
    pub(crate) to: String,
    /// Both are days of one month that stand without spaces around the dash.
    pub(crate) close: bool,
}

/// The ends of a range; in full where the pack has no pattern.
pub(crate) fn ends(pack: Option<&LanguagePack>, from: NaiveDate, to: NaiveDate) -> Ends {
    let shortened = || {
        let dates = &pack?.dates;
        let (first, second) = patterns_of_ends(&dates.long, from, to)?;
        let filled = |pattern: &str, date: NaiveDate| {
            filled(pattern, &dates.month_names, &dates.first_day, date)
        };
        Some((filled(first, from)?, filled(second, to)?))
    };
    let in_full = || (long(pack, from), long(pack, to));
    let is_one_month = (from.year(), from.month()) == (to.year(), to.month());
    let (from, to) = shortened().unwrap_or_else(in_full);
    let ends_in_number = from.trim_end_matches('.').ends_with(char::is_numeric);
    let first_day = pack.map_or("", |pack| pack.dates.first_day.as_str());
    let ends_in_first_day = !first_day.is_empty() && from.ends_with(first_day);
    Ends {
        close: is_one_month && (ends_in_number || ends_in_first_day),
        from,
        to,
    }
}

/// The parts of a pattern for the first day and for the last: the first does without a month or year at its end, and the last without one at its
/// beginning, that are the same for both.
fn patterns_of_ends(pattern: &str, from: NaiveDate, to: NaiveDate) -> Option<(&str, &str)> {
    let is_one_year = from.year() == to.year();
    let is_one_month = is_one_year && from.month() == to.month();
    let parts = [
        ("{day}", false),
        ("{month}", is_one_month),
        ("{year}", is_one_year),
    ];
    let mut fields = Vec::new();
    for (field, is_shared) in parts {
        let begins = pattern.find(field)?;
        fields.push((begins, begins + field.len(), is_shared));
    }
    fields.sort_unstable();
    let first_own = fields.iter().position(|field| !field.2)?;
    let last_own = fields.iter().rposition(|field| !field.2)?;
    let first = match last_own + 1 == fields.len() {
        true => pattern,
        false => {
            let (kept, rest) = pattern.split_at(fields[last_own].1);
            // What is written together with a number or word stays with it: "17." in German.
            let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | '{');
            let together = rest.find(ends).unwrap_or(rest.len());
            pattern[..kept.len() + together].trim_end_matches('-')
        }
    };
    let second = match first_own {
        0 => pattern,
        _ => &pattern[fields[first_own].0..],
    };
    Some((first, second))
}

/// A day of each month, with `{day}` and `{year}` in their places, for scripts; empty where the pack has no pattern. `{day|1er}` says how the first
/// day is written.
pub(crate) fn days_of_months(pack: Option<&LanguagePack>) -> Vec<String> {
    let Some(dates) = pack.map(|pack| &pack.dates).filter(|d| !d.long.is_empty()) else {
        return Vec::new();
    };
    let of_month = |month: &String| {
        fill(&dates.long, |name| match name {
            "month" => Some(month.clone()),
            "day" if !dates.first_day.is_empty() => Some(format!("{{day|{}}}", dates.first_day)),
            "day" | "year" => Some(format!("{{{name}}}")),
            _ => None,
        })
    };
    dates.month_names.iter().map(of_month).collect()
}

/// A day without anything known about how it was found.
pub(crate) fn day(pack: Option<&LanguagePack>, date: NaiveDate) -> DateView {
    DateView {
        iso: date.format("%Y-%m-%d").to_string(),
        text: long(pack, date),
        in_range: None,
        close: false,
        time: None,
        inferred: false,
        reason: None,
    }
}

/// A document's date of publication, with the words for what an inferred year rests on.
pub(crate) fn published(
    pack: Option<&LanguagePack>,
    published: &Published,
    reason: Option<String>,
) -> DateView {
    DateView {
        time: published.time.map(|time| time.format("%H:%M").to_string()),
        inferred: !published.inferred.is_empty(),
        reason,
        ..day(pack, published.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    #[test]
    fn without_a_pattern_a_date_is_iso() {
        let date = NaiveDate::from_ymd_opt(2025, 3, 9).unwrap();
        assert_eq!(long(None, date), "2025-03-09");
        let mut pack = LanguagePack::default();
        pack.dates.long = "{day}-{month}, {year} yil".to_string();
        pack.dates.month_names = (1..=12).map(|n| format!("m{n}")).collect();
        assert_eq!(long(Some(&pack), date), "9-m3, 2025 yil");
        assert_eq!(month(Some(&pack), date), "2025-03");
    }

    #[test]
    fn the_ends_of_a_range_share_month_and_year() {
        let languages = Languages::compiled_in().unwrap();
        let day = |month, day| NaiveDate::from_ymd_opt(2017, month, day).unwrap();
        let range = |tag: &str, from, to| {
            let ends = ends(languages.get(tag), from, to);
            let dash = if ends.close { "–" } else { " – " };
            format!("{}{dash}{}", ends.from, ends.to)
        };
        for (tag, in_month, in_year) in [
            ("en", "April 17–23, 2017", "April 17 – May 3, 2017"),
            ("de", "17.–23. April 2017", "17. April – 3. Mai 2017"),
            (
                "es",
                "17–23 de abril de 2017",
                "17 de abril – 3 de mayo de 2017",
            ),
            ("ru", "17–23 апреля 2017 г.", "17 апреля – 3 мая 2017 г."),
            ("uk", "17–23 квітня 2017 р.", "17 квітня – 3 травня 2017 р."),
            (
                "kk",
                "2017 жылғы 17–23 сәуір",
                "2017 жылғы 17 сәуір – 3 мамыр",
            ),
            ("uz", "2017-yil 17–23-aprel", "2017-yil 17-aprel – 3-may"),
            (
                "uz-Cyrl",
                "2017 йил 17–23 апрель",
                "2017 йил 17 апрель – 3 май",
            ),
            ("zh", "2017年4月17日 – 23日", "2017年4月17日 – 5月3日"),
        ] {
            assert_eq!(range(tag, day(4, 17), day(4, 23)), in_month);
            assert_eq!(range(tag, day(4, 17), day(5, 3)), in_year);
        }
        assert_eq!(range("fr", day(4, 1), day(4, 7)), "1er–7 avril 2017");
        assert_eq!(
            range("fr", day(4, 17), day(5, 1)),
            "17 avril – 1er mai 2017"
        );
        let french = days_of_months(languages.get("fr"));
        assert_eq!(french[3], "{day|1er} avril {year}");
        let other_year = NaiveDate::from_ymd_opt(2018, 4, 17).unwrap();
        assert_eq!(
            range("en", day(4, 17), other_year),
            "April 17, 2017 – April 17, 2018"
        );
    }
}
