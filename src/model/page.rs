//! Output of `render`.

/// One file of the site, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Path inside the output folder, with forward slashes; never absolute, never with `..`.
    pub path: String,
    /// The bytes to write.
    pub bytes: Vec<u8>,
}
