//! From files on disk to [`SourceFile`]s: found, decoded, front matter removed, split into blocks.
//!
//! A path comes in; sorted source files, and diagnostics about those that could not be read, go out.

mod addresses_alone;
mod almost_utf_8;
mod copies;
mod decode;
mod docx;
mod extracted;
mod front_matter;
mod garbled;
mod guess;
mod html;
mod ignored;
mod kazakh;
mod large_page;
mod listed;
mod mac_cyrillic;
mod machine_blocks;
mod mail;
mod markdown;
mod marks;
mod misread_signs;
mod other_format;
mod page_folders;
mod panic_guard;
mod pdf;
mod plain;
mod plain_code;
mod plausible;
mod raw_markup;
mod read;
mod unread_kinds;
mod walk;
mod western;
mod written_back;

#[cfg(test)]
mod robustness_tests;

pub use copies::{Copies, find_copies, merge_copies};
pub use decode::{Decoded, decode};
pub use listed::find_listed;
pub use read::{KnownSources, read_source, source_from_bytes};
pub use walk::{FoundFile, find_files};

use crate::model::{Diagnostic, SourceFile};
use rayon::prelude::*;
use std::path::Path;

/// Reads every source file below a folder (or one file).
///
/// `shown` is the folder in paths that people see, with forward slashes and none at the end. Files are sorted by path.
///
/// # Errors
///
/// As [`find_files`].
pub fn ingest(
    folder: &Path,
    shown: &str,
    known: KnownSources<'_>,
) -> Result<(Vec<SourceFile>, Vec<Diagnostic>), Diagnostic> {
    let (found, mut diagnostics) = find_files(folder, shown)?;
    let read: Vec<_> = found
        .par_iter()
        .map(|file| read_source(file, known))
        .collect();
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(source) => sources.push(source),
            Err(mut faults) => diagnostics.append(&mut faults),
        }
    }
    Ok((sources, diagnostics))
}
