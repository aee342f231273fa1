//! Base forms of organisations and places: an inflected form resolves only to the name of a territory or to a form seen in the archive.

use super::agreeing::nominative;
use crate::language::{LanguagePack, Languages};
use crate::model::{Document, EntityKind};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A base form, and the country or region it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EntityForm {
    pub(super) name: String,
    pub(super) territory: Option<String>,
}

/// Names of territories, and forms seen in the archive, by language.
pub(super) struct Forms<'a> {
    languages: &'a Languages,
    /// By language tag and lower-case name: ISO code and name.
    territories: BTreeMap<&'a str, BTreeMap<String, (String, String)>>,
    /// By language tag and lower-case form: its most frequent spelling.
    seen: BTreeMap<&'a str, BTreeMap<String, String>>,
    /// By language tag: possible base forms of the forms seen.
    sources: BTreeMap<&'a str, Sources>,
}

/// Possible base forms of the forms seen in one language.
#[derive(Default)]
struct Sources {
    /// For each possible nominative of a single word, the number of different forms that it explains.
    support: BTreeMap<String, usize>,
    /// Phrases that some other form, starting alike, reduces to.
    reached: HashSet<String>,
}

/// Letters that two forms of one name share at the start.
const SHARED_START: usize = 3;

impl<'a> Forms<'a> {
    /// Collects the forms in the documents.
    pub(super) fn new(documents: &'a [Document], languages: &'a Languages) -> Self {
        let mut seen: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
        let mut territories = BTreeMap::new();
        for document in documents {
            let tag = document.language.tag.as_str();
            let forms = seen.entry(tag).or_default();
            for mention in document
                .mentions
                .iter()
                .filter(|mention| mention.kind != EntityKind::Person)
            {
                forms
                    .entry(mention.text.to_lowercase())
                    .or_insert_with(|| one_spaced(&mention.text));
            }
            if !territories.contains_key(tag)
                && let Some(pack) = languages.for_texts_in(tag)
            {
                let names = pack
                    .territories
                    .iter()
                    .map(|(code, name)| (name.to_lowercase(), (code.clone(), name.clone())))
                    .collect();
                territories.insert(tag, names);
            }
        }
        let sources = seen
            .iter()
            .map(|(tag, forms)| (*tag, Sources::of(forms, languages.for_texts_in(tag))))
            .collect();
        Self {
            languages,
            territories,
            seen,
            sources,
        }
    }

    /// The nominative that explains the most forms seen, and at least two.
    fn supported(&self, possible: &[String], tag: &str) -> Option<String> {
        let counts = &self.sources.get(tag)?.support;
        let count = |base: &String| counts.get(base).copied().unwrap_or(0);
        let best = possible.iter().max_by_key(|base| count(base))?;
        let unique = possible
            .iter()
            .filter(|base| count(base) == count(best))
            .count()
            == 1;
        (unique && count(best) >= 2).then(|| best.clone())
    }

    /// The base form: a territory's name, else the shortest form seen that removing an ending gives, else the form unchanged.
    pub(super) fn base(&self, text: &str, tag: &str) -> EntityForm {
        let pack = self.languages.for_texts_in(tag);
        let text = self.without_small_words(&one_spaced(text), tag);
        let possible = possible_bases(&text.to_lowercase(), pack);
        if let Some((code, name)) = self
            .territories
            .get(tag)
            .and_then(|names| possible.iter().find_map(|base| names.get(base)))
        {
            return EntityForm {
                name: name.clone(),
                territory: Some(code.clone()),
            };
        }
        let seen = self.seen.get(tag);
        let other = possible
            .iter()
            .skip(1)
            .filter_map(|base| seen?.get(base))
            .min_by_key(|name| (name.chars().count(), name.as_str()));
        let sources = self.sources.get(tag);
        let own_is_base =
            sources.is_some_and(|sources| sources.reached.contains(&text.to_lowercase()));
        EntityForm {
            name: match other {
                Some(other) if !own_is_base => other.clone(),
                None if !own_is_base => pack
                    .and_then(|pack| nominative(&text.to_lowercase(), &pack.names.agreement))
                    .or_else(|| self.supported(&possible, tag))
                    .map_or(text.clone(), |base| capitalised_like(&base, &text)),
                _ => text,
            },
            territory: None,
        }
    }

    /// The name without lower-case words at its ends that carry no meaning of their own, and without an article where the archive also has
    /// the name without it.
    fn without_small_words(&self, text: &str, tag: &str) -> String {
        let Some(pack) = self.languages.for_texts_in(tag) else {
            return text.to_owned();
        };
        let small = |word: &str| pack.words.stop.iter().any(|stop| stop == word);
        let mut words: Vec<&str> = text.split(' ').collect();
        while words.len() > 1 && words.last().is_some_and(|word| small(word)) {
            words.pop();
        }
        while words.len() > 1 && words.first().is_some_and(|word| small(word)) {
            words.remove(0);
        }
        let rest = words.get(1..).unwrap_or_default().join(" ");
        let seen = self.seen.get(tag);
        let first = words[0].to_lowercase();
        if pack.names.articles.contains(&first)
            && seen.is_some_and(|seen| seen.contains_key(&rest.to_lowercase()))
        {
            return rest;
        }
        words.join(" ")
    }

    /// Whether the name contains a word such as "and": two places joined by "and" are not a place.
    pub(super) fn joins_two(&self, text: &str, tag: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        let inner = words
            .get(1..words.len().saturating_sub(1))
            .unwrap_or_default();
        self.languages.for_texts_in(tag).is_some_and(|pack| {
            inner
                .iter()
                .any(|word| pack.words.stop.iter().any(|stop| stop == word))
        })
    }
}

impl Sources {
    fn of(forms: &BTreeMap<String, String>, pack: Option<&LanguagePack>) -> Self {
        let forms: Vec<&String> = forms.keys().collect();
        let possible: Vec<Vec<String>> = forms
            .par_iter()
            .map(|form| possible_bases(form, pack))
            .collect();
        let mut sources = Self::default();
        for (form, possible) in forms.into_iter().zip(possible) {
            let start: Vec<char> = form.chars().take(SHARED_START).collect();
            for (at, base) in possible.into_iter().enumerate() {
                let shares_start = base.chars().take(SHARED_START).eq(start.iter().copied());
                if at > 0 && shares_start {
                    sources.reached.insert(base.clone());
                }
                if !form.contains(' ') {
                    *sources.support.entry(base).or_default() += 1;
                }
            }
        }
        sources
    }
}

/// The phrase unchanged, then every phrase that the language's endings allow, with all words or only the last in the nominative.
fn possible_bases(phrase: &str, pack: Option<&LanguagePack>) -> Vec<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let mut phrases: Vec<String> = vec![String::new()];
    for (at, word) in words.iter().enumerate() {
        let last = at + 1 == words.len();
        let options = pack.map_or_else(
            || vec![(*word).to_owned()],
            |pack| pack.possible_nominatives(word, last),
        );
        // Long phrases stay unchanged: the number of combinations grows with every word.
        let few = if words.len() > 3 {
            &options[..1]
        } else {
            &options[..]
        };
        phrases = phrases
            .iter()
            .flat_map(|phrase| {
                few.iter().map(move |option| {
                    if phrase.is_empty() {
                        option.clone()
                    } else {
                        format!("{phrase} {option}")
                    }
                })
            })
            .collect();
    }
    let mut unique = BTreeSet::new();
    phrases.retain(|phrase| unique.insert(phrase.clone()));
    phrases
}

/// The lower-case base form, capitalised like the words of the form.
fn capitalised_like(base: &str, form: &str) -> String {
    let words = base.split(' ').zip(form.split(' '));
    let cased: Vec<String> = words
        .map(|(base, model)| {
            let mut letters = base.chars();
            match (letters.next(), model.chars().next()) {
                (Some(first), Some(model)) if model.is_uppercase() => {
                    first.to_uppercase().chain(letters).collect()
                }
                _ => base.to_owned(),
            }
        })
        .collect();
    cased.join(" ")
}

pub(super) fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_lead_to_their_nominatives() {
        let languages = Languages::compiled_in().expect("packs");
        for (tag, form, base) in [
            ("ru", "испании", "испания"),
            ("ru", "узбекистаном", "узбекистан"),
            ("ru", "европейского союза", "европейский союз"),
            ("uz-Cyrl", "тошкентда", "тошкент"),
            ("kk", "алматыда", "алматы"),
        ] {
            let possible = possible_bases(form, languages.get(tag));
            assert!(
                possible.iter().any(|found| found == base),
                "{form}: {possible:?}"
            );
            assert_eq!(possible[0], form);
        }
    }
}
