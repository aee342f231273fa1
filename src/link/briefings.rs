//! Events by day, week or month.

use super::most_first;
use crate::model::{Archive, Briefing, Period};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// Fills in the briefings, newest first. An event belongs to the period of its first date; undated events belong to none.
pub(super) fn build(archive: &mut Archive, period: Period) {
    let mut by_period: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (index, event) in archive.events.iter().enumerate() {
        if let Some(date) = event.first_date {
            by_period
                .entry(first_day(period, date))
                .or_default()
                .push(index);
        }
    }
    archive.briefings = by_period
        .into_iter()
        .rev()
        .map(|(from, mut events)| {
            events.sort_by_key(|event| (std::cmp::Reverse(weight(archive, *event)), *event));
            let mut people: BTreeMap<usize, usize> = BTreeMap::new();
            let mut topics: BTreeMap<String, usize> = BTreeMap::new();
            for &event in &events {
                for (person, count) in &archive.events[event].people {
                    *people.entry(*person).or_default() += count;
                }
                for topic in &archive.events[event].topics {
                    *topics.entry(topic.clone()).or_default() += 1;
                }
            }
            Briefing {
                id: period_id(period, from),
                from,
                to: last_day(period, from),
                events,
                people: most_first(people),
                topics: most_first(topics),
            }
        })
        .collect();
}

/// Versions and outlets count most, people less.
fn weight(archive: &Archive, event: usize) -> usize {
    let event = &archive.events[event];
    3 * event.documents.len() + 3 * event.outlets.len() + event.people.len()
}

fn first_day(period: Period, date: NaiveDate) -> NaiveDate {
    match period {
        Period::Day => date,
        Period::Week => date.week(Weekday::Mon).first_day(),
        Period::Month => date.with_day(1).unwrap_or(date),
    }
}

fn last_day(period: Period, from: NaiveDate) -> NaiveDate {
    match period {
        Period::Day => from,
        Period::Week => from + Days::new(6),
        Period::Month => from + Months::new(1) - Days::new(1),
    }
}

/// `2025-12-10`, `2025-W50` or `2025-12`.
fn period_id(period: Period, from: NaiveDate) -> String {
    match period {
        Period::Day => from.to_string(),
        Period::Week => format!("{}-W{:02}", from.iso_week().year(), from.iso_week().week()),
        Period::Month => format!("{}-{:02}", from.year(), from.month()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn weeks_follow_iso_at_the_turn_of_the_year() {
        let monday = first_day(Period::Week, day(2026, 1, 1));
        assert_eq!(monday, day(2025, 12, 29));
        assert_eq!(period_id(Period::Week, monday), "2026-W01");
        assert_eq!(last_day(Period::Week, monday), day(2026, 1, 4));
    }

    #[test]
    fn months_end_where_they_end() {
        let first = first_day(Period::Month, day(2024, 2, 10));
        assert_eq!(
            (
                last_day(Period::Month, first),
                period_id(Period::Month, first)
            ),
            (day(2024, 2, 29), "2024-02".into())
        );
    }
}
