//! How many bytes an event page with eight versions and a search for two words load.
//!
//! `CUTTINGS_QUERY_DOCUMENTS=20000 cargo test --release --test browser two_words -- --nocapture` shows how the bytes grow with the archive.

use crate::host::{Host, Sent, sizes};
use crate::random::Random;
use crate::{archive, bridge, browser};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Limit for an event page with eight versions and all its files, in bytes as transferred.
const MOST_FOR_EVENT: usize = 60_000;

/// Limit for what a search for two words loads, in bytes before compression.
const MOST_FOR_QUERY: usize = 300_000;

/// Words from this rank on are names; only a large vocabulary has words of these ranks.
const FIRST_NAME: usize = 8000;

/// Whether every script that the page asked for has arrived. Results ask for some when they are shown: the files with their sentences.
const EVERYTHING_LOADED: &str = "(() => {
    const arrived = new Set(performance.getEntriesByType('resource').map(entry => entry.name));
    const scripts = [...document.scripts].map(script => script.src).filter(Boolean);
    return String(scripts.every(address => arrived.has(address)));
})()";

fn sum(sent: &BTreeMap<String, Sent>) -> Sent {
    Sent {
        plain: sent.values().map(|one| one.plain).sum(),
        packed: sent.values().map(|one| one.packed).sum(),
    }
}

#[test]
fn an_event_of_eight_versions_is_light() {
    let Some(mut browser) = browser() else { return };
    let built = bridge::build("");
    let event = bridge::event(built.path());
    let events = std::fs::read_to_string(built.path().join("api/v1/events.json"));
    let events: Vec<serde_json::Value> =
        serde_json::from_str(&events.expect("the events as data")).expect("JSON");
    let mut events = events.iter();
    let page = events.find(|one| one["id"] == *event).expect("the event");
    let versions = page["stories"].as_array().expect("stories").iter();
    let versions = versions.flat_map(|story| story["documents"].as_array().expect("documents"));
    assert_eq!(versions.count(), 8);
    let host = Host::of(built.path());
    browser.open(&format!("{}events/{event}/index.html", host.base()));
    // The worker that keeps pages is loaded by the page, too.
    browser.wait_for(
        "navigator.serviceWorker.ready.then(() => 'ready')",
        |ready| ready == "ready",
    );
    let mut sent = host.sent();
    // Chromium loads the icon when it likes, if at all.
    sent.insert(
        "static/icon.svg".into(),
        sizes(built.path(), "static/icon.svg"),
    );
    let all = sum(&sent);
    eprintln!(
        "an event with eight versions: {} bytes packed, {} plain: {:?}",
        all.packed,
        all.plain,
        sent.keys()
    );
    assert!(sent.len() >= 4, "{sent:?}");
    assert!(all.packed < MOST_FOR_EVENT, "{sent:?}");
    assert!(browser.problems().is_empty());
}

/// A word of the invented language; about as in Zipf's law, low ranks are more frequent.
fn word(random: &mut Random, words: usize) -> String {
    let bits = random.below(usize::BITS as usize - words.leading_zeros() as usize) + 1;
    let rank = random.below((1 << bits).min(words));
    invented_word(rank)
}

/// The word of a rank: syllables, so that words share beginnings as in a language.
fn invented_word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ta", "re", "mi", "so", "lu", "ven", "dor", "kal", "pin", "est", "gra", "fel", "bo", "nur",
        "shi", "wan", "zet", "cru", "hap", "jol",
    ];
    let mut out = String::new();
    loop {
        out.push_str(SYLLABLES[rank % SYLLABLES.len()]);
        rank /= SYLLABLES.len();
        if rank == 0 && out.len() > 3 {
            return out;
        }
    }
}

/// Writes an archive of invented texts; its vocabulary grows with the root of its length (Heaps' law).
fn write_archive(root: &Path, count: usize) {
    let seeds = root.join("seeds");
    std::fs::create_dir(&seeds).expect("made");
    let mut random = Random(2024);
    let words = 60 * ((count * 250) as f64).sqrt() as usize / 4 + 2000;
    for number in 0..count {
        let mut text = format!(
            "---\ntitle: {} {}\ndate: {}-{:02}-{:02}\noutlet: Gazette {}\nlanguage: en\n---\n",
            word(&mut random, words),
            word(&mut random, words),
            2010 + random.below(15),
            1 + random.below(12),
            1 + random.below(28),
            random.below(40)
        );
        for _ in 0..5 {
            for sentence in 0..4 {
                if sentence == 1 {
                    let name = |random: &mut Random, of: usize| {
                        let word = invented_word(FIRST_NAME + random.below(of));
                        word[..1].to_uppercase() + &word[1..]
                    };
                    let (given, family) =
                        (name(&mut random, 40), name(&mut random, 100 + count / 10));
                    let _ = write!(text, "President {given} {family} said ");
                }
                for at in 0..12 {
                    let space = if at == 0 { "" } else { " " };
                    let _ = write!(text, "{space}{}", word(&mut random, words));
                }
                text.push_str(". ");
            }
            text.push_str("\n\n");
        }
        std::fs::write(seeds.join(format!("{number}.md")), text).expect("written");
    }
    std::fs::write(root.join("site.toml"), "title = \"Invented\"\n").expect("written");
}

#[test]
fn a_query_of_two_words_loads_little() {
    let Some(mut browser) = browser() else { return };
    let root = tempfile::tempdir().expect("a folder");
    let count = std::env::var("CUTTINGS_QUERY_DOCUMENTS");
    let count = count
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(400);
    write_archive(root.path(), count);
    let built = archive::build_at(root.path());
    weigh(&mut browser, built.path());
}

/// Measures some searches for two words: people, frequent words, beginnings of words.
fn weigh(browser: &mut crate::Browser, site: &Path) {
    let two =
        |first: usize, second: usize| format!("{} {}", invented_word(first), invented_word(second));
    let queries = [
        two(FIRST_NAME, FIRST_NAME + 5),
        two(FIRST_NAME + 20, 7),
        two(1, 2),
        "president said".into(),
        "ta re".into(),
    ];
    for query in &queries {
        let host = Host::of(site);
        let address = format!(
            "{}search/index.html?q={}",
            host.base(),
            query.replace(' ', "+")
        );
        browser.open(&address);
        browser.wait_for(crate::SEARCH_DONE, |done| done == "true");
        browser.wait_for(EVERYTHING_LOADED, |done| done == "true");
        let mut sent = host.sent();
        sent.retain(|path, _| path.ends_with(".js") && path != "offline-worker.js");
        let all = sum(&sent);
        eprintln!(
            "{query}: {} files, {} bytes plain, {} packed",
            sent.len(),
            all.plain,
            all.packed
        );
        assert!(
            sent.keys().any(|path| path.starts_with("search/terms-")),
            "{sent:?}"
        );
        assert!(all.plain <= MOST_FOR_QUERY, "{query}: {sent:?}");
    }
}
