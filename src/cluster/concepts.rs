//! What words mean, roughly: a compiled-in lexicon that maps parts of words to concepts shared by all languages.
//!
//! A concept is a family of English words with their counterparts in other languages, learned from aligned sentences by
//! `examples/derive_concepts.rs`. The file is a list of languages, each with entries sorted by key (see [`Concepts::from_bytes`]).

use super::keys::key;
use crate::language::{Languages, primary_subtag};
use crate::text::{Token, TokenKind};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The lexicon, read in place.
#[derive(Clone, Debug, Default)]
pub struct Concepts {
    bytes: Cow<'static, [u8]>,
    /// Tag, offset of the entries and their number, sorted by tag.
    languages: Vec<(String, usize, usize)>,
    /// From a language to a related one to use when the lexicon lacks the former.
    relatives: BTreeMap<String, String>,
    /// By primary language, how its entries spell the letters of its other script.
    letters: BTreeMap<String, BTreeMap<char, String>>,
}

/// Bytes of an entry: key (4, little-endian), concept (2), trust (1).
pub const ENTRY: usize = 7;

/// A word's meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meaning {
    /// Which concept.
    pub concept: u16,
    /// Confidence, 0 to 255.
    pub trust: u8,
}

impl Concepts {
    /// Reads a lexicon: the number of languages (2 bytes), then per language the length of its tag (1), the tag, the number of entries (4) and the
    /// entries. Truncated data is dropped.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        let mut languages = Vec::new();
        let mut at = 2;
        let count = bytes
            .get(..2)
            .map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])));
        for _ in 0..count {
            let Some(length) = bytes.get(at).map(|b| usize::from(*b)) else {
                break;
            };
            let Some(tag) = bytes.get(at + 1..at + 1 + length) else {
                break;
            };
            let tag = String::from_utf8_lossy(tag).into_owned();
            at += 1 + length;
            let Some(b) = bytes.get(at..at + 4) else {
                break;
            };
            let entries = u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize;
            at += 4;
            if bytes.len() < at + entries * ENTRY {
                break;
            }
            languages.push((tag, at, entries));
            at += entries * ENTRY;
        }
        languages.sort();
        Self {
            bytes,
            languages,
            ..Self::default()
        }
    }

    /// The lexicon with what the language packs say of related languages and of letters.
    pub fn with_packs(mut self, packs: &Languages) -> Self {
        for pack in packs.iter() {
            for relative in &pack.relatives {
                self.relatives.insert(relative.clone(), pack.tag.clone());
            }
            let letters = &pack.writing.concept_letters;
            if !letters.is_empty() {
                let primary = primary_subtag(&pack.tag).to_owned();
                self.letters.insert(primary, letters.clone());
            }
        }
        self
    }

    /// Whether the language has entries of its own.
    pub fn knows(&self, tag: &str) -> bool {
        self.section(tag).is_some()
    }

    fn section(&self, tag: &str) -> Option<(usize, usize)> {
        let exact = |wanted: &str| {
            let at = self
                .languages
                .binary_search_by(|l| l.0.as_str().cmp(wanted))
                .ok()?;
            Some((self.languages[at].1, self.languages[at].2))
        };
        let primary = primary_subtag(tag);
        exact(tag)
            .or_else(|| exact(primary))
            .or_else(|| exact(self.relatives.get(primary)?))
    }

    /// At most two meanings of a key in one language's entries.
    fn look_up(
        &self,
        (start, entries): (usize, usize),
        wanted: u32,
    ) -> impl Iterator<Item = Meaning> {
        let entry = move |index: usize| {
            let at = start + index * ENTRY;
            let b = &self.bytes[at..at + ENTRY];
            let key = u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
            let meaning = Meaning {
                concept: u16::from_le_bytes([b[4], b[5]]),
                trust: b[6],
            };
            (key, meaning)
        };
        let (mut low, mut high) = (0, entries);
        while low < high {
            let middle = (low + high) / 2;
            if entry(middle).0 < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..entries)
            .map(entry)
            .take_while(move |(key, _)| *key == wanted)
            .map(|(_, meaning)| meaning)
    }

    /// Calls `found` with the meanings of each word of a text.
    pub fn each<'t>(
        &self,
        tag: &str,
        text: &str,
        tokens: &'t [Token],
        mut found: impl FnMut(Meaning, &'t Token),
    ) {
        let Some(concepts) = self.of(tag) else {
            return;
        };
        for (index, token) in tokens.iter().enumerate() {
            for meaning in concepts.meanings(text, tokens, index).into_iter().flatten() {
                found(meaning, token);
            }
        }
    }

    /// The entries for texts in a language.
    pub(super) fn of(&self, tag: &str) -> Option<LanguageConcepts<'_>> {
        Some(LanguageConcepts {
            concepts: self,
            section: self.section(tag)?,
            letters: self.letters.get(primary_subtag(tag)),
        })
    }
}

/// The entries of one language.
pub(super) struct LanguageConcepts<'c> {
    concepts: &'c Concepts,
    section: (usize, usize),
    letters: Option<&'c BTreeMap<char, String>>,
}

impl LanguageConcepts<'_> {
    /// The meanings of the word at `index`; among its parts, the most certain meaning counts.
    pub(super) fn meanings(
        &self,
        text: &str,
        tokens: &[Token],
        index: usize,
    ) -> [Option<Meaning>; 2] {
        let mut best: [Option<Meaning>; 2] = [None, None];
        each_part(self.letters, text, tokens, index, |part| {
            let mut meanings = self.concepts.look_up(self.section, key(2, part));
            let first = meanings.next();
            if first.is_some_and(|m| best[0].is_none_or(|b| m.trust > b.trust)) {
                best = [first, meanings.next()];
            }
        });
        best
    }
}

/// Calls `found` with the parts of the word at `index` that may carry its meaning.
///
/// For alphabets: every prefix of at least three letters (Hangul: one) and the whole word; where articles and prepositions are attached to the
/// word (Arabic, Hebrew), also the rest after its first letters. For scripts without spaces: runs of one to four characters. `letters` is how the
/// lexicon spells the letters of the language's other script, so that both scripts share their entries.
pub fn each_part(
    letters: Option<&BTreeMap<char, String>>,
    text: &str,
    tokens: &[Token],
    index: usize,
    mut found: impl FnMut(&str),
) {
    let token = &tokens[index];
    if token.kind != TokenKind::Word {
        return;
    }
    let written = token.span.of(text);
    let first = written.chars().next().unwrap_or(' ');
    if without_spaces(first) {
        let mut end = token.span.end;
        found(written);
        for next in tokens.iter().skip(index + 1).take(3) {
            let follows = next.span.start == end && next.kind == TokenKind::Word;
            if !follows
                || !next
                    .span
                    .of(text)
                    .chars()
                    .next()
                    .is_some_and(without_spaces)
            {
                break;
            }
            end = next.span.end;
            found(text.get(token.span.start..end).unwrap_or(""));
        }
        return;
    }
    let mut lower = String::with_capacity(written.len());
    for letter in written.to_lowercase().chars().filter(|c| !is_mute(*c)) {
        match letters.and_then(|letters| letters.get(&letter)) {
            Some(spelled) => lower.push_str(spelled),
            None => lower.push(letter),
        }
    }
    let length = lower.chars().count();
    let least = if matches!(first, '\u{AC00}'..='\u{D7AF}') {
        1
    } else {
        3
    };
    let semitic = matches!(first, '\u{0590}'..='\u{06FF}');
    let starts = if semitic {
        length.saturating_sub(2).min(4)
    } else {
        1
    };
    let ends: Vec<usize> = lower
        .char_indices()
        .map(|(at, _)| at)
        .chain([lower.len()])
        .collect();
    let mut part = String::with_capacity(lower.len() + 1);
    for start in 0..starts.max(1) {
        for count in least..=(length - start.min(length)).min(8) {
            part.clear();
            part.push_str(lower.get(ends[start]..ends[start + count]).unwrap_or(""));
            found(&part);
        }
    }
    part.clear();
    part.push_str(&lower);
    part.push('$');
    found(&part);
}

/// Vowel points and signs that a spelling may leave out.
fn is_mute(character: char) -> bool {
    matches!(character, '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{0652}' | '\u{0640}' | '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' | '\u{200B}'..='\u{200F}' | '\u{00AD}')
}

/// Whether words of the character's script are not set apart.
pub(super) fn without_spaces(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{309F}' | '\u{3400}'..='\u{9FFF}' | '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn lexicon() -> Concepts {
        let mut bytes = vec![1, 0, 2];
        bytes.extend(b"ru");
        let mut entries = [(key(2, "вод"), 7_u16, 90_u8), (key(2, "водит"), 8, 200)];
        entries.sort();
        bytes.extend(2_u32.to_le_bytes());
        for (key, concept, trust) in entries {
            bytes.extend(key.to_le_bytes());
            bytes.extend(concept.to_le_bytes());
            bytes.push(trust);
        }
        Concepts::from_bytes(bytes)
    }

    fn meanings(text: &str) -> Vec<u16> {
        let mut out = Vec::new();
        lexicon().each("ru", text, &tokens(text), |meaning, _| {
            out.push(meaning.concept)
        });
        out
    }

    #[test]
    fn the_surest_part_of_a_word_decides() {
        assert_eq!(meanings("Воды водителя"), [7, 8]);
        assert_eq!(meanings("ничего"), [] as [u16; 0]);
    }

    #[test]
    fn a_lexicon_cut_short_is_no_reason_to_fail() {
        assert!(!Concepts::from_bytes(vec![9, 0, 2, b'r']).knows("ru"));
        assert!(!Concepts::from_bytes(Vec::new()).knows("ru"));
    }

    #[test]
    fn scripts_without_spaces_give_runs() {
        let text = "経済学";
        let all = tokens(text);
        let mut parts = Vec::new();
        each_part(None, text, &all, 0, |part| parts.push(part.to_owned()));
        assert_eq!(parts, ["経", "経済", "経済学"]);
    }
}
