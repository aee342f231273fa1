//! `entities` in site.toml: which kinds of names have pages.

use super::setup_file::SetupFile;
use crate::model::{Diagnostic, EntityKind};
use crate::text::nearest;
use std::collections::BTreeSet;
use toml::Spanned;

/// Kinds of names by their words in site.toml.
const KINDS: [(&str, EntityKind); 3] = [
    ("people", EntityKind::Person),
    ("organisations", EntityKind::Organisation),
    ("places", EntityKind::Place),
];

/// Pages for people only: organisations and places are many and recognised less reliably.
pub(super) fn default_entities() -> BTreeSet<EntityKind> {
    BTreeSet::from([EntityKind::Person])
}

/// The kinds that the list names.
///
/// # Errors
///
/// An unknown kind, or one that is listed twice.
pub(super) fn check_entities(
    file: SetupFile<'_>,
    listed: Option<Vec<Spanned<String>>>,
) -> Result<BTreeSet<EntityKind>, Diagnostic> {
    let Some(listed) = listed else {
        return Ok(default_entities());
    };
    let mut kinds = BTreeSet::new();
    for word in listed {
        file.check(word.into(), |word| {
            let kind = kind_of(&word)?;
            match kinds.insert(kind) {
                true => Ok(()),
                false => Err(Diagnostic::error(format!("duplicate kind \"{word}\""))
                    .hint("list each kind once")),
            }
        })?;
    }
    Ok(kinds)
}

fn kind_of(word: &str) -> Result<EntityKind, Diagnostic> {
    if let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == word) {
        return Ok(*kind);
    }
    let all = "known kinds: \"people\", \"organisations\", \"places\"";
    let hint = match nearest(word, KINDS.iter().map(|(known, _)| *known)) {
        Some(near) => format!("did you mean \"{near}\"? {all}"),
        None => all.to_owned(),
    };
    Err(Diagnostic::error(format!("unknown kind of page \"{word}\"")).hint(hint))
}
