//! "BRUSSELS, 27 November (Agency) — ": place, date and agency before the first sentence.

use crate::model::Span;
use crate::text::{TokenKind, tokens};
use crate::understand::dates::{DateFound, DateWords, find_dates};

/// A dateline. Spans are relative to its line.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::understand) struct Dateline {
    /// From the first character to the dash.
    pub(in crate::understand) span: Span,
    /// The date in it.
    pub(in crate::understand) date: Option<DateFound>,
    /// Its other parts, between points, commas and brackets.
    pub(in crate::understand) parts: Vec<DatelinePart>,
}

impl Dateline {
    /// Whether it has nothing but a place ("OSTVIK — "). No other part of the document keeps that, so it belongs to the story.
    pub(in crate::understand) fn is_only_a_place(&self) -> bool {
        self.date.is_none() && matches!(self.parts.as_slice(), [part] if !part.bracketed)
    }
}

/// A part of a dateline other than the date.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::understand) struct DatelinePart {
    /// Its place in the line.
    pub(in crate::understand) span: Span,
    /// It is in brackets.
    pub(in crate::understand) bracketed: bool,
}

/// The longest dateline, in code points.
const LONGEST: usize = 110;

/// Reads the dateline at the beginning of a paragraph. It ends at the first dash before a space (or at a full stop after the day), and its words are
/// capitalised, except in dates. A date, brackets, several parts, capitals throughout or another script show that it is not part of the sentence.
pub(in crate::understand) fn read_dateline(
    line: &str,
    months: Option<&DateWords>,
) -> Option<Dateline> {
    let Some((end, dash_end)) = find_dash(line) else {
        return ended_by_stop(line, months?);
    };
    let head = &line[..end];
    let behind = line[dash_end..].trim_start().chars().next()?;
    // "(14.05.1931 – 02.03.2025)": the dash is inside brackets.
    let open = head.matches('(').count() > head.matches(')').count();
    if head.trim().is_empty() || behind.is_lowercase() || open {
        return None;
    }
    let empty = DateWords::default();
    let date = find_dates(head, months.unwrap_or(&empty))
        .into_iter()
        .next();
    let mut parts = Vec::new();
    for (span, bracketed) in split_parts(head) {
        let inside_date = date.as_ref().is_some_and(|d| d.span.overlaps(&span));
        let words: Vec<&str> = words_of(span.of(head));
        if inside_date || words.is_empty() {
            continue;
        }
        let capitalised = words
            .iter()
            .all(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()));
        if !capitalised || words.len() > 5 {
            return None;
        }
        parts.push(DatelinePart { span, bracketed });
    }
    if parts.is_empty() && date.is_none() {
        return None;
    }
    let all_capitals = parts.iter().any(|part| is_all_capitals(part.span.of(head)));
    let marked = date.is_some()
        || parts.len() > 1
        || parts
            .iter()
            .any(|part| part.bracketed || is_camel_case(part.span.of(head)))
        || all_capitals;
    marked.then_some(Dateline {
        span: Span::new(0, dash_end),
        date,
        parts,
    })
}

/// "Тараз. 5 мая. В городе …", "TARAZ, May 5, 2025 (Steppe Press). The …": a place, the day, and a full stop instead of the dash.
fn ended_by_stop(line: &str, months: &DateWords) -> Option<Dateline> {
    let reach = line
        .char_indices()
        .nth(LONGEST)
        .map_or(line.len(), |(at, _)| at);
    let date = find_dates(&line[..reach], months).into_iter().next()?;
    let place = line[..date.span.start].trim_end();
    let set_off = place.ends_with(['.', ',', '/', '|']) && date.time.is_none();
    let mut end = date.span.end;
    let rest = line[end..].trim_start_matches([' ', ',']);
    if let Some((agency, _)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && agency.chars().count() <= 40
    {
        end = line.len() - rest.len() + agency.len() + 2;
    }
    // The stop may be that of "2025 г." or follow it.
    let stop = line[end..].starts_with('.');
    if !set_off || !(stop || line[..end].ends_with('.')) {
        return None;
    }
    end += usize::from(stop);
    let behind = line[end..].strip_prefix(' ')?.trim_start().chars().next()?;
    let parts: Vec<DatelinePart> = split_parts(&line[..end])
        .into_iter()
        .filter(|(span, _)| !date.span.overlaps(span) && !words_of(span.of(line)).is_empty())
        .map(|(span, bracketed)| DatelinePart { span, bracketed })
        .collect();
    let named = parts.iter().all(|part| {
        let words = words_of(part.span.of(line));
        words.len() <= 4
            && words
                .iter()
                .all(|word| word.chars().next().is_some_and(char::is_uppercase))
    });
    (named && !parts.is_empty() && behind.is_uppercase()).then_some(Dateline {
        span: Span::new(0, end),
        date: Some(date),
        parts,
    })
}

/// Start and end of the first dash with white space after it, or with white space only before it.
fn find_dash(line: &str) -> Option<(usize, usize)> {
    let mut before = None;
    for (count, (at, character)) in line.char_indices().enumerate() {
        if count > LONGEST {
            return None;
        }
        if matches!(character, '—' | '–' | '-' | '―' | '−') {
            let end = at + character.len_utf8();
            let space_behind = line[end..].starts_with(char::is_whitespace);
            let space_before = before.is_none_or(char::is_whitespace);
            let long = character != '-';
            if at > 0 && space_behind && (space_before || long) {
                return Some((at, end));
            }
        }
        before = Some(character);
    }
    None
}

/// The dateline split at points, commas, slashes and brackets, and trimmed.
fn split_parts(head: &str) -> Vec<(Span, bool)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut bracketed = false;
    let mut push = |start: usize, end: usize, bracketed: bool| {
        let part = &head[start..end];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let from = start + (part.len() - part.trim_start().len());
            parts.push((Span::new(from, from + trimmed.len()), bracketed));
        }
    };
    for (at, character) in head.char_indices() {
        let next = at + character.len_utf8();
        let inner_point = character == '.'
            && !head[next..].starts_with(char::is_whitespace)
            && !head[next..].is_empty();
        if matches!(
            character,
            ',' | '/' | '(' | ')' | '[' | ']' | '|' | ';' | ':'
        ) || (character == '.' && !inner_point)
        {
            push(start, at, bracketed);
            bracketed = match character {
                '(' | '[' => true,
                ')' | ']' => false,
                _ => bracketed,
            };
            start = next;
        }
    }
    push(start, head.len(), bracketed);
    parts
}

fn words_of(part: &str) -> Vec<&str> {
    tokens(part)
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.of(part))
        .collect()
}

/// At least two letters, none of them lower case, and some of them capitals.
pub(in crate::understand) fn is_all_capitals(part: &str) -> bool {
    part.chars().filter(|c| c.is_uppercase()).count() >= 2 && !part.chars().any(char::is_lowercase)
}

/// A capital after a lower-case letter inside a word.
pub(in crate::understand) fn is_camel_case(part: &str) -> bool {
    part.chars()
        .zip(part.chars().skip(1))
        .any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn parts(line: &str, tag: &str) -> Option<(Vec<String>, bool)> {
        let languages = Languages::compiled_in().expect("packs");
        let months = DateWords::of(languages.get(tag));
        read_dateline(line, Some(&months)).map(|dateline| {
            let parts = dateline
                .parts
                .iter()
                .map(|part| part.span.of(line).to_owned())
                .collect();
            (parts, dateline.date.is_some())
        })
    }

    #[test]
    fn places_dates_and_agencies() {
        let found = parts("PARIS, March 3 (Newswire) — The talks ended.", "en");
        assert_eq!(found, Some((vec!["PARIS".into(), "Newswire".into()], true)));
        let found = parts("Тараз. 5 мая. STEPPE PRESS - В городе открыт мост.", "ru");
        assert_eq!(
            found,
            Some((vec!["Тараз".into(), "STEPPE PRESS".into()], true))
        );
        let found = parts("SteppeNews (KZ) - Мост открыт.", "ru");
        assert_eq!(found, Some((vec!["SteppeNews".into(), "KZ".into()], false)));
    }

    #[test]
    fn only_a_place() {
        let bare = |line| read_dateline(line, None).map(|dateline| dateline.is_only_a_place());
        assert_eq!(bare("OSTVIK — The wall was opened."), Some(true));
        for line in [
            "OSTVIK (Newswire) — The wall was opened.",
            "OSTVIK, Norway — It was opened.",
        ] {
            assert_eq!(bare(line), Some(false), "{line}");
        }
    }

    #[test]
    fn a_full_stop_ends_a_dateline_too() {
        let found = parts("Тараз. 5 мая. В городе открыт мост.", "ru");
        assert_eq!(found, Some((vec!["Тараз".into()], true)));
        let found = parts(
            "TARAZ, May 5, 2025 (Steppe Press). The bridge is open.",
            "en",
        );
        assert_eq!(
            found,
            Some((vec!["TARAZ".into(), "Steppe Press".into()], true))
        );
        for line in [
            "Его открыли. 5 мая. Потом закрыли.",
            "Мост открыли в Таразе 5 мая. Его ждали три года.",
            "Тараз, 5 мая в городе открыт мост.",
            "В мае, 5 мая 2015 года. Так было.",
        ] {
            assert_eq!(parts(line, "ru"), None, "{line}");
        }
    }

    #[test]
    fn sentences_with_a_dash_have_no_dateline() {
        for line in [
            "Алматы – самый большой город страны.",
            "— Мы рады, — сказал он.",
            "Мост, который строили три года — Это чудо.",
        ] {
            assert_eq!(parts(line, "ru"), None, "{line}");
        }
    }
}
