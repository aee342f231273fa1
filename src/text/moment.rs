//! Moments as owners write them: `2026-12-01`, `2026-12-01T06:00+05:00`, `2026-12-01 06:00:00 +0500`, `2026-12-01T01:00Z`.

use crate::model::Moment;
use chrono::{FixedOffset, NaiveDate, NaiveTime};

/// Reads a day with or without a time and an offset (ISO 8601, with a blank allowed instead of the T).
pub fn parse_moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    let date_length = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let date = NaiveDate::parse_from_str(&text[..date_length], "%Y-%m-%d").ok()?;
    let rest = text[date_length..].trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        // A lone `T` promises a time.
        return (date_length == text.len()).then_some(Moment {
            date,
            time: None,
            offset: None,
        });
    }
    let time_length = rest.find(['+', '-', 'Z', 'z', ' ']).unwrap_or(rest.len());
    let (time, offset) = (&rest[..time_length], rest[time_length..].trim());
    let time = ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
    let offset = match offset {
        "" => None,
        stated => Some(parse_offset(stated)?),
    };
    Some(Moment {
        date,
        time: Some(time),
        offset,
    })
}

fn parse_offset(text: &str) -> Option<FixedOffset> {
    if text.eq_ignore_ascii_case("z") || text.eq_ignore_ascii_case("utc") {
        return FixedOffset::east_opt(0);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let number = |part: &str| part.parse::<u8>().ok().map(i32::from);
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits)?, 0),
        4 => (number(digits.get(..2)?)?, number(digits.get(2..)?)?),
        _ => return None,
    };
    let is_real = hours <= 14 && minutes < 60;
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).filter(|_| is_real)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Option<String> {
        Some(parse_moment(text)?.instant(chrono_tz::UTC).to_rfc3339())
    }

    #[test]
    fn days_times_and_offsets() {
        for (text, expected) in [
            ("2026-12-01", "2026-12-01T00:00:00+00:00"),
            (" 2026-12-01T06:00+05:00 ", "2026-12-01T06:00:00+05:00"),
            ("2026-12-01 06:00:30 +0500", "2026-12-01T06:00:30+05:00"),
            ("2026-12-01T06:00Z", "2026-12-01T06:00:00+00:00"),
            ("2026-12-01 06:00", "2026-12-01T06:00:00+00:00"),
            ("2026-12-01T06:00-03", "2026-12-01T06:00:00-03:00"),
        ] {
            assert_eq!(instant(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "2026-12-01T",
            "2026-12-01T25:00",
            "2026-12-01T06:00+5",
            "2026-12-01T06:00+99:00",
            "2026-12-01T06:00 tomorrow",
            "1 December 2026",
            "2026-12-01T06:00+ў",
            "２",
        ] {
            assert_eq!(parse_moment(text), None, "{text}");
        }
    }
}
