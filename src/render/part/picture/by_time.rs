//! Documents by time and language: bars with a part for each language.

use super::percent;
use super::periods::{Unit, part_of, parts};
use crate::render::context::PageContext;
use crate::render::edition::dates;
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Languages with a colour of their own; the others share one.
const LANGUAGES: usize = 5;
/// Height of the highest bar, in the picture's own units.
const HEIGHT: usize = 120;
/// The picture is at least this many documents high, so that a single one does not fill it.
const LOWEST: usize = 4;
/// With fewer dated documents there is no picture.
const DOCUMENTS: usize = 3;

/// Documents in equal parts of time.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ByTime {
    /// Key of the words for it: `documents-by-week`.
    pub(crate) key: &'static str,
    /// The bars are few and the picture is narrow.
    pub(crate) few: bool,
    /// Documents at the upper edge of the picture.
    pub(crate) most: usize,
    /// How many documents are not in it, because they have no date.
    pub(crate) undated: usize,
    /// Label at the start of the time axis.
    pub(crate) from: String,
    /// Label at its end.
    pub(crate) to: String,
    /// Languages with their colours, most documents first.
    pub(crate) series: Vec<Series>,
    /// The parts of all bars.
    pub(crate) bars: Vec<Bar>,
    /// The same as a table: the parts of the time that have documents.
    pub(crate) rows: Vec<Row>,
}

/// A language, or all that have no colour of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Series {
    /// Its name for the reader.
    pub(crate) name: String,
    /// Number of its colour, from 1.
    pub(crate) colour: usize,
    /// How many documents.
    pub(crate) total: usize,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Bar {
    /// Number of its colour.
    pub(crate) colour: usize,
    /// Share of the width at which it begins: `12.5%`.
    pub(crate) x: String,
    /// Distance from the top, of 120.
    pub(crate) y: usize,
    /// Share of the width.
    pub(crate) width: String,
    /// Height, of 120.
    pub(crate) height: usize,
}

/// One part of the time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    /// What it is called.
    pub(crate) period: String,
    /// Documents in each language, in the order of the series.
    pub(crate) counts: Vec<usize>,
    /// All of them.
    pub(crate) total: usize,
}

/// The picture of these documents; `None` where all lie in one part of the time, or hardly any has a date.
pub(crate) fn view(page: &PageContext<'_>, documents: &[usize]) -> Option<ByTime> {
    let dated: Vec<(NaiveDate, &str)> = documents
        .iter()
        .filter_map(|&index| {
            let archived = page.document(index);
            let date = archived.published.as_ref()?.date;
            Some((date, archived.document.language.tag.as_str()))
        })
        .collect();
    let first = dated.iter().map(|(date, _)| *date).min()?;
    let last = dated.iter().map(|(date, _)| *date).max()?;
    let (unit, begins) = parts(first, last);
    let tags = most_used(&dated);
    let counts = count(&dated, &begins, &tags);
    let filled = counts.iter().filter(|row| row.iter().any(|n| *n > 0));
    if dated.len() < DOCUMENTS || filled.count() < 2 {
        return None;
    }
    let series = series(page, &dated, &tags);
    let highest = counts.iter().map(|row| row.iter().sum()).max();
    let most = highest.unwrap_or(0).max(LOWEST);
    Some(ByTime {
        key: match unit {
            Unit::Week => "documents-by-week",
            Unit::Month => "documents-by-month",
            Unit::Year => "documents-by-year",
        },
        few: begins.len() <= 12,
        most,
        undated: documents.len() - dated.len(),
        from: end(page, unit, first),
        to: end(page, unit, last),
        bars: bars(&counts, most),
        rows: begins
            .iter()
            .zip(&counts)
            .filter(|(_, row)| row.iter().any(|n| *n > 0))
            .map(|(begins, row)| Row {
                period: period(page, unit, *begins),
                counts: row[..series.len()].to_vec(),
                total: row.iter().sum(),
            })
            .collect(),
        series,
    })
}

/// The languages that get a colour of their own, most used first.
fn most_used<'a>(dated: &[(NaiveDate, &'a str)]) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, tag) in dated {
        *counts.entry(tag).or_default() += 1;
    }
    let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
    all.sort_by_key(|&(tag, count)| (Reverse(count), tag));
    // A single language too many is shown rather than called another one.
    if all.len() > LANGUAGES + 1 {
        all.truncate(LANGUAGES);
    }
    all.into_iter().map(|(tag, _)| tag).collect()
}

/// Documents by part of the time and language; the last column is for all other languages.
fn count(dated: &[(NaiveDate, &str)], begins: &[NaiveDate], tags: &[&str]) -> Vec<Vec<usize>> {
    let mut counts = vec![vec![0; tags.len() + 1]; begins.len()];
    for (date, tag) in dated {
        let column = tags.iter().position(|known| known == tag);
        counts[part_of(begins, *date)][column.unwrap_or(tags.len())] += 1;
    }
    counts
}

fn series(page: &PageContext<'_>, dated: &[(NaiveDate, &str)], tags: &[&str]) -> Vec<Series> {
    let total = |wanted: &dyn Fn(&str) -> bool| dated.iter().filter(|(_, t)| wanted(t)).count();
    let mut out: Vec<Series> = tags
        .iter()
        .enumerate()
        .map(|(at, tag)| Series {
            name: page.label(tag).name,
            colour: at + 1,
            total: total(&|other| other == *tag),
        })
        .collect();
    let others = total(&|other| !tags.contains(&other));
    if others > 0 {
        out.push(Series {
            name: page.edition.words.plain("other-languages"),
            colour: LANGUAGES + 1,
            total: others,
        });
    }
    out
}

/// The bars from the ground up, the most used language lowest.
fn bars(counts: &[Vec<usize>], most: usize) -> Vec<Bar> {
    // A fifth of each part stays free, to separate the bars.
    let whole = counts.len() * 10;
    let mut out = Vec::new();
    for (at, row) in counts.iter().enumerate() {
        let mut below = 0;
        for (language, count) in row.iter().enumerate().filter(|(_, count)| **count > 0) {
            let top = (below + count) * HEIGHT / most;
            out.push(Bar {
                colour: (language + 1).min(LANGUAGES + 1),
                x: percent(at * 10 + 1, whole),
                y: HEIGHT - top,
                width: percent(8, whole),
                height: (top - below * HEIGHT / most).max(1),
            });
            below += count;
        }
    }
    out
}

/// What a part of the time is called in the table.
fn period(page: &PageContext<'_>, unit: Unit, begins: NaiveDate) -> String {
    match unit {
        Unit::Week => page.days(begins, begins + Days::new(6)),
        _ => end(page, unit, begins),
    }
}

/// A label at an end of the time axis.
fn end(page: &PageContext<'_>, unit: Unit, day: NaiveDate) -> String {
    match unit {
        Unit::Week => page.day(day).text,
        Unit::Month => dates::month(page.pack(), day),
        Unit::Year => day.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_on_the_ground_and_on_one_another() {
        let found = bars(&[vec![2, 1, 0], vec![0, 0, 0], vec![0, 0, 3]], 3);
        let places: Vec<(usize, &str, usize, usize)> = found
            .iter()
            .map(|bar| (bar.colour, bar.x.as_str(), bar.y, bar.height))
            .collect();
        assert_eq!(
            places,
            [
                (1, "3.33%", 40, 80),
                (2, "3.33%", 0, 40),
                (3, "70%", 0, 120)
            ]
        );
    }

    #[test]
    fn rare_languages_share_a_colour() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 1).unwrap();
        let of = |tags: &[&'static str]| -> Vec<(NaiveDate, &'static str)> {
            tags.iter().map(|tag| (day, *tag)).collect()
        };
        let six = of(&["a", "b", "c", "d", "e", "f"]);
        assert_eq!(most_used(&six).len(), 6);
        let seven = of(&["a", "b", "c", "d", "e", "f", "g", "g"]);
        assert_eq!(most_used(&seven), ["g", "a", "b", "c", "d"]);
        assert_eq!(count(&seven, &[day], &["g", "a"]), [[2, 1, 5]]);
    }
}
