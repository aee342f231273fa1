//! People on their way into the archive: as link found them, then as the owner's decisions leave them.

use super::{Diagnostic, HeadlineName, NameForm, PersonDoubt, Reason};
use std::collections::BTreeMap;

/// A mention, as one of the mentions of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundMention {
    /// Index of the document.
    pub document: usize,
    /// Index into the document's mentions.
    pub mention: usize,
    /// Its base form: nominative, in the document's language.
    pub name: String,
    /// Probability that it is this person, 0 to 1.
    pub confidence: f64,
    /// Why it is this person.
    pub reasons: Vec<Reason>,
}

/// A human being, as the mentions that name them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundPerson {
    /// The mentions, by document and place.
    pub mentions: Vec<FoundMention>,
    /// Why mentions in several documents were joined.
    pub reasons: Vec<Reason>,
}

/// Everyone named in the archive, before any decision of the owner's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundPeople {
    /// By first mention.
    pub people: Vec<FoundPerson>,
    /// Pairs that may be one person.
    pub doubts: Vec<PersonDoubt>,
}

/// How a person is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// The id that the name gives; empty for a person without mentions.
    pub id: String,
    /// Every base form seen, with language and count, most frequent first.
    pub forms: Vec<NameForm>,
}

/// A person after the owner's decisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CuratedPerson {
    /// The mentions and why they are one person.
    pub found: FoundPerson,
    /// Headline names that the owner chose, by language.
    pub renamed: BTreeMap<String, HeadlineName>,
    /// What the owner says about the person, in the order of the words.
    pub notes: Vec<String>,
    /// Addresses of the same person elsewhere, as the owner gives them.
    pub same_as: Vec<String>,
    /// The name is a pseudonym.
    pub is_pseudonym: bool,
}

/// Everyone in the archive, after the owner's decisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CuratedPeople {
    /// Those without mentions are no longer anyone.
    pub people: Vec<CuratedPerson>,
    /// Pairs that may still be one person.
    pub doubts: Vec<PersonDoubt>,
    /// Decisions that match nothing or contradict each other.
    pub diagnostics: Vec<Diagnostic>,
}

impl From<FoundPeople> for CuratedPeople {
    /// Where the owner decided nothing.
    fn from(found: FoundPeople) -> Self {
        let people = found.people.into_iter().map(|found| CuratedPerson {
            found,
            ..CuratedPerson::default()
        });
        Self {
            people: people.collect(),
            doubts: found.doubts,
            diagnostics: Vec::new(),
        }
    }
}
