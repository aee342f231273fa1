//! Attributes of tokens for the tagger, as hashes: those of a token alone, and those of a token in its sentence.
//!
//! Training and tagging share this file, so that they use the same attributes: romanised form, prefixes and suffixes, shape, trigrams, neighbours up to
//! two tokens away, and flags from the name tables.

use super::found::Found;
use super::gazetteer::{Gazetteer, NameFlags, is_latin};
use super::word_shape::{WordShape, without_proclitic};
use crate::language::{KnownWords, Named};
use crate::text::{fold_name, romanise};

/// How far away neighbours count, in tokens.
pub const REACH: usize = 2;

/// Offsets from -REACH to REACH.
pub const OFFSETS: usize = 2 * REACH + 1;

/// How words are written where a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Setting {
    /// The token is an ordinary word of the text's language.
    pub ordinary: bool,
    /// The language writes every noun with a capital, as German does.
    pub noun_capitals: bool,
    /// The sentence is a headline that writes every word with a capital.
    pub title_case: bool,
}

/// A distinct token.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its shape.
    pub shape: WordShape,
    /// Flags of the name tables for it, or for a name that it may be inflected from.
    pub flags: NameFlags,
    /// The flags are those of the word itself, not of a name that it may be inflected from.
    pub exact_name: bool,
    /// The token is a word in Latin letters.
    pub latin: bool,
    /// The token is an ordinary word of the text's language.
    pub ordinary: bool,
    /// What it names besides people.
    pub named: Named,
    /// The tables have it only without the "and" or "to" that it begins with.
    pub after_proclitic: bool,
    /// It is in no table of names, and may be inflected from the name of a large place.
    pub of_place: bool,
    /// Where the word begins with the name of a large place and goes on with no more than an ending: the bytes of the place in small letters, else 0.
    pub(super) place_bytes: usize,
    /// The token romanised; empty if its shape rules it out as part of a name.
    pub romanised: String,
    /// Flags and how they were found, as one number.
    pub(super) names: u32,
    /// The shape as a number, another one in a headline that writes every word with a capital.
    pub(super) look: u32,
    /// Hash of the last two letters.
    pub(super) ending: u32,
    /// Attributes that count for tokens up to two away.
    pub wide: Vec<u32>,
    /// Attributes that count for the token and its neighbours.
    pub near: Vec<u32>,
    /// Attributes that count for the token alone.
    pub here: Vec<u32>,
    /// Those that identify the word exactly. Training sometimes hides them (and the first of `wide`, the form), so that the model learns to do without:
    /// most future names are words that it has never seen.
    pub exact: Vec<u32>,
}

/// Kinds of attributes: the first part of a hash.
#[derive(Clone, Copy)]
pub(super) enum AttributeKind {
    Form = 1,
    WordShape,
    Names,
    NamesShape,
    Suffix,
    SuffixShape,
    Prefix,
    Trigram,
    FormShape,
    Length,
    Folded,
    ShapeTrigram,
    ShapeBefore,
    ShapeAfter,
    NamesBefore,
    NamesAfter,
    NamesAround,
    Endings,
    First,
    InQuotes,
    Capitals,
    Bias,
}

/// A 27-bit hash (FNV-1a with the final mix of MurmurHash3, both in the public domain): short hashes make the file of weights smaller,
/// and mistaking about one unknown attribute in a hundred for a known one does no harm.
pub(super) struct Hash(u32);

impl Hash {
    pub(super) fn new(kind: AttributeKind) -> Self {
        Hash(0x811c_9dc5).byte(kind as u8)
    }

    pub(super) fn byte(self, byte: u8) -> Self {
        Hash((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    pub(super) fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, byte| hash.byte(*byte))
    }

    pub(super) fn number(self, number: u32) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    pub(super) fn end(self) -> u32 {
        let mut hash = self.0;
        hash ^= hash >> 16;
        hash = hash.wrapping_mul(0x85eb_ca6b);
        hash ^= hash >> 13;
        hash = hash.wrapping_mul(0xc2b2_ae35);
        (hash ^ (hash >> 16)) >> 5
    }
}

impl Word {
    /// The attributes of a token.
    pub fn new(token: &str, setting: Setting, gazetteer: &Gazetteer) -> Self {
        let shape = WordShape::of(token);
        let romanised = match shape {
            // Only the number of digits matters: it tells whether the token may be a year.
            WordShape::Number => "0".repeat(token.len().min(5)),
            _ => romanise(token),
        };
        let form = romanised.as_bytes();
        let headline = if setting.title_case { HEADLINE } else { 0 };
        let nouns = if setting.noun_capitals { NOUNS } else { 0 };
        let look = shape.code() + headline + nouns;
        let mut flags = NameFlags::default();
        let mut names = 0;
        let mut named = Named::default();
        let mut of_place = false;
        let mut place_bytes = 0;
        let mut after_proclitic = false;
        let mut exact_name = true;
        let mut folded = String::new();
        if shape.may_name() {
            folded = fold_name(token);
            let found = Found::of(token, shape, &folded, gazetteer);
            flags = found.flags;
            names = found.class;
            exact_name = found.exact;
            if !flags.known()
                && let Some(rest) = without_proclitic(token, shape)
            {
                let rest = gazetteer.flags(rest);
                if rest.known() {
                    exact_name = false;
                    names = AFTER_PROCLITIC + rest.class();
                    flags = rest;
                    after_proclitic = true;
                }
            }
            let lower = token.to_lowercase();
            named = gazetteer.words().named(&lower);
            of_place =
                !flags.known() && !named.place() && may_be_of_place(&lower, gazetteer.words());
            if shape == WordShape::Capitalised && !named.place() {
                place_bytes = bytes_of_place(&lower, gazetteer.words());
            }
            names |= if setting.ordinary { ORDINARY } else { 0 };
            names |= if named.large_place() { PLACE } else { 0 };
            names |= if named.brand() { BRAND } else { 0 };
            names |= if of_place { OF_PLACE } else { 0 };
        }
        let mut word = Self {
            shape,
            flags,
            exact_name,
            latin: is_latin(token),
            ordinary: setting.ordinary,
            named,
            after_proclitic,
            of_place,
            place_bytes,
            romanised: if shape.may_name() {
                romanised.clone()
            } else {
                String::new()
            },
            names,
            look: shape.code() + headline,
            ending: Hash::new(AttributeKind::Endings).bytes(last(form, 2)).end(),
            wide: Vec::with_capacity(4),
            near: Vec::with_capacity(8),
            here: Vec::with_capacity(24),
            exact: Vec::with_capacity(6),
        };
        word.wide
            .push(Hash::new(AttributeKind::Form).bytes(form).end());
        word.wide
            .push(Hash::new(AttributeKind::WordShape).number(look).end());
        if matches!(shape, WordShape::Sign(_) | WordShape::Number) {
            return word;
        }
        if shape.may_name() {
            word.wide.push(
                Hash::new(AttributeKind::NamesShape)
                    .number(names)
                    .number(look)
                    .end(),
            );
        }
        word.near.push(
            Hash::new(AttributeKind::SuffixShape)
                .number(look)
                .bytes(last(form, 3))
                .end(),
        );
        word.near.push(
            Hash::new(AttributeKind::SuffixShape)
                .number(look)
                .bytes(last(form, 2))
                .end(),
        );
        word.near
            .push(Hash::new(AttributeKind::Prefix).bytes(first(form, 4)).end());
        word.exact.push(
            Hash::new(AttributeKind::FormShape)
                .number(look)
                .bytes(form)
                .end(),
        );
        for length in [4, 5] {
            if form.len() > length {
                word.here.push(
                    Hash::new(AttributeKind::Suffix)
                        .bytes(last(form, length))
                        .end(),
                );
            }
        }
        for length in [2, 3, 5, 6] {
            if form.len() > length {
                let list = if length > 4 {
                    &mut word.exact
                } else {
                    &mut word.here
                };
                list.push(
                    Hash::new(AttributeKind::Prefix)
                        .bytes(first(form, length))
                        .end(),
                );
            }
        }
        word.here.push(
            Hash::new(AttributeKind::Length)
                .number(look)
                .number(form.len().min(12) as u32)
                .end(),
        );
        if shape.may_name() {
            word.here.push(
                Hash::new(AttributeKind::Names)
                    .number(u32::from(flags.bits()))
                    .end(),
            );
            word.exact.push(
                Hash::new(AttributeKind::Folded)
                    .bytes(folded.as_bytes())
                    .end(),
            );
            for gram in form.windows(3) {
                word.here
                    .push(Hash::new(AttributeKind::Trigram).bytes(gram).end());
            }
        }
        word
    }
}

impl Word {
    /// Lets go of the attributes, which count only for the scores.
    pub(super) fn forget_attributes(&mut self) {
        for attributes in [
            &mut self.wide,
            &mut self.near,
            &mut self.here,
            &mut self.exact,
        ] {
            *attributes = Vec::new();
        }
    }

    /// Whether the word is in the name tables and is not also an ordinary word.
    pub(super) fn may_be_given(&self) -> bool {
        self.shape == WordShape::Capitalised && self.flags.known() && !self.flags.also_word()
    }
}

/// Added to the number of a shape in headlines that write every word with a capital, and in languages that write every noun so.
const HEADLINE: u32 = 0x200_0000;
const NOUNS: u32 = 0x100_0000;

/// Bits and bases of the number that says what the tables have of a token.
const AFTER_PROCLITIC: u32 = 32;
const ORDINARY: u32 = 64;
const PLACE: u32 = 128;
const BRAND: u32 = 256;
const OF_PLACE: u32 = 512;

/// Longest ending after the name of a place, and shortest such name, in letters.
const LONGEST_ENDING: usize = 4;
const SHORTEST_PLACE: usize = 4;

/// Whether the word, in small letters, begins with the name of a large place and goes on with no more than an ending.
fn may_be_of_place(lower: &str, words: &KnownWords) -> bool {
    before_endings(lower).any(|at| words.named(&lower[..at]).large_place())
}

/// Where an ending of the word may begin that leaves enough for the name of a place, the shortest ending first.
fn before_endings(lower: &str) -> impl Iterator<Item = usize> {
    let letters = lower.chars().count();
    let ends = lower.char_indices().rev().take(LONGEST_ENDING);
    ends.zip(1..)
        .filter(move |(_, dropped)| letters - dropped >= SHORTEST_PLACE)
        .map(|((at, _), _)| at)
}

/// The bytes of the large place with whose name the word, in small letters, begins, if no more than an ending follows; else 0. Kazakh drops a soft sign before
/// endings, and the table has Uzbek places in Latin letters.
fn bytes_of_place(lower: &str, words: &KnownWords) -> usize {
    let is_place = |name: &str| {
        let large = |name: &str| words.named(name).large_place();
        let other =
            |name: &str| large(&format!("{name}ь")) || large(&romanise(name).to_lowercase());
        large(name) || !is_latin(name) && other(name)
    };
    before_endings(lower)
        .find(|at| is_place(&lower[..*at]))
        .unwrap_or(0)
}

/// Whether a sentence, given as its tokens, is a headline that writes every word with a capital.
pub fn is_title_case<'t>(tokens: impl Iterator<Item = &'t str>) -> bool {
    let (mut capital, mut small) = (0, 0);
    for token in tokens {
        let mut letters = token.chars();
        match letters.next() {
            Some(first) if first.is_uppercase() => {
                capital += usize::from(letters.next().is_some_and(char::is_lowercase));
            }
            // "of", "the", "and" stay small in headlines.
            Some(first) if first.is_lowercase() => small += usize::from(letters.count() >= 4),
            _ => {}
        }
    }
    capital >= 4 && capital > 6 * small
}

fn last(form: &[u8], length: usize) -> &[u8] {
    &form[form.len().saturating_sub(length)..]
}

fn first(form: &[u8], length: usize) -> &[u8] {
    &form[..form.len().min(length)]
}
