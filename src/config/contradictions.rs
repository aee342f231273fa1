//! Decisions that cannot all hold.

use super::CURATION;
use crate::model::{Decision, Diagnostic, Stated};
use std::collections::{BTreeMap, VecDeque};

/// A decision about groups, as the sets of names that each of its members stands for.
pub(super) struct Spread {
    /// Line in curation.yaml.
    pub(super) line: usize,
    /// For each member what it stands for: itself, or the documents of a whole story or event.
    pub(super) members: Vec<Vec<String>>,
}

impl Spread {
    /// Every member for itself.
    pub(super) fn plain(decisions: &[Decision<Vec<String>>]) -> Vec<Self> {
        decisions
            .iter()
            .map(|decision| Self {
                line: decision.line,
                members: decision.value.iter().map(|one| vec![one.clone()]).collect(),
            })
            .collect()
    }
}

/// Two members that some lines, alone or one after the other, join and another line keeps apart.
pub(super) fn joined_and_apart(
    together: &[Spread],
    apart: &[Spread],
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
                        return Err(told(what, one, other, &lines, split.line));
                    }
                }
            }
        }
    }
    Ok(())
}

/// The lines by which one leads to the other, fewest steps first.
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

fn told(what: &str, one: &str, other: &str, lines: &[usize], apart: usize) -> Diagnostic {
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
    .at(CURATION)
    .line(apart)
    .hint(hint)
}

/// Two titles in one language, two days, or a title for what is hidden. `same` gives what a name stands for, so that two names of one thing meet.
pub(super) fn stated_twice(
    stated: &Stated,
    what: &str,
    same: &dyn Fn(&str) -> Option<String>,
) -> Result<(), Diagnostic> {
    let of = |name: &str| same(name).unwrap_or_else(|| name.to_owned());
    let mut titles: BTreeMap<(String, &str), (&str, usize)> = BTreeMap::new();
    let mut dates = BTreeMap::new();
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    for decision in &stated.titles {
        let (name, tag, title) = &decision.value;
        let line = decision.line;
        let (first, before) = *titles.entry((of(name), tag)).or_insert((title, line));
        if first != title {
            let said = format!("two titles in {tag}");
            return Err(twice(what, name, &said, before, line));
        }
        shown.entry(of(name)).or_insert(line);
    }
    for decision in &stated.dates {
        let (name, date) = &decision.value;
        let line = decision.line;
        let (first, before) = *dates.entry(of(name)).or_insert((date, line));
        if first != date {
            return Err(twice(what, name, "two days", before, line));
        }
        shown.entry(of(name)).or_insert(line);
    }
    for decision in &stated.hidden {
        if let Some(before) = shown.get(&of(&decision.value)) {
            return Err(Diagnostic::error(format!(
                "{what}: line {} hides {}, line {before} gives it a title or a day",
                decision.line, decision.value
            ))
            .at(CURATION)
            .line(decision.line)
            .hint("take one of the two lines out"));
        }
    }
    Ok(())
}

fn twice(what: &str, name: &str, said: &str, before: usize, line: usize) -> Diagnostic {
    Diagnostic::error(format!(
        "{what}: lines {before} and {line} give {name} {said}"
    ))
    .at(CURATION)
    .line(line)
    .hint("take one of the two lines out")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(groups: &[(usize, &[&str])]) -> Vec<Spread> {
        groups
            .iter()
            .map(|(line, members)| Spread {
                line: *line,
                members: members.iter().map(|one| vec![(*one).to_owned()]).collect(),
            })
            .collect()
    }

    #[test]
    fn what_several_lines_join_is_joined() {
        let together = decided(&[(2, &["a", "b"]), (3, &["x", "y"]), (4, &["c", "b"])]);
        let error = joined_and_apart(&together, &decided(&[(7, &["a", "c"])]), "events")
            .expect_err("a contradiction");
        assert_eq!(
            error.message,
            "events: lines 2 and 4 join a and c, line 7 keeps them apart"
        );
        assert!(joined_and_apart(&together, &decided(&[(7, &["a", "x"])]), "events").is_ok());
    }
}
