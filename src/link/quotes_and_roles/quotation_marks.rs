//! Quotation marks in a text.

use crate::language::Quotes;
use crate::model::Span;

/// Text between quotation marks, without the marks; only the outermost. Single marks are often apostrophes, so they count only if they are the first
/// choice of the language. Marks that are not closed in the same paragraph are ignored.
pub(super) fn quoted(text: &str, quotes: &Quotes) -> Vec<Span> {
    let single = quotes.open.first().is_some_and(|mark| mark == "‘");
    let pairs: Vec<(char, char)> = quotes
        .open
        .iter()
        .zip(&quotes.close)
        .filter_map(|(open, close)| Some((one_char(open)?, one_char(close)?)))
        .chain([('«', '»'), ('“', '”'), ('„', '“'), ('"', '"')])
        .filter(|(open, _)| {
            single && *open == '‘' || !matches!(open, '‘' | '’' | '‚' | '\'' | '《' | '‹' | '›')
        })
        .collect();
    let mut out = Vec::new();
    let mut skip_to = 0;
    for (at, character) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        let closers: Vec<char> = pairs
            .iter()
            .filter(|(open, _)| *open == character)
            .map(|(_, close)| *close)
            .collect();
        if closers.is_empty() || !may_open(text, at, character) {
            continue;
        }
        let start = at + character.len_utf8();
        if let Some(end) = closing(&text[start..], character, &closers) {
            out.push(Span::new(start, start + end));
            let close = text[start + end..].chars().next().map_or(1, char::len_utf8);
            skip_to = start + end + close;
        }
    }
    out
}

fn one_char(mark: &str) -> Option<char> {
    let mut characters = mark.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// A mark that both opens and closes opens only if no word precedes it.
fn may_open(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    !matches!(mark, '"' | '‘') || !before.is_some_and(char::is_alphanumeric)
}

fn closing(rest: &str, open: char, closers: &[char]) -> Option<usize> {
    let mut depth = 0;
    for (at, character) in rest.char_indices() {
        let then = rest[at + character.len_utf8()..].chars().next();
        let apostrophe = character == '’' && then.is_some_and(char::is_alphabetic);
        if closers.contains(&character) && !apostrophe {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        } else if character == open {
            depth += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let quotes = Quotes::default();
        quoted(text, &quotes).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn single_marks_where_they_are_the_first_choice() {
        let quotes = Quotes {
            open: vec!["‘".to_owned()],
            close: vec!["’".to_owned()],
            ..Quotes::default()
        };
        let text = "‘De foto’s zijn mooi’, zei ze.";
        let found: Vec<&str> = quoted(text, &quotes).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["De foto’s zijn mooi"]);
    }

    #[test]
    fn outermost_marks_that_are_closed() {
        assert_eq!(
            found("Он: «Газета «Заря» закрыта», и «ещё"),
            ["Газета «Заря» закрыта"]
        );
        assert_eq!(found("“One” and \"two\" and 5\" wide"), ["One", "two"]);
        assert_eq!(found("„Eins“ und zwei"), ["Eins"]);
        assert!(found("it's ‘so’").is_empty());
    }
}
