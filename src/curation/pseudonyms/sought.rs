//! The names that are replaced, gathered from the owner's decisions and from the people in the archive.

use super::matching::{RatedWord, Role, SoughtName};
use super::words::{Endings, Folder, NameWord, TextWord};
use crate::language::script_of_text;
use crate::model::{Archive, Metadata, Person, PseudonymDecision, SourceFile};
use crate::text::fold_name;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that tells which words of a name mean the person wherever they stand.
pub(super) struct Evidence<'a> {
    pub(super) archive: &'a Archive,
    pub(super) sources: &'a [SourceFile],
    pub(super) endings: &'a Endings,
    /// Whether a word is known as a given name.
    pub(super) is_given: &'a (dyn Fn(&str) -> bool + Sync),
}

/// Everything that metadata states in words.
pub(super) fn texts_of(metadata: &Metadata) -> impl Iterator<Item = &str> {
    let single = [
        &metadata.title,
        &metadata.outlet,
        &metadata.event,
        &metadata.rights,
        &metadata.description,
    ];
    let lists = [&metadata.authors, &metadata.people, &metadata.translators];
    let single = single.into_iter().flatten();
    let lists = lists.into_iter().flatten();
    single.chain(lists).map(String::as_str)
}

/// The people that a decision means, by index.
pub(super) fn people_of(decision: &PseudonymDecision, archive: &Archive) -> BTreeSet<usize> {
    let wanted: Vec<&String> = decision.person.iter().chain(&decision.forms).collect();
    let redirects = &archive.permanence.redirects;
    let is_meant = |person: &Person| {
        wanted.iter().any(|wanted| {
            let folded = fold_name(wanted);
            let moved = redirects
                .iter()
                .any(|redirect| redirect.from == **wanted && redirect.to == person.id);
            let mut forms = person.forms.iter().flat_map(|form| {
                let surfaces = form.surfaces.keys();
                surfaces.chain([&form.name])
            });
            person.id == **wanted || moved || forms.any(|form| fold_name(form) == folded)
        })
    };
    let people = archive.people.iter().enumerate();
    let meant = people.filter(|(_, person)| is_meant(person));
    meant.map(|(index, _)| index).collect()
}

/// The name as it is to be looked for.
pub(super) fn sought_name(
    decision: &PseudonymDecision,
    people: &BTreeSet<usize>,
    evidence: &Evidence<'_>,
) -> SoughtName {
    let mut out = SoughtName::default();
    let mut words: BTreeMap<NameWord, (Role, bool)> = BTreeMap::new();
    let own: Vec<&Person> = people
        .iter()
        .map(|index| &evidence.archive.people[*index])
        .collect();
    let stated = decision.person.iter().chain(&decision.forms);
    let stated: Vec<&str> = stated.map(String::as_str).collect();
    let stated_forms: BTreeSet<&str> = decision.forms.iter().map(String::as_str).collect();
    let base_forms = own.iter().flat_map(|person| &person.forms);
    let base_forms = base_forms.map(|form| form.name.as_str());
    for form in stated.iter().copied().chain(base_forms) {
        if is_written_together(form) {
            out.literal.push(form.to_owned());
            continue;
        }
        let parts = parts(form);
        let is_stated_alone = parts.len() == 1 && stated_forms.contains(form);
        if parts.len() < 2 && !is_stated_alone {
            continue;
        }
        for (word, role) in with_roles(&parts, evidence.is_given) {
            let entry = words.entry(NameWord::of(word)).or_insert((role, false));
            entry.0 = entry.0.max(role);
            entry.1 |= is_stated_alone;
        }
        for particle in form.split_whitespace().flat_map(|word| word.split('-')) {
            if !parts.contains(&particle) && particle.chars().count() > 1 {
                out.particles.push(NameWord::of(particle));
            }
        }
        if parts.len() >= 2 {
            out.joined.push(NameWord::of(&parts.concat()));
            out.joined.push(NameWord::of(
                &parts.iter().rev().copied().collect::<String>(),
            ));
            if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
                out.joined.push(NameWord::of(&format!("{first}{last}")));
                out.joined.push(NameWord::of(&format!("{last}{first}")));
            }
        }
    }
    words.retain(|word, _| !word.base.is_empty());
    out.joined.retain(|word| word.base.len() >= 6);
    for list in [&mut out.joined, &mut out.particles] {
        list.sort();
        list.dedup();
    }
    out.literal.sort();
    out.literal.dedup();
    let borne = borne_by_others(people, &words, evidence);
    let ordinary = ordinary_words(&words, evidence);
    out.words = words
        .into_iter()
        .map(|(word, (role, is_stated))| RatedWord {
            everywhere: is_stated
                || (role == Role::Family
                    && word.base.len() >= 4
                    && !borne.contains(&word)
                    && !ordinary.contains(&word)),
            word,
            role,
            is_stated,
        })
        .collect();
    out
}

/// Whether the name is written without spaces, so that it has no words.
fn is_written_together(form: &str) -> bool {
    let together = [
        "Hani", "Hira", "Kana", "Hang", "Jpan", "Kore", "Hans", "Hant", "Thai", "Laoo", "Khmr",
        "Mymr",
    ];
    together.contains(&script_of_text(form))
}

/// The words of a form that are names: with a capital, or in a script without them. An id has none of either.
fn parts(form: &str) -> Vec<&str> {
    let all = || {
        let words = form.split(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | ',' | '_'));
        words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
    };
    let is_name = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        first.is_some_and(|first| !first.is_lowercase())
    };
    let named: Vec<&str> = all().filter(is_name).collect();
    match named.is_empty() {
        true => all().collect(),
        false => named,
    }
}

/// The words with their roles: known given names are given names, and so is the first word where none is known; one word at least is a surname.
fn with_roles<'a>(parts: &[&'a str], is_given: &dyn Fn(&str) -> bool) -> Vec<(&'a str, Role)> {
    let known: Vec<bool> = parts.iter().map(|part| is_given(part)).collect();
    let none = known.iter().all(|given| !given);
    let all = known.iter().all(|given| *given);
    let last = parts.len().saturating_sub(1);
    let role = |at: usize| match at {
        _ if parts.len() == 1 => Role::Family,
        0 if none => Role::Given,
        at if all && at == last => Role::Family,
        at if known[at] => Role::Given,
        _ => Role::Family,
    };
    let places = parts.iter().enumerate();
    places.map(|(at, part)| (*part, role(at))).collect()
}

/// Words that another person of the archive has in the name. Another person is one with another given name: a surname alone, or with an initial, may be
/// that of the same person.
fn borne_by_others(
    people: &BTreeSet<usize>,
    words: &BTreeMap<NameWord, (Role, bool)>,
    evidence: &Evidence<'_>,
) -> BTreeSet<NameWord> {
    let mut folder = Folder::default();
    let mut out = BTreeSet::new();
    let all = evidence.archive.people.iter().enumerate();
    for (_, person) in all.filter(|(index, _)| !people.contains(index)) {
        for form in &person.forms {
            let found = folder.words(&form.name, false);
            let is_known = |one: &TextWord| words.keys().any(|word| word.is(one, evidence.endings));
            let another = found
                .iter()
                .any(|one| !is_known(one) && (evidence.is_given)(one.span.of(&form.name)));
            for one in found.iter().filter(|_| another) {
                let same = words.keys().filter(|word| word.is(one, evidence.endings));
                out.extend(same.cloned());
            }
        }
    }
    out
}

/// Words that texts have in small letters as well.
fn ordinary_words(
    words: &BTreeMap<NameWord, (Role, bool)>,
    evidence: &Evidence<'_>,
) -> BTreeSet<NameWord> {
    let mut folder = Folder::default();
    let mut out = BTreeSet::new();
    for source in evidence.sources {
        let small = |word: &TextWord| !word.is_capital && !word.in_address;
        for found in folder
            .words(&source.text, false)
            .iter()
            .filter(|word| small(word))
        {
            let same = words.keys().filter(|word| word.is_exactly(found));
            out.extend(same.cloned());
        }
    }
    out
}
