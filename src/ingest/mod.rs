//! From files on disk to [`SourceFile`]s: found, decoded, front matter taken off, cut into blocks.
//!
//! A path comes in; sorted source files and what there is to say about the ones that could not be read go out. With the loading of templates and
//! `publish`, this is the only place that touches the disk.

mod decode;
mod docx;
mod extracted;
mod front_matter;
mod guarded;
mod html;
mod ignored;
mod large_page;
mod mac_cyrillic;
mod mail;
mod markdown;
mod pdf;
mod plain;
mod plausible;
mod raw_markup;
mod read;
mod walk;

#[cfg(test)]
mod any_bytes;

pub use decode::{Decoded, decode};
pub use read::{read_source, source_from_bytes};
pub use walk::{FoundFile, find_files};

use crate::model::{Diagnostic, SourceFile};
use rayon::prelude::*;
use std::path::Path;

/// Reads every source file below a folder (or one file).
///
/// `shown` is how the folder is called in paths, with forward slashes and without one at the end. Files come sorted by path.
pub fn ingest(folder: &Path, shown: &str) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    let (found, mut diagnostics) = find_files(folder, shown);
    let read: Vec<_> = found.par_iter().map(read_source).collect();
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(source) => sources.push(source),
            Err(mut faults) => diagnostics.append(&mut faults),
        }
    }
    (sources, diagnostics)
}
