//! What can be made out of front matter that is broken: its flat `key: value` lines.

use super::keys::{self, Key};
use super::value::{Entry, Place, TYPOGRAPHIC, Value};
use unicode_normalization::char::is_combining_mark;

/// The keys at the beginning of lines, with what follows in the line, or with the list items below it.
pub(super) fn recovered_entries(block: &str, lines_before: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (number, line) in block.lines().enumerate() {
        let line_number = number + 1 + lines_before;
        if let Some((key, value)) = key_and_value(line).or_else(|| joined_key_and_value(line)) {
            let place = |byte: usize| Place {
                line: line_number,
                column: line[..byte].chars().count() + 1,
            };
            entries.push(Entry {
                key: bare_key(key).to_owned(),
                key_at: place(line.find(key).unwrap_or_default()),
                value_at: place(line.rfind(value).unwrap_or_default()),
                value: value_of(value),
            });
        } else if let Some(item) = line.trim_start().strip_prefix("- ")
            && let Some(last) = entries.last_mut()
        {
            let item = Value::text(unquoted(item.trim()));
            match &mut last.value {
                Value::List(items) => items.push(item),
                value @ Value::Nothing => *value = Value::List(vec![item]),
                _ => {}
            }
        }
    }
    entries
}

/// The key at the beginning of a line, and what follows it; for TOML and JSON as well as for YAML.
pub(super) fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end();
    let at = line.find([':', '=', '：'])?;
    let sign = match line[at..].strip_prefix("::") {
        // Obsidian's Dataview.
        Some(rest) if rest.starts_with(' ') => 2,
        _ => line[at..].chars().next().map_or(1, char::len_utf8),
    };
    let (key, rest) = (line[..at].trim(), &line[at + sign..]);
    let bare = bare_key(key);
    let is_key = bare.chars().next().is_some_and(char::is_alphabetic)
        && bare.chars().count() <= 40
        && bare.chars().all(|c| is_of_key(c) || c == ' ');
    // "12:30" and "https://" are no keys.
    let is_apart = !line[at..].starts_with(':')
        || rest.is_empty()
        || rest.starts_with(|c: char| c.is_whitespace() || c == '"');
    (is_key && is_apart).then(|| (key, rest.trim()))
}

/// A key of ours with its value where the blank after the colon is missing: "draft:true". YAML takes this for text.
pub(super) fn joined_key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = joined_pair(line)?;
    keys::find(key)
        .is_some_and(|(known, _)| known != Key::OfOthers)
        .then_some((key, value))
}

/// The same with any key of one word. Neither "12:30" nor "https://" is one.
pub(super) fn joined_pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_end().split_once(':')?;
    let bare = bare_key(key);
    let is_key = bare.chars().next().is_some_and(char::is_alphabetic)
        && bare.chars().count() <= 40
        && bare.chars().all(is_of_key);
    let is_joined =
        !value.is_empty() && !value.starts_with(char::is_whitespace) && !value.starts_with("//");
    (is_key && is_joined).then_some((key.trim(), value))
}

/// Letters with their marks, digits and the signs inside keys.
fn is_of_key(character: char) -> bool {
    character.is_alphanumeric()
        || is_combining_mark(character)
        || matches!(character, '_' | '-' | '.' | '\u{200C}')
}

fn value_of(written: &str) -> Value {
    let written = written.trim_end_matches(',');
    if let Some(list) = written
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .filter(|list| !list.starts_with('['))
    {
        let items = list.split(',').map(|item| unquoted(item.trim()));
        let items = items.filter(|item| !item.is_empty());
        return Value::List(items.map(Value::text).collect());
    }
    let is_quoted = written.starts_with(['"', '\'']);
    let value = match written.find(" #").filter(|_| !is_quoted) {
        Some(comment) => &written[..comment],
        None => written,
    };
    Value::text(unquoted(value.trim()))
}

/// A key without quotation marks of any kind.
pub(super) fn bare_key(key: &str) -> &str {
    unquoted(key.trim()).trim_matches(TYPOGRAPHIC).trim()
}

/// The text without quotation marks around it; one of the two may be missing.
fn unquoted(text: &str) -> &str {
    for mark in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(mark) {
            return rest.strip_suffix(mark).unwrap_or(rest).trim();
        }
    }
    text
}
