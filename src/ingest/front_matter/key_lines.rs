//! Lines that are keys with their values.

use super::key::Key;
use super::keys;
use super::recover::{bare_key, joined_key_and_value, joined_pair, key_and_value};

/// Whether every line is a key with its value although blanks after colons are missing ("draft:true"), one of them a key of ours.
pub(super) fn are_joined_keys(content: &str) -> bool {
    let mut lines = content.lines().filter(|line| !is_comment(line));
    content
        .lines()
        .any(|line| joined_key_and_value(line).is_some())
        && lines.all(|line| joined_pair(line).is_some() || is_of_keys(line))
}

/// The lines at the start of a text that keys with values are made of.
pub(super) fn run_of_keys(text: &str, with_blank_lines: bool) -> Vec<&str> {
    let is_part = |line: &&str| match line.trim().is_empty() {
        true => with_blank_lines,
        false => is_of_keys(line) || is_comment(line),
    };
    text.split_inclusive('\n').take_while(is_part).collect()
}

/// Whether lines that could be prose as well ("Source: …") are front matter: two known keys, one in small letters, or one that decides about publishing.
pub(super) fn is_clearly_keys(lines: &[&str]) -> bool {
    let known: Vec<(Key, bool)> = lines.iter().filter_map(|line| known_key(line)).collect();
    known.len() > 1
        || known
            .iter()
            .any(|(key, is_small)| *is_small || key.decides())
}

/// The known key at the beginning of a line, and whether it is written in small letters.
pub(super) fn known_key(line: &str) -> Option<(Key, bool)> {
    let (key, _) = key_and_value(line)?;
    let (known, _) = keys::find(key)?;
    Some((known, !key.chars().any(char::is_uppercase)))
}

pub(super) fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.trim().is_empty()
}

/// A key with its value, an item of a list, or a line that continues one.
pub(super) fn is_of_keys(line: &str) -> bool {
    let is_key = key_and_value(line).is_some_and(|(key, _)| {
        let key = bare_key(key);
        key.is_ascii() && !key.contains(' ') || keys::find(key).is_some()
    });
    let trimmed = line.trim_end();
    is_key
        || line.starts_with([' ', '\t'])
        || line.starts_with("- ")
        || trimmed == "-"
        || line.starts_with('[')
        || matches!(trimmed, "{" | "}" | "]" | "],")
}
