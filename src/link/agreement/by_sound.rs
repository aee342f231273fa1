//! Names in texts of scripts without capitals that are known from other versions of the same text.
//!
//! Without capitals, little tells a name from a word. But a translation names the same people: a full name that another version writes with capitals is looked
//! for by its sound, word by word; once it is found, its surname alone is looked for as well.

use super::heard_tokens::{Reading, Token, tokens_of};
use crate::language::{KnownWords, LanguagePack, Languages, primary_subtag, script_of_text};
use crate::link::people::{GivenNames, HeardWord};
use crate::model::{Document, EntityKind, Mention, Span};
use crate::text::{TokenKind, tokens};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Confidence of a name that another version has.
const KNOWN_FROM_VERSION: f64 = 0.7;
/// Least likeness of sound, as the mean of the words of a full name.
const FULL_NAME: f64 = 0.79;
/// The same where a word of it is an ordinary one, too.
const FULL_NAME_OF_WORDS: f64 = 0.9;
/// The same of a surname alone.
const SURNAME: f64 = 0.86;
/// Fewest consonants of a surname that is looked for by itself.
const CONSONANTS: usize = 3;
/// Most words of a name that is looked for.
const LONGEST: usize = 4;
/// Finds the names of each text in a script without capitals by those in the other versions of its story.
pub(super) fn find_by_sound(
    documents: &mut [Document],
    stories: &[Vec<usize>],
    given_names: &GivenNames,
    languages: &Languages,
) {
    let found: Vec<(usize, Vec<Mention>)> = stories
        .par_iter()
        .filter(|story| story.len() > 1)
        .flat_map_iter(|story| in_story(documents, story, given_names, languages))
        .collect();
    for (at, mentions) in found {
        documents[at].mentions = mentions;
    }
}

/// The texts of a story in which names are found, with all their mentions.
fn in_story(
    documents: &[Document],
    story: &[usize],
    given_names: &GivenNames,
    languages: &Languages,
) -> Vec<(usize, Vec<Mention>)> {
    let (takers, givers): (Vec<usize>, Vec<usize>) = story
        .iter()
        .partition(|at| is_without_capitals(&documents[**at].language.script));
    if takers.is_empty() || givers.is_empty() {
        return Vec::new();
    }
    let names = full_names(givers.iter().map(|at| &documents[*at]), given_names);
    if names.is_empty() {
        return Vec::new();
    }
    let found = takers.into_iter().filter_map(|at| {
        let pack = languages.for_texts_in(&documents[at].language.tag);
        let search = Search::new(&documents[at], pack, given_names);
        Some((at, search.with(search.found(&names))?))
    });
    found.collect()
}

/// Whether the script has words between spaces, but no capitals. Names in Chinese, Japanese and Korean are not spelled by sound closely enough.
fn is_without_capitals(script: &str) -> bool {
    matches!(
        script,
        "Arab"
            | "Hebr"
            | "Geor"
            | "Deva"
            | "Beng"
            | "Ethi"
            | "Guru"
            | "Gujr"
            | "Taml"
            | "Telu"
            | "Knda"
            | "Mlym"
            | "Sinh"
    )
}

/// The words of a full name.
type FullName = Vec<HeardWord>;

/// The full names of people in the texts, each once.
fn full_names<'d>(
    documents: impl Iterator<Item = &'d Document>,
    given_names: &GivenNames,
) -> Vec<FullName> {
    let people = documents
        .flat_map(|document| &document.mentions)
        .filter(|mention| {
            mention.kind == EntityKind::Person && script_of_text(&mention.text) != "Zyyy"
        });
    let mut out: BTreeMap<Vec<String>, FullName> = BTreeMap::new();
    for mention in people {
        let words: FullName = tokens(&mention.text)
            .into_iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.span.of(&mention.text))
            .filter(|word| word.chars().nth(1).is_some())
            .map(|word| HeardWord::of(word, given_names))
            .collect();
        if (2..=LONGEST).contains(&words.len()) {
            let key = words.iter().map(|word| word.folded.clone()).collect();
            out.insert(key, words);
        }
    }
    out.into_values().collect()
}

struct Search<'a> {
    document: &'a Document,
    given_names: &'a GivenNames,
    words: Option<&'a KnownWords>,
    language: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Search<'a> {
    fn new(
        document: &'a Document,
        pack: Option<&LanguagePack>,
        given_names: &'a GivenNames,
    ) -> Self {
        Self {
            document,
            given_names,
            words: given_names.words.as_ref(),
            language: primary_subtag(&document.language.tag),
            tokens: tokens_of(document, pack, given_names),
        }
    }

    /// The spans of the names: full ones, then surnames alone.
    fn found(&self, names: &[FullName]) -> Vec<(Span, bool)> {
        let mut out = Vec::new();
        let mut taken = BTreeSet::new();
        // Surnames as this text writes them.
        let mut surnames: BTreeSet<&str> = BTreeSet::new();
        for at in 0..self.tokens.len() {
            if taken.contains(&at) {
                continue;
            }
            let best = names
                .iter()
                .filter_map(|name| Some((self.full_name(at, name)?, name.len())))
                .max_by(|(a, x), (b, y)| x.cmp(y).then(a.likeness.total_cmp(&b.likeness)));
            if let Some((found, length)) = best {
                let last = &self.tokens[at + length - 1];
                let start = self.tokens[at].span.start + found.before;
                out.push((Span::new(start, last.span.end), true));
                taken.extend(at..at + length);
                surnames.insert(last.span.of(&self.document.text));
            }
        }
        for (at, token) in self.tokens.iter().enumerate() {
            if taken.contains(&at) {
                continue;
            }
            let text = token.span.of(&self.document.text);
            let spelled_so = token
                .readings
                .iter()
                .map(|reading| reading.before)
                .find(|before| surnames.contains(&text[*before..]));
            let before = spelled_so.or_else(|| self.surname(token, names));
            if let Some(before) = before {
                out.push((Span::new(token.span.start + before, token.span.end), false));
            }
        }
        out
    }

    /// Where and how alike the name stands at a token, if it does.
    fn full_name(&self, at: usize, name: &FullName) -> Option<Heard> {
        let tokens = self.tokens.get(at..at + name.len())?;
        if !tokens[1..].iter().all(|token| token.follows) {
            return None;
        }
        let mut sum = 0.0;
        let mut before = 0;
        let mut of_words = false;
        for (place, (token, word)) in tokens.iter().zip(name).enumerate() {
            let last = place + 1 == name.len();
            let fits = |reading: &&Reading| {
                (place == 0 || reading.before == 0) && (last || !reading.has_ending)
            };
            let (likeness, reading) = token
                .readings
                .iter()
                .filter(fits)
                .map(|reading| match last {
                    true => (reading.word.likeness_of_surname(word), reading),
                    false => (reading.word.likeness_of_given_name(word), reading),
                })
                .max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.before.cmp(&x.before)))?;
            if likeness < LEAST_OF_A_WORD {
                return None;
            }
            sum += likeness;
            let bare = &token.span.of(&self.document.text)[reading.before..];
            of_words |= self.is_word(bare);
            if place == 0 {
                before = reading.before;
            }
        }
        let likeness = sum / name.len() as f64;
        let consonants: usize = name.iter().map(HeardWord::consonants).sum();
        let least = if of_words {
            FULL_NAME_OF_WORDS
        } else {
            FULL_NAME
        };
        (likeness >= least && consonants >= CONSONANTS).then_some(Heard { before, likeness })
    }

    /// Bytes before the surname that the token is, if it is one of a name in `names` and no ordinary word.
    fn surname(&self, token: &Token, names: &[FullName]) -> Option<usize> {
        let text = token.span.of(&self.document.text);
        if self.is_word(text) {
            return None;
        }
        token
            .readings
            .iter()
            .filter(|reading| reading.word.consonants() >= CONSONANTS)
            .filter(|reading| !self.is_word(&text[reading.before..]))
            .find(|reading| {
                names.iter().filter_map(|name| name.last()).any(|surname| {
                    surname.consonants() >= CONSONANTS
                        && reading.word.likeness_of_surname(surname) >= SURNAME
                })
            })
            .map(|reading| reading.before)
    }

    /// Whether the language has it as an ordinary word, or it is a place.
    fn is_word(&self, word: &str) -> bool {
        self.words.is_some_and(|words| {
            words.is_ordinary(self.language, word) || words.named(word).place()
        })
    }

    /// The document's mentions with those found; `None` if there is nothing new.
    fn with(&self, found: Vec<(Span, bool)>) -> Option<Vec<Mention>> {
        if found.is_empty() {
            return None;
        }
        let mut out = self.document.mentions.clone();
        let mut changed = false;
        for (span, full) in found {
            let overlapping: Vec<&Mention> = out
                .iter()
                .filter(|mention| mention.span.overlaps(&span))
                .collect();
            let same =
                |mention: &&Mention| mention.span == span && mention.kind == EntityKind::Person;
            if overlapping.iter().any(same)
                || !overlapping
                    .iter()
                    .all(|mention| self.gives_way(mention, span, full))
            {
                continue;
            }
            out.retain(|mention| !mention.span.overlaps(&span));
            out.push(Mention {
                kind: EntityKind::Person,
                span,
                text: span.of(&self.document.text).to_owned(),
                confidence: KNOWN_FROM_VERSION,
            });
            changed = true;
        }
        out.sort_by_key(|mention| mention.span);
        changed.then_some(out)
    }

    /// Whether a mention is no more than the name found and words that name nobody.
    fn gives_way(&self, mention: &Mention, span: Span, full: bool) -> bool {
        if mention.kind != EntityKind::Person {
            return full && span.contains(&mention.span);
        }
        if mention.confidence >= DECLARED {
            return false;
        }
        let text = &self.document.text;
        let outside = [
            (mention.span.start, span.start.min(mention.span.end)),
            (span.end.max(mention.span.start), mention.span.end),
        ];
        outside
            .into_iter()
            .filter(|(from, to)| from < to)
            .all(|(from, to)| {
                let rest = Span::new(from, to).of(text);
                !tokens(rest)
                    .into_iter()
                    .filter(|token| token.kind == TokenKind::Word)
                    .any(|token| self.is_name(token.span.of(rest)))
            })
    }

    fn is_name(&self, word: &str) -> bool {
        let is_any_word = self
            .words
            .is_some_and(|words| words.is_word(self.language, word));
        word.chars().nth(1).is_some() && self.given_names.is_name(word) && !is_any_word
    }
}

/// A mention of this confidence was declared by the owner.
const DECLARED: f64 = 1.0;
/// Least likeness of each word of a full name.
const LEAST_OF_A_WORD: f64 = 0.68;

/// A full name found.
struct Heard {
    /// Bytes of the first token before it.
    before: usize,
    likeness: f64,
}
