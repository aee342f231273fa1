//! Where the source files come from, and which of them are one text.

use super::Scope;
use crate::ingest;
use crate::memory::{Memory, Shelf};
use crate::model::{Diagnostic, SourceFile};
use std::collections::BTreeMap;
use std::path::Path;

/// Source files, sorted by path.
pub(super) struct ReadSources {
    pub(super) sources: Vec<SourceFile>,
    /// Number of files that could be read, copies included.
    pub(super) texts: usize,
    pub(super) copies: BTreeMap<String, String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl ReadSources {
    /// Ingest: every source file in each folder (or each file). `stages` is told that it begins.
    ///
    /// # Errors
    ///
    /// As [`ingest::find_files`].
    pub(super) fn of_folders(
        folders: &[(&Path, &str)],
        scope: Scope,
        memory: &Memory,
        stages: &dyn Fn(&'static str, usize),
    ) -> Result<ReadSources, Diagnostic> {
        stages("reading", 0);
        let mut sources = Vec::new();
        let mut diagnostics = Vec::new();
        for (folder, shown) in folders {
            let (found, mut faults) = ingest::ingest(folder, shown, &memory.shelf(Shelf::Sources))?;
            sources.extend(found);
            diagnostics.append(&mut faults);
        }
        Ok(Self::of(sources, diagnostics, scope))
    }

    /// Source files that have been read; those with the same text are one, but for [`Scope::Files`].
    pub(super) fn of(
        mut sources: Vec<SourceFile>,
        diagnostics: Vec<Diagnostic>,
        scope: Scope,
    ) -> ReadSources {
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        sources.dedup_by(|a, b| a.path == b.path);
        let texts = sources.len();
        let copies = ingest::find_copies(&sources);
        if scope != Scope::Files {
            sources = ingest::merge_copies(sources, &copies);
        }
        ReadSources {
            sources,
            texts,
            copies: copies.paths,
            diagnostics,
        }
    }
}
