//! What understand hands over: one text, read on its own.

use super::{Block, Diagnostic, Format, Reason, Span, TopicMatch};
use chrono::{FixedOffset, NaiveDate, NaiveTime, Weekday};

/// A press text with everything that can be concluded from it alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Id in addresses and in the data: a slug of the file's path in the content folder, or of the front matter's `id`.
    pub id: String,
    /// Path of the source file.
    pub path: String,
    /// Kind of the source file.
    pub format: Format,
    /// The bytes as they came.
    pub original: Vec<u8>,
    /// The text that all spans count in.
    pub text: String,
    /// The language of the body.
    pub language: LanguageGuess,
    /// The headline, where the text or its owner has one.
    pub title: Option<Title>,
    /// When it was published, or as much of that as the text says.
    pub published: Option<DateReading>,
    /// Who published it.
    pub outlet: Option<OutletReading>,
    /// Who wrote it; never subjects of the text.
    pub byline: Vec<String>,
    /// Where it was published, if the owner or the file says.
    pub url: Option<String>,
    /// Who holds the rights, if the owner says.
    pub rights: Option<String>,
    /// The text proper, in reading order.
    pub body: Vec<Block>,
    /// What a copy-paste brought along, in order of place.
    pub furniture: Vec<Furniture>,
    /// Names in title and body, in order of place, not overlapping.
    pub mentions: Vec<Mention>,
    /// Matches of topic terms, in order of topic and place.
    pub topics: Vec<TopicMatch>,
    /// What the owner's front matter says about grouping.
    pub declared: DeclaredGrouping,
    /// Years from 1900 to 2099 that title and body name, ascending, without repeats.
    pub years: Vec<i32>,
    /// What was assumed or could not be used.
    pub diagnostics: Vec<Diagnostic>,
}

/// The part of the owner's metadata that concerns other documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclaredGrouping {
    /// Id or path of the document that this one translates.
    pub translation_of: Option<String>,
    /// A name shared by the documents of one event.
    pub event: Option<String>,
    /// Left out of the site.
    pub draft: bool,
}

/// A language and how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageGuess {
    /// BCP 47, with the script only where it is not the language's default one; `und` when nothing is known.
    pub tag: String,
    /// ISO 15924 code of the script that most of the text is written in.
    pub script: String,
    /// Probability that the primary language is right, 0 to 1.
    pub confidence: f64,
}

impl Default for LanguageGuess {
    /// Nothing known.
    fn default() -> Self {
        Self {
            tag: "und".to_owned(),
            script: "Zyyy".to_owned(),
            confidence: 0.0,
        }
    }
}

/// A headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its text.
    pub text: String,
    /// Where it stands; `None` when the owner or the file's metadata gives it without its standing in the text.
    pub span: Option<Span>,
}

/// Where a date was read, from the most to the least trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// A date as a text gives it: the year may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The year, where the text says it.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
    /// Time of day.
    pub time: Option<NaiveTime>,
    /// Offset from UTC.
    pub offset: Option<FixedOffset>,
    /// Where it was read.
    pub basis: DateBasis,
    /// Where it stands, unless it comes from outside the text.
    pub span: Option<Span>,
    /// Day of the week, where the text says it: it tells which years are possible.
    pub weekday: Option<Weekday>,
    /// The order of day and month was a matter of custom ("03/04/2025").
    pub ambiguous: bool,
}

/// A date of publication, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// Time of day.
    pub time: Option<NaiveTime>,
    /// Offset from UTC.
    pub offset: Option<FixedOffset>,
    /// Where it was read.
    pub basis: DateBasis,
    /// Parts that are not in the text: `["year"]` or nothing.
    pub inferred: Vec<String>,
    /// What an inferred year rests on.
    pub year_basis: Option<Reason>,
    /// Where it stands.
    pub span: Option<Span>,
}

/// Who published a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletReading {
    /// The name, in its canonical spelling where the outlet is known.
    pub name: String,
    /// Where it stands, unless it comes from outside the text.
    pub span: Option<Span>,
}

/// Kinds of what is not the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FurnitureKind {
    /// A line that dates the text.
    DateLine,
    /// Place, date and agency before the first sentence.
    Dateline,
    /// The headline again.
    RepeatedTitle,
    /// A picture's caption or credit.
    Caption,
    /// Names of rubrics and tags.
    TagLine,
    /// Who wrote it.
    Byline,
    /// Share, subscribe, follow.
    Share,
    /// Read also, read here.
    ReadMore,
    /// The outlet's name on a line of its own.
    AgencyMark,
    /// Navigation, notices and other page parts.
    Navigation,
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
        }
    }
}

/// A part of the file that is not the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Where it stands.
    pub span: Span,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An institution, company, group.
    Organisation,
    /// A country, town, region, building.
    Place,
}

/// A span of a document that names someone or something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What it names.
    pub kind: EntityKind,
    /// Where it stands.
    pub span: Span,
    /// The span's text.
    pub text: String,
    /// Probability that it is a mention of that kind, 0 to 1.
    pub confidence: f64,
}
