//! What a search can find, with what a result shows.

use crate::model::{Archive, NameForm};
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, RenderContext, Subject};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::cmp::Reverse;

/// So many forms of a name are shown.
const FORMS: usize = 6;

/// So many texts of an event are searched for a sentence.
const TEXTS: usize = 8;

/// What heads an entry for the readers of an edition.
#[derive(Clone, Debug)]
pub(crate) struct SearchTitle {
    pub(crate) text: Text,
    /// The machine translation of an event's headline, where one is kept.
    pub(crate) translated: Option<Text>,
}

impl SearchTitle {
    fn new(page: &PageContext<'_>, subject: Subject) -> Self {
        let text = page.name(subject);
        let translated = match subject {
            Subject::Event(_) => page.translation_of(&text),
            _ => None,
        };
        Self { text, translated }
    }

    /// Text, language, whether it runs right to left, and the translation, if there is one.
    fn json(&self) -> Value {
        let Text { text, language, .. } = &self.text;
        let is_rtl = u8::from(self.text.direction == "rtl");
        match &self.translated {
            Some(translated) => json!([text, language, is_rtl, translated.text]),
            None => json!([text, language, is_rtl]),
        }
    }
}

/// One thing that can be found. Its number is its place in the list of all entries.
#[derive(Clone, Debug)]
pub(crate) struct SearchEntry {
    pub(crate) subject: Subject,
    /// The word for its kind in the script and in addresses.
    pub(crate) word: &'static str,
    /// Address from the root of an edition.
    pub(crate) address: String,
    /// What heads it, for each edition; one for all where it is the same in all.
    pub(crate) titles: Vec<SearchTitle>,
    /// ISO 8601.
    pub(crate) date: Option<String>,
    /// Outlets, or other forms of the name, with their languages where they are known.
    pub(crate) note: Vec<(String, String)>,
    /// Documents of which it consists, at most [`TEXTS`].
    pub(crate) texts: Vec<usize>,
}

impl SearchEntry {
    /// As the script reads it: kind, address, titles, date, note, numbers of the texts in which the sentence
    /// that was searched for is looked for.
    pub(crate) fn json(&self) -> Value {
        let titles: Vec<Value> = self.titles.iter().map(SearchTitle::json).collect();
        json!([
            self.word,
            self.address,
            titles,
            self.date.as_deref().unwrap_or(""),
            self.note,
            self.texts,
        ])
    }
}

/// The most frequent forms of a name, each once, with their languages.
fn names(forms: &[NameForm]) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for form in forms {
        if names.len() < FORMS && names.iter().all(|(name, _)| *name != form.name) {
            names.push((form.name.clone(), form.language.clone()));
        }
    }
    names
}

/// Everything that has a page, kind by kind. Within a kind the order is that of results that fit equally well: names by mentions, what has a date latest
/// first.
pub(crate) fn entries(context: &RenderContext<'_>) -> Vec<SearchEntry> {
    let archive = context.archive;
    let editions = context.editions.iter();
    let pages: Vec<PageContext<'_>> = editions
        .map(|edition| PageContext {
            context,
            edition,
            address: address::HOME,
            from_base: false,
        })
        .collect();
    subjects(context)
        .into_iter()
        .map(|subject| {
            let titles = pages.iter().map(|page| SearchTitle::new(page, subject));
            let mut titles: Vec<SearchTitle> = titles.collect();
            let first = &titles[0];
            let is_same = |other: &SearchTitle| {
                (&other.text.text, &other.translated) == (&first.text.text, &first.translated)
            };
            if titles.iter().all(is_same) {
                titles.truncate(1);
            }
            let texts = match subject {
                Subject::Event(_) | Subject::Document(_) => subject.documents(archive),
                _ => Cow::Borrowed(&[][..]),
            };
            SearchEntry {
                subject,
                word: subject.word(archive),
                address: subject.address(archive),
                titles,
                date: date(archive, subject).map(|date| date.format("%Y-%m-%d").to_string()),
                note: note(archive, subject),
                texts: texts.iter().take(TEXTS).copied().collect(),
            }
        })
        .collect()
}

/// What can be found, in the order of [`entries`].
fn subjects(context: &RenderContext<'_>) -> Vec<Subject> {
    let archive = context.archive;
    let mentioned = |subject: &Subject| Reverse(subject.mentions(archive).len());
    let mut people: Vec<Subject> = context.people().collect();
    people.sort_by_key(mentioned);
    let mut entities: Vec<Subject> = context.entities().collect();
    entities.sort_by_key(|entity| (entity.word(archive), mentioned(entity)));
    let mut outlets: Vec<Subject> = context.outlets().collect();
    outlets.sort_by_key(|outlet| Reverse(outlet.documents(archive).len()));
    let mut documents: Vec<Subject> = context.documents().collect();
    documents.sort_by_key(|document| Reverse(date(archive, *document)));
    let briefings = (0..archive.briefings.len()).map(Subject::Briefing);
    let names = people.into_iter().chain(entities);
    let lists = context.topics().chain(outlets).chain(briefings);
    let texts = context.events().chain(documents);
    names.chain(lists).chain(texts).collect()
}

fn date(archive: &Archive, subject: Subject) -> Option<NaiveDate> {
    match subject {
        Subject::Event(index) => archive.events[index].first_date,
        Subject::Document(index) => Some(archive.documents[index].published.as_ref()?.date),
        _ => None,
    }
}

/// Who published it, or the forms of its name.
fn note(archive: &Archive, subject: Subject) -> Vec<(String, String)> {
    let outlets = match subject {
        Subject::Event(index) => &archive.events[index].outlets[..],
        Subject::Document(index) => archive.documents[index].outlet.as_slice(),
        _ => return names(subject.forms(archive)),
    };
    let names = outlets.iter().map(|&i| archive.outlets[i].name.clone());
    names.map(|name| (name, String::new())).collect()
}
