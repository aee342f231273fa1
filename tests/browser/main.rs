//! The finished site in a real Chromium: opened from a folder and from a server at some path.
//!
//! Skips with a printed reason where Chromium is missing. Chromium is driven over its DevTools protocol (`chromium.rs`); the site is this
//! repository's own archive, built into a temporary folder.

mod chromium;
mod server;
mod site;

use chromium::Browser;
use site::{Visit, visit_every_page};

/// The person that every spelling must find, and the spellings: Latin, Cyrillic, inflected, Uzbek.
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
    check(&visit_every_page(&mut browser, &start), built.path());
}

#[test]
fn every_page_opens_from_a_server_under_a_path() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let server = server::serve(built.path().to_path_buf(), "/some/path/");
    let start = format!("http://127.0.0.1:{}/some/path/index.html", server.port);
    check(&visit_every_page(&mut browser, &start), built.path());
}

#[test]
fn search_finds_one_person_in_any_spelling_from_a_folder() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let start = format!("file://{}", built.path().display());
    search(&mut browser, &start);
}

#[test]
fn search_finds_one_person_in_any_spelling_from_a_server() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let server = server::serve(built.path().to_path_buf(), "/some/path/");
    search(
        &mut browser,
        &format!("http://127.0.0.1:{}/some/path", server.port),
    );
}

fn check(visit: &Visit, built: &std::path::Path) {
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

fn search(browser: &mut Browser, site: &str) {
    for folder in ["", "ru/"] {
        for spelling in SPELLINGS {
            browser.open(&format!("{site}/{folder}search/index.html"));
            browser.type_into("input[type=search]", spelling);
            let found = browser.wait_for_text("main", |text| {
                text.contains("Tokayev") || text.contains("Токаев")
            });
            let links = browser
                .evaluate("[...document.querySelectorAll('main a')].map(a => a.href).join('\\n')");
            let people: Vec<&str> = links
                .lines()
                .filter(|link| link.contains("/people/"))
                .collect();
            assert!(found, "{spelling} found nothing in {folder}search");
            assert!(
                people
                    .first()
                    .is_some_and(|link| link.contains("tokayev") || link.contains("tokaev")),
                "{spelling}: {people:?}"
            );
        }
        browser.open(&format!(
            "{site}/{folder}search/index.html?q=%D0%A2%D0%BE%D2%9B%D0%B0%D0%B5%D0%B2"
        ));
        assert!(
            browser.wait_for_text("main", |text| text.contains("Tokayev")
                || text.contains("Токаев")),
            "an address with a query finds nothing"
        );
        let problems = browser.problems();
        assert!(problems.is_empty(), "{problems:?}");
    }
}
