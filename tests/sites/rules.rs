//! The rules of publishing: what they do not let the site show is in no file of it.

use super::leaks::{assert_no_leak, leaks};
use super::site::Site;
use super::{links, texts};
use serde_json::Value;

/// Words beyond the excerpt of the text about the ferry.
const BEYOND: [&str; 6] = [
    "has slept well",
    "forty bicycles",
    "two hundred thousand",
    "a yard in the north",
    "fishing boats all winter",
    "counted forty",
];

/// Words of the Russian version, of which only the title is shown.
const UNSHOWN: [&str; 6] = [
    "после одиннадцати недель",
    "встретила первых пассажиров",
    "никто не спал",
    "насчитал на верхней палубе",
    "обошёлся в двести",
    "на рыбацких лодках",
];

fn document(site: &Site, id: &str) -> Value {
    let lines = site.read("api/v1/documents.jsonl");
    let records = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    let mut found = records.filter(|record: &Value| record["id"] == id);
    found.next().unwrap_or_else(|| panic!("no document {id}"))
}

#[test]
fn excerpts_and_links_show_no_more() {
    let site = Site::of("rules");
    site.build(&["--zip"]);
    let mut files = site.files();
    files.insert("public.zip".to_owned(), site.input_bytes("public.zip"));
    assert_no_leak(&files, &BEYOND);
    assert_no_leak(&files, &UNSHOWN);
    assert_no_leak(
        &files,
        &["cracked pipe", "ran dry overnight", "barrels from"],
    );
    // What may be shown is there.
    let ferry = site.page("documents/ferry-en/index.html");
    let prose = texts(&ferry, ".prose").concat();
    assert!(
        prose.contains("after eleven weeks") && prose.contains("first passengers"),
        "{prose}"
    );
    assert!(links(&ferry).contains(&"https://selmora.example/ferry?id=7".to_owned()));
    assert_eq!(document(&site, "ferry-en")["shown"], "excerpt");
    assert_eq!(document(&site, "well-en")["shown"], "link");
    assert_eq!(document(&site, "well-en")["body"], serde_json::json!([]));
    assert!(
        texts(&site.page("documents/orchard-en/index.html"), ".prose")
            .concat()
            .contains("by hand")
    );
    // Conclusions rest on the whole texts: the versions are one story, and people named beyond the excerpt have pages that quote nothing.
    assert_eq!(
        document(&site, "ferry-en")["story"],
        document(&site, "ferry-ru")["story"]
    );
    let quist = site.page("people/torvald-quist/index.html");
    assert!(
        texts(&quist, "main")
            .concat()
            .contains("The ferry to Tarena sails again")
    );
    // Search finds the text by a word beyond the excerpt.
    let terms = files
        .iter()
        .filter(|(path, _)| path.starts_with("search/terms-"));
    let terms: String = terms
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(
        terms.contains("rudder") || terms.contains("ruder"),
        "no rudder in the index"
    );
    site.check();
}

#[test]
fn the_same_archive_inside_shows_everything_at_the_same_addresses() {
    let site = Site::of("rules");
    site.build(&[]);
    let public: Vec<String> = site.files().into_keys().collect();
    site.build(&["--profile", "internal", "--output", "public", "--force"]);
    let inside = site.files();
    let shown = leaks(&inside, &BEYOND);
    assert!(
        BEYOND
            .iter()
            .all(|words| shown.iter().any(|found| found.contains(words))),
        "{shown:?}"
    );
    let pages = public.iter().filter(|path| path.ends_with("index.html"));
    let missing: Vec<&String> = pages.filter(|path| !inside.contains_key(*path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(inside.contains_key("report/index.html"));
    assert!(inside.contains_key("documents/letter/source.eml"));
    // A rule of a text's own holds for every profile.
    assert_no_leak(&inside, &["cracked pipe"]);
}

#[test]
fn files_hold_nothing_but_their_text() {
    let site = Site::of("rules");
    site.build(&[]);
    assert_no_leak(
        &site.files(),
        &[
            "vera.lind@inbox.example",
            "hidden.colleague",
            "mx7.relay.example",
            "TK55aa77bb99cc11dd",
            "mc_eid",
            "ab12cd34ef",
            "FB77zz88yy99xx",
            "ask-Gerlinde",
            "secret-editor-comment",
        ],
    );
    let files = site.files();
    let sources: Vec<&str> = files
        .keys()
        .filter(|path| path.contains("/source."))
        .map(String::as_str)
        .collect();
    assert_eq!(
        sources,
        ["documents/letter/source.txt", "documents/saved/source.txt"]
    );
    let letter = site.read("documents/letter/source.txt");
    assert!(letter.contains("Keeper Magnus Orlo thanked"), "{letter}");
    let page = texts(&site.page("documents/letter/index.html"), ".prose").concat();
    assert!(page.contains("letters.example/vote?id=31"), "{page}");
}

#[test]
fn embargoes_end_and_texts_expire_on_the_day_that_is_named() {
    let site = Site::of("rules");
    let concert = [
        "concert-en",
        "Concert in the quarry",
        "Philippa Wren",
        "philippa",
    ];
    let tender = [
        "tender-en",
        "Tender for the lighthouse",
        "Roswitha Penn",
        "roswitha",
    ];
    let draft = ["rumour-en", "Rumour about", "Ulrich Zimt", "zimt"];
    for (as_of, has_concert, has_tender) in [
        (None, false, false),
        (Some("2026-11-30"), false, true),
        (Some("2026-12-01T05:59"), false, true),
        (Some("2026-12-01T01:00Z"), true, true),
        (Some("2026-12-15"), true, false),
    ] {
        let mut arguments = Vec::new();
        if let Some(day) = as_of {
            arguments.extend(["--as-of", day]);
        }
        site.build(&arguments);
        let files = site.files();
        for (words, is_there) in [(concert, has_concert), (tender, has_tender), (draft, false)] {
            let found = leaks(&files, &words);
            assert_eq!(
                !found.is_empty(),
                is_there,
                "{as_of:?} {words:?}: {found:?}"
            );
        }
    }
}

#[test]
fn search_engines_are_asked_to_leave_out_what_the_owner_says() {
    let site = Site::of("rules");
    site.build(&[]);
    let robots = |path: &str| {
        site.page(path)
            .select("meta[name='robots'][content='noindex']")
            .length()
    };
    let map = site.read("sitemap-1.xml");
    for (path, is_listed) in [
        ("documents/ferry-ru/index.html", false),
        ("ru/documents/ferry-ru/index.html", false),
        ("outlets/vestnik-tareny/index.html", false),
        ("documents/ferry-en/index.html", true),
        ("index.html", true),
    ] {
        assert_eq!(robots(path) == 0, is_listed, "{path}");
        assert_eq!(
            map.contains(&format!("<loc>https://tarena.example/press/{path}</loc>")),
            is_listed,
            "{path}"
        );
    }
    assert!(
        site.read("robots.txt")
            .contains("Disallow: /press/documents/ferry-ru/source.")
    );
    assert!(
        site.read("_headers")
            .contains("/documents/ferry-ru/*\n  X-Robots-Tag: noindex")
    );
    site.build(&["--profile", "closed", "--output", "public"]);
    assert_eq!(site.read("robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(!site.files().contains_key("sitemap.xml"));
    assert_eq!(robots("index.html"), 1);
}

#[test]
fn the_report_is_the_owner_s() {
    let site = Site::of("rules");
    site.build(&[]);
    let files = site.files();
    assert!(!files.keys().any(|path| path.contains("report")));
    assert_no_leak(&files, &["Editor’s checklist", "report/index.html"]);
}
