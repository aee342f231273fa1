//! Two to eight versions side by side: nothing is outside the page or cut, at every width and on paper, and any two can be chosen.

use crate::{bridge, browser};
use std::path::Path;

const WIDTHS: [u32; 4] = [360, 768, 1280, 1920];

/// Whatever sticks out of the page or is cut off.
const FAULTS: &str = "(() => {
    const faults = [];
    const page = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > page) faults.push(`${document.documentElement.scrollWidth - page} pixels too wide`);
    for (const one of document.querySelectorAll('.aligned *')) {
        const box = one.getBoundingClientRect();
        if (!box.width || one.closest('.unseen')) continue;
        if (box.right > page + 1 || box.left < -1) faults.push('outside: ' + one.outerHTML.slice(0, 80));
        if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible') faults.push('cut: ' + one.outerHTML.slice(0, 80));
    }
    return faults.join('\\n');
})()";

/// The languages of the versions whose headlines are seen, as they stand.
const SEEN: &str = "(() => [...document.querySelectorAll('.aligned header.cell')]
    .filter(one => one.offsetHeight)
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top || a.getBoundingClientRect().left - b.getBoundingClientRect().left)
    .map(one => one.querySelector('h3').lang).join(' '))()";

fn event_page(site: &Path) -> String {
    format!(
        "file://{}/events/{}/index.html",
        site.display(),
        bridge::event(site)
    )
}

#[test]
fn two_to_eight_versions_fit_every_width_and_paper() {
    let Some(mut browser) = browser() else { return };
    for count in 2..=8 {
        let built = bridge::build_some("", count);
        browser.open(&event_page(built.path()));
        let versions =
            browser.evaluate("String(document.querySelectorAll('.aligned header.cell').length)");
        assert_eq!(versions, count.to_string());
        for width in WIDTHS {
            browser.width(width);
            assert_eq!(
                browser.evaluate(FAULTS),
                "",
                "{count} versions at {width} pixels"
            );
            let seen = browser.evaluate(SEEN).split(' ').count();
            let room = if width < 1400 { 2 } else { 3 };
            assert_eq!(seen, room.min(count), "{count} versions at {width} pixels");
        }
        browser.width(700);
        browser.on_paper();
        assert_eq!(browser.evaluate(FAULTS), "", "{count} versions on paper");
        let hidden = browser.evaluate(
            "String([...document.querySelectorAll('.aligned .cell:not(.missing) .prose')].filter(one => !one.offsetHeight).length)",
        );
        assert_eq!(hidden, "0", "{count} versions on paper");
        assert_eq!(browser.evaluate(SEEN).split(' ').count(), count);
        browser.on_screen();
    }
}

#[test]
fn any_two_versions_can_be_chosen_and_one_be_read_alone() {
    let Some(mut browser) = browser() else { return };
    let built = bridge::build_some("", 5);
    browser.open(&event_page(built.path()));
    browser.width(1280);
    let languages = browser.evaluate(
        "[...document.querySelectorAll('.aligned header.cell h3')].map(one => one.lang).join(' ')",
    );
    let languages: Vec<&str> = languages.split(' ').collect();
    assert_eq!(
        browser.evaluate(SEEN),
        format!("{} {}", languages[0], languages[1])
    );
    browser.evaluate("document.querySelector('.first-4').click()");
    browser.evaluate("document.querySelector('.second-3').click()");
    assert_eq!(
        browser.evaluate(SEEN),
        format!("{} {}", languages[3], languages[2])
    );
    browser.evaluate("document.querySelector('.second-none').click()");
    assert_eq!(browser.evaluate(SEEN), languages[3]);
    assert_eq!(browser.evaluate(FAULTS), "");
}
