//! Quotation marks in a text.

use crate::language::Quotes;
use crate::model::Span;
use std::collections::BTreeMap;

/// Marks that any language uses: each opening one with the one that closes.
pub(super) const PAIRS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"')];

/// Text between quotation marks, without the marks; only the outermost. Single marks are often apostrophes, so they count only if they are the first
/// choice of the language. Marks that are not closed in the same paragraph are ignored.
pub(super) fn quoted(text: &str, quotes: &Quotes) -> Vec<Span> {
    let single = quotes.open.first().is_some_and(|mark| mark == "‘");
    let pairs: Vec<(char, char)> = quotes
        .open
        .iter()
        .zip(&quotes.close)
        .filter_map(|(open, close)| Some((one_char(open)?, one_char(close)?)))
        .chain(PAIRS)
        .filter(|(open, _)| {
            single && *open == '‘' || !matches!(open, '‘' | '’' | '‚' | '\'' | '《' | '‹' | '›')
        })
        .collect();
    let mut out = Vec::new();
    let mut skip_to = 0;
    let mut ends: BTreeMap<char, Closings> = BTreeMap::new();
    for (at, character) in text.char_indices() {
        if at < skip_to || pairs.iter().all(|(open, _)| *open != character) {
            continue;
        }
        if !may_open(text, at, character) {
            continue;
        }
        let closers = pairs.iter().filter(|(open, _)| *open == character);
        let ends = ends.entry(character).or_insert_with(|| {
            Closings::of(text, character, closers.map(|(_, close)| *close).collect())
        });
        if let Some(end) = ends.after(at) {
            out.push(Span::new(at + character.len_utf8(), end));
            let close = text[end..].chars().next().map_or(1, char::len_utf8);
            skip_to = end + close;
        }
    }
    out
}

/// Where the marks of one kind are closed.
enum Closings {
    /// The closing mark of each opening one that has one, by place.
    Nested(BTreeMap<usize, usize>),
    /// Every mark, by place: each closes the one before.
    Flat(Vec<usize>),
}

impl Closings {
    /// Reads the text once, whatever the number of marks that are never closed.
    fn of(text: &str, open: char, closers: Vec<char>) -> Self {
        let closes = |at: usize, character: char| {
            let then = text[at + character.len_utf8()..].chars().next();
            let is_apostrophe = character == '’' && then.is_some_and(char::is_alphabetic);
            closers.contains(&character) && !is_apostrophe
        };
        let marks = text.char_indices();
        if closers.contains(&open) {
            return Closings::Flat(
                marks
                    .filter(|(at, character)| closes(*at, *character))
                    .map(|(at, _)| at)
                    .collect(),
            );
        }
        let (mut waiting, mut closed) = (Vec::new(), BTreeMap::new());
        for (at, character) in marks {
            if closes(at, character) {
                closed.extend(waiting.pop().map(|opening| (opening, at)));
            } else if character == open {
                waiting.push(at);
            }
        }
        Closings::Nested(closed)
    }

    /// The closing mark of the opening one at this place.
    fn after(&self, opening: usize) -> Option<usize> {
        match self {
            Closings::Nested(closed) => closed.get(&opening).copied(),
            Closings::Flat(marks) => {
                let next = marks.partition_point(|mark| *mark <= opening);
                marks.get(next).copied()
            }
        }
    }
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

    #[test]
    fn marks_that_are_never_closed_hide_none_that_are() {
        let text = format!("{}«fine»", "«a ".repeat(50_000));
        assert_eq!(found(&text), ["fine"]);
        assert_eq!(found("“a “b” c"), ["b"]);
    }
}
