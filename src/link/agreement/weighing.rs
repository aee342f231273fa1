//! What the mentions of a name weigh together.
//!
//! Each weight is about the logarithm of how much likelier the sign is beside a person's name than beside another; below zero, nobody is named.

use super::bearing::Bearing;
use super::census::{Census, beginning};
use super::words::alike;
use crate::language::Named;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

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
/// A church or a place that is named after a saint.
const OF_SAINT: f64 = -8.0;
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
pub(super) type Name = Vec<String>;

/// The mentions of one name, pooled.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    mentions: f64,
    confidence: f64,
    roles: f64,
    speech: f64,
    of_saint: f64,
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
    /// Mentions in a script without capitals, Georgian aside.
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Person,
    Place,
    Organisation,
    Nobody,
}

/// One mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) bearing: Bearing,
    pub(super) confidence: f64,
    pub(super) ordinary: bool,
    pub(super) small: bool,
    pub(super) plain: bool,
    pub(super) caseless: bool,
    pub(super) just_word: bool,
    pub(super) behind_article: bool,
    pub(super) of_saint: bool,
    pub(super) named: Named,
    pub(super) brand: bool,
    pub(super) given: bool,
    pub(super) known: bool,
}

impl Pool {
    /// Adds a mention; `article_tells`: the language gives people no articles.
    pub(super) fn add(&mut self, seen: &Seen, article_tells: bool) {
        let count = |yes: bool| f64::from(u8::from(yes));
        self.mentions += 1.0;
        self.confidence += seen.confidence;
        self.roles += count(seen.bearing.role);
        self.speech += count(seen.bearing.speech);
        self.of_saint += count(seen.of_saint);
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
        // "Ministry of Foreign Affairs": the role beside an ordinary word is nobody's.
        sum += ROLE * share(self.roles).min(0.5) * 2.0 * (1.0 - share(self.plain));
        sum += OF_SAINT * share(self.of_saint);
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
pub(super) fn verdicts(pools: &FxHashMap<Name, Pool>, census: &Census) -> FxHashMap<Name, Verdict> {
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
            weight += if borne.contains(word.as_str()) {
                // Some surnames are words.
                OF_FULL_NAME - JUST_A_WORD * pool.just_word / pool.mentions.max(1.0)
            } else if is_form_of_any(word, &borne) {
                0.0
            } else if pool.caseless >= pool.mentions {
                OF_NO_FULL_NAME + NO_CAPITALS
            } else if pool.is_often_a_thing() {
                NEVER_A_FULL_NAME
            } else {
                OF_NO_FULL_NAME
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

/// Whether the word may be another form of one of the words, with an ending or without.
fn is_form_of_any(word: &str, words: &BTreeSet<&str>) -> bool {
    let beginning = beginning(word);
    words
        .range(beginning..)
        .take_while(|other| other.starts_with(beginning))
        .any(|other| alike(word, other))
}
