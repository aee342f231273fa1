//! The language of a person's country, where texts name a country beside the person: "депутат от Франции", "премьер-министр Эстонии".

use crate::language::{LanguagePack, Languages, languages_of_country};
use crate::link::latin::{CYRILLIC, language_bit};
use crate::model::{Document, FoundPerson, Span};
use crate::text::sentences;
use rayon::prelude::*;
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
        let mut stems: BTreeMap<&str, Stems<'_>> = BTreeMap::new();
        for document in documents {
            let tag = document.language.tag.as_str();
            if !stems.contains_key(tag)
                && let Some(pack) = languages.nearest(tag)
                && pack.script != "Latn"
            {
                stems.insert(tag, Stems::of(pack));
            }
        }
        let named: Vec<(usize, String)> = documents
            .par_iter()
            .zip(&mentions)
            .filter_map(|(document, mentions)| {
                let stems = stems.get(document.language.tag.as_str())?;
                Some(stems.beside_all(document, mentions))
            })
            .flatten_iter()
            .collect();
        let mut counts = vec![BTreeMap::new(); people.len()];
        for (person, code) in named {
            *counts[person].entry(code).or_default() += 1;
        }
        Self(counts)
    }

    /// The languages of the country that is named most often beside a person, the state language first.
    pub(super) fn tags_of(&self, person: usize) -> Vec<String> {
        let most = self.0[person].iter().max_by_key(|(_, count)| **count);
        most.map_or_else(Vec::new, |(code, _)| languages_of_country(code))
    }

    /// The bits of these languages; 0 if there are none.
    pub(super) fn bits_of(tags: &[String], languages: &Languages) -> u32 {
        tags.iter().fold(0, |bits, language| {
            let pack = languages.get(language);
            bits | match pack.is_some_and(|pack| pack.script == "Cyrl") {
                true => CYRILLIC,
                false => language_bit(language),
            }
        })
    }
}

/// Label of the case that says where somebody or something is.
const WHERE: &str = "loc-adjective";

/// Names of countries without their endings, in one language.
#[derive(Debug)]
struct Stems<'a> {
    pack: &'a LanguagePack,
    /// Stem and country, longest first.
    countries: Vec<(String, String)>,
    /// Endings that say where.
    places: Vec<&'a str>,
}

impl<'a> Stems<'a> {
    fn of(pack: &'a LanguagePack) -> Self {
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
        let places = pack.names.endings.iter();
        let places = places.filter(|ending| ending.case == WHERE);
        Self {
            pack,
            countries: stems,
            places: places.map(|ending| ending.ending.as_str()).collect(),
        }
    }

    /// The people of a document with the countries named beside them.
    fn beside_all(&self, document: &Document, mentions: &[(usize, Span)]) -> Vec<(usize, String)> {
        let mut out = Vec::new();
        if mentions.is_empty() {
            return out;
        }
        for block in document.body.iter().filter(|block| block.is_prose()) {
            let block = block.span();
            for sentence in sentences(block.of(&document.text)) {
                let sentence = sentence.shifted(block.start);
                for (person, span) in mentions {
                    if sentence.contains(span)
                        && let Some(code) = self.beside(&document.text, sentence, *span)
                    {
                        out.push((*person, code));
                    }
                }
            }
        }
        out
    }

    /// The country named nearest to a name in its sentence; one that only says where somebody serves ("ambassador of Norland in Estmark")
    /// counts where no other is named.
    fn beside(&self, text: &str, sentence: Span, name: Span) -> Option<String> {
        let before: Vec<&str> = words(Span::new(sentence.start, name.start).of(text)).collect();
        let behind: Vec<&str> = words(Span::new(name.end, sentence.end).of(text)).collect();
        let near = before.len().saturating_sub(BEFORE)..before.len();
        let near = near.rev().map(|at| (&before, at));
        let near = near.chain((0..behind.len().min(BEHIND)).map(|at| (&behind, at)));
        let named = near.filter_map(|(words, at)| {
            let linked = at > 0
                && self
                    .pack
                    .roles
                    .links
                    .iter()
                    .any(|link| link == words[at - 1]);
            let code = self.country(words[at])?;
            Some((code, linked || self.says_where(words[at])))
        });
        let named: Vec<(String, bool)> = named.collect();
        let own = named.iter().find(|(_, is_where)| !is_where);
        own.or(named.first()).map(|(code, _)| code.clone())
    }

    fn says_where(&self, word: &str) -> bool {
        self.places.iter().any(|ending| word.ends_with(ending))
    }

    fn country(&self, word: &str) -> Option<String> {
        if let Some(code) = self.pack.country_abbreviations.get(word) {
            return Some(code.clone());
        }
        if word.contains('-') {
            return None;
        }
        let lower = word.to_lowercase();
        let fits = |(stem, _): &&(String, String)| lower.starts_with(stem.as_str());
        self.countries
            .iter()
            .find(fits)
            .map(|(_, code)| code.clone())
    }
}

/// The words, with what a hyphen joins to them: "Norland-EU" is no country.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && c != '-')
        .map(|word| word.trim_matches('-'))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_somebody_serves_is_not_whose_citizen_somebody_is() {
        let languages = Languages::compiled_in().expect("packs");
        for (tag, text, name, code) in [
            (
                "ru",
                "Посол Бельгии в Казахстане Пьер Дюпен уехал.",
                "Пьер Дюпен",
                "BE",
            ),
            (
                "ru",
                "Депутат от Франции Пьер Дюпен уехал.",
                "Пьер Дюпен",
                "FR",
            ),
            (
                "uz-Cyrl",
                "Бельгиянинг Қозоғистондаги элчиси Пьер Дюпен кетди.",
                "Пьер Дюпен",
                "BE",
            ),
            ("ru", "Президент РК Пьер Дюпен уехал.", "Пьер Дюпен", "KZ"),
            (
                "kk",
                "Бельгияның Қазақстандағы елшісі Пьер Дюпен кетті.",
                "Пьер Дюпен",
                "BE",
            ),
        ] {
            let stems = Stems::of(languages.get(tag).expect("a pack"));
            let start = text.find(name).expect("the name");
            let name = Span::new(start, start + name.len());
            let found = stems.beside(text, Span::new(0, text.len()), name);
            assert_eq!(found.as_deref(), Some(code), "{text}");
        }
        let stems = Stems::of(languages.get("ru").expect("a pack"));
        let text = "Пьер Дюпен, член совета «Казахстан-ЕС»";
        let name = Span::new(0, "Пьер Дюпен".len());
        assert_eq!(stems.beside(text, Span::new(0, text.len()), name), None);
    }
}
