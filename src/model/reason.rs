//! Why the program concluded something, as data: a stage states a [`Reason`], and `render` puts it into the reader's words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why the program, or the owner, decided as it did. Each variant has a message of its own in every interface language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum Reason {
    // Why a mention is a person.
    /// The document has this name in full.
    SameName {
        /// The person's fullest name in the document.
        name: String,
    },
    /// Given name and surname are spelled nearly like a full name of the document.
    NearlySameName {
        /// The person's fullest name in the document.
        name: String,
    },
    /// Initial and surname match a full name of the document.
    InitialAndSurname {
        /// The person's fullest name in the document.
        name: String,
    },
    /// The surname matches a name of the document.
    Surname {
        /// The person's fullest name in the document.
        name: String,
    },
    /// The given name matches a name of the document.
    GivenName {
        /// The person's fullest name in the document.
        name: String,
    },
    /// Of several people whom the name fits, this one was mentioned last.
    MentionedLast {
        /// How many people the name fits.
        number: usize,
    },
    /// The tagger missed the mention; the name is known from another document.
    KnownFromDocument {
        /// Id of that document.
        document: String,
    },
    // Why mentions in several documents are one person.
    /// Versions of one text spell the two names alike.
    SpelledAlikeInVersions {
        /// One name.
        a: String,
        /// The other.
        b: String,
        /// How alike they are.
        score: Hundredths,
    },
    /// The two names are spelled alike.
    SpelledAlike {
        /// One name.
        a: String,
        /// The other.
        b: String,
        /// How alike they are.
        score: Hundredths,
    },
    /// Nobody else in the archive bears the name.
    OnlyBearer {
        /// The incomplete name.
        a: String,
        /// The full name.
        b: String,
    },
    /// Nobody has a fuller name, and the documents name the same other people.
    SameContext {
        /// The name.
        name: String,
    },
    /// The owner merged the people.
    MergedByOwner {
        /// Line of curation.yaml, from 1.
        line: usize,
    },
    /// The owner keeps the people apart.
    SeparatedByOwner {
        /// Line of curation.yaml, from 1.
        line: usize,
    },
    /// The tagger missed mentions of this name; it is known from another document.
    FoundByArchive {
        /// The name as the document spells it.
        name: String,
        /// Id of the other document.
        document: String,
        /// Its title, if it has one.
        title: Option<String>,
    },
    // Why two people may be one, but were kept apart.
    /// The names are spelled alike, but not closely enough.
    NotAlikeEnough {
        /// How alike they are.
        score: Hundredths,
    },
    /// Several people bear the surname.
    SeveralBearers {
        /// How many.
        number: usize,
    },
    /// Nothing but the surname connects the documents.
    OnlySurnameInCommon,
    // Why two documents are related or not.
    /// The owner grouped the documents.
    GroupedByOwner,
    /// The owner keeps the documents apart.
    UngroupedByOwner,
    /// Runs of four words that are the same in both.
    SameRuns {
        /// Share of the runs, in per cent.
        percent: u32,
    },
    /// Published on the same day.
    SameDay,
    /// Only one of the two texts has a date.
    OneUndated,
    /// Published on different days.
    DaysApart {
        /// Days between the dates.
        days: i32,
    },
    /// How the lengths compare.
    Lengths {
        /// Length of the shorter document, in per cent of the longer.
        percent: u32,
    },
    /// Each headline has numbers that the other lacks.
    OtherNumbersInHeadlines {
        /// Those of the first headline alone.
        a: String,
        /// Those of the second alone.
        b: String,
    },
    /// The headlines have the same numbers.
    SameNumbersInHeadlines,
    /// The two alone would belong together, but not with the other texts that either is grouped with.
    OtherTextsAgainst {
        /// How probable it is of the two alone, in per cent.
        alone: u32,
        /// How many other texts there are.
        number: usize,
        /// How probable it is of all together, in per cent.
        together: u32,
    },
    /// No other text of either one's language is as close to the other one.
    NoRival,
    // Why a date has the year it has.
    /// Another document about the same event is dated.
    YearOfAnotherText {
        /// Its date.
        date: NaiveDate,
    },
    /// The latest of the years that the text names.
    LatestYearNamed {
        /// All of them, ascending.
        years: Vec<i32>,
    },
}

/// A score from 0 to 1, rounded to two places so that equal reasons compare as equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hundredths(u32);

impl From<f64> for Hundredths {
    fn from(score: f64) -> Self {
        Self((score * 100.0).round() as u32)
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::Hundredths;

    #[test]
    fn scores_have_two_places() {
        let shown = [0.0, 0.074, 0.966, 1.0].map(|score| Hundredths::from(score).to_string());
        assert_eq!(shown, ["0.00", "0.07", "0.97", "1.00"]);
    }
}
