//! The owner's decisions about people, replayed.
//!
//! The order in the file does not matter: mentions of what is no person go first, then people are joined, then kept apart, then renamed
//! and annotated, each kind in the order of its words.
//! Ids are those that the program gives before any decision, so a line keeps its meaning when another one is added.

use super::assemble::{Findings, PersonDraft};
use super::incomplete_names::Doubt;
use crate::model::{CURATION_FILE, Curation, Decision, Diagnostic, HeadlineName, Reason};
use crate::text::fold_name;
use std::collections::{BTreeMap, BTreeSet};

/// People after the decisions.
#[derive(Debug, Default)]
pub(super) struct Curated {
    /// The people; emptied ones stay in their places, so numbers keep their meaning.
    pub(super) drafts: Vec<PersonDraft>,
    /// What is still in doubt.
    pub(super) doubts: Vec<Doubt>,
    /// Headline names by number of the person and language.
    pub(super) renamed: BTreeMap<usize, BTreeMap<String, HeadlineName>>,
    /// Notes by number of the person.
    pub(super) notes: BTreeMap<usize, Vec<String>>,
    /// Addresses elsewhere by number of the person.
    pub(super) same_as: BTreeMap<usize, Vec<String>>,
    /// Decisions that match nothing or contradict each other.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Replays all decisions.
pub(super) fn replay(
    drafts: Vec<PersonDraft>,
    doubts: Vec<Doubt>,
    curation: &Curation,
    found: &Findings<'_>,
) -> Curated {
    if *curation == Curation::default() {
        return Curated {
            drafts,
            doubts,
            ..Curated::default()
        };
    }
    let mut replay = Replay {
        into: (0..drafts.len()).collect(),
        names: Names::of(&drafts),
        drafts,
        diagnostics: Vec::new(),
        settled: BTreeSet::new(),
    };
    for decision in by_words(&curation.not_a_person) {
        replay.remove(&decision.value, decision.line, found);
    }
    let keep_apart = by_members(&curation.people_apart);
    let apart: Vec<(BTreeSet<usize>, usize)> = keep_apart
        .iter()
        .map(|decision| {
            (
                replay.numbers(&decision.value, decision.line),
                decision.line,
            )
        })
        .collect();
    for decision in &by_members(&curation.people_merge) {
        replay.merge(&decision.value, decision.line, &apart);
    }
    for decision in &keep_apart {
        replay.separate(&decision.value, decision.line, found);
    }
    let mut renamed: BTreeMap<usize, BTreeMap<String, HeadlineName>> = BTreeMap::new();
    for decision in by_words(&curation.people_rename) {
        let (person, tag, name) = &decision.value;
        for number in replay.numbers(std::slice::from_ref(person), decision.line) {
            let headline = HeadlineName {
                name: name.clone(),
                language: Some(tag.clone()),
            };
            let names = renamed.entry(replay.root(number)).or_default();
            match names.get(tag) {
                // The first in the order of the words stands, whichever line it is on.
                Some(other) if other.name != *name => replay.diagnostics.push(
                    warning(
                        decision.line,
                        format!(
                            "“{person}” already has another name in {tag}: “{}”",
                            other.name
                        ),
                    )
                    .hint("remove one of the two lines"),
                ),
                Some(_) => {}
                None => {
                    names.insert(tag.clone(), headline);
                }
            }
        }
    }
    let notes = replay.attached(&curation.people_notes);
    let same_as = replay.attached(&curation.people_same_as);
    replay
        .diagnostics
        .sort_by(|a, b| (a.line, &a.message).cmp(&(b.line, &b.message)));
    let doubts = doubts
        .into_iter()
        .map(|(a, b, why)| (replay.root(a), replay.root(b), why))
        .filter(|(a, b, _)| a != b && !replay.settled.contains(&(*a.min(b), *a.max(b))))
        .collect();
    Curated {
        drafts: replay.drafts,
        doubts,
        renamed,
        notes,
        same_as,
        diagnostics: replay.diagnostics,
    }
}

/// Decisions in the order of their words, so that the order of lines decides nothing.
fn by_words<T: Ord>(decisions: &[Decision<T>]) -> Vec<&Decision<T>> {
    let mut out: Vec<&Decision<T>> = decisions.iter().collect();
    out.sort_by(|a, b| (&a.value, a.line).cmp(&(&b.value, b.line)));
    out
}

/// The same for groups, whose members have no order either.
fn by_members(decisions: &[Decision<Vec<String>>]) -> Vec<Decision<Vec<String>>> {
    let mut out = decisions.to_vec();
    for decision in &mut out {
        decision.value.sort();
    }
    out.sort_by(|a, b| (&a.value, a.line).cmp(&(&b.value, b.line)));
    out
}

/// By which names the owner may call people: their ids and every form, folded.
struct Names(BTreeMap<String, BTreeSet<usize>>);

impl Names {
    fn of(drafts: &[PersonDraft]) -> Self {
        let mut names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (number, draft) in drafts.iter().enumerate() {
            let mut add = |name: String| {
                names.entry(name).or_default().insert(number);
            };
            add(draft.id.clone());
            for form in &draft.forms {
                add(fold_name(&form.name));
                form.surfaces
                    .keys()
                    .for_each(|surface| add(fold_name(surface)));
            }
        }
        Self(names)
    }

    /// The people of that id, else those with a form of that name.
    fn find(&self, name: &str) -> BTreeSet<usize> {
        let by_id = self.0.get(name.trim());
        by_id
            .or_else(|| self.0.get(&fold_name(name)))
            .cloned()
            .unwrap_or_default()
    }
}

struct Replay {
    drafts: Vec<PersonDraft>,
    /// For each person the one it was joined to, or itself.
    into: Vec<usize>,
    names: Names,
    diagnostics: Vec<Diagnostic>,
    /// Pairs that the owner decided to keep apart.
    settled: BTreeSet<(usize, usize)>,
}

impl Replay {
    fn root(&self, mut number: usize) -> usize {
        while self.into[number] != number {
            number = self.into[number];
        }
        number
    }

    /// The people of the given names; a name that nobody has is warned about.
    fn numbers(&mut self, names: &[String], line: usize) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        for name in names {
            let people = self.names.find(name);
            if people.is_empty() && !self.warned(line) {
                self.diagnostics.push(
                    warning(line, format!("nobody in this archive is called “{name}”"))
                        .hint("use an id or a form of the name from the person's page"),
                );
            }
            out.extend(people);
        }
        out
    }

    /// Whether the line has been warned about already.
    fn warned(&self, line: usize) -> bool {
        self.diagnostics.iter().any(|d| d.line == Some(line))
    }

    /// What the owner attaches to people, by number of the person.
    fn attached(
        &mut self,
        decisions: &[Decision<(String, String)>],
    ) -> BTreeMap<usize, Vec<String>> {
        let mut out: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for decision in by_words(decisions) {
            let (person, what) = &decision.value;
            for number in self.numbers(std::slice::from_ref(person), decision.line) {
                let attached = out.entry(self.root(number)).or_default();
                if !attached.contains(what) {
                    attached.push(what.clone());
                }
            }
        }
        for attached in out.values_mut() {
            attached.sort();
        }
        out
    }

    fn remove(&mut self, form: &str, line: usize, found: &Findings<'_>) {
        let folded = fold_name(form);
        let mut matched = false;
        for draft in &mut self.drafts {
            let whole = draft.id == form.trim();
            let before = draft.mentions.len();
            draft.mentions.retain(|(mention, _, _)| {
                let place = found.places[*mention];
                let surface = &found.documents[place.document].mentions[place.mention].text;
                let named = fold_name(surface) == folded
                    || fold_name(&found.forms[*mention].name) == folded;
                !(whole || named)
            });
            matched |= draft.mentions.len() < before;
        }
        if !matched {
            self.diagnostics.push(
                warning(line, format!("no mention is called “{form}”"))
                    .hint("remove the line, or copy the name as a text has it"),
            );
        }
    }

    fn merge(&mut self, names: &[String], line: usize, apart: &[(BTreeSet<usize>, usize)]) {
        let numbers = self.numbers(names, line);
        let wanted: BTreeSet<usize> = numbers.iter().map(|n| self.root(*n)).collect();
        // Whoever has been joined to one of them comes along.
        let all: BTreeSet<usize> = (0..self.into.len())
            .filter(|number| wanted.contains(&self.root(*number)))
            .collect();
        if let Some((_, other)) = apart
            .iter()
            .find(|(pair, _)| pair.intersection(&all).count() > 1)
        {
            self.diagnostics.push(
                warning(
                    line,
                    format!("line {other} keeps apart whom this line joins"),
                )
                .hint("remove one of the two lines"),
            );
            return;
        }
        let mut roots: BTreeSet<usize> = numbers.iter().map(|n| self.root(*n)).collect();
        let Some(first) = roots.pop_first() else {
            return;
        };
        for other in roots {
            let draft = std::mem::take(&mut self.drafts[other]);
            self.into[other] = first;
            let target = &mut self.drafts[first];
            target.reasons.extend(draft.reasons);
            target.reasons.push(Reason::MergedByOwner { line });
            target.mentions.extend(draft.mentions);
            target.mentions.sort_by_key(|mention| mention.0);
        }
    }

    /// Keeps the bearers of the given names apart; where the program took them for one, the mentions part by name.
    fn separate(&mut self, names: &[String], line: usize, found: &Findings<'_>) {
        let numbers = self.numbers(names, line);
        let roots: BTreeSet<usize> = numbers.iter().map(|n| self.root(*n)).collect();
        for a in &roots {
            for b in roots.range(a + 1..) {
                self.settled.insert((*a, *b));
            }
        }
        let mut seen = BTreeSet::new();
        for name in names {
            let [number] = self.names.find(name).into_iter().collect::<Vec<_>>()[..] else {
                continue;
            };
            let number = self.root(number);
            if seen.insert(number) {
                continue;
            }
            let texts = |mention: usize| {
                let place = found.places[mention];
                let surface = &found.documents[place.document].mentions[place.mention].text;
                [surface.as_str(), found.forms[mention].name.as_str()]
            };
            // Letter for letter where some mention has it so, for the two may differ in spelling only.
            let wanted = name.to_lowercase();
            let exact = |mention: usize| texts(mention).iter().any(|t| t.to_lowercase() == wanted);
            let folded = fold_name(name);
            let mentions = std::mem::take(&mut self.drafts[number].mentions);
            let any_exact = mentions.iter().any(|(mention, _, _)| exact(*mention));
            let (away, stay): (Vec<_>, Vec<_>) =
                mentions
                    .into_iter()
                    .partition(|(mention, _, _)| match any_exact {
                        true => exact(*mention),
                        false => texts(*mention).iter().any(|t| fold_name(t) == folded),
                    });
            self.drafts[number].mentions = stay;
            let other = self.drafts.len();
            self.into.push(other);
            self.drafts.push(PersonDraft {
                mentions: away,
                reasons: vec![Reason::SeparatedByOwner { line }],
                ..PersonDraft::default()
            });
            self.settled.insert((number, other));
        }
    }
}

fn warning(line: usize, message: String) -> Diagnostic {
    Diagnostic::warning(message).at(CURATION_FILE).line(line)
}
