//! Lines that say when a text was published, and dates before or after a headline.

use super::date_labels::{says_when_published, without_other_dates};
use super::sentence_end::ends_sentence;
use super::{Layout, LayoutWords};
use crate::model::{Block, Furniture, FurnitureKind, Span};
use crate::text::{Token, TokenKind, tokens};
use crate::understand::dates::{
    DateFound, DateWords, RelativeDate, find_dates, find_relative, has_digit,
};
use crate::understand::outlet::headline_before_outlet;

/// The contents of a date line.
pub(crate) enum DateLine {
    /// A day.
    Date(DateFound),
    /// A moment relative to another day.
    Relative(RelativeDate),
    /// Only a time of day.
    Time,
}

/// The longest date line, in code points.
const LONGEST: usize = 160;

/// Most words beside the date in a date line.
const FEW: usize = 3;

/// Most words between two bars, and in all beside the date, in a line of outlet, section, author and date.
const IN_SEGMENT: usize = 6;
const BETWEEN_BARS: usize = 12;

/// Signs that separate the entries of such a line.
const BARS: [&str; 7] = ["|", "•", "·", "‖", "—", "–", "/"];

/// A line with a date and at most three other words, or with entries between bars. Of several days the earliest counts, as a text is published
/// before it is updated. The very first line may be a headline with bars, so only the number of words counts there.
pub(super) fn date_line(
    text: &str,
    block: &Block,
    first_line: bool,
    words: &LayoutWords,
) -> Option<DateLine> {
    let span = block.span();
    Some(match read_date_line(span.of(text), first_line, words)? {
        DateLine::Date(found) => DateLine::Date(shifted(found, span.start)),
        DateLine::Relative(mut found) => {
            found.span = found.span.shifted(span.start);
            DateLine::Relative(found)
        }
        DateLine::Time => DateLine::Time,
    })
}

/// The same of a line by itself.
pub(crate) fn read_date_line(
    line: &str,
    first_line: bool,
    words: &LayoutWords,
) -> Option<DateLine> {
    if line.len() > LONGEST * 4 || !has_digit(line) || line.chars().count() > LONGEST {
        return None;
    }
    // "— Anna Haverford, 10 December": a quotation's source.
    if line.starts_with(['—', '–', '―']) {
        return None;
    }
    let dates = find_dates(line, &words.phrases.months);
    if dates.is_empty() {
        return without_date(line, &words.phrases.months);
    }
    let spans: Vec<Span> = dates.iter().map(|date| date.span).collect();
    let fits = is_little_more(line, &spans)
        || says_when_published(line, &spans, words)
        || !first_line && is_row_of_entries(line, &spans);
    if !fits {
        return None;
    }
    earliest(&without_other_dates(line, dates, words)).map(|found| DateLine::Date(found.clone()))
}

/// The earliest date with a year, else the first.
fn earliest(dates: &[DateFound]) -> Option<&DateFound> {
    let whole = dates.iter().filter(|date| date.date().is_some());
    whole
        .min_by_key(|date| date.date())
        .or_else(|| dates.first())
}

fn without_date(line: &str, words: &DateWords) -> Option<DateLine> {
    if let Some(found) = find_relative(line, words) {
        let few = words_outside(line, &[found.span]).len() <= FEW && !ends_sentence(line);
        return few.then_some(DateLine::Relative(found));
    }
    let digits = line.chars().filter(|c| c.is_numeric()).count();
    let clock = line.trim().split_once(':').is_some_and(|(hour, minute)| {
        [hour, minute].iter().all(|part| {
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_numeric)
        })
    });
    (clock && digits >= 3).then_some(DateLine::Time)
}

/// The words of the line outside its dates.
fn words_outside(line: &str, dates: &[Span]) -> Vec<Token> {
    tokens(line)
        .into_iter()
        .filter(|token| {
            token.kind == TokenKind::Word && !dates.iter().any(|date| date.contains(&token.span))
        })
        .collect()
}

fn is_little_more(line: &str, dates: &[Span]) -> bool {
    let others = words_outside(line, dates);
    if others.is_empty() {
        return true;
    }
    if line.chars().count() > 90 {
        return false;
    }
    let capitals = others
        .iter()
        .all(|token| !begins_small(token.span.of(line)));
    if ends_sentence(line) {
        // "Тараз. 5 мая.": a place before the day; "Он умер 5 мая." is a sentence.
        let first = dates.iter().map(|date| date.start).min().unwrap_or(0);
        let set_off = line[..first]
            .trim_end()
            .ends_with(['.', ',', '|', '—', '–']);
        return capitals
            && set_off
            && others.len() <= FEW
            && !line.trim_end().ends_with([':', ',', ';', '?', '!']);
    }
    others.len() <= FEW || others.len() <= 2 * FEW && capitals && line.contains([',', '|', '•'])
}

/// "Steppe Press | Politics | Anna Kim | 10 December 2025 | 758 views".
fn is_row_of_entries(line: &str, dates: &[Span]) -> bool {
    if ends_sentence(line) {
        return false;
    }
    let (mut in_segment, mut all, mut bars) = (0, 0, 0);
    for token in tokens(line) {
        if dates.iter().any(|date| date.contains(&token.span)) {
            continue;
        }
        if token.kind == TokenKind::Word {
            (in_segment, all) = (in_segment + 1, all + 1);
        } else if BARS.contains(&token.span.of(line)) {
            (in_segment, bars) = (0, bars + 1);
        }
        if in_segment > IN_SEGMENT || all > BETWEEN_BARS {
            return false;
        }
    }
    bars > 0
}

/// Separates dates from the first lines: "date 2025-12-10 Headline" and "Headline 10.12.2025 | 14:05" become a date line and another block.
pub(super) fn split_off_dates(
    text: &str,
    blocks: Vec<Block>,
    words: &LayoutWords,
    layout: &mut Layout,
) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        let span = block.span();
        let line = span.of(text);
        if at >= 2 || !has_digit(line) {
            out.push(block);
            continue;
        }
        let split = date_prefix(line, words)
            .map(|(found, start)| {
                (
                    Span::new(0, found.span.end),
                    found,
                    Span::new(start, line.len()),
                )
            })
            .or_else(|| {
                let (found, end) = date_suffix(line, words)?;
                let outlet = line[end..].find(char::is_alphanumeric);
                Some((
                    Span::new(end + outlet.unwrap_or(0), line.len()),
                    found,
                    Span::new(0, end),
                ))
            });
        match split {
            Some((date_line, found, rest)) => {
                layout.furniture.push(Furniture {
                    kind: FurnitureKind::DateLine,
                    span: date_line.shifted(span.start),
                });
                layout.date_lines.push(shifted(found, span.start));
                out.push(cut(&block, rest.shifted(span.start)));
            }
            None => out.push(block),
        }
    }
    out
}

/// The block's runs inside a span.
pub(super) fn cut(block: &Block, span: Span) -> Block {
    let runs = block
        .runs
        .iter()
        .filter(|run| run.overlaps(&span))
        .map(|run| Span::new(run.start.max(span.start), run.end.min(span.end)))
        .collect();
    Block {
        kind: block.kind,
        runs,
    }
}

/// A full date at the start of a line, after at most one label, and where the headline after it begins.
///
/// The name of a month alone does not separate the two, because sentences often begin with a date.
fn date_prefix(line: &str, words: &LayoutWords) -> Option<(DateFound, usize)> {
    let found = find_dates(line, &words.phrases.months).into_iter().next()?;
    found.year?;
    let before = &line[..found.span.start];
    let opening = tokens(before);
    let label = opening
        .first()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.of(before));
    let behind = line[found.span.end..].trim_start();
    let bars = ['|', ':', '—', '–', '-', '•'];
    let rest =
        behind.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || bars.contains(&c));
    // "On 21 December 2015 Taraz …" begins a sentence; "posted 21 December 2015 Taraz …" does not.
    let labelled = label.is_some_and(|word| {
        let capital = rest.chars().next().is_some_and(char::is_uppercase);
        before.trim_end().ends_with(':')
            || capital && word.chars().count() > 2 && !words.phrases.is_function_word(word)
    });
    let stamp = match label {
        Some(_) => labelled,
        None => behind.starts_with(bars) || found.bare_time || found.numeric,
    };
    let heads = opening.len() <= 2
        && count_words(before) <= 1
        && count_words(rest) >= 3
        && !begins_small(rest)
        && !rest.starts_with(['.', ';', '،', '，', '、', '。']);
    (stamp && heads).then_some((found, line.len() - rest.len()))
}

/// A full date at the end of a headline, and where the headline ends.
///
/// A sign precedes the date, or it is in numbers and no function word precedes it ("Rates on 10.12.2025" is what the text is about).
fn date_suffix(line: &str, words: &LayoutWords) -> Option<(DateFound, usize)> {
    let found = find_dates(line, &words.phrases.months).pop()?;
    found.year?;
    let behind = &line[found.span.end..];
    if behind.chars().any(char::is_alphanumeric) || behind.contains(['.', '?', '!', '"', '»']) {
        return None;
    }
    let before = line[..found.span.start].trim_end();
    let with_dash = [" -", " –", " —", " |"]
        .iter()
        .any(|sign| before.ends_with(sign));
    let set_off = with_dash
        || before.ends_with([
            '|', ',', '•', '·', '—', '–', '(', '.', '?', '!', '…', '"', '»', '”', ')',
        ]);
    let last_word = tokens(before)
        .pop()
        .filter(|token| token.kind == TokenKind::Word);
    let led_to = last_word.is_some_and(|token| {
        let word = token.span.of(before);
        words.phrases.is_function_word(word) || word.chars().count() <= 2
    });
    if !set_off && (led_to || !(found.numeric || found.bare_time)) {
        return None;
    }
    let headline = without_counters(before.trim_end_matches(['-', ' ']));
    let before_outlet = with_dash.then(|| headline_before_outlet(headline, words.outlets));
    match before_outlet.flatten() {
        // A headline, an outlet and a date are sure to be that, however short the headline is.
        Some(headline) => Some((found, headline.len())),
        None => (count_words(headline) >= 3).then_some((found, headline.len())),
    }
}

/// Removes "… 0 | 758 |" at the end: counts of comments and views between bars.
fn without_counters(headline: &str) -> &str {
    let sign = |c: char| c.is_whitespace() || matches!(c, '|' | ',' | '•' | '·' | '—' | '–' | '(');
    let trimmed = headline.trim_end_matches(sign);
    if !headline.ends_with(['|', '•', '·']) {
        return trimmed;
    }
    // Numbers between bars, and the one before the first bar.
    let mut rest = trimmed;
    loop {
        let bare = rest.trim_end_matches(char::is_numeric);
        let before = bare.trim_end_matches(sign);
        if bare.len() == rest.len() || before.len() == bare.len() {
            return rest;
        }
        rest = before;
        if !bare[before.len()..].contains(['|', '•', '·']) {
            return rest;
        }
    }
}

fn count_words(part: &str) -> usize {
    tokens(part)
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .count()
}

fn begins_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn shifted(mut found: DateFound, by: usize) -> DateFound {
    found.span = found.span.shifted(by);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_go_off_the_end() {
        for (headline, bare) in [
            ("A bridge for Taraz 0 | 758 |", "A bridge for Taraz"),
            ("A bridge for Taraz 2 0 | 758 |", "A bridge for Taraz 2"),
            ("A bridge for 2000,", "A bridge for 2000"),
        ] {
            assert_eq!(without_counters(headline), bare);
        }
    }

    #[test]
    fn rows_of_entries_have_bars_and_few_words() {
        let row = "Steppe Press | Politics | Anna Haverford | 10.12.2025 | 758 views";
        assert!(is_row_of_entries(row, &[Span::new(44, 54)]));
        assert!(!is_row_of_entries(
            "Steppe Press 10.12.2025",
            &[Span::new(13, 23)]
        ));
        let sentence = "The town | as people call it | has had a bridge since 10.12.2025.";
        assert!(!is_row_of_entries(sentence, &[Span::new(54, 64)]));
    }
}
