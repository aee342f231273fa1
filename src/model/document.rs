//! Output of `understand`: one text, read on its own.

use super::{Block, Diagnostic, Format, Reason, Span, StoredFile, TextRules, TopicMatch};
use chrono::{FixedOffset, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// A press text with everything concluded from it alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Id in addresses and in the data: a slug of the file's path in the content folder, or of the front matter's `id`.
    pub id: String,
    /// Path of the source file.
    pub path: String,
    /// Kind of the source file.
    pub format: Format,
    /// The source file itself.
    pub file: StoredFile,
    /// The text that all spans count in.
    pub text: String,
    /// Where the text after the front matter begins, in bytes; 0 where the text was extracted.
    pub body_start: usize,
    /// The language of the body.
    pub language: LanguageGuess,
    /// Other languages that large parts of it are in, most first.
    pub also_in: Vec<LanguageGuess>,
    /// The headline, if the text or its owner gives one.
    pub title: Option<Title>,
    /// The publication date, as far as it is stated.
    pub published: Option<DateReading>,
    /// Who published it.
    pub outlet: Option<OutletReading>,
    /// The authors, who are not mentions.
    pub byline: Vec<String>,
    /// Web address of the original, if the owner or the file states it.
    pub url: Option<String>,
    /// Rights holder, if the owner states one.
    pub rights: Option<String>,
    /// The text itself, in reading order.
    pub body: Vec<Block>,
    /// What is not part of the text itself, in order of position.
    pub furniture: Vec<Furniture>,
    /// Names in title and body, in order of position, without overlaps.
    pub mentions: Vec<Mention>,
    /// Matches of topic terms, by topic and position.
    pub topics: Vec<TopicMatch>,
    /// What front matter states about grouping.
    pub declared: DeclaredGrouping,
    /// What front matter states about publishing.
    pub rules: TextRules,
    /// The owner's summary of the text.
    pub description: Option<String>,
    /// The translators.
    pub translators: Vec<String>,
    /// Former ids of the document, as its owner states them.
    pub former_ids: Vec<String>,
    /// Paths of other files with the same text.
    pub also_saved_as: Vec<String>,
    /// Names in it were replaced by pseudonyms: the source file still has them.
    pub is_rewritten: bool,
    /// Years from 1900 to 2099 in title and body, ascending, without repeats.
    pub years: Vec<i32>,
    /// Messages about assumptions and faults.
    pub diagnostics: Vec<Diagnostic>,
}

/// The part of the front matter that concerns other documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredGrouping {
    /// Id or path of the document that this one translates.
    pub translation_of: Option<String>,
    /// A name shared by the documents of an event.
    pub event: Option<String>,
}

/// The BCP 47 tag of an unknown language.
pub const UNKNOWN_LANGUAGE: &str = "und";

/// A language with its confidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LanguageGuess {
    /// BCP 47 tag, with the script only if it is not the default of the language; `und` if unknown.
    pub tag: String,
    /// ISO 15924 code of the script of most of the text.
    pub script: String,
    /// Probability that the primary language is right, 0 to 1.
    pub confidence: f64,
}

impl Default for LanguageGuess {
    /// Unknown language.
    fn default() -> Self {
        Self {
            tag: UNKNOWN_LANGUAGE.to_owned(),
            script: "Zyyy".to_owned(),
            confidence: 0.0,
        }
    }
}

/// A headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Its text.
    pub text: String,
    /// Its position; `None` if it comes from front matter or metadata and does not occur in the text.
    pub span: Option<Span>,
}

/// Where a date was found, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateBasis {
    /// The owner's front matter or sidecar.
    FrontMatter,
    /// A date line above or below the title.
    Header,
    /// The file's own metadata.
    Metadata,
    /// "BRUSSELS, 27 November" at the start of the body.
    Dateline,
    /// The name of the source file.
    FileName,
    /// Elsewhere in the text.
    Body,
}

impl DateBasis {
    /// Every basis.
    pub const ALL: [Self; 6] = [
        Self::FrontMatter,
        Self::Header,
        Self::Metadata,
        Self::Dateline,
        Self::FileName,
        Self::Body,
    ];

    /// The word that `analyze` prints.
    pub fn as_str(self) -> &'static str {
        match self {
            DateBasis::FrontMatter => "front-matter",
            DateBasis::Header => "header",
            DateBasis::Metadata => "metadata",
            DateBasis::Dateline => "dateline",
            DateBasis::FileName => "file-name",
            DateBasis::Body => "body",
        }
    }
}

/// A date as stated in a text, where the year may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateReading {
    /// The year, if stated.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
    /// Time of day.
    pub time: Option<NaiveTime>,
    /// Offset from UTC.
    #[serde(with = "super::offset")]
    pub offset: Option<FixedOffset>,
    /// Where it was found.
    pub basis: DateBasis,
    /// Its position, unless it comes from outside the text.
    pub span: Option<Span>,
    /// Day of the week, if stated; it limits the possible years.
    pub weekday: Option<Weekday>,
    /// Whether the order of day and month was assumed ("03/04/2025").
    pub ambiguous: bool,
}

/// A complete publication date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// Time of day.
    pub time: Option<NaiveTime>,
    /// Offset from UTC.
    pub offset: Option<FixedOffset>,
    /// Where it was found.
    pub basis: DateBasis,
    /// Parts that are not in the text: `["year"]` or nothing.
    pub inferred: Vec<String>,
    /// What an inferred year is based on.
    pub year_basis: Option<Reason>,
    /// Its position.
    pub span: Option<Span>,
}

/// The publisher of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletReading {
    /// The name, in its canonical spelling if the outlet is known.
    pub name: String,
    /// What shows that it is the publisher.
    pub support: OutletSupport,
    /// Its position, unless it comes from outside the text.
    pub span: Option<Span>,
}

/// What shows that a name is that of a publisher, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OutletSupport {
    /// The owner or the file's metadata state it.
    Stated,
    /// It is a known outlet, and an address or the text names it.
    Known,
    /// Its place: a dateline, or quotation marks around a name with a word for an outlet, beside a reporting verb.
    Position,
    /// The address, whose host nobody has named.
    Host,
    /// A reporting verb and a word for an outlet beside it. Another text must name it too.
    Sentence,
}

/// Kinds of furniture: parts of a file that are not the text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FurnitureKind {
    /// A line with the date of the text.
    DateLine,
    /// Place, date and agency before the first sentence.
    Dateline,
    /// A repeated headline.
    RepeatedTitle,
    /// A picture's caption or credit.
    Caption,
    /// Names of sections and tags.
    TagLine,
    /// The authors.
    Byline,
    /// An invitation to share, subscribe or follow.
    Share,
    /// A link to other texts.
    ReadMore,
    /// The outlet's name on a line of its own.
    AgencyMark,
    /// Navigation, notices and other page parts.
    Navigation,
    /// A passage that many different texts of the archive end or begin with.
    Boilerplate,
    /// Marks that a program reads: template tags, definitions of links.
    Markup,
}

impl FurnitureKind {
    /// The word that `analyze` prints.
    pub fn as_str(self) -> &'static str {
        match self {
            FurnitureKind::DateLine => "date-line",
            FurnitureKind::Dateline => "dateline",
            FurnitureKind::RepeatedTitle => "repeated-title",
            FurnitureKind::Caption => "caption",
            FurnitureKind::TagLine => "tag-line",
            FurnitureKind::Byline => "byline",
            FurnitureKind::Share => "share",
            FurnitureKind::ReadMore => "read-more",
            FurnitureKind::AgencyMark => "agency-mark",
            FurnitureKind::Navigation => "navigation",
            FurnitureKind::Boilerplate => "boilerplate",
            FurnitureKind::Markup => "markup",
        }
    }
}

/// A part of the file that is not the text itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its position.
    pub span: Span,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A person.
    Person,
    /// An institution, company, group.
    Organisation,
    /// A country, town, region, building.
    Place,
}

/// A span of a document that names someone or something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// What it names.
    pub kind: EntityKind,
    /// Its position.
    pub span: Span,
    /// The span's text.
    pub text: String,
    /// Probability that it is a mention of that kind, 0 to 1.
    pub confidence: f64,
}
