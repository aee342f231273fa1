//! Decides once for the whole archive whether a name is a person's.
//!
//! All mentions of a name are weighed together: what stands beside them, whether the archive also writes the words small or uses them otherwise, and what the tables
//! know of the words. A word with a capital because every word of its headline has one says nothing. The weights are in `weighing`.

use super::bearing::{Bearing, WordsBeside};
use super::census::Census;
use super::weighing::{Name, Pool, Seen, Verdict, verdicts};
use crate::language::{FALLBACK_LANGUAGE, KnownWords, Languages, primary_subtag};
use crate::link::people::GivenNames;
use crate::model::{Document, EntityKind, Mention, Span};
use crate::text::{TokenKind, fold_name, tokens};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use unicode_script::{Script, UnicodeScript};

/// Most signs of a surname in Chinese signs.
const LONGEST_SURNAME: usize = 3;

/// A mention of this confidence was declared by the owner.
const DECLARED: f64 = 1.0;

/// Removes the mentions of people whose name is nobody's; places stay as places.
pub(super) fn without_nobody(
    documents: &mut [Document],
    census: &Census,
    given_names: &GivenNames,
    languages: &Languages,
) {
    let Some(words) = &given_names.words else {
        return;
    };
    let beside: BTreeMap<&str, WordsBeside<'_>> = languages
        .iter()
        .map(|pack| (pack.tag.as_str(), WordsBeside::new(pack)))
        .collect();
    let none = WordsBeside::default();
    let judge = Judge {
        census,
        given_names,
        words,
    };
    let seen: Vec<Vec<(Name, Seen)>> = documents
        .par_iter()
        .map(|document| {
            let beside = languages
                .for_texts_in(&document.language.tag)
                .and_then(|pack| beside.get(pack.tag.as_str()))
                .unwrap_or(&none);
            judge.seen(document, beside)
        })
        .collect();
    let with_articles = languages_with_articles(documents, &seen);
    let mut pools: FxHashMap<Name, Pool> = FxHashMap::default();
    for (document, seen) in documents.iter().zip(&seen) {
        let article_tells = !with_articles.contains(primary_subtag(&document.language.tag));
        for (name, seen) in seen {
            let pool = pools.entry(name.clone()).or_default();
            pool.add(seen, article_tells);
        }
    }
    let verdicts = verdicts(&pools, census);
    for (document, seen) in documents.iter_mut().zip(seen) {
        let mut names = seen.into_iter().map(|(name, _)| name);
        document.mentions.retain_mut(|mention| {
            if !is_judged(mention) {
                return true;
            }
            let kept = names.next().and_then(|name| verdicts.get(&name).copied());
            match kept {
                Some(Verdict::Place) => mention.kind = EntityKind::Place,
                Some(Verdict::Organisation) => mention.kind = EntityKind::Organisation,
                Some(Verdict::Nobody) => return false,
                Some(Verdict::Person) | None => {}
            }
            true
        });
    }
}

/// Full names in a hundred with an article from which the language is one that gives people articles, as Greek does.
const ARTICLES_OF_PEOPLE: usize = 15;

/// The languages in whose texts even full names have an article before them: there it tells nothing.
fn languages_with_articles(documents: &[Document], seen: &[Vec<(Name, Seen)>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (document, seen) in documents.iter().zip(seen) {
        let full = seen
            .iter()
            .filter(|(name, seen)| name.len() > 1 && seen.given);
        let (with, all) = counts
            .entry(primary_subtag(&document.language.tag))
            .or_default();
        for (_, seen) in full {
            *with += usize::from(seen.bearing.article);
            *all += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, (with, all))| with * 100 > all * ARTICLES_OF_PEOPLE)
        .map(|(language, _)| language.to_owned())
        .collect()
}

fn is_georgian(letter: char) -> bool {
    matches!(letter, '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}')
}

/// Whether the letter is a capital or a small one. Georgian has capitals in Unicode, but no text writes names with them.
fn has_case(letter: char) -> bool {
    !is_georgian(letter) && (letter.is_uppercase() || letter.is_lowercase())
}

fn is_judged(mention: &Mention) -> bool {
    mention.kind == EntityKind::Person && mention.confidence < DECLARED
}

struct Judge<'a> {
    census: &'a Census,
    given_names: &'a GivenNames,
    words: &'a KnownWords,
}

impl Judge<'_> {
    fn seen(&self, document: &Document, beside: &WordsBeside<'_>) -> Vec<(Name, Seen)> {
        document
            .mentions
            .iter()
            .filter(|mention| is_judged(mention))
            .map(|mention| {
                let bearing = beside.around(document, mention);
                self.mention(document, mention, bearing, beside)
            })
            .collect()
    }

    fn mention(
        &self,
        document: &Document,
        mention: &Mention,
        bearing: Bearing,
        beside: &WordsBeside<'_>,
    ) -> (Name, Seen) {
        let language = primary_subtag(&document.language.tag);
        let text = document.text.as_str();
        let words: Vec<&str> = tokens(&mention.text)
            .into_iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.span.shifted(mention.span.start))
            .map(|span: Span| span.of(text))
            .collect();
        let long: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| word.chars().nth(1).is_some())
            .collect();
        let brand = |word: &str| self.words.named(&word.to_lowercase()).brand();
        // A sign of Chinese is no initial.
        let initial = |word: &&str| word.chars().nth(1).is_none() && word.chars().all(has_case);
        let with_initials = words.iter().any(initial);
        // English words stand in texts of every language.
        let is_ordinary = |word: &str| {
            let lower = word.to_lowercase();
            self.words.is_ordinary(language, &lower)
                || word.is_ascii() && self.words.is_ordinary(FALLBACK_LANGUAGE, &lower)
        };
        let ordinary = |word: &&str| {
            word.starts_with(char::is_uppercase)
                && !self.given_names.is_name(word)
                && is_ordinary(word)
        };
        let small = |word: &&str| {
            word.starts_with(char::is_uppercase)
                && !self.given_names.is_name(word)
                && self.census.is_small(language, word)
        };
        let ends_in_role = long.last().is_some_and(|word| beside.is_role(word));
        // "U.S. Envoy" begins with no initials of a name, and in "1,000 m. The" they end a sentence.
        let has_initials =
            with_initials && !ends_in_role && !(long.len() == 1 && long.iter().any(ordinary));
        let is_given = |word: &str| self.is_given(word) && !brand(word);
        let given = has_initials || long.iter().any(|word| is_given(word));
        let starts_as_name = words
            .first()
            .is_some_and(|first| is_given(first) || has_initials);
        let cased = |word: &&str| word.chars().any(has_case);
        // Lists of words in scripts without capitals have names among the rare ones.
        let is_word = |word: &str| {
            let lower = word.to_lowercase();
            let own = match cased(&word) {
                true => self.words.is_word(language, &lower),
                false => self.words.is_ordinary(language, &lower),
            };
            own || word.is_ascii() && self.words.is_word(FALLBACK_LANGUAGE, &lower)
        };
        let just_rare = |word: &str| is_word(word) && !self.given_names.is_name(word);
        let is_city = |word: &str| self.words.named(&word.to_lowercase()).large_place();
        let known = long.iter().any(|word| self.given_names.is_name(word))
            || self.begins_with_surname(&mention.text);
        let ends_in_word = long.last().is_some_and(|word| {
            let is_kind = beside.is_institution(word) && !self.given_names.is_name(word);
            is_word(word) || ends_in_role || is_kind || !known && is_city(word)
        });
        let caseless = !words.iter().any(cased);
        let seen = Seen {
            plain: words.len() > 1 && ends_in_word && !starts_as_name,
            // Names in Georgian are told from words better than those in other such scripts.
            caseless: caseless && !words.iter().any(|word| word.chars().any(is_georgian)),
            just_word: caseless && self.is_just_a_word(language, &mention.text, beside)
                || words.len() == 1 && beside.is_stop(words[0]),
            behind_article: words.len() == 2 && beside.is_article(words[0]),
            of_saint: self.is_of_saint(text, mention, &words),
            bearing,
            confidence: mention.confidence,
            ordinary: long.iter().any(ordinary) || words.len() == 1 && just_rare(words[0]),
            small: long.iter().any(small),
            named: self.words.named(&mention.text.to_lowercase()),
            brand: long.iter().any(|word| brand(word)),
            given,
            known,
        };
        (words.iter().map(|word| fold_name(word)).collect(), seen)
    }

    /// Whether a name in Chinese signs begins with a surname.
    fn begins_with_surname(&self, name: &str) -> bool {
        let signs = name.char_indices().take(LONGEST_SURNAME);
        name.chars().all(|sign| sign.script() == Script::Han)
            && signs
                .map(|(at, sign)| &name[..at + sign.len_utf8()])
                .any(|part| self.given_names.is_name(part))
    }

    /// Whether a mention in a script without capitals is nothing but a word, a place or an institution.
    fn is_just_a_word(&self, language: &str, name: &str, beside: &WordsBeside<'_>) -> bool {
        let han = name.chars().all(|letter| letter.script() == Script::Han);
        let institution = || {
            han && name.chars().nth(2).is_some()
                && !self.given_names.is_name(name)
                && beside.ends_in_institution(name)
        };
        self.words.is_ordinary(language, name) && !self.given_names.is_name(name)
            || han && (self.words.is_word(language, name) || self.words.named(name).large_place())
            || institution()
    }

    /// Whether the words are a church or place named after a saint: "Saint Carl", or a town in which the word for the saint is shortened ("Borgo S. Lena").
    fn is_of_saint(&self, text: &str, mention: &Mention, words: &[&str]) -> bool {
        let habits = &self.given_names.habits;
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let whole = |word: &str| word.chars().nth(1).is_some();
        if let [saint, _] = lower.as_slice()
            && whole(saint)
            && habits.is_saint(saint)
        {
            // "Santo Lucchi" is a man, "San Carlo" a place.
            return !self.is_given(words[0]) || self.is_given(words[1]);
        }
        let Some(at) = lower.iter().position(|word| !whole(word)) else {
            return false;
        };
        let before = text[..mention.span.start].split_whitespace().next_back();
        let begins = match (at, before) {
            (0, Some(before)) => before.to_lowercase(),
            (0, None) => return false,
            _ => lower[..at].join(" "),
        };
        habits.saints(&lower[at]).any(|saint| {
            let place = format!("{begins} {saint} {}", lower[at + 1..].join(" "));
            self.words.named(&place).place()
        })
    }

    fn is_given(&self, word: &str) -> bool {
        self.given_names.sex(word).is_some_and(|sex| sex.listed)
    }
}
