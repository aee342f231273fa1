//! Time of day and offset from UTC beside a date.

use super::line::Line;
use chrono::{FixedOffset, NaiveTime};

/// A time found at a token, and the index of the token after it.
pub(super) struct TimeFound {
    pub(super) time: NaiveTime,
    pub(super) offset: Option<FixedOffset>,
    pub(super) next: usize,
}

/// Abbreviations of time zones with their hours from UTC: those of RFC 2822, section 4.3, and those of Europe and East Asia that stand for one zone only.
const ZONES: [(&str, i32); 24] = [
    ("UT", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("WET", 0),
    ("WEST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("MEZ", 1),
    ("MESZ", 2),
    ("EET", 2),
    ("EEST", 3),
    ("MSK", 3),
    ("МСК", 3),
    ("TRT", 3),
    ("JST", 9),
    ("KST", 9),
    ("WIB", 7),
    ("WITA", 8),
];

/// Reads `14:05`, `14:05:30`, `2:05 pm`, `14h30`, `14h`, `14.30`, `14時30分`, `오후 2시 5분` and an offset after it (`+05:00`, `GMT +5`, `Z`, `EST`) at token `at`.
pub(super) fn time_at(line: &Line, at: usize) -> Option<TimeFound> {
    let (mut hour, minute, second, mut next) = clock_at(line, at)?;
    if afternoon_before(line, at) && hour < 12 {
        hour += 12;
    }
    let (half, used) = half_of_day(line, next);
    match half {
        Some(Half::Afternoon) if hour < 12 => hour += 12,
        Some(Half::Morning) if hour == 12 => hour = 0,
        _ => {}
    }
    next += used;
    let (offset, next) = match offset_at(line, next) {
        Some((offset, next)) => (Some(offset), next),
        None => (None, next),
    };
    Some(TimeFound {
        time: NaiveTime::from_hms_opt(hour, minute, second)?,
        offset,
        next,
    })
}

/// Hour, minute, second and the index of the token after them.
fn clock_at(line: &Line, at: usize) -> Option<(u32, u32, u32, usize)> {
    if let Some((hour, minute)) = line.digits(at)?.split_once('.') {
        let (hour, minute): (u32, u32) = match (hour.len(), minute.len()) {
            (1 | 2, 2) => (hour.parse().ok()?, minute.parse().ok()?),
            _ => return None,
        };
        return (hour < 24 && minute < 60).then_some((hour, minute, 0, at + 1));
    }
    let hour = below(line, at, 24)?;
    let sign = line.word(at + 1);
    match sign {
        ":" | "：" if line.joined(at) => {}
        "h" | "H" | "ч" if line.joined(at) && !line.is_number(at + 2) => {
            return Some((hour, 0, 0, at + 2));
        }
        "h" | "H" | "ч" if line.joined(at) => {}
        "時" | "时" | "點" | "点" | "시" => {
            return match below(line, at + 2, 60) {
                Some(minute) if matches!(line.word(at + 3), "分" | "분") => {
                    Some((hour, minute, 0, at + 4))
                }
                _ => Some((hour, 0, 0, at + 2)),
            };
        }
        _ => return None,
    }
    let minute = below(line, at + 2, 60)?;
    let mut next = at + 3;
    let mut second = 0;
    if line.word(next) == ":"
        && let Some(found) = below(line, next + 1, 60)
    {
        second = found;
        next += 2;
    } else if line.word(next) == ":"
        && let Some((whole, _)) = line.digits(next + 1)?.split_once('.')
    {
        // Fractions of a second.
        second = whole.parse().ok().filter(|second| *second < 60)?;
        next += 2;
    }
    Some((hour, minute, second, next))
}

enum Half {
    Morning,
    Afternoon,
}

/// "pm", "p.m.", "μ.μ." after the hour, and how many tokens it takes.
fn half_of_day(line: &Line, at: usize) -> (Option<Half>, usize) {
    let word = line.word(at).to_lowercase();
    let spaced =
        |second: &str| line.word(at + 1) == "." && line.word(at + 2).to_lowercase() == second;
    let full_stop = usize::from(line.word(at + 3) == ".");
    match word.as_str() {
        "pm" | "μμ" => (Some(Half::Afternoon), 1),
        "am" | "πμ" => (Some(Half::Morning), 1),
        "p" if spaced("m") => (Some(Half::Afternoon), 3 + full_stop),
        "a" if spaced("m") => (Some(Half::Morning), 3 + full_stop),
        "μ" if spaced("μ") => (Some(Half::Afternoon), 3 + full_stop),
        "π" if spaced("μ") => (Some(Half::Morning), 3 + full_stop),
        "uhr" | "год" | "hrs" => (None, 1),
        _ => (None, 0),
    }
}

/// "下午2:05", "午後2時", "오후 2:05".
fn afternoon_before(line: &Line, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| line.word(at));
    matches!(
        (before(2), before(1)),
        ("下", "午") | ("午", "後") | (_, "오후")
    )
}

/// Reads an offset (`Z`, `+05:00`, `+0500`, `GMT +5`, `UTC-3`, `(UTC)`, `EST`), a bar or bracket before it allowed.
pub(super) fn offset_at(line: &Line, at: usize) -> Option<(FixedOffset, usize)> {
    let mut at = at;
    let mut bracketed = false;
    while matches!(line.word(at), "|" | "(" | ",") {
        bracketed |= line.word(at) == "(";
        at += 1;
    }
    let closed = |next: usize| next + usize::from(bracketed && line.word(next) == ")");
    let word = line.word(at);
    if word == "Z" {
        return Some((FixedOffset::east_opt(0)?, closed(at + 1)));
    }
    let zone = ZONES
        .iter()
        .find(|(name, _)| *name == word || word == "мск" && *name == "МСК");
    if let Some((_, hours)) = zone {
        return Some((FixedOffset::east_opt(hours * 3600)?, closed(at + 1)));
    }
    let named = matches!(word.to_uppercase().as_str(), "GMT" | "UTC");
    if named {
        at += 1;
    }
    let sign = match line.word(at) {
        "+" => 1,
        "-" | "−" | "–" => -1,
        _ if named => return Some((FixedOffset::east_opt(0)?, closed(at))),
        _ => return None,
    };
    let digits = line.whole(at + 1)?;
    let (hours, mut minutes, mut next) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0, at + 2),
        4 => (
            digits[..2].parse::<i32>().ok()?,
            digits[2..].parse::<i32>().ok()?,
            at + 2,
        ),
        _ => return None,
    };
    if line.word(next) == ":"
        && let Some(found) = below(line, next + 1, 60)
    {
        minutes = found as i32;
        next += 2;
    }
    if hours > 14 {
        return None;
    }
    Some((
        FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60))?,
        closed(next),
    ))
}

fn below(line: &Line, at: usize, limit: u32) -> Option<u32> {
    line.small(at).filter(|value| *value < limit)
}
