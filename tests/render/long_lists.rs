//! Tests of an archive that has grown: its lists come in pages, and no page grows with it.

use super::fixture::{archive, languages, released, rendered, site};
use super::{links, template_sources};
use cuttings::model::{
    AddressKind, Archive, Entity, EntityKind, Gone, Page, Redirect, Site, Story, Withdrawal,
};
use cuttings::render::{Templates, render};
use std::collections::{BTreeMap, BTreeSet};

/// The archive with copies of its texts, each an event of its own; its first person is in all of them.
fn grown(copies: usize) -> Archive {
    let mut archive = archive();
    let documents = archive.documents.clone();
    for copy in 0..copies {
        for (index, archived) in documents.iter().enumerate() {
            let mut archived = archived.clone();
            let place = archive.documents.len();
            let mut event = archive.events[documents[index].event].clone();
            event.id = format!("{}-{copy}-{index}", event.id);
            event.documents = vec![place];
            event.stories = vec![archive.stories.len()];
            archive.stories.push(Story {
                id: format!("s-{copy}-{index}"),
                documents: vec![place],
                event: archive.events.len(),
                titles: BTreeMap::new(),
            });
            archived.document.id = format!("{}-{copy}", archived.document.id);
            archived.story = archive.stories.len() - 1;
            archived.event = archive.events.len();
            archive.events.push(event);
            archive.documents.push(archived);
            archive.people[0].mentions.push((place, 0));
            archive.people[0].events.push(archive.events.len() - 1);
        }
    }
    archive
}

#[test]
fn long_lists_come_in_pages_that_lead_to_one_another() {
    let templates = Templates::compiled_in().unwrap();
    let pages = rendered(&grown(26), &site(), &templates).unwrap();
    let find = |path: &str| {
        let page = pages.iter().find(|page| page.path == path);
        page.map(|page| links(&String::from_utf8_lossy(&page.bytes)))
    };
    let second = find("events/page-2.html").unwrap();
    assert!(
        second.contains(&"index.html".to_string()) && second.contains(&"page-3.html".to_string())
    );
    assert!(find("events/page-3.html").is_some() && find("events/page-4.html").is_none());
    // 3 events and 4 for each of 26 copies make 107.
    let entries = |path: &str| -> usize {
        let links = find(path).unwrap();
        let events: BTreeSet<_> = links
            .iter()
            .filter(|link| {
                link.ends_with("/index.html") && !link.starts_with("..") && !link.contains("//")
            })
            .collect();
        events.len()
    };
    assert_eq!(
        [
            entries("events/index.html"),
            entries("events/page-2.html"),
            entries("events/page-3.html")
        ],
        [50, 50, 7]
    );
}

/// The size of the largest page of each part of the site, by the folder it is in.
fn largest(copies: usize) -> BTreeMap<String, usize> {
    let templates = Templates::compiled_in().unwrap();
    let pages = rendered(&grown(copies), &site(), &templates).unwrap();
    let mut out: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter().filter(|page| page.path.ends_with(".html")) {
        let folder = page.path.split('/').next().unwrap_or_default();
        let size = out.entry(folder.to_string()).or_default();
        *size = page.bytes.len().max(*size);
    }
    out
}

#[test]
fn a_person_of_many_events_has_a_page_for_every_year() {
    let templates = Templates::compiled_in().unwrap();
    let pages = rendered(&grown(26), &site(), &templates).unwrap();
    let find = |path: &str| {
        let page = pages.iter().find(|page| page.path == path);
        page.map(|page| links(&String::from_utf8_lossy(&page.bytes)))
    };
    let first = find("people/anna-kravtsova/index.html").unwrap();
    for year in ["2025.html", "undated.html"] {
        assert!(first.contains(&year.to_string()), "{first:?}");
    }
    // 78 of the copies are dated: two pages of a year that lead to each other.
    let year = find("people/anna-kravtsova/2025.html").unwrap();
    assert!(year.contains(&"2025-2.html".to_string()), "{year:?}");
    assert!(find("people/anna-kravtsova/2025-2.html").is_some());
    assert!(find("people/anna-kravtsova/2025-3.html").is_none());
    assert!(find("people/petr-sedykh/2025.html").is_none());
}

/// No page is larger, in bytes of HTML.
const MOST: usize = 120_000;

#[test]
fn no_page_grows_with_the_archive() {
    // Every list is longer than a page in both.
    let (small, large) = (largest(60), largest(120));
    for (folder, size) in &small {
        // Numbers get longer and pagers name more pages; nothing else may.
        let grown = large[folder];
        assert!(grown < size + 1500, "{folder}: {size} bytes, then {grown}");
        assert!(grown <= MOST, "{folder}: {grown} bytes");
    }
}

/// The template with a word that shows wherever it is used.
fn marked(name: &str, source: &str, word: &str) -> String {
    let tag = match name.starts_with("components/") {
        true => "{% component ",
        false => "{% block content %}",
    };
    if name == "base.html" || !source.contains(tag) {
        return format!("{source}{word}");
    }
    let mut parts = source.split(tag);
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |text, part| match part.split_once("%}") {
        Some((head, body)) if tag.ends_with(' ') => format!("{text}{tag}{head}%}}{word}{body}"),
        _ => format!("{text}{tag}{word}{part}"),
    })
}

/// A grown archive in which every template has something to show.
fn with_everything() -> Archive {
    let mut archive = grown(26);
    archive.briefings[0].events = (0..archive.events.len()).collect();
    archive.permanence.redirects.push(Redirect {
        kind: AddressKind::Event,
        from: "former".to_owned(),
        to: archive.events[0].id.clone(),
    });
    archive.entities.push(Entity {
        id: "harbour-board".to_owned(),
        kind: EntityKind::Organisation,
        name: "Harbour Board".to_owned(),
        language: "en".to_owned(),
        names: BTreeMap::new(),
        documents: vec![0, 1],
        forms: Vec::new(),
        mentions: vec![(0, 0), (1, 0)],
        events: vec![0],
        people: Vec::new(),
    });
    archive
}

#[test]
fn every_template_can_be_replaced_alone() {
    let (large, small) = (with_everything(), archive());
    let site = Site {
        minify: false,
        lists_withdrawals: true,
        entities: BTreeSet::from([
            EntityKind::Person,
            EntityKind::Organisation,
            EntityKind::Place,
        ]),
        ..site()
    };
    let mut unseen = Vec::new();
    for (name, source) in template_sources() {
        let word = format!("marked-{}", name.replace(['/', '.'], "-"));
        let text = marked(&name, &source, &word);
        let own = (format!("templates/{name}"), text.into_bytes());
        let templates = Templates::with(vec![own]).unwrap();
        let is_seen = |archive: &Archive| {
            let mut release = released(archive, &site);
            release.archive.permanence.gone.push(Gone {
                kind: AddressKind::Event,
                id: "gone".to_owned(),
                event: None,
            });
            release.withdrawn.push(Withdrawal {
                document: "withdrawn".to_owned(),
                date: None,
                reason: BTreeMap::new(),
            });
            let pages = render(&release, &site, &templates, &languages()).unwrap();
            let shown = |page: &Page| String::from_utf8_lossy(&page.bytes).contains(&word);
            pages.iter().any(shown)
        };
        if !is_seen(&small) && !is_seen(&large) {
            unseen.push(name);
        }
    }
    assert_eq!(unseen, Vec::<String>::new());
}
