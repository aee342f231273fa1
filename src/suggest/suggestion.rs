//! A topic that the owner might want.

use std::collections::BTreeMap;

/// A topic that the owner might want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Id for addresses, from its English name where the texts have one.
    pub id: String,
    /// The form that stands most often, by BCP 47 tag.
    pub names: BTreeMap<String, String>,
    /// Terms by BCP 47 tag, most frequent first.
    pub terms: BTreeMap<String, Vec<String>>,
    /// How many stories are about it.
    pub stories: usize,
    /// Ids of up to three documents of different stories.
    pub documents: Vec<String>,
}
