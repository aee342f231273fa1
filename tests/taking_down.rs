//! What is withdrawn is gone from every file of the site; names that are replaced are replaced everywhere.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests make and read folders of their own"
)]

#[path = "support/leaks.rs"]
mod leaks;
#[path = "sites/site.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/sites.rs, which needs all of it"
)]
mod site;

use leaks::{assert_no_leak, leaks};
use site::{Files, Site};

/// Every file of the site, the zip file and the lock.
fn everything(site: &Site) -> Files {
    let mut files = site.files();
    files.insert("public.zip".into(), site.input_bytes("public.zip"));
    files.insert("archive.lock".into(), site.input_bytes("archive.lock"));
    files
}

/// The events of the archive as data.
fn event_ids(site: &Site) -> Vec<String> {
    let events: serde_json::Value =
        serde_json::from_str(&site.read("api/v1/events.json")).expect("JSON");
    let events = events.as_array().expect("a list").iter();
    events
        .map(|event| event["id"].as_str().expect("an id").to_owned())
        .collect()
}

const WITHDRAWN: &str = "withdrawn:
  - document: a-dredging
    date: 2026-11-01
    reason: { en: At the request of a court, ru: По решению суда }
  - document: seeds/diary-ar.txt
    reason: Confidential
";

/// Words that only the withdrawn texts have: of headline, body, quotation, names, address, file.
const WORDS: [&str; 14] = [
    "Pellworm",
    "Ottoline",
    "Casimir Thrale",
    "took money for dredging",
    "counted the notes",
    "bookkeeper",
    "Blackfin",
    "Harbour master",
    "forty thousand",
    "herald.example",
    "القنطري",
    "مذكرات الحارس",
    "المنارة",
    "جريدة تارين",
];

#[test]
fn a_withdrawn_text_leaves_a_notice_and_nothing_else() {
    let site = Site::of("withdrawn");
    let text = site.input("seeds/a-dredging.txt");
    site.remove("seeds/a-dredging.txt");
    site.write("seeds/a-dredging.txt", &text);
    site.build(&["--zip"]);
    let before = everything(&site);
    for word in WORDS {
        assert!(
            !leaks(&before, &[word]).is_empty(),
            "{word} was never there"
        );
    }
    let events = event_ids(&site);
    assert_eq!(events.len(), 3);
    assert!(
        events.iter().any(|id| id.contains("pellworm")),
        "{events:?}"
    );

    let curation = site.input("curation.yaml");
    site.write("curation.yaml", &format!("{curation}{WITHDRAWN}"));
    site.build(&["--zip"]);
    let after = everything(&site);
    assert_no_leak(&after, &WORDS);
    for (edition, title, reason, language) in [
        (
            "",
            "This document was withdrawn",
            "At the request of a court",
            None,
        ),
        ("ru/", "Эта публикация отозвана", "По решению суда", None),
        (
            "kk/",
            "Бұл жарияланым қайтарып алынды",
            "At the request of a court",
            Some("en"),
        ),
        (
            "ar/",
            "سُحبت هذه المادة",
            "At the request of a court",
            Some("en"),
        ),
    ] {
        let page = site.page(&format!("{edition}documents/a-dredging/index.html"));
        assert_eq!(page.select("h1").text().trim(), title);
        let robots = page.select("meta[name=robots]").attr("content");
        assert_eq!(robots.as_deref(), Some("noindex"), "{edition}");
        let main = page.select("main").text();
        assert!(main.contains(reason), "{edition}: {main}");
        assert_eq!(
            page.select("main time").attr("datetime").as_deref(),
            Some("2026-11-01")
        );
        assert_eq!(page.select("main bdi").attr("lang").as_deref(), language);
        let other = site.page(&format!("{edition}documents/diary-ar/index.html"));
        assert!(
            other.select("main").text().contains("Confidential"),
            "{edition}"
        );
        assert_eq!(other.select("main bdi[dir=ltr]").length(), 1, "{edition}");
    }
    let inside: Vec<&String> = after
        .keys()
        .filter(|path| path.contains("a-dredging") || path.contains("diary-ar"))
        .collect();
    assert_eq!(inside.len(), 8, "the notices alone: {inside:?}");
    for path in [
        "sitemap-1.xml",
        "api/v1/documents.jsonl",
        "search/index.js",
        "feed.atom",
    ] {
        assert!(!site.read(path).contains("a-dredging"), "{path}");
    }
    // The event has other texts, and is called after them.
    let now = event_ids(&site);
    assert_eq!(now.len(), 2, "{now:?}");
    assert!(
        now.iter()
            .all(|id| events.contains(id) || id.contains("new-quay")),
        "{now:?}"
    );
    assert!(!after.contains_key("withdrawals/index.html"));
    site.check();

    // The file is not needed for the notice, nor is a second build.
    site.remove("seeds/a-dredging.txt");
    site.remove("seeds/diary-ar.txt");
    site.build(&["--zip"]);
    assert!(everything(&site) == after, "the same without the files");
    site.check();
}

#[test]
fn former_addresses_of_a_withdrawn_text_lead_to_the_notice() {
    let site = Site::of("withdrawn");
    site.build(&[]);
    let text = site.input("seeds/a-dredging.txt");
    site.remove("seeds/a-dredging.txt");
    site.write("seeds/moved.txt", &text);
    site.build(&[]);
    let curation = site.input("curation.yaml").replace("a-dredging", "moved");
    // Its former id means the same text.
    site.write("curation.yaml", &format!("{curation}{WITHDRAWN}"));
    site.build(&["--zip"]);
    assert_no_leak(&everything(&site), &WORDS);
    let page = site.page("ru/documents/a-dredging/index.html");
    let refresh = page.select("meta[http-equiv=refresh]").attr("content");
    assert!(refresh.is_some_and(|to| to.contains("moved/index.html")));
    assert!(
        site.read("_redirects")
            .contains("/press/documents/a-dredging/ /press/documents/moved/ 301")
    );
    assert_eq!(
        site.page("ru/documents/moved/index.html")
            .select("h1")
            .text()
            .trim(),
        "Эта публикация отозвана"
    );
    site.check();
    // Published again, it has its address back.
    site.write("curation.yaml", &curation);
    site.build(&[]);
    let page = site.page("documents/moved/index.html");
    assert!(page.select("h1").text().contains("Pellworm"));
}

#[test]
fn former_addresses_of_a_text_that_is_held_back_tell_nothing() {
    let site = Site::of("withdrawn");
    site.write("curation.yaml", "");
    site.build(&[]);
    let text = site.input("seeds/a-dredging.txt");
    let path = "documents/a-dredging/index.html";
    site.remove("seeds/a-dredging.txt");
    site.build(&[]);
    let without = site.read(path);
    assert!(!without.contains("Pellworm"), "a notice that it is gone");
    // Renamed and held back in one go: it is not gone, and nothing may tell where it went.
    site.write("seeds/moved.txt", &text);
    site.write("seeds/moved.txt.yaml", "embargo: 2099-01-01\n");
    for _ in 0..2 {
        site.build(&[]);
        let files = site.files();
        assert!(!files.keys().any(|path| path.contains("dredging")));
        assert!(!site.read("_redirects").contains("dredging"));
    }
}

#[test]
fn withdrawals_are_listed_where_the_owner_wants_it() {
    let site = Site::of("withdrawn");
    let settings = site.input("site.toml");
    site.write("site.toml", &format!("withdrawals = true\n{settings}"));
    let curation = site.input("curation.yaml");
    site.write("curation.yaml", &format!("{curation}{WITHDRAWN}"));
    site.build(&["--zip"]);
    assert_no_leak(&everything(&site), &WORDS);
    let list = site.page("ru/withdrawals/index.html");
    let entries = list.select("main li");
    assert_eq!(entries.length(), 2);
    let first = entries.iter().next().expect("an entry").text();
    assert!(
        first.contains("https://taren.example/press/ru/documents/a-dredging/"),
        "{first}"
    );
    assert!(first.contains("По решению суда"), "{first}");
    let about = site.page("ru/about/index.html");
    assert_eq!(
        about
            .select("main a[href='../withdrawals/index.html']")
            .length(),
        1
    );
    site.check();
}

#[test]
fn a_withdrawal_that_means_nothing_is_a_warning() {
    let site = Site::of("withdrawn");
    site.append("curation.yaml", "withdrawn:\n  - document: b-qay\n");
    // The second time as the first: nothing was remembered of it.
    for _ in 0..2 {
        let said = site.build_with_warnings(&[]);
        assert!(
            said.contains("curation.yaml:6") && said.contains("did you mean `b-quay`?"),
            "{said}"
        );
    }
}

/// Every form of the replaced names.
const NAMES: [&str; 15] = [
    "Kadyrova",
    "Кадыров",
    "Қодиров",
    "Qodirov",
    "Zarina Kadyrov",
    "Зарина Қодиров",
    "قاديروفا",
    "لقاديروفا",
    "زارينا",
    "ZarinaKadyrova",
    "З. Кадыров",
    "Fernhill",
    "Tobias",
    "Зариной",
    "Кадырову",
];

#[test]
fn a_replaced_name_is_nowhere() {
    let site = Site::of("pseudonym");
    let curation = site.input("curation.yaml");
    site.remove("curation.yaml");
    site.build(&["--zip"]);
    let before = everything(&site);
    for name in NAMES {
        assert!(
            !leaks(&before, &[name]).is_empty(),
            "{name} was never there"
        );
    }
    let is_hers =
        |path: &&String| path.starts_with("people/zarina-") && path.ends_with("ova/index.html");
    assert!(before.keys().any(|path| is_hers(&path)));
    // The second time as the first: the lock of the first had the names.
    site.write("curation.yaml", &curation);
    for _ in 0..2 {
        site.build(&["--zip"]);
        assert_no_leak(&everything(&site), &NAMES);
    }
    let person = site.page("people/z-k/index.html");
    assert_eq!(person.select("h1").text().trim(), "[Z. K.]");
    let main = person.select("main").text();
    assert!(main.contains("is a pseudonym"), "{main}");
    assert!(main.contains("The cranes are older than I am"), "{main}");
    let people = site.read("api/v1/people.jsonl");
    let mut people = people.lines();
    let person = people
        .find(|line| line.contains("\"z-k\""))
        .expect("she is there");
    assert!(person.contains("port-kk"), "{person}");
    let russian = site
        .page("documents/port-ru/index.html")
        .select("main")
        .text();
    for words in [
        "[Z. K.] уходит из порта",
        "«Краны старше меня», — сказала [Z. K.].",
        "С [Z. K.] прощались",
        "[Z. K.], в порту",
        "Марат Жумабаев вспомнил [Z. K.].",
    ] {
        assert!(russian.contains(words), "no {words} in {russian}");
    }
    let port = site
        .page("documents/2025-z-k-port/index.html")
        .select("main")
        .text();
    assert!(port.contains("[Z. K.] deputy, Henrik Maddox"), "{port}");
    let album = site
        .page("documents/markdown/index.html")
        .select("main")
        .text();
    assert!(
        album.contains("[T. F.] lamp is old; [T. F.] knows"),
        "{album}"
    );
    assert!(album.contains("What the port owes [Z. K.]"), "{album}");
    // Nobody else loses their name.
    let others = site
        .page("documents/others/index.html")
        .select("main")
        .text();
    assert!(
        others.contains("said Zarina Omarova") && others.contains("Marat Kadyrkul"),
        "{others}"
    );
    let files = site.files();
    assert!(files.contains_key("people/zarina-omarova/index.html"));
    assert!(files.contains_key("people/henrik-maddox/index.html"));
    assert!(files.contains_key("documents/others/source.txt"));
    assert!(!files.contains_key("documents/port-ru/source.txt"));
    site.check();
}

#[test]
fn the_owner_s_own_words_are_replaced_and_warned_about() {
    let site = Site::of("pseudonym");
    let settings = site.input("site.toml");
    let settings = settings.replace("\"port\"]", "\"port\", \"Kadyrova\"]");
    site.write(
        "site.toml",
        &settings.replace("\"Taren press\"", "\"Tobias Fernhill’s papers\""),
    );
    site.append(
        "curation.yaml",
        "  note:\n    - { person: Zarina Kadyrova, text: Kadyrova asked for this. }\n  same-as:\n    - { person: zarina-kadyrova, addresses: [https://wiki.example/Zarina_Kadyrova] }\n    - { person: Zarina Omarova, addresses: [https://wiki.example/omarova] }\n  rename:\n    - { person: zarina-kadyrova, names: { en: Z. M. Kadyrova } }\n    - { person: zarina-omarova, names: { en: Z. Omarova } }\nevents:\n  title:\n    - event: port-ru\n      titles: { en: Zarina Kadyrova resigns }\n",
    );
    let said = site.build_with_warnings(&["--zip"]);
    assert_no_leak(&everything(&site), &NAMES);
    for place in ["site.toml:1:", "site.toml:10:", "curation.yaml:"] {
        assert!(said.contains(place), "{place}: {said}");
    }
    assert!(said.contains("this still contains a name"), "{said}");
    assert!(
        site.read("people/z-k/index.html")
            .contains("[Z. K.] asked for this.")
    );
    assert!(
        site.read("people/zarina-omarova/index.html")
            .contains("wiki.example/omarova")
    );
    assert!(site.read("events/index.html").contains("[Z. K.] resigns"));
}

#[test]
fn a_pseudonym_for_whom_no_text_names_is_a_warning() {
    let site = Site::of("withdrawn");
    site.append(
        "curation.yaml",
        "people:\n  pseudonym:\n    - { person: nobody-here, name: N. N. }\n",
    );
    let said = site.build_with_warnings(&[]);
    assert!(
        said.contains("curation.yaml:7") && said.contains("no text names nobody-here"),
        "{said}"
    );
}
