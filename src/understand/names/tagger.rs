//! The tagger: sentences in, mentions out.

use super::attributes::{REACH, Setting, Word, is_title_case};
use super::before_titles;
use super::bridges::{bridge, is_quote};
use super::context::{Surroundings, context};
use super::evidence::{TaggedSentence, reconsider};
use super::gazetteer::{Gazetteer, NameFlags};
use super::label::{LABELS, Label};
use super::lattice::{Passes, Scores, Transitions, allowed, best_labels, exponentials};
use super::nicknames;
use super::particles;
use super::passage::read_block;
use super::roles::{NameWords, Roles};
use super::signals;
use super::spans::Labelled;
use super::weights::{Reach, Weights};
use super::word_shape::WordShape;
use crate::language::{LanguagePack, primary_subtag};
use crate::model::{Mention, Span};
use crate::text::{StableHash, WordCache, composed};
use rustc_hash::FxHashMap;
use std::sync::Arc;

static WEIGHTS: &[u8] = include_bytes!("../../../data/names-model.bin");
static NAMES: &[u8] = include_bytes!("../../../data/names-table.fst");

/// Finds names in texts of any language.
#[derive(Debug)]
pub struct NameTagger {
    gazetteer: Gazetteer,
    words: NameWords,
    known: WordCache<KnownWord>,
    weights: Weights,
    transitions: Transitions,
    factors: Transitions,
}

/// A token, whatever text it stands in.
#[derive(Debug)]
struct KnownWord {
    word: Word,
    scores: Reach,
}

/// The distinct tokens of a document with their scores.
struct Vocabulary<'t> {
    /// By token, and whether it stands in a headline that writes every word with a capital.
    numbers: FxHashMap<(&'t str, bool), usize>,
    words: Vec<Arc<KnownWord>>,
    is_role: Vec<bool>,
    is_surname: Vec<bool>,
    is_title: Vec<bool>,
}

impl NameTagger {
    /// The tagger with the compiled-in weights and tables.
    ///
    /// # Errors
    ///
    /// A compiled-in file is not valid.
    pub fn compiled_in() -> Result<Self, String> {
        Self::new(WEIGHTS, NAMES)
    }

    /// A tagger with other weights and tables.
    ///
    /// # Errors
    ///
    /// The weights or the tables are not valid.
    pub fn new(weights: &[u8], names: &'static [u8]) -> Result<Self, String> {
        let weights = Weights::decode(weights)?;
        Ok(Self {
            gazetteer: Gazetteer::new(names)?,
            words: NameWords::compiled_in()?,
            known: WordCache::default(),
            transitions: allowed(&weights.transitions),
            factors: exponentials(&allowed(&weights.transitions)),
            weights,
        })
    }

    /// The entry of a single word in the name tables: in the nominative, in any script.
    pub fn name_flags(&self, word: &str) -> NameFlags {
        self.gazetteer.flags(word)
    }

    /// Names in a text, in order of place, not overlapping.
    ///
    /// `segments`: the runs of title and body blocks in reading order, as byte spans of `text`; `pack`: that of its language.
    pub fn mentions(
        &self,
        text: &str,
        segments: &[Vec<Span>],
        pack: Option<&LanguagePack>,
    ) -> Vec<Mention> {
        let roles = Roles::new(&self.words, pack);
        let mut sentences = Vec::new();
        let endings = pack.is_some_and(|pack| pack.writing.apostrophe_endings);
        for runs in segments {
            read_block(text, runs, endings, &mut sentences);
        }
        let mut vocabulary = Vocabulary {
            numbers: FxHashMap::default(),
            words: Vec::new(),
            is_role: Vec::new(),
            is_surname: Vec::new(),
            is_title: Vec::new(),
        };
        let language = pack.map_or("", |pack| primary_subtag(&pack.tag));
        let noun_capitals = pack.is_some_and(|pack| pack.writing.noun_capitals);
        let is_word = |word: &str| self.gazetteer.words().is_word(language, word);
        let mut passes = Passes::default();
        let mut readings: Vec<TaggedSentence> = sentences
            .iter()
            .map(|sentence| {
                let setting = Setting {
                    noun_capitals,
                    title_case: !noun_capitals
                        && is_title_case(sentence.tokens.iter().map(|span| span.of(text))),
                    ordinary: false,
                };
                let words: Vec<usize> = sentence
                    .tokens
                    .iter()
                    .map(|span| {
                        let token = span.of(text);
                        self.number((token, setting), language, &roles, &mut vocabulary)
                    })
                    .collect();
                let mut pushes = vec![0.0; words.len()];
                let is_name = |word: &str| self.gazetteer.flags(word).known();
                before_titles::add(
                    text,
                    &sentence.tokens,
                    &roles,
                    &is_name,
                    &is_word,
                    &mut pushes,
                );
                let states = self.states(&words, &vocabulary, pushes);
                passes.run(&states, &self.factors);
                TaggedSentence {
                    labels: best_labels(&states, &self.transitions),
                    marginals: std::mem::take(&mut passes.marginals),
                    words,
                    states,
                    surnames: Vec::new(),
                    full_names: Vec::new(),
                    repeated: Vec::new(),
                    never_inside: Vec::new(),
                }
            })
            .collect();
        let known: Vec<&Word> = vocabulary.words.iter().map(|known| &known.word).collect();
        let changed = reconsider(&mut readings, &known);
        for (reading, _) in readings.iter_mut().zip(changed).filter(|(_, c)| *c) {
            passes.run(&reading.states, &self.factors);
            reading.labels = best_labels(&reading.states, &self.transitions);
            reading.marginals.clone_from(&passes.marginals);
        }
        let mut out = Vec::new();
        for (sentence, reading) in sentences.iter().zip(&mut readings) {
            let words: Vec<&Word> = reading.words.iter().map(|number| known[*number]).collect();
            for rule in [bridge, particles::join] {
                rule(
                    text,
                    &sentence.tokens,
                    &words,
                    &roles,
                    &mut reading.labels,
                    &mut reading.marginals,
                );
            }
            Labelled {
                text,
                tokens: &sentence.tokens,
                words: &words,
                labels: &reading.labels,
                marginals: &reading.marginals,
                surnames: &reading.surnames,
                full_names: &reading.full_names,
                repeated: &reading.repeated,
                never_inside: &reading.never_inside,
                title_case: !noun_capitals
                    && is_title_case(sentence.tokens.iter().map(|span| span.of(text))),
                is_word: &is_word,
            }
            .collect(&roles, &mut out);
        }
        out.sort_by_key(|mention: &Mention| mention.span);
        if !known.iter().any(|word| is_quote(word)) {
            return out;
        }
        let read: Vec<nicknames::Tokens<'_>> = sentences
            .iter()
            .zip(&readings)
            .map(|(sentence, reading)| {
                let words = reading.words.iter().map(|number| known[*number]);
                sentence.tokens.iter().copied().zip(words).collect()
            })
            .collect();
        nicknames::add(text, &read, &mut out);
        out
    }

    fn number<'t>(
        &self,
        (token, setting): (&'t str, Setting),
        language: &str,
        roles: &Roles<'_>,
        vocabulary: &mut Vocabulary<'t>,
    ) -> usize {
        let key = (token, setting.title_case);
        if let Some(number) = vocabulary.numbers.get(&key) {
            return *number;
        }
        let Setting {
            noun_capitals,
            title_case,
            ..
        } = setting;
        let written = [u8::from(noun_capitals), u8::from(title_case)];
        let hash = StableHash::default()
            .with(&written)
            .with(language.as_bytes());
        let known = self.known.get(hash.value(), token, || {
            self.read((token, setting), language)
        });
        let word = &known.word;
        let token = &composed(token);
        let number = vocabulary.words.len();
        vocabulary.is_surname.push(
            word.shape == WordShape::Capitalised
                && !word.named.place()
                && roles.is_surname_by_ending(token),
        );
        let may_be_role = matches!(word.shape, WordShape::Lower | WordShape::Capitalised);
        vocabulary
            .is_role
            .push(may_be_role && roles.is_role(&token.to_lowercase()));
        vocabulary
            .is_title
            .push(roles.is_title(&token.to_lowercase()));
        vocabulary.words.push(known);
        vocabulary.numbers.insert(key, number);
        number
    }

    /// What the tables and the weights say of a token.
    fn read(&self, (token, setting): (&str, Setting), language: &str) -> KnownWord {
        let token = &composed(token);
        let setting = Setting {
            ordinary: self.gazetteer.is_ordinary(language, token),
            ..setting
        };
        let mut word = Word::new(token, setting, &self.gazetteer);
        let mut scores = Reach::default();
        for hash in word.wide.iter().chain(&word.near) {
            self.weights.add_reach(*hash, &mut scores);
        }
        for hash in word.here.iter().chain(&word.exact) {
            self.weights.add_here(*hash, &mut scores[REACH]);
        }
        word.forget_attributes();
        KnownWord { word, scores }
    }

    /// The scores of the labels; `pushes` towards a person's name come on top.
    fn states(
        &self,
        numbers: &[usize],
        vocabulary: &Vocabulary<'_>,
        mut pushes: Vec<f32>,
    ) -> Vec<Scores> {
        let mut states = vec![[0.0; LABELS]; numbers.len()];
        for (at, number) in numbers.iter().enumerate() {
            for (offset, scores) in vocabulary.words[*number].scores.iter().enumerate() {
                if let Some(state) = (at + offset)
                    .checked_sub(REACH)
                    .and_then(|i| states.get_mut(i))
                {
                    for (value, score) in state.iter_mut().zip(scores) {
                        *value += score;
                    }
                }
            }
        }
        let words: Vec<&Word> = numbers.iter().map(|n| &vocabulary.words[*n].word).collect();
        let is_role: Vec<bool> = numbers.iter().map(|n| vocabulary.is_role[*n]).collect();
        signals::add(&words, &is_role, &mut pushes);
        signals::add_without_capitals(&words, &mut pushes);
        let is_surname: Vec<bool> = numbers.iter().map(|n| vocabulary.is_surname[*n]).collect();
        let is_title: Vec<bool> = numbers.iter().map(|n| vocabulary.is_title[*n]).collect();
        signals::add_after_titles(&words, &is_title, &mut pushes);
        signals::add_endings(&words, &is_surname, &mut pushes);
        for (state, push) in states.iter_mut().zip(pushes) {
            state[Label::BeginPerson.index()] += push;
            state[Label::InPerson.index()] += push;
        }
        let surroundings = Surroundings::of(&words);
        let mut hashes = Vec::new();
        for (at, state) in states.iter_mut().enumerate() {
            hashes.clear();
            context(&words, at, &surroundings, &mut hashes);
            for hash in &hashes {
                self.weights.add_here(*hash, state);
            }
        }
        states
    }
}
