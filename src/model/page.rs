//! What render hands over.

use super::StoredFile;

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
