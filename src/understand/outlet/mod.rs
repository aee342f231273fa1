//! Finds the outlet that published a text.

mod address;
mod behind_headline;
mod beside_names;
mod cited;
mod opening;
mod sentence;
mod spelling;
mod table;

pub(super) use behind_headline::{headline_and_outlet, headline_before_outlet};
pub use table::OutletTable;

use super::layout::{Dateline, Layout};
use super::phrases::Phrases;
use crate::model::{FurnitureKind, Metadata, OutletReading, OutletSupport, SourceFile, Span};
use crate::text::FoldedWords;
use beside_names::outlet_words;
use opening::where_outlets_name_themselves;
use sentence::beside_verb;
use table::{KnownOutlet, shown};

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
        .map(|name| reading(name, OutletSupport::Stated, None))
        .or_else(|| {
            let name = address::known(host?, table)?;
            Some(reading(name, OutletSupport::Known, None))
        })
        .or_else(|| in_text(&source.text, layout, dateline, phrases, table))
        .or_else(|| {
            let (_, name) = headline_and_outlet(source.embedded.title.as_deref()?, None, table)?;
            Some(reading(
                table.canonical(name)?.to_owned(),
                OutletSupport::Known,
                None,
            ))
        })
        .or_else(|| Some(reading(host?.to_owned(), OutletSupport::Host, None)))
}

fn reading(name: String, support: OutletSupport, span: Option<Span>) -> OutletReading {
    OutletReading {
        name,
        support,
        span,
    }
}

fn known(outlet: KnownOutlet) -> OutletReading {
    reading(outlet.name, OutletSupport::Known, Some(outlet.span))
}

/// The outlet that the text names: in the dateline; else a known one on a line of its own, in a date line or beside the author; else behind the headline,
/// where also those stand that a headline quotes; else beside a reporting verb where outlets name themselves.
fn in_text(
    text: &str,
    layout: &Layout,
    dateline: Option<(&Dateline, usize)>,
    phrases: &Phrases,
    table: &OutletTable,
) -> Option<OutletReading> {
    dateline
        .and_then(|(dateline, start)| in_dateline(text, dateline, start, phrases, table))
        .or_else(|| {
            layout
                .furniture
                .iter()
                .filter(|furniture| {
                    matches!(
                        furniture.kind,
                        FurnitureKind::AgencyMark | FurnitureKind::DateLine
                    ) && layout.outlet_behind_title != Some(furniture.span)
                })
                .find_map(|furniture| table.find(text, furniture.span).map(known))
        })
        .or_else(|| {
            layout
                .furniture
                .iter()
                .filter(|furniture| furniture.kind == FurnitureKind::Byline)
                .find_map(|furniture| beside_author(text, furniture.span, phrases, table))
        })
        .or_else(|| table.find(text, layout.outlet_behind_title?).map(known))
        .or_else(|| {
            let sentences = where_outlets_name_themselves(text, &layout.body);
            beside_verb(text, &sentences, phrases, table)
        })
}

/// A known outlet in a line that names an author: set off from the name by a sign ("Ann Lee, Reuters"), or in its place ("By Reuters").
fn beside_author(
    text: &str,
    line: Span,
    phrases: &Phrases,
    table: &OutletTable,
) -> Option<OutletReading> {
    let found = table.find_all(text, line).into_iter();
    let set_off = |outlet: &KnownOutlet| {
        let before = text[line.start..outlet.span.start].trim_end();
        let label = super::phrases::begins_with(&phrases.byline, before);
        before.is_empty() || label == Some(before.len()) || !before.ends_with(char::is_alphanumeric)
    };
    found
        .filter(|outlet| !table.is_also_a_word(outlet.span.of(text)))
        .find(set_off)
        .map(known)
}

/// A known outlet; else the part in brackets (unless it is the two letters of a country), or the last part if it is written like the name of an outlet:
/// the last part of "Valletta, Malta —" is a place.
fn in_dateline(
    text: &str,
    dateline: &Dateline,
    start: usize,
    phrases: &Phrases,
    table: &OutletTable,
) -> Option<OutletReading> {
    let parts: Vec<(Span, bool)> = dateline
        .parts
        .iter()
        .map(|part| (part.span.shifted(start), part.bracketed))
        .collect();
    let by_table = parts
        .iter()
        .rev()
        .find_map(|(span, _)| table.find(text, *span).map(known));
    if by_table.is_some() {
        return by_table;
    }
    let code = |span: &Span| span.of(text).chars().count() <= 2;
    let unbracketed: Vec<Span> = parts
        .iter()
        .filter(|(_, bracketed)| !bracketed)
        .map(|(span, _)| *span)
        .collect();
    let chosen = match parts.iter().find(|(_, bracketed)| *bracketed) {
        Some((span, _)) if !code(span) => Some(*span),
        _ => unbracketed
            .last()
            .copied()
            .filter(|span| is_written_like_an_outlet(text, *span, &unbracketed, phrases)),
    }?;
    let name = display_name(chosen.of(text));
    Some(reading(name, OutletSupport::Position, Some(chosen)))
}

/// One or two words in camel case, capitals where another part of the dateline has none, or a word for an outlet in it.
fn is_written_like_an_outlet(text: &str, part: Span, parts: &[Span], phrases: &Phrases) -> bool {
    let name = part.of(text);
    let in_capitals = |span: &Span| super::layout::is_all_capitals(span.of(text));
    let words = FoldedWords::of(text, part);
    words.len() <= 2 && super::layout::is_camel_case(name)
        || in_capitals(&part) && !parts.iter().all(in_capitals)
        || outlet_words(&words, phrases).contains(&true)
}

/// Several words in capitals get one capital each; a single word ("AFP") stays.
fn display_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 || !super::layout::is_all_capitals(name) {
        return shown(name);
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
    use crate::language::Languages;
    use crate::understand::phrases::PhraseBook;
    use std::collections::BTreeMap;

    #[test]
    fn outlets_in_datelines() {
        let languages = Languages::compiled_in().expect("packs");
        let book = PhraseBook::new(&languages);
        let table = OutletTable::new(&BTreeMap::new()).expect("a table");
        for (tag, line, expected) in [
            (
                "en",
                "VALLETTA (Quay Desk) — The port is open.",
                "Quay Desk",
            ),
            (
                "en",
                "VALLETTA, May 5 (AFP) — The port is open.",
                "Agence France-Presse",
            ),
            ("en", "Valletta, Malta, May 5 — The port is open.", ""),
            ("en", "VALLETTA, MALTA — The port is open.", ""),
            (
                "en",
                "Valletta, May 5, Harbour Gazette — The port is open.",
                "Harbour Gazette",
            ),
            ("en", "Valletta: Harbour Death - Port Mourns", ""),
            ("en", "Acme HarbourKit Plugin API - The official site", ""),
            (
                "ru",
                "Тарена. 5 мая. ПОРТ ПРЕСС - Порт открыт.",
                "Порт Пресс",
            ),
            ("ru", "PortNord (KZ) - Порт открыт.", "PortNord"),
        ] {
            let phrases = book.of(tag);
            let dateline = crate::understand::layout::read_dateline(line, Some(&phrases.months));
            let found = dateline.and_then(|d| in_dateline(line, &d, 0, phrases, &table));
            let name = found.map(|outlet| outlet.name).unwrap_or_default();
            assert_eq!(name, expected, "{line}");
        }
    }

    #[test]
    fn capitals_become_a_name() {
        assert_eq!(display_name("STEPPE PRESS"), "Steppe Press");
        assert_eq!(display_name("AFP"), "AFP");
    }
}
