//! curation.yaml: the owner's decisions, each with its line.

use super::decision_lines::Section;
use super::raw::{RawCuration, RawDate, RawGrouping, RawTitle};
use crate::model::{CURATION_FILE, Curation, Decision, Diagnostic, OverrideDecisions};
use crate::text::yaml_fault;
use chrono::NaiveDate;

/// Reads the text of curation.yaml.
///
/// # Errors
///
/// YAML that cannot be read, unknown keys, and values of the wrong form, with their line.
pub fn parse_curation(text: &str) -> Result<Curation, Diagnostic> {
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(Curation::default());
    }
    let raw: RawCuration =
        serde_yaml::from_str(text).map_err(|error| yaml_fault(CURATION_FILE, text, 0, &error))?;
    let file = File { text };
    let stories = file.grouping("stories", raw.stories)?;
    let events = file.grouping("events", raw.events)?;
    let people = raw.people;
    let (mut rename, mut not_a_person) = (file.people("rename"), file.people("not-a-person"));
    let (mut note, mut same_as) = (file.people("note"), file.people("same-as"));
    let curation = Curation {
        stories_together: stories.together,
        stories_apart: stories.apart,
        story_overrides: stories.overrides,
        events_together: events.together,
        events_apart: events.apart,
        event_overrides: events.overrides,
        people_merge: file.groups("people", "merge", people.merge),
        people_apart: file.groups("people", "apart", people.apart),
        people_rename: people
            .rename
            .into_iter()
            .flat_map(|entry| {
                let line = rename.line(&entry.person);
                let person = entry.person;
                entry.names.into_iter().map(move |(tag, name)| Decision {
                    value: (person.clone(), tag, name),
                    line,
                })
            })
            .collect(),
        not_a_person: people
            .not_a_person
            .into_iter()
            .map(|form| Decision {
                line: not_a_person.line(&form),
                value: form,
            })
            .collect(),
        people_notes: people
            .note
            .into_iter()
            .map(|entry| Decision {
                line: note.line(entry.text.lines().next().unwrap_or(&entry.person)),
                value: (entry.person, entry.text),
            })
            .collect(),
        people_same_as: people
            .same_as
            .into_iter()
            .flat_map(|same| {
                let person = same.person;
                same.addresses
                    .into_iter()
                    .map(move |address| (person.clone(), address))
            })
            .map(|(person, address)| Decision {
                line: same_as.line(&address),
                value: (person, address),
            })
            .collect(),
    };
    for decision in &curation.people_same_as {
        let address = &decision.value.1;
        if !address.starts_with("https://") && !address.starts_with("http://") {
            return Err(
                Diagnostic::error(format!("“{address}” is no address of the web"))
                    .at(CURATION_FILE)
                    .line(decision.line)
                    .hint("same-as takes addresses that begin with https://"),
            );
        }
    }
    Ok(curation)
}

/// What one of `stories:` and `events:` says.
struct Grouping {
    together: Vec<Decision<Vec<String>>>,
    apart: Vec<Decision<Vec<String>>>,
    overrides: OverrideDecisions,
}

/// The text, for the lines that decisions stand on.
struct File<'a> {
    text: &'a str,
}

impl File<'_> {
    fn people(&self, key: &str) -> Section<'_> {
        Section::of(self.text, "people", key)
    }

    fn groups(
        &self,
        outer: &str,
        inner: &str,
        groups: Vec<Vec<String>>,
    ) -> Vec<Decision<Vec<String>>> {
        let mut section = Section::of(self.text, outer, inner);
        groups
            .into_iter()
            .map(|value| Decision {
                line: section.line_of_all(&value),
                value,
            })
            .collect()
    }

    fn grouping(&self, outer: &str, raw: RawGrouping) -> Result<Grouping, Diagnostic> {
        let mut hide = Section::of(self.text, outer, "hide");
        Ok(Grouping {
            together: self.groups(outer, "together", raw.together),
            apart: self.groups(outer, "apart", raw.apart),
            overrides: OverrideDecisions {
                titles: self.titles(outer, raw.title),
                dates: self.dates(outer, raw.date)?,
                hidden: raw
                    .hide
                    .into_iter()
                    .map(|value| Decision {
                        line: hide.line(&value),
                        value,
                    })
                    .collect(),
            },
        })
    }

    fn titles(&self, outer: &str, raw: Vec<RawTitle>) -> Vec<Decision<(String, String, String)>> {
        let mut section = Section::of(self.text, outer, "title");
        raw.into_iter()
            .flat_map(|entry| {
                let line = section.line(&entry.of);
                let of = entry.of;
                entry.titles.into_iter().map(move |(tag, title)| Decision {
                    value: (of.clone(), tag, title),
                    line,
                })
            })
            .collect()
    }

    fn dates(
        &self,
        outer: &str,
        raw: Vec<RawDate>,
    ) -> Result<Vec<Decision<(String, NaiveDate)>>, Diagnostic> {
        let mut section = Section::of(self.text, outer, "date");
        raw.into_iter()
            .map(|entry| {
                let line = section.line(&entry.of);
                let date = entry.date.trim().parse::<NaiveDate>().map_err(|_| {
                    Diagnostic::error(format!("“{}” is no day", entry.date))
                        .at(CURATION_FILE)
                        .line(line)
                        .hint("write year, month and day: 2025-12-10")
                })?;
                Ok(Decision {
                    value: (entry.of, date),
                    line,
                })
            })
            .collect()
    }
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
        assert_eq!(error.line, Some(2));
    }
}
