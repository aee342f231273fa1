//! Metadata: what is stated about a text outside the text itself.

use super::TextRules;
use serde::{Deserialize, Serialize};

/// Metadata of one text, from its owner (front matter, sidecar) or its file format (HTML head).
///
/// Values are as written; `understand` interprets them. A missing value states nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// A permanent id for the document's address.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The publication date, in any form that the date parser knows.
    pub date: Option<String>,
    /// BCP 47 tag, in canonical form if its owner states it.
    pub language: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// Web address of the original.
    pub url: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// People the text is about, in addition to those found in it.
    pub people: Vec<String>,
    /// Topic ids, in addition to those whose terms match.
    pub topics: Vec<String>,
    /// Id or path of the document that this one translates.
    pub translation_of: Option<String>,
    /// A name for the event, shared by the documents that report it.
    pub event: Option<String>,
    /// The rights holder, as a sentence.
    pub rights: Option<String>,
    /// What may be published, and when.
    pub rules: TextRules,
    /// A summary of the text.
    pub description: Option<String>,
    /// The translators.
    pub translators: Vec<String>,
    /// Former ids of the document, from `aliases` and `slug`.
    pub former_ids: Vec<String>,
}
