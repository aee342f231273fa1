//! The search page, and the page for addresses that lead nowhere: what their scripts and templates need to know.

use crate::model::EntityKind;
use crate::render::context::PageContext;
use crate::render::context::link::{Link, Text};
use crate::render::edition::dates;
use crate::render::part::frame::Frame;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The search page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SearchPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Link to the site's root folder, empty or ending in a slash.
    pub(crate) root: String,
    /// Link to the edition's root folder, empty or ending in a slash.
    pub(crate) edition_root: String,
    /// The place of the interface language among the site's languages, from 0.
    pub(crate) place: usize,
    /// JSON for the script: words by key.
    pub(crate) words: String,
    /// JSON for the script: names of languages by tag.
    pub(crate) languages: String,
    /// JSON for the script: a day of each month, with `{day}` and `{year}` in their places.
    pub(crate) days: String,
    /// Scripts to load, in order.
    pub(crate) scripts: Vec<String>,
    /// By what results can be narrowed, beside the period.
    pub(crate) filters: Vec<Filter>,
    /// Months, or years in an archive of many, first to last.
    pub(crate) periods: Vec<Choice>,
}

/// A list of which one can be chosen.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Filter {
    /// Its name in the address: `language`, `outlet`, `topic`, `person`.
    pub(crate) name: &'static str,
    /// Key of the words that label it.
    pub(crate) label: &'static str,
    /// What can be chosen; never empty.
    pub(crate) choices: Vec<Choice>,
}

/// Something to choose.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    /// What stands in the address.
    pub(crate) value: String,
    /// What people read.
    pub(crate) text: Text,
}

/// So many of each can be chosen, those with most documents; others can be asked for by the address.
const CHOICES: usize = 200;
/// An archive of more months is narrowed by years.
const MONTHS: usize = 36;

/// Words that the script puts on the page.
const WORDS: [&str; 10] = [
    "kind-person",
    "kind-organisation",
    "kind-place",
    "kind-event",
    "kind-document",
    "kind-topic",
    "search-nothing",
    "search-loading",
    "two-sentences",
    "search-failed",
];

/// The search page.
pub(crate) fn view(page: &PageContext<'_>) -> SearchPage {
    let words = &page.edition.words;
    let mut texts: BTreeMap<&str, String> =
        WORDS.iter().map(|key| (*key, words.plain(key))).collect();
    texts.insert("search-results", words.plain("search-results"));
    let tags: BTreeSet<&str> = page
        .archive()
        .documents
        .iter()
        .map(|archived| archived.document.language.tag.as_str())
        .chain(page.context.site.languages.iter().map(String::as_str))
        .collect();
    let names: BTreeMap<&str, String> = tags
        .into_iter()
        .map(|tag| (tag, page.label(tag).name))
        .collect();
    let up = |target: &str| {
        page.to_shared(target)
            .trim_end_matches("index.html")
            .to_string()
    };
    SearchPage {
        frame: Frame::new(
            page,
            words.plain("search"),
            words.plain("search-the-archive"),
        ),
        root: up("index.html"),
        edition_root: up(&format!("{}index.html", page.edition.prefix)),
        place: page
            .context
            .editions
            .iter()
            .position(|edition| edition.tag == page.edition.tag)
            .unwrap_or(0),
        words: serde_json::to_string(&texts).unwrap_or_default(),
        languages: serde_json::to_string(&names).unwrap_or_default(),
        days: serde_json::to_string(&dates::days_of_months(page.pack())).unwrap_or_default(),
        scripts: ["static/search.js", "search/letters.js", "search/index.js"]
            .map(|script| page.to_shared(script))
            .to_vec(),
        filters: filters(page),
        periods: periods(page),
    }
}

/// Filters with anything to choose.
fn filters(page: &PageContext<'_>) -> Vec<Filter> {
    let archive = page.archive();
    let kinds = [
        "person",
        "organisation",
        "place",
        "topic",
        "event",
        "document",
    ]
    .into_iter()
    .filter(|kind| match *kind {
        "person" => page.context.people_with_pages().next().is_some(),
        "topic" => !archive.topics.is_empty(),
        "organisation" | "place" => page.context.entities_with_pages().any(|index| {
            (archive.entities[index].kind == EntityKind::Organisation) == (*kind == "organisation")
        }),
        _ => true,
    })
    .map(|kind| {
        let text = page.edition.words.plain(&format!("kind-{kind}"));
        (kind.to_owned(), page.own(text))
    });
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    for archived in &archive.documents {
        *tags.entry(&archived.document.language.tag).or_default() += 1;
    }
    let languages = most(tags.into_iter().map(|(tag, count)| (count, tag)));
    let languages = languages
        .into_iter()
        .map(|tag| (tag.to_owned(), page.own(page.label(tag).name)));
    let outlets = most(
        (0..archive.outlets.len()).map(|index| (archive.outlets[index].documents.len(), index)),
    );
    let outlets = outlets
        .into_iter()
        .map(|index| (archive.outlets[index].id.clone(), page.outlet(index).text));
    let topics = (0..archive.topics.len()).map(|index| {
        (
            archive.topics[index].topic.id.clone(),
            page.topic(index).text,
        )
    });
    let people = most(
        page.context
            .people_with_pages()
            .map(|index| (archive.people[index].mentions.len(), index)),
    );
    let people = people
        .into_iter()
        .map(|index| (archive.people[index].id.clone(), page.person(index).text));
    let filter = |name, label, choices: Vec<(String, Text)>| Filter {
        name,
        label,
        choices: choices
            .into_iter()
            .map(|(value, text)| Choice { value, text })
            .collect(),
    };
    [
        filter("kind", "search-kind", kinds.collect()),
        filter("language", "language", languages.collect()),
        filter("outlet", "outlets", outlets.collect()),
        filter("topic", "topics", topics.collect()),
        filter("person", "people", people.collect()),
    ]
    .into_iter()
    .filter(|filter| filter.choices.len() > 1)
    .collect()
}

/// Those with the highest counts, highest first.
fn most<T: Ord>(counted: impl Iterator<Item = (usize, T)>) -> Vec<T> {
    let mut all: Vec<(usize, T)> = counted.collect();
    all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    all.truncate(CHOICES);
    all.into_iter().map(|(_, one)| one).collect()
}

/// Months with documents, or years where there are many months.
fn periods(page: &PageContext<'_>) -> Vec<Choice> {
    let dates = || {
        let documents = page.archive().documents.iter();
        documents.filter_map(|archived| archived.published.as_ref())
    };
    let by = |pattern: &str| -> BTreeSet<String> {
        dates()
            .map(|published| published.date.format(pattern).to_string())
            .collect()
    };
    let months = by("%Y-%m");
    let values = if months.len() > MONTHS {
        by("%Y")
    } else {
        months
    };
    values
        .into_iter()
        .map(|value| Choice {
            text: page.own(value.clone()),
            value,
        })
        .collect()
}

/// The page for addresses that lead nowhere.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NotFoundPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// The front page of every edition.
    pub(crate) homes: Vec<Link>,
}

/// The page for addresses that lead nowhere, in the default language.
pub(crate) fn not_found(page: &PageContext<'_>) -> NotFoundPage {
    let words = &page.edition.words;
    let mut frame = Frame::new(page, words.plain("page-not-found"), String::new());
    frame.unlisted = true;
    frame.canonical = None;
    frame.alternates.clear();
    NotFoundPage {
        frame,
        homes: page
            .context
            .editions
            .iter()
            .map(|edition| {
                let href = page.to_shared(&format!("{}index.html", edition.prefix));
                Link::new(href, page.text(&edition.title, &edition.tag))
            })
            .collect(),
    }
}
