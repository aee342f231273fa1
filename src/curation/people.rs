//! The owner's decisions about people, applied.
//!
//! The order in the file does not matter: mentions that name no person go first, then people are joined, then kept apart, then renamed
//! and annotated, each kind in the order of its words.
//! Ids are those that the program gives before any decision, so a line keeps its meaning when another one is added.

use crate::model::{
    CURATION_FILE, CuratedPeople, CuratedPerson, Curation, Decision, Diagnostic, Document,
    FoundMention, FoundPeople, FoundPerson, HeadlineName, PersonDoubt, PersonName, Reason,
};
use crate::text::fold_name;
use std::collections::{BTreeMap, BTreeSet};

/// Whether there is any decision about people.
pub fn decides_on_people(curation: &Curation) -> bool {
    references(&mut curation.clone()).next().is_some()
}

/// Applies the decisions about people.
///
/// `names` are those of the people found, in their order. `aliases` maps ids that pages have, or had, to ids in `names`.
pub fn curate_people(
    found: FoundPeople,
    names: &[PersonName],
    aliases: &BTreeMap<String, String>,
    documents: &[Document],
    curation: &Curation,
) -> CuratedPeople {
    let mut curation = curation.clone();
    for name in references(&mut curation) {
        if let Some(id) = aliases.get(name.trim()) {
            id.clone_into(name);
        }
    }
    let mut decided = Decided {
        into: (0..found.people.len()).collect(),
        lookup: PersonLookup::new(names),
        people: found.people,
        documents,
        diagnostics: Vec::new(),
        settled: BTreeSet::new(),
    };
    for decision in by_words(&curation.not_a_person) {
        decided.remove(&decision.value, decision.line, names);
    }
    let keep_apart = by_members(&curation.people_apart);
    let apart: Vec<(BTreeSet<usize>, usize)> = keep_apart
        .iter()
        .map(|decision| {
            (
                decided.numbers(&decision.value, decision.line),
                decision.line,
            )
        })
        .collect();
    for decision in &by_members(&curation.people_merge) {
        decided.merge(&decision.value, decision.line, &apart);
    }
    for decision in &keep_apart {
        decided.separate(&decision.value, decision.line);
    }
    let mut renamed = decided.rename(&curation.people_rename);
    let mut notes = decided.attached(&curation.people_notes);
    let mut same_as = decided.attached(&curation.people_same_as);
    decided
        .diagnostics
        .sort_by(|a, b| (a.line, &a.message).cmp(&(b.line, &b.message)));
    let doubts = found.doubts.into_iter().filter_map(|doubt| {
        let (a, b) = (decided.root(doubt.first), decided.root(doubt.second));
        let (first, second) = (a.min(b), a.max(b));
        let is_open = first != second && !decided.settled.contains(&(first, second));
        is_open.then_some(PersonDoubt {
            first,
            second,
            reason: doubt.reason,
        })
    });
    CuratedPeople {
        doubts: doubts.collect(),
        people: decided
            .people
            .into_iter()
            .enumerate()
            .map(|(number, found)| CuratedPerson {
                found,
                renamed: renamed.remove(&number).unwrap_or_default(),
                notes: notes.remove(&number).unwrap_or_default(),
                same_as: same_as.remove(&number).unwrap_or_default(),
                is_pseudonym: false,
            })
            .collect(),
        diagnostics: decided.diagnostics,
    }
}

/// Every place in the decisions where a person is named.
fn references(curation: &mut Curation) -> impl Iterator<Item = &mut String> {
    let groups = curation
        .people_merge
        .iter_mut()
        .chain(&mut curation.people_apart)
        .flat_map(|decision| &mut decision.value);
    let renamed = curation.people_rename.iter_mut().map(|d| &mut d.value.0);
    let attached = curation
        .people_notes
        .iter_mut()
        .chain(&mut curation.people_same_as)
        .map(|decision| &mut decision.value.0);
    let forms = curation.not_a_person.iter_mut().map(|d| &mut d.value);
    groups.chain(renamed).chain(attached).chain(forms)
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

/// People by the names that the owner may use: their ids and every form, folded.
struct PersonLookup(BTreeMap<String, BTreeSet<usize>>);

impl PersonLookup {
    fn new(names: &[PersonName]) -> Self {
        let mut lookup: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (number, PersonName { id, forms }) in names.iter().enumerate() {
            let mut add = |name: String| {
                lookup.entry(name).or_default().insert(number);
            };
            add(id.clone());
            for form in forms {
                add(fold_name(&form.name));
                form.surfaces
                    .keys()
                    .for_each(|surface| add(fold_name(surface)));
            }
        }
        Self(lookup)
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

/// People while the decisions are applied.
struct Decided<'a> {
    /// Those joined to another are emptied and stay in their places, so that numbers keep their meaning.
    people: Vec<FoundPerson>,
    /// For each person the one they were joined to, or themselves.
    into: Vec<usize>,
    lookup: PersonLookup,
    documents: &'a [Document],
    diagnostics: Vec<Diagnostic>,
    /// Pairs that the owner decided to keep apart.
    settled: BTreeSet<(usize, usize)>,
}

impl Decided<'_> {
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
            let people = self.lookup.find(name);
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

    /// The owner's headline names by number of the person and language.
    fn rename(
        &mut self,
        decisions: &[Decision<(String, String, String)>],
    ) -> BTreeMap<usize, BTreeMap<String, HeadlineName>> {
        let mut renamed: BTreeMap<usize, BTreeMap<String, HeadlineName>> = BTreeMap::new();
        for decision in by_words(decisions) {
            let (person, tag, name) = &decision.value;
            for number in self.numbers(std::slice::from_ref(person), decision.line) {
                let headline = HeadlineName {
                    name: name.clone(),
                    language: Some(tag.clone()),
                    basis: None,
                    surname: 0,
                };
                let names = renamed.entry(self.root(number)).or_default();
                match names.get(tag) {
                    // The first in the order of the words wins, whichever line it is on.
                    Some(other) if other.name != *name => self.diagnostics.push(
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
        renamed
    }

    /// Removes the mentions of a name, or of the person with that id.
    fn remove(&mut self, form: &str, line: usize, names: &[PersonName]) {
        let folded = fold_name(form);
        let mut matched = false;
        let documents = self.documents;
        for (person, PersonName { id, .. }) in self.people.iter_mut().zip(names) {
            let whole = *id == form.trim();
            let before = person.mentions.len();
            person.mentions.retain(|mention| {
                let mut texts = texts(mention, documents).into_iter();
                !(whole || texts.any(|text| fold_name(text) == folded))
            });
            matched |= person.mentions.len() < before;
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
            let person = std::mem::take(&mut self.people[other]);
            self.into[other] = first;
            let target = &mut self.people[first];
            target.reasons.extend(person.reasons);
            target.reasons.push(Reason::MergedByOwner { line });
            target.mentions.extend(person.mentions);
            target
                .mentions
                .sort_by_key(|mention| (mention.document, mention.mention));
        }
    }

    /// Keeps the bearers of the given names apart; where the program took them for one, the mentions part by name.
    fn separate(&mut self, names: &[String], line: usize) {
        let numbers = self.numbers(names, line);
        let roots: BTreeSet<usize> = numbers.iter().map(|n| self.root(*n)).collect();
        for a in &roots {
            for b in roots.range(a + 1..) {
                self.settled.insert((*a, *b));
            }
        }
        let mut seen = BTreeSet::new();
        for name in names {
            let [number] = self.lookup.find(name).into_iter().collect::<Vec<_>>()[..] else {
                continue;
            };
            let number = self.root(number);
            if seen.insert(number) {
                continue;
            }
            // Letter for letter where some mention has it so, for the two may differ in spelling only.
            let documents = self.documents;
            let wanted = name.to_lowercase();
            let exact = |mention: &FoundMention| {
                let mut texts = texts(mention, documents).into_iter();
                texts.any(|text| text.to_lowercase() == wanted)
            };
            let folded = fold_name(name);
            let mentions = std::mem::take(&mut self.people[number].mentions);
            let any_exact = mentions.iter().any(exact);
            let (away, stay) =
                mentions
                    .into_iter()
                    .partition(|mention: &FoundMention| match any_exact {
                        true => exact(mention),
                        false => {
                            let mut texts = texts(mention, documents).into_iter();
                            texts.any(|text| fold_name(text) == folded)
                        }
                    });
            self.people[number].mentions = stay;
            let other = self.people.len();
            self.into.push(other);
            self.people.push(FoundPerson {
                mentions: away,
                reasons: vec![Reason::SeparatedByOwner { line }],
            });
            self.settled.insert((number, other));
        }
    }
}

/// A mention as the text has it, and its base form.
fn texts<'a>(mention: &'a FoundMention, documents: &'a [Document]) -> [&'a str; 2] {
    let surface = &documents[mention.document].mentions[mention.mention].text;
    [surface, &mention.name]
}

fn warning(line: usize, message: String) -> Diagnostic {
    Diagnostic::warning(message).at(CURATION_FILE).line(line)
}
