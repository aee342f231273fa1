//! Building the archive and walking through all of it.

use crate::chromium::Browser;
use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What a walk through the site saw.
pub(crate) struct Visit {
    /// Paths of the pages, relative to the start page's folder.
    pub pages: BTreeSet<String>,
    /// Console messages, failed and foreign requests, with the page they came from.
    pub problems: Vec<String>,
}

/// This repository's archive, built with the command itself.
pub(crate) fn build() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("site");
    let status = Command::new(env!("CARGO_BIN_EXE_cuttings"))
        .args([
            "build",
            "--quiet",
            "--root",
            env!("CARGO_MANIFEST_DIR"),
            "--output",
        ])
        .arg(&output)
        .status()
        .expect("the command runs");
    assert!(status.success());
    let site = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(&output).expect("a site") {
        let entry = entry.expect("an entry");
        std::fs::rename(entry.path(), site.path().join(entry.file_name())).expect("moved");
    }
    site
}

/// Opens the start page and every page that a link leads to, each once.
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
    // Pages for frames are named in code to paste and linked from nowhere.
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
                    || link.starts_with("mailto:");
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
