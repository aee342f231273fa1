//! What the owner asks search engines to leave out: pages of subjects all of whose documents are so marked, or the whole archive.

use crate::render::address;
use crate::render::context::{RenderContext, Subject};
use std::collections::BTreeSet;

/// Pages that search engines are asked to leave out.
#[derive(Debug)]
pub(super) struct Unlisted {
    /// All of them.
    is_all: bool,
    /// Folders of subjects, from the root of an edition, with a slash at the end.
    folders: BTreeSet<String>,
    /// Ids of the documents.
    documents: Vec<String>,
    /// Whether each document has its data in files of its own.
    has_data_per_document: bool,
}

impl Unlisted {
    pub(super) fn of(context: &RenderContext<'_>) -> Self {
        let is_all = context.is_wholly_unlisted();
        let has_any = !is_all && context.release.shown.iter().any(|shown| shown.noindex);
        let mut out = Self {
            is_all,
            folders: BTreeSet::new(),
            documents: Vec::new(),
            has_data_per_document: context.site.data_per_document,
        };
        if !has_any {
            return out;
        }
        let subjects = context
            .documents()
            .chain(context.events())
            .chain(context.subjects_with_feeds());
        for subject in subjects.filter(|subject| context.is_unlisted(*subject)) {
            let page = subject.address(context.archive);
            let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
            out.folders.insert(format!("{folder}/"));
            if let Subject::Document(_) = subject {
                out.documents.push(subject.id(context.archive).to_owned());
            }
        }
        out
    }

    /// No page.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self {
            is_all: false,
            folders: BTreeSet::new(),
            documents: Vec::new(),
            has_data_per_document: false,
        }
    }

    /// Whether everything is left out.
    pub(super) fn is_all(&self) -> bool {
        self.is_all
    }

    /// Whether a page is among them, by its address from the root of an edition.
    pub(super) fn holds(&self, address: &str) -> bool {
        let folder = |(at, _)| self.folders.contains(&address[..=at]);
        self.is_all || address.match_indices('/').any(folder)
    }

    /// The folders of single subjects, sorted.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(String::as_str)
    }

    /// Files about single documents that are no pages, so that only robots.txt can keep search engines from them; paths from the root of the site.
    pub(super) fn files(&self) -> impl Iterator<Item = String> {
        self.documents.iter().flat_map(|id| {
            let beside = |file: &str| address::beside(&address::document(id), file);
            let data = [
                beside("annotations.json"),
                beside("citation."),
                format!("api/v1/ninjs/{id}.json"),
            ];
            let data = data.into_iter().filter(|_| self.has_data_per_document);
            std::iter::once(beside("source.")).chain(data)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_its_pages_and_no_others() {
        let unlisted = Unlisted {
            is_all: false,
            folders: BTreeSet::from(["documents/a/".to_string()]),
            documents: vec!["a".to_string()],
            has_data_per_document: false,
        };
        assert!(unlisted.holds("documents/a/index.html"));
        assert!(!unlisted.holds("documents/a-b/index.html"));
        assert!(!unlisted.holds("documents/index.html"));
        assert!(unlisted.files().any(|file| file == "documents/a/source."));
    }
}
