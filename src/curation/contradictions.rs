//! Decisions that cannot all hold.

use crate::model::{CURATION_FILE, Curation, Decision, Diagnostic, OverrideDecisions};
use std::collections::{BTreeMap, VecDeque};

/// Finds decisions that contradict each other as they are written, before any name is resolved.
///
/// # Errors
///
/// The first contradiction, with the numbers of both lines.
pub fn check(curation: &Curation) -> Result<(), Diagnostic> {
    for (together, apart, what) in [
        (
            &curation.stories_together,
            &curation.stories_apart,
            "stories",
        ),
        (&curation.events_together, &curation.events_apart, "events"),
        (&curation.people_merge, &curation.people_apart, "people"),
    ] {
        let unresolved = ExpandedDecision::unresolved;
        check_joins(&unresolved(together), &unresolved(apart), what)?;
    }
    check_overrides(&curation.story_overrides, "stories", &|_| None)?;
    check_overrides(&curation.event_overrides, "events", &|_| None)
}

/// A decision about groups in which every member is a list of names: itself, or the documents of a whole story or event.
pub(super) struct ExpandedDecision {
    /// Line in curation.yaml.
    pub(super) line: usize,
    /// The names that each member means.
    pub(super) members: Vec<Vec<String>>,
}

impl ExpandedDecision {
    /// The decisions with every member as the name it is.
    fn unresolved(decisions: &[Decision<Vec<String>>]) -> Vec<Self> {
        decisions
            .iter()
            .map(|decision| Self {
                line: decision.line,
                members: decision.value.iter().map(|one| vec![one.clone()]).collect(),
            })
            .collect()
    }
}

/// Rejects two members that some lines, alone or in a chain, join and another line keeps apart.
pub(super) fn check_joins(
    together: &[ExpandedDecision],
    apart: &[ExpandedDecision],
    what: &str,
) -> Result<(), Diagnostic> {
    let mut joins: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for join in together {
        let mut members = join.members.iter().flatten();
        let Some(first) = members.next() else {
            continue;
        };
        for other in members {
            joins.entry(first).or_default().push((other, join.line));
            joins.entry(other).or_default().push((first, join.line));
        }
    }
    for split in apart {
        for (at, one) in split.members.iter().enumerate() {
            for other in split.members[at + 1..].iter().flatten() {
                for one in one.iter().filter(|one| *one != other) {
                    if let Some(lines) = path(&joins, one, other) {
                        return Err(joined_and_apart(what, one, other, &lines, split.line));
                    }
                }
            }
        }
    }
    Ok(())
}

/// The lines that join the two, by the shortest chain.
fn path(joins: &BTreeMap<&str, Vec<(&str, usize)>>, one: &str, other: &str) -> Option<Vec<usize>> {
    let mut came_by: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    let mut waiting = VecDeque::from([one]);
    while let Some(here) = waiting.pop_front() {
        if here == other {
            let mut lines = Vec::new();
            let mut at = here;
            while at != one {
                let (before, line) = came_by[at];
                lines.push(line);
                at = before;
            }
            lines.sort_unstable();
            lines.dedup();
            return Some(lines);
        }
        for &(next, line) in joins.get(here).into_iter().flatten() {
            if next != one && !came_by.contains_key(next) {
                came_by.insert(next, (here, line));
                waiting.push_back(next);
            }
        }
    }
    None
}

fn joined_and_apart(
    what: &str,
    one: &str,
    other: &str,
    lines: &[usize],
    apart: usize,
) -> Diagnostic {
    let numbers: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let (joining, hint) = match numbers.as_slice() {
        [line] => (
            format!("line {line} joins"),
            "take one of the two lines out",
        ),
        lines => (
            format!("lines {} join", lines.join(" and ")),
            "take one of these lines out",
        ),
    };
    Diagnostic::error(format!(
        "{what}: {joining} {one} and {other}, line {apart} keeps them apart"
    ))
    .at(CURATION_FILE)
    .line(apart)
    .hint(hint)
}

/// Rejects two titles in one language, two days, or a title for what is hidden. `same` resolves a name, so that two names of one thing meet.
pub(super) fn check_overrides(
    decisions: &OverrideDecisions,
    what: &str,
    same: &dyn Fn(&str) -> Option<String>,
) -> Result<(), Diagnostic> {
    let of = |name: &str| same(name).unwrap_or_else(|| name.to_owned());
    let mut titles: BTreeMap<(String, &str), (&str, usize)> = BTreeMap::new();
    let mut dates = BTreeMap::new();
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    for decision in &decisions.titles {
        let (name, tag, title) = &decision.value;
        let line = decision.line;
        let (first, before) = *titles.entry((of(name), tag)).or_insert((title, line));
        if first != title {
            let said = format!("two titles in {tag}");
            return Err(given_twice(what, name, &said, before, line));
        }
        shown.entry(of(name)).or_insert(line);
    }
    for decision in &decisions.dates {
        let (name, date) = &decision.value;
        let line = decision.line;
        let (first, before) = *dates.entry(of(name)).or_insert((date, line));
        if first != date {
            return Err(given_twice(what, name, "two days", before, line));
        }
        shown.entry(of(name)).or_insert(line);
    }
    for decision in &decisions.hidden {
        if let Some(before) = shown.get(&of(&decision.value)) {
            return Err(Diagnostic::error(format!(
                "{what}: line {} hides {}, line {before} gives it a title or a day",
                decision.line, decision.value
            ))
            .at(CURATION_FILE)
            .line(decision.line)
            .hint("take one of the two lines out"));
        }
    }
    Ok(())
}

fn given_twice(what: &str, name: &str, said: &str, before: usize, line: usize) -> Diagnostic {
    Diagnostic::error(format!(
        "{what}: lines {before} and {line} give {name} {said}"
    ))
    .at(CURATION_FILE)
    .line(line)
    .hint("take one of the two lines out")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(groups: &[(usize, &[&str])]) -> Vec<ExpandedDecision> {
        groups
            .iter()
            .map(|(line, members)| ExpandedDecision {
                line: *line,
                members: members.iter().map(|one| vec![(*one).to_owned()]).collect(),
            })
            .collect()
    }

    #[test]
    fn what_several_lines_join_is_joined() {
        let together = decided(&[(2, &["a", "b"]), (3, &["x", "y"]), (4, &["c", "b"])]);
        let error = check_joins(&together, &decided(&[(7, &["a", "c"])]), "events")
            .expect_err("a contradiction");
        assert_eq!(
            error.message,
            "events: lines 2 and 4 join a and c, line 7 keeps them apart"
        );
        assert!(check_joins(&together, &decided(&[(7, &["a", "x"])]), "events").is_ok());
    }
    #[test]
    fn contradictions_name_both_lines() {
        let decision = |line, names: [&str; 2]| Decision {
            value: names.map(str::to_owned).to_vec(),
            line,
        };
        let curation = Curation {
            events_together: vec![decision(3, ["one", "two"])],
            events_apart: vec![decision(5, ["two", "one"])],
            ..Curation::default()
        };
        let error = check(&curation).expect_err("a contradiction");
        assert!(
            error.message.contains("line 3") && error.message.contains("line 5"),
            "{}",
            error.message
        );
    }

    #[test]
    fn what_is_overridden_twice_names_both_lines() {
        let title = |line, title: &str| Decision {
            value: ("one".to_owned(), "en".to_owned(), title.to_owned()),
            line,
        };
        let mut decisions = OverrideDecisions {
            titles: vec![title(3, "A title"), title(5, "Another")],
            ..OverrideDecisions::default()
        };
        let message = |event_overrides: &OverrideDecisions| {
            let curation = Curation {
                event_overrides: event_overrides.clone(),
                ..Curation::default()
            };
            check(&curation).expect_err("a contradiction").message
        };
        assert!(message(&decisions).contains("lines 3 and 5"));
        decisions.titles.pop();
        decisions.hidden = vec![Decision {
            value: "one".to_owned(),
            line: 6,
        }];
        assert!(message(&decisions).contains("line 6 hides one, line 3"));
    }
}
