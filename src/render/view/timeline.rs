//! Events on a line of time: where each dot stands. The list beneath says the same in words.

use crate::render::dates::DateView;
use crate::render::here::Here;
use chrono::NaiveDate;
use serde::Serialize;

/// Width of the line in the picture's own units.
const WIDTH: i64 = 1000;

/// A line with dots.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Timeline {
    /// First day.
    pub(crate) from: DateView,
    /// Last day.
    pub(crate) to: DateView,
    /// A dot a day with events.
    pub(crate) dots: Vec<Dot>,
}

/// The events of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Dot {
    /// Place on the line, 0 to 1000.
    pub(crate) x: i64,
    /// Radius: more events, a larger dot.
    pub(crate) r: i64,
}

/// The line of these events; `None` where there are not two days to show.
pub(crate) fn view(here: &Here<'_>, events: &[usize]) -> Option<Timeline> {
    let mut days: Vec<NaiveDate> = events
        .iter()
        .filter_map(|&event| here.archive().events[event].first_date)
        .collect();
    days.sort_unstable();
    let (first, last) = (*days.first()?, *days.last()?);
    let dots = dots(&days);
    (dots.len() > 1).then(|| Timeline {
        from: here.day(first),
        to: here.day(last),
        dots,
    })
}

fn dots(days: &[NaiveDate]) -> Vec<Dot> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Vec::new();
    };
    let whole = (*last - *first).num_days().max(1);
    let mut out: Vec<Dot> = Vec::new();
    for day in days {
        let x = (*day - *first).num_days() * WIDTH / whole;
        match out.last_mut() {
            Some(dot) if dot.x == x => dot.r = (dot.r + 3).min(22),
            _ => out.push(Dot { x, r: 10 }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_lie_in_proportion() {
        let day = |d| NaiveDate::from_ymd_opt(2025, 3, d).unwrap();
        let found = dots(&[day(1), day(6), day(6), day(11)]);
        let places: Vec<(i64, i64)> = found.iter().map(|d| (d.x, d.r)).collect();
        assert_eq!(places, [(0, 10), (500, 13), (1000, 10)]);
    }
}
