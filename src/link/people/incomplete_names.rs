//! Resolves surnames and names with initials that no full name in the same document or story explains.
//!
//! They join a person of the archive only if nobody else has the name and the context agrees: the person is known (named in full in several
//! documents), or other people are named with both. All others stay apart and are listed for the owner.

use super::parsed_name::{Fullness, ParsedName};
use super::person_group::{DocumentPerson, PersonGroup};
use super::spelling::block;
use crate::model::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// Two groups that may be one person, and why it was not decided.
pub(super) type Doubt = (usize, usize, Reason);

/// Similarity from which surnames count as the same.
const SAME_SURNAME: f64 = 0.9;
/// The same in one language: the spelling is one, or inflected.
const SAME_SPELLING: f64 = 0.96;
/// Someone named this many times more often than any namesake is meant by a bare surname.
const DOMINANT: usize = 5;
/// Number of documents with the full name that make a person known,
const KNOWN: usize = 2;
/// if they are so large a share, one in so many, of the documents that name anybody in full; in a large archive a surname has many bearers,
const SHARE: usize = 20;
/// or if they are so many.
const KNOWN_ANYWHERE: usize = 4;
/// Most documents of one person that are checked for context.
const LOOKED_AT: usize = 200;

struct NameContext {
    /// For each document, the groups with full names in it.
    named_in: BTreeMap<usize, BTreeSet<usize>>,
    /// For each group its documents.
    documents: Vec<BTreeSet<usize>>,
    /// For each group its number of mentions.
    mentions: Vec<usize>,
}

/// Joins incomplete names to people with full names, then to each other. Returns the groups, the new index of each, and the remaining doubts.
pub(super) fn join_incomplete_names(
    groups: Vec<PersonGroup>,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> (Vec<PersonGroup>, Vec<usize>, Vec<Doubt>) {
    let fullness: Vec<Fullness> = groups.iter().map(|g| g.fullness(document_people)).collect();
    let mut context = context(&groups, &fullness, document_people);
    let mut into: Vec<usize> = (0..groups.len()).collect();
    let mut reasons: Vec<Option<Reason>> = vec![None; groups.len()];
    let mut doubts = Vec::new();
    for level in [Fullness::Initialled, Fullness::Single] {
        let index = index(
            &groups,
            &fullness,
            &into,
            level,
            document_people,
            parsed_names,
        );
        let mut alone = Vec::new();
        for group in 0..groups.len() {
            if fullness[group] != level {
                continue;
            }
            let candidates = candidates(group, &groups, &index, document_people, parsed_names);
            let outcome = decide(group, &candidates, &fullness, &context);
            match outcome {
                Outcome::Join(person) => {
                    reasons[group] = Some(Reason::OnlyBearer {
                        a: groups[group].fullest_name(document_people),
                        b: groups[person].fullest_name(document_people),
                    });
                    into[group] = person;
                    let documents = context.documents[group].clone();
                    context.documents[person].extend(documents);
                    context.mentions[person] += context.mentions[group];
                }
                Outcome::Doubt(person, why) => {
                    doubts.push((group.min(person), group.max(person), why))
                }
                Outcome::Apart => alone.push(group),
            }
        }
        join_alike(
            &alone,
            &groups,
            document_people,
            parsed_names,
            &mut into,
            &mut reasons,
            &mut context,
        );
    }
    merge(groups, &into, reasons, doubts)
}

/// Joins similar incomplete names without a matching full name, if their documents name the same other people.
fn join_alike(
    alone: &[usize],
    groups: &[PersonGroup],
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
    into: &mut [usize],
    reasons: &mut [Option<Reason>],
    context: &mut NameContext,
) {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for group in alone {
        let mine = groups[*group].parsed_names(document_people);
        let keys: BTreeSet<String> = mine
            .iter()
            .map(|s| block(&parsed_names[*s].surname))
            .collect();
        let found = keys
            .iter()
            .flat_map(|key| index.get(key).into_iter().flatten())
            .copied()
            .find(|other| {
                let theirs = groups[*other].parsed_names(document_people);
                mine.iter().all(|x| {
                    theirs.iter().all(|y| {
                        parsed_names[*x].initials_fit(&parsed_names[*y]) != Some(false)
                            && parsed_names[*x].surname_likeness(&parsed_names[*y]) >= SAME_SURNAME
                    })
                }) && context.documents[*group].is_disjoint(&context.documents[*other])
                    && agrees(*group, *other, context)
            });
        match found {
            Some(other) => {
                into[*group] = other;
                reasons[*group] = Some(Reason::SameContext {
                    name: parsed_names[*mine.iter().next().unwrap_or(&0)].name.clone(),
                });
                let documents = context.documents[*group].clone();
                context.documents[other].extend(documents);
                context.mentions[other] += context.mentions[*group];
            }
            None => {
                for key in keys {
                    index.entry(key).or_default().push(*group);
                }
            }
        }
    }
}

enum Outcome {
    Join(usize),
    Doubt(usize, Reason),
    Apart,
}

fn decide(
    group: usize,
    candidates: &[(usize, f64)],
    fullness: &[Fullness],
    context: &NameContext,
) -> Outcome {
    let mut by_mentions: Vec<usize> = candidates.iter().map(|(person, _)| *person).collect();
    by_mentions.sort_by_key(|person| (std::cmp::Reverse(context.mentions[*person]), *person));
    let Some(&top) = by_mentions.first() else {
        return Outcome::Apart;
    };
    if let Some(&second) = by_mentions.get(1)
        && context.mentions[top] < DOMINANT * context.mentions[second]
    {
        let fitting: Vec<usize> = by_mentions
            .iter()
            .copied()
            .filter(|person| agrees(group, *person, context))
            .collect();
        return match fitting.as_slice() {
            [one] => Outcome::Join(*one),
            _ => {
                let number = by_mentions.len();
                Outcome::Doubt(top, Reason::SeveralBearers { number })
            }
        };
    }
    let documents = context.documents[top].len();
    let known = documents >= KNOWN && documents * SHARE >= context.named_in.len()
        || documents >= KNOWN_ANYWHERE;
    if known || fullness[top] == fullness[group] || agrees(group, top, context) {
        return Outcome::Join(top);
    }
    Outcome::Doubt(top, Reason::OnlySurnameInCommon)
}

/// Whether other people are named with both the group and the person.
fn agrees(group: usize, person: usize, context: &NameContext) -> bool {
    let beside: BTreeSet<usize> = context.documents[group]
        .iter()
        .filter_map(|document| context.named_in.get(document))
        .flatten()
        .copied()
        .filter(|other| *other != person)
        .collect();
    context.documents[person]
        .iter()
        .take(LOOKED_AT)
        .filter_map(|document| context.named_in.get(document))
        .any(|others| others.iter().any(|other| beside.contains(other)))
}

fn candidates(
    group: usize,
    groups: &[PersonGroup],
    index: &BTreeMap<String, BTreeSet<usize>>,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> Vec<(usize, f64)> {
    let mine = groups[group].parsed_names(document_people);
    let mut out = BTreeMap::new();
    for parsed_name in &mine {
        for person in index
            .get(&block(&parsed_names[*parsed_name].surname))
            .into_iter()
            .flatten()
        {
            if *person == group
                || groups[group].shares_a_document(&groups[*person], document_people)
            {
                continue;
            }
            let theirs = groups[*person].parsed_names(document_people);
            let score = score(&parsed_names[*parsed_name], &theirs, parsed_names);
            if score >= SAME_SURNAME {
                out.insert(*person, score);
            }
        }
    }
    out.into_iter().collect()
}

/// Similarity of an incomplete name to a person's names. A person whom texts of the same language name is spelled as they spell him: "Tramp" is not Trump there,
/// although it is in other languages.
fn score(name: &ParsedName, theirs: &BTreeSet<usize>, parsed_names: &[ParsedName]) -> f64 {
    let fitting = |other: &&ParsedName| name.initials_fit(other) != Some(false);
    let best = |others: &mut dyn Iterator<Item = &ParsedName>| {
        others
            .map(|other| name.surname_likeness(other))
            .fold(0.0, f64::max)
    };
    let theirs = || theirs.iter().map(|other| &parsed_names[*other]);
    let score = best(&mut theirs().filter(fitting));
    let here = best(
        &mut theirs()
            .filter(|other| other.is_of_one_language(name))
            .filter(fitting),
    );
    let is_named_here = theirs().any(|other| other.is_of_one_language(name));
    if is_named_here && here < SAME_SPELLING {
        0.0
    } else {
        score
    }
}

/// The people whom an incomplete name of this level could join, by block of the surname.
fn index(
    groups: &[PersonGroup],
    fullness: &[Fullness],
    into: &[usize],
    level: Fullness,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> BTreeMap<String, BTreeSet<usize>> {
    let mut out: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        if fullness[number] <= level || into[number] != number {
            continue;
        }
        for parsed_name in group.parsed_names(document_people) {
            for surname in parsed_names[parsed_name].surnames() {
                out.entry(block(surname)).or_default().insert(number);
            }
        }
    }
    out
}

fn context(
    groups: &[PersonGroup],
    fullness: &[Fullness],
    document_people: &[DocumentPerson],
) -> NameContext {
    let mut out = NameContext {
        named_in: BTreeMap::new(),
        documents: Vec::with_capacity(groups.len()),
        mentions: Vec::with_capacity(groups.len()),
    };
    for (number, group) in groups.iter().enumerate() {
        let documents = group.documents(document_people);
        if fullness[number] == Fullness::Full {
            for document in &documents {
                out.named_in.entry(*document).or_default().insert(number);
            }
        }
        out.documents.push(documents);
        out.mentions.push(
            group
                .members
                .iter()
                .map(|member| document_people[*member].local.mentions.len())
                .sum(),
        );
    }
    out
}

/// The groups after joining, the new index of each old group, and the doubts by new index.
fn merge(
    groups: Vec<PersonGroup>,
    into: &[usize],
    reasons: Vec<Option<Reason>>,
    doubts: Vec<Doubt>,
) -> (Vec<PersonGroup>, Vec<usize>, Vec<Doubt>) {
    let root = |mut group: usize| {
        while into[group] != group {
            group = into[group];
        }
        group
    };
    let mut number: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out: Vec<PersonGroup> = Vec::new();
    let mut new_of = vec![0; groups.len()];
    for (old, slot) in new_of.iter_mut().enumerate() {
        *slot = *number.entry(root(old)).or_insert_with(|| {
            out.push(PersonGroup::default());
            out.len() - 1
        });
    }
    for (old, (group, reason)) in groups.into_iter().zip(reasons).enumerate() {
        let target = &mut out[new_of[old]];
        target.members.extend(group.members);
        target.reasons.extend(group.reasons);
        target.reasons.extend(reason);
    }
    for group in &mut out {
        group.members.sort_unstable();
    }
    let mut doubts: Vec<Doubt> = doubts
        .into_iter()
        .map(|(a, b, why)| {
            let (a, b) = (new_of[a], new_of[b]);
            (a.min(b), a.max(b), why)
        })
        .filter(|(a, b, _)| a != b)
        .collect();
    doubts.sort();
    doubts.dedup_by_key(|doubt| (doubt.0, doubt.1));
    (out, new_of, doubts)
}
