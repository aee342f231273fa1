//! curation.yaml: the owner's decisions, each with its line.

use super::raw::{RawCuration, RawDate, RawGrouping, RawPseudonym, RawSameAs, RawWithdrawal};
use super::setup_file::SetupFile;
use super::web_addresses::web_address;
use crate::model::{
    CURATION_FILE, Curation, Decision, Diagnostic, OverrideDecisions, PseudonymDecision, Withdrawal,
};
use crate::text::read_yaml;
use chrono::NaiveDate;
use serde_saphyr::Spanned;
use std::collections::BTreeMap;

/// Reads and validates the text of curation.yaml.
///
/// # Errors
///
/// YAML that cannot be read, unknown keys, and values that are not valid, with their line.
pub fn parse_curation(text: &str) -> Result<Curation, Diagnostic> {
    let raw: RawCuration = read_yaml(CURATION_FILE, text, 0)?;
    let file = SetupFile {
        path: CURATION_FILE,
        text,
    };
    let stories = grouping(file, raw.stories)?;
    let events = grouping(file, raw.events)?;
    let people = raw.people;
    Ok(Curation {
        stories_together: stories.together,
        stories_apart: stories.apart,
        story_overrides: stories.overrides,
        events_together: events.together,
        events_apart: events.apart,
        event_overrides: events.overrides,
        people_merge: decisions(people.merge),
        people_apart: decisions(people.apart),
        people_rename: by_language(people.rename.into_iter().map(|e| (e.person, e.names))),
        not_a_person: decisions(people.not_a_person),
        people_notes: people
            .note
            .into_iter()
            .map(|entry| decision(entry.person, |person| (person, entry.text)))
            .collect(),
        people_same_as: addresses(file, people.same_as)?,
        pseudonyms: (people.pseudonym.into_iter())
            .map(|entry| pseudonym(file, entry))
            .collect::<Result<_, _>>()?,
        withdrawn: raw
            .withdrawn
            .into_iter()
            .map(|entry| withdrawal(file, entry))
            .collect::<Result<_, _>>()?,
    })
}

fn pseudonym(
    file: SetupFile<'_>,
    entry: RawPseudonym,
) -> Result<Decision<PseudonymDecision>, Diagnostic> {
    let stated = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let person = entry.person.and_then(stated);
    let forms: Vec<String> = entry.forms.into_iter().filter_map(stated).collect();
    let names_somebody = person.is_some() || !forms.is_empty();
    file.check(entry.name.clone().into(), |name: String| {
        let fault = match (names_somebody, name.chars().any(char::is_alphanumeric)) {
            (false, _) => "this pseudonym names nobody",
            (_, false) => "a pseudonym needs a letter or a digit",
            _ => return Ok(()),
        };
        Err(Diagnostic::error(fault).hint("for example { person: jane-doe, name: \"A. B.\" }"))
    })?;
    Ok(decision(entry.name, |name| PseudonymDecision {
        person,
        forms,
        name: (name.trim().trim_start_matches('['))
            .trim_end_matches(']')
            .trim()
            .to_owned(),
    }))
}

fn withdrawal(
    file: SetupFile<'_>,
    entry: RawWithdrawal,
) -> Result<Decision<Withdrawal>, Diagnostic> {
    let date = entry.date.map(|date| file.check(date.into(), check_date));
    let date = date.transpose()?;
    let reason = entry.reason.0.into_iter();
    let reason = reason.map(|(tag, text)| (tag.trim().to_owned(), text.trim().to_owned()));
    let reason = reason.filter(|(_, text)| !text.is_empty()).collect();
    Ok(decision(entry.document, |document| Withdrawal {
        document,
        date,
        reason,
    }))
}

/// One of `stories:` and `events:`.
struct Grouping {
    together: Vec<Decision<Vec<String>>>,
    apart: Vec<Decision<Vec<String>>>,
    overrides: OverrideDecisions,
}

fn grouping(file: SetupFile<'_>, raw: RawGrouping) -> Result<Grouping, Diagnostic> {
    let date = |entry: RawDate| {
        let date = file.check(entry.date.into(), check_date)?;
        Ok(decision(entry.of, |of| (of, date)))
    };
    Ok(Grouping {
        together: decisions(raw.together),
        apart: decisions(raw.apart),
        overrides: OverrideDecisions {
            titles: by_language(raw.title.into_iter().map(|e| (e.of, e.titles))),
            dates: raw.date.into_iter().map(date).collect::<Result<_, _>>()?,
            hidden: decisions(raw.hide),
        },
    })
}

/// A decision on the line of the value.
fn decision<T, U>(value: Spanned<T>, make: impl FnOnce(T) -> U) -> Decision<U> {
    Decision {
        line: usize::try_from(value.referenced.line()).unwrap_or_default(),
        value: make(value.value),
    }
}

fn decisions<T>(values: Vec<Spanned<T>>) -> Vec<Decision<T>> {
    values
        .into_iter()
        .map(|value| decision(value, |value| value))
        .collect()
}

/// One decision per language: (what it is about, tag, text).
fn by_language(
    entries: impl Iterator<Item = (Spanned<String>, BTreeMap<String, String>)>,
) -> Vec<Decision<(String, String, String)>> {
    let each = |(of, texts): (Spanned<String>, BTreeMap<String, String>)| {
        let each = move |(tag, text)| decision(of.clone(), |of| (of, tag, text));
        texts.into_iter().map(each)
    };
    entries.flat_map(each).collect()
}

/// One decision per address: (person, address).
fn addresses(
    file: SetupFile<'_>,
    entries: Vec<RawSameAs>,
) -> Result<Vec<Decision<(String, String)>>, Diagnostic> {
    let mut out = Vec::new();
    for entry in entries {
        for address in entry.addresses {
            let person = entry.person.value.clone();
            out.push(decision(address.clone(), |address| (person, address)));
            file.check(address.into(), check_address)?;
        }
    }
    Ok(out)
}

fn check_address(address: String) -> Result<(), Diagnostic> {
    match web_address(&address) {
        Some(_) => Ok(()),
        None => Err(
            Diagnostic::error(format!("“{address}” is not a valid web address"))
                .hint("write the whole address, beginning with https://"),
        ),
    }
}

fn check_date(date: String) -> Result<NaiveDate, Diagnostic> {
    date.trim().parse().map_err(|_| {
        Diagnostic::error(format!("“{date}” is not a valid date"))
            .hint("write year, month and day: 2025-12-10")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_decides_nothing() {
        assert_eq!(
            parse_curation("# nothing yet\n\n").expect("valid"),
            Curation::default()
        );
    }

    #[test]
    fn decisions_keep_their_lines() {
        let text = "people:\n  merge:\n    - [a-b, b-a]\n  not-a-person:\n    - Alpha Centre\n";
        let curation = parse_curation(text).expect("valid");
        assert_eq!(curation.people_merge[0].line, 3);
        assert_eq!(curation.not_a_person[0].line, 5);
    }

    #[test]
    fn unknown_keys_name_the_nearest() {
        let error = parse_curation("persons:\n  merge: []\n").expect_err("unknown key");
        assert!(error.message.contains("persons"));
    }

    #[test]
    fn titles_days_and_what_is_hidden_keep_their_lines() {
        let text = "events:\n  together:\n    - [one, two]\n  title:\n    - event: one\n      titles: { en: A title, ru: Название }\n  date:\n    - { event: one, date: 2025-12-10 }\n  hide:\n    - three\nstories:\n  hide: [one]\n";
        let curation = parse_curation(text).expect("valid");
        let events = &curation.event_overrides;
        assert_eq!((events.titles[0].line, events.titles.len()), (5, 2));
        assert_eq!((events.dates[0].line, events.hidden[0].line), (8, 10));
        assert_eq!(curation.story_overrides.hidden[0].line, 12);
        let error =
            parse_curation("events:\n  date: [{ event: one, date: May }]\n").expect_err("no day");
        assert_eq!((error.line, error.column), (Some(2), Some(30)));
    }

    #[test]
    fn a_withdrawal_may_state_a_day_and_a_reason_in_one_or_several_languages() {
        let text = "withdrawn:\n  - document: bridge-en\n  - { document: seeds/a.txt, date: 2026-11-01, reason: Wrong }\n  - document: b\n    reason: { en: At the author’s request, ru: По просьбе автора }\n";
        let withdrawn = parse_curation(text).expect("valid").withdrawn;
        let lines: Vec<usize> = withdrawn.iter().map(|d| d.line).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert!(withdrawn[0].value.reason.is_empty() && withdrawn[0].value.date.is_none());
        assert_eq!(withdrawn[1].value.reason["und"], "Wrong");
        assert_eq!(
            withdrawn[1].value.date,
            NaiveDate::from_ymd_opt(2026, 11, 1)
        );
        assert_eq!(withdrawn[2].value.reason["ru"], "По просьбе автора");
        let error = parse_curation("withdrawn: [{ document: a, date: soon }]\n");
        assert_eq!(error.expect_err("no day").line, Some(1));
        let error = parse_curation("withdrawn:\n  - documents: a\n").expect_err("unknown key");
        assert!(error.message.contains("documents"), "{error:?}");
    }

    #[test]
    fn words_elsewhere_do_not_mislead() {
        // The second person's note holds what looks like other decisions.
        let text = "# merge: [[a-b, b-a]]\npeople:\n  note:\n    - person: x\n      text: |\n        merge:\n          - [a-b, b-a] # no decision\n        same-as: ftp://x\n  merge: # [a-b, b-a]\n    - [a-b,\n       b-a]\n    - - a-b\n      - b-a\n  not-a-person: [\"a-b\", \"b-a\"]\n  same-as:\n    - person: \"a-b # b-a\"\n      addresses:\n        - https://a-b.example/\n        - https://b-a.example/\n  rename:\n    - names: { en: a-b }\n      person: a-b\n";
        let curation = parse_curation(text).expect("valid");
        let lines: Vec<usize> = curation.people_merge.iter().map(|d| d.line).collect();
        assert_eq!(lines, [10, 12]);
        assert_eq!(curation.not_a_person[1].line, 14);
        let lines: Vec<usize> = curation.people_same_as.iter().map(|d| d.line).collect();
        assert_eq!(lines, [18, 19]);
        assert_eq!(curation.people_notes[0].line, 4);
        assert_eq!(curation.people_rename[0].line, 22);
        let wrong = text.replace("- https://b-a.example/", "- ftp://x");
        let error = parse_curation(&wrong).expect_err("no web address");
        assert_eq!((error.line, error.column), (Some(19), Some(11)));
        assert_eq!(error.snippet.as_deref(), Some("        - ftp://x"));
    }
}
