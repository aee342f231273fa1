//! The file that marks a folder as made by Cuttings: only such a folder is replaced.

use super::destination::OutputFolder;
use std::path::Path;

/// The file that marks a folder as made by Cuttings.
pub(crate) const MARKER: &str = ".cuttings";

impl OutputFolder {
    /// Whether the folder there has the marker.
    pub(crate) fn is_ours(&self) -> bool {
        is_marked(&self.folder)
    }
}

/// Whether a folder has the marker.
pub(crate) fn is_marked(folder: &Path) -> bool {
    std::fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|found| found.is_file())
}
