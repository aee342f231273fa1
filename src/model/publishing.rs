//! What the owner lets the site show, and when.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much of a text the site shows: `publish`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Extent {
    /// All of it.
    #[default]
    Full,
    /// Title, date, outlet, the first sentences, and a link to the original.
    Excerpt,
    /// Title, date, outlet, and a link to the original.
    Link,
}

impl Extent {
    /// Every extent, the most first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Excerpt, Self::Link];

    /// The word in site.toml, in front matter and in the data.
    pub fn as_str(self) -> &'static str {
        match self {
            Extent::Full => "full",
            Extent::Excerpt => "excerpt",
            Extent::Link => "link",
        }
    }
}

/// Which source files the site offers for download: `sources`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OfferedSources {
    /// The text alone, as plain text, whatever the format.
    #[default]
    Text,
    /// The files themselves.
    All,
    /// None.
    None,
}

impl OfferedSources {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Text, Self::All, Self::None];

    /// The word in site.toml and in front matter.
    pub fn as_str(self) -> &'static str {
        match self {
            OfferedSources::Text => "text",
            OfferedSources::All => "all",
            OfferedSources::None => "none",
        }
    }
}

/// What may be published of texts, as stated for one text, one outlet or the whole archive. A missing rule leaves the matter to the next wider one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishingRules {
    /// How much of a text is shown.
    pub publish: Option<Extent>,
    /// Number of sentences in an excerpt, at least 1.
    pub excerpt: Option<usize>,
    /// Which source files are offered.
    pub sources: Option<OfferedSources>,
    /// Whether search engines are asked to leave the pages out.
    pub noindex: Option<bool>,
}

impl PublishingRules {
    /// These rules, with those of `wider` where they are silent.
    #[must_use]
    pub fn or(self, wider: Self) -> Self {
        Self {
            publish: self.publish.or(wider.publish),
            excerpt: self.excerpt.or(wider.excerpt),
            sources: self.sources.or(wider.sources),
            noindex: self.noindex.or(wider.noindex),
        }
    }
}

/// A moment as an owner writes it: a day, perhaps a time, perhaps an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// Time of day; a day without one begins at midnight.
    pub time: Option<NaiveTime>,
    /// Offset from UTC; without one the archive's time zone counts.
    #[serde(with = "super::offset")]
    pub offset: Option<FixedOffset>,
}

impl Moment {
    /// The instant. Of a local time that occurs twice or never when clocks change, the later reading.
    pub fn instant(&self, zone: chrono_tz::Tz) -> DateTime<FixedOffset> {
        let local = self.date.and_time(self.time.unwrap_or(NaiveTime::MIN));
        let in_zone = || {
            let found = zone.from_local_datetime(&local);
            let found = found.latest().or_else(|| {
                // Clocks jump by an hour or less, very rarely by a day.
                let later = [1, 24].map(chrono::TimeDelta::hours).into_iter();
                later
                    .filter_map(|gap| zone.from_local_datetime(&(local + gap)).latest())
                    .next()
            });
            found.map(|found| found.fixed_offset())
        };
        let stated = self
            .offset
            .and_then(|offset| offset.from_local_datetime(&local).single());
        stated
            .or_else(in_zone)
            .unwrap_or_else(|| local.and_utc().fixed_offset())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, " {}", time.format("%H:%M"))?;
        }
        match self.offset {
            Some(offset) => write!(f, " {offset}"),
            None => Ok(()),
        }
    }
}

/// Why a text is held back from the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HoldReason {
    /// Its owner marked it as a draft.
    Draft,
    /// `key` may mark it as a draft, but its value is neither true nor false.
    Unclear {
        /// The key, as written.
        key: String,
        /// Its value, as written.
        value: String,
    },
    /// Its front matter or sidecar cannot be read, so it may say anything.
    Unreadable,
    /// It is under embargo until this moment.
    Embargo(Moment),
    /// It expired at this moment.
    Expired(Moment),
    /// It expires at this moment, and nobody said which day it is.
    MayHaveExpired(Moment),
    /// Its date of publication, which other programs wait for, may lie in the future.
    NotYet(Moment),
    /// Its text says so itself.
    Marked {
        /// The line that says so.
        words: String,
        /// The moment until which it does, if that could be read.
        until: Option<Moment>,
    },
}

impl fmt::Display for HoldReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HoldReason::Draft => write!(f, "it is a draft"),
            HoldReason::Unclear { key, value } => {
                write!(
                    f,
                    "`{key}` is \"{value}\", which does not clearly release it"
                )
            }
            HoldReason::Unreadable => write!(f, "its front matter cannot be read"),
            HoldReason::Embargo(moment) => write!(f, "under embargo until {moment}"),
            HoldReason::Expired(moment) => write!(f, "it expired on {moment}"),
            HoldReason::MayHaveExpired(moment) => write!(
                f,
                "it expires on {moment}, and the build knows no clock: name the day with --as-of"
            ),
            HoldReason::NotYet(moment) => write!(f, "not to be published before {moment}"),
            HoldReason::Marked { words, until } => match until {
                Some(until) => write!(f, "under embargo until {until}, as it says \"{words}\""),
                None => write!(f, "it says \"{words}\""),
            },
        }
    }
}

/// That a text is held back, and which line says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldBack {
    /// Why.
    pub reason: HoldReason,
    /// Path of the file that says so: the text's own or its sidecar.
    pub path: String,
    /// The line, from 1.
    pub line: Option<usize>,
}

/// What the owner states about publishing one text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRules {
    /// How much is shown.
    pub rules: PublishingRules,
    /// Not published before this moment, and where that is stated.
    pub embargo: Option<StatedMoment>,
    /// Not published from this moment on.
    pub expires: Option<StatedMoment>,
    /// Held back whatever the day.
    pub held_back: Option<HeldBack>,
    /// The date of publication where its key says that the text is not published before.
    pub not_before: Option<StatedMoment>,
    /// The owner says clearly that the text is no draft, which counts more than a mark in it.
    #[serde(default)]
    pub is_released: bool,
    /// A mark in the text that keeps it from being published.
    pub mark: Option<PublicationMark>,
}

/// A line of a text that keeps it from being published: "DRAFT", "EMBARGOED UNTIL 1 January 2099".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationMark {
    /// The line.
    pub words: String,
    /// Whether it speaks of an embargo.
    pub is_embargo: bool,
    /// The end of the embargo, if it can be read.
    pub until: Option<Moment>,
    /// The line in the file, from 1; `None` where the text was extracted.
    pub line: Option<usize>,
}

/// A moment with the place that states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedMoment {
    /// The moment.
    pub moment: Moment,
    /// Path of the file.
    pub path: String,
    /// The line, from 1.
    pub line: Option<usize>,
}

/// Who sees the report of what the owner should look at: `report`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportAudience {
    /// The owner alone, with `check` and `serve`.
    #[default]
    Private,
    /// Everyone: it is a page of the site.
    Public,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_rule_wins_and_the_wider_one_fills_in() {
        let near = PublishingRules {
            publish: Some(Extent::Link),
            ..PublishingRules::default()
        };
        let wide = PublishingRules {
            publish: Some(Extent::Full),
            noindex: Some(true),
            ..PublishingRules::default()
        };
        let both = near.or(wide);
        assert_eq!(both.publish, Some(Extent::Link));
        assert_eq!(both.noindex, Some(true));
    }

    #[test]
    fn a_moment_without_offset_is_in_the_archive_s_zone() {
        let day = Moment {
            date: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
            time: None,
            offset: None,
        };
        let instant = day.instant(chrono_tz::Asia::Almaty);
        assert_eq!(instant.to_rfc3339(), "2026-12-01T00:00:00+05:00");
        let gap = Moment {
            date: NaiveDate::from_ymd_opt(2026, 3, 29).unwrap(),
            time: NaiveTime::from_hms_opt(2, 30, 0),
            offset: None,
        };
        let instant = gap.instant(chrono_tz::Europe::Brussels);
        assert_eq!(instant.to_rfc3339(), "2026-03-29T03:30:00+02:00");
    }
}
