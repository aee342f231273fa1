//! The language of a person's country, where texts name a country beside the person: "депутат от Франции", "премьер-министр Эстонии".

use crate::language::{LanguagePack, Languages, languages_of_country};
use crate::link::latin::{CYRILLIC, language_bit};
use crate::model::{Document, FoundPerson, Span};
use crate::text::sentences;
use std::collections::BTreeMap;

/// Words before and behind a name that are looked at.
const BEFORE: usize = 7;
const BEHIND: usize = 6;
/// Letters of a country's name that its adjective and cases share with it at least.
const SHORTEST_STEM: usize = 4;
/// Letters that cases and adjectives change at the end of a name.
const ENDING: usize = 2;

/// The countries named beside people.
#[derive(Debug)]
pub(super) struct Countries(Vec<BTreeMap<String, usize>>);

impl Countries {
    /// Reads the sentences around the mentions of each person.
    pub(super) fn of_people(
        people: &[&FoundPerson],
        documents: &[Document],
        languages: &Languages,
    ) -> Self {
        let mut mentions: Vec<Vec<(usize, Span)>> = vec![Vec::new(); documents.len()];
        for (person, found) in people.iter().enumerate() {
            for mention in &found.mentions {
                let span = documents[mention.document].mentions[mention.mention].span;
                mentions[mention.document].push((person, span));
            }
        }
        let mut counts = vec![BTreeMap::new(); people.len()];
        let mut stems: BTreeMap<&str, Stems> = BTreeMap::new();
        for (document, mentions) in documents.iter().zip(mentions) {
            let Some(pack) = languages.nearest(&document.language.tag) else {
                continue;
            };
            if mentions.is_empty() || pack.script == "Latn" {
                continue;
            }
            let stems = stems.entry(&pack.tag).or_insert_with(|| Stems::of(pack));
            for block in document.body.iter().filter(|block| block.is_prose()) {
                let block = block.span();
                for sentence in sentences(block.of(&document.text)) {
                    let sentence = sentence.shifted(block.start);
                    for (person, span) in &mentions {
                        if sentence.contains(span)
                            && let Some(code) = stems.beside(&document.text, sentence, *span)
                        {
                            *counts[*person].entry(code).or_default() += 1;
                        }
                    }
                }
            }
        }
        Self(counts)
    }

    /// The bits of the languages of the country that is named most often beside a person; 0 if none is.
    pub(super) fn languages_of(&self, person: usize, languages: &Languages) -> u32 {
        let most = self.0[person].iter().max_by_key(|(_, count)| **count);
        let Some((code, _)) = most else {
            return 0;
        };
        languages_of_country(code).iter().fold(0, |bits, language| {
            let pack = languages.get(language);
            bits | match pack.is_some_and(|pack| pack.script == "Cyrl") {
                true => CYRILLIC,
                false => language_bit(language),
            }
        })
    }
}

/// Names of countries without their endings, in one language.
#[derive(Debug)]
struct Stems(Vec<(String, String)>);

impl Stems {
    fn of(pack: &LanguagePack) -> Self {
        let single = pack.territories.iter().filter(|(code, name)| {
            code.len() == 2
                && !name.contains([' ', '-', '('])
                && name.chars().count() > SHORTEST_STEM
        });
        let mut stems: Vec<(String, String)> = single
            .map(|(code, name)| {
                let letters: Vec<char> = name.to_lowercase().chars().collect();
                let kept = (letters.len() - ENDING).max(SHORTEST_STEM);
                (letters[..kept].iter().collect(), code.clone())
            })
            .collect();
        // Of two stems that fit a word, the longer one is meant.
        stems.sort_by_key(|(stem, code)| (std::cmp::Reverse(stem.len()), code.clone()));
        Self(stems)
    }

    /// The country named nearest to a name in its sentence.
    fn beside(&self, text: &str, sentence: Span, name: Span) -> Option<String> {
        let before = Span::new(sentence.start, name.start);
        let behind = Span::new(name.end, sentence.end);
        let near = words(before.of(text)).rev().take(BEFORE);
        let near = near.chain(words(behind.of(text)).take(BEHIND));
        near.filter_map(|word| self.country(word)).next()
    }

    fn country(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        let fits = |(stem, _): &&(String, String)| lower.starts_with(stem.as_str());
        self.0.iter().find(fits).map(|(_, code)| code.clone())
    }
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}
