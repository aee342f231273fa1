//! Topics as the owner defines them, and where their terms stand.

use super::Span;
use std::collections::BTreeMap;

/// A subject that the archive's owner cares about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Id in addresses and in the data.
    pub id: String,
    /// Display names by BCP 47 tag.
    pub names: BTreeMap<String, String>,
    /// Terms by BCP 47 tag: words in order, `*` standing for any ending.
    pub terms: BTreeMap<String, Vec<String>>,
}

/// One place where a term of a topic stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TopicMatch {
    /// The topic's id.
    pub topic: String,
    /// The term as configured; empty when the owner's front matter names the topic.
    pub term: String,
    /// Where it matched; empty when the owner's front matter names the topic.
    pub span: Span,
}
