//! The owner's decisions, as curation.yaml states them, each with its line.

/// All decisions, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curation {
    /// Documents that are versions of one text, by id.
    pub stories_together: Vec<Decision<Vec<String>>>,
    /// Documents that are not.
    pub stories_apart: Vec<Decision<Vec<String>>>,
    /// Documents that report one happening, by id.
    pub events_together: Vec<Decision<Vec<String>>>,
    /// Documents that do not.
    pub events_apart: Vec<Decision<Vec<String>>>,
    /// People that are one, by id or by a form of their name.
    pub people_merge: Vec<Decision<Vec<String>>>,
    /// People that are not.
    pub people_apart: Vec<Decision<Vec<String>>>,
    /// A person's headline name in one language: (person, tag, name).
    pub people_rename: Vec<Decision<(String, String, String)>>,
    /// Forms that name no person.
    pub not_a_person: Vec<Decision<String>>,
    /// What the owner says about a person: (person, text).
    pub people_notes: Vec<Decision<(String, String)>>,
    /// Addresses of the same person elsewhere: (person, address).
    pub people_same_as: Vec<Decision<(String, String)>>,
}

/// A decision and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<T> {
    /// What was decided.
    pub value: T,
    /// Line in curation.yaml, from 1.
    pub line: usize,
}
