//! Permanent addresses: texts are added, removed, renamed, swapped, edited and regrouped a thousand times at random, and every address ever used is
//! followed. It must lead, in one step, to a page with something that was at the address, as long as any of that exists.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the tests make and read folders of their own, and a panic is their way to fail"
)]

#[path = "permanence/sites.rs"]
mod sites;

#[path = "../benches/random.rs"]
mod random;

use cuttings::config::{lock_text, parse_lock};
use cuttings::link::permanence::{AssignedIds, CurrentGroup, IdPolicy, assign_ids, moves, renamed};
use cuttings::model::{AddressKind, Lock};
use random::Random;
use std::collections::{BTreeMap, BTreeSet};

/// An invented text: its content, its subject, and the people in it.
#[derive(Clone, Debug)]
struct Text {
    content: usize,
    subject: usize,
    people: Vec<usize>,
}

/// The members that each address had, by name; renames are applied to them.
type Had = BTreeMap<(AddressKind, String), BTreeSet<String>>;

#[derive(Default)]
struct Archive {
    texts: BTreeMap<String, Text>,
    removed: Vec<(String, Text)>,
    /// Subjects that are treated as one.
    alias: Vec<usize>,
    contents: usize,
    names: usize,
    /// Names already changed in this round.
    touched: BTreeSet<String>,
    /// Renames of this round.
    renames: BTreeMap<String, String>,
    lock: Lock,
    had: Had,
}

const SUBJECTS: usize = 14;
const PEOPLE: usize = 9;
/// Headlines repeat, so that groups compete for the same id.
const HEADLINES: [&str; 4] = ["bridge", "ferry", "market", "school"];

impl Archive {
    fn name(&mut self, random: &mut Random) -> String {
        // Sometimes a name that was used before.
        if self.names > 0 && random.below(4) == 0 {
            return format!("t{:03}", random.below(self.names));
        }
        self.names += 1;
        // Later texts often come first in the order of names.
        format!("t{:03}", (self.names * 617) % 1000)
    }

    fn any(&self, random: &mut Random) -> Option<String> {
        let at = random.below(self.texts.len());
        self.texts.keys().nth(at).cloned()
    }

    fn touch(&mut self, names: &[&String]) -> bool {
        if names.iter().any(|name| self.touched.contains(*name)) {
            return false;
        }
        self.touched
            .extend(names.iter().map(|name| (*name).clone()));
        true
    }

    fn step(&mut self, random: &mut Random) {
        match random.below(12) {
            0..=3 if self.texts.len() > 60 => self.remove(random),
            0..=3 => self.add(random),
            4 => self.remove(random),
            5 => self.rename(random),
            6 => self.swap(random),
            7 => self.bring_back(random),
            8 | 9 => self.edit(random),
            // Grouping changes its mind: two subjects become one, or each its own again.
            10 => self.alias[random.below(SUBJECTS)] = random.below(SUBJECTS),
            _ => {
                let subject = random.below(SUBJECTS);
                self.alias[subject] = subject;
            }
        }
    }

    fn add(&mut self, random: &mut Random) {
        let name = self.name(random);
        if self.texts.contains_key(&name) || !self.touch(&[&name]) {
            return;
        }
        self.contents += 1;
        let people = (0..random.below(4)).map(|_| random.below(PEOPLE)).collect();
        let text = Text {
            content: self.contents,
            subject: random.below(SUBJECTS),
            people,
        };
        self.texts.insert(name, text);
    }

    fn remove(&mut self, random: &mut Random) {
        let Some(name) = self.any(random) else { return };
        if self.touch(&[&name])
            && let Some(text) = self.texts.remove(&name)
        {
            self.removed.push((name, text));
        }
    }

    fn rename(&mut self, random: &mut Random) {
        let (Some(name), to) = (self.any(random), self.name(random)) else {
            return;
        };
        if self.texts.contains_key(&to) || !self.touch(&[&name, &to]) {
            return;
        }
        if let Some(text) = self.texts.remove(&name) {
            self.texts.insert(to.clone(), text);
            self.renames.insert(name, to);
        }
    }

    fn swap(&mut self, random: &mut Random) {
        let (Some(one), Some(other)) = (self.any(random), self.any(random)) else {
            return;
        };
        if one == other || !self.touch(&[&one, &other]) {
            return;
        }
        let (a, b) = (self.texts[&one].clone(), self.texts[&other].clone());
        self.texts.insert(one.clone(), b);
        self.texts.insert(other.clone(), a);
        self.renames.insert(one.clone(), other.clone());
        self.renames.insert(other, one);
    }

    /// A removed text returns, under its own name or a former name of another text.
    fn bring_back(&mut self, random: &mut Random) {
        if self.removed.is_empty() {
            return;
        }
        let at = random.below(self.removed.len());
        let (former, text) = self.removed[at].clone();
        let to = match random.below(2) {
            0 => former.clone(),
            _ => self.name(random),
        };
        if self.texts.contains_key(&to) || !self.touch(&[&former, &to]) {
            return;
        }
        self.removed.remove(at);
        let content = text.content.to_string();
        self.texts.insert(to.clone(), text);
        // It is known again unless another text has had its name since.
        let remembered = self.lock.texts.get(&former);
        if to != former && remembered.is_some_and(|texts| texts.contains(&content)) {
            self.renames.insert(former, to);
        }
    }

    fn edit(&mut self, random: &mut Random) {
        let Some(name) = self.any(random) else { return };
        if !self.touch(&[&name]) {
            return;
        }
        self.contents += 1;
        let (content, subject) = (self.contents, random.below(SUBJECTS));
        if let Some(text) = self.texts.get_mut(&name) {
            text.content = content;
            if random.below(2) == 0 {
                text.subject = subject;
            }
        }
    }

    /// Events by subject, people by number: members in order of names, groups in order of first members.
    fn groups(&self) -> BTreeMap<AddressKind, Vec<CurrentGroup>> {
        let mut events: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut people: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (name, text) in &self.texts {
            let subject = self.alias[text.subject];
            events.entry(subject).or_default().push(name.clone());
            for person in &text.people {
                let members = people.entry(*person).or_default();
                // The form of the name is part of the member, and there are two forms.
                let form = format!("{name}/p{person}{}", ["", "-jr"][text.content % 2]);
                if members.last() != Some(&form) {
                    members.push(form);
                }
            }
        }
        let sorted = |groups: Vec<Vec<String>>, wanted: &dyn Fn(&[String]) -> String| {
            let mut groups: Vec<CurrentGroup> = groups
                .into_iter()
                .map(|members| CurrentGroup {
                    wanted: wanted(&members),
                    members,
                    ..CurrentGroup::default()
                })
                .collect();
            groups.sort_by(|a, b| a.members.cmp(&b.members));
            groups
        };
        let headline = |members: &[String]| {
            let first = &self.texts[&members[0]];
            HEADLINES[first.subject % HEADLINES.len()].to_owned()
        };
        // The longest form heads the page, so that a new text changes what a person would be called.
        let longest = |members: &[String]| {
            let forms = members.iter().filter_map(|member| member.split('/').nth(1));
            let form = forms.max_by_key(|form| form.len()).unwrap_or_default();
            form.replace(['1', '2', '3'], "0")
        };
        BTreeMap::from([
            (
                AddressKind::Event,
                sorted(events.into_values().collect(), &headline),
            ),
            (
                AddressKind::Person,
                sorted(people.into_values().collect(), &longest),
            ),
        ])
    }

    /// Builds: assigns ids to everything, given what was remembered.
    fn build(
        &self,
        lock: &Lock,
    ) -> (
        Lock,
        BTreeMap<String, String>,
        BTreeMap<AddressKind, AssignedIds>,
    ) {
        let present: BTreeMap<String, String> = self
            .texts
            .iter()
            .map(|(name, text)| (name.clone(), text.content.to_string()))
            .collect();
        let moves = moves(lock, &present);
        let mut next = renamed(lock, &moves, &present);
        let mut all = BTreeMap::new();
        for (kind, groups) in self.groups() {
            let remembered = next.members.remove(&kind).unwrap_or_default();
            let assigned = assign_ids(&groups, &remembered, policy(kind));
            next.members.insert(kind, assigned.remembered.clone());
            all.insert(kind, assigned);
        }
        // What a build remembers has been through the file.
        let (read, told) = parse_lock(&lock_text(&next));
        assert!(told.is_empty(), "{told:?}");
        (read, moves.redirects, all)
    }

    /// Applies the renames of the round to the members that addresses had.
    fn replay(&mut self) {
        let renamed = |member: &String| {
            let (name, rest) = member.split_at(member.find('/').unwrap_or(member.len()));
            let now = self.renames.get(name).map_or(name, String::as_str);
            format!("{now}{rest}")
        };
        for had in self.had.values_mut() {
            *had = had.iter().map(renamed).collect();
        }
    }

    fn round(&mut self, random: &mut Random) {
        self.touched.clear();
        self.renames.clear();
        for _ in 0..=random.below(3) {
            self.step(random);
        }
        self.replay();
        let (lock, redirects, all) = self.build(&self.lock);
        assert_eq!(self.build(&lock).0, lock, "a second build changes nothing");
        let groups = self.groups();
        // First what addresses had before this round, then what they have now.
        self.follow_documents(&redirects);
        for (kind, assigned) in &all {
            let distinct: BTreeSet<&String> = assigned.ids.iter().collect();
            let ids = assigned.ids.len();
            assert_eq!(distinct.len(), ids, "every group has its own id");
            self.follow(*kind, assigned, &groups[kind]);
        }
        for name in self.texts.keys() {
            let had = self.had.entry((AddressKind::Document, name.clone()));
            had.or_default().insert(name.clone());
        }
        for (kind, assigned) in &all {
            for (id, group) in assigned.ids.iter().zip(&groups[kind]) {
                let had = self.had.entry((*kind, id.clone())).or_default();
                had.extend(group.members.iter().cloned());
            }
        }
        self.lock = lock;
    }

    fn follow_documents(&self, redirects: &BTreeMap<String, String>) {
        for ((kind, id), had) in &self.had {
            if *kind != AddressKind::Document || self.texts.contains_key(id) {
                continue;
            }
            let there: Vec<&String> = had.iter().filter(|t| self.texts.contains_key(*t)).collect();
            match redirects.get(id) {
                Some(to) => assert!(there.contains(&to), "{id} leads to {to}, not to {there:?}"),
                None => assert!(there.is_empty(), "{id} leads nowhere, not to {there:?}"),
            }
        }
    }

    fn follow(&self, kind: AddressKind, assigned: &AssignedIds, groups: &[CurrentGroup]) {
        let group_of: BTreeMap<&String, usize> = groups
            .iter()
            .enumerate()
            .flat_map(|(at, group)| group.members.iter().map(move |member| (member, at)))
            .collect();
        for ((_, id), had) in self.had.iter().filter(|((of, _), _)| *of == kind) {
            let own = assigned.ids.iter().position(|other| other == id);
            let leads_to = own.or_else(|| assigned.redirects.get(id).copied());
            let there: BTreeSet<usize> = had
                .iter()
                .filter_map(|member| group_of.get(member).copied())
                .collect();
            match leads_to {
                Some(group) if there.contains(&group) => {}
                // Nothing of it is left, and what is there now would be called so anew.
                Some(group) if there.is_empty() && groups[group].wanted == *id => {}
                None if there.is_empty() => {}
                other => panic!("{kind:?} {id} leads to {other:?}, not to one of {there:?}"),
            }
            // What has left the page is one step away.
            if let Some(own) = own {
                let elsewhere = there.into_iter().filter(|group| *group != own);
                assert_eq!(
                    assigned.signposts[own],
                    elsewhere.collect::<Vec<_>>(),
                    "signposts of {id}"
                );
            }
        }
    }
}

fn policy(kind: AddressKind) -> IdPolicy {
    IdPolicy {
        is_name: kind == AddressKind::Person,
        most_members: usize::MAX,
    }
}

#[test]
fn every_address_leads_to_what_it_had() {
    for seed in 1..=3 {
        let mut random = Random(seed);
        let mut archive = Archive {
            alias: (0..SUBJECTS).collect(),
            ..Archive::default()
        };
        for _ in 0..1000 {
            archive.round(&mut random);
        }
        let given = archive.had.len();
        assert!(given > 500, "only {given} addresses were ever given");
    }
}

#[test]
fn adding_texts_renames_no_page() {
    let mut random = Random(11);
    let mut archive = Archive {
        alias: (0..SUBJECTS).collect(),
        ..Archive::default()
    };
    let mut pages: BTreeSet<(AddressKind, String)> = BTreeSet::new();
    for _ in 0..300 {
        archive.touched.clear();
        archive.add(&mut random);
        let (lock, redirects, all) = archive.build(&archive.lock);
        let now: BTreeSet<(AddressKind, String)> = all
            .iter()
            .flat_map(|(kind, assigned)| assigned.ids.iter().map(|id| (*kind, id.clone())))
            .collect();
        assert!(redirects.is_empty() && pages.is_subset(&now));
        pages = now;
        archive.lock = lock;
    }
}
