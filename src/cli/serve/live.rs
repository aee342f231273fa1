//! The site as it is served: the last good pages, what has failed since, and a version that grows with every change.

use crate::model::Page;
use hyper::body::Bytes;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};
use tokio::sync::watch;

/// The served site, shared by all connections.
#[derive(Debug)]
pub(super) struct Live {
    state: RwLock<ServedSite>,
    /// Wakes those who wait for a change.
    changes: watch::Sender<()>,
}

/// The state at one moment.
#[derive(Debug, Default)]
pub(super) struct ServedSite {
    /// The last good site by path; `None` until a build has worked.
    pages: Option<BTreeMap<String, Bytes>>,
    /// What the last build failed with, as plain text.
    failure: Option<String>,
    /// Grows with every change a reader can see.
    changes: u64,
}

impl Live {
    /// No site yet.
    pub(super) fn new() -> Self {
        Self {
            state: RwLock::default(),
            changes: watch::Sender::default(),
        }
    }

    /// What is served now.
    pub(super) fn now(&self) -> RwLockReadGuard<'_, ServedSite> {
        // A reader that failed has changed nothing, so the state is good.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the outcome of a build. Returns whether readers will see a difference.
    pub(super) fn take(&self, outcome: Result<Vec<Page>, String>) -> bool {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let changed = match outcome {
            Ok(pages) => {
                let pages: BTreeMap<String, Bytes> = pages
                    .into_iter()
                    .map(|page| (page.path, page.bytes.into()))
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
        drop(state);
        if changed {
            self.wake();
        }
        changed
    }

    /// Tells of changes from now on.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    /// Wakes everyone who waits for a change.
    pub(super) fn wake(&self) {
        self.changes.send_replace(());
    }
}

impl ServedSite {
    /// The bytes at a path of the site.
    pub(super) fn page(&self, path: &str) -> Option<&Bytes> {
        self.pages.as_ref()?.get(path)
    }

    /// Whether a build has ever worked.
    pub(super) fn has_site(&self) -> bool {
        self.pages.is_some()
    }

    /// A name for this state; the process takes part in it, so that a page from an earlier run notices the new one.
    pub(super) fn version(&self) -> String {
        format!("{}-{}", std::process::id(), self.changes)
    }

    /// A page with the script that reloads it, and a bar if the last build failed. Both go to the very end, where a browser
    /// puts them into the body whether or not the page spells out where that ends.
    pub(super) fn with_live_reload(&self, html: &[u8]) -> Vec<u8> {
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
        assert_eq!(live.now().page("index.html"), Some(&"one".into()));
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
        let html = String::from_utf8(live.now().with_live_reload(b"<p>one")).unwrap();
        assert!(html.starts_with("<p>one\n<link"));
        assert!(
            html.contains(
                "bad &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"
            )
        );
        assert_eq!(html.matches("<script").count(), 1);
    }
}
