//! Errors of the TOML and YAML parsers: a parser's error comes in, a diagnostic with a place, plain words and a hint goes out.

mod toml;
mod wording;
mod yaml;

pub use self::toml::read_toml;
pub use yaml::read_yaml;

use super::nearest;
use crate::model::Diagnostic;

/// An unknown key, with the nearest known one as a hint.
fn unknown_key(key: &str, known: &[&str]) -> Diagnostic {
    let hint = match nearest(key, known.iter().copied()) {
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
