//! All packs together.

use super::LanguagePack;
use super::complete::complete;
use super::primary_subtag;
use crate::model::Diagnostic;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

static COMPILED_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/languages");

/// Every language pack, by tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Languages {
    packs: BTreeMap<String, LanguagePack>,
}

impl Languages {
    /// The packs that come with the program. A faulty one gives an error that names the file; the conformance test keeps that from shipping.
    pub fn compiled_in() -> Result<Self, Diagnostic> {
        let mut languages = Self::default();
        for file in COMPILED_IN.files() {
            let path = format!("languages/{}", file.path().display());
            if path.ends_with(".toml") {
                languages.add(&path, file.contents_utf8().unwrap_or_default())?;
            }
        }
        Ok(languages)
    }

    /// Adds or replaces the pack in one TOML text; `path` is for messages.
    pub fn add(&mut self, path: &str, toml: &str) -> Result<(), Diagnostic> {
        let mut pack: LanguagePack =
            toml::from_str(toml).map_err(|error| fault(path, toml, &error))?;
        complete(&mut pack);
        self.packs.insert(pack.tag.clone(), pack);
        Ok(())
    }

    /// The pack of exactly this tag.
    pub fn get(&self, tag: &str) -> Option<&LanguagePack> {
        self.packs.get(tag)
    }

    /// The pack of this tag, else of its primary language in any script.
    pub fn nearest(&self, tag: &str) -> Option<&LanguagePack> {
        self.get(tag).or_else(|| {
            let primary = primary_subtag(tag);
            self.get(primary).or_else(|| {
                self.packs
                    .values()
                    .find(|p| primary_subtag(&p.tag) == primary)
            })
        })
    }

    /// All packs, by tag.
    pub fn iter(&self) -> impl Iterator<Item = &LanguagePack> {
        self.packs.values()
    }
}

fn fault(path: &str, toml: &str, error: &toml::de::Error) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(error.message().replace('\n', " "))
        .at(path)
        .hint("docs/adding-a-language.md lists the keys of a language pack");
    if let Some(range) = error.span() {
        let before = &toml[..range.start.min(toml.len())];
        let line = before.matches('\n').count();
        diagnostic = diagnostic
            .line(line + 1)
            .column(before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1);
        if let Some(text) = toml.lines().nth(line) {
            diagnostic = diagnostic.snippet(text);
        }
    }
    diagnostic
}
