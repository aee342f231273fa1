//! Words of the user interface.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Messages by key; a key is an English phrase in kebab-case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Interface(pub BTreeMap<String, Message>);

/// A message, plain or by CLDR plural category (`one`, `few`, `many`, `other`), with `{name}` for values.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Message {
    /// One wording.
    Plain(String),
    /// A wording for each plural category.
    Plural(BTreeMap<String, String>),
}

impl Message {
    /// The wording for a plural category; that of `other` if the category has none.
    pub fn wording(&self, category: &str) -> Option<&str> {
        match self {
            Message::Plain(text) => Some(text),
            Message::Plural(wordings) => wordings
                .get(category)
                .or_else(|| wordings.get("other"))
                .map(String::as_str),
        }
    }
}
