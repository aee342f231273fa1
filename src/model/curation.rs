//! The owner's decisions, as curation.yaml states them, each with its line.

use super::AddressKind;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// All decisions, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curation {
    /// Documents that are versions of the same text, by id of a document or of a whole story.
    pub stories_together: Vec<Decision<Vec<String>>>,
    /// Documents that are not.
    pub stories_apart: Vec<Decision<Vec<String>>>,
    /// What else the owner says about stories.
    pub stories_stated: Stated,
    /// Documents that report the same event, by id of a document or of a whole event.
    pub events_together: Vec<Decision<Vec<String>>>,
    /// Documents that do not.
    pub events_apart: Vec<Decision<Vec<String>>>,
    /// What else the owner says about events.
    pub events_stated: Stated,
    /// People that are the same, by id or by a form of their name.
    pub people_merge: Vec<Decision<Vec<String>>>,
    /// People that are not.
    pub people_apart: Vec<Decision<Vec<String>>>,
    /// A person's name at the top of the page in one language: (person, tag, name).
    pub people_rename: Vec<Decision<(String, String, String)>>,
    /// Forms that are not people.
    pub not_a_person: Vec<Decision<String>>,
    /// Notes about people: (person, text).
    pub people_notes: Vec<Decision<(String, String)>>,
    /// Addresses of the same person elsewhere: (person, address).
    pub people_same_as: Vec<Decision<(String, String)>>,
}

impl Curation {
    /// The names in what is said to be together or apart, of stories or of events.
    pub fn names(&self, kind: AddressKind) -> impl Iterator<Item = &str> {
        let (together, apart) = match kind {
            AddressKind::Story => (&self.stories_together, &self.stories_apart),
            _ => (&self.events_together, &self.events_apart),
        };
        let all = together.iter().chain(apart);
        all.flat_map(|decision| decision.value.iter().map(String::as_str))
    }
}

/// What the owner says about single stories or events, each named by its id or by the id of any of its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Headlines: (id, tag, headline).
    pub titles: Vec<Decision<(String, String, String)>>,
    /// The day: (id, day).
    pub dates: Vec<Decision<(String, NaiveDate)>>,
    /// What is hidden.
    pub hidden: Vec<Decision<String>>,
}

/// What [`Stated`] comes to for one story or event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnersWord {
    /// Headlines by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
    /// The day.
    pub date: Option<NaiveDate>,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

/// What the owner says about each story and event of the groups, in their order; nothing where the lists are shorter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnersWords {
    /// By story.
    pub stories: Vec<OwnersWord>,
    /// By event.
    pub events: Vec<OwnersWord>,
}

/// A decision with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<T> {
    /// The decision.
    pub value: T,
    /// Line in curation.yaml, from 1.
    pub line: usize,
}
