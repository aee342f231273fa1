//! Output of `cluster`: which documents belong together, and why.

use super::{Reason, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Documents grouped into stories, stories into events, events into storylines. Numbers are document indices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// Versions of one text each; every document is in exactly one. Members ascend; stories ascend by first member.
    pub stories: Vec<Vec<usize>>,
    /// Indices into `stories`; every story is in exactly one event.
    pub events: Vec<Vec<usize>>,
    /// Indices into `events`, for events that follow one another; an event is in at most one.
    pub storylines: Vec<Vec<usize>>,
    /// Indices into `events`, for events that are instalments of a series: the same words with other numbers. An event is in at most one.
    pub series: Vec<Vec<usize>>,
}

impl Groups {
    /// For each event the indices of its documents, ascending.
    pub fn events_as_documents(&self) -> Vec<Vec<usize>> {
        let documents = |stories: &Vec<usize>| {
            let mut documents: Vec<usize> = stories
                .iter()
                .flat_map(|story| self.stories[*story].iter().copied())
                .collect();
            documents.sort_unstable();
            documents
        };
        self.events.iter().map(documents).collect()
    }
}

/// The versions of a story, paragraph by paragraph. Versions count in the order of the story's documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// Rows of corresponding blocks, in reading order; each block of each version is in one row.
    pub rows: Vec<AlignedRow>,
    /// What a version has and others lack, by version and position.
    pub lacking: Vec<Lacking>,
}

/// The versions of the archive's stories side by side, by index of the story; none for a single version. Only pages show them.
pub type Alignments = BTreeMap<usize, Alignment>;

/// Corresponding paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignedRow {
    /// For each version, the indices of its body blocks, ascending; empty if it lacks this paragraph.
    pub blocks: Vec<Vec<usize>>,
}

/// A name or number of one version that others lack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lacking {
    /// The version that has it.
    pub version: usize,
    /// Position of its first occurrence.
    pub span: Span,
    /// The versions without it, ascending; never empty.
    pub missing_in: Vec<usize>,
}

/// What the stories and events of [`Groups`] are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupIds {
    /// For each story its id.
    pub stories: Vec<String>,
    /// For each event its id.
    pub events: Vec<String>,
    /// Former ids of stories with the number of the story.
    pub former_stories: BTreeMap<String, usize>,
    /// Former ids of events with the number of the event.
    pub former_events: BTreeMap<String, usize>,
}

/// How two documents relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RelationKind {
    /// The same text in the same language.
    Reprint,
    /// The same text in another language.
    Translation,
    /// Another text about the same event.
    SameEvent,
    /// A text about another event of the same storyline.
    SameStoryline,
    /// Another instalment of a series: a text of the same pattern with other numbers.
    Series,
}

/// What was decided about a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// They are related.
    Yes,
    /// Unsure: kept apart and listed for the owner.
    Unsure,
    /// They are unrelated.
    No,
}

/// A judged pair of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The document with the lower index.
    pub first: usize,
    /// The other document.
    pub second: usize,
    /// The closest relation considered.
    pub kind: RelationKind,
    /// What was decided.
    pub verdict: Verdict,
    /// Probability of the relation, 0 to 1.
    pub probability: f64,
    /// The evidence for and against it, strongest first.
    pub evidence: Vec<PairEvidence>,
}

/// One piece of evidence for or against a relation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairEvidence {
    /// What kind of evidence.
    pub kind: EvidenceKind,
    /// Its weight as log-odds; a negative weight is evidence against the relation.
    pub weight: f64,
    /// Results of the comparison.
    pub reasons: Vec<Reason>,
    /// Names, numbers or words of both documents, those with the largest weights first.
    pub shared: Vec<SharedWords>,
}

/// Words of one document with the words of the other that match them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedWords {
    /// As in the first document.
    pub first: String,
    /// As in the second document, often the same.
    pub second: String,
}

impl fmt::Display for SharedWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first == self.second {
            true => f.write_str(&self.first),
            false => write!(f, "{} / {}", self.first, self.second),
        }
    }
}

/// Kinds of evidence between two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// Names of people, romanised and folded.
    Names,
    /// Numbers and dates in the text.
    Numbers,
    /// Words or parts of words that are similar once romanised.
    Spelling,
    /// Closeness of the publication dates.
    Dates,
    /// Numbers of the two headlines.
    Headlines,
    /// How much closer the two are to each other than anything else is to either.
    Rivals,
    /// Ratio of the lengths.
    Length,
    /// A decision of the owner.
    Curation,
}
