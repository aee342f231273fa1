//! How much is loaded: for an event page with eight versions, and for a query of two words.
//!
//! `CUTTINGS_QUERY_DOCUMENTS=20000 cargo test --release --test browser two_words -- --nocapture` says how the bytes grow with the archive.

use crate::bridge;
use crate::browser;
use crate::host::{Host, Sent, sizes};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Bytes that an event page with eight versions may take on the wire, with all that it brings along.
const MOST_FOR_EVENT: usize = 60_000;

/// Bytes that a query of two words may load, not packed.
const MOST_FOR_QUERY: usize = 300_000;

/// Words from here on are names, and only a large vocabulary has words of these ranks.
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
    let page = std::fs::read_to_string(built.path().join(format!("api/v1/events/{event}.json")))
        .expect("the event as data");
    let page: serde_json::Value = serde_json::from_str(&page).expect("JSON");
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

/// Numbers that look random and are the same each time (Knuth's linear congruential generator, MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// A word of the language of made-up words; low ranks come up more often, about as Zipf says.
    fn word(&mut self, words: usize) -> String {
        let bits = self.below(usize::BITS as usize - words.leading_zeros() as usize) + 1;
        let rank = self.below((1 << bits).min(words));
        made_up(rank)
    }
}

/// The word of a rank: syllables, so that words share beginnings as those of a language do.
fn made_up(mut rank: usize) -> String {
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

/// An archive of made-up texts; its vocabulary grows with the root of its length (Heaps' law).
fn made_up_archive(root: &Path, count: usize) {
    let seeds = root.join("seeds");
    std::fs::create_dir(&seeds).expect("made");
    let mut dice = Dice(2024);
    let words = 60 * ((count * 250) as f64).sqrt() as usize / 4 + 2000;
    for number in 0..count {
        let mut text = format!(
            "---\ntitle: {} {}\ndate: {}-{:02}-{:02}\noutlet: Gazette {}\nlanguage: en\n---\n",
            dice.word(words),
            dice.word(words),
            2010 + dice.below(15),
            1 + dice.below(12),
            1 + dice.below(28),
            dice.below(40)
        );
        for _ in 0..5 {
            for sentence in 0..4 {
                if sentence == 1 {
                    let name = |dice: &mut Dice, of: usize| {
                        let word = made_up(FIRST_NAME + dice.below(of));
                        word[..1].to_uppercase() + &word[1..]
                    };
                    let (given, family) = (name(&mut dice, 40), name(&mut dice, 100 + count / 10));
                    let _ = write!(text, "President {given} {family} said ");
                }
                for at in 0..12 {
                    let space = if at == 0 { "" } else { " " };
                    let _ = write!(text, "{space}{}", dice.word(words));
                }
                text.push_str(". ");
            }
            text.push_str("\n\n");
        }
        std::fs::write(seeds.join(format!("{number}.md")), text).expect("written");
    }
    std::fs::write(root.join("site.toml"), "title = \"Made up\"\n").expect("written");
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
    made_up_archive(root.path(), count);
    let built = bridge::build_at(root.path());
    weigh(&mut browser, built.path());
}

/// Weighs some queries of two words: people, words that are everywhere, beginnings of words.
fn weigh(browser: &mut crate::Browser, site: &Path) {
    let two = |first: usize, second: usize| format!("{} {}", made_up(first), made_up(second));
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
