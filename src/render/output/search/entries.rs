//! What a search can find, with what a result shows.

use crate::model::{Archive, NameForm};
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, RenderContext, Subject};
use chrono::NaiveDate;
use serde_json::{Value, json};

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
}

impl SearchEntry {
    /// As the script reads it: kind, address, titles (text, language, whether it runs right to left), date, note; of documents the number.
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
            match self.subject {
                Subject::Document(index) => json!(index),
                _ => Value::Null,
            }
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

/// People, organisations, places, topics, events and documents, each in the archive's order.
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
    let names = context.people().chain(context.entities());
    let texts = context.events().chain(context.documents());
    names
        .chain(context.topics())
        .chain(texts)
        .map(|subject| {
            let mut titles: Vec<Text> = pages.iter().map(|page| page.name(subject)).collect();
            if titles.iter().all(|other| other.text == titles[0].text) {
                titles.truncate(1);
            }
            SearchEntry {
                subject,
                word: subject.word(archive),
                address: subject.address(archive),
                titles,
                date: date(archive, subject).map(|date| date.format("%Y-%m-%d").to_string()),
                note: note(archive, subject),
            }
        })
        .collect()
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
