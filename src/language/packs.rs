//! All packs together.

use super::complete::complete;
use super::primary_subtag;
use super::{Interface, LanguagePack, Message};
use crate::model::Diagnostic;
use crate::text::read_toml;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

const DOCUMENTATION: &str = "docs/adding-a-language.md lists the keys of a language pack";

static COMPILED_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/languages");

/// Every language pack, by tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Languages {
    packs: BTreeMap<String, LanguagePack>,
    /// Words of the user interface by tag, from `languages/interface/`; a pack's own `[interface]` goes before them.
    interfaces: BTreeMap<String, Interface>,
}

impl Languages {
    /// The packs that come with the program. A faulty one gives an error that names the file; the conformance test keeps that from shipping.
    ///
    /// # Errors
    ///
    /// A pack is not valid; the conformance test keeps that from shipping.
    pub fn compiled_in() -> Result<Self, Diagnostic> {
        let mut languages = Self::default();
        for file in COMPILED_IN.files() {
            let path = format!("languages/{}", file.path().display());
            if path.ends_with(".toml") {
                languages.add(&path, file.contents_utf8().unwrap_or_default())?;
            }
        }
        for file in COMPILED_IN
            .get_dir("interface")
            .into_iter()
            .flat_map(|folder| folder.files())
        {
            let path = format!("languages/{}", file.path().display());
            if path.ends_with(".toml") {
                languages.add_interface(&path, file.contents_utf8().unwrap_or_default())?;
            }
        }
        Ok(languages)
    }

    /// Adds to the interface words of the language that the file is named after: `languages/interface/TAG.toml`.
    ///
    /// # Errors
    ///
    /// The file is not valid TOML or has unknown keys.
    pub fn add_interface(&mut self, path: &str, toml: &str) -> Result<(), Diagnostic> {
        let words: Interface = read_toml(path, toml, DOCUMENTATION)?;
        let name = path.rsplit('/').next().unwrap_or(path);
        let tag = name.strip_suffix(".toml").unwrap_or(name);
        self.interfaces
            .entry(tag.to_string())
            .or_default()
            .0
            .extend(words.0);
        Ok(())
    }

    /// Messages of the user interface in exactly this language, by key; those of the pack itself go before the others.
    pub fn messages(&self, tag: &str) -> BTreeMap<&str, &Message> {
        let own = self.get(tag).map(|pack| &pack.interface);
        self.interfaces
            .get(tag)
            .into_iter()
            .chain(own)
            .flat_map(|words| &words.0)
            .map(|(key, message)| (key.as_str(), message))
            .collect()
    }

    /// Adds or replaces the pack in one TOML text; `path` is for messages.
    ///
    /// # Errors
    ///
    /// The file is not valid TOML, or a key is unknown, missing or of the wrong type.
    pub fn add(&mut self, path: &str, toml: &str) -> Result<(), Diagnostic> {
        let mut pack: LanguagePack = read_toml(path, toml, DOCUMENTATION)?;
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
