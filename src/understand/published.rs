//! When a text was published, as far as the text says.

use super::dates::{DateFound, DateWords, find_dates};
use super::layout::{
    DateLine, Dateline, Layout, LayoutWords, read_date_line, says_when_published,
    without_other_dates,
};
use super::stamp::find_stamp;
use crate::model::{DateBasis, DatePlace, DateReading, Diagnostic, PageDate, SourceFile, Span};
use chrono::{Datelike, NaiveDate};

/// The date of publication from the most trusted source that has one: the owner, the date that a page states or shows, a date line, the file's
/// metadata, the dateline, a stamp among the first sentences, the file's name. Any other date in the text is the date of something else.
///
/// A source with a year takes precedence over one without.
pub(super) fn read_published(
    source: &SourceFile,
    layout: &Layout,
    dateline: Option<(&Dateline, usize)>,
    layout_words: &LayoutWords,
) -> Option<DateReading> {
    let phrases = layout_words.phrases;
    let words = &phrases.months;
    if let Some(stated) = stated(&source.declared.date, DateBasis::FrontMatter, words) {
        return Some(stated);
    }
    if let Some(found) = in_metadata(source, layout_words) {
        return Some(found);
    }
    let metadata = || stated(&source.embedded.date, DateBasis::Metadata, words);
    let dateline = dateline.and_then(|(dateline, start)| {
        let mut found = dateline.date.clone()?;
        found.span = found.span.shifted(start);
        Some(reading(found, DateBasis::Dateline, true))
    });
    let whole = |reading: &DateReading| reading.year.is_some();
    relative_to_another_day(source, layout)
        .or_else(|| best_date_line(layout).filter(whole))
        .or_else(|| metadata().filter(whole))
        .or_else(|| dateline.clone().filter(whole))
        .or_else(|| {
            let found = find_stamp(&source.text, layout, phrases)?;
            Some(reading(found, DateBasis::Header, true))
        })
        .or_else(|| in_file_name(&source.name))
        .or_else(|| best_date_line(layout))
        .or_else(metadata)
        .or(dateline)
}

/// The first full date among those that the file states or shows; before one of a later change, the only date that a line says to be that of publication.
fn in_metadata(source: &SourceFile, words: &LayoutWords) -> Option<DateReading> {
    let in_place = |wanted: fn(DatePlace) -> bool| {
        let dates = source.dates.iter().filter(move |date| wanted(date.place));
        dates.filter_map(|shown| date_shown(shown, words).filter(|found| found.year.is_some()))
    };
    let found = in_place(|place| !matches!(place, DatePlace::Labelled | DatePlace::Changed))
        .next()
        .or_else(|| {
            let mut all = in_place(|place| place == DatePlace::Labelled);
            let first = all.next()?;
            all.all(|other| other.date() == first.date())
                .then_some(first)
        })
        .or_else(|| in_place(|place| place == DatePlace::Changed).next())?;
    Some(reading(found, DateBasis::Metadata, false))
}

/// The date that a page states or shows, as far as it may be the date of publication: a line that readers see may say when something else happened.
fn date_shown(shown: &PageDate, words: &LayoutWords) -> Option<DateFound> {
    let text = &shown.text;
    if matches!(shown.place, DatePlace::Line | DatePlace::Labelled) {
        if shown.place == DatePlace::Labelled && !is_labelled(text, words) {
            return None;
        }
        return match read_date_line(text, false, words)? {
            DateLine::Date(found) => Some(found),
            DateLine::Relative(_) | DateLine::Time => None,
        };
    }
    let mut dates = find_dates(text, &words.phrases.months);
    if shown.place == DatePlace::Marked {
        dates = without_other_dates(text, dates, words);
    }
    dates.into_iter().find(|found| found.year.is_some())
}

/// Whether a line says of its dates that they are those of publication.
fn is_labelled(line: &str, words: &LayoutWords) -> bool {
    let dates = find_dates(line, &words.phrases.months);
    let spans: Vec<Span> = dates.iter().map(|date| date.span).collect();
    says_when_published(line, &spans, words)
}

/// The warning about a date whose day and month may be swapped.
pub(super) fn doubt(path: &str, published: Option<&DateReading>) -> Option<Diagnostic> {
    let reading = published.filter(|reading| reading.ambiguous)?;
    let year = reading.year?;
    let taken = NaiveDate::from_ymd_opt(year, reading.month, reading.day)?;
    let other = NaiveDate::from_ymd_opt(year, reading.day, reading.month)?;
    Some(
        Diagnostic::note(format!(
            "the date of publication could be {taken} or {other}; {taken} is taken, as the language writes dates"
        ))
        .at(path)
        .hint(format!("write `date: {taken}` or `date: {other}` in the front matter")),
    )
}

/// A date from outside the text.
fn stated(date: &Option<String>, basis: DateBasis, words: &DateWords) -> Option<DateReading> {
    let found = find_dates(date.as_deref()?, words).into_iter().next()?;
    Some(reading(found, basis, false))
}

/// The earliest date with a year in the date lines above the body, as a text is published before it is updated. Otherwise that of the first line
/// with a year, otherwise of the first line.
fn best_date_line(layout: &Layout) -> Option<DateReading> {
    let lines = &layout.date_lines;
    let body = layout
        .body
        .first()
        .map_or(usize::MAX, |block| block.span().start);
    let chosen = lines
        .iter()
        .filter(|found| found.year.is_some() && found.span.start < body)
        .min_by_key(|found| found.date())
        .or_else(|| lines.iter().find(|found| found.year.is_some()))
        .or_else(|| lines.first())?;
    Some(reading(chosen.clone(), DateBasis::Header, true))
}

/// "Yesterday, 14:05" in a date line above the body, relative to the day in the head of the page or the name of the file; `None` without one.
fn relative_to_another_day(source: &SourceFile, layout: &Layout) -> Option<DateReading> {
    let body = layout
        .body
        .first()
        .map_or(usize::MAX, |block| block.span().start);
    let relative = layout
        .relative_dates
        .first()
        .filter(|found| found.span.start < body)?;
    let anchor = best_date_line(layout)
        .filter(|reading| reading.year.is_some())
        .or_else(|| in_file_name(&source.name))?;
    let day = NaiveDate::from_ymd_opt(anchor.year?, anchor.month, anchor.day)?;
    let (day, time) = relative.from_anchor(day, anchor.time)?;
    Some(DateReading {
        year: Some(day.year()),
        month: day.month(),
        day: day.day(),
        weekday: None,
        ambiguous: false,
        time,
        span: Some(relative.span),
        basis: DateBasis::Header,
        offset: anchor.offset,
    })
}

/// `2025-12-10-title.txt`, `20251210.md`: only with the year first, because no other number looks so.
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
    let found = find_dates(padded, &DateWords::default())
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
        weekday: found.weekday,
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
