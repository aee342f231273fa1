//! Which folded word leads to which entries.

use super::entries::SearchEntry;
use super::facets::facets;
use super::stems::Stems;
use crate::model::Person;
use crate::render::context::{RenderContext, Subject};
use crate::text::{Token, TokenKind, fold_name, tokens};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// How much a word says about an entry: in its name or headline, in its metadata, in its text.
const HEADLINE: u32 = 3;
const BESIDE: u32 = 2;
const BODY: u32 = 1;

/// So many entries are read at a time: their words need not all be in memory at once.
const AT_A_TIME: usize = 2_000;

/// What marks a stem, so that it is not taken for a word.
pub(super) const STEM: char = '~';

/// Postings of all words, and of the words of people's names apart.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// By folded word, stem (with [`STEM`]) or facet: entry number times four plus weight, ascending, each entry once.
    pub(super) words: BTreeMap<String, Vec<u32>>,
    /// By folded word of a name: numbers of the people.
    pub(super) names: BTreeMap<String, BTreeSet<u32>>,
}

/// Reads every name, headline and body.
pub(super) fn postings(context: &RenderContext<'_>, entries: &[SearchEntry]) -> Postings {
    let mut stems: FxHashMap<&str, Stems<'_>> = FxHashMap::default();
    for archived in &context.archive.documents {
        let tag = archived.document.language.tag.as_str();
        stems
            .entry(tag)
            .or_insert_with(|| Stems::of(tag, context.languages));
    }
    let people = &context.archive.people;
    let forms: Vec<Vec<String>> = people
        .par_iter()
        .map(|person| words_of_forms(person, &stems))
        .collect();
    let mut words: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    let mut names: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (chunk, of_chunk) in entries.chunks(AT_A_TIME).enumerate() {
        let read: Vec<Gathered<'_>> = of_chunk
            .par_iter()
            .map(|entry| gather(context, entry, &stems, &forms))
            .collect();
        for (at, (entry, gathered)) in of_chunk.iter().zip(read).enumerate() {
            let number = (chunk * AT_A_TIME + at) as u32;
            // Each word goes to a list of its own, so the order of the words does not show.
            let mut weights: Vec<(String, u32)> = gathered.weights.into_iter().collect();
            weights.sort_unstable();
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
    }
}

type AllStems<'a> = FxHashMap<&'a str, Stems<'a>>;

/// Words of one entry with their weights.
struct Gathered<'a> {
    weights: FxHashMap<String, u32>,
    /// Words of the body that were noted already, as written.
    seen: FxHashSet<String>,
    stems: &'a AllStems<'a>,
    /// For each person the words of all forms of the name.
    forms: &'a [Vec<String>],
}

impl Gathered<'_> {
    /// The words of all forms of a person's name.
    fn add_forms(&mut self, person: usize, weight: u32) {
        for word in &self.forms[person] {
            match self.weights.get_mut(word) {
                Some(known) => *known = weight.max(*known),
                None => drop(self.weights.insert(word.clone(), weight)),
            }
        }
    }

    /// A part of the body, which is in one language: each word of it counts once.
    fn add_body(&mut self, text: &str, tag: &str) {
        let mut seen = std::mem::take(&mut self.seen);
        let words = folded_words_but(text, |written| is_seen(&mut seen, written));
        self.add_words(words, tag, BODY);
        self.seen = seen;
    }

    fn note(&mut self, word: String, weight: u32) {
        let known = self.weights.entry(word).or_default();
        *known = weight.max(*known);
    }

    /// A name, or what belongs to no language.
    fn add(&mut self, text: &str, weight: u32) {
        for (word, _) in folded_words(text) {
            self.note(word, weight);
        }
    }

    /// Running text.
    fn add_text(&mut self, text: &str, tag: &str, weight: u32) {
        self.add_words(folded_words(text), tag, weight);
    }

    fn add_words(&mut self, words: Vec<(String, Option<&str>)>, tag: &str, weight: u32) {
        let stems = self.stems.get(tag);
        for (word, written) in words {
            if let Some(stem) = stems.and_then(|stems| stems.stem(written?, &word)) {
                self.note(format!("{stem}{STEM}"), weight);
            }
            self.note(word, weight);
        }
    }
}

/// Whether the word was met before; now it has been.
fn is_seen(seen: &mut FxHashSet<String>, written: &str) -> bool {
    seen.contains(written) || !seen.insert(written.to_owned())
}

/// The words and stems of all forms of a person's name, each once.
fn words_of_forms(person: &Person, stems: &AllStems<'_>) -> Vec<String> {
    let mut gathered = Gathered {
        weights: FxHashMap::default(),
        seen: FxHashSet::default(),
        stems,
        forms: &[],
    };
    for form in &person.forms {
        gathered.add_text(&form.name, &form.language, BESIDE);
    }
    let mut words: Vec<String> = gathered.weights.into_keys().collect();
    words.sort_unstable();
    words
}

fn gather<'a>(
    context: &RenderContext<'_>,
    entry: &SearchEntry,
    stems: &'a AllStems<'a>,
    forms: &'a [Vec<String>],
) -> Gathered<'a> {
    let archive = context.archive;
    let mut out = Gathered {
        weights: FxHashMap::default(),
        seen: FxHashSet::default(),
        stems,
        forms,
    };
    for title in &entry.titles {
        out.add_text(&title.text, &title.language, HEADLINE);
    }
    match entry.subject {
        Subject::Person(index) => {
            let person = &archive.people[index];
            for name in person.names.values() {
                out.add(&name.name, HEADLINE);
            }
            out.add_forms(index, HEADLINE);
            for form in &person.forms {
                form.surfaces.keys().for_each(|s| out.add(s, HEADLINE));
            }
        }
        Subject::Entity(index) => {
            let entity = &archive.entities[index];
            entity.names.values().for_each(|n| out.add(n, HEADLINE));
            for form in &entity.forms {
                out.add(&form.name, HEADLINE);
                form.surfaces.keys().for_each(|s| out.add(s, HEADLINE));
            }
        }
        Subject::Topic(index) => {
            let topic = &archive.topics[index].topic;
            topic.names.values().for_each(|n| out.add(n, HEADLINE));
            let terms = topic.terms.values().flatten();
            terms.for_each(|term| out.add(&term.replace('*', ""), BESIDE));
        }
        Subject::Event(index) => {
            let event = &archive.events[index];
            for &document in &event.documents {
                let document = &archive.documents[document].document;
                if let Some(title) = &document.title {
                    out.add_text(&title.text, &document.language.tag, HEADLINE);
                }
            }
            for &(person, _) in &event.people {
                out.add_forms(person, BESIDE);
            }
            for &outlet in &event.outlets {
                out.add(&archive.outlets[outlet].name, BESIDE);
            }
        }
        Subject::Document(index) => {
            let archived = &archive.documents[index];
            let document = &archived.document;
            if let Some(outlet) = archived.outlet {
                out.add(&archive.outlets[outlet].name, BESIDE);
            }
            document.byline.iter().for_each(|a| out.add(a, BESIDE));
            // People named here can be found by every form of their names in other texts.
            for named in &archived.people {
                out.add_forms(named.person, BESIDE);
            }
            for block in &document.body {
                out.add_body(&block.text(&document.text), &document.language.tag);
            }
            // Of a text that is not shown whole these are its words without their order.
            for word in &context.release.shown[index].words {
                out.add_body(word, &document.language.tag);
            }
        }
        // These are found by what they list.
        Subject::Archive | Subject::Outlet(_) | Subject::Briefing(_) => {}
    }
    for facet in facets(archive, entry) {
        out.note(facet, BODY);
    }
    out
}

/// The words and numbers of a text, folded, with their spelling; single Latin letters are left out. In scripts without spaces each character is
/// indexed together with the next, and the last of a run alone.
pub(super) fn folded_words(text: &str) -> Vec<(String, Option<&str>)> {
    folded_words_but(text, |_| false)
}

/// The same without the words between spaces that are not wanted.
fn folded_words_but(
    text: &str,
    mut is_unwanted: impl FnMut(&str) -> bool,
) -> Vec<(String, Option<&str>)> {
    let all: Vec<Token> = tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Sign)
        .collect();
    let mut out = Vec::with_capacity(all.len());
    for (at, token) in all.iter().enumerate() {
        let written = token.span.of(text);
        let is_run = is_unspaced(written);
        if !is_run && is_unwanted(written) {
            continue;
        }
        let mut word = fold_name(written);
        if is_run {
            let next = all
                .get(at + 1)
                .filter(|next| next.span.start == token.span.end)
                .map(|next| next.span.of(text))
                .filter(|next| is_unspaced(next));
            word.push_str(&next.map(fold_name).unwrap_or_default());
        }
        if word.len() > 1 {
            out.push((word, (!is_run).then_some(written)));
        }
    }
    out
}

/// One character of a script without spaces; katakana come in runs and count as words.
fn is_unspaced(written: &str) -> bool {
    use unicode_script::{Script, UnicodeScript};
    written.chars().next().is_some_and(|first| {
        matches!(
            first.script(),
            Script::Han
                | Script::Hiragana
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        folded_words(text)
            .into_iter()
            .map(|(word, _)| word)
            .collect()
    }

    #[test]
    fn any_script_gives_the_same_words() {
        assert_eq!(words("Токаев"), words("Tokayev"));
        assert_eq!(words("Тоқаев"), words("Токаев"));
        assert_eq!(words("А.Б. 2025"), ["2025"]);
    }

    #[test]
    fn characters_without_spaces_stand_in_pairs() {
        let found = words("中国人");
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], format!("{}{}", fold_name("中"), fold_name("国")));
        assert_eq!(found[2], fold_name("人"));
    }
}
