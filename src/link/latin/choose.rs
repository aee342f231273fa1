//! Which Latin words a whole name is: the words are chosen together.
//!
//! A word is the likelier, the better its letters spell the word that is looked for and the more common it is as a name; words that are at home
//! in one language go together, and so do words of the language of the person's country and names of known people.

use super::candidates::{candidates, likeliest_reading};
use super::forms::KnownForms;
use super::lexicon::{Known, Lexicon};
use super::people::KnownPeople;
use super::pieces::Pieces;
use fst::Map;
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static GIVEN_NAMES: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/given-names.fst"));
/// The bits of men and women in the table of given names.
const MEN: u64 = 1;
const WOMEN: u64 = 2;

/// What names in other scripts are spelled from.
#[derive(Debug)]
pub struct Tables {
    /// How letters are spelled.
    pub pieces: Pieces,
    /// Names in Latin letters.
    pub lexicon: Lexicon,
    /// Names that a word is known to spell.
    pub forms: KnownForms,
    /// People by their whole names.
    pub people: KnownPeople,
    given_names: Option<Map<&'static [u8]>>,
}

impl Tables {
    /// The tables that come with the program.
    pub fn compiled_in() -> Self {
        Self {
            pieces: Pieces::compiled_in(),
            lexicon: Lexicon::compiled_in(),
            forms: KnownForms::compiled_in(),
            people: KnownPeople::compiled_in(),
            given_names: Map::new(GIVEN_NAMES).ok(),
        }
    }

    /// Whether a word in lower case is a given name that only women bear.
    fn is_womans(&self, latin: &str) -> bool {
        let bits = self.given_names.as_ref().and_then(|names| names.get(latin));
        bits.is_some_and(|bits| bits & (MEN | WOMEN) == WOMEN)
    }
}

/// The Latin words of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// In lower case, in the order of the name; `None` for a word that no known name spells, and for one from a language written in Cyrillic
    /// letters.
    pub words: Vec<Option<String>>,
    /// Probability that these are the words, among all that were considered.
    pub sure: f32,
    /// The likeliest word at each place whatever the others are, with its probability.
    pub each: Vec<(Option<String>, f32)>,
    /// Somebody of exactly this name is known.
    pub is_known: bool,
}

/// Words that are considered for each word of a name.
const MOST: usize = 8;
/// Combinations of words that are considered.
const COMBINATIONS: usize = 64;
/// Weight of the letters.
const OF_LETTERS: f32 = 0.55;
/// Weight of how common a word is.
const OF_COMMON: f32 = 0.65;
/// Weight of two words of one language.
const OF_ONE_LANGUAGE: f32 = 0.8;
/// Weight of a word of the language of the person's country.
const OF_COUNTRY: f32 = 2.0;
/// Weight of a known person.
const OF_PERSON: f32 = 8.0;
/// Weight of a word that is listed as a spelling of the name.
const OF_LISTED: f32 = 0.5;
/// The weight of its letters at least, where no name nearly as common has letters as good as [`HEARD`]: some spellings follow sounds that letters do not
/// tell.
const LISTED_LETTERS: f32 = -4.0;
const HEARD: f32 = -2.0;
const COMMON: u8 = 3;
/// So much more common is a listed name than one that its letters spell.
const MORE_COMMON: u8 = 3;
/// Weight of a woman's given name as a surname: "Мишель" is Michel there, not Michelle.
const OF_WOMAN: f32 = -2.0;
/// A word whose letters say so little for it is none.
const LEAST: f32 = -20.0;
/// Weight of a word that no known name spells.
const OF_UNKNOWN: f32 = -4.0;

#[derive(Clone, Debug)]
struct Possible {
    latin: Option<String>,
    weight: f32,
    known: Known,
}

#[derive(Clone, Debug)]
struct Combination {
    weight: f32,
    words: Vec<Possible>,
}

/// Chooses the words; `words` are in lower case, `country` has the bits of the languages of the person's country (0 if unknown).
pub fn choose(words: &[String], country: u32, tables: &Tables) -> Option<Choice> {
    let mut beam = vec![Combination {
        weight: 0.0,
        words: Vec::new(),
    }];
    for (at, word) in words.iter().enumerate() {
        let mut options = possible(word, country, tables);
        if at > 0 && at + 1 == words.len() {
            for option in &mut options {
                let womans = |latin: &String| tables.is_womans(latin);
                if option.latin.as_ref().is_some_and(womans) {
                    option.weight += OF_WOMAN;
                }
            }
        }
        let mut next = Vec::new();
        for before in &beam {
            for option in &options {
                let last = before.words.last();
                let together =
                    last.is_some_and(|last| last.known.languages & option.known.languages != 0);
                let mut words = before.words.clone();
                words.push(option.clone());
                next.push(Combination {
                    weight: before.weight
                        + option.weight
                        + if together { OF_ONE_LANGUAGE } else { 0.0 },
                    words,
                });
            }
        }
        next.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        next.truncate(COMBINATIONS);
        beam = next;
    }
    let mut known = vec![false; beam.len()];
    for (combination, known) in beam.iter_mut().zip(&mut known) {
        let words: Option<Vec<&str>> = combination
            .words
            .iter()
            .map(|word| word.latin.as_deref())
            .collect();
        if let Some(words) = words
            && words.len() > 1
            && tables.people.has(&words)
        {
            combination.weight += OF_PERSON;
            *known = true;
        }
    }
    let most = beam
        .iter()
        .map(|other| other.weight)
        .fold(f32::MIN, f32::max);
    let chances: Vec<f32> = beam
        .iter()
        .map(|combination| (combination.weight - most).exp())
        .collect();
    let all: f32 = chances.iter().sum();
    let (sum, best) = likeliest(&beam, &chances, 0..words.len())?;
    let latin = |place: usize, at: usize| beam[at].words[place].latin.clone();
    let each = (0..words.len()).filter_map(|place| {
        let (sum, at) = likeliest(&beam, &chances, place..place + 1)?;
        Some((latin(place, at), sum / all))
    });
    Some(Choice {
        words: (0..words.len()).map(|place| latin(place, best)).collect(),
        sure: sum / all,
        each: each.collect(),
        is_known: known[best],
    })
}

/// The likeliest words at some places: the sum of their chances, and the likeliest combination with them. "Antonio" and "António" are one answer,
/// shown as the likelier of the two.
fn likeliest(beam: &[Combination], chances: &[f32], places: Range<usize>) -> Option<(f32, usize)> {
    let mut answers: BTreeMap<Vec<Option<String>>, (f32, usize)> = BTreeMap::new();
    for (at, combination) in beam.iter().enumerate() {
        let words = combination.words[places.clone()].iter();
        let bare = words.map(|word| word.latin.as_deref().map(without_marks));
        let (sum, first) = answers.entry(bare.collect()).or_insert((0.0, at));
        *sum += chances[at];
        if chances[*first] < chances[at] {
            *first = at;
        }
    }
    answers.into_values().max_by(|a, b| a.0.total_cmp(&b.0))
}

/// The letters without the marks over them.
fn without_marks(word: &str) -> String {
    let letters = word.nfd();
    letters
        .filter(|letter| !is_combining_mark(*letter))
        .collect()
}

/// What a word may be.
fn possible(word: &str, country: u32, tables: &Tables) -> Vec<Possible> {
    let listed = tables.forms.of(word);
    let mut letters: BTreeMap<String, (Known, f32)> = BTreeMap::new();
    for candidate in candidates(word, &tables.pieces, &tables.lexicon) {
        if let Some(reading) = likeliest_reading(&candidate.latin, &tables.pieces) {
            let weight = candidate.likely - reading;
            letters.insert(candidate.latin, (candidate.known, weight));
        }
    }
    let heard = letters.values().filter(|(_, weight)| *weight >= HEARD);
    let heard = heard.map(|(known, _)| known.common).max().unwrap_or(0);
    let rivals = if heard < COMMON {
        0
    } else {
        heard + MORE_COMMON
    };
    for name in &listed {
        if let Some(known) = tables.lexicon.get(name)
            && known.common >= rivals
        {
            let (_, weight) = letters.entry(name.clone()).or_insert((known, LEAST));
            *weight = weight.max(LISTED_LETTERS);
        }
    }
    let mut out: Vec<Possible> = letters
        .into_iter()
        .filter(|(_, (_, letters))| *letters >= LEAST)
        .map(|(latin, (known, letters))| {
            let at_home = known.languages & country != 0;
            Possible {
                weight: OF_LETTERS * letters
                    + OF_COMMON * f32::from(known.common)
                    + if at_home { OF_COUNTRY } else { 0.0 }
                    + if listed.contains(&latin) {
                        OF_LISTED
                    } else {
                        0.0
                    },
                known,
                latin: Some(latin),
            }
        })
        .collect();
    out.push(Possible {
        latin: None,
        weight: OF_UNKNOWN,
        known: Known::default(),
    });
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    out.truncate(MOST);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::latin::language_bit;

    fn chosen(name: &str, country: &str) -> Option<Choice> {
        let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        choose(&words, language_bit(country), &Tables::compiled_in())
    }

    fn spelled(choice: &Choice) -> String {
        let words = choice.words.iter();
        let words: Vec<&str> = words.map(|word| word.as_deref().unwrap_or("?")).collect();
        words.join(" ")
    }

    #[test]
    fn words_of_common_names() {
        for (name, latin) in [
            ("томас андерсон", "thomas anderson"),
            ("дженнифер миллер", "jennifer miller"),
            ("кристофер тейлор", "christopher taylor"),
            // Silent letters are listed, and a woman's name is no surname.
            ("шарль симон", "charles simon"),
            ("жюль мишель", "jules michel"),
        ] {
            let choice = chosen(name, "").expect("a choice");
            assert_eq!(spelled(&choice), latin);
        }
    }

    #[test]
    fn the_country_decides_between_spellings() {
        let french = chosen("мишель мартен", "fr").expect("a choice");
        assert_eq!(french.words[1].as_deref(), Some("martin"));
    }

    #[test]
    fn what_no_name_spells_stays_open() {
        let choice = chosen("хжщыщ", "").expect("a choice");
        assert_eq!(choice.words, [None]);
    }
}
