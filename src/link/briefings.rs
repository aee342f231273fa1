//! Groups events by day, week or month.

use super::most_first;
use crate::model::{Briefing, Event, Period, Risen};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Most people, and most topics, listed as rising.
const RISEN: usize = 10;
/// Fewest events that count as a rise.
const ENOUGH: usize = 2;
/// Most undated events per briefing.
const UNDATED: usize = 12;

/// Number of events per person and per topic.
type EventCounts<T> = BTreeMap<T, usize>;

/// The briefings, newest first. An event belongs to the period of its first date; undated events belong to none, but are listed with the
/// dated events that they are related to.
pub(super) fn of_periods(events: &[Event], period: Period) -> Vec<Briefing> {
    let mut by_period: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        if let Some(date) = event.first_date {
            by_period
                .entry(first_day(period, date))
                .or_default()
                .push(index);
        }
    }
    let undated = undated_beside(events);
    let mut briefings = Vec::new();
    let mut before: Option<(NaiveDate, EventCounts<usize>, EventCounts<String>)> = None;
    for (from, mut of_period) in by_period {
        of_period.sort_by_key(|event| (Reverse(weight(&events[*event])), *event));
        let mut people: BTreeMap<usize, usize> = BTreeMap::new();
        let mut topics: BTreeMap<String, usize> = BTreeMap::new();
        for &event in &of_period {
            for (person, count) in &events[event].people {
                *people.entry(*person).or_default() += count;
            }
            for topic in &events[event].topics {
                *topics.entry(topic.clone()).or_default() += 1;
            }
        }
        let (of_people, of_topics) = counts(events, &of_period);
        let (risen_people, risen_topics) = match &before {
            None => (Vec::new(), Vec::new()),
            Some((day, people, topics)) if first_day(period, from - Days::new(1)) == *day => {
                (risen(&of_people, people), risen(&of_topics, topics))
            }
            // The previous period has no dated events.
            Some(_) => (
                risen(&of_people, &BTreeMap::new()),
                risen(&of_topics, &BTreeMap::new()),
            ),
        };
        briefings.push(Briefing {
            id: period_id(period, from),
            from,
            to: last_day(period, from),
            undated: beside(&undated, &of_period),
            events: of_period,
            people: most_first(people),
            topics: most_first(topics),
            risen_people,
            risen_topics,
        });
        before = Some((from, of_people, of_topics));
    }
    briefings.reverse();
    briefings
}

/// The number of these events that each person and each topic is in. Documents do not count: many versions of one text make nobody more
/// important.
fn counts(events: &[Event], counted: &[usize]) -> (EventCounts<usize>, EventCounts<String>) {
    let (mut people, mut topics) = (EventCounts::new(), EventCounts::new());
    for event in counted.iter().map(|&event| &events[event]) {
        for &(person, _) in &event.people {
            *people.entry(person).or_default() += 1;
        }
        for topic in &event.topics {
            *topics.entry(topic.clone()).or_default() += 1;
        }
    }
    (people, topics)
}

/// Entries that are in more events than before, the steepest rise first.
fn risen<T: Ord + Clone>(now: &EventCounts<T>, before: &EventCounts<T>) -> Vec<Risen<T>> {
    let mut all: Vec<Risen<T>> = now
        .iter()
        .map(|(what, &now)| Risen {
            what: what.clone(),
            now,
            before: before.get(what).copied().unwrap_or(0),
        })
        .filter(|risen| risen.now > risen.before && risen.now >= ENOUGH)
        .collect();
    // The sort is stable, so equal rises keep the order of people and topics.
    all.sort_by_key(|risen| Reverse((risen.now - risen.before, risen.now)));
    all.truncate(RISEN);
    all
}

/// For each dated event, the undated events related to it in either direction.
fn undated_beside(events: &[Event]) -> BTreeMap<usize, Vec<usize>> {
    let dated = |event: &Event| event.first_date.is_some();
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        // A topic in common is not enough: half the archive has it.
        let close = event.related.iter();
        let close = close.filter(|r| r.storyline_candidate || !r.people.is_empty());
        for other in close.map(|related| related.event) {
            match (dated(event), events.get(other).is_some_and(dated)) {
                (true, false) => out.entry(index).or_default().push(other),
                (false, true) => out.entry(other).or_default().push(index),
                _ => {}
            }
        }
    }
    out
}

/// The undated events related to these, in the same order, each once.
fn beside(undated: &BTreeMap<usize, Vec<usize>>, events: &[usize]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let all = events
        .iter()
        .filter_map(|event| undated.get(event))
        .flatten();
    all.copied()
        .filter(|event| seen.insert(*event))
        .take(UNDATED)
        .collect()
}

/// Versions and outlets count most, people less.
fn weight(event: &Event) -> usize {
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
    fn a_rise_is_told_with_both_numbers_and_the_steepest_first() {
        let now = BTreeMap::from([(1, 5), (2, 3), (3, 2), (4, 1), (5, 6)]);
        let before = BTreeMap::from([(1, 4), (3, 2), (5, 9)]);
        let found: Vec<(usize, usize, usize)> = risen(&now, &before)
            .into_iter()
            .map(|risen| (risen.what, risen.now, risen.before))
            .collect();
        assert_eq!(found, [(2, 3, 0), (1, 5, 4)]);
    }

    #[test]
    fn undated_events_stand_beside_related_ones_once() {
        let undated = BTreeMap::from([(0, vec![7, 8]), (1, vec![8, 9]), (2, vec![6])]);
        assert_eq!(beside(&undated, &[1, 0]), [8, 9, 7]);
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
