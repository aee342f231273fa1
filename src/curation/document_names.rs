//! The names by which the owner may call a document: its id, former ids, its path and the name of its file.

use crate::model::{Diagnostic, Document};
use crate::text::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// Documents by everything they are called.
#[derive(Clone, Debug, Default)]
pub struct DocumentNames {
    /// Ids by id, path and former id.
    whole: BTreeMap<String, String>,
    /// Ids by name of the file.
    files: BTreeMap<String, BTreeSet<String>>,
}

impl DocumentNames {
    /// The names of documents; `moved` maps former ids to current ones.
    pub fn new(documents: &[Document], moved: &BTreeMap<String, String>) -> Self {
        let mut out = Self {
            whole: moved.clone(),
            files: BTreeMap::new(),
        };
        for document in documents {
            let id = &document.id;
            for path in document.also_saved_as.iter().chain([&document.path]) {
                out.whole.insert(path.clone(), id.clone());
                let file = path.rsplit('/').next().unwrap_or(path);
                let same = out.files.entry(file.to_owned()).or_default();
                same.insert(id.clone());
            }
        }
        for Document { id, .. } in documents {
            out.whole.insert(id.clone(), id.clone());
        }
        out
    }

    /// The same with the id of a document whose file is gone.
    pub fn add_former(&mut self, id: &str) {
        let known = self.whole.entry(id.to_owned());
        known.or_insert_with(|| id.to_owned());
    }

    /// The id of the only document with this name.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.whole.get(name).map(String::as_str).or_else(|| {
            let same = self.files.get(name)?;
            same.first().filter(|_| same.len() == 1).map(String::as_str)
        })
    }

    /// The ids of all documents with this name.
    pub(super) fn find_all(&self, name: &str) -> BTreeSet<String> {
        let whole = self.whole.get(name).into_iter().cloned();
        let whole: BTreeSet<String> = whole.collect();
        match whole.is_empty() {
            true => self.files.get(name).cloned().unwrap_or_default(),
            false => whole,
        }
    }

    /// Whether any document has this name.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.whole.contains_key(name) || self.files.contains_key(name)
    }

    /// A warning about an unknown name, with the nearest known one.
    pub(super) fn unknown(&self, name: &str, what: &str) -> Diagnostic {
        let hint = match nearest(name, self.whole.values().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`cuttings analyze` prints the ids of the documents".to_owned(),
        };
        Diagnostic::warning(format!("no {what} has the id `{name}`")).hint(hint)
    }
}

/// A warning for every `translation_of` that names no document.
pub fn unknown_translations(documents: &[Document], names: &DocumentNames) -> Vec<Diagnostic> {
    let warnings = documents.iter().filter_map(|document| {
        let id = document.declared.translation_of.as_deref()?;
        if names.is_known(id) {
            return None;
        }
        let mut warning = names.unknown(id, "document").at(document.path.as_str());
        warning.message = format!("translation_of: {}", warning.message);
        Some(warning)
    });
    warnings.collect()
}
