//! The site as it is being served: the last good pages, what is wrong since, and a version that grows with every change.

use crate::model::Page;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// The served site, shared by all threads.
#[derive(Debug)]
pub(super) struct Live {
    state: RwLock<State>,
}

/// What is served at one moment.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The last good site by path; `None` until a build has worked.
    pages: Option<BTreeMap<String, Vec<u8>>>,
    /// What the last build failed with, as plain text.
    failure: Option<String>,
    /// Grows with every change a reader can see.
    changes: u64,
}

impl Live {
    /// Nothing to serve yet.
    pub(super) fn new() -> Self {
        Self {
            state: RwLock::new(State::default()),
        }
    }

    /// What is served now.
    pub(super) fn now(&self) -> RwLockReadGuard<'_, State> {
        // A reader that failed has changed nothing, so the state is good.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the outcome of a build. Says whether readers will see a difference.
    pub(super) fn take(&self, outcome: Result<Vec<Page>, String>) -> bool {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let changed = match outcome {
            Ok(pages) => {
                let pages: BTreeMap<String, Vec<u8>> = pages
                    .into_iter()
                    .map(|page| (page.path, page.bytes))
                    .collect();
                let changed = state.failure.is_some() || state.pages.as_ref() != Some(&pages);
                state.pages = Some(pages);
                state.failure = None;
                changed
            }
            Err(failure) => {
                let changed = state.failure.as_ref() != Some(&failure);
                state.failure = Some(failure);
                changed
            }
        };
        state.changes += u64::from(changed);
        changed
    }
}

impl State {
    /// The bytes at a path of the site.
    pub(super) fn page(&self, path: &str) -> Option<&[u8]> {
        self.pages.as_ref()?.get(path).map(Vec::as_slice)
    }

    /// Whether a build has ever worked.
    pub(super) fn has_site(&self) -> bool {
        self.pages.is_some()
    }

    /// A name for this state; the process takes part in it, so that a page from an earlier run notices the new one.
    pub(super) fn version(&self) -> String {
        format!("{}-{}", std::process::id(), self.changes)
    }

    /// A page as it is served: with the script that reloads it, and the bar when the last build failed. Both go to the very
    /// end, where a browser puts them into the body whether or not the page spells out where that ends.
    pub(super) fn dressed(&self, html: &[u8]) -> Vec<u8> {
        let mut page = html.to_vec();
        if let Some(failure) = &self.failure {
            let situation = match self.has_site() {
                true => "The build failed. This is the last good site.",
                false => "The build failed. There is no site yet.",
            };
            page.extend_from_slice(
                format!(
                    "\n<link rel=\"stylesheet\" href=\"/__cuttings/bar.css\">\
                     <div id=\"cuttings-failure\" role=\"alert\" lang=\"en\" dir=\"ltr\"><strong>{situation}</strong>\
                     <pre>{}</pre></div>",
                    escaped(failure)
                )
                .as_bytes(),
            );
        }
        page.extend_from_slice(
            format!(
                "\n<script src=\"/__cuttings/reload.js\" data-version=\"{}\"></script>\n",
                self.version()
            )
            .as_bytes(),
        );
        page
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page {
            path: "index.html".to_owned(),
            bytes: text.as_bytes().to_vec(),
        }
    }

    #[test]
    fn a_failure_keeps_the_last_good_site() {
        let live = Live::new();
        assert!(live.take(Err("no texts".to_owned())));
        assert!(!live.now().has_site());
        assert!(live.take(Ok(vec![page("one")])));
        assert!(live.take(Err("broken".to_owned())));
        assert_eq!(live.now().page("index.html"), Some(&b"one"[..]));
        assert!(live.take(Ok(vec![page("one")])), "the bar goes");
    }

    #[test]
    fn the_version_changes_only_with_what_is_seen() {
        let live = Live::new();
        live.take(Ok(vec![page("one")]));
        let version = live.now().version();
        assert!(!live.take(Ok(vec![page("one")])));
        assert_eq!(live.now().version(), version);
        assert!(live.take(Ok(vec![page("two")])));
        assert_ne!(live.now().version(), version);
    }

    #[test]
    fn a_failure_is_shown_as_text() {
        let live = Live::new();
        live.take(Ok(vec![page("one")]));
        live.take(Err("bad <script>alert(\"1\")</script> & 'x'".to_owned()));
        let html = String::from_utf8(live.now().dressed(b"<p>one")).unwrap();
        assert!(html.starts_with("<p>one\n<link"));
        assert!(
            html.contains(
                "bad &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"
            )
        );
        assert_eq!(html.matches("<script").count(), 1);
    }
}
