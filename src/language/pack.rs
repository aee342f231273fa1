//! One language: the structure of a file in `languages/`.

use super::{Clock, Interface, MailLabels, Names, RoleNames, Roles, Speech, Writing};
use crate::text::Romanisation;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One file in `languages/`. Every list may be empty; unknown keys are errors.
///
/// All words are in lower case as the language writes them. In lists of words to find in texts, a `*` at the end of a word means any ending.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguagePack {
    /// BCP 47 tag, with the script only if it is not the default of the language. The file is named after it.
    pub tag: String,
    /// ISO 15924 code.
    pub script: String,
    /// `ltr` or `rtl`.
    pub direction: Direction,
    /// The language's name for itself.
    pub name: String,
    /// The language's English name.
    pub english_name: String,
    /// Tags of languages close enough to be read with this one where they have no pack, or to be taken for it.
    #[serde(default)]
    pub relatives: Vec<String>,
    /// Words that multiply the number before them.
    #[serde(default)]
    pub magnitudes: Vec<Magnitude>,
    /// How dates are written.
    #[serde(default)]
    pub dates: Dates,
    /// How times of day are written.
    #[serde(default)]
    pub clock: Clock,
    /// Words that identify the parts of a press text.
    #[serde(default)]
    pub words: Words,
    /// What mail programs call the lines above a mail.
    #[serde(default)]
    pub mail: MailLabels,
    /// How the language is written.
    #[serde(default)]
    pub writing: Writing,
    /// How names are spelled in Latin letters, if it differs from the Cyrillic alphabet in general.
    #[serde(default)]
    pub romanisation: Romanisation,
    /// How roles beside a name are worded.
    #[serde(default)]
    pub roles: Roles,
    /// What roles are called that other languages name, too.
    #[serde(default)]
    pub role_names: RoleNames,
    /// How direct speech is reported.
    #[serde(default)]
    pub speech: Speech,
    /// How names are formed and inflected.
    #[serde(default)]
    pub names: Names,
    /// Quotation marks.
    #[serde(default)]
    pub quotes: Quotes,
    /// Display names written by hand, in place of those in `languages`. Empty once a pack is loaded.
    #[serde(default)]
    pub more_languages: BTreeMap<String, String>,
    /// Display names of languages, by BCP 47 tag, in this language.
    #[serde(default)]
    pub languages: BTreeMap<String, String>,
    /// Display names of countries and regions, by ISO 3166 code, in this language.
    #[serde(default)]
    pub territories: BTreeMap<String, String>,
    /// Countries, by ISO 3166 code, of the abbreviations that texts have for them, as they are written: "РФ".
    #[serde(default)]
    pub country_abbreviations: BTreeMap<String, String>,
    /// Words of the user interface; empty if not translated.
    #[serde(default)]
    pub interface: Interface,
}

/// Words behind a number that stand for zeros: "3.5 million", "35 млн", "105万".
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Magnitude {
    /// How many.
    pub zeros: u8,
    /// The words in every form, lower case; a `*` at the end means any ending.
    pub words: Vec<String>,
}

/// The direction of a script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// How a language writes dates.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dates {
    /// Twelve lists: every form of the month in texts, lower case, abbreviations without their full stop.
    pub months: Vec<Vec<String>>,
    /// Seven lists, Monday first: every form of the weekday, lower case, abbreviations without their full stop.
    pub weekdays: Vec<Vec<String>>,
    /// Order of day, month and year in a date written in numbers: `dmy`, `mdy` or `ymd`.
    pub order: String,
    /// Words beside the year ("год", "года", "г", "yil", "жылғы"), lower case, without full stop.
    pub year_words: Vec<String>,
    /// Words and endings between day, month and year ("of", "de", the "th" of "10th"), beside those of the patterns below.
    pub links: Vec<String>,
    /// Words for the day itself, as in "today, 14:05".
    pub today: Vec<String>,
    /// Words for the day before.
    pub yesterday: Vec<String>,
    /// Phrases for how long ago something was.
    pub ago: Ago,
    /// A full date for readers: CLDR's long pattern with `{day}`, `{month}` and `{year}`.
    pub long: String,
    /// Day and month without a year.
    pub day_month: String,
    /// Month and year.
    pub month_year: String,
    /// The first day of a month for readers, if it is an ordinal among numbers ("1er").
    pub first_day: String,
    /// Twelve names as in a full date.
    pub month_names: Vec<String>,
    /// Twelve names as used alone.
    pub month_names_alone: Vec<String>,
    /// Calendars beside the Gregorian one in the press of this language.
    pub calendars: Vec<Calendar>,
    /// What is written by hand because CLDR lacks it: lists add to those above, patterns and names replace them. `None` once a pack is loaded.
    pub more: Option<Box<Dates>>,
}

/// "{number} hours ago" in every form of the language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ago {
    /// Minutes ago.
    pub minutes: Vec<String>,
    /// Hours ago.
    pub hours: Vec<String>,
    /// Days ago.
    pub days: Vec<String>,
}

/// The months of another calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// `persian` (solar Hijri), `islamic` (lunar Hijri) or `buddhist` (Gregorian days, years of the Buddhist era), as CLDR calls them.
    pub name: String,
    /// Twelve lists: every form of the month in texts; none where the months are the Gregorian ones.
    #[serde(default)]
    pub months: Vec<Vec<String>>,
}

/// Words that identify the parts of a press text, lower case; a `*` at the end of a word means any ending.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Begin a caption or picture credit: "фото", "photo", "сурет".
    pub caption: Vec<String>,
    /// Are beside an author's name: "автор", "by", "муаллиф".
    pub byline: Vec<String>,
    /// Stand between the names of two authors: "and", "with".
    pub between_names: Vec<String>,
    /// Stand where an author's name is expected and name nobody: "staff writer", "редакция", "haber merkezi". Found in texts of any language.
    pub desks: Vec<String>,
    /// Begin a line of tags: "теги", "tags".
    pub tag_line: Vec<String>,
    /// Ask to share, follow, subscribe.
    pub share: Vec<String>,
    /// Point to another text: "читайте также", "read more".
    pub read_more: Vec<String>,
    /// Beside a number, name a picture or chart in a text: "figure" ("Figure 4:"), "рис" ("Рис. 4"), "сурет" ("4-сурет").
    pub figure: Vec<String>,
    /// Ask the reader to do something, in the form in which a page asks: "subscribe", "подпишитесь", "obuna boʻling". They make a short
    /// paragraph an invitation only if it also has a word of `channels`.
    pub calls: Vec<String>,
    /// What a reader is asked to follow, join, open: "newsletter", "канал*", "full story".
    pub channels: Vec<String>,
    /// Are beside links and addresses that a mailing makes for one reader: "unsubscribe", "открыть в браузере", "this email was sent to". A short
    /// line that has one and a link, or little else, does not belong to the text.
    pub mailing: Vec<String>,
    /// Begin a clause that asks for a subscription before the text goes on: "already a subscriber", "чтобы дочитать". Found in texts of any language.
    pub paywall: Vec<String>,
    /// Begin or end a clause that says that a text is for subscribers: "subscribers only", "réservé aux abonnés". Found in texts of any language.
    pub subscribers_only: Vec<String>,
    /// Are alone on a line in the head of a text that is not to be published yet: "draft", "не для публикации". Found in texts of any language, in labels beside
    /// their headlines, and in the names of their files and folders.
    pub not_for_publication: Vec<String>,
    /// Say on such a line that the text is under embargo, with or without a date beside them: "embargoed until", "эмбарго до", "sperrfrist". Found in
    /// texts of any language.
    pub embargo: Vec<String>,
    /// Are alone on a line above or below an advertisement: "advertisement", "anzeige", "реклама".
    pub advertisement: Vec<String>,
    /// Begin a sentence about the page and its rights that no story has: "all rights reserved", "нашли ошибку в тексте".
    pub notice: Vec<String>,
    /// Say beside a date that the text was published or changed then: "published on", "обновлено", "stand".
    pub published: Vec<String>,
    /// Say beside a date that it is that of something else: "deadline", "born", "until", "закон*".
    pub other_dates: Vec<String>,
    /// Are alone above the headline, or beside a number and a date: "press release", "пресс-релиз", "pressemitteilung".
    pub press_release: Vec<String>,
    /// Head a section about the author below the text.
    pub about_author: Vec<String>,
    /// Head a section below the text with contacts: "press contact".
    pub contact: Vec<String>,
    /// Head the comments below the text, or its sources.
    pub after_text: Vec<String>,
    /// Are what archives have topics about: "bank", "election", "vulnerability". Their meaning is known in all languages of the lexicon, so one language's list
    /// is enough.
    pub subjects: Vec<String>,
    /// By which an outlet reports in its own texts ("передает", "сообщает", "reports", "деб хабар беради"); its name is beside them.
    pub reporting_outlet: Vec<String>,
    /// Stand before the name of another outlet that a text cites: "according to", "told", "со ссылкой на".
    pub citing_outlet: Vec<String>,
    /// Stand behind the name of another outlet that a text cites: "reported", "haberine göre", "によると".
    pub cited_outlet: Vec<String>,
    /// Are part of an outlet's name or beside it: "agency", "газет*", "telekanal*", "ақпарат".
    pub outlet: Vec<String>,
    /// Say what a person said: "сказал*", "отметил*", "said".
    pub reporting: Vec<String>,
    /// Precede or follow a person's name: "президент*", "посол", "элчиси", "министр*".
    pub roles: Vec<String>,
    /// Head the name of an institution, company, project: "министерств*", "университет*", "комисси*", "агентств*".
    pub organisation: Vec<String>,
    /// Head the name of a place: "город", "област*", "улиц*".
    pub place: Vec<String>,
    /// Carry no meaning of their own: articles, pronouns, prepositions, conjunctions.
    pub stop: Vec<String>,
    /// Link the parts of a name: "de", "van", "bin", "оглы".
    pub name_particles: Vec<String>,
}

/// Quotation marks of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Quotes {
    /// Opening marks.
    pub open: Vec<String>,
    /// Closing marks, in the order of the opening ones.
    pub close: Vec<String>,
    /// Marks that CLDR lacks, written by hand; empty once a pack is loaded, when its marks are in the lists above.
    pub more: MoreQuotes,
}

/// The hand-written half of [`Quotes`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MoreQuotes {
    /// Opening mark and closing mark.
    pub pairs: Vec<[String; 2]>,
}
