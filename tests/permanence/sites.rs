//! The whole program: single steps, and sequences of random ones.

#[path = "../sites/site.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/sites.rs, which needs all of it"
)]
mod site;

use super::Random;
use serde_json::Value;
use site::Site;
use std::collections::{BTreeMap, BTreeSet};

/// The address that a relative link on a page leads to.
fn resolved(address: &str, link: &str) -> String {
    let mut parts: Vec<&str> = address.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The ids of one kind in the archive as data.
fn ids(site: &Site, kind: &str) -> Vec<String> {
    let data: Value = serde_json::from_str(&site.read(&format!("api/v1/{kind}.json"))).unwrap();
    let all = data.as_array().unwrap().iter();
    all.map(|one| one["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Whether the page at an address says that nothing is left. It names nothing, leads to a page that there is, and hosts are told.
fn is_gone(site: &Site, address: &str) -> bool {
    let rules = match site.files().contains_key("_redirects") {
        true => site.read("_redirects"),
        false => String::new(),
    };
    let rule = format!("{address} 410!");
    if !rules.lines().any(|line| line.ends_with(&rule)) {
        return false;
    }
    let page = site.page(address);
    let link = page.select("main p a[href]").attr("href").unwrap();
    let end = resolved(address, &link);
    assert!(site.files().contains_key(&end), "{address} leads to {end}");
    let id = address.split('/').nth(1).unwrap();
    assert!(
        !page.select("main").text().contains(id),
        "{address} is named"
    );
    assert!(
        page.select("meta[name=robots]")
            .attr("content")
            .is_some_and(|value| value.contains("noindex"))
    );
    true
}

fn event_with(site: &Site, word: &str) -> String {
    let all = ids(site, "events");
    let found = all.iter().find(|id| id.contains(word));
    found
        .unwrap_or_else(|| panic!("no {word} in {all:?}"))
        .clone()
}

/// The target of the redirect at an address; `None` if it is no redirect. The four ways to publish a redirect must agree.
fn target(site: &Site, address: &str) -> Option<String> {
    let page = site.page(address);
    let refresh = page.select("meta[http-equiv=refresh]");
    let content = refresh.attr("content")?.to_string();
    let href = content.split_once("url=").unwrap().1.to_owned();
    let link = page
        .select("main a[href]")
        .attr("href")
        .unwrap()
        .to_string();
    assert_eq!(link, href);
    assert_eq!(
        page.select("meta[name=robots]").attr("content").as_deref(),
        Some("noindex")
    );
    let target = resolved(address, &href);
    let canonical = page.select("link[rel=canonical]").attr("href").unwrap();
    assert!(canonical.ends_with(&target), "{canonical}");
    let rule = format!("{address} ");
    let rules = site.read("_redirects");
    assert!(
        rules
            .lines()
            .any(|line| line.contains(&rule) && line.contains(&target)),
        "{rules}"
    );
    assert!(
        !site.files().contains_key("sitemap.xml") || !site.read("sitemap.xml").contains(address)
    );
    Some(target)
}

#[test]
fn a_renamed_text_leaves_its_address_behind() {
    let site = Site::of("permanence");
    site.build(&[]);
    assert!(!site.files().contains_key("api/v1/redirects.json"));
    let (events, people) = (ids(&site, "events"), ids(&site, "people"));
    let text = site.input("seeds/regatta-en.txt");
    site.remove("seeds/regatta-en.txt");
    site.write(
        "seeds/2025/storm.txt",
        &format!("{}\n", text.replace('\n', "\r\n")),
    );
    site.build(&[]);
    assert_eq!(
        (ids(&site, "events"), ids(&site, "people")),
        (events, people)
    );
    for edition in ["", "ru/"] {
        let former = format!("{edition}documents/regatta-en/index.html");
        let now = format!("{edition}documents/2025-storm/index.html");
        assert_eq!(target(&site, &former), Some(now));
    }
    let rules = site.read("_redirects");
    for rule in [
        "/press/documents/regatta-en/ /press/documents/2025-storm/ 301",
        "/press/documents/regatta-en/source.txt /press/documents/2025-storm/source.txt 301",
    ] {
        assert!(
            rules.lines().any(|line| line == rule),
            "no {rule} in {rules}"
        );
    }
    assert!(!site.read("search/index.js").contains("regatta-en"));
    // A build more changes nothing, on the site or in the memory.
    let (files, lock) = (site.files(), site.input("archive.lock"));
    site.build(&[]);
    assert!(site.files() == files && site.input("archive.lock") == lock);
    // Renamed back, it is at home again.
    site.remove("seeds/2025/storm.txt");
    site.write("seeds/regatta-en.txt", &text);
    site.build(&[]);
    assert_eq!(target(&site, "documents/regatta-en/index.html"), None);
    assert!(target(&site, "documents/2025-storm/index.html").is_some());
    site.check();
}

#[test]
fn joined_events_leave_redirects_and_parted_ones_signposts() {
    let site = Site::of("permanence");
    site.build(&[]);
    let (regatta, orchard) = (event_with(&site, "storm"), event_with(&site, "frost"));
    // By the ids of the events themselves.
    site.write(
        "curation.yaml",
        &format!("events:\n  together:\n    - [{regatta}, {orchard}]\n"),
    );
    site.build(&[]);
    let kept = event_with(&site, "frost");
    assert_eq!(
        (kept.as_str(), ids(&site, "events").len()),
        (orchard.as_str(), 2)
    );
    let page = |id: &str| format!("events/{id}/index.html");
    assert_eq!(target(&site, &page(&regatta)), Some(page(&orchard)));
    let files = site.files();
    site.build(&[]);
    assert!(
        site.files() == files,
        "the joined event is the same at the next build"
    );
    // Taken apart again, each has its own address, and the one that kept the page points to the other.
    site.write("curation.yaml", "");
    site.build(&[]);
    assert_eq!(target(&site, &page(&regatta)), None);
    let signpost = format!("../{regatta}/index.html");
    let notes = site.page(&page(&orchard));
    let links = notes.select("main > p.note a");
    assert_eq!(links.attr("href").as_deref(), Some(signpost.as_str()));
    site.check();
}

#[test]
fn an_event_is_named_in_the_first_language_of_the_site() {
    let site = Site::of("permanence");
    let story = |title: &str, language: &str| {
        format!(
            "---\ntitle: {title}\nlanguage: {language}\ndate: 2025-04-02\n---\n{title}. {title}.\n"
        )
    };
    site.write("seeds/0-one.txt", &story("Neue Fähre eingeweiht", "de"));
    site.write("seeds/1-two.txt", &story("New ferry inaugurated", "en"));
    site.write(
        "curation.yaml",
        "events:\n  together:\n    - [0-one, 1-two]\n",
    );
    site.build(&[]);
    assert_eq!(
        event_with(&site, "ferry"),
        "2025-04-02-new-ferry-inaugurated"
    );
}

#[test]
fn curation_gives_titles_and_days_and_hides() {
    let site = Site::of("permanence");
    site.build(&[]);
    let (quay, regatta) = (event_with(&site, "quay"), event_with(&site, "storm"));
    site.write(
        "curation.yaml",
        &format!(
            "events:\n  title:\n    - event: quay-ru.txt\n      titles: {{ en: The quay is open, ru: Причал открыт }}\n  date:\n    - {{ event: {quay}, date: 2025-05-13 }}\n  hide:\n    - {regatta}\n    - nothing-of-this-name\n"
        ),
    );
    let said = site.build_with_warnings(&["--verbose"]);
    assert!(
        said.contains("curation.yaml:9") && said.contains("nothing-of-this-name"),
        "{said}"
    );
    assert!(
        said.contains("curation.yaml:8") && said.contains("is hidden"),
        "{said}"
    );
    let page = format!("events/{quay}/index.html");
    for (edition, title) in [("", "The quay is open"), ("ru/", "Причал открыт")] {
        let page = site.page(&format!("{edition}{page}"));
        assert_eq!(page.select("h1").text().trim(), title);
        assert!(page.select("time[datetime='2025-05-13']").exists());
    }
    let files = site.files();
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !path.contains("regatta") && !path.contains("launiala"),
            "{path}"
        );
        assert!(
            !text.contains("Launiala") && !text.contains("Sarvik"),
            "{path}"
        );
    }
    site.write("curation.yaml", "");
    site.build(&[]);
    assert_eq!(event_with(&site, "storm"), regatta);
    for (wrong, lines) in [
        (
            "events:\n  title:\n    - event: quay-en\n      titles: { en: One }\n    - event: quay-ru\n      titles: { en: Two }\n",
            ["3", "5"],
        ),
        (
            "events:\n  date:\n    - { event: quay-en, date: 2025-05-13 }\n    - { event: QUAY, date: 2025-05-14 }\n",
            ["3", "4"],
        ),
        (
            "events:\n  hide: [QUAY]\n  title:\n    - event: quay-en\n      titles: { en: One }\n",
            ["2", "4"],
        ),
        (
            "events:\n  together:\n    - [QUAY, regatta-en]\n    - [regatta-en, orchard-en]\n  apart:\n    - [quay-en, orchard-en]\n",
            ["3 and 4", "6"],
        ),
    ] {
        site.write("curation.yaml", &wrong.replace("QUAY", &quay));
        let said = site.fail(&["check"]);
        assert!(lines.iter().all(|line| said.contains(line)), "{said}");
    }
}

#[test]
fn a_fuller_name_moves_nobody() {
    let site = Site::of("permanence");
    let full = site.input("seeds/quay-en.txt");
    site.remove("seeds/quay-ru.txt");
    site.write(
        "seeds/quay-en.txt",
        &full.replace("Mayor Liesbet Oorthuys", "L. Oorthuys, the mayor,"),
    );
    site.build(&[]);
    let people = ids(&site, "people");
    assert!(people.contains(&"l-oorthuys".to_owned()), "{people:?}");
    site.write("seeds/a-quay-en.txt", &full);
    site.write(
        "curation.yaml",
        "people:\n  rename:\n    - { person: l-oorthuys, names: { en: Liesbet O. } }\n",
    );
    site.build(&[]);
    assert_eq!(ids(&site, "people"), people);
    let page = site.page("people/l-oorthuys/index.html");
    assert_eq!(page.select("h1").text().trim(), "Liesbet O.");
    assert!(!ids(&site, "events").is_empty());
    site.check();
}

#[test]
fn a_damaged_memory_stops_the_build_until_its_owner_gives_it_up() {
    let site = Site::of("permanence");
    site.build(&[]);
    let (files, lock) = (site.files(), site.input("archive.lock"));
    let half = lock.len() / 2;
    let half = half + lock[half..].find('\n').unwrap() + 1;
    let damaged = format!("{}<<<<<<< ours\nevent x\n{}", &lock[..half], &lock[half..]);
    site.write("archive.lock", &damaged);
    let refused = |bytes: &[u8]| {
        let said = site.run(&["build"]);
        assert!(!said.status.success());
        let said = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(said.contains("archive.lock"), "{said}");
        assert!(site.files() == files && site.input_bytes("archive.lock") == bytes);
        said
    };
    assert!(refused(damaged.as_bytes()).contains("conflict"));
    site.build_with_warnings(&["--forget-addresses"]);
    assert!(site.files() == files && site.input("archive.lock") == lock);
    site.write_bytes("archive.lock", b"\xff\xfe\x00");
    refused(b"\xff\xfe\x00");
    // Without any memory the result is that of an empty history; only `build` remembers.
    site.remove("archive.lock");
    site.check();
    assert!(!site.beside_output().contains(&"archive.lock".to_owned()));
    site.build(&[]);
    assert!(site.files() == files && site.input("archive.lock") == lock);
}

const PLACES: [&str; 6] = ["Vellemar", "Sarvik", "Dolna", "Okhta", "Brenna", "Lisko"];
const MATTERS: [&str; 6] = [
    "opened a bridge of oak planks over the mill stream, the first since the flood of 1974",
    "closed the copper smelter after sulphur was measured in three wells",
    "voted for a school orchestra with forty violins and a new concert hall",
    "lost the ferry to a night storm that tore two anchors from the harbour wall",
    "signed a contract with a bakery for bread to every hospital ward",
    "found a Bronze Age kiln under the car park of the railway station",
];
const NAMES: [&str; 6] = [
    "Liesbet Oorthuys",
    "Pekka Launiala",
    "Ivanka Petrusheva",
    "Tamar Gelashvili",
    "Osman Karadeniz",
    "Birgit Halvorsen",
];

/// A short text about one of a few subjects; texts about the same one are similar enough to be grouped.
fn text(number: usize, matter: usize) -> String {
    let (place, name) = (PLACES[matter], NAMES[(matter + number % 2) % NAMES.len()]);
    let what = MATTERS[matter];
    format!(
        "{place} council decides, report {number}\n\n{day} May 2025\n\nThe town of {place} {what}. Mayor {name} spoke to {count} people on the square about it.\n\n{name} said that {place} would not forget who {what}.\n",
        day = 1 + matter * 4,
        count = 100 + number,
    )
}

/// The members of every address of the site: numbers of texts, with the name for people.
fn shown(site: &Site, numbers: &BTreeMap<String, usize>) -> BTreeMap<String, BTreeSet<String>> {
    let read = |kind: &str| -> Vec<Value> {
        serde_json::from_str(&site.read(&format!("api/v1/{kind}.json"))).unwrap()
    };
    let strings = |value: &Value| -> Vec<String> {
        let all = value.as_array().unwrap().iter();
        all.map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, number) in numbers {
        let address = format!("documents/{id}/index.html");
        out.entry(address).or_default().insert(number.to_string());
    }
    for event in read("events") {
        let address = format!("events/{}/index.html", event["id"].as_str().unwrap());
        let stories = event["stories"].as_array().unwrap();
        let documents = stories
            .iter()
            .flat_map(|story| strings(&story["documents"]));
        out.entry(address)
            .or_default()
            .extend(documents.map(|id| numbers[&id].to_string()));
    }
    for person in read("people") {
        let address = format!("people/{}/index.html", person["id"].as_str().unwrap());
        let forms = person["forms"].as_array().unwrap();
        // People whom the archive cannot vouch for have no page.
        if !site.files().contains_key(&address) {
            continue;
        }
        let had = out.entry(address).or_default();
        for form in forms.iter().map(|form| form["name"].as_str().unwrap()) {
            let documents = strings(&person["documents"]);
            had.extend(documents.iter().map(|id| format!("{}/{form}", numbers[id])));
        }
    }
    out
}

#[test]
fn tens_of_random_steps_through_the_whole_program() {
    let site = Site::of("permanence");
    for name in ["quay-en", "quay-ru", "regatta-en", "orchard-en"] {
        site.remove(&format!("seeds/{name}.txt"));
    }
    let mut random = Random(5);
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut matters: BTreeMap<usize, usize> = BTreeMap::new();
    let mut had: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut next = 0;
    for _ in 0..30 {
        for _ in 0..=random.below(2) {
            let at = random.below(numbers.len());
            let any = numbers.keys().nth(at).cloned();
            next += 1;
            let name = format!("n{:02}-{next}", (next * 37) % 100);
            match (random.below(5), any) {
                (3, Some(gone)) => {
                    site.remove(&format!("seeds/{gone}.txt"));
                    numbers.remove(&gone);
                }
                (4, Some(former)) => {
                    let number = numbers.remove(&former).unwrap();
                    site.remove(&format!("seeds/{former}.txt"));
                    site.write(
                        &format!("seeds/{name}.txt"),
                        &text(number, matters[&number]),
                    );
                    numbers.insert(name, number);
                }
                _ => {
                    let matter = random.below(MATTERS.len());
                    site.write(&format!("seeds/{name}.txt"), &text(next, matter));
                    matters.insert(next, matter);
                    numbers.insert(name, next);
                }
            }
        }
        site.build_with_warnings(&["--allow-removals"]);
        let now = shown(&site, &numbers);
        let files = site.files();
        for (address, before) in &had {
            let there: Vec<&String> = now
                .iter()
                .filter(|(other, members)| {
                    other.split('/').next() == address.split('/').next()
                        && !members.is_disjoint(before)
                })
                .map(|(other, _)| other)
                .collect();
            assert!(files.contains_key(address), "{address} leads nowhere");
            if is_gone(&site, address) {
                assert!(
                    there.is_empty(),
                    "{address} is gone, and {there:?} has what it had"
                );
                continue;
            }
            let end = target(&site, address).unwrap_or_else(|| address.clone());
            assert!(
                now.contains_key(&end),
                "{address} leads to {end}, which leads on"
            );
            let is_new = now[&end].is_disjoint(before) && there.is_empty() && end == *address;
            assert!(
                is_new || there.contains(&&end),
                "{address} leads to {end}, not to {there:?}"
            );
        }
        for (address, members) in now {
            had.entry(address).or_default().extend(members);
        }
    }
    site.build_with_warnings(&[]);
    assert!(had.len() > 40, "{}", had.len());
}
