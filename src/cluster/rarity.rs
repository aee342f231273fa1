//! How rare a term is: by the shipped background at first, more and more by the archive's own counts as it grows.
//!
//! Also parses numbers, with any digits and separators.

use super::keys::KeyMap;
use super::profile::{DocumentProfile, TERM_KINDS, TermKind};
use crate::text::{Token, TokenKind};
use rayon::prelude::*;

/// Document frequencies of terms for one archive.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    /// Share of texts that contain a key, as a level (see [`level`]), indexed by the low bits of the key; empty without background.
    tables: [Vec<u8>; 6],
    /// Weights of the archive's terms, by its own counts and the background together.
    weights: [KeyMap<f32>; 6],
    documents: f32,
}

/// How many documents of an archive weigh as much as the background.
const BACKGROUND_DOCUMENTS: f32 = 10.0;

/// A share from 0 to 1 as one byte, logarithmic: 0 for never, 255 for always.
pub fn level(share: f64) -> u8 {
    if share <= 0.0 {
        return 0;
    }
    (255.0 + 25.0 * share.ln()).round().clamp(1.0, 255.0) as u8
}

/// The share that a level represents.
pub fn share(level: u8) -> f32 {
    if level == 0 {
        0.0
    } else {
        ((f32::from(level) - 255.0) / 25.0).exp()
    }
}

impl Rarity {
    /// Uses the background's tables alone; the length of a table is a power of two or zero.
    pub fn new(tables: [Vec<u8>; 6]) -> Self {
        Self {
            tables,
            ..Self::default()
        }
    }

    /// Reads what [`Rarity::to_bytes`] wrote; truncated data is dropped.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut tables: [Vec<u8>; 6] = Default::default();
        let mut at = 0;
        for table in &mut tables {
            let Some(size) = bytes.get(at).map(|b| 1_usize << b.min(&24)) else {
                break;
            };
            *table = bytes
                .get(at + 1..at + 1 + size)
                .map(<[u8]>::to_vec)
                .unwrap_or_default();
            at += 1 + size;
        }
        Self::new(tables)
    }

    /// Writes each table, preceded by the logarithm (base 2) of its size.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for table in &self.tables {
            out.push(table.len().max(1).trailing_zeros() as u8);
            out.extend(table);
            if table.is_empty() {
                out.push(0);
            }
        }
        out
    }

    /// Adds an archive's own counts.
    pub fn with_archive(&self, profiles: &[DocumentProfile]) -> Self {
        let mut out = self.clone();
        out.documents = profiles.len() as f32;
        let weights: Vec<KeyMap<f32>> = TERM_KINDS
            .par_iter()
            .map(|&kind| {
                let mut counts = KeyMap::<f32>::default();
                for (key, _) in profiles.iter().flat_map(|r| r.sets[kind as usize].iter()) {
                    *counts.entry(key).or_default() += 1.0;
                }
                // Each key's weight depends only on its own count, so the order does not matter.
                counts
                    .into_iter()
                    .map(|(key, count)| (key, out.weight(kind, key, count)))
                    .collect()
            })
            .collect();
        for (into, weights) in out.weights.iter_mut().zip(weights) {
            *into = weights;
        }
        out
    }

    /// The weight of a key: minus the logarithm of the share of texts that contain it, from 0 to about 6.
    pub fn of(&self, kind: TermKind, key: u32) -> f32 {
        let known = self.weights[kind as usize].get(&key).copied();
        known.unwrap_or_else(|| self.weight(kind, key, 0.0))
    }

    /// The weight of a term in this many documents of the archive.
    fn weight(&self, kind: TermKind, key: u32, own: f32) -> f32 {
        // The background was not tagged, so people are as rare there as their names.
        let known_as = if kind == TermKind::Person {
            TermKind::Name
        } else {
            kind
        };
        let table = &self.tables[known_as as usize];
        let known = if table.is_empty() {
            default_share(kind)
        } else {
            share(table[key as usize & (table.len() - 1)])
        };
        let together =
            (BACKGROUND_DOCUMENTS * known + own) / (BACKGROUND_DOCUMENTS + self.documents);
        (-(together + 0.002).ln()).max(0.05)
    }
}

fn default_share(kind: TermKind) -> f32 {
    match kind {
        TermKind::Spelling => 0.02,
        TermKind::Concept => 0.03,
        TermKind::Name | TermKind::Word | TermKind::Person => 0.005,
        TermKind::Number => 0.01,
    }
}

/// A number in a text, in a language-independent form.
pub struct Number {
    /// Digits, with a decimal point.
    pub value: String,
    /// Its span.
    pub token: Token,
}

impl Number {
    /// How distinctive it is, 0 to 255: two texts rarely share a long number by chance, but often a round one or a year.
    pub fn telling(&self) -> u8 {
        let digits = self.value.replace('.', "");
        let year =
            self.value.len() == 4 && (self.value.starts_with("19") || self.value.starts_with("20"));
        match digits.trim_end_matches('0').len() {
            _ if year => 90,
            0 | 1 => 70,
            2 => 130,
            3 => 200,
            _ => 255,
        }
    }
}

/// The informative numbers of a text: years, and others of at least two digits.
pub fn numbers(text: &str, tokens: &[Token]) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let mut last_end = usize::MAX;
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Number) {
        let Some(value) = value(token.span.of(text)) else {
            continue;
        };
        // "12 500": digits in groups of three, one narrow or plain space between.
        let gap = text
            .get(last_end.min(token.span.start)..token.span.start)
            .unwrap_or("");
        let grouped = value.len() == 3
            && gap.chars().count() == 1
            && gap.chars().all(char::is_whitespace)
            && !value.contains('.');
        last_end = token.span.end;
        match out.last_mut() {
            Some(previous)
                if grouped
                    && !previous.value.contains('.')
                    && previous.value.len() <= 9
                    && previous.value.len() != 4 =>
            {
                previous.value.push_str(&value);
                previous.token.span.end = token.span.end;
            }
            _ => out.push(Number {
                value,
                token: *token,
            }),
        }
    }
    out.retain(|number| number.value.len() >= 2);
    out
}

/// "1.200", "1,200" and "١٢٠٠" are 1200; "3,5" is 3.5.
fn value(written: &str) -> Option<String> {
    let plain: String = written
        .chars()
        .map(|c| match c {
            '\u{066B}' | '\u{066C}' | '.' | ',' => Some(','),
            _ => {
                let mut digits = any_ascii::any_ascii_char(c).chars();
                digits.next().filter(char::is_ascii_digit)
            }
        })
        .collect::<Option<String>>()?;
    let parts: Vec<&str> = plain.split(',').collect();
    let grouped =
        parts.len() > 1 && parts[1..].iter().all(|part| part.len() == 3) && parts[0] != "0";
    let joined = match parts.as_slice() {
        [whole] => (*whole).to_owned(),
        _ if grouped => parts.concat(),
        [whole, decimals] => format!("{whole}.{}", decimals.trim_end_matches('0')),
        _ => plain.replace(',', "."),
    };
    let trimmed = joined.trim_start_matches('0').trim_end_matches('.');
    Some(trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn values(text: &str) -> Vec<String> {
        numbers(text, &tokens(text))
            .into_iter()
            .map(|n| n.value)
            .collect()
    }

    #[test]
    fn numbers_look_alike_whatever_the_custom() {
        assert_eq!(
            values("12,500 people, 3,5 %, in 2024"),
            ["12500", "3.5", "2024"]
        );
        assert_eq!(values("12 500 человек, ٣٥ и 7"), ["12500", "35"]);
        assert_eq!(values("1.250.000 lira"), ["1250000"]);
    }

    #[test]
    fn levels_keep_shares_within_a_few_per_cent() {
        for given in [1.0, 0.3, 0.01, 0.0005] {
            assert!((f64::from(share(level(given))) / given - 1.0).abs() < 0.05);
        }
    }
}
