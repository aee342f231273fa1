//! When a text was published, as far as it says so itself.

use super::dates::{DateFound, MonthWords, find_dates};
use super::layout::{Dateline, Layout};
use crate::model::{DateBasis, DateReading, SourceFile};

/// The date of publication from the most trusted place that has one: the owner, a date line, the file's metadata, the dateline, the head of the text
/// (date and time of day together), the file's name. A date elsewhere in the text is the date of something else.
pub(super) fn read_published(
    source: &SourceFile,
    layout: &Layout,
    dateline: Option<(&Dateline, usize)>,
    months: &MonthWords,
) -> Option<DateReading> {
    let stated = |date: &Option<String>, basis| {
        let found = find_dates(date.as_deref()?, months).into_iter().next()?;
        Some(reading(DateFound { ..found }, basis, false))
    };
    stated(&source.declared.date, DateBasis::FrontMatter)
        .or_else(|| in_metadata(source, months))
        .or_else(|| best_date_line(layout))
        .or_else(|| stated(&source.embedded.date, DateBasis::Metadata))
        .or_else(|| {
            let (dateline, start) = dateline?;
            let mut found = dateline.date.clone()?;
            found.span = found.span.shifted(start);
            Some(reading(found, DateBasis::Dateline, true))
        })
        .or_else(|| in_head(source, layout, months))
        .or_else(|| in_file_name(&source.name))
}

/// The first full date among those that the file format states or shows.
fn in_metadata(source: &SourceFile, months: &MonthWords) -> Option<DateReading> {
    source.dates.iter().find_map(|stated| {
        let found = find_dates(stated, months)
            .into_iter()
            .find(|found| found.year.is_some())?;
        Some(reading(found, DateBasis::Metadata, false))
    })
}

/// The first date line with a year, else the first.
fn best_date_line(layout: &Layout) -> Option<DateReading> {
    let lines = &layout.date_lines;
    let chosen = lines
        .iter()
        .find(|found| found.year.is_some())
        .or_else(|| lines.first())?;
    Some(reading(chosen.clone(), DateBasis::Header, true))
}

/// A full date with a time of day in the first 60 characters of one of the first three paragraphs: what agencies put before their text.
fn in_head(source: &SourceFile, layout: &Layout, months: &MonthWords) -> Option<DateReading> {
    layout.body.iter().take(3).find_map(|block| {
        let span = block.span();
        let head: String = span.of(&source.text).chars().take(100).collect();
        let mut found = find_dates(&head, months).into_iter().find(|found| {
            found.year.is_some()
                && found.time.is_some()
                && head[..found.span.start].chars().count() <= 60
        })?;
        found.span = found.span.shifted(span.start);
        Some(reading(found, DateBasis::Header, true))
    })
}

/// `2025-12-10-title.txt`, `20251210.md`: only year first, which no other number looks like.
fn in_file_name(name: &str) -> Option<DateReading> {
    let file = name.rsplit('/').next()?;
    let spaced: String = file
        .chars()
        .map(|c| if matches!(c, '_' | ' ') { ' ' } else { c })
        .collect();
    let stem = spaced
        .rsplit_once('.')
        .map_or(spaced.as_str(), |(stem, _)| stem);
    let padded = stem
        .get(..10)
        .filter(|start| start.bytes().filter(|b| b.is_ascii_digit()).count() == 8)
        .unwrap_or(stem);
    let found = find_dates(padded, &MonthWords::default())
        .into_iter()
        .find(|found| {
            let written = found.span.of(padded);
            written.starts_with("19") || written.starts_with("20")
        })?;
    Some(reading(found, DateBasis::FileName, false))
}

fn reading(found: DateFound, basis: DateBasis, in_text: bool) -> DateReading {
    DateReading {
        year: found.year,
        month: found.month,
        day: found.day,
        time: found.time,
        offset: found.offset,
        basis,
        span: in_text.then_some(found.span),
        ambiguous: found.ambiguous,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_with_the_year_first() {
        for name in ["2025-12-10-bridge.txt", "a/20251210.md", "2025-12-10.txt"] {
            let found = in_file_name(name).expect(name);
            assert_eq!((found.year, found.month, found.day), (Some(2025), 12, 10));
        }
        for name in ["000_e852dc7af05b864c.txt", "12345678.txt", "notes.txt"] {
            assert_eq!(in_file_name(name), None, "{name}");
        }
    }
}
