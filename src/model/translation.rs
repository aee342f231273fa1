//! Machine translations of headlines and leads.

use std::collections::BTreeMap;

/// The file in the archive's root that keeps them.
pub const TRANSLATIONS_FILE: &str = "translations.yaml";

/// `[translate]` of site.toml: the owner's program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TranslationProgram {
    /// The program and its arguments, with `{from}`, `{to}`, `{from3}` and `{to3}` where the tags of languages go.
    pub command: Vec<String>,
    /// How long it may take for one portion of texts, in seconds.
    pub timeout: u64,
}

/// A headline or a lead that is not in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextToTranslate {
    /// BCP 47 tag of its language.
    pub from: String,
    /// BCP 47 tag of the reader's language.
    pub to: String,
    /// The text, on one line.
    pub text: String,
}

/// What is kept, by language and text of the original and language of the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translations(BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>);

impl Translations {
    /// The translation of a text.
    pub fn of(&self, from: &str, to: &str, text: &str) -> Option<&str> {
        Some(self.0.get(from)?.get(text)?.get(to)?.as_str())
    }

    /// Adds a translation; the one that is kept already stays.
    pub fn keep(&mut self, asked: TextToTranslate, translation: String) {
        let TextToTranslate { from, to, text } = asked;
        let of_text = self.0.entry(from).or_default().entry(text).or_default();
        of_text.entry(to).or_insert(translation);
    }
}
