//! Completes dates: a missing year comes from documents about the same event, else from the years that the text names.

use crate::model::{DateReading, Document, Groups, Published, Reason};
use chrono::{Datelike, NaiveDate};

/// The date of each document, `None` if unknown. An inferred year carries its reason; the clock plays no part.
pub(super) fn complete(documents: &[Document], groups: &Groups) -> Vec<Option<Published>> {
    let whole: Vec<Option<NaiveDate>> = documents
        .iter()
        .map(|document| {
            document
                .published
                .as_ref()
                .and_then(|reading| date_in(reading, reading.year?))
        })
        .collect();
    let newest_year = whole.iter().flatten().map(NaiveDate::year).max();
    let neighbours = Neighbours::new(documents.len(), groups);
    documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            let reading = document.published.as_ref()?;
            if let Some(date) = whole[at] {
                return Some(published(reading, date, Vec::new(), None));
            }
            let (year, basis) = neighbours
                .year_beside(at, reading, &whole)
                .or_else(|| year_in_text(document, reading, newest_year))?;
            let date = date_in(reading, year)?;
            Some(published(reading, date, vec!["year".into()], Some(basis)))
        })
        .collect()
}

/// How far two texts about one event are apart at most, in days, where one tells the year of the other.
const NEAR: i64 = 120;

/// For each document, the documents about the same event.
struct Neighbours {
    beside: Vec<Vec<usize>>,
}

impl Neighbours {
    fn new(count: usize, groups: &Groups) -> Self {
        let mut beside = vec![Vec::new(); count];
        for event in &groups.events {
            let members: Vec<usize> = event
                .iter()
                .flat_map(|story| groups.stories[*story].iter().copied())
                .collect();
            for &member in &members {
                beside[member] = members.clone();
            }
        }
        Self { beside }
    }

    /// The year in which the date is closest to a dated text about the same event, preferring years that match the weekday in the text; `None`
    /// where no such text is near.
    fn year_beside(
        &self,
        at: usize,
        reading: &DateReading,
        whole: &[Option<NaiveDate>],
    ) -> Option<(i32, Reason)> {
        self.beside[at]
            .iter()
            .filter_map(|other| whole[*other])
            .flat_map(|near| (near.year() - 1..=near.year() + 1).map(move |year| (near, year)))
            .filter_map(|(near, year)| {
                let date = date_in(reading, year)?;
                let distance = (date - near).num_days().abs();
                Some((!is_weekday_right(reading, year), distance, near, year))
            })
            .min()
            .filter(|(_, distance, _, _)| *distance <= NEAR)
            .map(|(_, _, near, year)| (year, Reason::YearOfAnotherText { date: near }))
    }
}

/// The year that the text names, but not after the newest dated document. If the text gives a weekday: the latest such year that matches it, else the
/// following year if that matches, since texts look back more often than ahead. Without one, the later of
/// two consecutive years; years further apart leave open which it is.
fn year_in_text(
    document: &Document,
    reading: &DateReading,
    newest_year: Option<i32>,
) -> Option<(i32, Reason)> {
    let newest = newest_year.unwrap_or(i32::MAX);
    let named = document
        .years
        .iter()
        .copied()
        .filter(|year| *year <= newest);
    let (first, latest) = (named.clone().min()?, named.clone().max()?);
    let year = match reading.weekday {
        None => Some(latest).filter(|_| latest - first <= 1),
        Some(_) => {
            let right = |year: &i32| is_weekday_right(reading, *year);
            let next = Some(latest + 1).filter(|next| *next <= newest);
            named.filter(right).max().or(next.filter(right))
        }
    }?;
    let years = document.years.clone();
    Some((year, Reason::LatestYearNamed { years }))
}

/// Whether the weekday in the text, if any, is right in this year.
fn is_weekday_right(reading: &DateReading, year: i32) -> bool {
    let Some(weekday) = reading.weekday else {
        return true;
    };
    date_in(reading, year).is_some_and(|date| date.weekday() == weekday)
}

fn date_in(reading: &DateReading, year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, reading.month, reading.day)
}

fn published(
    reading: &DateReading,
    date: NaiveDate,
    inferred: Vec<String>,
    year_basis: Option<Reason>,
) -> Published {
    Published {
        date,
        time: reading.time,
        offset: reading.offset,
        basis: reading.basis,
        inferred,
        year_basis,
        span: reading.span,
    }
}
