//! How a language is written: the tables `[writing]` and `[clock]` of a pack.

use serde::Deserialize;
use snowball_stemmers_rs::Algorithm;
use std::collections::BTreeMap;

/// How a language is written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Writing {
    /// Words are separated by spaces.
    pub spaces: bool,
    /// Every noun has a capital letter.
    pub noun_capitals: bool,
    /// An apostrophe parts a name from its endings: "Ankara'da".
    pub apostrophe_endings: bool,
    /// Abbreviations of two to four letters whose full stop does not end a sentence, without it. They count in texts of every language, so only
    /// those compiled in have an effect.
    pub abbreviations: Vec<String>,
    /// The Snowball stemmer for the language in this script. Without one, the endings of names are taken off.
    pub stemmer: Option<Algorithm>,
    /// The sign between groups of three digits of a number: "4,723", "4 723". Without one, numbers have none.
    pub digit_groups: String,
    /// Articles, alone or with a preposition or conjunction, that are written together with the noun after them.
    pub articles: Vec<String>,
    /// Articles and possessives that stand as words of their own before a noun or its adjective: "the", "his", "une". With none, nothing tells nouns
    /// from verbs.
    pub before_nouns: Vec<String>,
    /// Letters of the language's other script as the lexicon of concepts spells them, so that both scripts share their entries.
    pub concept_letters: BTreeMap<char, String>,
}

impl Default for Writing {
    fn default() -> Self {
        Self {
            spaces: true,
            noun_capitals: false,
            apostrophe_endings: false,
            abbreviations: Vec::new(),
            stemmer: None,
            digit_groups: String::new(),
            articles: Vec::new(),
            before_nouns: Vec::new(),
            concept_letters: BTreeMap::new(),
        }
    }
}

/// The words around a time of day, beside digits and colons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Clock {
    /// What follows the hour in place of a colon: the "h" of "14h30".
    pub hours: Vec<String>,
    /// What follows the minutes after such an hour. Languages that list none write the minutes directly behind the hour.
    pub minutes: Vec<String>,
    /// What precedes or follows an hour before noon, without full stops.
    pub morning: Vec<String>,
    /// What precedes or follows an hour after noon, without full stops.
    pub afternoon: Vec<String>,
    /// What else may follow a time: "Uhr".
    pub after: Vec<String>,
}
