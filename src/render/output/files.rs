//! Takes finished files one by one, from several threads at once, so that they need not stay in memory.

use crate::model::{Diagnostic, Page};
use crate::text::{ContentHash, StableHash};
use serde::Serialize;
use std::sync::atomic::{AtomicU64, Ordering};

/// Takes a finished file. Files come in no particular order, and from several threads at the same time.
pub type Sink<'a> = &'a (dyn Fn(Page) -> Result<(), Diagnostic> + Sync);

/// Asked before a page is made, with its path and a hash of all that it is made from: whether the site has the page already. Called from several threads at
/// the same time.
pub type IsUpToDate<'a> = &'a (dyn Fn(&str, ContentHash) -> Result<bool, Diagnostic> + Sync);

/// The sink, with a checksum of the files that the offline worker caches first.
pub(crate) struct Files<'a> {
    sink: Sink<'a>,
    is_up_to_date: Option<IsUpToDate<'a>>,
    mark: AtomicU64,
}

impl<'a> Files<'a> {
    pub(crate) fn new(sink: Sink<'a>, is_up_to_date: Option<IsUpToDate<'a>>) -> Self {
        Self {
            sink,
            is_up_to_date,
            mark: AtomicU64::new(0),
        }
    }

    /// Whether the page at this path need not be made, because the site has what would come of it. `made_from` is not called where nobody would know.
    pub(crate) fn has(
        &self,
        path: &str,
        made_from: impl FnOnce() -> Option<ContentHash>,
    ) -> Result<bool, Diagnostic> {
        match self.is_up_to_date.filter(|_| !is_marked(path)) {
            Some(is_up_to_date) => match made_from() {
                Some(made_from) => is_up_to_date(path, made_from),
                None => Ok(false),
            },
            None => Ok(false),
        }
    }

    /// Hands a file on.
    pub(crate) fn add(&self, page: Page) -> Result<(), Diagnostic> {
        if is_marked(&page.path) {
            // A sum of checksums does not depend on the order of the files.
            self.mark.fetch_add(mark(&page), Ordering::Relaxed);
        }
        (self.sink)(page)
    }

    /// Hands several files on, in order.
    pub(crate) fn add_all(&self, pages: impl IntoIterator<Item = Page>) -> Result<(), Diagnostic> {
        pages.into_iter().try_for_each(|page| self.add(page))
    }

    /// A checksum of the files below `static/` and `search/` so far: the same files give the same checksum.
    pub(crate) fn mark(&self) -> u64 {
        self.mark.load(Ordering::Relaxed)
    }
}

/// Whether the offline worker caches the file first, so that its bytes count for the checksum.
fn is_marked(path: &str) -> bool {
    path.starts_with("static/") || path.starts_with("search/")
}

/// A file of text.
pub(crate) fn text(path: impl Into<String>, text: String) -> Page {
    Page {
        path: path.into(),
        bytes: text.into_bytes(),
    }
}

/// A file of JSON.
pub(crate) fn json(path: impl Into<String>, value: &impl Serialize) -> Page {
    Page {
        path: path.into(),
        bytes: json_bytes(value),
    }
}

/// JSON as files have it: indented, with a line break at the end.
pub(crate) fn json_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// FNV-1a, 64 bits, of path and bytes.
fn mark(page: &Page) -> u64 {
    StableHash::default()
        .with(page.path.as_bytes())
        .with(&page.bytes)
        .value()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(pages: &[(&str, &str)]) -> u64 {
        let sink = |_: Page| Ok(());
        let files = Files::new(&sink, None);
        let pages = pages.iter().map(|(path, text)| Page {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        });
        files.add_all(pages).unwrap();
        files.mark()
    }

    #[test]
    fn the_mark_is_of_the_files_kept_first_in_any_order() {
        let style = ("static/style.css", "a");
        let index = ("search/index.js", "b");
        assert_eq!(
            marked(&[style, index]),
            marked(&[index, ("index.html", "c"), style])
        );
        assert_ne!(marked(&[style]), marked(&[("static/style.css", "b")]));
    }
}
