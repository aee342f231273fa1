//! The owner's decisions, as curation.yaml states them, each with its line, and what they come to.

use super::Withdrawal;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The file of the owner's decisions, in the archive's root.
pub const CURATION_FILE: &str = "curation.yaml";

/// All decisions, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curation {
    /// Documents that are versions of the same text, by id of a document or of a whole story.
    pub stories_together: Vec<Decision<Vec<String>>>,
    /// Documents that are not.
    pub stories_apart: Vec<Decision<Vec<String>>>,
    /// Titles, days and hiding of stories.
    pub story_overrides: OverrideDecisions,
    /// Documents that report the same event, by id of a document or of a whole event.
    pub events_together: Vec<Decision<Vec<String>>>,
    /// Documents that do not.
    pub events_apart: Vec<Decision<Vec<String>>>,
    /// Titles, days and hiding of events.
    pub event_overrides: OverrideDecisions,
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
    /// People whose names are replaced.
    pub pseudonyms: Vec<Decision<PseudonymDecision>>,
    /// Texts that are withdrawn, each by any name of its document.
    pub withdrawn: Vec<Decision<Withdrawal>>,
}

/// That a person's name is replaced everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PseudonymDecision {
    /// The person, by id or by a form of the name.
    pub person: Option<String>,
    /// Forms of the name, which no person needs to have.
    pub forms: Vec<String>,
    /// What stands in place of the name, without brackets.
    pub name: String,
}

/// What the owner overrides of stories or events, each named by its id or by the id of any of its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverrideDecisions {
    /// Headlines: (id, tag, headline).
    pub titles: Vec<Decision<(String, String, String)>>,
    /// The day: (id, day).
    pub dates: Vec<Decision<(String, NaiveDate)>>,
    /// What is hidden.
    pub hidden: Vec<Decision<String>>,
}

/// What the owner overrides of one story or event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Headlines by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
    /// The day.
    pub date: Option<NaiveDate>,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

/// The overrides of every story and event of the groups, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupOverrides {
    /// By story.
    pub stories: Vec<Overrides>,
    /// By event.
    pub events: Vec<Overrides>,
}

/// Pairs of documents that the owner joins or keeps apart, as (lower, higher) indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Pairs that belong together.
    pub must_link: BTreeSet<(usize, usize)>,
    /// Pairs that do not.
    pub cannot_link: BTreeSet<(usize, usize)>,
}

/// What the owner decided about the grouping of documents, in front matter and in curation.yaml.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupConstraints {
    /// Versions of one text.
    pub stories: Constraints,
    /// Reports of one event.
    pub events: Constraints,
}

/// A decision and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<T> {
    /// The decision.
    pub value: T,
    /// Line in curation.yaml, from 1.
    pub line: usize,
}
