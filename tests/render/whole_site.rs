//! The whole site of a small archive: links, escaping, languages, and the same bytes every time.

use super::fixture::{archive, languages, released, rendered, site};
use super::{links, template_sources};
use cuttings::model::{Page, Site};
use cuttings::render::{Templates, source_copies};
use std::collections::{BTreeMap, BTreeSet};

fn pages(site: &Site) -> BTreeMap<String, String> {
    let pages = rendered(&archive(), site, &Templates::compiled_in().unwrap()).unwrap();
    let copies = source_copies(&released(&archive(), site));
    let count = pages.len() + copies.len();
    let by_path: BTreeMap<String, String> = pages
        .into_iter()
        .map(|page| match page.path.ends_with(".png") {
            true => (page.path, "a picture".to_owned()),
            false => (page.path, String::from_utf8(page.bytes).unwrap()),
        })
        .chain(copies.into_iter().map(|copy| (copy.path, copy.source)))
        .collect();
    assert_eq!(by_path.len(), count, "two pages have one path");
    by_path
}

fn html(pages: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    pages.iter().filter(|(path, _)| path.ends_with(".html"))
}

/// How many elements of a page a selector finds.
fn count_of(html: &str, selector: &str) -> usize {
    dom_query::Document::from(html).select(selector).length()
}

fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => {
                assert!(parts.pop().is_some(), "{link} on {page} leaves the site");
            }
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_leads_to_a_page_and_every_fragment_to_a_place() {
    let pages = pages(&site());
    for (path, text) in html(&pages) {
        // Small files that a link holds itself lead nowhere.
        for link in links(text)
            .into_iter()
            .filter(|link| !link.starts_with("data:"))
        {
            let (target, fragment) = link.split_once('#').unwrap_or((&link, ""));
            // The page that hosts show under any address has the path of the base address in its links.
            let inside = target.strip_prefix("https://archive.test/press/");
            let inside = inside.or_else(|| target.strip_prefix("/press/"));
            let target = match inside {
                Some(inside) => inside.to_string(),
                None if target.is_empty() => path.clone(),
                None => resolved(path, target),
            };
            let found = pages.get(&target);
            assert!(found.is_some(), "{path} links to {link}, which is {target}");
            if !fragment.is_empty() {
                let place = format!("[id=\"{fragment}\"]");
                assert!(
                    count_of(found.unwrap(), &place) > 0,
                    "{path} links to {link}"
                );
            }
        }
    }
}

#[test]
fn no_page_reaches_outside_without_a_base_address() {
    let mut site = site();
    site.base_url = None;
    let pages = pages(&site);
    for (path, text) in html(&pages) {
        for link in links(text) {
            assert!(!link.contains("//"), "{path} reaches {link}");
        }
    }
    for absent in [
        "feed.atom",
        "sitemap.xml",
        "opensearch.xml",
        "people/anna-kravtsova/feed.atom",
    ] {
        assert!(!pages.contains_key(absent), "{absent} needs a base address");
    }
    assert!(pages.contains_key("robots.txt"));
}

#[test]
fn every_address_of_the_contract_is_there() {
    let pages = pages(&site());
    for path in [
        "index.html",
        "404.html",
        "about/index.html",
        "report/index.html",
        "search/index.html",
        "events/index.html",
        "people/index.html",
        "topics/index.html",
        "outlets/index.html",
        "briefings/index.html",
        "documents/index.html",
        "events/2025-03-04-obs/index.html",
        "documents/obs-ru/index.html",
        "documents/obs-ru/source.txt",
        "people/anna-kravtsova/index.html",
        "people/anna-kravtsova/feed.atom",
        "topics/sky/index.html",
        "outlets/vestnik-gor/index.html",
        "briefings/2025-W10/index.html",
        "feed.atom",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "opensearch.xml",
        "api/v1/documents.jsonl",
        "api/v1/events.json",
        "api/v1/people/A.json",
        "api/v1/people/index.json",
        "api/v1/annotations-2025.jsonl",
        "api/v1/ninjs-2025.jsonl",
        "static/style.css",
        "ru/index.html",
        "uz-Cyrl/people/anna-kravtsova/index.html",
    ] {
        assert!(pages.contains_key(path), "{path} is missing");
    }
    let index: serde_json::Value = serde_json::from_str(&pages["feed.json"]).unwrap();
    assert_eq!(index["items"].as_array().map(Vec::len), Some(2));
}

#[test]
fn no_text_of_a_document_becomes_markup() {
    let mut site = site();
    site.minify = false;
    let pages = pages(&site);
    let page = &pages["documents/lamps/index.html"];
    assert!(
        page.contains("light pollution &amp; &lt;b&gt;street lamps&lt;"),
        "{page}"
    );
    for (path, text) in &pages {
        if path.ends_with(".html") || path.starts_with("search/") {
            let opened = text.matches("<script").count();
            let closed = text.matches("</script").count();
            assert_eq!(opened, closed, "{path}");
        }
        if path.ends_with(".atom") || path.ends_with(".xml") {
            assert!(!text.contains("</script>"), "{path}");
        }
    }
}

#[test]
fn the_switch_of_languages_stays_on_the_page() {
    let pages = pages(&site());
    let page = &pages["ru/people/anna-kravtsova/index.html"];
    let links: BTreeSet<String> = links(page).into_iter().collect();
    for wanted in [
        "../../../people/anna-kravtsova/index.html",
        "../../../kk/people/anna-kravtsova/index.html",
        "../../../uz-Cyrl/people/anna-kravtsova/index.html",
    ] {
        assert!(links.contains(wanted), "{wanted} is not in {links:?}");
    }
    let count = |selector: &str| count_of(page, selector);
    assert_eq!(count("link[hreflang]"), 5);
    assert_eq!(count("html[lang=ru]"), 1);
    assert_eq!(count("h1"), 1);
}

#[test]
fn foreign_text_says_its_language_and_direction() {
    let pages = pages(&site());
    let page = &pages["documents/marsad/index.html"];
    for selector in ["h1[lang=ar][dir=rtl]", ".prose[lang=ar][dir=rtl]"] {
        assert_eq!(count_of(page, selector), 1, "{selector}");
    }
    let list = &pages["people/index.html"];
    assert!(count_of(list, "bdi[lang=ar][dir=rtl]") > 0);
}

#[test]
fn a_title_that_is_not_one_and_a_date_that_is_inferred_are_marked() {
    let pages = pages(&site());
    let page = &pages["documents/lamps/index.html"];
    assert!(
        page.contains("first sentence") && page.contains("inferred"),
        "{page}"
    );
    assert!(page.contains("the text names 2023, 2024"));
    let report = &pages["report/index.html"];
    for wanted in [
        "no headline was found",
        "curation matches nothing",
        "the surname is the same, but nothing else connects the documents",
        "64",
    ] {
        assert!(report.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_interface_has_every_word_that_templates_ask_for() {
    let languages = languages();
    let english: BTreeSet<&str> = languages.messages("en").into_keys().collect();
    for (name, text) in template_sources() {
        for part in text.split("t(key=").skip(1) {
            let quoted = part.split(['"', '\'']).nth(1).unwrap_or_default();
            let first = part.chars().next();
            if matches!(first, Some('"' | '\'')) && !quoted.ends_with('-') {
                assert!(english.contains(quoted), "{name} asks for {quoted}");
            }
        }
    }
}

#[test]
fn the_same_bytes_come_out_for_any_number_of_threads() {
    let made = |threads: usize| -> Vec<Page> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let templates = Templates::compiled_in().unwrap();
        pool.install(|| rendered(&archive(), &site(), &templates))
            .unwrap()
    };
    assert_eq!(made(1), made(4));
}

#[test]
fn an_override_that_asks_for_what_is_not_there_names_its_line() {
    let broken = b"{% extends \"base.html\" %}\n{% block content %}\n<p>{{ headlin.text }}</p>\n{% endblock content %}".to_vec();
    let templates = Templates::with(vec![("templates/event.html".to_string(), broken)]).unwrap();
    let error = rendered(&archive(), &site(), &templates).unwrap_err();
    assert_eq!(error.path.as_deref(), Some("templates/event.html"));
    assert_eq!(error.line, Some(3));
    assert_eq!(error.snippet.as_deref(), Some("<p>{{ headlin.text }}</p>"));
    assert!(error.hint.is_some_and(|hint| hint.contains("headline")));
}

/// Writes the site to a folder, to be looked at in a browser: `CUTTINGS_LOOK=/some/folder cargo test --release --test render look -- --ignored`.
#[test]
#[ignore = "writes files, for looking at"]
fn look() {
    let Ok(folder) = std::env::var("CUTTINGS_LOOK") else {
        return;
    };
    // From the disk, so that a change of a template or of the stylesheet shows without compiling.
    let templates = Templates::load(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    for page in rendered(&archive(), &site(), &templates).unwrap() {
        let place = std::path::Path::new(&folder).join(page.path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, page.bytes).unwrap();
    }
}

#[test]
fn nothing_stands_inline_that_a_strict_policy_would_refuse() {
    let pages = pages(&site());
    for (path, text) in html(&pages) {
        let document = dom_query::Document::from(text.as_str());
        assert_eq!(document.select("style, [style]").length(), 0, "{path}");
        for script in document.select("script:not([src])").iter() {
            let kind = script.attr("type").map(|kind| kind.to_string());
            assert_eq!(kind.as_deref(), Some("application/ld+json"), "{path}");
        }
        for element in document.select("*").nodes() {
            for attribute in element.attrs() {
                let name = attribute.name.local.to_string();
                assert!(!name.starts_with("on"), "{path} has {name}");
            }
        }
    }
}

#[test]
fn people_whom_the_archive_cannot_vouch_for_have_no_page_that_anything_leads_to() {
    let mut archive = archive();
    archive.people[1].is_vouched_for = false;
    let pages = rendered(&archive, &site(), &Templates::compiled_in().unwrap()).unwrap();
    let pages: BTreeMap<String, String> = pages
        .into_iter()
        .map(|page| {
            let text = String::from_utf8_lossy(&page.bytes).into_owned();
            (page.path, text)
        })
        .collect();
    let page = "people/petr-sedykh/index.html";
    assert!(!pages.contains_key(page));
    for (path, text) in &pages {
        // Annotations and ninjs identify people by addresses whether there are pages or not.
        if !path.contains("annotations") && !path.contains("ninjs") {
            assert!(!text.contains("people/petr-sedykh/"), "{path}");
        }
    }
    let once = &pages["people/named-once.html"];
    assert!(once.contains("Petr Sedykh"), "{once}");
    assert!(links(&pages["people/index.html"]).contains(&"named-once.html".to_string()));
}

#[test]
fn cards_on_the_page_of_a_topic_do_without_its_name() {
    let pages = pages(&site());
    let named = |page: &str| count_of(&pages[page], ".card .about");
    assert!(named("events/index.html") > 0);
    assert_eq!(named("topics/sky/index.html"), 0);
}
