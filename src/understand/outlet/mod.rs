//! Finds the outlet that published a text.

mod address;
mod table;

pub use table::OutletTable;

use super::layout::{Dateline, Layout};
use super::phrases::Phrases;
use crate::model::{FurnitureKind, Metadata, OutletReading, SourceFile, Span};
use crate::text::{FoldedWords, Pattern, TokenKind, tokens};
use table::without_mixed_script;

/// The outlet from the most trusted source that names one: the owner, the file's metadata, an address of a known outlet, the text itself; else the
/// host of the address.
pub(super) fn read_outlet(
    source: &SourceFile,
    layout: &Layout,
    dateline: Option<(&Dateline, usize)>,
    phrases: &Phrases,
    table: &OutletTable,
) -> Option<OutletReading> {
    let stated = |metadata: &Metadata| {
        let name = metadata.outlet.as_deref()?;
        Some(table.canonical(name).unwrap_or(name).to_owned())
    };
    let address = source
        .declared
        .url
        .as_ref()
        .or(source.embedded.url.as_ref());
    let host = address.and_then(|address| address::host(address));
    stated(&source.declared)
        .or_else(|| stated(&source.embedded))
        .or_else(|| address::known(host?, table))
        .map(|name| OutletReading { name, span: None })
        .or_else(|| in_text(&source.text, layout, dateline, phrases, table))
        .or_else(|| {
            Some(OutletReading {
                name: host?.to_owned(),
                span: None,
            })
        })
}

/// The outlet that the text names: in the dateline; else a known one on a line of its own or in a date line; else beside a reporting verb in the first
/// paragraphs.
fn in_text(
    text: &str,
    layout: &Layout,
    dateline: Option<(&Dateline, usize)>,
    phrases: &Phrases,
    table: &OutletTable,
) -> Option<OutletReading> {
    dateline
        .and_then(|(dateline, start)| in_dateline(text, dateline, start, table))
        .or_else(|| {
            layout
                .furniture
                .iter()
                .filter(|furniture| {
                    matches!(
                        furniture.kind,
                        FurnitureKind::AgencyMark | FurnitureKind::DateLine
                    )
                })
                .find_map(|furniture| table.find(text, furniture.span))
        })
        .or_else(|| {
            layout
                .body
                .iter()
                .take(3)
                .find_map(|block| beside_verb(text, block.span(), phrases, table))
        })
}

/// The part in brackets (unless it is the two letters of a country), or the last of several parts, or a single part in camel case.
fn in_dateline(
    text: &str,
    dateline: &Dateline,
    start: usize,
    table: &OutletTable,
) -> Option<OutletReading> {
    let parts: Vec<(Span, bool)> = dateline
        .parts
        .iter()
        .map(|part| (part.span.shifted(start), part.bracketed))
        .collect();
    let known = parts
        .iter()
        .rev()
        .find_map(|(span, _)| table.find(text, *span));
    if known.is_some() {
        return known;
    }
    let code = |span: &Span| span.of(text).chars().count() <= 2;
    let unbracketed: Vec<Span> = parts
        .iter()
        .filter(|(_, bracketed)| !bracketed)
        .map(|(span, _)| *span)
        .collect();
    let chosen = match parts.iter().find(|(_, bracketed)| *bracketed) {
        Some((span, _)) if !code(span) => Some(*span),
        Some(_) => unbracketed.last().copied(),
        None if unbracketed.len() > 1 => unbracketed.last().copied(),
        None => unbracketed
            .last()
            .copied()
            .filter(|span| super::layout::is_camel_case(span.of(text))),
    }?;
    Some(OutletReading {
        name: display_name(chosen.of(text)),
        span: Some(chosen),
    })
}

/// In a sentence with a reporting verb: a known outlet; else a quoted name or one in Latin letters within eight words of the verb.
fn beside_verb(
    text: &str,
    block: Span,
    phrases: &Phrases,
    table: &OutletTable,
) -> Option<OutletReading> {
    for sentence in crate::text::sentences(block.of(text)) {
        let sentence = sentence.shifted(block.start);
        let words = FoldedWords::of(text, sentence);
        for verb in verbs(&phrases.reporting_outlet, &words) {
            let near = neighbourhood(&words, verb);
            if let Some(known) = table.find(text, near) {
                return Some(known);
            }
            let after = Span::new(verb.end, near.end);
            if let Some(span) = quoted(text, after).or_else(|| foreign_name(text, after)) {
                return Some(OutletReading {
                    name: without_mixed_script(span.of(text)),
                    span: Some(span),
                });
            }
        }
    }
    None
}

fn verbs(patterns: &[Pattern], words: &FoldedWords) -> Vec<Span> {
    let mut found: Vec<Span> = patterns
        .iter()
        .flat_map(|pattern| pattern.find_all(words))
        .collect();
    found.sort();
    found
}

/// From eight words before the verb to eight after it, inside the sentence.
fn neighbourhood(words: &FoldedWords, verb: Span) -> Span {
    let all: Vec<Span> = words.iter().map(|(_, span)| span).collect();
    let first = all
        .iter()
        .position(|span| span.start >= verb.start)
        .unwrap_or(0);
    let last = all
        .iter()
        .rposition(|span| span.end <= verb.end)
        .unwrap_or(first);
    let from = all
        .get(first.saturating_sub(8))
        .map_or(verb.start, |span| span.start);
    let to = all
        .get((last + 8).min(all.len().saturating_sub(1)))
        .map_or(verb.end, |span| span.end);
    // A closing quotation mark belongs to the quoted name before it.
    Span::new(from, to + 4)
}

/// The first text in quotation marks of at most five words.
fn quoted(text: &str, span: Span) -> Option<Span> {
    let end = floor_boundary(text, span.end.min(text.len()));
    let part = text.get(span.start..end)?;
    let open = part.find(['«', '“', '„', '"'])?;
    let from = open + part[open..].chars().next()?.len_utf8();
    let length = part[from..].find(['»', '”', '“', '"'])?;
    let quoted = &part[from..from + length];
    let from = from + quoted.len() - quoted.trim_start().len();
    let name = quoted.trim();
    let words = name.split_whitespace().count();
    let begins = name.chars().next().is_some_and(|c| !c.is_lowercase());
    (begins && (1..=5).contains(&words))
        .then(|| Span::new(span.start + from, span.start + from + name.len()))
}

/// The first run of capitalised words in Latin letters inside a text in another script.
fn foreign_name(text: &str, span: Span) -> Option<Span> {
    let end = floor_boundary(text, span.end.min(text.len()));
    let part = text.get(span.start..end)?;
    if part
        .chars()
        .filter(|c| c.is_alphabetic() && !c.is_ascii())
        .count()
        < 3
    {
        return None;
    }
    let mut found: Option<Span> = None;
    for token in tokens(part) {
        let word = token.span.of(part);
        let fits = token.kind == TokenKind::Word
            && word.chars().next().is_some_and(char::is_uppercase)
            && without_mixed_script(word).is_ascii()
            && word.chars().count() > 2;
        match (&mut found, fits) {
            (Some(name), true) if token.span.start <= name.end + 1 => name.end = token.span.end,
            (None, true) => found = Some(token.span),
            (Some(_), _) => break,
            (None, false) => {}
        }
    }
    found.map(|name| name.shifted(span.start))
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Several words in capitals get one capital each; a single word ("AFP") stays.
fn display_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 || !super::layout::is_all_capitals(name) {
        return without_mixed_script(name);
    }
    words
        .iter()
        .map(|word| {
            let mut characters = word.chars();
            characters.next().map_or_else(String::new, |first| {
                first.to_string() + &characters.flat_map(char::to_lowercase).collect::<String>()
            })
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_a_name() {
        assert_eq!(display_name("STEPPE PRESS"), "Steppe Press");
        assert_eq!(display_name("AFP"), "AFP");
    }
}
