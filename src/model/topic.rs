//! Topics as the owner defines them, and matches of their terms.

use super::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A subject that the owner of the archive is interested in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Id in addresses and in the data.
    pub id: String,
    /// Display names by BCP 47 tag.
    pub names: BTreeMap<String, String>,
    /// Terms by BCP 47 tag: words in order, in which `*` matches any ending.
    pub terms: BTreeMap<String, Vec<String>>,
}

/// One match of a topic's term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TopicMatch {
    /// The topic's id.
    pub topic: String,
    /// The term as configured; empty if front matter names the topic.
    pub term: String,
    /// Position of the match; empty if front matter names the topic.
    pub span: Span,
}
