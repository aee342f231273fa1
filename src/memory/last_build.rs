//! The last build, as far as the next one must know it to see that nothing has changed.

use crate::model::Diagnostic;
use crate::text::ContentHash;
use serde::{Deserialize, Serialize};

/// A build that is done: what it was made from, and what it said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBuild {
    /// Hash of the options that the site depends on.
    pub options: ContentHash,
    /// The content folder, relative to the root.
    pub content: String,
    /// The output folder that site.toml names.
    pub output: String,
    /// Hash of every file that it read.
    pub inputs: ContentHash,
    /// How many warnings there were.
    pub warnings: usize,
    /// Its messages.
    pub diagnostics: Vec<Diagnostic>,
    /// What it counted: documents, stories, events, people.
    pub counts: String,
    /// How many texts are published in which way.
    pub publishing: String,
    /// Title of the archive.
    pub title: String,
}
