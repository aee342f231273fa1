//! Text, links and names of languages as templates see them.

use serde::Serialize;

/// A piece of text and the language it is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Text {
    /// The text.
    pub(crate) text: String,
    /// BCP 47 tag; `und` where a name belongs to no language.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// Whether it is in another language than the page.
    pub(crate) foreign: bool,
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    /// Where it leads, relative to the page.
    pub(crate) href: String,
    /// Its text.
    pub(crate) text: Text,
    /// A number beside it.
    pub(crate) count: Option<usize>,
}

impl Link {
    pub(crate) fn new(href: String, text: Text) -> Self {
        Self {
            href,
            text,
            count: None,
        }
    }

    /// The same with a number beside it.
    pub(crate) fn with_count(self, count: usize) -> Self {
        Self {
            count: Some(count),
            ..self
        }
    }
}

/// A language's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct LanguageLabel {
    /// BCP 47 tag.
    pub(crate) tag: String,
    /// In the reader's language.
    pub(crate) name: String,
    /// In the language itself.
    pub(crate) own_name: String,
}
