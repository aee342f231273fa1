//! Decides once for the whole archive whether a name is a person's.
//!
//! All mentions of a name are weighed together: what stands beside them, whether the archive also writes the words small or uses them otherwise, and what the tables
//! know of the words. A word with a capital because every word of its headline has one says nothing. Each weight is about the logarithm of how much likelier
//! the sign is beside a person's name than beside another; below zero, nobody is named.

use super::bearing::{Bearing, WordsBeside};
use super::census::Census;
use crate::language::{FALLBACK_LANGUAGE, KnownWords, Languages, Named, primary_subtag};
use crate::link::people::GivenNames;
use crate::model::{Document, EntityKind, Mention, Span};
use crate::text::{TokenKind, fold_name, tokens};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use unicode_script::{Script, UnicodeScript};

/// A mention of this confidence was declared by the owner.
const DECLARED: f64 = 1.0;

const KNOWN_GIVEN_NAME: f64 = 3.0;
const KNOWN_NAME: f64 = 0.7;
const SEVERAL_WORDS: f64 = 0.5;
/// Part of a full name that is a person's.
const OF_FULL_NAME: f64 = 3.0;
/// A name from this weight on speaks for the single words that it is made of.
const SURE: f64 = 1.5;
/// A single word that is part of no full name in the archive.
const OF_NO_FULL_NAME: f64 = -1.0;
/// The same where the archive has the word this often or oftener, and articles, numbers and compounds with it in this share of the texts: somebody so well known
/// is called by a full name somewhere.
const NEVER_A_FULL_NAME: f64 = -2.5;
const OFTEN: f64 = 6.0;
const SIGNS_OF_A_THING: f64 = 0.08;
const ROLE: f64 = 2.0;
const SPEECH: f64 = 1.0;
/// The tagger's confidence, from 0 to 1, counts this much at most.
const CONFIDENCE: f64 = 3.0;
const COUNTRY: f64 = -4.0;
/// A name of several words that is just a country's: no person is called so.
const COUNTRY_OF_SEVERAL_WORDS: f64 = -10.0;
const LARGE_PLACE: f64 = -1.5;
const SMALL_PLACE: f64 = -0.3;
const BRAND: f64 = -2.5;
const ORDINARY: f64 = -1.5;
const NUMBERS: f64 = -4.0;
const ARTICLES: f64 = -2.0;
const COMPOUNDS: f64 = -1.0;
const MOSTLY_OTHER: f64 = -2.0;
const WRITTEN_SMALL: f64 = -1.5;
/// A single word whose capitals all say nothing.
const NO_CAPITAL_OF_ITS_OWN: f64 = -1.0;
/// A single word in a script without capitals that is part of no full name.
const NO_CAPITALS: f64 = -1.5;
/// A name of several words that ends in a word, a role or a city and begins with no given name: "Duck Typing".
const ENDS_IN_ORDINARY_WORD: f64 = -3.0;
/// A name in a script without capitals that is a word of the language, a place or an institution, or a function word in any script.
const JUST_A_WORD: f64 = -5.0;

/// A name as the archive has it: its folded words.
type Name = Vec<String>;

/// The mentions of one name, pooled.
#[derive(Clone, Debug, Default)]
struct Pool {
    mentions: f64,
    confidence: f64,
    roles: f64,
    speech: f64,
    numbers: f64,
    articles: f64,
    compounds: f64,
    plain_capitals: f64,
    /// Mentions in which the language writes a word of the name small, or has it as an ordinary word.
    ordinary: f64,
    /// The same within this archive.
    small: f64,
    /// Mentions whose last word is an ordinary one, and whose first is no given name.
    plain: f64,
    /// Mentions in a script without capitals.
    caseless: f64,
    /// Mentions that are just a word of the language.
    just_word: f64,
    /// Mentions that are a single word behind an article that is taken for part of the name.
    behind_article: f64,
    /// What the tables know of the whole name.
    named: Named,
    /// A word of it is a brand.
    brand: bool,
    given: bool,
    known: bool,
}

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
    let beside: BTreeMap<&str, WordsBeside> = languages
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Person,
    Place,
    Organisation,
    Nobody,
}

/// Whether the letter is a capital or a small one. Georgian has capitals in Unicode, but no text writes names with them.
fn has_case(letter: char) -> bool {
    let georgian = matches!(letter, '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}');
    !georgian && (letter.is_uppercase() || letter.is_lowercase())
}

fn is_judged(mention: &Mention) -> bool {
    mention.kind == EntityKind::Person && mention.confidence < DECLARED
}

/// One mention.
#[derive(Clone, Copy, Debug)]
struct Seen {
    bearing: Bearing,
    confidence: f64,
    ordinary: bool,
    small: bool,
    plain: bool,
    caseless: bool,
    just_word: bool,
    behind_article: bool,
    named: Named,
    brand: bool,
    given: bool,
    known: bool,
}

struct Judge<'a> {
    census: &'a Census,
    given_names: &'a GivenNames,
    words: &'a KnownWords,
}

impl Judge<'_> {
    fn seen(&self, document: &Document, beside: &WordsBeside) -> Vec<(Name, Seen)> {
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
        beside: &WordsBeside,
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
        let given =
            long.len() < words.len() || long.iter().any(|word| self.is_given(word) && !brand(word));
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
        let starts_as_name = words
            .first()
            .is_some_and(|first| self.is_given(first) && !brand(first) || long.len() < words.len());
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
        let known = long.iter().any(|word| self.given_names.is_name(word));
        let ends_in_word = long
            .last()
            .is_some_and(|word| is_word(word) || beside.is_role(word) || !known && is_city(word));
        let caseless = !words.iter().any(cased);
        let seen = Seen {
            plain: words.len() > 1 && ends_in_word && !starts_as_name,
            caseless,
            just_word: caseless && self.is_just_a_word(language, &mention.text, beside)
                || words.len() == 1 && beside.is_stop(words[0]),
            behind_article: words.len() == 2 && beside.is_article(words[0]),
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

    /// Whether a mention in a script without capitals is nothing but a word, a place or an institution.
    fn is_just_a_word(&self, language: &str, name: &str, beside: &WordsBeside) -> bool {
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

    fn is_given(&self, word: &str) -> bool {
        self.given_names.sex(word).is_some_and(|sex| sex.listed)
    }
}

impl Pool {
    fn add(&mut self, seen: &Seen, article_tells: bool) {
        let count = |yes: bool| f64::from(u8::from(yes));
        self.mentions += 1.0;
        self.confidence += seen.confidence;
        self.roles += count(seen.bearing.role);
        self.speech += count(seen.bearing.speech);
        self.numbers += count(seen.bearing.number);
        self.articles += count(seen.bearing.article && article_tells);
        self.compounds += count(seen.bearing.compound);
        self.plain_capitals += count(seen.bearing.capital_says_nothing);
        self.ordinary += count(seen.ordinary);
        self.small += count(seen.small);
        self.plain += count(seen.plain);
        self.caseless += count(seen.caseless);
        self.just_word += count(seen.just_word);
        self.behind_article += count(seen.behind_article);
        self.named = seen.named;
        self.brand |= seen.brand;
        self.given |= seen.given;
        self.known |= seen.known;
    }

    /// Whether the name is one word, by itself or behind an article.
    fn is_single(&self, name: &Name) -> bool {
        name.len() <= 1 || self.behind_article >= self.mentions
    }

    /// Whether the name is frequent, and some of its mentions look like those of a thing.
    fn is_often_a_thing(&self) -> bool {
        let signs = self.numbers + self.articles + self.compounds;
        self.mentions >= OFTEN && signs >= SIGNS_OF_A_THING * self.mentions
    }

    /// The sum of what speaks for a person, `words` in the name.
    fn weight(&self, words: usize) -> f64 {
        let share = |count: f64| count / self.mentions.max(1.0);
        let single = words == 1;
        let mut sum = CONFIDENCE * (share(self.confidence) - 0.5);
        sum += match (single, self.given, self.known) {
            (false, true, _) => KNOWN_GIVEN_NAME,
            (_, _, true) => KNOWN_NAME,
            _ => 0.0,
        };
        sum += if single { 0.0 } else { SEVERAL_WORDS };
        sum += ROLE * share(self.roles).min(0.5) * 2.0;
        sum += SPEECH * share(self.speech).min(0.5) * 2.0;
        if self.named.country() {
            sum += match single {
                true => COUNTRY,
                false => COUNTRY_OF_SEVERAL_WORDS,
            };
        } else if self.named.large_place() {
            sum += LARGE_PLACE;
        } else if self.named.place() {
            sum += SMALL_PLACE;
        }
        if self.brand && (single || !self.given) {
            sum += BRAND;
        }
        sum += ORDINARY * share(self.ordinary);
        sum += WRITTEN_SMALL * share(self.small);
        sum += ENDS_IN_ORDINARY_WORD * share(self.plain);
        sum += JUST_A_WORD * share(self.just_word);
        sum += NUMBERS * share(self.numbers).min(0.5) * 2.0;
        sum += ARTICLES * share(self.articles).min(0.5) * 2.0;
        sum += COMPOUNDS * share(self.compounds);
        if single && self.plain_capitals >= self.mentions {
            sum += NO_CAPITAL_OF_ITS_OWN;
        }
        sum
    }
}

/// What each name is: full names first, as they speak for the single words that they are made of.
fn verdicts(pools: &FxHashMap<Name, Pool>, census: &Census) -> FxHashMap<Name, Verdict> {
    let mut borne: BTreeSet<&str> = BTreeSet::new();
    let mut out = FxHashMap::default();
    let (single, full): (Vec<_>, Vec<_>) =
        pools.iter().partition(|(name, pool)| pool.is_single(name));
    for (name, pool) in full {
        let weight = pool.weight(name.len());
        let verdict = verdict(pool, weight);
        if verdict == Verdict::Person && (pool.given || weight >= SURE) {
            borne.extend(name.iter().map(String::as_str));
        }
        out.insert(name.clone(), verdict);
    }
    for (name, pool) in single {
        let mut weight = pool.weight(1);
        if let Some(word) = name.last() {
            weight += match borne.contains(word.as_str()) {
                // Some surnames are words.
                true => OF_FULL_NAME - JUST_A_WORD * pool.just_word / pool.mentions.max(1.0),
                false if pool.caseless >= pool.mentions => OF_NO_FULL_NAME + NO_CAPITALS,
                false if pool.is_often_a_thing() => NEVER_A_FULL_NAME,
                false => OF_NO_FULL_NAME,
            };
            let uses = census.uses(word);
            if uses.other > uses.person {
                weight += MOSTLY_OTHER;
            }
        }
        out.insert(name.clone(), verdict(pool, weight));
    }
    out
}

fn verdict(pool: &Pool, weight: f64) -> Verdict {
    if weight >= 0.0 {
        Verdict::Person
    } else if pool.named.place() {
        Verdict::Place
    } else if pool.brand {
        Verdict::Organisation
    } else {
        Verdict::Nobody
    }
}
