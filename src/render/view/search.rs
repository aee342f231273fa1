//! The search page, and the page for addresses that lead nowhere: what their scripts and templates need to know.

use super::Link;
use super::frame::Frame;
use crate::render::here::Here;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The search page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SearchPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Link to the site's root folder, empty or ending in a slash.
    pub(crate) root: String,
    /// Link to the edition's root folder, empty or ending in a slash.
    pub(crate) edition_root: String,
    /// The place of the interface language among the site's languages, from 0.
    pub(crate) place: usize,
    /// JSON for the script: words by key.
    pub(crate) words: String,
    /// JSON for the script: names of languages by tag.
    pub(crate) languages: String,
    /// Scripts to load, in order.
    pub(crate) scripts: Vec<String>,
}

/// Words that the script puts on the page.
const WORDS: [&str; 11] = [
    "kind-person",
    "kind-organisation",
    "kind-place",
    "kind-event",
    "kind-document",
    "kind-topic",
    "search-nothing",
    "search-loading",
    "search-more",
    "two-sentences",
    "search-failed",
];

/// The search page.
pub(crate) fn view(here: &Here<'_>) -> SearchPage {
    let words = &here.edition.words;
    let mut texts: BTreeMap<&str, String> =
        WORDS.iter().map(|key| (*key, words.plain(key))).collect();
    texts.insert("search-results", words.plain("search-results"));
    let tags: BTreeSet<&str> = here
        .archive()
        .documents
        .iter()
        .map(|archived| archived.document.language.tag.as_str())
        .chain(here.desk.site.languages.iter().map(String::as_str))
        .collect();
    let names: BTreeMap<&str, String> = tags
        .into_iter()
        .map(|tag| (tag, here.label(tag).name))
        .collect();
    let up = |target: &str| {
        here.to_shared(target)
            .trim_end_matches("index.html")
            .to_string()
    };
    SearchPage {
        frame: Frame::new(
            here,
            words.plain("search"),
            words.plain("search-the-archive"),
        ),
        root: up("index.html"),
        edition_root: up(&format!("{}index.html", here.edition.prefix)),
        place: here
            .desk
            .editions
            .iter()
            .position(|edition| edition.tag == here.edition.tag)
            .unwrap_or(0),
        words: serde_json::to_string(&texts).unwrap_or_default(),
        languages: serde_json::to_string(&names).unwrap_or_default(),
        scripts: ["static/search.js", "search/letters.js", "search/index.js"]
            .map(|script| here.to_shared(script))
            .to_vec(),
    }
}

/// The page for addresses that lead nowhere.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NotFoundPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// The front page of every edition.
    pub(crate) homes: Vec<Link>,
}

/// The page for addresses that lead nowhere, in the default language.
pub(crate) fn not_found(here: &Here<'_>) -> NotFoundPage {
    let words = &here.edition.words;
    let mut frame = Frame::new(here, words.plain("page-not-found"), String::new());
    frame.unlisted = true;
    frame.canonical = None;
    frame.alternates.clear();
    NotFoundPage {
        frame,
        homes: here
            .desk
            .editions
            .iter()
            .map(|edition| {
                let href = here.to_shared(&format!("{}index.html", edition.prefix));
                Link::new(href, here.text(&edition.title, &edition.tag))
            })
            .collect(),
    }
}
