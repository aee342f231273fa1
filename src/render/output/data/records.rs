//! The entries of the data files. Each type gives both the JSON that is written and, through `JsonSchema`, the schema beside it.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{DateBasis, Extent};

const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const LANGUAGE_TAG: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

/// Texts by BCP 47 tag.
type ByLanguage<'a> = BTreeMap<&'a str, &'a str>;

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct DocumentRecord<'a> {
    /// Id in addresses; the same in every build.
    pub(super) id: &'a str,
    /// Address of the page; a path within the site if the site has no base address.
    pub(super) page: String,
    /// How much of the text is shown.
    #[schemars(schema_with = "extents")]
    pub(super) shown: &'static str,
    /// Address of the source file, or of its text; null if none is offered.
    pub(super) source: Option<String>,
    /// Path of the source file in the archive.
    pub(super) path: &'a str,
    /// BCP 47 tag; `und` if unknown.
    pub(super) language: &'a str,
    /// BCP 47 tags of the other languages that parts of it are in.
    pub(super) also_in: Vec<&'a str>,
    /// ISO 15924 code of the script that most of the text is in.
    pub(super) script: &'a str,
    /// Probability that the language is right.
    #[schemars(range(min = 0, max = 1))]
    pub(super) language_confidence: f64,
    /// Headline.
    pub(super) title: Option<&'a str>,
    /// Date of publication.
    pub(super) published: Option<PublishedRecord<'a>>,
    /// Name of the outlet that published it.
    pub(super) outlet: Option<&'a str>,
    /// Names of the authors.
    pub(super) byline: &'a [String],
    /// Address it was published at.
    pub(super) url: Option<&'a str>,
    /// Statement about rights.
    pub(super) rights: Option<&'a str>,
    /// What is shown of the body, one item per block.
    pub(super) body: Vec<String>,
    /// Ids of the people mentioned.
    pub(super) people: BTreeSet<&'a str>,
    /// Ids of its topics.
    pub(super) topics: &'a [String],
    /// Id shared by the versions of one text.
    pub(super) story: &'a str,
    /// Id shared by the texts about one event.
    pub(super) event: &'a str,
    /// Ids; present only if the archive has pages for organisations.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<&'a str>")]
    pub(super) organisations: Option<BTreeSet<&'a str>>,
    /// Ids; present only if the archive has pages for places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<&'a str>")]
    pub(super) places: Option<BTreeSet<&'a str>>,
}

/// When a document was published.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Published", deny_unknown_fields)]
pub(super) struct PublishedRecord<'a> {
    #[schemars(regex(pattern = DAY))]
    pub(super) date: String,
    #[schemars(regex(pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub(super) time: Option<String>,
    /// Offset from UTC, such as `+05:00`.
    pub(super) offset: Option<String>,
    /// Where the date was found.
    #[schemars(schema_with = "date_bases")]
    pub(super) basis: &'static str,
    /// Parts of the date that the text does not state.
    pub(super) inferred: &'a [String],
}

fn extents(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": Extent::ALL.map(Extent::as_str)})
}

fn date_bases(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": DateBasis::ALL.map(DateBasis::as_str)})
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct EventRecord<'a> {
    pub(super) id: &'a str,
    /// Address of the page.
    pub(super) page: String,
    /// Headlines that the owner gave it, by language.
    #[schemars(extend("propertyNames" = {"pattern": LANGUAGE_TAG}))]
    pub(super) titles: &'a BTreeMap<String, String>,
    /// Day of the earliest text.
    #[schemars(regex(pattern = DAY))]
    pub(super) first_date: Option<String>,
    /// Day of the latest text.
    #[schemars(regex(pattern = DAY))]
    pub(super) last_date: Option<String>,
    pub(super) stories: Vec<StoryRecord<'a>>,
    /// People in it, most mentioned first.
    pub(super) people: Vec<MentionCount<'a>>,
    /// Ids of its topics.
    pub(super) topics: &'a [String],
    /// Names of the outlets that reported it.
    pub(super) outlets: Vec<&'a str>,
    /// Id of the course of events it belongs to.
    pub(super) storyline: Option<&'a str>,
    /// Ids of the events of its series, earliest first, this one among them; empty if it is in none.
    pub(super) series: Vec<&'a str>,
    /// Related events, closest first.
    pub(super) related: Vec<RelatedRecord<'a>>,
}

/// The versions of one text.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Story", deny_unknown_fields)]
pub(super) struct StoryRecord<'a> {
    pub(super) id: &'a str,
    /// Headlines that the owner gave it, by language.
    #[schemars(extend("propertyNames" = {"pattern": LANGUAGE_TAG}))]
    pub(super) titles: &'a BTreeMap<String, String>,
    /// Ids of its versions.
    pub(super) documents: Vec<&'a str>,
}

/// A person and how often a text mentions them.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct MentionCount<'a> {
    pub(super) id: &'a str,
    #[schemars(range(min = 1))]
    pub(super) mentions: usize,
}

/// Another event that has something in common with this one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RelatedEvent", deny_unknown_fields)]
pub(super) struct RelatedRecord<'a> {
    pub(super) id: &'a str,
    /// Whether both may belong to one course of events.
    pub(super) storyline_candidate: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TopicRecord<'a> {
    pub(super) id: &'a str,
    /// Address of the page.
    pub(super) page: String,
    /// Names by language.
    #[schemars(extend("propertyNames" = {"pattern": LANGUAGE_TAG}))]
    pub(super) names: &'a BTreeMap<String, String>,
    /// Terms by language.
    #[schemars(extend("propertyNames" = {"pattern": LANGUAGE_TAG}))]
    pub(super) terms: &'a BTreeMap<String, Vec<String>>,
    /// Ids of its documents.
    pub(super) documents: Vec<&'a str>,
    /// Ids of its events.
    pub(super) events: Vec<&'a str>,
    pub(super) people: Vec<DocumentCount<'a>>,
}

/// A person and the number of shared documents.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct DocumentCount<'a> {
    pub(super) id: &'a str,
    #[schemars(range(min = 1))]
    pub(super) documents: usize,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct PersonRecord<'a> {
    pub(super) id: &'a str,
    /// Address of the page; null if the archive has no pages for people.
    pub(super) page: Option<String>,
    /// Headline name by interface language.
    #[schemars(extend("propertyNames" = {"pattern": LANGUAGE_TAG}))]
    pub(super) names: ByLanguage<'a>,
    /// Every base form seen, most frequent first.
    pub(super) forms: Vec<FormRecord<'a>>,
    /// Roles that texts give.
    pub(super) roles: Vec<SourcedRecord<'a>>,
    /// Direct speech.
    pub(super) quotations: Vec<SourcedRecord<'a>>,
    /// The owner's notes.
    pub(super) notes: &'a [String],
    /// Addresses of the same person elsewhere.
    pub(super) same_as: &'a [String],
    /// Number of mentions.
    pub(super) mentions: usize,
    /// Ids of the documents that mention the person.
    pub(super) documents: Vec<&'a str>,
    /// Ids of their events.
    pub(super) events: Vec<&'a str>,
    /// People in the same documents.
    pub(super) together_with: Vec<DocumentCount<'a>>,
}

/// One name in one language.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NameForm", deny_unknown_fields)]
pub(super) struct FormRecord<'a> {
    /// Base form.
    pub(super) name: &'a str,
    /// BCP 47 tag.
    pub(super) language: &'a str,
    #[schemars(range(min = 1))]
    pub(super) count: usize,
    /// Spellings found in texts, with their counts.
    #[schemars(extend("additionalProperties" = {"type": "integer", "minimum": 1}))]
    pub(super) surfaces: &'a BTreeMap<String, usize>,
}

/// Words of a text and the documents that contain them.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SourcedText", deny_unknown_fields)]
pub(super) struct SourcedRecord<'a> {
    pub(super) text: &'a str,
    /// BCP 47 tag.
    pub(super) language: &'a str,
    /// Ids of documents.
    pub(super) documents: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct EntityRecord<'a> {
    pub(super) id: &'a str,
    /// Address of the page; null if it has none.
    pub(super) page: Option<String>,
    /// The most frequent base form.
    pub(super) name: &'a str,
    /// BCP 47 tag of that form.
    pub(super) language: &'a str,
    /// Known names by language.
    #[schemars(extend("propertyNames" = {"pattern": LANGUAGE_TAG}))]
    pub(super) names: &'a BTreeMap<String, String>,
    /// Every base form seen, most frequent first.
    pub(super) forms: Vec<FormRecord<'a>>,
    /// Number of mentions.
    pub(super) mentions: usize,
    /// Ids of the documents that mention it.
    pub(super) documents: Vec<&'a str>,
    /// Ids of its events.
    pub(super) events: Vec<&'a str>,
    /// People in the same documents.
    pub(super) people: Vec<DocumentCount<'a>>,
}
