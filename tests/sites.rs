//! Whole sites, one folder per case in `tests/sites/` (its README.md says what it shows): built with the command line, and checked as pages.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests make and read folders of their own"
)]

#[path = "sites/formats.rs"]
mod formats;
#[path = "support/leaks.rs"]
mod leaks;
#[path = "sites/publishing.rs"]
mod publishing;
#[path = "sites/rules.rs"]
mod rules;
#[path = "sites/site.rs"]
mod site;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dom_query::Document;
use serde_json::Value;
use site::Site;
use std::collections::BTreeSet;

/// The ids with a page of one kind (`events`, `people`, …) in the default interface language.
fn addresses(site: &Site, kind: &str) -> Vec<String> {
    let files = site.files();
    let inside = files.keys().filter_map(|path| {
        let rest = path.strip_prefix(kind)?.strip_prefix('/')?;
        rest.strip_suffix("/index.html").map(str::to_owned)
    });
    inside.collect()
}

fn texts(page: &Document, selector: &str) -> Vec<String> {
    let found = page.select(selector);
    found
        .iter()
        .map(|one| one.text().trim().to_owned())
        .collect()
}

fn links(page: &Document) -> Vec<String> {
    let found = page.select("main a[href]");
    found
        .iter()
        .filter_map(|one| one.attr("href").map(|link| link.to_string()))
        .collect()
}

#[test]
fn translations_share_one_event_page() {
    let site = Site::of("translations");
    site.build(&[]);
    let events = addresses(&site, "events");
    assert_eq!(events.len(), 2, "{events:?}");
    let bridge = events
        .iter()
        .find(|id| id.contains("bridge"))
        .expect("the bridge");
    for (edition, up) in [
        ("", "../../"),
        ("ru/", "../../"),
        ("kk/", "../../"),
        ("uz-Cyrl/", "../../"),
    ] {
        let page = site.page(&format!("{edition}events/{bridge}/index.html"));
        let links = links(&page);
        for document in ["bridge-en", "bridge-ru", "bridge-kk"] {
            let link = format!("{up}documents/{document}/index.html");
            assert!(links.contains(&link), "{edition}: no {link} in {links:?}");
        }
        assert!(!links.iter().any(|link| link.contains("market")));
        // Three paragraphs that all versions have, and one that only the English one has.
        assert_eq!(
            page.select(".aligned .row > div:first-child").length(),
            4,
            "{edition}"
        );
        for (tag, paragraphs) in [("en", 4), ("ru", 3), ("kk", 3)] {
            let version = page.select(&format!(".aligned .cell .prose[lang={tag}][dir=ltr]"));
            assert_eq!(version.length(), paragraphs, "{edition}: the text in {tag}");
        }
        assert_eq!(page.select(".aligned .cell.missing").length(), 2);
        assert_eq!(texts(&page, "mark.lacks"), ["1,460"], "{edition}");
    }
    let russian = site.page(&format!("ru/events/{bridge}/index.html"));
    assert_eq!(russian.select("html").attr("lang").as_deref(), Some("ru"));
    assert_eq!(
        texts(&russian, "h1"),
        ["В Сельморе открыли новый разводной мост"]
    );
    // One outlet under three names, one page.
    assert_eq!(addresses(&site, "outlets"), ["selmora-herald"]);
    site.check();
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    for case in ["translations", "hostile"] {
        let (one, other) = (Site::of(case), Site::of_in_other_order(case));
        one.build(&["--jobs", "1"]);
        other.build(&["--jobs", "4"]);
        let (one, other) = (one.files(), other.files());
        let names = |files: &site::Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&one), names(&other), "{case}");
        let different: Vec<&String> = one
            .iter()
            .filter(|(path, bytes)| other.get(*path) != Some(*bytes))
            .map(|(path, _)| path)
            .collect();
        assert!(different.is_empty(), "{case}: {different:?}");
    }
}

#[test]
fn a_second_build_changes_nothing_and_a_text_that_goes_leaves_only_notices() {
    let site = Site::of("translations");
    site.build(&[]);
    let (files, times) = (site.files(), site.times());
    site.build(&[]);
    assert_eq!(site.times(), times, "files were rewritten");
    assert!(site.files() == files);
    site.remove("seeds/market-en.txt");
    site.build(&[]);
    assert!(files.contains_key("documents/market-en/index.html"));
    let left = site.files();
    assert!(left.contains_key("documents/market-en/index.html"));
    // Only pages are left, which say that it is gone, and nothing of what it was.
    for path in left.keys().filter(|path| path.contains("market")) {
        let page = site.page(path);
        assert_eq!(
            page.select("meta[name=robots][content=noindex]").length(),
            1
        );
        assert!(!page.html().contains("Night market"), "{path}");
    }
    let kept = "documents/bridge-en/index.html";
    assert_eq!(
        site.times().get(kept),
        times.get(kept),
        "{kept} was rewritten"
    );
    site.check();
}

#[test]
fn a_failed_build_leaves_the_site_whole() {
    let site = Site::of("translations");
    site.build(&[]);
    let (files, times) = (site.files(), site.times());
    // One template fails when it is read, the other when the last pages are made.
    for template in ["{% if %}", "{{ nothing_of_this_name }}"] {
        site.write("templates/search.html", template);
        site.remove("seeds/market-en.txt");
        let said = site.fail(&["build"]);
        assert!(said.contains("templates/search.html:1"), "{said}");
        assert!(site.files() == files && site.times() == times, "{template}");
    }
    let beside = site.beside_output();
    assert!(
        beside.iter().all(|name| !name.contains("cuttings-")),
        "{beside:?}"
    );
}

#[test]
fn every_format_gets_its_page() {
    let site = Site::of("formats");
    site.build(&[]);
    let documents = addresses(&site, "documents");
    assert_eq!(documents, ["2025-lighthouse", "2025-school", "2025-tower"]);
    for (id, title, date, outlet, words, not) in [
        (
            "2025-lighthouse",
            "Lighthouse lit again",
            "2025-04-07",
            "Selmora Herald",
            "Tobias Fernhill",
            "title:",
        ),
        (
            "2025-school",
            "School ship sails with forty pupils",
            "2025-05-02",
            "Taren Weekly",
            "school ship Aurelia left the inner harbour",
            "**",
        ),
        (
            "2025-tower",
            "Clock tower gets its bell back",
            "2025-06-11",
            "Taren Weekly",
            "Henrik Maddox",
            "Sport desk",
        ),
    ] {
        let page = site.page(&format!("documents/{id}/index.html"));
        assert_eq!(texts(&page, "h1"), [title]);
        assert_eq!(
            page.select("h1 + .meta time").attr("datetime").as_deref(),
            Some(date)
        );
        assert!(
            texts(&page, "h1 + .meta a").contains(&outlet.to_owned()),
            "{id}"
        );
        let text = texts(&page, ".prose").concat();
        assert!(text.contains(words) && !text.contains(not), "{id}: {text}");
    }
    let lighthouse = site.page("documents/2025-lighthouse/index.html");
    assert!(links(&lighthouse).contains(&"https://herald.example/lighthouse".to_owned()));
    assert!(
        texts(&lighthouse, "main")
            .concat()
            .contains("© Selmora Herald")
    );
    let school = site.page("documents/2025-school/index.html");
    assert_eq!(texts(&school, ".prose li").len(), 2);
    // Markdown as it came, without its front matter; of a saved page the text alone.
    let school = site.input("seeds/2025/school.md");
    let source = site.read("documents/2025-school/source.txt");
    assert!(school.ends_with(&source) && !source.is_empty(), "{source}");
    let tower = site.read("documents/2025-tower/source.txt");
    assert!(!tower.contains('<') && tower.lines().count() > 2, "{tower}");
    let first: Value = serde_json::from_str(
        site.read("api/v1/documents.jsonl")
            .lines()
            .next()
            .expect("a line"),
    )
    .expect("JSON");
    assert_eq!(first["byline"], serde_json::json!(["Olga Brand"]));
    site.check();
}

#[test]
fn hostile_text_stays_text() {
    let site = Site::of("hostile");
    site.write(
        "seeds/control.txt",
        "---\ntitle: \"Bell \\a and escape \\e[31m in a title\"\ndate: 2025-03-04\noutlet: \"Bell\\aringer\"\n---\n\nThe trick of \u{1b}[2JJonas\u{7} Wetterby was a bell, \u{8}said Jonas Wetterby on Tuesday. It rang in every terminal of the town.\n",
    );
    site.build(&[]);
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        match path.rsplit('.').next() {
            Some("html") => no_live_markup(&path, &text),
            Some("atom" | "xml") => sound_xml(&path, &text),
            Some("json") => drop(serde_json::from_str::<Value>(&text).expect(&path)),
            Some("jsonl") => text
                .lines()
                .for_each(|line| drop(serde_json::from_str::<Value>(line).expect(&path))),
            Some("js") if path.starts_with("search/") => {
                assert!(
                    !text.contains("</script") && !text.contains("<!--"),
                    "{path}"
                );
            }
            _ => {}
        }
        let longest = path.split('/').map(str::len).max().unwrap_or(0);
        assert!(longest <= 100 && path.is_ascii(), "{path}");
        // The standards of tables and citations end lines with both.
        let both = path.ends_with(".csv") || path.ends_with(".ris");
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t') && !(both && c == '\r');
        assert!(
            path.ends_with("source.txt") || path.ends_with(".png") || !text.contains(control),
            "{path} has control characters"
        );
    }
    // Tags that texts have as marks are not shown; others are text.
    let title = "<script>alert(\"t\")</script> & ]]> </title>";
    let page = site.page("documents/markup/index.html");
    assert_eq!(texts(&page, "h1"), [title]);
    assert!(texts(&page, "title")[0].starts_with(title));
    let prose = texts(&page, ".prose").concat();
    assert!(
        prose.contains("<script>alert(7)</script>") && !prose.contains("{{"),
        "{prose}"
    );
    assert!(prose.contains("&lt;entities&gt;"), "{prose}");
    let markdown = site.page("documents/markdown/index.html");
    let prose = texts(&markdown, ".prose").concat();
    assert!(
        prose.contains("Raw markup was written by Berta Colling."),
        "{prose}"
    );
    let feed: Value = serde_json::from_str(&site.read("feed.json")).expect("JSON");
    let items = feed["items"].as_array().expect("items");
    assert!(items.iter().any(|item| item["title"] == title));
    // A title does not turn the direction of what stands beside it.
    let list = site.page("documents/index.html");
    let titles = texts(&list, "h3");
    assert!(
        titles.iter().any(|title| title.starts_with("A report ")),
        "{titles:?}"
    );
    assert!(!titles.concat().contains('\u{202e}'), "{titles:?}");
    site.check();
}

/// Checks that a page has no element that the program does not create, no event handler, and no address with a script.
fn no_live_markup(path: &str, html: &str) {
    let page = Document::from(html);
    for script in page.select("script").iter() {
        // A block of data: nothing runs, and no text may end it early.
        if script.attr("type").as_deref() == Some("application/ld+json") {
            let data: Value = serde_json::from_str(&script.text()).expect("JSON");
            assert!(
                data["@type"].is_string() && !script.text().contains('<'),
                "{path}"
            );
            continue;
        }
        assert!(script.text().trim().is_empty(), "{path}: {}", script.text());
        let source = script.attr("src").unwrap_or_default();
        assert!(
            source.contains("static/") || source.ends_with(".js"),
            "{path}: {source}"
        );
    }
    // Pictures of the program's own are bars, lines and icons, and nothing else.
    let drawn = [
        "aria-hidden",
        "class",
        "d",
        "focusable",
        "height",
        "preserveAspectRatio",
    ];
    let placed = ["viewBox", "width", "x", "y"];
    for part in page
        .select("svg, svg *")
        .iter()
        .flat_map(|part| part.nodes().to_vec())
    {
        let name = part.node_name().unwrap_or_default().to_string();
        assert!(
            ["svg", "rect", "path"].contains(&name.as_str()),
            "{path}: {name}"
        );
        for attribute in part.attrs() {
            let known = |names: &[&str]| {
                let own = &*attribute.name.local;
                names.iter().any(|name| name.eq_ignore_ascii_case(own))
            };
            assert!(known(&drawn) || known(&placed), "{path}: {attribute:?}");
        }
    }
    for selector in [
        "iframe",
        "object",
        "embed",
        "svg:not([aria-hidden='true'])",
        "img",
        "style",
        "main b",
        "main i",
    ] {
        assert_eq!(page.select(selector).length(), 0, "{path}: {selector}");
    }
    for element in page.select("*").iter() {
        for attribute in element.attrs() {
            let (name, value) = (
                attribute.name.local.to_string(),
                attribute.value.trim().to_lowercase(),
            );
            assert!(!name.starts_with("on"), "{path}: {name}");
            assert!(!value.starts_with("javascript:"), "{path}: {name}={value}");
        }
    }
}

/// Checks that every tag belongs to feeds or sitemaps, tags are closed in order, and text contains neither a bare `&` nor an end of CDATA.
fn sound_xml(path: &str, xml: &str) {
    let known = BTreeSet::from([
        "feed",
        "id",
        "title",
        "updated",
        "link",
        "generator",
        "entry",
        "published",
        "author",
        "name",
        "summary",
        "content",
        "category",
        "subtitle",
        "urlset",
        "sitemapindex",
        "sitemap",
        "url",
        "loc",
        "lastmod",
        "xhtml:link",
        "OpenSearchDescription",
        "ShortName",
        "Description",
        "InputEncoding",
        "Image",
        "Url",
        "LongName",
        "Language",
        "moz:SearchForm",
        "rights",
        "icon",
        "logo",
    ]);
    assert!(!xml.contains("]]>"), "{path}: an end of CDATA");
    let mut open: Vec<&str> = Vec::new();
    for part in xml.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/', '\n'])
            .next()
            .unwrap_or("");
        if tag.starts_with('?') {
            continue;
        }
        assert!(known.contains(name), "{path}: <{name}>");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{path}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        for entity in text.split('&').skip(1).chain(tag.split('&').skip(1)) {
            let name = entity.split(';').next().unwrap_or("");
            let numeric = name
                .strip_prefix('#')
                .is_some_and(|n| n.chars().all(|c| c.is_ascii_alphanumeric()));
            assert!(
                numeric || matches!(name, "amp" | "lt" | "gt" | "quot" | "apos"),
                "{path}: &{name}"
            );
        }
    }
    assert!(open.is_empty(), "{path}: {open:?}");
}

#[test]
fn topics_outlets_and_monthly_briefings() {
    let site = Site::of("topics");
    site.build(&[]);
    assert_eq!(
        addresses(&site, "topics"),
        ["ferries", "lighthouses", "whales"]
    );
    let ferries = links(&site.page("topics/ferries/index.html"));
    for (document, is_there) in [("a", true), ("b", false), ("c", true)] {
        let link = format!("../../documents/{document}/index.html");
        assert_eq!(ferries.contains(&link), is_there, "{document}");
    }
    assert_eq!(
        texts(&site.page("ru/topics/lighthouses/index.html"), "h1"),
        ["Маяки"]
    );
    // No text speaks of whales, and there is no name for them in Kazakh.
    let whales = site.page("kk/topics/whales/index.html");
    assert_eq!(texts(&whales, "h1"), ["Whales"]);
    assert_eq!(
        addresses(&site, "outlets"),
        ["selmora-herald", "taren-weekly"]
    );
    let herald = links(&site.page("outlets/selmora-herald/index.html"));
    for document in ["a", "b"] {
        assert!(
            herald
                .iter()
                .any(|link| link.contains(&format!("documents/{document}/"))),
            "{herald:?}"
        );
    }
    assert_eq!(addresses(&site, "briefings"), ["2025-01", "2025-03"]);
    let january = links(&site.page("briefings/2025-01/index.html"));
    let events = |links: &[String]| {
        links
            .iter()
            .filter(|link| link.contains("/events/"))
            .cloned()
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(events(&january).len(), 2, "{january:?}");
    let topics: Value = serde_json::from_str(&site.read("api/v1/topics.json")).expect("JSON");
    assert_eq!(topics[0]["documents"], serde_json::json!(["a", "c"]));
    assert!(site.files().contains_key("topics/ferries/feed.atom"));
    site.check();
}

#[test]
fn suggested_topics_can_be_pasted() {
    for (format, file) in [("yaml", "topics/new.yaml"), ("toml", "site.toml")] {
        let site = Site::of("subjects");
        let suggest = ["topics", "suggest", "--format", format];
        let suggested = site.say(&suggest);
        for word in ["vaccin", "вакцин"] {
            assert!(suggested.contains(word), "no {word}: {suggested}");
        }
        assert!(!suggested.contains("harbour"), "covered: {suggested}");
        site.append(file, &suggested);
        site.build(&[]);
        let topics: Value = serde_json::from_str(&site.read("api/v1/topics.json")).expect("JSON");
        let topics = topics.as_array().expect("a list");
        let of = |term: &str| {
            let topic = topics
                .iter()
                .find(|topic| topic["terms"].to_string().contains(term));
            topic.expect(term)["documents"].clone()
        };
        assert_eq!(of("vaccin"), serde_json::json!(["v1", "v2", "v3", "v4"]));
        // What was pasted is covered now.
        let again = site.say(&suggest);
        assert!(!again.contains("vaccin"), "{again}");
        site.check();
    }
}

#[test]
fn an_empty_archive_is_a_friendly_site() {
    let site = Site::of("empty");
    site.build(&["--strict"]);
    for kind in ["events", "people", "outlets", "briefings", "documents"] {
        for (edition, words) in [("", "nothing here yet"), ("ru/", "")] {
            let page = site.page(&format!("{edition}{kind}/index.html"));
            assert_eq!(page.select("main h1").length(), 1, "{edition}{kind}");
            let said = texts(&page, "main p").concat();
            assert!(
                said.contains(words) && said.len() > 5,
                "{edition}{kind}: {said}"
            );
        }
    }
    assert!(
        texts(&site.page("index.html"), "main")
            .concat()
            .contains("nothing here yet")
    );
    assert_eq!(site.read("api/v1/documents.jsonl"), "");
    sound_xml("sitemap.xml", &site.read("sitemap.xml"));
    // A feed of nothing is none.
    assert!(!site.files().contains_key("feed.atom"));
    site.check();
}

#[test]
fn a_right_to_left_text_keeps_its_direction() {
    let site = Site::of("right-to-left");
    site.build(&[]);
    for edition in ["", "ru/"] {
        let page = site.page(&format!("{edition}documents/bridge-ar/index.html"));
        assert_eq!(page.select("html").attr("dir").as_deref(), Some("ltr"));
        assert_eq!(page.select("h1[lang=ar][dir=rtl]").length(), 1);
        assert_eq!(page.select(".prose[lang=ar][dir=rtl]").length(), 1);
        let home = site.page(&format!("{edition}index.html"));
        assert_eq!(
            home.select("h3 bdi[lang=ar][dir=rtl], h3 a[lang=ar][dir=rtl]")
                .length(),
            1
        );
        let english = site.page(&format!("{edition}documents/market-en/index.html"));
        assert_eq!(english.select("main [dir=rtl]").length(), 0);
    }
    site.check();
}

#[test]
fn organisations_and_places_have_pages_where_they_are_asked_for() {
    let site = Site::of("entities");
    site.build(&[]);
    assert_eq!(addresses(&site, "organisations"), ["river-institute"]);
    let places = addresses(&site, "places");
    for place in ["georgia", "turkiye", "ankara"] {
        assert!(places.contains(&place.to_owned()), "{places:?}");
    }
    let page = site.page("places/georgia/index.html");
    assert_eq!(texts(&page, "h1"), ["Georgia"]);
    assert!(texts(&page, ".other-names").concat().contains("Грузия"));
    assert_eq!(
        texts(&site.page("ru/places/georgia/index.html"), "h1"),
        ["Грузия"]
    );
    let there = links(&page);
    for link in [
        "../../documents/boats-en/index.html",
        "../../documents/dam-ru/index.html",
        "../../people/henrik-maddox/index.html",
        "feed.atom",
    ] {
        assert!(there.contains(&link.to_owned()), "no {link} in {there:?}");
    }
    // A sentence leads to the very place in the document; `check` below finds every such place.
    assert!(
        there
            .iter()
            .any(|link| link.starts_with("../../documents/dam-en/index.html#m-"))
    );
    let document = site.page("documents/dam-en/index.html");
    let link = "../../organisations/river-institute/index.html".to_owned();
    assert!(links(&document).contains(&link));
    let event = addresses(&site, "events")
        .into_iter()
        .find(|id| id.contains("dam"))
        .expect("the dam");
    let event = links(&site.page(&format!("events/{event}/index.html")));
    assert!(event.contains(&link), "{event:?}");
    // Norway is named once: no page, but a sentence in the list of such names.
    assert!(!places.contains(&"norway".to_owned()));
    let once = site.page("places/named-once.html");
    assert!(texts(&once, "main li").concat().contains("It was built in"));
    let list = links(&site.page("places/index.html"));
    for link in ["named-once.html", "georgia/index.html"] {
        assert!(list.contains(&link.to_owned()), "{list:?}");
    }
    let data: Value = serde_json::from_str(&site.read("api/v1/places.json")).expect("JSON");
    let georgia = &data.as_array().expect("a list")[..];
    let georgia = georgia
        .iter()
        .find(|place| place["id"] == "georgia")
        .expect("Georgia");
    assert_eq!(georgia["names"]["ru"], "Грузия");
    assert_eq!(
        georgia["documents"],
        serde_json::json!(["boats-en", "dam-en", "dam-ru"])
    );
    assert!(site.read("sitemap.xml").contains("/archive/sitemap-1.xml"));
    let map = site.read("sitemap-1.xml");
    assert!(map.contains("https://rivers.example/archive/ru/places/georgia/index.html"));
    let found = site.read("search/entries-0.js");
    assert!(found.contains("[\"place\",\"places/georgia/index.html\""));
    site.check();
}

/// The JSON-LD of one type on a page.
fn linked_data(page: &dom_query::Document, kind: &str) -> Value {
    let scripts = page.select("script[type='application/ld+json']");
    let values = scripts.iter().map(|script| {
        let value: Value = serde_json::from_str(&script.text()).expect("JSON");
        value
    });
    let mut found: Vec<Value> = values.filter(|value| value["@type"] == kind).collect();
    assert_eq!(found.len(), 1, "{kind}: {found:?}");
    found.remove(0)
}

#[test]
fn a_person_is_told_to_machines_with_names_roles_and_speech() {
    let site = Site::of("entities");
    site.build(&[]);
    let page = site.page("people/marta-ellison/index.html");
    let person = linked_data(&page, "Person");
    assert_eq!(person["@context"], "https://schema.org");
    assert_eq!(person["@type"], "Person");
    assert_eq!(person["name"], "Marta Ellison");
    let russian = serde_json::json!({"@language": "ru", "@value": "Марта Эллисон"});
    let others = person["alternateName"].as_array().expect("names");
    assert!(others.contains(&russian), "{others:?}");
    assert_eq!(
        person["sameAs"],
        serde_json::json!(["https://elsewhere.example/marta"])
    );
    assert_eq!(
        person["url"],
        "https://rivers.example/archive/people/marta-ellison/index.html"
    );
    assert_eq!(
        person["description"],
        "Not to be confused with the painter."
    );
    let page = site.page("ru/people/marta-ellison/index.html");
    let person = linked_data(&page, "Person");
    assert_eq!(person["name"], "Марта Эллисон");
    let people: Vec<Value> =
        serde_json::from_str(&site.read("api/v1/people/M.json")).expect("JSON");
    let mut people = people.into_iter();
    let data = people
        .find(|one| one["id"] == "marta-ellison")
        .expect("she is there");
    let speech = data["quotations"].as_array().expect("a list");
    let english = speech
        .iter()
        .find(|one| one["language"] == "en")
        .expect("English");
    assert_eq!(english["documents"], serde_json::json!(["dam-en"]));
    let text = english["text"].as_str().expect("words");
    assert!(
        text.starts_with("The survey will take two summers"),
        "{text}"
    );
    assert!(
        speech.iter().any(|one| one["language"] == "ru"),
        "{speech:?}"
    );
    assert!(data["roles"].is_array());
    assert_eq!(data["same_as"][0], "https://elsewhere.example/marta");
}

#[test]
fn names_that_are_not_asked_for_have_no_pages() {
    let site = Site::of("entities");
    let settings = site.input("site.toml");
    site.write("site.toml", &settings.replace("\"people\", ", ""));
    site.build(&[]);
    assert!(addresses(&site, "people").is_empty());
    assert!(!site.read("search/entries-0.js").contains("people/"));
    let document = site.page("documents/dam-en/index.html");
    assert!(texts(&document, "main .tags li").contains(&"Marta Ellison 2".to_owned()));
    site.check();
    let usual: String = settings
        .lines()
        .filter(|line| !line.starts_with("entities"))
        .map(|line| format!("{line}\n"))
        .collect();
    site.write("site.toml", &usual);
    site.build(&[]);
    let files = site.files();
    for path in files.keys() {
        let asked = path.contains("organisations") || path.contains("places");
        assert!(!asked, "{path}");
    }
    assert!(addresses(&site, "people").contains(&"marta-ellison".to_owned()));
    site.check();
    site.write("site.toml", &settings.replace("places", "regions"));
    let said = site.fail(&["build"]);
    assert!(
        said.contains("site.toml:4") && said.contains("\"places\""),
        "{said}"
    );
}

#[test]
fn data_are_in_files_of_their_own_where_the_owner_asks_for_that() {
    let site = Site::of("entities");
    let settings = site.input("site.toml");
    site.write(
        "site.toml",
        &format!("{settings}\n[data]\nper_document = true\n"),
    );
    site.build(&[]);
    let json = |path: &str| -> Value { serde_json::from_str(&site.read(path)).expect("JSON") };
    let record = site.read("documents/dam-en/citation.ris");
    assert!(record.starts_with("TY  - NEWS\r\n"), "{record}");
    assert_eq!(json("documents/dam-en/citation.json")[0]["id"], "dam-en");
    let notes = json("documents/dam-en/annotations.json");
    assert!(notes["items"].as_array().is_some_and(|all| !all.is_empty()));
    let item = json("api/v1/ninjs/dam-en.json");
    assert_eq!(item["altIds"][0]["value"], "dam-en");
    let person = json("api/v1/people/marta-ellison.json");
    assert_eq!(person["id"], "marta-ellison");
    let listed = json("api/v1/index.json").to_string();
    assert!(listed.contains("ninjs/ID.json") && !listed.contains("ninjs-2025.jsonl"));
    for path in ["api/v1/people/index.json", "api/v1/ninjs-2025.jsonl"] {
        assert!(!site.files().contains_key(path), "{path}");
    }
    let there = links(&site.page("documents/dam-en/index.html"));
    for link in ["citation.ris", "citation.json", "annotations.json"] {
        assert!(there.contains(&link.to_owned()), "no {link} in {there:?}");
    }
    site.check();
}

#[test]
fn other_programs_find_what_they_know_how_to_read() {
    let site = Site::of("entities");
    let settings = site.input("site.toml");
    site.write(
        "site.toml",
        &format!("licence = \"CC BY 4.0\"\ncontact = \"a@rivers.example\"\ncontact_expires = \"2027-12-31\"\n{settings}\n[embed]\nallow = [\"https://ngo.example\"]\n"),
    );
    site.build(&[]);
    let home = site.page("index.html");
    let whole = linked_data(&home, "WebSite");
    assert_eq!(whole["potentialAction"]["@type"], "SearchAction");
    let page = site.page("documents/dam-en/index.html");
    let article = linked_data(&page, "NewsArticle");
    assert_eq!(article["inLanguage"], "en");
    assert!(article["mentions"].is_array());
    let way = linked_data(&page, "BreadcrumbList");
    assert_eq!(
        way["itemListElement"][1]["item"],
        "https://rivers.example/archive/documents/index.html"
    );
    assert_eq!(
        page.select("meta[property='og:type'][content=article]")
            .length(),
        1
    );
    let download = page.select("a[download='dam-en.ris']");
    let download = download.attr("href").expect("a link").to_string();
    let (kind, packed) = download.split_once(";base64,").expect("data");
    assert_eq!(kind, "data:application/x-research-info-systems");
    let record = STANDARD.decode(packed).expect("base64");
    assert!(record.starts_with(b"TY  - NEWS\r\n"));
    let line = |file: &str, id: &str| -> Value {
        let lines = site.read(file);
        let mut lines = lines.lines().filter(|line| line.contains(id));
        serde_json::from_str(lines.next().expect("a line")).expect("JSON")
    };
    let notes = line("api/v1/annotations-2025.jsonl", "#dam-en\"");
    let source: Vec<char> = site.read("documents/dam-en/source.txt").chars().collect();
    for note in notes["items"].as_array().expect("a list") {
        let [place, quote] = [0, 1].map(|at| &note["target"]["selector"][at]);
        let at = |key: &str| place[key].as_u64().expect("a number") as usize;
        let found: String = source[at("start")..at("end")].iter().collect();
        assert_eq!(quote["exact"], found);
    }
    let item = line("api/v1/ninjs-2025.jsonl", "\"dam-en\"");
    assert_eq!(
        item["uri"],
        "https://rivers.example/archive/documents/dam-en/index.html"
    );
    assert!(
        site.read("api/v1/documents.csv")
            .starts_with("\u{feff}id,title,")
    );
    sound_xml("briefings/feed.atom", &site.read("briefings/feed.atom"));
    assert!(
        site.read(".well-known/security.txt")
            .contains("Expires: 2027-12-31")
    );
    assert!(site.read("_headers").contains("/embed/*"));
    let frame = site.page("ru/embed/people/marta-ellison.html");
    assert_eq!(texts(&frame, "h1"), ["Марта Эллисон"]);
    assert_eq!(
        frame.select("meta[name=robots][content=noindex]").length(),
        1
    );
    let offer: Value =
        serde_json::from_str(&site.read("oembed/people/marta-ellison.json")).expect("JSON");
    assert_eq!(
        (&offer["type"], &offer["version"]),
        (&"rich".into(), &"1.0".into())
    );
    let code = texts(&site.page("people/marta-ellison/index.html"), ".embed code");
    assert!(
        code[0].starts_with(
            "<iframe src=\"https://rivers.example/archive/embed/people/marta-ellison.html\""
        ),
        "{code:?}"
    );
    assert!(
        code[1].contains("<script src=\"https://rivers.example/archive/static/embed.js\" async>")
    );
    assert_eq!(offer["html"], code[0]);
    assert!(
        texts(&site.page("about/index.html"), "main")
            .concat()
            .contains("a@rivers.example")
    );
    site.check();
}

#[test]
fn the_zip_file_is_the_same_each_time() {
    let site = Site::of("translations");
    site.build(&["--zip", "one.zip", "--jobs", "1"]);
    site.build(&["--zip", "two.zip", "--output", "elsewhere", "--jobs", "3"]);
    site.build(&["--zip"]);
    let one = site.input_bytes("one.zip");
    assert!(one.starts_with(b"PK"));
    assert_eq!(one, site.input_bytes("two.zip"));
    assert_eq!(one, site.input_bytes("public.zip"));
    let said = site.fail(&["build", "--zip", "public/site.zip"]);
    assert!(said.contains("inside the output folder"), "{said}");
}
