//! A document as sets of terms that can be recognised in another text, in another language and script.

use super::concepts::{Concepts, without_spaces};
use super::headline::{Release, numbers_in, releases_in, telling_numbers};
use super::keys::{key, name_key};
use super::lead::{lead_places, words_of};
use super::rarity::Rarity;
use super::set::{Occurrence, TermSet};
use super::word_terms::{KnownTerms, NameLook};
use crate::language::primary_subtag;
use crate::model::{Document, EntityKind, Span};
use crate::text::{Token, TokenKind, is_alphanumeric, tokens};
use serde::{Deserialize, Serialize};

/// Kinds of terms, in the order of [`DocumentProfile::sets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// Runs of four letters of romanised words.
    Spelling,
    /// Meanings of words, from the compiled-in lexicon.
    Concept,
    /// Capitalised names, by their consonants.
    Name,
    /// Numbers in digits.
    Number,
    /// Whole words, in the text's own language.
    Word,
    /// Names of people, as found by the name tagger, by their consonants.
    Person,
}

/// All kinds, in order.
pub const TERM_KINDS: [TermKind; 6] = [
    TermKind::Spelling,
    TermKind::Concept,
    TermKind::Name,
    TermKind::Number,
    TermKind::Word,
    TermKind::Person,
];

/// A day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Day {
    /// Days since the start of the common era.
    Known(i32),
    /// Day of an unknown year.
    OfAnyYear(i32),
}

impl Day {
    /// Days between two dates; if a year is unknown, the smallest possible number.
    pub fn apart(self, other: Day) -> i32 {
        match (self, other) {
            (Day::Known(a), Day::Known(b)) => (a - b).abs(),
            (Day::Known(a) | Day::OfAnyYear(a), Day::Known(b) | Day::OfAnyYear(b)) => {
                // Years are 365.2425 days apart.
                let rest = f64::from(a - b).rem_euclid(365.2425);
                rest.min(365.2425 - rest).round() as i32
            }
        }
    }
}

/// A document, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentProfile {
    /// Primary language subtag.
    pub language: String,
    /// Whole language tag.
    pub tag: String,
    /// Terms by kind. Spellings and people have no positions.
    pub sets: [TermSet; 6],
    /// Norm of each set.
    pub norms: [f32; 6],
    /// Norm of the terms in headline and lead.
    pub lead_norms: [f32; 6],
    /// Letters and digits in title and body.
    pub letters: f32,
    /// Day of publication.
    pub day: Option<Day>,
    /// Keys of the numbers in the headline, ascending.
    pub title_numbers: Vec<u32>,
    /// Keys of the numbers in the headline that two texts hardly share by chance, as in the set of numbers.
    pub title_telling: Vec<u32>,
    /// Releases that the headline names.
    pub title_releases: Vec<Release>,
    /// Keys of the words in the headline, ascending, without repeats.
    pub title_words: Vec<u32>,
    /// Keys of the names of places in headline and lead, ascending, without repeats.
    pub lead_places: Vec<u32>,
    /// Smallest hashes of the four-word runs, ascending: a sample that identifies near-copies.
    pub shingles: Vec<u32>,
}

const MOST_SPELLINGS: usize = 600;
const MOST_SHINGLES: usize = 64;
/// Longer texts are cut here; their subject comes earlier.
const MOST_BYTES: usize = 60_000;

/// Collects the terms of one document, without weights (see [`DocumentProfile::weigh`]).
pub fn read(
    document: &Document,
    concepts: &Concepts,
    known: &KnownTerms,
    rarity: &Rarity,
) -> DocumentProfile {
    let spans = text_spans(document);
    let tag = document.language.tag.as_str();
    let primary = primary_subtag(tag).to_owned();
    // A headline that only the owner or the file states is not in the text, but says what it is about.
    let stated = document.title.as_ref().filter(|title| title.span.is_none());
    let parts: Vec<(&str, Option<usize>)> = stated
        .map(|title| (title.text.as_str(), None))
        .into_iter()
        .chain(
            spans
                .iter()
                .map(|span| (span.of(&document.text), Some(span.start))),
        )
        .collect();
    let total: usize = parts
        .iter()
        .map(|(text, _)| text.len())
        .sum::<usize>()
        .max(1);
    let lexicon = concepts.of(tag);
    let terms_of = known.in_language(&document.language, lexicon.as_ref());
    let mut sets: [Vec<Occurrence>; 6] = Default::default();
    let mut before = 0;
    let mut letters = 0;
    let mut word_hashes: Vec<u32> = Vec::new();
    for (text, place_in_text) in parts {
        let place = |token: &Token| ((before + token.span.start) * 255 / total).min(255) as u8;
        let all = tokens(text);
        let mut note = |kind: TermKind, value: u32, token: &Token, sure: bool, trust: u8| {
            let in_text = place_in_text.map_or(Span::default(), |start| token.span.shifted(start));
            sets[kind as usize].push(Occurrence::new(value, place(token), trust, sure, in_text));
        };
        for number in super::numbers::numbers(text, &all) {
            note(
                TermKind::Number,
                key(4, &number.value),
                &number.token,
                true,
                number.telling(),
            );
        }
        let mut starts_sentence = true;
        for (index, token) in all.iter().enumerate() {
            let written = token.span.of(text);
            if token.kind != TokenKind::Word {
                letters += written.chars().filter(|c| is_alphanumeric(*c)).count();
            }
            if token.kind == TokenKind::Sign {
                starts_sentence |= matches!(
                    written,
                    "." | "!" | "?" | "…" | ":" | "—" | "–" | "-" | "\"" | "«" | "“" | "„"
                );
                continue;
            }
            if token.kind == TokenKind::Number {
                word_hashes.push(key(5, written));
                continue;
            }
            let terms = terms_of(written);
            letters += terms.letters as usize;
            word_hashes.push(terms.lower);
            // Where words are not set apart, what follows counts, too.
            let meanings = match (&lexicon, written.starts_with(without_spaces)) {
                (Some(lexicon), true) => lexicon.meanings(text, &all, index),
                _ => terms.meanings,
            };
            for meaning in meanings.into_iter().flatten() {
                let concept = u32::from(meaning.concept);
                note(TermKind::Concept, concept, token, true, meaning.trust);
            }
            note(TermKind::Word, terms.stem, token, true, 255);
            for run in &terms.spellings {
                note(TermKind::Spelling, *run, token, true, 255);
            }
            let sure = match terms.name {
                NameLook::Capital => !starts_sentence,
                NameLook::Caseless { katakana } => katakana,
                NameLook::No => false,
            };
            if sure || matches!(terms.name, NameLook::Caseless { .. }) {
                for name in &terms.names {
                    note(TermKind::Name, *name, token, sure, 255);
                }
            }
            starts_sentence = false;
        }
        before += text.len();
    }
    add_people(document, &spans, total, &mut sets);
    let title = document
        .title
        .as_ref()
        .map_or("", |title| title.text.as_str());
    let mut profile = DocumentProfile {
        language: primary,
        tag: tag.to_owned(),
        letters: letters.max(1) as f32,
        day: day(document),
        title_numbers: numbers_in(title),
        title_telling: telling_numbers(title),
        title_releases: releases_in(title),
        title_words: words_of(title),
        lead_places: lead_places(document, &spans),
        shingles: shingles(&word_hashes),
        ..DocumentProfile::default()
    };
    for (kind, occurrences) in TERM_KINDS.into_iter().zip(sets) {
        let with_spots = !matches!(kind, TermKind::Spelling | TermKind::Person);
        let set = &mut profile.sets[kind as usize];
        *set = TermSet::of(occurrences, with_spots);
        if kind == TermKind::Spelling {
            set.keep_weightiest(MOST_SPELLINGS, |key| {
                rarity.of(kind, key, primary_subtag(tag))
            });
        }
    }
    profile
}

impl DocumentProfile {
    /// Sets the weight of each term by its rarity, and the norms.
    pub fn weigh(&mut self, rarity: &Rarity) {
        for kind in TERM_KINDS {
            let set = &mut self.sets[kind as usize];
            let (mut squares, mut leading) = (0.0_f32, 0.0_f32);
            for (key, item) in set.iter_mut() {
                item.weight = rarity.of(kind, key, &self.language) * f32::from(item.trust) / 255.0;
                let square = item.weight * item.weight;
                if item.sure {
                    squares += square;
                }
                if item.sure && item.leads(self.letters) {
                    leading += square;
                }
            }
            self.norms[kind as usize] = squares.sqrt();
            self.lead_norms[kind as usize] = leading.sqrt();
        }
    }
}

/// Byte spans of title and body in the document's text, without repeating the title.
fn text_spans(document: &Document) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut bytes = 0;
    if let Some(span) = document.title.as_ref().and_then(|title| title.span) {
        spans.push(span);
    }
    for block in &document.body {
        for run in &block.runs {
            if spans.first().is_some_and(|title| title.overlaps(run)) || bytes > MOST_BYTES {
                continue;
            }
            bytes += run.len();
            spans.push(*run);
        }
    }
    spans.retain(|span| !span.of(&document.text).is_empty());
    spans
}

/// People count twice: as people, and as names that another text may contain without its tagger having found them.
fn add_people(document: &Document, spans: &[Span], total: usize, sets: &mut [Vec<Occurrence>; 6]) {
    let people = document
        .mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Person);
    for mention in people {
        let before: usize = spans
            .iter()
            .filter(|span| span.end <= mention.span.start)
            .map(Span::len)
            .sum();
        let at = (before * 255 / total).min(255) as u8;
        for word in mention
            .text
            .split(|c: char| !c.is_alphabetic() && c != '\'')
        {
            if word.chars().count() < 3 {
                continue;
            }
            let Some(bones) = name_key(word, word.is_ascii()) else {
                continue;
            };
            let found = Occurrence::new(key(3, &bones), at, 255, true, mention.span);
            sets[TermKind::Name as usize].push(found);
            sets[TermKind::Person as usize].push(found);
        }
    }
}

/// Days since the start of the common era; without a year, days since the start of the leap year 4.
fn day(document: &Document) -> Option<Day> {
    use chrono::Datelike;
    let date = document.published.as_ref()?;
    let day = |year| {
        chrono::NaiveDate::from_ymd_opt(year, date.month, date.day).map(|d| d.num_days_from_ce())
    };
    match date.year {
        Some(year) => day(year).map(Day::Known),
        None => day(4).map(|d| Day::OfAnyYear(d - 3 * 365)),
    }
}

fn shingles(words: &[u32]) -> Vec<u32> {
    let mut hashes: Vec<u32> = words
        .windows(4)
        .map(|run| {
            let mixed = run.iter().fold(0x811c_9dc5_u32, |hash, word| {
                (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1)
            });
            mixed ^ (mixed >> 16)
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(MOST_SHINGLES);
    hashes
}
