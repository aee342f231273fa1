//! Builds the archive and visits every page.

use crate::chromium::Browser;
use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use tempfile::TempDir;

/// What was found while visiting every page.
pub(crate) struct Visit {
    /// Paths of the pages, relative to the start page's folder.
    pub pages: BTreeSet<String>,
    /// Console messages, failed and foreign requests, with the page they came from.
    pub problems: Vec<String>,
}

/// What this repository's archive is made from. Templates and language packs are compiled in.
const SOURCES: [&str; 5] = [
    "seeds",
    "topics",
    "site.toml",
    "curation.yaml",
    "archive.lock",
];

/// Builds a copy of this repository's archive, so that a build neither writes into the repository nor sees it change.
pub(crate) fn build() -> TempDir {
    build_with("")
}

/// The same with further lines at the beginning of site.toml.
pub(crate) fn build_with(settings: &str) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for source in SOURCES {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(source);
        for entry in walkdir::WalkDir::new(&from).into_iter().flatten() {
            let inside = entry.path().strip_prefix(&from).expect("inside");
            let mut to = root.path().join(source);
            if !inside.as_os_str().is_empty() {
                to.push(inside);
            }
            if entry.file_type().is_dir() {
                std::fs::create_dir_all(to).expect("made");
            } else {
                std::fs::copy(entry.path(), to).expect("copied");
            }
        }
    }
    // The report is a page like others.
    let file = root.path().join("site.toml");
    let text = std::fs::read_to_string(&file).expect("a set-up");
    std::fs::write(file, format!("report = \"public\"\n{settings}{text}")).expect("written");
    crate::archive::build_at(root.path())
}

/// Opens the start page and every page that links lead to, once each.
pub(crate) fn visit_every_page(browser: &mut Browser, start: &str, frames: &[String]) -> Visit {
    let base = start
        .strip_suffix("index.html")
        .expect("a start page")
        .to_owned();
    browser.only_allow(&base);
    let mut visit = Visit {
        pages: BTreeSet::new(),
        problems: Vec::new(),
    };
    // Nothing links to pages for frames; they are named in code to paste.
    let starts = std::iter::once("index.html").chain(frames.iter().map(String::as_str));
    let mut waiting: VecDeque<String> = starts.map(|path| format!("{base}{path}")).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    while let Some(address) = waiting.pop_front() {
        browser.open(&address);
        let found = browser.problems();
        visit.problems.extend(
            found
                .into_iter()
                .map(|problem| format!("{address}: {problem}")),
        );
        if browser.evaluate("document.querySelectorAll('link[rel=icon]').length") != "1" {
            visit.problems.push(format!("{address} names no icon"));
        }
        if let Some(path) = address.strip_prefix(&base) {
            visit.pages.insert(path.to_owned());
        }
        let links = browser.evaluate("[...document.querySelectorAll('a[href], form[action]')].map(a => (a.href || a.action).split('#')[0].split('?')[0]).join('\\n')");
        for link in links.lines().filter(|link| !link.is_empty()) {
            if !link.starts_with(&base) {
                let known_scheme = link.starts_with("http://")
                    || link.starts_with("https://")
                    || link.starts_with("mailto:")
                    // Small files that a link holds itself.
                    || link.starts_with("data:application/");
                if !known_scheme || link.starts_with("http://127.0.0.1") {
                    visit
                        .problems
                        .push(format!("{address} leads out of the site: {link}"));
                }
            } else if link.ends_with(".html") {
                if seen.insert(link.to_owned()) {
                    waiting.push_back(link.to_owned());
                }
            } else if link.ends_with('/') {
                visit
                    .problems
                    .push(format!("{address} links to a folder: {link}"));
            }
        }
    }
    visit
}

/// Every page for frames of other sites.
pub(crate) fn frames(folder: &Path) -> Vec<String> {
    let pages = html_pages(folder).into_iter();
    pages
        .filter(|page| page.split('/').any(|part| part == "embed"))
        .collect()
}

/// Every HTML page below a folder, relative to it.
pub(crate) fn html_pages(folder: &Path) -> BTreeSet<String> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "html")
        })
        .filter_map(|entry| {
            Some(
                entry
                    .path()
                    .strip_prefix(folder)
                    .ok()?
                    .to_string_lossy()
                    .replace('\\', "/"),
            )
        })
        .collect()
}
