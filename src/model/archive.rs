//! Output of `link`: the complete, cross-linked archive that pages are made from.
//!
//! Cross-references are indices into the vectors of [`Archive`].

use super::{
    Diagnostic, Document, EntityKind, LatinBasis, LatinName, Permanence, Published, Reason,
    Relation, Topic,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The whole archive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Archive {
    /// All documents, by id.
    pub documents: Vec<ArchivedDocument>,
    /// All stories, by first document.
    pub stories: Vec<Story>,
    /// All events: dated ones newest first, then undated ones by id.
    pub events: Vec<Event>,
    /// Chains of events.
    pub storylines: Vec<Storyline>,
    /// Series of events, each earliest first, undated last.
    pub series: Vec<Vec<usize>>,
    /// All people, by id.
    pub people: Vec<Person>,
    /// Organisations and places, by kind and id.
    pub entities: Vec<Entity>,
    /// The owner's topics in the order of site.toml, with their matches.
    pub topics: Vec<TopicEntry>,
    /// Outlets, by id.
    pub outlets: Vec<Outlet>,
    /// Periods that contain events, newest first.
    pub briefings: Vec<Briefing>,
    /// Judged pairs of documents, for evidence and `explain`.
    pub relations: Vec<Relation>,
    /// Pairs of people that may be the same person.
    pub doubts: Vec<PersonDoubt>,
    /// Addresses of earlier builds, and what to remember from now on.
    pub permanence: Permanence,
    /// Messages about the archive as a whole (two documents with the same id, decisions that match nothing).
    pub diagnostics: Vec<Diagnostic>,
}

/// A document with its links to the rest of the archive.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchivedDocument {
    /// The document as understood on its own.
    pub document: Document,
    /// Its date, with missing parts inferred where possible.
    pub published: Option<Published>,
    /// Mentions of people, in order of position.
    pub people: Vec<PersonMention>,
    /// Mentions of organisations and places, in order of position.
    pub entities: Vec<EntityMention>,
    /// Ids of its topics, in the order of site.toml.
    pub topics: Vec<String>,
    /// Index of its story.
    pub story: usize,
    /// Index of its event.
    pub event: usize,
    /// Index of its outlet.
    pub outlet: Option<usize>,
}

/// A mention with the person it names.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonMention {
    /// Index into the document's mentions.
    pub mention: usize,
    /// Index of the person.
    pub person: usize,
    /// The mention's base form: nominative, in the document's language, as long as the mention.
    pub name: String,
    /// Probability that it is this person, 0 to 1.
    pub confidence: f64,
    /// Why it is this person.
    pub reasons: Vec<Reason>,
}

/// A mention of an organisation or place.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityMention {
    /// Index into the document's mentions.
    pub mention: usize,
    /// Index of the entity.
    pub entity: usize,
    /// The base form.
    pub name: String,
}

/// The versions of one text: translations and reprints.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Id in the data.
    pub id: String,
    /// Indices of its documents.
    pub documents: Vec<usize>,
    /// Index of its event.
    pub event: usize,
    /// The owner's headlines, by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
}

/// One event: a happening, with the stories that report it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Id in addresses and in the data.
    pub id: String,
    /// Indices of its stories.
    pub stories: Vec<usize>,
    /// Indices of its documents, earliest first, undated last.
    pub documents: Vec<usize>,
    /// The owner's headlines, by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
    /// Date of the earliest dated document, or the owner's date.
    pub first_date: Option<NaiveDate>,
    /// Date of the latest dated document, or the owner's date.
    pub last_date: Option<NaiveDate>,
    /// Whether the date is the owner's.
    pub is_dated_by_owner: bool,
    /// People in it with the number of their mentions, most mentioned first.
    pub people: Vec<(usize, usize)>,
    /// Organisations and places with the number of their mentions, most mentioned first.
    pub entities: Vec<(usize, usize)>,
    /// Ids of its topics.
    pub topics: Vec<String>,
    /// Indices of its outlets.
    pub outlets: Vec<usize>,
    /// Index of its storyline.
    pub storyline: Option<usize>,
    /// Index of its series.
    pub series: Option<usize>,
    /// Related events, closest first, and what connects them.
    pub related: Vec<RelatedEvent>,
}

/// Another event that has something in common with this one.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedEvent {
    /// Index of the event.
    pub event: usize,
    /// Whether both may belong to the same storyline.
    pub storyline_candidate: bool,
    /// Indices of the people in both.
    pub people: Vec<usize>,
    /// Ids of the topics of both.
    pub topics: Vec<String>,
}

/// Events that follow on from one another, earliest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Storyline {
    /// Id in the data.
    pub id: String,
    /// Indices of its events.
    pub events: Vec<usize>,
}

/// A resolved person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// Id in addresses and in the data: the romanised name.
    pub id: String,
    /// Every base form found, with language and count, most frequent first.
    pub forms: Vec<NameForm>,
    /// The name at the top of the page, by interface language.
    pub names: BTreeMap<String, HeadlineName>,
    /// Where they are mentioned: (document, index into its `people`), in order.
    pub mentions: Vec<(usize, usize)>,
    /// Indices of the events they are in, in the archive's order.
    pub events: Vec<usize>,
    /// People in the same documents with the number of shared documents, most first.
    pub together_with: Vec<(usize, usize)>,
    /// Why mentions in several documents are the same person.
    pub reasons: Vec<Reason>,
    /// Roles as stated in texts, most frequent first.
    pub roles: Vec<SourcedText>,
    /// Quotations, in order of position; each refers to the mentions that name the speaker.
    pub quotations: Vec<SourcedText>,
    /// Mentions in sentences that say something about the person without quoting: (document, index into its `people`).
    pub statements: Vec<(usize, usize)>,
    /// The owner's note about the person.
    pub notes: Vec<String>,
    /// The owner's addresses of the same person elsewhere.
    pub same_as: Vec<String>,
    /// The name is a pseudonym.
    pub is_pseudonym: bool,
    /// The archive can vouch for the person, who has a page.
    pub is_vouched_for: bool,
}

/// One spelling of a name in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameForm {
    /// The name in the nominative.
    pub name: String,
    /// BCP 47 tag of the documents it occurs in.
    pub language: String,
    /// The spellings found in texts, with counts.
    pub surfaces: BTreeMap<String, usize>,
    /// Number of mentions.
    pub count: usize,
    /// How readers of Latin letters are shown it; `None` for a name in Latin letters, and for one that cannot be spelled in them.
    pub latin: Option<LatinName>,
}

/// The name at the top of a page, in one interface language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlineName {
    /// The name.
    pub name: String,
    /// BCP 47 tag of its language; `None` if the program spelled it in Latin letters.
    pub language: Option<String>,
    /// What the spelling rests on, if the program spelled it in Latin letters.
    pub basis: Option<LatinBasis>,
    /// Where the surname begins in the name, in bytes: lists are in the order of surnames.
    pub surname: usize,
}

/// Two people that may be the same person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonDoubt {
    /// Index of one person.
    pub first: usize,
    /// Index of the other person.
    pub second: usize,
    /// Why this is undecided.
    pub reason: Reason,
}

/// An organisation or place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Id in the data.
    pub id: String,
    /// Which of the two it is.
    pub kind: EntityKind,
    /// Its most frequent base form.
    pub name: String,
    /// BCP 47 tag of that form.
    pub language: String,
    /// Its names by BCP 47 tag, where they are known (countries and regions).
    pub names: BTreeMap<String, String>,
    /// Indices of the documents it is mentioned in.
    pub documents: Vec<usize>,
    /// Every base form found, with language and count, most frequent first.
    pub forms: Vec<NameForm>,
    /// Where it is mentioned: (document, index into its `entities`), in order.
    pub mentions: Vec<(usize, usize)>,
    /// Indices of the events it is in, in the archive's order.
    pub events: Vec<usize>,
    /// People in the same documents with the number of shared documents, most first.
    pub people: Vec<(usize, usize)>,
}

/// A topic with its matches.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicEntry {
    /// The topic as defined by the owner.
    pub topic: Topic,
    /// Indices of its events, in the archive's order.
    pub events: Vec<usize>,
    /// Indices of its documents.
    pub documents: Vec<usize>,
    /// People in its documents with the number of those documents, most first.
    pub people: Vec<(usize, usize)>,
}

/// A publisher of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlet {
    /// Id in addresses and in the data.
    pub id: String,
    /// The name.
    pub name: String,
    /// Indices of its documents.
    pub documents: Vec<usize>,
    /// Indices of the events it reported, in the archive's order.
    pub events: Vec<usize>,
}

/// A digest of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Briefing {
    /// Id in addresses: `2025-W50`, `2025-12` or `2025-12-10`.
    pub id: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Indices of its events, weightiest first.
    pub events: Vec<usize>,
    /// People in them with the number of mentions, most first.
    pub people: Vec<(usize, usize)>,
    /// Topics in them with the number of events, most frequent first.
    pub topics: Vec<(String, usize)>,
    /// People in more events than in the period before, largest rise first; empty for the first period of the archive.
    pub risen_people: Vec<Risen<usize>>,
    /// The same for topics.
    pub risen_topics: Vec<Risen<String>>,
    /// Indices of events without a date that have something in common with those of the period.
    pub undated: Vec<usize>,
}

/// A person or topic in more events than in the period before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risen<T> {
    /// Index of the person or topic.
    pub what: T,
    /// Events of this period.
    pub now: usize,
    /// Events of the period before.
    pub before: usize,
}

/// Words of a text, with every position where they occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcedText {
    /// The words, on one line.
    pub text: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where they occur, in order; never empty.
    pub places: Vec<MentionPlace>,
}

/// A mention in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MentionPlace {
    /// Index of the document.
    pub document: usize,
    /// Index into the document's mentions.
    pub mention: usize,
}
