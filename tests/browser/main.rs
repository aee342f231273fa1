//! The finished site in a real Chromium, opened from a folder and from a server under a path.
//!
//! Without Chromium, the tests are skipped with a message. They use the DevTools protocol (`chromium.rs`) and this repository's own archive, built into
//! a temporary folder.

#![allow(
    unreachable_pub,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "tests read their own folders and print why they are skipped"
)]

#[path = "../search/archive.rs"]
mod archive;
mod bridge;
mod chromium;
mod frames;
mod host;
mod look;
#[path = "../../benches/random.rs"]
mod random;
mod reach;
mod search;
mod site;
mod versions;
mod weight;

use chromium::Browser;
use host::Host;
use site::{Visit, visit_every_page};
use std::path::Path;

/// A name in this repository's archive.
const NAME: &str = "Касым-Жомарт Токаев";

/// Spellings that must find its bearer: Latin, Cyrillic, inflected, Uzbek.
const SPELLINGS: [&str; 4] = ["Tokayev", "Токаев", "Токаева", "Тоқаев"];

fn browser() -> Option<Browser> {
    let browser = Browser::start();
    if browser.is_none() {
        eprintln!(
            "skipped: no Chromium on this machine (set CHROMIUM to its path, or install the package `chromium`)"
        );
    }
    browser
}

#[test]
fn every_page_opens_from_a_folder() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let start = format!("file://{}/index.html", built.path().display());
    let frames = site::frames(built.path());
    check(
        &visit_every_page(&mut browser, &start, &frames),
        built.path(),
    );
}

#[test]
fn every_page_opens_from_a_server_under_a_path() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let host = Host::below(built.path(), "some/path/");
    let start = format!("{}index.html", host.base());
    let frames = site::frames(built.path());
    check(
        &visit_every_page(&mut browser, &start, &frames),
        built.path(),
    );
}

#[test]
fn search_finds_one_person_in_any_spelling_from_a_folder() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let start = format!("file://{}", built.path().display());
    find_person(&mut browser, &start, built.path());
}

#[test]
fn search_finds_one_person_in_any_spelling_from_a_server() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let host = Host::below(built.path(), "some/path/");
    find_person(
        &mut browser,
        host.base().trim_end_matches('/'),
        built.path(),
    );
}

fn check(visit: &Visit, built: &Path) {
    assert!(visit.problems.is_empty(), "{}", visit.problems.join("\n"));
    let pages = site::html_pages(built);
    let unvisited: Vec<_> = pages
        .iter()
        .filter(|page| !visit.pages.contains(*page))
        .collect();
    // The error page is the server's to show; nothing links to it.
    let allowed = |page: &str| page.ends_with("404.html");
    assert!(
        unvisited.iter().all(|page| allowed(page)),
        "no link leads to {unvisited:?}"
    );
}

/// Whether the search has answered: its status line is neither empty nor the one shown while it loads.
const SEARCH_DONE: &str = "(() => {
    const status = document.getElementById('search-status').textContent;
    return String(status !== '' && status !== JSON.parse(document.getElementById('search').dataset.words)['search-loading']);
})()";

const PEOPLE_FOUND: &str = "[...document.querySelectorAll('#search-results a')].map(a => a.href).filter(a => a.includes('/people/')).join('\\n')";

/// The first person that the search shows for what is typed, as the folder of the person's page.
fn first_person(browser: &mut Browser) -> String {
    browser.wait_for(SEARCH_DONE, |done| done == "true");
    let found = browser.evaluate(PEOPLE_FOUND);
    let first = found.lines().next().unwrap_or("");
    first
        .split("/people/")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .unwrap_or("")
        .to_owned()
}

/// The id of the person with this name among its forms.
fn person_named(folder: &Path, name: &str) -> String {
    let people = people(folder);
    let found = people.iter().find(|person| {
        let forms = person["forms"].as_array().expect("forms");
        forms.iter().any(|form| form["name"] == name)
    });
    let found = found.unwrap_or_else(|| panic!("nobody is called {name}"));
    found["id"].as_str().expect("an id").to_owned()
}

/// The people of the archive as data.
fn people(folder: &Path) -> Vec<serde_json::Value> {
    let data = std::fs::read_to_string(folder.join("api/v1/people.json"));
    serde_json::from_str(&data.expect("the people as data")).expect("a list of people")
}

fn find_person(browser: &mut Browser, site: &str, folder: &Path) {
    let wanted = person_named(folder, NAME);
    for folder in ["", "ru/"] {
        for spelling in SPELLINGS {
            browser.open(&format!("{site}/{folder}search/index.html"));
            browser.type_into("#query", spelling);
            assert_eq!(
                first_person(browser),
                wanted,
                "{spelling} in {folder}search"
            );
        }
        browser.open(&format!(
            "{site}/{folder}search/index.html?q=%D0%A2%D0%BE%D2%9B%D0%B0%D0%B5%D0%B2"
        ));
        assert_eq!(first_person(browser), wanted, "an address with a query");
        // Dates as the pages have them.
        let day = match folder {
            "" => "November 27, 2025",
            _ => "27 ноября 2025",
        };
        let results = browser.evaluate("document.getElementById('search-results').textContent");
        assert!(results.contains(day), "no {day}: {results}");
        let problems = browser.problems();
        assert!(problems.is_empty(), "{problems:?}");
    }
}

#[test]
fn search_finds_everybody_by_every_form_of_the_name() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let people = people(built.path());
    assert!(!people.is_empty());
    let mut wrong = Vec::new();
    for person in &people {
        let id = person["id"].as_str().expect("an id");
        let mut spellings = vec![id.replace('-', " ")];
        for form in person["forms"].as_array().expect("forms") {
            spellings.extend(form["name"].as_str().map(str::to_owned));
            spellings.extend(
                form["surfaces"]
                    .as_object()
                    .into_iter()
                    .flat_map(|surfaces| surfaces.keys().cloned()),
            );
        }
        for spelling in spellings {
            browser.open(&format!(
                "file://{}/search/index.html",
                built.path().display()
            ));
            browser.type_into("#query", &spelling);
            let found = first_person(&mut browser);
            if found != id {
                wrong.push(format!("{spelling} finds {found}, not {id}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
