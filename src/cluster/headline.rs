//! The numbers of a headline.

use super::keys::key;
use super::numbers::numbers;
use crate::text::tokens;
use serde::{Deserialize, Serialize};

/// A release that a headline names: the keys of its version, and of what stands behind it ("RC2"), 0 if nothing does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    version: u32,
    stage: u32,
}

/// What is written behind a version that is not the final one, in any language.
const STAGES: [&str; 10] = [
    "alpha",
    "beta",
    "build",
    "dev",
    "milestone",
    "p",
    "patch",
    "pre",
    "preview",
    "rc",
];

/// From this (of 255) two texts hardly share a number by chance.
const TELLING: u8 = 200;

/// Keys of the numbers in a headline, ascending, without repeats: also those inside words ("preview2") and of a single digit.
pub(super) fn numbers_in(headline: &str) -> Vec<u32> {
    let written = written_numbers(headline);
    let mut keys: Vec<u32> = written.iter().map(|run| key(4, run)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Keys of the numbers of a headline that two texts hardly share by chance, as in the set of numbers.
pub(super) fn telling_numbers(headline: &str) -> Vec<u32> {
    let found = numbers(headline, &tokens(headline)).into_iter();
    found
        .filter(|number| number.telling() >= TELLING)
        .map(|number| key(4, &number.value))
        .collect()
}

/// The releases in a headline: versions with a point and the stage behind them ("2.1", "2.1-rc1", "2.1 Beta 3").
pub(super) fn releases_in(headline: &str) -> Vec<Release> {
    let plain: String = headline
        .chars()
        .map(plain)
        .collect::<String>()
        .to_lowercase();
    let mut parts = pieces(&plain).into_iter().peekable();
    let mut out = Vec::new();
    while let Some(version) = parts.next() {
        if !version.contains('.') {
            continue;
        }
        let stage = match parts.next_if(|part| STAGES.contains(part)) {
            Some(word) => {
                let number = parts.next_if(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
                key(4, &format!("{word}{}", number.unwrap_or_default()))
            }
            None => 0,
        };
        let version = key(4, version);
        out.push(Release { version, stage });
    }
    out
}

/// The numbers of a lower-case text, with their points, and the words between; any other sign but space and hyphen is a piece of its own.
fn pieces(text: &str) -> Vec<&str> {
    let sort = |c: char| match c {
        '0'..='9' | '.' => 0,
        c if c.is_alphabetic() => 1,
        ' ' | '-' => 2,
        _ => 3,
    };
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| sort(c) != sort(first)).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end);
        if sort(first) != 2 {
            out.push(if sort(first) == 0 {
                piece.trim_matches('.')
            } else {
                piece
            });
        }
        rest = behind;
    }
    out
}

/// Whether both name a version, but of none of them the same release.
pub(super) fn are_other_releases(a: &[Release], b: &[Release]) -> bool {
    let share =
        |same: fn(&Release, &Release) -> bool| a.iter().any(|x| b.iter().any(|y| same(x, y)));
    share(|x, y| x.version == y.version) && !share(|x, y| x == y)
}

/// The numbers of a headline that the other does not have, in order.
pub(super) fn other_numbers(headline: &str, other: &str) -> Vec<String> {
    let others = written_numbers(other);
    let mut own = written_numbers(headline);
    own.retain(|number| !others.contains(number));
    own
}

/// The numbers of a headline, in order, written with points.
pub(super) fn written_numbers(headline: &str) -> Vec<String> {
    let digits: String = headline.chars().map(plain).collect();
    let runs = digits.split(|c: char| !c.is_ascii_digit() && c != '.');
    let runs = runs.map(|run| run.trim_matches('.').trim_start_matches('0'));
    runs.filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A digit of any script as ASCII, and every sign inside a number as a point.
fn plain(character: char) -> char {
    match character {
        ',' | '\u{066B}' | '\u{066C}' => '.',
        c if c.is_ascii() => c,
        c if c.is_numeric() => any_ascii::any_ascii_char(c).chars().next().unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_another_release_than_the_version() {
        let other = |a: &str, b: &str| are_other_releases(&releases_in(a), &releases_in(b));
        assert!(other("Engine 2.1 RC2 is out", "Engine 2.1 已發佈"));
        assert!(other("Engine 2.1-preview1", "Engine 2.1 preview 2"));
        assert!(other("Engine 2.1.0-rc1", "Вышел Engine 2.1.0"));
        assert!(!other("Engine 2.1 RC2 is out", "Вышел Engine 2.1-rc2"));
        assert!(!other("Engine 2.1: 300 bugs fixed", "Engine 2.1 released."));
        assert!(!other("Engine 2.1 RC2", "Engine 2.2"));
        assert!(!other("Rates rise by 2.1 points", "Rates at 2.1 per cent"));
    }

    #[test]
    fn numbers_of_a_headline_are_found_wherever_they_stand() {
        let same = |a: &str, b: &str| numbers_in(a) == numbers_in(b);
        assert!(same("Rate kept at 14,25%", "Ставка 14.25 %"));
        assert!(same("٢٠٢٥ ٣", "3 in 2025"));
        assert!(!same("3.3.0-preview2", "3.3.0-preview3"));
        assert!(numbers_in("No number. At all, 0").is_empty());
    }
}
