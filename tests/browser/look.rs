//! How pages look: on a phone, on paper, and with diagrams.

use crate::{browser, site};

/// The largest page of a kind in the folder `kind` of the site that was built: a page that has something to show, whatever it is called.
fn largest(built: &tempfile::TempDir, kind: &str) -> String {
    let pages = site::html_pages(&built.path().join(kind)).into_iter();
    let size = |page: &String| {
        let file = built.path().join(kind).join(page);
        std::fs::metadata(file).expect("a page").len()
    };
    let page = pages
        .filter(|page| page.ends_with("/index.html"))
        .max_by_key(|page| (size(page), page.clone()));
    format!("{kind}/{}", page.expect("a page of this kind"))
}

/// A page of every kind, in two languages.
fn pages(built: &tempfile::TempDir) -> Vec<String> {
    let lists = [
        "index.html",
        "events/index.html",
        "people/index.html",
        "documents/index.html",
        "report/index.html",
        "search/index.html",
        "about/index.html",
        "ru/outlets/index.html",
    ];
    let kinds = ["events", "people", "topics", "briefings", "documents"];
    let single = kinds.map(|kind| largest(built, kind));
    lists.map(str::to_owned).into_iter().chain(single).collect()
}

/// The address of a page of the site that was built.
fn address(built: &tempfile::TempDir, page: &str) -> String {
    format!("file://{}/{page}", built.path().display())
}

/// Anything wider than the page, inline styles and scripts, and touch targets that are too small.
const FAULTS: &str = "(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const faults = wide > 0 ? [`${wide} pixels too wide`] : [];
    for (const own of document.querySelectorAll('[style], style, script:not([src]):not([type=\"application/ld+json\"])'))
        faults.push('not from the stylesheet or a script file: ' + own.outerHTML.slice(0, 80));
    for (const target of document.querySelectorAll('nav a, button, summary, input, .place')) {
        const box = target.getBoundingClientRect();
        if (box.height > 0 && (box.height < 24 || box.width < 24)) faults.push('too small: ' + target.outerHTML.slice(0, 80));
    }
    return faults.join('\\n');
})()";

#[test]
fn every_kind_of_page_fits_a_phone() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    browser.width(360);
    let mut faults = Vec::new();
    for page in pages(&built) {
        browser.open(&address(&built, &page));
        let found = browser.evaluate(FAULTS);
        faults.extend(found.lines().map(|fault| format!("{page}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_picture_shows_what_its_table_says() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    browser.open(&address(&built, "index.html"));
    // The seeds have four dated documents in three weeks; the fifth has no date.
    let totals = "[...document.querySelectorAll('.picture tbody tr')].map(row => row.lastElementChild.textContent).join()";
    let unseen = "document.querySelector('.picture .plot').getAttribute('aria-hidden')";
    let bars = "(() => {
        const rows = document.querySelectorAll('.picture tbody tr').length;
        const places = new Set([...document.querySelectorAll('.plot rect')].map(bar => bar.getAttribute('x')));
        const widest = Math.max(...[...document.querySelectorAll('.plot rect')].map(bar => bar.getBoundingClientRect().right));
        return rows === places.size && widest <= document.documentElement.clientWidth;
    })()";
    assert_eq!(browser.evaluate(totals), "1,1,2");
    assert_eq!(browser.evaluate(unseen), "true");
    assert_eq!(browser.evaluate(bars), "true");
    let opened = "(() => {
        const table = document.querySelector('.picture table');
        const closed = table.checkVisibility();
        document.querySelector('.picture summary').click();
        return [closed, table.checkVisibility()].join();
    })()";
    assert_eq!(browser.evaluate(opened), "false,true");
}

#[test]
fn a_picture_of_connections_is_as_tall_as_its_lists() {
    let Some(mut browser) = browser() else { return };
    let built = site::build();
    let has_picture = |page: &String| {
        let html = std::fs::read_to_string(built.path().join(page)).expect("a page");
        page.starts_with("events/") && html.contains("class=sides")
    };
    let page = site::html_pages(built.path()).into_iter().find(has_picture);
    browser.open(&address(&built, &page.expect("an event with a picture")));
    // Rows are of one height, that of the tallest entry.
    let fits = "(() => {
        const sides = document.querySelector('.sides');
        const height = list => Math.max(...[...list.children].map(one => one.offsetHeight)) * list.children.length;
        const needed = Math.max(...[...sides.querySelectorAll('ul')].map(height));
        return `${sides.offsetHeight <= needed + 2} ${sides.querySelector('svg').getBoundingClientRect().height > 20}`;
    })()";
    for width in [360, 1280] {
        browser.width(width);
        assert_eq!(browser.evaluate(fits), "true true", "at {width} pixels");
    }
}

#[test]
fn paper_has_addresses_and_no_navigation() {
    let Some(mut browser) = browser() else { return };
    let built = site::build_with("base_url = \"https://press.example/\"\n");
    browser.on_paper();
    let shown = "[...document.querySelectorAll('nav, form, .place, summary')].filter(part => part.checkVisibility()).map(part => part.outerHTML.slice(0, 60)).join('\\n')";
    let printed = "[...document.querySelectorAll('[data-address]')].map(part => getComputedStyle(part, '::after').content).join('\\n')";
    for (kind, address_of) in [
        ("events", "https://press.example/documents/"),
        ("people", "https://press.example/events/"),
        ("briefings", "https://press.example/events/"),
    ] {
        let page = largest(&built, kind);
        browser.open(&address(&built, &page));
        assert_eq!(browser.evaluate(shown), "", "on {page}");
        let addresses = browser.evaluate(printed);
        assert!(addresses.contains(address_of), "{page}: {addresses}");
    }
}
