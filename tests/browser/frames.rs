//! Pages in frames of other sites, and pages read offline.

use crate::bridge;
use crate::browser;
use crate::host::Host;

/// A page that shows another in a frame and records the messages from it. It names an icon, so that Chromium does not look for one.
const AROUND: &str = "<!DOCTYPE html><title>Around</title><link rel=\"icon\" href=\"data:,\">
<script>window.heard = []; window.addEventListener('message', message => window.heard.push(message.data));</script>
<iframe src=\"FRAMED\" width=\"600\" height=\"20\" title=\"The archive\"></iframe><script src=\"ARCHIVEstatic/embed.js\"></script>";

#[test]
fn a_frame_is_shown_on_allowed_sites_and_sends_its_height() {
    let Some(mut browser) = browser() else { return };
    let pages = tempfile::tempdir().expect("a folder");
    let (allowed, other) = (Host::of(pages.path()), Host::of(pages.path()));
    let origin = allowed.base();
    let origin = origin.trim_end_matches('/');
    let built = bridge::build(&format!("[embed]\nallow = [\"{origin}\"]\n"));
    let archive = Host::of(built.path());
    let event = bridge::event(built.path());
    for (name, page) in [
        ("embed.html", format!("embed/events/{event}.html")),
        ("page.html", format!("events/{event}/index.html")),
    ] {
        let around = AROUND.replace("FRAMED", &format!("{}{page}", archive.base()));
        let around = around.replace("ARCHIVE", &archive.base());
        std::fs::write(pages.path().join(name), around).expect("written");
    }

    browser.open(&format!("{}embed.html", allowed.base()));
    // A frame that grows loses its scroll bar, so that a second height follows the first.
    let settled = "(() => {
        const last = window.heard[window.heard.length - 1];
        const height = Number(document.querySelector('iframe').height);
        return String(!!last && last.cuttings === 'height' && last.height === height && height > 100);
    })()";
    browser.wait_for(settled, |settled| settled == "true");
    let problems = browser.problems();
    assert!(problems.is_empty(), "{problems:?}");

    for address in [
        // Not an origin that the owner names.
        format!("{}embed.html", other.base()),
        // Not a page for frames.
        format!("{}page.html", allowed.base()),
    ] {
        browser.open(&address);
        browser.wait_for_problem(&["frame-ancestors", "X-Frame-Options"]);
        assert_eq!(browser.evaluate("window.heard.length"), "0", "{address}");
    }
}

#[test]
fn a_frame_is_light_unless_the_address_asks_for_something_else() {
    let Some(mut browser) = browser() else { return };
    let built = bridge::build("[embed]\n");
    let host = Host::of(built.path());
    let page = format!("{}embed/latest.html", host.base());
    browser.prefer_dark();
    let mut paper = |query: &str| {
        browser.open(&format!("{page}{query}"));
        browser.evaluate("getComputedStyle(document.body).backgroundColor")
    };
    let light = "rgb(255, 255, 255)";
    assert_eq!(paper(""), light);
    assert_ne!(paper("?theme=dark"), light);
    assert_ne!(paper("?theme=auto"), light);
}

#[test]
fn pages_that_were_read_open_offline() {
    let Some(mut browser) = browser() else { return };
    let built = bridge::build("");
    let host = Host::of(built.path());
    let base = host.base();
    let event = format!("{base}events/{}/index.html", bridge::event(built.path()));
    let person = format!("{base}people/helena-brandt/index.html");
    browser.open(&format!("{base}index.html"));
    let ready =
        "navigator.serviceWorker.ready.then(() => String(!!navigator.serviceWorker.controller))";
    browser.wait_for(ready, |ready| ready == "true");
    for page in [&event, &person] {
        browser.open(page);
        // A page may be stored after it is shown.
        let stored = format!("caches.match('{page}').then(found => String(!!found))");
        browser.wait_for(&stored, |stored| stored == "true");
    }
    assert_eq!(browser.problems(), Vec::<String>::new());
    drop(host);

    let seen = "[document.querySelector('h1').textContent.trim(), getComputedStyle(document.querySelector('main')).maxWidth !== 'none' || document.styleSheets.length > 0].join()";
    for address in [&event, &person] {
        browser.open(address);
        let title = browser.evaluate(seen);
        assert!(title.ends_with(",true"), "{address}: {title}");
    }
    assert!(browser.evaluate(seen).starts_with("Helena Brandt"));
    // Refreshing stored files in the background fails, which is no problem of the page.
    browser.problems();
    let unread = format!("{base}about/index.html");
    browser.open(&unread);
    let problems = browser.problems().join("\n");
    assert!(
        problems.contains(&format!("{unread} does not open")),
        "a page that was not read: {problems}"
    );
}
