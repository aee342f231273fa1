//! Whether lines are about the files that lie in the content folder now.

use super::Analysed;
use crate::config::Setup;
use crate::ingest::{FoundFile, find_files};
use crate::model::Diagnostic;
use rayon::prelude::*;

/// Compares the lines with the content folder, where this machine has it: names and lengths of files. Returns the messages about files that are no texts.
///
/// # Errors
///
/// A text has no line, a line has no text, or a file has another length than when it was analysed.
pub fn check_folder(setup: &Setup, analysed: &Analysed) -> Result<Vec<Diagnostic>, Diagnostic> {
    let content = &setup.site.content;
    let folder = setup.root.join(content);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let folder = setup.content_folder()?;
    let (found, diagnostics) = find_files(&folder, content)?;
    let again = "analyze the texts of the folder again: cuttings analyze --full";
    let is_unknown = |file: &&FoundFile| !analysed.files.contains_key(&file.path);
    let unknown: Vec<&FoundFile> = found.iter().filter(is_unknown).collect();
    if let Some(first) = unknown.first() {
        let fault = match unknown.len() {
            1 => "this text is in none of the lines".to_owned(),
            count => format!(
                "this text and {} others are in none of the lines",
                count - 1
            ),
        };
        return Err(Diagnostic::error(fault).at(first.path.clone()).hint(again));
    }
    // Files are sorted by path.
    let is_there = |path: &String| {
        let at = found.binary_search_by(|file| file.path.cmp(path));
        at.is_ok()
    };
    if let Some(path) = analysed.files.keys().find(|path| !is_there(path)) {
        let fault = "a line is about this text, which the content folder does not have";
        return Err(Diagnostic::error(fault).at(path.clone()).hint(again));
    }
    let has_changed = |file: &&FoundFile| {
        let stated = analysed.files.get(&file.path).copied().flatten();
        let length = std::fs::metadata(&file.location).map(|found| found.len());
        stated.is_some_and(|stated| !length.is_ok_and(|length| length == stated as u64))
    };
    match found.par_iter().find_first(has_changed) {
        Some(file) => Err(
            Diagnostic::error("the file has changed since it was analysed")
                .at(file.path.clone())
                .hint(again),
        ),
        None => Ok(diagnostics),
    }
}
