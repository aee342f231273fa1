//! What the owner's rules do not let the site show is in no file of it: random archives with random rules, searched byte by byte.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests write archives of their own"
)]

#[path = "support/leaks.rs"]
mod leaks;

use cuttings::language::Languages;
use cuttings::{BuiltIn, Setup, build_pages};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

/// Invented words, so that no interface text or other document has them by chance.
const WORDS: [&str; 24] = [
    "velmor",
    "тарусан",
    "keldine",
    "борвенец",
    "maridun",
    "жалтырқан",
    "ostrevik",
    "гулимар",
    "penthaler",
    "сурковей",
    "ilvarne",
    "қарамын",
    "dresken",
    "вальмира",
    "torenbal",
    "мисрак",
    "undelka",
    "лоствин",
    "grimpol",
    "шабдали",
    "fenwister",
    "орлецкий",
    "quanbor",
    "дильруза",
];

const OUTLETS: [&str; 3] = ["Steppe Press", "Selmora Herald", "Вестник Тарена"];

/// One text with its rules.
#[derive(Clone, Debug)]
struct Text {
    words: Vec<usize>,
    outlet: Option<usize>,
    publish: Option<&'static str>,
    excerpt: Option<usize>,
    draft: Option<&'static str>,
    embargo: Option<u32>,
    noindex: bool,
}

#[derive(Clone, Debug)]
struct Rules {
    archive: &'static str,
    excerpt: Option<usize>,
    sources: &'static str,
    of_outlet: [Option<&'static str>; 3],
    texts: Vec<Text>,
    as_of: Option<u32>,
}

fn extents() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("full"), Just("excerpt"), Just("link")]
}

fn texts() -> impl Strategy<Value = Text> {
    let drafts = prop_oneof![
        6 => Just(None),
        1 => Just(Some("draft: true")),
        1 => Just(Some("Draft: yes")),
        1 => Just(Some("draft: perhaps")),
        1 => Just(Some("draft: false")),
    ];
    (
        prop::collection::vec(0..WORDS.len(), 40..80),
        prop::option::of(0..OUTLETS.len()),
        prop::option::of(extents()),
        prop::option::of(1..4usize),
        drafts,
        prop::option::weighted(0.2, 1..28u32),
        any::<bool>(),
    )
        .prop_map(
            |(words, outlet, publish, excerpt, draft, embargo, noindex)| Text {
                words,
                outlet,
                publish,
                excerpt,
                draft,
                embargo,
                noindex,
            },
        )
}

fn rules() -> impl Strategy<Value = Rules> {
    (
        extents(),
        prop::option::of(1..4usize),
        prop_oneof![Just("text"), Just("all"), Just("none")],
        prop::array::uniform3(prop::option::of(extents())),
        prop::collection::vec(texts(), 2..6),
        prop::option::of(1..28u32),
    )
        .prop_map(
            |(archive, excerpt, sources, of_outlet, texts, as_of)| Rules {
                archive,
                excerpt,
                sources,
                of_outlet,
                texts,
                as_of,
            },
        )
}

impl Text {
    /// Sentences of five words, each ending in a mark that no other text has.
    fn sentences(&self, number: usize) -> Vec<String> {
        let sentences = self.words.chunks(5).enumerate();
        sentences
            .map(|(at, words)| {
                let words: Vec<&str> = words.iter().map(|word| WORDS[*word]).collect();
                let mark = mark(number, at);
                format!("Zabdi {} {mark}.", words.join(" "))
            })
            .collect()
    }

    fn source(&self, number: usize) -> String {
        let mut out = format!(
            "---\ntitle: Headline {}\ndate: 2026-03-0{}\n",
            mark(number, 90),
            1 + number
        );
        if let Some(outlet) = self.outlet {
            out.push_str(&format!("outlet: {}\n", OUTLETS[outlet]));
        }
        if let Some(publish) = self.publish {
            out.push_str(&format!("publish: {publish}\n"));
        }
        if let Some(excerpt) = self.excerpt {
            out.push_str(&format!("excerpt: {excerpt}\n"));
        }
        if let Some(draft) = self.draft {
            out.push_str(&format!("{draft}\n"));
        }
        if let Some(day) = self.embargo {
            out.push_str(&format!("embargo: 2026-12-{day:02}\n"));
        }
        if self.noindex {
            out.push_str("noindex: true\n");
        }
        out.push_str("---\n");
        for paragraph in self.sentences(number).chunks(3) {
            out.push_str(&format!("{}\n\n", paragraph.join(" ")));
        }
        out
    }

    fn is_held_back(&self, as_of: Option<u32>) -> bool {
        let is_early = |day: u32| as_of.is_none_or(|now| now < day);
        matches!(self.draft, Some(draft) if !draft.ends_with("false"))
            || self.embargo.is_some_and(is_early)
    }
}

/// A word of consonants and vowels by number: `kumafo`.
fn mark(text: usize, sentence: usize) -> String {
    let mut number = 7 + text * 100 + sentence;
    let mut out = String::from("kw");
    for _ in 0..4 {
        out.push(b"bdfgjklmnprstvz"[number % 15] as char);
        out.push(b"aeiou"[(number / 15) % 5] as char);
        number /= 5;
    }
    out
}

fn built_in() -> &'static BuiltIn {
    static BUILT_IN: OnceLock<BuiltIn> = OnceLock::new();
    BUILT_IN.get_or_init(|| BuiltIn::load(&Languages::compiled_in().expect("packs")))
}

fn files(rules: &Rules) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let seeds = folder.path().join("seeds");
    fs::create_dir(&seeds).expect("a folder");
    for (number, text) in rules.texts.iter().enumerate() {
        let path = seeds.join(format!("text-{number}.txt"));
        fs::write(path, text.source(number)).expect("written");
    }
    let mut site = format!(
        "title = \"Archive\"\nbase_url = \"https://archive.test/\"\nlanguages = [\"en\", \"ru\"]\nreport = \"public\"\npublish = \"{}\"\nsources = \"{}\"\n",
        rules.archive, rules.sources
    );
    if let Some(excerpt) = rules.excerpt {
        site.push_str(&format!("excerpt = {excerpt}\n"));
    }
    for (outlet, publish) in OUTLETS.iter().zip(rules.of_outlet) {
        if let Some(publish) = publish {
            site.push_str(&format!(
                "[outlets.\"{outlet}\"]\npublish = \"{publish}\"\n"
            ));
        }
    }
    fs::write(folder.path().join("site.toml"), site).expect("written");
    let mut setup = Setup::load(folder.path(), None).expect("a sound archive");
    setup.as_of = rules.as_of.map(|day| {
        let moment = cuttings::text::parse_moment(&format!("2026-12-{day:02}"));
        moment.expect("a day").instant(chrono_tz::UTC)
    });
    let (pages, _) = build_pages(&setup, built_in(), &|_, _| ()).expect("a site");
    pages
        .into_iter()
        .map(|page| (page.path, page.bytes))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_shown_beyond_the_rules(rules in rules()) {
        let files = files(&rules);
        let mut hidden: Vec<String> = Vec::new();
        for (number, text) in rules.texts.iter().enumerate() {
            if text.is_held_back(rules.as_of) {
                hidden.push(mark(number, 90));
                hidden.extend((0..text.sentences(number).len()).map(|at| mark(number, at)));
                continue;
            }
            let of_outlet = text.outlet.and_then(|outlet| rules.of_outlet[outlet]);
            let publish = text.publish.or(of_outlet).unwrap_or(rules.archive);
            let shown = match publish {
                "full" => usize::MAX,
                "excerpt" => text.excerpt.or(rules.excerpt).unwrap_or(2),
                _ => 0,
            };
            // Search may have the words, but no two neighbours.
            for sentence in text.sentences(number).into_iter().skip(shown) {
                let words: Vec<&str> = sentence.trim_end_matches('.').split(' ').collect();
                hidden.push(words[words.len() - 2..].join(" "));
            }
        }
        let hidden: Vec<&str> = hidden.iter().map(String::as_str).collect();
        let found = leaks::leaks(&files, &hidden);
        prop_assert!(found.is_empty(), "{} leaks: {:#?}", found.len(), &found[..found.len().min(12)]);
        // The search for leaks finds what is there: the headline of every text that is published.
        for (number, text) in rules.texts.iter().enumerate() {
            if !text.is_held_back(rules.as_of) {
                let headline = mark(number, 90);
                prop_assert!(!leaks::leaks(&files, &[&headline]).is_empty());
            }
        }
    }
}
