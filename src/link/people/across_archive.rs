//! Joins full names that are the same person's across the archive.
//!
//! Candidates come from blocks of surname and given name, so the cost grows with the number of names, not of pairs. Groups join by average
//! linkage, the closest first; no pair inside a group may clearly contradict it, so there are no chains.

use super::parsed_name::{Fullness, ParsedName};
use super::person_group::{DocumentPerson, PersonGroup};
use super::spelling::block;
use crate::model::Reason;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Two groups that nearly joined, with their similarity.
pub(super) type Near = (usize, usize, f64);

const SAME: f64 = 0.82;
const LEAST_IN_GROUP: f64 = 0.7;
const NEARLY: f64 = 0.76;

/// A name, with the groups that contain exactly this spelling.
struct Bearer {
    /// Index of a parsed name with that spelling.
    parsed_name: usize,
    /// Groups of single stories.
    groups: Vec<usize>,
}

/// Joins the groups with full names; the others stay unchanged. Returns the new groups and the pairs that were too close to call.
pub(super) fn join_full_names(
    groups: Vec<PersonGroup>,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> (Vec<PersonGroup>, Vec<Near>) {
    let mut clusters = Clusters::new(&groups, document_people);
    let bearers = bearers(&groups, document_people, parsed_names);
    for bearer in &bearers {
        for pair in bearer.groups.windows(2) {
            clusters.join(bearer.groups[0], pair[1], None, parsed_names);
        }
    }
    let mut near = Vec::new();
    // Clusters that were too dissimilar stay so until one of them grows.
    let mut unlike: HashSet<(usize, usize, usize)> = HashSet::new();
    for (score, a, b) in candidate_pairs(&bearers, parsed_names) {
        let (first, second) = (bearers[a].groups[0], bearers[b].groups[0]);
        if clusters.of(first) == clusters.of(second) {
            continue;
        }
        if score < SAME {
            near.push((first, second, score));
            continue;
        }
        let (one, other) = (clusters.of(first), clusters.of(second));
        let sizes = clusters.groups[one].len() + clusters.groups[other].len();
        let state = (one.min(other), one.max(other), sizes);
        if unlike.contains(&state) {
            continue;
        }
        match linkage(
            &clusters.parsed_names[one],
            &clusters.parsed_names[other],
            parsed_names,
        ) {
            Some(mean) if mean >= SAME - 0.06 => {
                let (x, y) = (bearers[a].parsed_name, bearers[b].parsed_name);
                let reason = Some((x, y, score));
                if !clusters.join(first, second, reason, parsed_names) {
                    unlike.insert(state);
                    near.push((first, second, score));
                }
            }
            _ => {
                unlike.insert(state);
                near.push((first, second, score));
            }
        }
    }
    clusters.finish(groups, near, parsed_names)
}

fn bearers(
    groups: &[PersonGroup],
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> Vec<Bearer> {
    let mut by_key: BTreeMap<&str, Bearer> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for member in &group.members {
            let local = &document_people[*member].local;
            let key = parsed_names[local.parsed_name].key.as_str();
            if local.fullness == Fullness::Full && seen.insert(key) {
                by_key
                    .entry(key)
                    .or_insert_with(|| Bearer {
                        parsed_name: local.parsed_name,
                        groups: Vec::new(),
                    })
                    .groups
                    .push(number);
            }
        }
    }
    by_key.into_values().collect()
}

/// Pairs of sufficiently similar names, the most similar first.
fn candidate_pairs(bearers: &[Bearer], parsed_names: &[ParsedName]) -> Vec<(f64, usize, usize)> {
    let keys: Vec<BTreeSet<BlockKey>> = bearers
        .par_iter()
        .map(|bearer| keys(&parsed_names[bearer.parsed_name]))
        .collect();
    // Each block is grouped by given name, so that each pair of given names is compared once.
    let mut blocks: HashMap<&BlockKey, BTreeMap<(bool, &str), Vec<usize>>> = HashMap::new();
    for (number, keys) in keys.iter().enumerate() {
        let parsed_name = &parsed_names[bearers[number].parsed_name];
        let given = (
            parsed_name.vowels,
            parsed_name.given.as_deref().unwrap_or(""),
        );
        for key in keys {
            let block = blocks.entry(key).or_default();
            block.entry(given).or_default().push(number);
        }
    }
    let parsed_name_of = |number: usize| &parsed_names[bearers[number].parsed_name];
    let mut scored: Vec<(f64, usize, usize)> = keys
        .par_iter()
        .enumerate()
        .flat_map_iter(|(a, keys)| {
            let parsed_name = parsed_name_of(a);
            let mut found = Vec::new();
            for members in keys.iter().filter_map(|key| blocks.get(key)) {
                for namesakes in members.values() {
                    let later = &namesakes[namesakes.partition_point(|b| *b <= a)..];
                    let Some(first) = later.first().map(|b| parsed_name_of(*b)) else {
                        continue;
                    };
                    let given = parsed_name.given_likeness(first).unwrap_or(0.0);
                    if !parsed_name.may_be_called(first, given) {
                        continue;
                    }
                    for b in later {
                        let score = parsed_name.full_likeness_with(parsed_name_of(*b), given);
                        if score >= NEARLY {
                            found.push((score, a, *b));
                        }
                    }
                }
            }
            found.sort_unstable_by_key(|(_, _, b)| *b);
            found.dedup_by_key(|(_, _, b)| *b);
            found
        })
        .collect();
    scored.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    scored
}

/// The first consonant class of one part of a name, and the block of the other part.
type BlockKey = (String, String);

/// The blocks of a name.
fn keys(parsed_name: &ParsedName) -> BTreeSet<BlockKey> {
    let given = parsed_name.given.as_deref().unwrap_or("");
    let masculine = parsed_name.masculine.as_deref();
    let mut keys: BTreeSet<BlockKey> = BTreeSet::new();
    // Latin "ch" is a separate sound in some languages and an h in others ("Chvostek", "Хвостек").
    let breathed = |word: &str| {
        let mut spellings = vec![word.to_owned()];
        if parsed_name.name.to_lowercase().contains("ch") {
            spellings.push(word.replace('c', "h"));
        }
        // "Уитли", "Whitley": a vowel before a vowel is a w.
        if let Some(rest) = word
            .strip_prefix('u')
            .filter(|rest| rest.starts_with(is_vowel))
        {
            spellings.push(format!("v{rest}"));
        }
        spellings
    };
    for surname in parsed_name.surnames().chain(masculine).flat_map(breathed) {
        let givens = breathed(given).into_iter();
        keys.extend(givens.map(|given| (initial_of(&given), block(&surname))));
    }
    // Surname and given name may be swapped.
    keys.insert((initial_of(&parsed_name.surname), block(given)));
    if !parsed_name.vowels {
        // Inside a word, the letter for v is mostly a vowel there.
        let given = initial_of(given);
        keys.insert((given, block(&without_inner_v(&parsed_name.surname))));
    }
    keys
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn without_inner_v(skeleton: &str) -> String {
    let letters = skeleton.char_indices();
    letters
        .filter(|(at, letter)| *at == 0 || *letter != 'v')
        .map(|(_, letter)| letter)
        .collect()
}

fn initial_of(name: &str) -> String {
    block(name).chars().take(1).collect()
}

/// A spelling rarer than this share of its group's most frequent one may be a typo, and cannot keep groups apart.
const RARE: f64 = 0.2;

/// The mean similarity over all pairs, weighted by frequency; `None` if two frequent spellings are too dissimilar.
fn linkage(
    a: &BTreeMap<usize, usize>,
    b: &BTreeMap<usize, usize>,
    parsed_names: &[ParsedName],
) -> Option<f64> {
    let most = |group: &BTreeMap<usize, usize>| group.values().copied().max().unwrap_or(0) as f64;
    let (most_a, most_b) = (most(a), most(b));
    let (mut sum, mut weights) = (0.0, 0.0);
    for (x, times_x) in a {
        for (y, times_y) in b {
            let score = parsed_names[*x].full_likeness(&parsed_names[*y]);
            let (times_x, times_y) = (*times_x as f64, *times_y as f64);
            if score < LEAST_IN_GROUP && times_x >= RARE * most_a && times_y >= RARE * most_b {
                return None;
            }
            sum += score * times_x * times_y;
            weights += times_x * times_y;
        }
    }
    (weights > 0.0).then(|| sum / weights)
}

/// Groups being joined into clusters.
struct Clusters {
    /// For each group the number of its cluster.
    cluster: Vec<usize>,
    /// For each cluster its groups.
    groups: Vec<Vec<usize>>,
    /// For each cluster, the documents that name it in full, with the parsed names there.
    documents: Vec<BTreeMap<usize, Vec<usize>>>,
    /// For each cluster, its full parsed names with their number of mentions.
    parsed_names: Vec<BTreeMap<usize, usize>>,
    /// For each cluster, the pairs of parsed names that joined it.
    reasons: Vec<Vec<(usize, usize, f64)>>,
}

impl Clusters {
    fn new(groups: &[PersonGroup], document_people: &[DocumentPerson]) -> Self {
        let full = |group: &PersonGroup| -> Vec<&DocumentPerson> {
            group
                .members
                .iter()
                .map(|member| &document_people[*member])
                .filter(|s| s.local.fullness == Fullness::Full)
                .collect()
        };
        Self {
            cluster: (0..groups.len()).collect(),
            groups: (0..groups.len()).map(|group| vec![group]).collect(),
            documents: groups
                .iter()
                .map(|group| {
                    let mut documents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
                    for person in full(group) {
                        let parsed_names = documents.entry(person.document).or_default();
                        parsed_names.push(person.local.parsed_name);
                    }
                    documents
                })
                .collect(),
            parsed_names: groups
                .iter()
                .map(|group| {
                    let mut parsed_names = BTreeMap::new();
                    for person in full(group) {
                        *parsed_names.entry(person.local.parsed_name).or_default() +=
                            person.local.mentions.len();
                    }
                    parsed_names
                })
                .collect(),
            reasons: vec![Vec::new(); groups.len()],
        }
    }

    fn of(&self, group: usize) -> usize {
        self.cluster[group]
    }

    /// Joins the clusters of two groups unless one document keeps them apart.
    fn join(
        &mut self,
        a: usize,
        b: usize,
        reason: Option<(usize, usize, f64)>,
        parsed_names: &[ParsedName],
    ) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        if a == b {
            return true;
        }
        let (into, from) = match self.groups[a].len() >= self.groups[b].len() {
            true => (a, b),
            false => (b, a),
        };
        // Two similar spellings in one document may be one person; two quite different ones are two people.
        let apart = self.documents[from].iter().any(|(document, one)| {
            let other = self.documents[into].get(document);
            other.is_some_and(|other| {
                one.iter().any(|x| {
                    other
                        .iter()
                        .any(|y| !parsed_names[*x].is_near(&parsed_names[*y]))
                })
            })
        });
        if apart {
            return false;
        }
        for group in std::mem::take(&mut self.groups[from]) {
            self.cluster[group] = into;
            self.groups[into].push(group);
        }
        for (document, parsed_names) in std::mem::take(&mut self.documents[from]) {
            self.documents[into]
                .entry(document)
                .or_default()
                .extend(parsed_names);
        }
        for (parsed_name, times) in std::mem::take(&mut self.parsed_names[from]) {
            *self.parsed_names[into].entry(parsed_name).or_default() += times;
        }
        let reasons = std::mem::take(&mut self.reasons[from]);
        self.reasons[into].extend(reasons);
        self.reasons[into].extend(reason);
        true
    }

    fn finish(
        self,
        groups: Vec<PersonGroup>,
        near: Vec<Near>,
        parsed_names: &[ParsedName],
    ) -> (Vec<PersonGroup>, Vec<Near>) {
        let mut first_member: Vec<(usize, usize)> = Vec::new();
        for (cluster, members) in self.groups.iter().enumerate() {
            if let Some(first) = members
                .iter()
                .flat_map(|g| groups[*g].members.first())
                .min()
            {
                first_member.push((*first, cluster));
            }
        }
        first_member.sort_unstable();
        let mut renumbered = vec![0; self.groups.len()];
        for (new, (_, cluster)) in first_member.iter().enumerate() {
            renumbered[*cluster] = new;
        }
        let mut near: Vec<Near> = near
            .into_iter()
            .map(|(a, b, score)| {
                let (a, b) = (renumbered[self.cluster[a]], renumbered[self.cluster[b]]);
                (a.min(b), a.max(b), score)
            })
            .filter(|(a, b, _)| a != b)
            .collect();
        near.sort_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(y.2.total_cmp(&x.2)));
        near.dedup_by_key(|pair| (pair.0, pair.1));
        let mut groups: Vec<Option<PersonGroup>> = groups.into_iter().map(Some).collect();
        let joined = first_member
            .iter()
            .map(|(_, cluster)| {
                let mut out = PersonGroup::default();
                for group in &self.groups[*cluster] {
                    if let Some(group) = groups[*group].take() {
                        out.members.extend(group.members);
                        out.reasons.extend(group.reasons);
                    }
                }
                out.members.sort_unstable();
                for (a, b, score) in &self.reasons[*cluster] {
                    out.reasons.push(Reason::SpelledAlike {
                        a: parsed_names[*a].name.clone(),
                        b: parsed_names[*b].name.clone(),
                        score: (*score).into(),
                    });
                }
                out
            })
            .collect();
        (joined, near)
    }
}
