//! Lines in the head of a text that say nothing but that it is not to be published yet: "DRAFT", "НЕ ДЛЯ ПУБЛИКАЦИИ", "EMBARGOED UNTIL 1 January 2099".
//!
//! Press offices write so, often in another language than the text's: the words of every pack count. A headline that has more to say ("Embargo
//! lifted") is no mark.

use super::dates::{DateFound, find_dates};
use super::layout::LayoutWords;
use crate::model::{Block, Moment, PublicationMark, SourceFile, Span};
use crate::text::FoldedWords;
use chrono::NaiveDate;

/// Most blocks in the head of a text.
const HEAD: usize = 12;

/// A block of more code points is the story, below which no mark is looked for.
const STORY: usize = 240;

/// The longest mark, in code points.
const LONGEST: usize = 160;

/// Most words behind a time of day that are no part of it: "10:00 Astana time".
const BEHIND_TIME: usize = 3;

/// The marks of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// The strictest of them.
    pub(super) mark: Option<PublicationMark>,
    /// Blocks that are nothing but marks.
    pub(super) spans: Vec<Span>,
}

impl Marks {
    /// The blocks without those that are marks, and the places of the latter. All stay where nothing else would be left.
    pub(super) fn take_off(&self, blocks: &[Block]) -> (Vec<Block>, Vec<Span>) {
        let is_mark = |block: &Block| self.spans.contains(&block.span());
        let (marks, others): (Vec<&Block>, Vec<&Block>) =
            blocks.iter().partition(|block| is_mark(block));
        match others.is_empty() {
            true => (blocks.to_vec(), Vec::new()),
            false => (
                others.into_iter().cloned().collect(),
                marks.into_iter().map(Block::span).collect(),
            ),
        }
    }

    /// Takes in a mark. One without an end is stricter than one with, and a later end than an earlier one.
    fn add(&mut self, mark: PublicationMark) {
        let end = |mark: &PublicationMark| mark.until.map(|until| (until.date, until.time));
        let is_stricter = match &self.mark {
            None => true,
            Some(known) => match (end(known), end(&mark)) {
                (None, _) => false,
                (Some(_), None) => true,
                (Some(known), Some(found)) => found > known,
            },
        };
        if is_stricter {
            self.mark = Some(mark);
        }
    }
}

/// Finds the marks in the head of a text. `boilerplate` are parts of the file that are no block of it: a mark recurs in many texts.
pub(super) fn find_marks(source: &SourceFile, boilerplate: &[Span], words: &LayoutWords) -> Marks {
    let text = source.text.as_str();
    let blocks = source.blocks.iter().take(HEAD);
    let mut parts: Vec<(Span, String)> = blocks
        .map(|block| (block.span(), visible_lines(block, text)))
        .collect();
    let recurring = boilerplate.iter().take(HEAD);
    parts.extend(recurring.map(|span| (*span, span.of(text).to_owned())));
    parts.sort_by_key(|(span, _)| *span);
    let mut found = Marks::default();
    for (span, part) in parts.into_iter().take(HEAD) {
        let lines: Vec<&str> = part
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let marks: Vec<PublicationMark> = lines
            .iter()
            .map_while(|line| read_mark(line, words))
            .collect();
        if !marks.is_empty() && marks.len() == lines.len() {
            found.spans.push(span);
        }
        let first = source
            .format
            .is_plain_text()
            .then(|| text[..span.start].matches('\n').count() + 1);
        for (below, mark) in marks.into_iter().enumerate() {
            found.add(PublicationMark {
                line: first.map(|first| first + below),
                ..mark
            });
        }
        if part.chars().count() > STORY {
            break;
        }
    }
    found
}

/// The visible text of a block, with the ends of its lines, which may lie between its runs.
fn visible_lines(block: &Block, text: &str) -> String {
    let mut out = String::new();
    let mut end = None;
    for run in &block.runs {
        let between = end.and_then(|end: usize| text.get(end..run.start));
        if between.is_some_and(|between| between.contains('\n')) {
            out.push('\n');
        }
        out.push_str(run.of(text));
        end = Some(run.end);
    }
    out
}

/// What a line marks if it is made of nothing but words of a mark and, beside them, a moment.
pub(super) fn read_mark(line: &str, words: &LayoutWords) -> Option<PublicationMark> {
    if line.chars().count() > LONGEST {
        return None;
    }
    let folded = FoldedWords::of(line, Span::new(0, line.len()));
    let Phrases {
        is_embargo,
        from,
        rest,
    } = phrases_of(&folded, words)?;
    let mark = |until: Option<Moment>| PublicationMark {
        words: line.split_whitespace().collect::<Vec<_>>().join(" "),
        is_embargo,
        until,
        line: None,
    };
    if rest.is_empty() {
        return Some(mark(None));
    }
    let dates = dates_in(line, words);
    let in_date = |span: &Span| dates.iter().any(|date| date.span.contains(span));
    let states_time = |span: &Span| {
        let word = span.of(line);
        let is_name = word.chars().count() > 3
            && words.phrases.months.is_calendar_word(word)
            && !words.phrases.is_function_word(word);
        is_name || word.contains(char::is_numeric) || in_date(span)
    };
    // "US embargo" begins with a country; "1 Ocak 2099'a kadar ambargolu" begins with a date.
    let begins_with_date = dates.iter().any(|date| date.span.start < from);
    let is_link = |span: &Span| {
        let word = span.of(line);
        let in_own_language = words.phrases.is_function_word(word);
        let in_any = || words.book.every().any(|any| any.is_function_word(word));
        in_own_language || is_embargo && in_any()
    };
    let belongs = |span: &Span| {
        states_time(span)
            || words.phrases.months.is_calendar_word(span.of(line))
            || (span.start > from || begins_with_date) && is_link(span)
            // "10pm"
            || line[..span.start].ends_with(char::is_numeric)
            // "v2", "v. 3"
            || is_letter_before_number(span, line)
    };
    let others: Vec<&Span> = rest.iter().filter(|span| !belongs(span)).collect();
    let timed = dates.iter().filter(|date| date.time.is_some());
    let time_from = timed.map(|date| date.span.start).min();
    // A time of day that cannot be read: "5 May 2099, 9 A.M. ET", "5 maja 2099, godz. 10:00".
    let is_behind_date = |span: &Span| dates.iter().any(|date| date.span.end <= span.start);
    let hour = rest
        .iter()
        .position(|span| is_behind_date(span) && !in_date(span) && is_hour(span, line));
    let unread_hour = hour.filter(|_| time_from.is_none());
    // A word such as "at" may stand before it.
    let before_hour = unread_hour
        .and_then(|at| rest.get(at.checked_sub(1)?))
        .filter(|span| is_behind_date(span))
        .map(|span| span.start.saturating_sub(1));
    let hour_from = unread_hour.map(|at| rest[at].start);
    let time_from = time_from.or(before_hour).or(hour_from);
    let are_behind_time = others.len() <= BEHIND_TIME
        && time_from.is_some_and(|from| others.iter().all(|span| span.start > from));
    let says_when = rest.iter().any(states_time);
    let fits = says_when && (others.is_empty() || is_embargo && are_behind_time);
    let has_end = is_embargo && (unread_hour.is_none() || others.is_empty());
    fits.then(|| mark(end_of_embargo(&dates).filter(|_| has_end)))
}

/// Whether a number is followed by minutes, or by a mark of the hour in one or two letters: "10:00", "9 a.m.", "10 h".
fn is_hour(span: &Span, line: &str) -> bool {
    let word = span.of(line);
    let parts = [':', '.'];
    let is_number = word.starts_with(char::is_numeric)
        && word.chars().all(|c| c.is_numeric() || parts.contains(&c));
    let behind = &line[span.end..];
    let has_minutes = word.contains(parts)
        || behind
            .strip_prefix(parts)
            .is_some_and(|minutes| minutes.starts_with(char::is_numeric));
    let letters = behind
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .count();
    is_number && (has_minutes || matches!(letters, 1 | 2))
}

/// Whether a word is a single letter with a number behind it.
fn is_letter_before_number(span: &Span, line: &str) -> bool {
    let behind = line[span.end..].trim_start_matches(['.', ' ']);
    span.of(line).chars().count() == 1 && behind.starts_with(char::is_numeric)
}

/// The phrases of marks in a line, and its other words.
struct Phrases {
    is_embargo: bool,
    /// Where the first of them begins.
    from: usize,
    rest: Vec<Span>,
}

fn phrases_of(line: &FoldedWords, words: &LayoutWords) -> Option<Phrases> {
    let all: Vec<(&str, Span)> = line.iter().collect();
    let (mut from, mut is_embargo, mut rest) = (None, false, Vec::new());
    let mut at = 0;
    while let Some((word, span)) = all.get(at) {
        let embargo = words.book.embargo().length_at(line, at, word);
        let other = words.book.not_for_publication().length_at(line, at, word);
        match embargo.max(other) {
            Some(length) => {
                from.get_or_insert(span.start);
                is_embargo |= embargo.is_some() && embargo >= other;
                at += length;
            }
            None => {
                rest.push(*span);
                at += 1;
            }
        }
    }
    Some(Phrases {
        is_embargo,
        from: from?,
        rest,
    })
}

/// The dates of a line in the text's language or in English, else in any language.
fn dates_in(line: &str, words: &LayoutWords) -> Vec<DateFound> {
    let own = find_dates(line, &words.phrases.months);
    if own.iter().any(|date| date.year.is_some()) {
        return own;
    }
    let every = words.book.every();
    let whole: Vec<DateFound> = every
        .flat_map(|phrases| find_dates(line, &phrases.months))
        .filter(|date| date.year.is_some())
        .collect();
    match whole.is_empty() {
        true => own,
        false => whole,
    }
}

/// The latest moment that the dates may mean; `None` if one of them may be any.
fn end_of_embargo(dates: &[DateFound]) -> Option<Moment> {
    let moments: Option<Vec<Moment>> = dates.iter().map(latest_reading).collect();
    moments?
        .into_iter()
        .max_by_key(|moment| (moment.date, moment.time))
}

fn latest_reading(found: &DateFound) -> Option<Moment> {
    let date = found.date()?;
    let swapped = match (found.ambiguous, found.year) {
        (true, Some(year)) => NaiveDate::from_ymd_opt(year, found.day, found.month),
        _ => None,
    };
    Some(Moment {
        date: swapped.map_or(date, |swapped| swapped.max(date)),
        time: found.time,
        offset: found.offset,
    })
}

#[cfg(test)]
mod tests;
