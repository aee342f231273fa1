//! The words of a text in a script without capitals, in each way that they may be read: without the letters joined to them before, and without endings.

use super::words::runs;
use crate::language::{LanguagePack, script_of_text};
use crate::link::people::{GivenNames, HeardWord};
use crate::model::{Document, Span};
use crate::text::{TokenKind, tokens};

/// Most letters before a name that are written together with it.
const PROCLITICS: usize = 2;

/// A way to read a token: without the letters that are joined to it before, and without an ending behind.
pub(super) struct Reading {
    /// Bytes before the name.
    pub(super) before: usize,
    pub(super) has_ending: bool,
    pub(super) word: HeardWord,
}

/// A word of the text.
pub(super) struct Token {
    pub(super) span: Span,
    /// Only white space separates it from the word before.
    pub(super) follows: bool,
    pub(super) readings: Vec<Reading>,
}

/// The words of title and body in order.
pub(super) fn tokens_of(
    document: &Document,
    pack: Option<&LanguagePack>,
    given_names: &GivenNames,
) -> Vec<Token> {
    let text = document.text.as_str();
    let mut out = Vec::new();
    for run in runs(document) {
        let mut end = None;
        for token in tokens(run.of(text)) {
            let span = token.span.shifted(run.start);
            if token.kind != TokenKind::Word {
                end = None;
                continue;
            }
            let follows = end.is_some_and(|end| {
                text.get(end..span.start)
                    .is_some_and(|gap| gap.chars().all(char::is_whitespace))
            });
            end = Some(span.end);
            out.push(Token {
                span,
                follows,
                readings: readings(span.of(text), pack, given_names),
            });
        }
    }
    out
}

/// How a token may be read.
fn readings(token: &str, pack: Option<&LanguagePack>, given_names: &GivenNames) -> Vec<Reading> {
    let mut out = vec![Reading {
        before: 0,
        has_ending: false,
        word: HeardWord::of(token, given_names),
    }];
    let proclitics = match script_of_text(token) {
        "Hebr" => "ולבהמשכ",
        "Arab" => "ولبفك",
        _ => "",
    };
    let mut rest = token;
    for _ in 0..PROCLITICS {
        let Some(shorter) = rest
            .chars()
            .next()
            .filter(|letter| proclitics.contains(*letter))
            .map(|letter| &rest[letter.len_utf8()..])
            .filter(|shorter| shorter.chars().count() >= 2)
        else {
            break;
        };
        rest = shorter;
        out.push(Reading {
            before: token.len() - rest.len(),
            has_ending: false,
            word: HeardWord::of(rest, given_names),
        });
    }
    for ending in pack.into_iter().flat_map(|pack| &pack.names.endings) {
        let Some(stem) = token.strip_suffix(ending.ending.as_str()) else {
            continue;
        };
        let after = ending.after.is_empty() || ending.after.iter().any(|end| stem.ends_with(end));
        if !ending.ending.is_empty() && after && stem.chars().count() >= 2 {
            let base = format!("{stem}{}", ending.base);
            out.extend(without_vowel_of_nominative(&base, given_names));
            out.push(with_ending(&base, given_names));
        }
    }
    out.extend(without_vowel_of_nominative(token, given_names));
    out
}

fn with_ending(word: &str, given_names: &GivenNames) -> Reading {
    Reading {
        before: 0,
        has_ending: true,
        word: HeardWord::of(word, given_names),
    }
}

/// Georgian puts a vowel behind every foreign name that ends in a consonant.
fn without_vowel_of_nominative(word: &str, given_names: &GivenNames) -> Option<Reading> {
    let stem = word.strip_suffix('ი')?;
    (stem.chars().count() >= 2).then(|| with_ending(stem, given_names))
}
