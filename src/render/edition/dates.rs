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
    let (pattern, months) = choose(&pack?.dates);
    let month = months.get(date.month0() as usize)?;
    if pattern.is_empty() {
        return None;
    }
    Some(fill(pattern, |name| match name {
        "day" => Some(date.day().to_string()),
        "month" => Some(month.clone()),
        "year" => Some(date.year().to_string()),
        _ => None,
    }))
}

/// A day of each month, with `{day}` and `{year}` in their places, for scripts; empty where the pack has no pattern.
pub(crate) fn days_of_months(pack: Option<&LanguagePack>) -> Vec<String> {
    let Some(dates) = pack.map(|pack| &pack.dates).filter(|d| !d.long.is_empty()) else {
        return Vec::new();
    };
    let of_month = |month: &String| {
        fill(&dates.long, |name| match name {
            "month" => Some(month.clone()),
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
}
