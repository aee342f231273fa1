//! Time of day and offset from UTC beside a date.

use crate::model::Span;
use crate::text::{Token, TokenKind, romanise};
use chrono::{FixedOffset, NaiveTime};

/// A time found at a token, and the index of the token after it.
pub(super) struct TimeFound {
    pub(super) time: NaiveTime,
    pub(super) offset: Option<FixedOffset>,
    pub(super) next: usize,
}

/// Reads `14:05`, `14:05:30`, `2:05 pm`, `14h30` and an offset after it (`+05:00`, `GMT +5`, `Z`) at token `at`.
pub(super) fn time_at(text: &str, tokens: &[Token], at: usize) -> Option<TimeFound> {
    let hour = small_number(text, tokens, at, 24)?;
    let separator = word(text, tokens, at + 1)?;
    if !matches!(separator, ":" | "h" | "H" | "ч") || !adjacent(tokens, at, at + 1) {
        return None;
    }
    let minute = small_number(text, tokens, at + 2, 60)?;
    let mut next = at + 3;
    let mut second = 0;
    if word(text, tokens, next) == Some(":")
        && let Some(found) = small_number(text, tokens, next + 1, 60)
    {
        second = found;
        next += 2;
    }
    let mut hour = hour;
    if let Some(half) = word(text, tokens, next) {
        let (half, used) = match half.to_lowercase().as_str() {
            "pm" => ("pm", 1),
            "am" => ("am", 1),
            "p" if word(text, tokens, next + 2) == Some("m") => ("pm", 3),
            "a" if word(text, tokens, next + 2) == Some("m") => ("am", 3),
            _ => ("", 0),
        };
        match half {
            "pm" if hour < 12 => hour += 12,
            "am" if hour == 12 => hour = 0,
            _ => {}
        }
        next += used;
    }
    let (offset, next) = match offset_at(text, tokens, next) {
        Some((offset, next)) => (Some(offset), next),
        None => (None, next),
    };
    Some(TimeFound {
        time: NaiveTime::from_hms_opt(hour, minute, second)?,
        offset,
        next,
    })
}

/// Reads an offset (`Z`, `+05:00`, `+0500`, `GMT +5`, `UTC-3`, `(UTC)`), a bar or bracket before it allowed.
pub(super) fn offset_at(text: &str, tokens: &[Token], at: usize) -> Option<(FixedOffset, usize)> {
    let mut at = at;
    while matches!(word(text, tokens, at), Some("|" | "(" | ",")) {
        at += 1;
    }
    if word(text, tokens, at) == Some("Z") {
        return Some((FixedOffset::east_opt(0)?, at + 1));
    }
    let named = word(text, tokens, at).is_some_and(|w| matches!(w.to_uppercase().as_str(), "GMT" | "UTC"));
    if named {
        at += 1;
    }
    let sign = match word(text, tokens, at) {
        Some("+") => 1,
        Some("-" | "−" | "–") => -1,
        _ if named => return Some((FixedOffset::east_opt(0)?, at)),
        _ => return None,
    };
    let digits = number(text, tokens, at + 1)?;
    let (hours, mut minutes, mut next) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0, at + 2),
        4 => (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?, at + 2),
        _ => return None,
    };
    if word(text, tokens, next) == Some(":")
        && let Some(found) = small_number(text, tokens, next + 1, 60)
    {
        minutes = found as i32;
        next += 2;
    }
    if hours > 14 {
        return None;
    }
    Some((FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60))?, next))
}

/// The token's text.
pub(super) fn word<'a>(text: &'a str, tokens: &[Token], at: usize) -> Option<&'a str> {
    tokens.get(at).map(|token| token.span.of(text))
}

/// The token's digits in ASCII, if it is a whole number.
pub(super) fn number(text: &str, tokens: &[Token], at: usize) -> Option<String> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let digits = romanise(token.span.of(text));
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

fn small_number(text: &str, tokens: &[Token], at: usize, below: u32) -> Option<u32> {
    let digits = number(text, tokens, at).filter(|digits| digits.len() <= 2)?;
    digits.parse().ok().filter(|value| *value < below)
}

/// Whether nothing stands between the two tokens.
pub(super) fn adjacent(tokens: &[Token], first: usize, second: usize) -> bool {
    let span = |at: usize| tokens.get(at).map_or(Span::default(), |token| token.span);
    span(first).end == span(second).start
}
