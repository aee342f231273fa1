//! Dates that a copy-paste left between the sentences of the first paragraphs: "… said so. Brussels 14:05 10 December 2025 Short link".

use super::dates::{DateFound, find_dates};
use super::layout::Layout;
use super::phrases::Phrases;
use crate::text::{Token, TokenKind, tokens};

/// How many paragraphs are searched, and how far, in bytes.
const PARAGRAPHS: usize = 3;
const REACH: usize = 1200;

/// How far a date extends around its year, in bytes.
const BEFORE: usize = 120;
const BEHIND: usize = 80;

/// The most words of place and agency between a sentence and a stamp.
const PLACE: usize = 4;

/// The first full date outside a sentence.
pub(super) fn find_stamp(text: &str, layout: &Layout, phrases: &Phrases) -> Option<DateFound> {
    layout.body.iter().take(PARAGRAPHS).find_map(|block| {
        let span = block.span();
        let part = &span.of(text)[..floor(span.of(text), REACH)];
        let mut found = years(part)
            .into_iter()
            .find_map(|year| stamp_around(part, year, phrases))?;
        found.span = found.span.shifted(span.start);
        Some(found)
    })
}

/// The stamp whose year is at `year`.
fn stamp_around(part: &str, year: usize, phrases: &Phrases) -> Option<DateFound> {
    let start = floor(part, year.saturating_sub(BEFORE));
    let window = &part[start..floor(part, year + BEHIND)];
    let mut found = find_dates(window, &phrases.months)
        .into_iter()
        .find(|found| found.date().is_some() && stands_free(window, start == 0, found, phrases))?;
    found.span = found.span.shifted(start);
    Some(found)
}

/// Whether the date is not part of a sentence. A date with the name of a month needs a time of day or signs on both sides to be a stamp, because
/// sentences begin with such dates.
fn stands_free(window: &str, whole: bool, found: &DateFound, phrases: &Phrases) -> bool {
    let before = window[..found.span.start].trim_end();
    // Counts of comments and views often follow a stamp.
    let behind =
        window[found.span.end..].trim_start_matches(|c: char| c.is_whitespace() || c.is_numeric());
    if before.ends_with('(') && behind.starts_with(')')
        || before.ends_with(['–', '—', ',', '-']) && behind.starts_with(')')
    {
        return whole && opens_with_names(before);
    }
    let parted_behind = behind.is_empty() || behind.starts_with(['|', '•', '·', '/', '\n']);
    let parted_before = before.is_empty() && whole || before.ends_with(['|', '•', '·']);
    let ends_behind = behind
        .strip_prefix(['.', ',', ';', ':', '-', '–', '—'])
        .unwrap_or(behind)
        .trim_start()
        .chars()
        .next()
        .is_none_or(|c| c.is_uppercase() || !c.is_alphanumeric());
    if !(parted_behind || ends_behind) {
        return false;
    }
    if parted_before && parted_behind {
        return true;
    }
    if !(found.numeric || found.bare_time) {
        return false;
    }
    parted_before || after_a_sentence(before, phrases)
}

/// Whether a sentence ends before the date, apart from a few names of places or agencies; without a full stop, whether at least no function word
/// precedes the date.
fn after_a_sentence(before: &str, phrases: &Phrases) -> bool {
    let all = tokens(before);
    for token in all.iter().rev().take(PLACE + 2) {
        let word = token.span.of(before);
        match token.kind {
            TokenKind::Sign if is_stop(word) => return true,
            TokenKind::Sign if matches!(word, "/" | "-" | "," | "|") => {}
            TokenKind::Word if word.chars().next().is_some_and(char::is_uppercase) => {}
            _ => break,
        }
    }
    all.last()
        .is_some_and(|token| is_content_word(before, token, phrases))
}

fn is_stop(sign: &str) -> bool {
    matches!(
        sign,
        "." | "!" | "?" | "…" | "\"" | "»" | "”" | "。" | "।" | "۔" | "؟"
    )
}

fn is_content_word(before: &str, token: &Token, phrases: &Phrases) -> bool {
    let word = token.span.of(before);
    token.kind == TokenKind::Word
        && word.chars().count() > 3
        && !phrases.is_function_word(word)
        && !phrases.months.is_calendar_word(word)
}

/// "Pakistan (Steppe News Service – 10.12.2025)": the paragraph begins with names alone.
fn opens_with_names(before: &str) -> bool {
    let all = tokens(before);
    let mut names = all
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .peekable();
    before.chars().count() <= 70
        && names.peek().is_some()
        && names.all(|token| {
            let word = token.span.of(before);
            word.chars().next().is_some_and(|c| !c.is_lowercase())
        })
}

/// Where runs of exactly four digits begin.
fn years(part: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    for (at, character) in part.char_indices().chain([(part.len(), ' ')]) {
        if character.is_ascii_digit() || !character.is_ascii() && character.is_numeric() {
            run = Some(run.map_or((at, 1), |(start, count)| (start, count + 1)));
        } else if let Some((start, count)) = run.take()
            && count == 4
        {
            out.push(start);
        }
    }
    out
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::understand::phrases::PhraseBook;

    #[test]
    fn stamps_and_sentences() {
        let languages = Languages::compiled_in().expect("packs");
        let book = PhraseBook::new(&languages);
        for (tag, part, expected) in [
            (
                "ru",
                "Мост открыли. Тараз 8:46 7 января 2019 Короткая ссылка",
                true,
            ),
            ("ru", "Мост открыт | 07.01.2019 | Тараз", true),
            (
                "ru",
                "Мост открыт после ремонта 07.01.2019 Жители довольны.",
                true,
            ),
            (
                "ru",
                "Мост открыли. 7 января 2019 года Тараз праздновал.",
                false,
            ),
            ("ru", "Мост открыли 7 января 2019 года в Таразе.", false),
            ("ru", "Постановление от 07.01.2019 Тараз исполнил.", false),
            (
                "en",
                "Taraz (Steppe Press - 07.01.2019). The bridge is open.",
                true,
            ),
            ("en", "(07.01.1950 – 02.03.2019)", false),
            (
                "en",
                "The bridge (opened on 7 January 2019) is long.",
                false,
            ),
        ] {
            let year = years(part).first().copied().expect(part);
            let found = stamp_around(part, year, book.of(tag));
            assert_eq!(found.is_some(), expected, "{part}: {found:?}");
        }
    }
}
