//! What render hands over.

use super::StoredFile;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One file of the site, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Path inside the output folder, with forward slashes; never absolute, never with `..`.
    pub path: String,
    /// The bytes to write.
    pub bytes: Vec<u8>,
}

/// A source file that the site offers as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCopy {
    /// Path inside the output folder, as of a page.
    pub path: String,
    /// The file, as messages name it.
    pub source: String,
    /// Where it lies, and what was read from it.
    pub file: StoredFile,
}

/// A file of the site as a build left it on disk, to be recognised by the next build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFile {
    /// Hash of what the page was made from, if it was made from a view and a template.
    pub recipe: Option<u128>,
    /// Hash of its bytes.
    pub content: u128,
    /// How many bytes it has.
    pub length: u64,
    /// When it was written: nanoseconds since 1970.
    pub modified: u128,
}

/// The files of a site by path.
pub type PublishedFiles = BTreeMap<String, PublishedFile>;
