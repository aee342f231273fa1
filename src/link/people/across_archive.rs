//! Joins full names that are the same person's across the archive.
//!
//! Candidates come from blocks of surname and given name, so the cost grows with the number of names, not of pairs. Groups join by average
//! linkage, the closest first; no pair inside a group may clearly contradict it, so there are no chains.

use super::clusters::{Clusters, Near};
use super::parsed_name::{Fullness, ParsedName};
use super::person_group::{DocumentPerson, PersonGroup};
use super::spelling::block;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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

/// Joins the groups with full names; the others stay unchanged. Returns the new groups and the pairs that were too close to call. `event_of` has the event
/// of each document.
pub(super) fn join_full_names(
    groups: Vec<PersonGroup>,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
    event_of: &[usize],
) -> (Vec<PersonGroup>, Vec<Near>) {
    let mut clusters = Clusters::new(&groups, document_people, event_of);
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
        let (x, y) = (bearers[a].parsed_name, bearers[b].parsed_name);
        if parsed_names[x].is_alike_by_form(&parsed_names[y])
            && !clusters.keep_one_company(first, second)
        {
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
    let called: Vec<String> = std::iter::once(given)
        .chain(parsed_name.also_called.iter().map(String::as_str))
        .flat_map(breathed)
        .collect();
    for surname in parsed_name.surnames().chain(masculine).flat_map(breathed) {
        let givens = called.iter();
        keys.extend(givens.map(|given| (initial_of(given), block(&surname))));
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
