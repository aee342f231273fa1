//! Ids of documents.

use crate::model::{Diagnostic, Document};
use crate::text::{LONGEST_DOCUMENT_ID, id_of_path, short_hash, slug};
use std::collections::BTreeMap;

/// The id that a document wants: that of its front matter, else its path in the content folder without the extension.
pub(super) fn wanted_id(declared: Option<&str>, name: &str) -> String {
    match declared {
        Some(id) => slug(id, LONGEST_DOCUMENT_ID),
        None => id_of_path(name),
    }
}

/// Makes ids unique and sorts by id. If several documents want an id, the first by path gets it, and the others get a suffix that depends only on
/// their path. An id that the owner gave twice is a warning.
pub(super) fn settle_ids(mut documents: Vec<(Document, bool)>) -> (Vec<Document>, Vec<Diagnostic>) {
    documents.sort_by(|a, b| a.0.path.cmp(&b.0.path));
    let mut holders: BTreeMap<String, String> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    let mut settled = Vec::with_capacity(documents.len());
    for (mut document, declared) in documents {
        if let Some(holder) = holders.get(&document.id) {
            let unique = format!("{}-{}", document.id, short_hash(&document.path));
            if declared {
                diagnostics.push(
                    Diagnostic::warning(format!(
                        "the id `{}` is already that of {holder}; this document is `{unique}`",
                        document.id
                    ))
                    .at(document.path.clone())
                    .hint("give each document an id of its own in its front matter"),
                );
            }
            document.id = unique;
        }
        holders.insert(document.id.clone(), document.path.clone());
        settled.push(document);
    }
    settled.sort_by(|a, b| a.id.cmp(&b.id));
    (settled, diagnostics)
}
