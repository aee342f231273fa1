//! How far the end of a page is for those who go by the Tab key.

use crate::{archive, browser};
use std::fmt::Write;

/// Limit for the stops before the end of the main content of a topic's page.
const MOST_STOPS: usize = 150;

/// Everything that takes the focus before the end of the main content.
const STOPS: &str = "(() => {
    const end = document.querySelector('main').getBoundingClientRect().bottom;
    const all = document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]');
    return String([...all].filter(one => one.checkVisibility() && !one.closest('footer.colophon')).length) + (end > 0 ? '' : '!');
})()";

#[test]
fn the_end_of_a_long_topic_is_within_reach() {
    let Some(mut browser) = browser() else { return };
    let root = tempfile::tempdir().expect("a folder");
    let seeds = root.path().join("seeds");
    std::fs::create_dir(&seeds).expect("made");
    let things = [
        "mill", "ferry", "school", "market", "bridge", "garden", "tower", "harbour", "forge",
        "theatre",
    ];
    for number in 0..70 {
        let (thing, other) = (things[number % 10], things[(number / 10 + 3) % 10]);
        let mut text = format!(
            "---\ntitle: Water reaches the {thing} of village {number}\nlanguage: en\ndate: 2024-{:02}-{:02}\noutlet: Paper {}\n---\n\n",
            number % 12 + 1,
            number % 28 + 1,
            number % 9
        );
        let _ = write!(
            text,
            "Water stood in the {thing} of village {number}, which was flooded on the night of the {number}th storm. Edgar Miller{number} and Agnes Baker{number} carried \
             {} sacks to the {other}.\n\n\"Nobody was hurt,\" said Agnes Baker{number}.\n",
            number * 37 + 11
        );
        std::fs::write(seeds.join(format!("text-{number}.md")), text).expect("written");
    }
    let settings = "title = \"Floods\"\nlanguages = [\"en\", \"ru\"]\nbase_url = \"https://floods.example/\"\n\
                    [[topics]]\nid = \"water\"\nnames = { en = \"Water\" }\nterms = { en = [\"water\"] }\n";
    std::fs::write(root.path().join("site.toml"), settings).expect("written");
    let built = archive::build_at(root.path());
    browser.open(&format!(
        "file://{}/topics/water/index.html",
        built.path().display()
    ));
    let cards = browser.evaluate("String(document.querySelectorAll('main .card').length)");
    assert!(cards.parse::<usize>().expect("a number") >= 40, "{cards}");
    let stops = browser.evaluate(STOPS);
    assert!(
        stops.parse::<usize>().expect("a number") <= MOST_STOPS,
        "{stops} stops"
    );
}
