//! Links that every page has to the parts of the site.

use crate::model::EntityKind;
use crate::render::address;
use crate::render::context::PageContext;
use serde::Serialize;
use std::collections::BTreeMap;

/// Links to the parts of the site.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Navigation {
    /// Links of the main navigation.
    pub(crate) navigation: Vec<NavigationLink>,
    /// Links to the lists by what they list; empty where there is no such list.
    pub(crate) lists: BTreeMap<&'static str, String>,
    /// Link to the home page.
    pub(crate) home: String,
    /// Link to the search page.
    pub(crate) search: String,
    /// Link to the about page.
    pub(crate) about: String,
    /// Link to the report page, where the site has one.
    pub(crate) report: Option<String>,
    /// Link to the list of withdrawn texts, where the owner wants one.
    pub(crate) withdrawals: Option<String>,
    /// Link to the archive as data.
    pub(crate) data: String,
    /// Link to the stylesheet.
    pub(crate) stylesheet: String,
    /// Link to the icon.
    pub(crate) icon: String,
    /// Link to the script that keeps pages for reading without a connection.
    pub(crate) offline: String,
    /// Link to the script for the keyboard.
    pub(crate) keys: String,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NavigationLink {
    /// Where it leads.
    pub(crate) href: String,
    /// Key of its words.
    pub(crate) key: &'static str,
    /// The page is in this part of the site.
    pub(crate) current: bool,
}

/// The parts of the site in the order of the navigation. Parts that list names are there where the owner wants them.
const PARTS: [(&str, Option<EntityKind>); 8] = [
    ("events", None),
    ("people", Some(EntityKind::Person)),
    ("organisations", Some(EntityKind::Organisation)),
    ("places", Some(EntityKind::Place)),
    ("topics", None),
    ("outlets", None),
    ("briefings", None),
    ("documents", None),
];

impl Navigation {
    /// The links as they are on one page.
    pub(super) fn new(page: &PageContext<'_>) -> Self {
        let folder = page.address.split('/').next().unwrap_or_default();
        let is_there = |kind: &Option<EntityKind>| kind.is_none_or(|kind| page.has_pages(kind));
        let to_list = |part: &str| page.to(&address::list(part, 1));
        let parts = PARTS.iter().filter(|(_, kind)| is_there(kind));
        Self {
            navigation: parts
                .map(|(part, _)| NavigationLink {
                    href: to_list(part),
                    key: part,
                    current: folder == *part,
                })
                .collect(),
            lists: PARTS
                .iter()
                .map(|(part, kind)| match is_there(kind) {
                    true => (*part, to_list(part)),
                    false => (*part, String::new()),
                })
                .collect(),
            home: page.to(address::HOME),
            search: page.to(address::SEARCH),
            about: page.to(address::ABOUT),
            report: page.context.has_report().then(|| page.to(address::REPORT)),
            withdrawals: (page.context.site.lists_withdrawals)
                .then(|| page.to(address::WITHDRAWALS)),
            data: page.to_shared("api/v1/index.json"),
            stylesheet: page.to_shared("static/style.css"),
            icon: page.to_shared("static/icon.svg"),
            offline: page.to_shared("static/offline.js"),
            keys: page.to_shared("static/keys.js"),
        }
    }
}
