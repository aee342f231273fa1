//! Random edits of an archive.

use super::archive::{SITE, TEXTS, Twins, remove};
use std::fs;

/// Random numbers that are the same in every run (Marsaglia's xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// Sentences that are added to texts; some name people whom other texts name.
const SENTENCES: [&str; 6] = [
    "Helen Marsden was not there.",
    "Ingrid Solvang and Tobias Fernhill signed the contract for 750,000 euros.",
    "Анна Кравцова поблагодарила строителей.",
    "Das bestätigte die Sprecherin Petra Ahlers am Montag.",
    "About the county press: the office of the county sends these notes to all papers of the valley every week, and answers questions on working days.",
    "The next meeting is on 17 May 2025.",
];

const CURATIONS: [&str; 6] = [
    "people:\n  rename: [{ person: helen-marsden, names: { en: Helen B. Marsden } }]\n",
    "people:\n  pseudonym: [{ person: Tobias Fernhill, name: T. F. }]\n",
    "events:\n  together: [[harbour, library]]\n",
    "withdrawn: [{ document: harbour }]\n",
    "stories:\n  apart: [[bridge-en, bridge-de]]\n",
    "people: [this is not right\n",
];

const SETTINGS: [&str; 8] = [
    "minify = false\n",
    "report = \"public\"\n",
    "[briefings]\nevery = \"month\"\n",
    "[[topics]]\nid = \"traffic\"\n[topics.names]\nen = \"Traffic\"\n[topics.terms]\nen = [\"bridge\", \"cars\"]\nde = [\"Brücke*\"]\n",
    "[outlets]\n\"Lowick Courier\" = [\"LC\"]\n",
    "entities = [\"people\", \"places\"]\n",
    "publish = \"excerpt\"\n",
    "nonsense = 1\n",
];

const OVERRIDES: [(&str, &str); 7] = [
    (
        "templates/moved.html",
        "<!DOCTYPE html><title>moved</title><p>Elsewhere.</p>",
    ),
    (
        "templates/not_found.html",
        "<!DOCTYPE html><title>none</title><p>  Nothing   here.</p>",
    ),
    ("templates/not_found.html", "{% if %}"),
    (
        "templates/person.html",
        "<!DOCTYPE html><title>person</title><p>{{ frame.site_title }}",
    ),
    ("static/own.css", "p { color: red }"),
    ("static/style.css", "p { color: blue }"),
    (
        "languages/interface/en.toml",
        "latest-events = \"Newest events\"\nall-events = \"Every event\"\n",
    ),
];

const SIDECARS: [&str; 4] = [
    "outlet: Valley Radio\n",
    "draft: true\n",
    "date: 2025-05-01\nauthors: [Mia Teller]\n",
    "publish: link\nurl: https://valley.example/a\n",
];

/// Makes one edit; gives its name.
pub(crate) fn edit(twins: &Twins, random: &mut Random) -> String {
    let text = format!("seeds/{}", text_of(twins, random));
    match random.below(22) {
        0..=3 => {
            let sentence = random.of(&SENTENCES);
            twins.each(|archive| {
                let path = archive.path(&text);
                let before = fs::read_to_string(&path).unwrap_or_default();
                archive.write(&text, &format!("{before}\n{sentence}\n"));
            });
            format!("a sentence in {text}")
        }
        4 | 5 => {
            let (_, again) = TEXTS[random.below(TEXTS.len())];
            let name = format!("seeds/more/text-{}.txt", random.below(6));
            let sentence = random.of(&SENTENCES);
            twins.each(|archive| archive.write(&name, &format!("{again}\n{sentence}\n")));
            format!("new text {name}")
        }
        6 => {
            twins.each(|archive| remove(&archive.path(&text)));
            format!("{text} is gone")
        }
        7 => {
            let to = format!("seeds/renamed-{}.txt", random.below(4));
            twins.each(|archive| {
                let _ = fs::rename(archive.path(&text), archive.path(&to));
            });
            format!("{text} becomes {to}")
        }
        8 => {
            let (name, first) = TEXTS[random.below(TEXTS.len())];
            twins.each(|archive| archive.write(&format!("seeds/{name}"), first));
            format!("{name} as at first")
        }
        9 | 10 => {
            let curation = random.of(&CURATIONS);
            twins.each(|archive| archive.write("curation.yaml", curation));
            format!("curation {curation:?}")
        }
        11 => {
            twins.each(|archive| remove(&archive.path("curation.yaml")));
            "no curation".to_owned()
        }
        12 | 13 => {
            let setting = random.of(&SETTINGS);
            let languages = random.of(&["[\"en\"]", "[\"de\", \"ru\"]"]);
            let (first, rest) = SITE.split_once("[\"en\"]").unwrap_or((SITE, ""));
            twins.each(|archive| {
                archive.write("site.toml", &format!("{first}{languages}{rest}{setting}"));
            });
            format!("setting {setting:?}, languages {languages}")
        }
        14 => {
            twins.each(|archive| archive.write("site.toml", SITE));
            "settings as at first".to_owned()
        }
        15 => {
            let (path, text) = OVERRIDES[random.below(OVERRIDES.len())];
            twins.each(|archive| archive.write(path, text));
            format!("override {path}")
        }
        16 => {
            without_overrides(twins);
            "no overrides".to_owned()
        }
        17 => {
            let sidecar = format!(
                "{}.yaml",
                text.trim_end_matches(".txt").trim_end_matches(".md")
            );
            let stated = random.of(&SIDECARS);
            let is_there = random.below(3) > 0;
            twins.each(|archive| match is_there {
                true => archive.write(&sidecar, stated),
                false => remove(&archive.path(&sidecar)),
            });
            format!("sidecar {sidecar}: {is_there}")
        }
        18 | 19 => damage_memory(twins, random),
        20 => damage_site(twins, random),
        _ => "nothing".to_owned(),
    }
}

fn without_overrides(twins: &Twins) {
    twins.each(|archive| {
        for folder in ["templates", "static", "languages"] {
            remove(&archive.path(folder));
        }
    });
}

/// Takes out what keeps an archive from being built.
pub(crate) fn mend(twins: &Twins) {
    without_overrides(twins);
    twins.each(|archive| {
        archive.write("site.toml", SITE);
        remove(&archive.path("curation.yaml"));
    });
}

/// A text of the archive.
fn text_of(twins: &Twins, random: &mut Random) -> String {
    let entries = fs::read_dir(twins.clean.path("seeds"))
        .into_iter()
        .flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".txt") || name.ends_with(".md"))
        .collect();
    names.sort();
    match names.is_empty() {
        true => "new.txt".to_owned(),
        false => names.swap_remove(random.below(names.len())),
    }
}

/// Deletes or damages what is remembered, as a build may that was killed.
fn damage_memory(twins: &Twins, random: &mut Random) -> String {
    let archive = &twins.remembering;
    let store = archive.path(".cuttings/store.redb");
    match random.below(6) {
        0 => remove(&archive.path(".cuttings")),
        1 => remove(&archive.path(".cuttings/store.sum")),
        2 => remove(&store),
        3 => archive.write(".cuttings/store.redb", "not a store"),
        4 => {
            // A build that was killed before the swap.
            archive.write(".public.cuttings-new/.cuttings", "");
            archive.write(".public.cuttings-new/index.html", "half");
        }
        _ => {
            let mut bytes = fs::read(&store).unwrap_or_default();
            if !bytes.is_empty() {
                let at = random.below(bytes.len());
                bytes[at] ^= 0x55;
                let _ = fs::write(&store, bytes);
            }
        }
    }
    "the memory is damaged".to_owned()
}

/// Changes the site itself, as a build must not.
fn damage_site(twins: &Twins, random: &mut Random) -> String {
    let archive = &twins.remembering;
    let page = archive.path("public/index.html");
    if page.exists() {
        match random.below(4) {
            0 => remove(&page),
            1 => archive.write("public/index.html", "changed"),
            2 => archive.write("public/more/other.html", "added"),
            _ => remove(&archive.path("public/people")),
        }
    }
    "the site is damaged".to_owned()
}
