//! The search page: what its script and its template need to know.

use crate::model::EntityKind;
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, Subject};
use crate::render::edition::dates;
use crate::render::part::frame::Frame;
use crate::render::part::page_kind::PageKind;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The search page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SearchPage {
    /// Everything around the content.
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
    /// Its value in the address.
    pub(crate) value: String,
    /// What people read.
    pub(crate) text: Text,
}

/// So many of each can be chosen, those with most documents; others can be asked for by the address.
const CHOICES: usize = 200;
/// An archive of more months is narrowed by years.
const MONTHS: usize = 36;

/// Words that the script puts on the page.
const WORDS: [&str; 15] = [
    "kind-person",
    "kind-organisation",
    "kind-place",
    "kind-event",
    "kind-document",
    "kind-topic",
    "kind-outlet",
    "kind-briefing",
    "machine-translation-of-headline",
    "search-did-you-mean",
    "search-nothing",
    "search-some-words",
    "search-loading",
    "two-sentences",
    "search-failed",
];

/// Each needs those before it.
const SCRIPTS: [&str; 5] = [
    "static/search-words.js",
    "static/search-index.js",
    "static/search.js",
    "search/letters.js",
    "search/index.js",
];

/// The search page.
pub(crate) fn view(page: &PageContext<'_>) -> SearchPage {
    let words = &page.edition.words;
    let mut texts: BTreeMap<String, String> = WORDS
        .iter()
        .map(|key| ((*key).to_string(), words.plain(key)))
        .collect();
    let results = words.wordings("count-results");
    texts.extend(results.into_iter().map(|(category, wording)| {
        let key = format!("count-results {category}");
        (key, wording)
    }));
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
            PageKind::Site,
            words.plain("search"),
            words.plain("search-the-archive"),
        ),
        root: up(address::HOME),
        edition_root: up(&page.path_of(address::HOME)),
        place: page
            .context
            .editions
            .iter()
            .position(|edition| edition.tag == page.edition.tag)
            .unwrap_or(0),
        words: serde_json::to_string(&texts).unwrap_or_default(),
        languages: serde_json::to_string(&names).unwrap_or_default(),
        days: serde_json::to_string(&dates::days_of_months(page.pack())).unwrap_or_default(),
        scripts: SCRIPTS.map(|script| page.to_shared(script)).to_vec(),
        filters: filters(page),
        periods: periods(page),
    }
}

/// Filters with anything to choose.
fn filters(page: &PageContext<'_>) -> Vec<Filter> {
    let archive = page.archive();
    let has_entities = |kind: EntityKind| {
        let mut entities = page.context.entities();
        entities.any(|entity| archive.entities[entity.index()].kind == kind)
    };
    let kinds = [
        ("person", page.context.people().next().is_some()),
        ("organisation", has_entities(EntityKind::Organisation)),
        ("place", has_entities(EntityKind::Place)),
        ("topic", !archive.topics.is_empty()),
        ("outlet", !archive.outlets.is_empty()),
        ("briefing", !archive.briefings.is_empty()),
        ("event", true),
        ("document", true),
    ]
    .into_iter()
    .filter(|(_, are_there)| *are_there)
    .map(|(kind, _)| {
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
    let choice = |subject: Subject| (subject.id(archive).to_owned(), page.name(subject));
    let outlets = page.context.outlets();
    let outlets = most(outlets.map(|outlet| (outlet.documents(archive).len(), outlet)));
    let people = page.context.people();
    let people = most(people.map(|person| (person.mentions(archive).len(), person)));
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
        filter(
            "outlet",
            "outlets",
            outlets.into_iter().map(choice).collect(),
        ),
        filter(
            "topic",
            "topics",
            page.context.topics().map(choice).collect(),
        ),
        filter("person", "people", people.into_iter().map(choice).collect()),
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
    let by = |pattern: &str| -> BTreeMap<String, NaiveDate> {
        let documents = page.archive().documents.iter();
        let published = documents.filter_map(|archived| archived.published.as_ref());
        published
            .map(|published| (published.date.format(pattern).to_string(), published.date))
            .collect()
    };
    let months = by("%Y-%m");
    if months.len() > MONTHS {
        let years = by("%Y").into_keys();
        return years
            .map(|value| Choice {
                text: page.own(value.clone()),
                value,
            })
            .collect();
    }
    months
        .into_iter()
        .map(|(value, date)| Choice {
            text: page.own(dates::month(page.pack(), date)),
            value,
        })
        .collect()
}
