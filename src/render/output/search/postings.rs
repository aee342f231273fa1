//! Which folded word leads to which entries.

use super::entries::SearchEntry;
use super::facets::facets;
use super::known_keys::{Known, KnownKeys};
use super::spellings::Spellings;
use super::stems::STEM;
use super::words::{IndexedWord, indexed_keys, indexed_words};
use crate::model::{Document, NameForm, Person};
use crate::render::context::{RenderContext, Subject};
use crate::text::{ContentHash, Known as Kept};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// How much a word says about an entry: in its name or headline, in its metadata, at the beginning of its text, further on.
const HEADLINE: u32 = 3;
const BESIDE: u32 = 2;
const LEAD: u32 = 1;
const BODY: u32 = 0;

/// Who is named so often in a text is one of those it is about.
const OFTEN: usize = 3;

/// A form that one in so many mentions has is as good as the name itself.
const SHARE_OF_A_NAME: usize = 10;

/// So many entries are read at a time: their words need not all be in memory at once.
const AT_A_TIME: usize = 1_000;

/// The words of a body: key and weight, and how the word is written if it stands between spaces.
pub type BodyWords = Vec<(String, u32, Option<String>)>;

/// The words of bodies that were read before.
pub type KnownWords<'a> = &'a dyn Kept<BodyWords>;

/// Postings of all words, and of the words of people's names apart.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// By folded word, stem (with [`STEM`]) or facet: entry number times four plus weight, ascending, each entry once.
    pub(super) words: BTreeMap<String, Vec<u32>>,
    /// By folded word of a name: numbers of the people.
    pub(super) names: BTreeMap<String, BTreeSet<u32>>,
    /// By folded word of a text: how frequent it is and how it is written.
    pub(super) spellings: BTreeMap<String, String>,
}

/// Reads every name, headline and body.
pub(super) fn postings(
    context: &RenderContext<'_>,
    entries: &[SearchEntry],
    bodies: KnownWords<'_>,
) -> Postings {
    let documents = context.archive.documents.iter();
    let tags = documents.map(|archived| archived.document.language.tag.as_str());
    let known = KnownKeys::new(tags, context.languages);
    let people = &context.archive.people;
    let forms: Vec<Vec<String>> = people
        .par_iter()
        .map(|person| words_of_forms(person, &known))
        .collect();
    let mut words: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    let mut names: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let mut spellings = Spellings::default();
    for (chunk, of_chunk) in entries.chunks(AT_A_TIME).enumerate() {
        let read: Vec<Gathered<'_>> = of_chunk
            .par_iter()
            .map(|entry| gather(context, entry, &known, &forms, bodies))
            .collect();
        for (at, (entry, gathered)) in of_chunk.iter().zip(read).enumerate() {
            let number = (chunk * AT_A_TIME + at) as u32;
            // Each word has a list and counts of its own, so the order of the words does not show.
            let weights: Vec<(String, u32)> = gathered.weights.into_iter().collect();
            if let Subject::Document(_) = entry.subject {
                let all: Vec<(&String, &String)> = gathered.written.iter().collect();
                for (word, written) in all {
                    let is_in_headline = gathered.headline.contains(word.as_str());
                    spellings.add(word, written, is_in_headline);
                }
            }
            for (word, weight) in weights {
                let is_person = matches!(entry.subject, Subject::Person(_));
                if is_person && !word.starts_with('@') && !word.ends_with(STEM) {
                    names.entry(word.clone()).or_default().insert(number);
                }
                words.entry(word).or_default().push(number * 4 + weight);
            }
        }
    }
    Postings {
        words: words.into_iter().collect(),
        names,
        spellings: spellings.into_lists(),
    }
}

/// Words of one entry with their weights.
struct Gathered<'a> {
    weights: FxHashMap<String, u32>,
    /// Words of the body that were noted already, as written.
    seen: FxHashSet<String>,
    /// Folded words of its text and headline as they are written, each once; those of the headline are in [`Gathered::headline`] too.
    written: FxHashMap<String, String>,
    headline: FxHashSet<String>,
    known: &'a KnownKeys<'a>,
    /// For each person the words of all forms of the name.
    forms: &'a [Vec<String>],
}

impl<'a> Gathered<'a> {
    fn new(known: &'a KnownKeys<'a>, forms: &'a [Vec<String>]) -> Self {
        Self {
            weights: FxHashMap::default(),
            seen: FxHashSet::default(),
            written: FxHashMap::default(),
            headline: FxHashSet::default(),
            known,
            forms,
        }
    }

    /// The words of all forms of a person's name.
    fn add_forms(&mut self, person: usize, weight: u32) {
        let forms = self.forms;
        for word in &forms[person] {
            self.note(word, weight);
        }
    }

    /// A part of the body, which is in one language: each word of it counts once.
    fn add_body(&mut self, text: &str, tag: &str, weight: u32) {
        let mut seen = std::mem::take(&mut self.seen);
        let key = self.known.in_language(tag);
        let words = indexed_words(text, key, |written| is_seen(&mut seen, written));
        self.add_words(words, weight);
        self.seen = seen;
    }

    fn note(&mut self, word: &str, weight: u32) {
        match self.weights.get_mut(word) {
            Some(known) => *known = weight.max(*known),
            None => drop(self.weights.insert(word.to_owned(), weight)),
        }
    }

    /// A name, or what belongs to no language.
    fn add(&mut self, text: &str, weight: u32) {
        for word in indexed_keys(text) {
            self.note(&word, weight);
        }
    }

    /// Running text.
    fn add_text(&mut self, text: &str, tag: &str, weight: u32) {
        let key = self.known.in_language(tag);
        self.add_words(indexed_words(text, key, |_| false), weight);
    }

    fn add_words(&mut self, words: Vec<IndexedWord<'_, Known>>, weight: u32) {
        // A single letter or digit says something only in a name or headline.
        let is_wanted = |key: &str| key.len() > 1 || weight >= BESIDE;
        for word in words {
            match word {
                IndexedWord::Made(key) if is_wanted(&key) => self.note(&key, weight),
                IndexedWord::Written(written, Known(keys)) if is_wanted(&keys.key) => {
                    for other in &keys.others {
                        self.note(other, weight);
                    }
                    if !self.written.contains_key(&keys.key) {
                        self.written.insert(keys.key.clone(), written.to_owned());
                    }
                    if weight == HEADLINE {
                        self.headline.insert(keys.key.clone());
                    }
                    self.note(&keys.key, weight);
                }
                _ => {}
            }
        }
    }
}

/// Whether the word was met before; now it has been.
fn is_seen(seen: &mut FxHashSet<String>, written: &str) -> bool {
    seen.contains(written) || !seen.insert(written.to_owned())
}

/// The words and stems of all forms of a person's name, each once, with the spellings that readers are shown.
fn words_of_forms(person: &Person, known: &KnownKeys<'_>) -> Vec<String> {
    let mut gathered = Gathered::new(known, &[]);
    for form in &person.forms {
        gathered.add_text(&form.name, &form.language, BESIDE);
    }
    for name in person.names.values() {
        gathered.add(&name.name, BESIDE);
    }
    let mut words: Vec<String> = gathered.weights.into_keys().collect();
    words.sort_unstable();
    words
}

/// How much a form says about who has it: a rare one may be somebody else's.
fn weight_of_form(form: &NameForm, mentions: usize) -> u32 {
    match form.count * SHARE_OF_A_NAME >= mentions {
        true => HEADLINE,
        false => BESIDE,
    }
}

fn gather<'a>(
    context: &RenderContext<'a>,
    entry: &SearchEntry,
    known: &'a KnownKeys<'a>,
    forms: &'a [Vec<String>],
    bodies: KnownWords<'_>,
) -> Gathered<'a> {
    let archive = context.archive;
    let mut out = Gathered::new(known, forms);
    for title in &entry.titles {
        out.add_text(&title.text.text, &title.text.language, HEADLINE);
        if let Some(translated) = &title.translated {
            out.add_text(&translated.text, &translated.language, BESIDE);
        }
    }
    match entry.subject {
        Subject::Person(index) => {
            let person = &archive.people[index];
            for name in person.names.values() {
                out.add(&name.name, HEADLINE);
            }
            out.add_forms(index, BESIDE);
            for form in &person.forms {
                let weight = weight_of_form(form, person.mentions.len());
                out.add_text(&form.name, &form.language, weight);
                form.surfaces.keys().for_each(|s| out.add(s, weight));
            }
        }
        Subject::Entity(index) => {
            let entity = &archive.entities[index];
            entity.names.values().for_each(|n| out.add(n, HEADLINE));
            for form in &entity.forms {
                let weight = weight_of_form(form, entity.mentions.len());
                out.add_text(&form.name, &form.language, weight);
                form.surfaces.keys().for_each(|s| out.add(s, weight));
            }
        }
        Subject::Topic(index) => {
            let topic = &archive.topics[index].topic;
            topic.names.values().for_each(|n| out.add(n, HEADLINE));
            let terms = topic.terms.values().flatten();
            terms.for_each(|term| out.add(&term.replace('*', ""), BESIDE));
        }
        Subject::Outlet(index) => out.add(&archive.outlets[index].name, HEADLINE),
        Subject::Event(index) => {
            let event = &archive.events[index];
            for &document in &event.documents {
                let document = &archive.documents[document].document;
                if let Some(title) = &document.title {
                    out.add_text(&title.text, &document.language.tag, HEADLINE);
                }
            }
            for &(person, mentions) in &event.people {
                out.add_forms(person, if mentions < OFTEN { LEAD } else { BESIDE });
            }
            for &outlet in &event.outlets {
                out.add(&archive.outlets[outlet].name, BESIDE);
            }
        }
        Subject::Document(index) => gather_document(context, index, bodies, &mut out),
        // These are found by their titles.
        Subject::Archive | Subject::Briefing(_) => {}
    }
    for facet in facets(archive, entry) {
        out.note(&facet, LEAD);
    }
    out
}

fn gather_document(
    context: &RenderContext<'_>,
    index: usize,
    bodies: KnownWords<'_>,
    out: &mut Gathered<'_>,
) {
    let archive = context.archive;
    let archived = &archive.documents[index];
    let document = &archived.document;
    if let Some(outlet) = archived.outlet {
        out.add(&archive.outlets[outlet].name, BESIDE);
    }
    document.byline.iter().for_each(|a| out.add(a, BESIDE));
    // People named here can be found by every form of their names in other texts.
    let mut mentions: FxHashMap<usize, usize> = FxHashMap::default();
    for named in &archived.people {
        let often = mentions.entry(named.person).or_default();
        *often += 1;
        out.add_forms(named.person, if *often < OFTEN { LEAD } else { BESIDE });
    }
    // Of a text that is not shown whole these are its words without their order.
    let others = &context.release.shown[index].words;
    let known = out.known;
    let read = || words_of_body(document, others, known);
    let words = match bodies.is_kept() {
        true => {
            let Document {
                text,
                body,
                language,
                ..
            } = document;
            let made_from = ContentHash::of_value(&(text, body, &language.tag, others));
            bodies.recall(made_from, &read)
        }
        false => read(),
    };
    for (word, weight, written) in words {
        if let Some(written) = written
            && !out.written.contains_key(&word)
        {
            out.written.insert(word.clone(), written);
        }
        out.note(&word, weight);
    }
}

/// The words of a body, and of what is known of its words besides, by key.
fn words_of_body(document: &Document, others: &[String], known: &KnownKeys<'_>) -> BodyWords {
    let tag = &document.language.tag;
    let mut out = Gathered::new(known, &[]);
    for (at, block) in document.body.iter().enumerate() {
        let weight = if at == 0 { LEAD } else { BODY };
        out.add_body(&block.text(&document.text), tag, weight);
    }
    for word in others {
        out.add_body(word, tag, BODY);
    }
    let Gathered {
        weights,
        mut written,
        ..
    } = out;
    let mut words: BodyWords = weights
        .into_iter()
        .map(|(word, weight)| {
            let written = written.remove(&word);
            (word, weight, written)
        })
        .collect();
    words.sort_unstable();
    words
}
