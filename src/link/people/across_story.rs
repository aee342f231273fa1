//! Resolves people among the versions of one text.
//!
//! Translations spell names by different conventions, so the thresholds are lower than elsewhere; but two people whom one document distinguishes
//! never become one.

use super::parsed_name::{Fullness, ParsedName};
use super::person_group::{DocumentPerson, PersonGroup};
use crate::model::Reason;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeSet;

const SAME_FULL_NAME: f64 = 0.74;
const SAME_SURNAME: f64 = 0.76;
/// A pair this similar outweighs others of two scripts that are not.
const BEYOND_DOUBT: f64 = 0.85;

/// Groups the people in the documents of one story; `members` are indices into `document_people`.
pub(super) fn groups_of_story(
    members: &[usize],
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> Vec<PersonGroup> {
    let mut groups: Vec<PersonGroup> = members
        .iter()
        .map(|member| PersonGroup::alone(*member))
        .collect();
    let several = members
        .windows(2)
        .any(|pair| document_people[pair[0]].document != document_people[pair[1]].document);
    if !several {
        return groups;
    }
    let names = Names::new(parsed_names);
    for fullness in [Fullness::Full, Fullness::Initialled, Fullness::Single] {
        while let Some((into, from, score)) = closest(&groups, fullness, document_people, &names) {
            let reason = Reason::SpelledAlikeInVersions {
                a: groups[into].fullest_name(document_people),
                b: groups[from].fullest_name(document_people),
                score: score.into(),
            };
            let other = groups.remove(from);
            let into = if from < into { into - 1 } else { into };
            groups[into].absorb(other, Some(reason));
        }
    }
    groups.sort_by(|a, b| a.members.cmp(&b.members));
    groups
}

/// The names of a story, each pair of which is compared once, however often groups are.
struct Names<'a> {
    parsed: &'a [ParsedName],
    likeness: RefCell<FxHashMap<(usize, usize), f64>>,
}

impl<'a> Names<'a> {
    fn new(parsed: &'a [ParsedName]) -> Self {
        Self {
            parsed,
            likeness: RefCell::default(),
        }
    }

    fn likeness(&self, a: usize, b: usize) -> f64 {
        if let Some(known) = self.likeness.borrow().get(&(a, b)) {
            return *known;
        }
        let score = pair_likeness(&self.parsed[a], &self.parsed[b]);
        self.likeness.borrow_mut().insert((a, b), score);
        score
    }
}

/// The two most similar groups, the absorbing one first; groups with less complete names than `fullness` come later.
fn closest(
    groups: &[PersonGroup],
    fullness: Fullness,
    document_people: &[DocumentPerson],
    names: &Names<'_>,
) -> Option<(usize, usize, f64)> {
    let mut best: Option<(usize, usize, f64)> = None;
    for (from, a) in groups.iter().enumerate() {
        if a.fullness(document_people) != fullness {
            continue;
        }
        let mut fits: Vec<(usize, f64)> = groups
            .iter()
            .enumerate()
            .filter(|(into, b)| *into != from && b.fullness(document_people) >= fullness)
            .map(|(into, b)| {
                let score = match a.shares_a_document(b, document_people) {
                    true if is_slip(a, b, document_people, names.parsed) => SAME_FULL_NAME,
                    true => 0.0,
                    false => likeness(a, b, document_people, names),
                };
                (into, score)
            })
            .filter(|(_, score)| *score > 0.0)
            .collect();
        fits.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        let Some(&(into, score)) = fits.first() else {
            continue;
        };
        // A surname that fits two people of the story equally well identifies neither.
        let tie = fullness != Fullness::Full
            && fits.get(1).is_some_and(|(other, second)| {
                *second > score - 0.03 && groups[*other].fullness(document_people) == Fullness::Full
            });
        if !tie && best.is_none_or(|(_, _, top)| score > top) {
            best = Some((into, from, score));
        }
    }
    best
}

/// Other versions that must have one name where a text has it and another that differs in one letter.
const WITNESSES: usize = 3;

/// Whether only one document has the name of `a`, beside that of `b`, which differs in one letter and which all other versions have instead.
fn is_slip(
    a: &PersonGroup,
    b: &PersonGroup,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> bool {
    let documents = |group: &PersonGroup| -> BTreeSet<usize> {
        let members = group.members.iter();
        members
            .map(|member| document_people[*member].document)
            .collect()
    };
    let differs = || {
        let theirs = b.parsed_names(document_people);
        a.parsed_names(document_people).iter().all(|x| {
            let mut theirs = theirs.iter();
            theirs.any(|y| parsed_names[*x].is_a_slip_away_from(&parsed_names[*y]))
        })
    };
    documents(a).len() == 1 && documents(b).len() > WITNESSES && differs()
}

/// The mean similarity over the pairs of fullest names; 0 if a pair of one script contradicts it, or most pairs of two scripts do: each script writes the sounds
/// of the others in its own way, and a language may hear a name differently where its neighbour agrees.
fn likeness(
    a: &PersonGroup,
    b: &PersonGroup,
    document_people: &[DocumentPerson],
    names: &Names<'_>,
) -> f64 {
    let (a, b) = (
        a.parsed_names(document_people),
        b.parsed_names(document_people),
    );
    let (mut sum, mut best, mut agree) = (0.0, 0.0_f64, 0);
    let pairs = a.len() * b.len();
    for x in &a {
        for y in &b {
            let score = names.likeness(*x, *y);
            if score == 0.0 && names.parsed[*x].script == names.parsed[*y].script {
                return 0.0;
            }
            sum += score;
            best = best.max(score);
            agree += usize::from(score > 0.0);
        }
    }
    let enough = agree * 2 > pairs || agree * 4 >= pairs && best >= BEYOND_DOUBT;
    if enough { sum / pairs as f64 } else { 0.0 }
}

fn pair_likeness(a: &ParsedName, b: &ParsedName) -> f64 {
    let (score, least) = match (a.fullness, b.fullness) {
        (Fullness::Full, Fullness::Full) => {
            let slip = a.language != b.language && a.is_a_slip_away_from(b);
            let at_least = match slip || a.has_the_same_consonants(b) {
                true => SAME_FULL_NAME,
                false => 0.0,
            };
            (a.full_likeness(b).max(at_least), SAME_FULL_NAME)
        }
        _ if a.initials_fit(b) == Some(false) => return 0.0,
        _ => (a.surname_likeness(b), SAME_SURNAME),
    };
    if score < least { 0.0 } else { score }
}
