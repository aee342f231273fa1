//! The search page as people use it: what they see, the keyboard, the way back, pages without results.

use crate::archive;
use crate::chromium::Browser;
use crate::host::Host;
use crate::{SEARCH_DONE, browser};

/// Each finds its page among the first two results, and shows it as an item with a heading.
const QUERIES: [(&str, &str); 10] = [
    ("10 декабря 2025 года", "/events/2025-12-10"),
    ("Ferrum 3.4.0", "/events/2025-03-18"),
    ("G7", "/events/2025-06-16"),
    ("CVE-2024-39908", "/events/2024-07-16"),
    ("\"once a week\"", "/documents/daily-telegraphist/"),
    ("why is the ring road closed?", "/events/2025-10-12"),
    ("Coast Letter", "/outlets/coast-letter/"),
    ("برلمان", "/events/2025-04-07"),
    ("ヒマワリ", "/events/2024-08-19"),
    ("parliment", "/events/2025-08-30"),
];

/// Notes how far what is on the page moves.
const WATCH_SHIFTS: &str = "(() => {
    window.moved = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) window.moved += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
})()";

const FIRST_TWO: &str = "[...document.querySelectorAll('#search-results > li > h2 a')].slice(0, 2).map(a => a.href).join('\\n')";

fn press(browser: &mut Browser, key: &str) {
    browser.evaluate(&format!(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}))"
    ));
}

fn focused(browser: &mut Browser) -> String {
    browser.evaluate("document.activeElement.id || document.activeElement.href || ''")
}

fn ask(browser: &mut Browser, base: &str, query: &str) {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    browser.open(&format!("{base}search/index.html?q={query}"));
    browser.wait_for(SEARCH_DONE, |done| done == "true");
}

#[test]
fn ten_queries_of_many_kinds_find_their_pages_and_nothing_moves() {
    let Some(mut browser) = browser() else { return };
    let built = archive::build();
    let host = Host::of(built.path());
    for (query, wanted) in QUERIES {
        ask(&mut browser, &host.base(), query);
        browser.evaluate(WATCH_SHIFTS);
        let found = browser.evaluate(FIRST_TWO);
        assert!(found.contains(wanted), "{query}: {found}");
        let moved: f64 = browser.evaluate("window.moved").parse().expect("a number");
        // Less than a line of text may move; a box that makes way for another is ten times as much.
        assert!(moved < 0.01, "{query}: {moved}");
    }
    assert_eq!(browser.problems(), [""; 0]);
}

#[test]
fn a_slip_is_asked_about_and_a_page_without_results_leads_on() {
    let Some(mut browser) = browser() else { return };
    let built = archive::build();
    let base = format!("file://{}/", built.path().display());
    ask(&mut browser, &base, "hedghogs");
    let asked = browser.evaluate("document.getElementById('search-instead').textContent");
    assert_eq!(asked, "Did you mean hedgehogs?");
    browser.evaluate("document.querySelector('#search-instead a').click()");
    browser.wait_for(SEARCH_DONE, |done| done == "true");
    assert_eq!(
        browser.evaluate("document.getElementById('query').value"),
        "hedgehogs"
    );
    assert_eq!(
        browser.evaluate("String(document.getElementById('search-instead').hidden)"),
        "true"
    );

    ask(&mut browser, &base, "zzyzx qwrtpsd");
    let lists = browser.evaluate(
        "[...document.querySelectorAll('#search-lead a')].filter(a => a.offsetParent).map(a => a.getAttribute('href')).join(' ')",
    );
    assert!(lists.contains("../topics/index.html"), "{lists}");

    ask(&mut browser, &base, "\"hedgehogs harbour\"");
    let words = browser.evaluate(
        "[...document.querySelectorAll('#search-words a')].map(a => a.textContent).join(' ')",
    );
    assert_eq!(words, "hedgehogs harbour");
}

#[test]
fn the_keyboard_reaches_the_box_and_every_result() {
    let Some(mut browser) = browser() else { return };
    let built = archive::build();
    let host = Host::of(built.path());
    browser.open(&format!("{}index.html", host.base()));
    press(&mut browser, "/");
    assert_eq!(focused(&mut browser), "quick-search");

    ask(&mut browser, &host.base(), "ring road");
    press(&mut browser, "/");
    assert_eq!(focused(&mut browser), "query");
    press(&mut browser, "ArrowDown");
    let first = focused(&mut browser);
    assert!(first.contains("/events/"), "{first}");
    press(&mut browser, "ArrowDown");
    assert_ne!(focused(&mut browser), first);
    press(&mut browser, "ArrowUp");
    assert_eq!(focused(&mut browser), first);
    press(&mut browser, "Escape");
    assert_eq!(focused(&mut browser), "query");
    press(&mut browser, "Escape");
    assert_eq!(
        browser.evaluate("document.getElementById('query').value"),
        ""
    );
}

#[test]
fn whoever_comes_back_finds_the_place() {
    let Some(mut browser) = browser() else { return };
    let built = archive::build();
    let host = Host::of(built.path());
    ask(&mut browser, &host.base(), "the");
    browser.evaluate("document.getElementById('search-more').click()");
    let shown = "String(document.querySelectorAll('#search-results > li').length)";
    browser.wait_for(shown, |count| count != "10");
    let before = browser.evaluate(shown);
    // The first new result has the focus, and the page glides there: it has arrived when the result is seen and nothing moves.
    let settled = "(() => {
        const last = window.lastTop;
        window.lastTop = window.scrollY;
        const link = document.activeElement.getBoundingClientRect();
        return String(document.activeElement !== document.body && link.bottom <= innerHeight && last === scrollY);
    })()";
    browser.wait_for(settled, |settled| settled == "true");
    browser.evaluate("window.scrollTo({ top: 900, behavior: 'instant' })");
    browser.wait_for("String(Math.abs(window.scrollY - 900) < 10)", |is_there| {
        is_there == "true"
    });
    browser.evaluate("document.querySelectorAll('#search-results a')[12].click()");
    browser.wait_for(
        "String(!document.getElementById('search-results'))",
        |gone| gone == "true",
    );
    browser.evaluate("history.back()");
    browser.wait_for(shown, |count| count == before);
    browser.wait_for("String(Math.abs(window.scrollY - 900) < 10)", |is_there| {
        is_there == "true"
    });
}
