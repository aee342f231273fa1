//! What a search can find, with what a result shows.

use crate::model::{EntityKind, NameForm};
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, RenderContext};
use serde_json::{Value, json};

/// Kinds of what can be found; the order is that of entries with equal weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Person,
    Organisation,
    Place,
    Topic,
    Event,
    Document,
}

impl Kind {
    /// As the script and addresses call it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            Kind::Place => "place",
            Kind::Topic => "topic",
            Kind::Event => "event",
            Kind::Document => "document",
        }
    }
}

/// One thing that can be found. Its number is its place in the list of all entries.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    /// Index in the archive's list of that kind.
    pub(crate) index: usize,
    /// Address from the root of an edition.
    pub(crate) address: String,
    /// What heads it, for each edition; one for all where it is the same in all.
    pub(crate) titles: Vec<Text>,
    /// ISO 8601.
    pub(crate) date: Option<String>,
    /// Outlets, or other forms of the name.
    pub(crate) note: String,
}

impl Entry {
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
            self.kind.word(),
            self.address,
            titles,
            self.date.as_deref().unwrap_or(""),
            self.note,
            match self.kind {
                Kind::Document => json!(self.index),
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
pub(crate) fn entries(context: &RenderContext<'_>) -> Vec<Entry> {
    let archive = context.archive;
    let page: Vec<PageContext<'_>> = context
        .editions
        .iter()
        .map(|edition| PageContext {
            context,
            edition,
            address: "index.html",
            kind: crate::render::output::pages::Kind::Home,
            from_base: false,
        })
        .collect();
    let titles = |title: &dyn Fn(&PageContext<'_>) -> Text| -> Vec<Text> {
        let mut all: Vec<Text> = page.iter().map(title).collect();
        if all.iter().all(|other| other.text == all[0].text) {
            all.truncate(1);
        }
        all
    };
    let mut out = Vec::new();
    for index in context.people_with_pages() {
        let person = &archive.people[index];
        out.push(Entry {
            kind: Kind::Person,
            index,
            address: address::person(&person.id),
            titles: titles(&|page| page.name_of_person(index)),
            date: None,
            note: names(&person.forms),
        });
    }
    for index in context.entities_with_pages() {
        let entity = &archive.entities[index];
        out.push(Entry {
            kind: match entity.kind {
                EntityKind::Organisation => Kind::Organisation,
                _ => Kind::Place,
            },
            index,
            address: address::entity(entity.kind, &entity.id),
            titles: titles(&|page| page.entity_name(entity)),
            date: None,
            note: names(&entity.forms),
        });
    }
    for (index, entry) in archive.topics.iter().enumerate() {
        out.push(Entry {
            kind: Kind::Topic,
            index,
            address: address::topic(&entry.topic.id),
            titles: titles(&|page| page.name_of_topic(index)),
            date: None,
            note: String::new(),
        });
    }
    let outlets = |list: &[usize]| -> String {
        let names: Vec<&str> = list
            .iter()
            .map(|&i| archive.outlets[i].name.as_str())
            .collect();
        names.join(", ")
    };
    for (index, event) in archive.events.iter().enumerate() {
        out.push(Entry {
            kind: Kind::Event,
            index,
            address: address::event(&event.id),
            titles: titles(&|page| page.headline_of_event(index)),
            date: event
                .first_date
                .map(|date| date.format("%Y-%m-%d").to_string()),
            note: outlets(&event.outlets),
        });
    }
    for (index, archived) in archive.documents.iter().enumerate() {
        let published = archived.published.as_ref();
        out.push(Entry {
            kind: Kind::Document,
            index,
            address: address::document(&archived.document.id),
            titles: titles(&|page| page.headline_of_document(index).0),
            date: published.map(|p| p.date.format("%Y-%m-%d").to_string()),
            note: outlets(archived.outlet.as_slice()),
        });
    }
    out
}
