//! How names of people and institutions are formed and inflected: the table `[names]` of a pack.

use serde::Deserialize;

/// How names are formed and inflected in this language.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Case endings with those of the nominative.
    pub endings: Vec<Ending>,
    /// An apostrophe stands before the endings of names, so that what only looks like one is hardly ever one.
    pub apostrophe_before_endings: bool,
    /// The surname precedes the given name.
    pub surname_first: bool,
    /// How many signs a surname alone has at most, where names are written in Chinese signs; one unless said otherwise.
    pub surname_signs: Option<usize>,
    /// Endings by which a word with a capital is nearly always a surname.
    pub surname_endings: Vec<String>,
    /// Texts spell foreign names in Latin letters as they sound in this language: "Džons".
    pub foreign_by_sound: bool,
    /// Particles of this language's names ("van", "бин") that are understood in texts of every language.
    pub particles_abroad: Vec<String>,
    /// Endings of names made from the father's name.
    pub patronymics: Vec<Patronymic>,
    /// Given names in full, each with the short forms under which people go by it; those of all packs hold in every language.
    pub short_forms: Vec<Vec<String>>,
    /// Words before the name of a saint, of a church or of a place named after one, in lower case; those of all packs hold in every language.
    pub saints: Vec<String>,
    /// Endings of a woman's surname.
    pub feminine_surnames: Vec<FeminineSurname>,
    /// Words that a name may have before it or lack: "the".
    pub articles: Vec<String>,
    /// How an adjective and its noun agree in case and gender.
    pub agreement: Agreement,
}

/// An ending of names made from the father's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patronymic {
    /// The ending, lower case.
    pub ending: String,
    /// What the father's name may end in instead, if surnames can have the same ending. Only a given name then makes a patronymic.
    #[serde(default)]
    pub given_names: Vec<String>,
}

/// An ending of a woman's surname.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeminineSurname {
    /// The ending, lower case.
    pub ending: String,
    /// What her father's or husband's surname ends in instead, romanised.
    #[serde(default)]
    pub masculine: String,
}

/// How an adjective and its noun agree, so that a name of both can be brought back to the nominative. Rules are tried in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Agreement {
    /// Endings of adjectives in other cases.
    pub adjectives: Vec<InflectedAdjective>,
    /// Endings of nouns, by what precedes them.
    pub nouns: Vec<InflectedNoun>,
    /// Endings of adjectives in the nominative.
    pub nominatives: Vec<NominativeAdjective>,
}

/// An ending of an adjective in another case than the nominative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InflectedAdjective {
    /// The ending.
    pub ending: String,
    /// The genders of the noun, each as a letter: `m`, `f`, `n`.
    pub genders: String,
    /// Endings of the noun in the same case.
    pub nouns: Vec<String>,
}

/// What a noun in another case than the nominative tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InflectedNoun {
    /// Its gender: `m`, `f` or `n`.
    pub gender: String,
    /// Endings in other cases.
    pub endings: Vec<String>,
    /// The stem ends in one of these …
    #[serde(default)]
    pub after: Vec<String>,
    /// … or is one of these.
    #[serde(default)]
    pub stems: Vec<String>,
    /// What the nominative ends in instead.
    #[serde(default)]
    pub base: String,
}

/// An ending of an adjective in the nominative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NominativeAdjective {
    /// The gender: `m`, `f` or `n`.
    pub gender: String,
    /// The stem ends in one of these; empty for any stem.
    #[serde(default)]
    pub after: Vec<String>,
    /// The ending.
    pub ending: String,
}

/// One case ending: a name that ends in `ending` may have `base` there in the nominative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// What the inflected form ends in, lower case.
    pub ending: String,
    /// What the nominative ends in instead; empty if the ending is just removed.
    #[serde(default)]
    pub base: String,
    /// If given, the stem before the ending must end in one of these.
    #[serde(default)]
    pub after: Vec<String>,
    /// A label shared by the endings of one case. The parts of one name are in the same case. One of several people ends in "plural".
    #[serde(default)]
    pub case: String,
    /// `m`, `f` or empty: the gender of the bearer, if the ending tells it.
    #[serde(default)]
    pub gender: String,
    /// `given`, `surname` or empty for both.
    #[serde(default)]
    pub part: String,
    /// Only the last part of a name carries it (agglutinating languages).
    #[serde(default)]
    pub last_only: bool,
    /// Stems that it never follows, because names end like that with it: "Құдайберді".
    #[serde(default)]
    pub not_after: Vec<String>,
    /// Names that could have it are as often left without it.
    #[serde(default)]
    pub optional: bool,
}
