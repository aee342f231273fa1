//! curation.yaml: the owner's decisions, each with its line.

use super::raw::RawCuration;
use crate::model::{Curation, Decision, Diagnostic};
use crate::text::yaml_fault;

const FILE: &str = "curation.yaml";

/// Reads and validates the text of curation.yaml. Decisions that contradict each other are errors that name both lines.
pub fn parse_curation(text: &str) -> Result<Curation, Diagnostic> {
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(Curation::default());
    }
    let raw: RawCuration =
        serde_yaml::from_str(text).map_err(|error| yaml_fault(FILE, text, 0, &error))?;
    let lines = LineFinder { text };
    let curation = Curation {
        stories_together: lines.groups(raw.stories.together),
        stories_apart: lines.groups(raw.stories.apart),
        events_together: lines.groups(raw.events.together),
        events_apart: lines.groups(raw.events.apart),
        people_merge: lines.groups(raw.people.merge),
        people_apart: lines.groups(raw.people.apart),
        people_rename: raw
            .people
            .rename
            .into_iter()
            .flat_map(|rename| {
                let line = lines.of(&rename.person);
                rename.names.into_iter().map(move |(tag, name)| Decision {
                    value: (rename.person.clone(), tag, name),
                    line,
                })
            })
            .collect(),
        not_a_person: raw
            .people
            .not_a_person
            .into_iter()
            .map(|form| Decision {
                line: lines.of(&form),
                value: form,
            })
            .collect(),
        people_notes: raw
            .people
            .note
            .into_iter()
            .map(|note| Decision {
                line: lines.of(note.text.lines().next().unwrap_or(&note.person)),
                value: (note.person, note.text),
            })
            .collect(),
        people_same_as: raw
            .people
            .same_as
            .into_iter()
            .flat_map(|same| {
                let person = same.person;
                same.addresses
                    .into_iter()
                    .map(move |address| (person.clone(), address))
            })
            .map(|(person, address)| Decision {
                line: lines.of(&address),
                value: (person, address),
            })
            .collect(),
    };
    for decision in &curation.people_same_as {
        let address = &decision.value.1;
        if !address.starts_with("https://") && !address.starts_with("http://") {
            return Err(
                Diagnostic::error(format!("“{address}” is no address of the web"))
                    .at(FILE)
                    .line(decision.line)
                    .hint("same-as takes addresses that begin with https://"),
            );
        }
    }
    for (together, apart, what) in [
        (
            &curation.stories_together,
            &curation.stories_apart,
            "stories",
        ),
        (&curation.events_together, &curation.events_apart, "events"),
        (&curation.people_merge, &curation.people_apart, "people"),
    ] {
        contradiction(together, apart, what)?;
    }
    Ok(curation)
}

fn has_in_order(line: &str, values: &[String]) -> bool {
    let mut rest = line;
    values.iter().all(|value| match rest.find(value.as_str()) {
        Some(at) => {
            rest = &rest[at + value.len()..];
            true
        }
        None => false,
    })
}

/// Two members of one joined group that another line keeps apart.
fn contradiction(
    together: &[Decision<Vec<String>>],
    apart: &[Decision<Vec<String>>],
    what: &str,
) -> Result<(), Diagnostic> {
    for join in together {
        for split in apart {
            let shared: Vec<_> = split
                .value
                .iter()
                .filter(|id| join.value.contains(id))
                .collect();
            if shared.len() > 1 {
                return Err(Diagnostic::error(format!(
                    "{what}: line {} joins {} and {}, line {} keeps them apart",
                    join.line, shared[0], shared[1], split.line
                ))
                .at(FILE)
                .line(split.line)
                .hint("take one of the two lines out"));
            }
        }
    }
    Ok(())
}

/// Finds the line a value stands on.
struct LineFinder<'a> {
    text: &'a str,
}

impl LineFinder<'_> {
    fn groups(&self, groups: Vec<Vec<String>>) -> Vec<Decision<Vec<String>>> {
        groups
            .into_iter()
            .map(|value| Decision {
                line: self.of_all(&value),
                value,
            })
            .collect()
    }

    /// The first line that has every value in this order (a flow list), else the first that has the first value.
    fn of_all(&self, values: &[String]) -> usize {
        self.text
            .lines()
            .position(|line| has_in_order(line, values))
            .map_or_else(
                || values.first().map_or(1, |first| self.of(first)),
                |index| index + 1,
            )
    }

    fn of(&self, value: &str) -> usize {
        self.text
            .lines()
            .position(|line| line.contains(value) && !line.trim_start().starts_with('#'))
            .map_or(1, |index| index + 1)
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
    fn contradictions_name_both_lines() {
        let text = "events:\n  together:\n    - [one, two]\n  apart:\n    - [two, one]\n";
        let error = parse_curation(text).expect_err("a contradiction");
        assert!(
            error.message.contains("line 3") && error.message.contains("line 5"),
            "{}",
            error.message
        );
    }

    #[test]
    fn unknown_keys_name_the_nearest() {
        let error = parse_curation("persons:\n  merge: []\n").expect_err("unknown key");
        assert!(error.message.contains("persons"));
    }
}
