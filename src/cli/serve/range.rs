//! The part of a file that a Range header asks for (RFC 9110, section 14).

use std::ops::Range;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything: no range, or one that this server does not know.
    Whole,
    /// Some bytes, never none.
    Some(Range<usize>),
    /// Bytes that the file does not have.
    Nowhere,
}

/// Reads `bytes=FIRST-LAST`, `bytes=FIRST-` and `bytes=-LENGTH`; several ranges at once are answered with the whole file.
pub(super) fn part_of(range: &str, length: usize) -> Part {
    let Some((first, last)) = range
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Part::Whole;
    };
    let (first, last) = (first.trim(), last.trim());
    let bytes = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(number)) if first.is_empty() => length.saturating_sub(number)..length,
        _ => return Part::Whole,
    };
    match bytes.is_empty() {
        true => Part::Nowhere,
        false => Part::Some(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        for (range, part) in [
            ("bytes=0-0", Part::Some(0..1)),
            ("bytes=2-99", Part::Some(2..10)),
            ("bytes=3-", Part::Some(3..10)),
            ("bytes=-4", Part::Some(6..10)),
            ("bytes=-99", Part::Some(0..10)),
            ("bytes=10-", Part::Nowhere),
            ("bytes=-0", Part::Nowhere),
            ("bytes=5-4", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("lines=0-1", Part::Whole),
            (
                "bytes=18446744073709551615-18446744073709551615",
                Part::Nowhere,
            ),
        ] {
            assert_eq!(part_of(range, 10), part, "{range}");
        }
        assert_eq!(part_of("bytes=0-", 0), Part::Nowhere);
    }
}
