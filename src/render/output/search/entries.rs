//! What a search can find, with what a result shows.

use crate::model::{Archive, NameForm};
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, RenderContext, Subject};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::cmp::Reverse;

/// So many texts of an event are searched for a sentence.
const TEXTS: usize = 8;

/// One thing that can be found. Its number is its place in the list of all entries.
#[derive(Clone, Debug)]
pub(crate) struct SearchEntry {
    pub(crate) subject: Subject,
    /// The word for its kind in the script and in addresses.
    pub(crate) word: &'static str,
    /// Address from the root of an edition.
    pub(crate) address: String,
    /// What heads it, for each edition; one for all where it is the same in all.
    pub(crate) titles: Vec<Text>,
    /// ISO 8601.
    pub(crate) date: Option<String>,
    /// Outlets, or other forms of the name.
    pub(crate) note: String,
    /// Documents of which it consists, at most [`TEXTS`].
    pub(crate) texts: Vec<usize>,
}

impl SearchEntry {
    /// As the script reads it: kind, address, titles (text, language, whether it runs right to left), date, note, numbers of the texts in which the sentence
    /// that was searched for is looked for.
    pub(crate) fn json(&self) -> Value {
        let titles: Vec<Value> = self
            .titles
            .iter()
            .map(|title| {
                json!([
                    title.text,
                    title.language,
                    u8::from(title.direction == "rtl")
                ])
            })
            .collect();
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

/// The most frequent forms of a name, each once.
fn names(forms: &[NameForm]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for form in forms {
        if !names.contains(&form.name.as_str()) {
            names.push(&form.name);
        }
    }
    names.iter().take(6).copied().collect::<Vec<_>>().join(", ")
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
            let mut titles: Vec<Text> = pages.iter().map(|page| page.name(subject)).collect();
            if titles.iter().all(|other| other.text == titles[0].text) {
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
fn note(archive: &Archive, subject: Subject) -> String {
    let outlets = match subject {
        Subject::Event(index) => &archive.events[index].outlets[..],
        Subject::Document(index) => archive.documents[index].outlet.as_slice(),
        _ => return names(subject.forms(archive)),
    };
    let names = outlets.iter().map(|&i| archive.outlets[i].name.as_str());
    names.collect::<Vec<_>>().join(", ")
}
