//! The owner's decisions about people, replayed.

use super::assemble::{Draft, Found};
use super::loose::Doubt;
use crate::language::Languages;
use crate::model::{Curation, Diagnostic, HeadlineName};
use std::collections::BTreeMap;

/// People after the decisions.
#[derive(Debug, Default)]
pub(super) struct Curated {
    pub(super) drafts: Vec<Draft>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) renamed: BTreeMap<usize, BTreeMap<String, HeadlineName>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Replays all decisions.
pub(super) fn replay(
    drafts: Vec<Draft>,
    doubts: Vec<Doubt>,
    _curation: &Curation,
    _languages: &Languages,
    _found: &Found<'_>,
) -> Curated {
    Curated {
        drafts,
        doubts,
        ..Curated::default()
    }
}
