//! Comments above a text that say that it is a draft: `<!-- draft: true -->`, `<!-- ЧЕРНОВИК -->`, `%% draft %%` in Obsidian.

use super::key_lines::{is_comment, is_of_keys};
use super::recover::recovered_entries;
use super::value::{Entry, Place, Value};
use super::words::is_draft_word;
use crate::model::Span;

/// A longer comment is a program's, in bytes.
const LONGEST: usize = 2000;

/// Tags that stand above the text of a page.
const ABOVE: [&str; 6] = ["<!doctype", "<?xml", "<html", "<head", "<meta", "<body"];

/// What the comments say that stand at a place with nothing but tags of a page's head before them: keys with values, a word for a draft as `draft: true`.
pub(super) fn entries_in_comments(text: &str, start: usize) -> Vec<Entry> {
    let comments = comments_from(text, start);
    let entries = comments
        .into_iter()
        .filter(|comment| comment.len() <= LONGEST);
    entries
        .flat_map(|comment| entries_of(text, comment))
        .collect()
}

fn entries_of(text: &str, comment: Span) -> Vec<Entry> {
    let content = comment.of(text);
    let lines_before = text[..comment.start].matches('\n').count();
    if is_draft_word(content) {
        let place = Place {
            line: lines_before + 1,
            column: 1,
        };
        return vec![Entry {
            key: "draft".to_owned(),
            value: Value::text("true"),
            key_at: place,
            value_at: place,
        }];
    }
    let is_part = |line: &str| is_comment(line) || is_of_keys(line.trim());
    match content.lines().all(is_part) {
        true => recovered_entries(content, lines_before),
        false => Vec::new(),
    }
}

/// The insides of the comments.
fn comments_from(text: &str, start: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(rest) = text.get(at..) {
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        at += rest.len() - trimmed.len();
        let comment = [("<!--", "-->"), ("%%", "%%")]
            .into_iter()
            .find_map(|(opens, closes)| {
                let inside = trimmed.strip_prefix(opens)?;
                Some((opens.len(), inside.find(closes)?, closes.len()))
            });
        if let Some((opens, length, closes)) = comment {
            found.push(Span::new(at + opens, at + opens + length));
            at += opens + length + closes;
            continue;
        }
        let is_above = ABOVE.iter().any(|tag| {
            let begins = trimmed.get(..tag.len());
            begins.is_some_and(|begins| begins.eq_ignore_ascii_case(tag))
        });
        match trimmed.find('>').filter(|_| is_above) {
            Some(end) => at += end + 1,
            None => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(String, usize)> {
        let entries = entries_in_comments(text, 0).into_iter();
        entries
            .map(|entry| (entry.key, entry.key_at.line))
            .collect()
    }

    #[test]
    fn comments_above_the_text_are_read() {
        for (text, line) in [
            ("<!-- draft: true -->\n# Bridge\n", 1),
            ("<!-- DRAFT -->\n<p>Bridge", 1),
            ("\n<!--Черновик!-->\n\n# Мост\n", 2),
            (
                "<!DOCTYPE html>\n<HTML><head>\n<!-- qoralama -->\n<title>Ko‘prik",
                3,
            ),
            (
                "<!-- a program made this page -->\n<!-- draft: yes -->\n",
                2,
            ),
            ("%% draft %%\n# Bridge\n", 1),
        ] {
            let found = keys(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1, line, "{text}");
        }
        assert_eq!(keys("<!--\ntitle: Bridge\ndraft: true\n-->\nText").len(), 2);
    }

    #[test]
    fn other_comments_and_those_in_the_text_say_nothing() {
        for text in [
            "<p>Bridge</p><!-- draft -->",
            "# Bridge\n<!-- draft: true -->\n",
            "<!-- The draft: a story. It begins here. -->\n",
            "<!-- draft law on water -->\n",
            "<!-- draft: true",
            "",
        ] {
            assert_eq!(keys(text), [], "{text}");
        }
    }
}
