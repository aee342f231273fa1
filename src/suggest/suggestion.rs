//! A suggested topic.

use std::collections::BTreeMap;

/// A suggested topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Id for addresses, from the English name if there is one.
    pub id: String,
    /// The most frequent form, by BCP 47 tag.
    pub names: BTreeMap<String, String>,
    /// Terms by BCP 47 tag, most frequent first.
    pub terms: BTreeMap<String, Vec<String>>,
    /// Number of stories about it.
    pub stories: usize,
    /// Ids of up to three documents of different stories.
    pub documents: Vec<String>,
}
