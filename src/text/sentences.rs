//! Splits a text into sentences.

use crate::model::Span;

/// The sentences of a paragraph, trimmed.
///
/// A sentence ends at `.`, `!`, `?`, `…` or their counterparts in other scripts (with closing quotes and brackets), when white space and
/// something other than a lower-case letter follow, and the full stop does not belong to an initial or a short abbreviation.
/// Signs of scripts without spaces (`。！？`, `।`, `։`, `።`) end it at once.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !is_end(character) {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some(&(next_at, next)) = characters.peek() {
            if is_end(next) || is_closing(next) {
                end = next_at + next.len_utf8();
                characters.next();
            } else {
                break;
            }
        }
        let rest = &text[end..];
        let ends = if ends_at_once(character) {
            true
        } else {
            let white = rest.len() - rest.trim_start().len();
            let next = rest.trim_start().chars().next();
            white > 0
                && next.is_some_and(|n| !n.is_lowercase() || is_caseless(n))
                && !(character == '.' && is_abbreviation(&text[start..at]))
        };
        if ends {
            push_trimmed(&mut out, text, start, end);
            start = end;
        }
    }
    push_trimmed(&mut out, text, start, text.len());
    out
}

fn push_trimmed(out: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let part = &text[start..end];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let from = start + (part.len() - part.trim_start().len());
        out.push(Span::new(from, from + trimmed.len()));
    }
}

fn is_end(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '؟' | '۔') || ends_at_once(character)
}

fn ends_at_once(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '।' | '॥' | '։' | '።' | '｡')
}

/// Georgian letters, which Unicode counts as lower case, though no sentence begins with another kind.
fn is_caseless(character: char) -> bool {
    matches!(character, 'ა'..='ჿ')
}

fn is_closing(character: char) -> bool {
    matches!(
        character,
        '"' | '»' | '”' | '“' | '’' | ')' | ']' | '」' | '』' | '›'
    )
}

/// One letter ("В."), or up to three letters without a vowel-like length ("гг.", "St.", "млн."), counted from the last space or point.
fn is_abbreviation(before: &str) -> bool {
    let word: Vec<char> = before
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic())
        .collect();
    match word.len() {
        1 => {
            word[0].is_uppercase()
                || !before
                    .chars()
                    .rev()
                    .nth(1)
                    .is_some_and(char::is_alphanumeric)
        }
        2..=4 => {
            let lower: String = word.iter().rev().flat_map(|c| c.to_lowercase()).collect();
            ABBREVIATIONS.contains(&lower.as_str())
        }
        _ => false,
    }
}

/// Abbreviations of every language pack, gathered by `build.rs`.
const ABBREVIATIONS: &[&str] = include!(concat!(env!("OUT_DIR"), "/abbreviations.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn initials_do_not_end_a_sentence() {
        assert_eq!(
            cut("В рамках визита Е. Казыхан провел встречи. Он вернулся."),
            ["В рамках визита Е. Казыхан провел встречи.", "Он вернулся."]
        );
        assert_eq!(
            cut("Mr. Jones left. \"No!\" he said."),
            ["Mr. Jones left.", "\"No!\" he said."]
        );
    }

    #[test]
    fn scripts_without_spaces_and_capitals() {
        assert_eq!(cut("東京だ。はい。"), ["東京だ。", "はい。"]);
        assert_eq!(cut("ჩამოვიდა. რატომ?"), ["ჩამოვიდა.", "რატომ?"]);
        assert_eq!(cut("መጣ። ለምን?"), ["መጣ።", "ለምን?"]);
        assert_eq!(cut("पहला वाक्य। दूसरा"), ["पहला वाक्य।", "दूसरा"]);
    }
}
