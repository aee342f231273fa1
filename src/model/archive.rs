//! What link hands over: the frozen, linked whole that pages are made from.
//!
//! Cross-references are indices into the vectors of [`Archive`].

use super::{Diagnostic, Document, EntityKind, Permanence, Published, Reason, Relation, Topic};
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
    /// All people, by id.
    pub people: Vec<Person>,
    /// Organisations and places, by kind and id.
    pub entities: Vec<Entity>,
    /// The owner's topics in the owner's order, with what matched.
    pub topics: Vec<TopicEntry>,
    /// Outlets, by id.
    pub outlets: Vec<Outlet>,
    /// Periods with events in them, newest first.
    pub briefings: Vec<Briefing>,
    /// Judged pairs of documents, for evidence and `explain`.
    pub relations: Vec<Relation>,
    /// Pairs of people that may be one.
    pub doubts: Vec<PersonDoubt>,
    /// Addresses that the archive gave before, and what it remembers from now on.
    pub permanence: Permanence,
    /// What concerns the archive as a whole (two documents with one id, curation that matches nothing).
    pub diagnostics: Vec<Diagnostic>,
}

/// A document in its place in the archive.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchivedDocument {
    /// What was understood of it.
    pub document: Document,
    /// Its date, missing parts inferred where that was possible.
    pub published: Option<Published>,
    /// Mentions of people, in order of place.
    pub people: Vec<PersonMention>,
    /// Mentions of organisations and places, in order of place.
    pub entities: Vec<EntityMention>,
    /// Ids of its topics, in the owner's order.
    pub topics: Vec<String>,
    /// Index of its story.
    pub story: usize,
    /// Index of its event.
    pub event: usize,
    /// Index of its outlet.
    pub outlet: Option<usize>,
}

/// A mention with the human being it names.
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

/// The versions of one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Id in the data.
    pub id: String,
    /// Indices of its documents.
    pub documents: Vec<usize>,
    /// Index of its event.
    pub event: usize,
    /// Headlines that the owner gives it, by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
}

/// One happening.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Id in addresses and in the data.
    pub id: String,
    /// Indices of its stories.
    pub stories: Vec<usize>,
    /// Indices of its documents, earliest first, undated last.
    pub documents: Vec<usize>,
    /// Headlines that the owner gives it, by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
    /// Date of the earliest dated document, or the day that the owner gives.
    pub first_date: Option<NaiveDate>,
    /// Date of the latest dated document, or the day that the owner gives.
    pub last_date: Option<NaiveDate>,
    /// The day is what the owner gives.
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
    /// Related events, closest first, and what connects them.
    pub related: Vec<RelatedEvent>,
}

/// Another event that has something in common with this one.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedEvent {
    /// Index of the event.
    pub event: usize,
    /// Both may belong to one course of events.
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

/// A resolved human being.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// Id in addresses and in the data: the romanised name.
    pub id: String,
    /// Every base form seen, with language and count, most frequent first.
    pub forms: Vec<NameForm>,
    /// Headline name by interface language.
    pub names: BTreeMap<String, HeadlineName>,
    /// Where they are mentioned: (document, index into its `people`), in order.
    pub mentions: Vec<(usize, usize)>,
    /// Indices of the events they are in, in the archive's order.
    pub events: Vec<usize>,
    /// People in the same documents with the number of shared documents, most first.
    pub together_with: Vec<(usize, usize)>,
    /// Why mentions in several documents are this person.
    pub reasons: Vec<Reason>,
    /// Roles as texts give them, those with most places first.
    pub roles: Vec<SourcedText>,
    /// Direct speech, in order of place; the places are the mentions that name the speaker.
    pub quotations: Vec<SourcedText>,
    /// Mentions in sentences that say something about the person without quoting: (document, index into its `people`).
    pub statements: Vec<(usize, usize)>,
    /// What the owner says about the person.
    pub notes: Vec<String>,
    /// Addresses of the same person elsewhere, as the owner gives them.
    pub same_as: Vec<String>,
}

/// One spelling of a name in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameForm {
    /// The name in the nominative.
    pub name: String,
    /// BCP 47 tag of the documents it stands in.
    pub language: String,
    /// The spellings as they stand in texts, with counts.
    pub surfaces: BTreeMap<String, usize>,
    /// How many mentions.
    pub count: usize,
}

/// The name that heads a page in one interface language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlineName {
    /// The name.
    pub name: String,
    /// BCP 47 tag of what it is written in; `None` when the program romanised it.
    pub language: Option<String>,
}

/// Two people that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonDoubt {
    /// One person's index.
    pub first: usize,
    /// The other's.
    pub second: usize,
    /// Why it was not decided.
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
    /// Every base form seen, with language and count, most frequent first.
    pub forms: Vec<NameForm>,
    /// Where it is mentioned: (document, index into its `entities`), in order.
    pub mentions: Vec<(usize, usize)>,
    /// Indices of the events it is in, in the archive's order.
    pub events: Vec<usize>,
    /// People in the same documents with the number of shared documents, most first.
    pub people: Vec<(usize, usize)>,
}

/// A topic with what matched.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicEntry {
    /// As the owner defines it.
    pub topic: Topic,
    /// Indices of its events, in the archive's order.
    pub events: Vec<usize>,
    /// Indices of its documents.
    pub documents: Vec<usize>,
    /// People in its documents with the number of those documents, most first.
    pub people: Vec<(usize, usize)>,
}

/// Who published documents.
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
    /// Topics in them with the number of events, most first.
    pub topics: Vec<(String, usize)>,
    /// People who are in more events than in the period before, the steepest rise first; empty for the archive's first period.
    pub risen_people: Vec<Risen<usize>>,
    /// Topics likewise.
    pub risen_topics: Vec<Risen<String>>,
    /// Indices of events without a date that have something in common with those of the period.
    pub undated: Vec<usize>,
}

/// Someone or something that is in more events than in the period before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risen<T> {
    /// Who or what.
    pub what: T,
    /// Events of this period.
    pub now: usize,
    /// Events of the period before.
    pub before: usize,
}

/// Words of a text, with every place that has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcedText {
    /// The words, on one line.
    pub text: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where they stand, in order; never empty.
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
