//! The words for a [`Reason`]: a reason and the words of a language come in, a clause goes out.

use super::dates;
use super::words::InterfaceWords;
use crate::language::{FALLBACK_LANGUAGE, LanguagePack, Languages};
use crate::model::{CURATION_FILE, Reason};

/// The reason in the words of one language; `pack` says how that language writes a date.
pub(crate) fn wording(
    reason: &Reason,
    words: &InterfaceWords,
    pack: Option<&LanguagePack>,
) -> String {
    let (key, values) = message(reason, pack);
    words.wording(key, None, &values)
}

/// Reasons in English, with dates in ISO 8601, for the command line.
pub(crate) struct EnglishReasons(InterfaceWords);

impl EnglishReasons {
    /// The English words of the interface.
    pub(crate) fn new(languages: &Languages) -> Self {
        Self(InterfaceWords::new(
            languages,
            FALLBACK_LANGUAGE,
            FALLBACK_LANGUAGE,
        ))
    }

    /// One reason.
    pub(crate) fn one(&self, reason: &Reason) -> String {
        wording(reason, &self.0, None)
    }

    /// Several reasons for one conclusion.
    pub(crate) fn all(&self, reasons: &[Reason]) -> String {
        let clauses: Vec<String> = reasons.iter().map(|reason| self.one(reason)).collect();
        clauses.join("; ")
    }
}

/// The values of a message, by placeholder.
type Values = Vec<(String, String)>;

/// The key of the message that words the reason, and what is put into it.
fn message(reason: &Reason, pack: Option<&LanguagePack>) -> (&'static str, Values) {
    let named = |name: &String| put([("name", name)]);
    let scored =
        |a: &String, b: &String, score| put([("a", a), ("b", b), ("score", &format!("{score}"))]);
    let by_owner = |line: &usize| put([("file", CURATION_FILE), ("line", &line.to_string())]);
    match reason {
        Reason::SameName { name } => ("why-named", named(name)),
        Reason::NearlySameName { name } => ("why-nearly-named", named(name)),
        Reason::InitialAndSurname { name } => ("why-initial", named(name)),
        Reason::Surname { name } => ("why-surname", named(name)),
        Reason::GivenName { name } => ("why-given-name", named(name)),
        Reason::MentionedLast { number } => {
            ("why-mentioned-last", put([("number", &number.to_string())]))
        }
        Reason::KnownFromDocument { document } => ("why-known-from", put([("document", document)])),
        Reason::SpelledAlikeInVersions { a, b, .. } if a == b => ("why-story-same", named(a)),
        Reason::SpelledAlike { a, b, .. } if a == b => ("why-spelling-same", named(a)),
        Reason::SpelledAlikeInVersions { a, b, score } => ("why-story", scored(a, b, score)),
        Reason::SpelledAlike { a, b, score } => ("why-spelling", scored(a, b, score)),
        Reason::OnlyBearer { a, b } => ("why-only", put([("a", a), ("b", b)])),
        Reason::SameContext { name } => ("why-context", named(name)),
        Reason::MergedByOwner { line } => ("why-owner", by_owner(line)),
        Reason::SeparatedByOwner { line } => ("why-owner-apart", by_owner(line)),
        Reason::FoundByArchive {
            name,
            document,
            title,
        } => {
            let quoted = title.as_ref().map(|title| format!("“{title}”"));
            let document = quoted.as_ref().unwrap_or(document);
            ("why-found", put([("name", name), ("document", document)]))
        }
        Reason::NotAlikeEnough { score } => {
            ("why-doubt-spelling", put([("score", &score.to_string())]))
        }
        Reason::SeveralBearers { number } => {
            ("why-doubt-bearers", put([("number", &number.to_string())]))
        }
        Reason::OnlySurnameInCommon => ("why-doubt-surname", Values::new()),
        Reason::GroupedByOwner => ("why-pair-together", Values::new()),
        Reason::UngroupedByOwner => ("why-pair-apart", Values::new()),
        Reason::SameRuns { percent } => ("why-pair-runs", put([("percent", &percent.to_string())])),
        Reason::SameDay => ("why-pair-same-day", Values::new()),
        Reason::OneUndated => ("why-pair-one-undated", Values::new()),
        Reason::DaysApart { days } => ("why-pair-days", put([("days", &days.to_string())])),
        Reason::Lengths { percent } => {
            ("why-pair-length", put([("percent", &percent.to_string())]))
        }
        Reason::OtherNumbersInHeadlines { a, b } => {
            ("why-pair-other-numbers", put([("a", a), ("b", b)]))
        }
        Reason::OtherTextsAgainst {
            alone,
            number,
            together,
        } => (
            "why-pair-others-against",
            put([
                ("alone", &alone.to_string()),
                ("number", &number.to_string()),
                ("together", &together.to_string()),
            ]),
        ),
        Reason::NoRival => ("why-pair-no-rival", Values::new()),
        Reason::SameNumbersInHeadlines => ("why-pair-same-numbers", Values::new()),
        Reason::YearOfAnotherText { date } => (
            "year-from-another-text",
            put([("date", &dates::long(pack, *date))]),
        ),
        Reason::LatestYearNamed { years } => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            ("year-from-years-named", put([("years", &years.join(", "))]))
        }
    }
}

fn put<const N: usize>(values: [(&str, &str); N]) -> Values {
    let owned = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
    owned.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use strum::IntoEnumIterator;

    /// Languages that have the words of the interface.
    fn interface_languages() -> Vec<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/languages/interface");
        let entries = std::fs::read_dir(folder).unwrap();
        let mut tags: Vec<String> = entries
            .map(|entry| entry.unwrap().path())
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        tags.sort();
        tags
    }

    /// Each reason, those about two names with one spelling and with two.
    fn reasons() -> impl Iterator<Item = Reason> {
        let (a, b) = ("Olena", "Olga");
        let of_two = [
            Reason::SpelledAlikeInVersions {
                a: a.to_owned(),
                b: b.to_owned(),
                score: 0.9.into(),
            },
            Reason::SpelledAlike {
                a: a.to_owned(),
                b: b.to_owned(),
                score: 0.9.into(),
            },
        ];
        Reason::iter().chain(of_two)
    }

    fn placeholders(wording: &str) -> BTreeSet<&str> {
        let parts = wording.split('{').skip(1);
        parts.filter_map(|part| part.split('}').next()).collect()
    }

    #[test]
    fn every_reason_has_words_in_every_interface_language() {
        let languages = Languages::compiled_in().unwrap();
        let tags = interface_languages();
        assert!(tags.len() >= 12, "{tags:?}");
        for tag in tags {
            let messages = languages.messages(&tag);
            for reason in reasons() {
                let (key, values) = message(&reason, None);
                let Some(found) = messages.get(key) else {
                    panic!("{tag} has no words for {reason:?} ({key})");
                };
                let wording = found.wording("other").unwrap();
                let values: BTreeSet<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
                assert_eq!(placeholders(wording), values, "{tag}: {key}: {wording}");
            }
        }
    }

    #[test]
    fn each_reason_has_a_message_of_its_own_and_each_message_a_reason() {
        let keys: Vec<&str> = reasons().map(|reason| message(&reason, None).0).collect();
        let distinct: BTreeSet<&str> = keys.iter().copied().collect();
        assert_eq!(distinct.len(), keys.len());
        let languages = Languages::compiled_in().unwrap();
        let messages = languages.messages("en");
        let stated: BTreeSet<&str> = messages
            .into_keys()
            .filter(|key| key.starts_with("why-") || key.starts_with("year-from-"))
            // A heading.
            .filter(|key| *key != "why-one-person")
            .collect();
        assert_eq!(stated, distinct);
    }

    #[test]
    fn a_reason_is_worded_in_the_language_of_the_reader() {
        let languages = Languages::compiled_in().unwrap();
        let reason = Reason::YearOfAnotherText {
            date: chrono::NaiveDate::from_ymd_opt(2025, 3, 9).unwrap(),
        };
        let english = EnglishReasons::new(&languages);
        assert_eq!(
            english.one(&reason),
            "another document about the same event is dated 2025-03-09"
        );
        let words = InterfaceWords::new(&languages, "ru", "en");
        let russian = wording(&reason, &words, languages.get("ru"));
        assert!(
            russian.ends_with("датирована: 9 марта 2025 г."),
            "{russian}"
        );
    }
}
