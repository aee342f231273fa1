//! Errors of the TOML and YAML parsers: a parser's error comes in, a diagnostic with a place, plain words and a hint goes out.

mod spellings;
mod toml;
mod wording;
mod yaml;

pub use self::toml::read_toml;
pub use yaml::read_yaml;

use super::nearest;
use crate::model::Diagnostic;

/// Keys of other site generators, with ours.
const KEYS_OF_OTHERS: [(&str, &str); 13] = [
    ("baseURL", "base_url"),
    ("url", "base_url"),
    ("site_url", "base_url"),
    ("default_language", "languages"),
    ("defaultContentLanguage", "languages"),
    ("languageCode", "languages"),
    ("language", "languages"),
    ("lang", "languages"),
    ("contentDir", "content"),
    ("publishDir", "output"),
    ("output_dir", "output"),
    ("params", "extra"),
    ("copyright", "licence"),
];

/// An unknown key, with the nearest known one as a hint.
fn unknown_key(key: &str, known: &[&str]) -> Diagnostic {
    // default_language, default-language and defaultLanguage are one key.
    let letters = |key: &str| key.replace(['_', '-'], "").to_ascii_lowercase();
    let of_others = KEYS_OF_OTHERS
        .iter()
        .find(|(theirs, ours)| letters(theirs) == letters(key) && known.contains(ours));
    let near = of_others.map(|(_, ours)| (*ours).to_owned());
    let hint = match near.or_else(|| nearest(key, known.iter().copied())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known keys: {}", known.join(", ")),
    };
    Diagnostic::error(format!("unknown key `{key}`")).hint(hint)
}

fn missing_key(key: &str) -> Diagnostic {
    Diagnostic::error(format!("missing key `{key}`"))
}

fn duplicate_key(key: Option<&str>) -> Diagnostic {
    let key = key.map_or_else(String::new, |key| format!(" `{key}`"));
    Diagnostic::error(format!("duplicate key{key}")).hint("remove one of the two")
}
