//! The lists of a person, a topic or an outlet that are too long for one page, by year, so that no page grows with the archive.

use super::Subject;
use super::paging::{FIRST, PAGE};
use crate::model::{Archive, SourcedText};
use chrono::{Datelike, NaiveDate};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Subjects with long lists, and the parts of these lists.
pub(crate) type Years = BTreeMap<Subject, Vec<YearPart>>;

/// All that a subject has of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct YearPart {
    /// The year; `None` for what has no date.
    pub(crate) year: Option<i32>,
    /// Its events, in the archive's order.
    pub(crate) events: Vec<usize>,
    /// Its documents, newest first.
    pub(crate) documents: Vec<usize>,
    /// Its quotations, by place in the subject's list.
    pub(crate) quotations: Vec<usize>,
}

impl YearPart {
    /// How many pages it fills.
    pub(crate) fn pages(&self) -> usize {
        self.events
            .len()
            .max(self.documents.len())
            .max(self.quotations.len())
            .div_ceil(PAGE)
            .max(1)
    }

    /// Its file beside the subject's first page; pages count from 1.
    pub(crate) fn file(&self, page: usize) -> String {
        let name = match self.year {
            Some(year) => year.to_string(),
            None => "undated".to_string(),
        };
        match page {
            0 | 1 => format!("{name}.html"),
            _ => format!("{name}-{page}.html"),
        }
    }
}

/// The parts of every subject that has more of something than fits on its first page.
pub(crate) fn of_all(archive: &Archive, subjects: impl Iterator<Item = Subject>) -> Years {
    subjects
        .filter_map(|subject| {
            let long = |length: usize| length > FIRST;
            let documents = subject.documents(archive);
            let is_long = long(documents.len())
                || long(subject.events(archive).len())
                || long(subject.quotations(archive).len());
            is_long.then(|| (subject, parts(archive, subject, &documents)))
        })
        .collect()
}

/// Newest year first, what has no date last.
fn parts(archive: &Archive, subject: Subject, documents: &[usize]) -> Vec<YearPart> {
    let mut documents = documents.to_vec();
    let published = |document: usize| archive.documents[document].published.as_ref();
    documents.sort_by_key(|&document| {
        let when = published(document).map(|p| (p.date, p.time));
        (Reverse(when), document)
    });
    let mut parts: BTreeMap<Reverse<Option<i32>>, YearPart> = BTreeMap::new();
    let mut put =
        |date: Option<NaiveDate>, place: usize, list: fn(&mut YearPart) -> &mut Vec<usize>| {
            let year = date.map(|date| date.year());
            let part = parts.entry(Reverse(year)).or_insert_with(|| YearPart {
                year,
                ..YearPart::default()
            });
            list(part).push(place);
        };
    for &event in subject.events(archive).iter() {
        put(archive.events[event].first_date, event, |part| {
            &mut part.events
        });
    }
    for &document in &documents {
        let date = published(document).map(|p| p.date);
        put(date, document, |part| &mut part.documents);
    }
    for (place, quotation) in subject.quotations(archive).iter().enumerate() {
        put(day_of(archive, quotation), place, |part| {
            &mut part.quotations
        });
    }
    parts.into_values().collect()
}

/// The day of the first text that has a quotation.
fn day_of(archive: &Archive, quotation: &SourcedText) -> Option<NaiveDate> {
    let document = quotation.places.first()?.document;
    Some(archive.documents[document].published.as_ref()?.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_many_texts_has_several_pages() {
        let part = YearPart {
            year: Some(2024),
            events: (0..120).collect(),
            ..YearPart::default()
        };
        assert_eq!(part.pages(), 3);
        assert_eq!([part.file(1), part.file(3)], ["2024.html", "2024-3.html"]);
        assert_eq!(YearPart::default().file(1), "undated.html");
    }

    #[test]
    fn what_has_no_date_comes_last() {
        let mut archive = crate::render::fixture::archive();
        archive.people[0].events = vec![1, 0, 2];
        let subject = Subject::Person(0);
        let found = parts(&archive, subject, &subject.documents(&archive));
        let years: Vec<Option<i32>> = found.iter().map(|part| part.year).collect();
        assert_eq!(years, [Some(2025), None]);
        assert_eq!(
            (&found[0].events, &found[1].events),
            (&vec![1, 0], &vec![2])
        );
        assert!(of_all(&archive, [subject].into_iter()).is_empty());
    }
}
