//! Time of day and offset from UTC beside a date.

use super::date_tokens::DateTokens;
use super::words::DateWords;
use crate::language::Clock;
use crate::text::fold_word;
use chrono::{FixedOffset, NaiveTime};

/// A time and the index of the token after it.
pub(super) struct TimeFound {
    pub(super) time: NaiveTime,
    pub(super) offset: Option<FixedOffset>,
    pub(super) next: usize,
}

/// Words of times of day, gathered from packs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ClockWords {
    /// Words after an hour, and whether the minutes after it have one of their own.
    hours: Vec<(String, bool)>,
    minutes: Vec<String>,
    halves: Vec<(String, Half)>,
    after: Vec<String>,
}

/// Half of a day of twenty-four hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl ClockWords {
    pub(super) fn add(&mut self, clock: &Clock) {
        let marked = !clock.minutes.is_empty();
        self.hours
            .extend(clock.hours.iter().map(|word| (fold_word(word), marked)));
        self.minutes.extend(clock.minutes.iter().cloned());
        for (half, words) in [
            (Half::Morning, &clock.morning),
            (Half::Afternoon, &clock.afternoon),
        ] {
            self.halves
                .extend(words.iter().map(|word| (fold_word(word), half)));
        }
        self.after.extend(clock.after.iter().cloned());
    }

    /// The half of the day directly before an hour: "下午2:05", "오후 2:05".
    fn half_before(&self, line: &DateTokens, at: usize) -> Option<Half> {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| line.word(at));
        let two = format!("{}{}", before(2), before(1));
        let mut halves = self.halves.iter();
        halves
            .find(|(word, _)| word == before(1) || *word == two)
            .map(|(_, half)| *half)
    }

    /// The half of the day after a time, and how many tokens it takes, with other words there: "pm", "p.m.", "Uhr".
    fn half_after(&self, line: &DateTokens, at: usize) -> (Option<Half>, usize) {
        let word = fold_word(line.word(at));
        let spaced = format!("{word}{}", fold_word(line.word(at + 2)));
        for (half, kind) in &self.halves {
            if *half == word {
                return (Some(*kind), 1);
            }
            if *half == spaced && line.word(at + 1) == "." {
                let full_stop = usize::from(line.word(at + 3) == ".");
                return (Some(*kind), 3 + full_stop);
            }
        }
        (None, usize::from(self.after.contains(&word)))
    }
}

/// Abbreviations of time zones with their hours from UTC: those of RFC 2822, section 4.3, and unambiguous ones of Europe and East Asia.
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
pub(super) fn time_at(line: &DateTokens, at: usize, words: &DateWords) -> Option<TimeFound> {
    let (mut hour, minute, second, mut next) = clock_at(line, at, &words.clock)?;
    let (after, used) = words.clock.half_after(line, next);
    match after.or_else(|| words.clock.half_before(line, at)) {
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
fn clock_at(line: &DateTokens, at: usize, words: &ClockWords) -> Option<(u32, u32, u32, usize)> {
    if let Some((hour, minute)) = line.digits(at)?.split_once('.') {
        let (hour, minute): (u32, u32) = match (hour.len(), minute.len()) {
            (1 | 2, 2) => (hour.parse().ok()?, minute.parse().ok()?),
            _ => return None,
        };
        return (hour < 24 && minute < 60).then_some((hour, minute, 0, at + 1));
    }
    let hour = below(line, at, 24)?;
    let sign = fold_word(line.word(at + 1));
    let mark = words.hours.iter().find(|(word, _)| *word == sign);
    match mark {
        None if matches!(sign.as_str(), ":" | "：") && line.joined(at) => {}
        Some((_, false)) if line.joined(at) && line.is_number(at + 2) => {}
        Some((_, false)) if line.joined(at) => return Some((hour, 0, 0, at + 2)),
        Some((_, true)) => {
            let minute = below(line, at + 2, 60)
                .filter(|_| words.minutes.iter().any(|mark| mark == line.word(at + 3)));
            return Some(match minute {
                Some(minute) => (hour, minute, 0, at + 4),
                None => (hour, 0, 0, at + 2),
            });
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

/// Reads an offset (`Z`, `+05:00`, `+0500`, `GMT +5`, `UTC-3`, `(UTC)`, `EST`), with an optional bar or bracket before it.
pub(super) fn offset_at(line: &DateTokens, at: usize) -> Option<(FixedOffset, usize)> {
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

fn below(line: &DateTokens, at: usize, limit: u32) -> Option<u32> {
    line.small(at).filter(|value| *value < limit)
}
