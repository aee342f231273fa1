//! Who is who among the versions of one text.
//!
//! Translations spell the same name by other conventions, so likeness may be looser here than anywhere else; but two people that one
//! document keeps apart never become one.

use super::parsed_name::{Fullness, ParsedName};
use super::within_document::LocalPerson;
use crate::model::Reason;

/// A person as one document knows them, with that document.
#[derive(Clone, Debug)]
pub(super) struct DocumentPerson {
    /// Index of the document.
    pub(super) document: usize,
    /// The person there.
    pub(super) local: LocalPerson,
}

/// People of single documents that are one, with the reasons for joining them.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonGroup {
    /// Numbers of the people of single documents, ascending.
    pub(super) members: Vec<usize>,
    /// Why they were joined.
    pub(super) reasons: Vec<Reason>,
}

impl PersonGroup {
    /// A person of one document alone.
    pub(super) fn alone(member: usize) -> Self {
        Self {
            members: vec![member],
            reasons: Vec::new(),
        }
    }

    /// Takes in the members and reasons of another group.
    pub(super) fn absorb(&mut self, other: Self, reason: Option<Reason>) {
        self.members.extend(other.members);
        self.members.sort_unstable();
        self.reasons.extend(other.reasons);
        self.reasons.extend(reason);
    }
}

const SAME_FULL_NAME: f64 = 0.74;
const SAME_SURNAME: f64 = 0.76;

/// Groups the people of the documents of one story; `members` are indices into `standing`.
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
    for fullness in [Fullness::Full, Fullness::Initialled, Fullness::Single] {
        while let Some((into, from, score)) =
            closest(&groups, fullness, document_people, parsed_names)
        {
            let reason = reason(&groups[into], &groups[from], score, document_people);
            let other = groups.remove(from);
            let into = if from < into { into - 1 } else { into };
            groups[into].absorb(other, Some(reason));
        }
    }
    groups.sort_by(|a, b| a.members.cmp(&b.members));
    groups
}

/// The two groups that belong together most, the one to take the other in first; names of less than `fullness` wait for their turn.
fn closest(
    groups: &[PersonGroup],
    fullness: Fullness,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> Option<(usize, usize, f64)> {
    let mut best: Option<(usize, usize, f64)> = None;
    for (from, a) in groups.iter().enumerate() {
        if fullest(a, document_people) != fullness {
            continue;
        }
        let mut fits: Vec<(usize, f64)> = groups
            .iter()
            .enumerate()
            .filter(|(into, b)| *into != from && fullest(b, document_people) >= fullness)
            .filter(|(_, b)| !share_a_document(a, b, document_people))
            .map(|(into, b)| (into, likeness(a, b, document_people, parsed_names)))
            .filter(|(_, score)| *score > 0.0)
            .collect();
        fits.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        let Some(&(into, score)) = fits.first() else {
            continue;
        };
        // A surname that fits two people of the story as well names neither for sure.
        let tie = fullness != Fullness::Full
            && fits.get(1).is_some_and(|(other, second)| {
                *second > score - 0.03
                    && fullest(&groups[*other], document_people) == Fullness::Full
            });
        if !tie && best.is_none_or(|(_, _, top)| score > top) {
            best = Some((into, from, score));
        }
    }
    best
}

fn fullest(group: &PersonGroup, document_people: &[DocumentPerson]) -> Fullness {
    group
        .members
        .iter()
        .map(|member| document_people[*member].local.fullness)
        .max()
        .unwrap_or(Fullness::Single)
}

fn share_a_document(a: &PersonGroup, b: &PersonGroup, document_people: &[DocumentPerson]) -> bool {
    a.members.iter().any(|x| {
        b.members
            .iter()
            .any(|y| document_people[*x].document == document_people[*y].document)
    })
}

/// The mean over the pairs of fullest names; 0 when any pair speaks against it.
fn likeness(
    a: &PersonGroup,
    b: &PersonGroup,
    document_people: &[DocumentPerson],
    parsed_names: &[ParsedName],
) -> f64 {
    let fullest_of = |group: &PersonGroup| -> Vec<usize> {
        let fullness = fullest(group, document_people);
        let mut out: Vec<usize> = group
            .members
            .iter()
            .map(|member| &document_people[*member].local)
            .filter(|local| local.fullness == fullness)
            .map(|local| local.parsed_name)
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let (a, b) = (fullest_of(a), fullest_of(b));
    let mut sum = 0.0;
    for x in &a {
        for y in &b {
            let score = pair_likeness(&parsed_names[*x], &parsed_names[*y]);
            if score == 0.0 {
                return 0.0;
            }
            sum += score;
        }
    }
    sum / (a.len() * b.len()).max(1) as f64
}

fn pair_likeness(a: &ParsedName, b: &ParsedName) -> f64 {
    let (score, least) = match (a.fullness, b.fullness) {
        (Fullness::Full, Fullness::Full) => (a.full_likeness(b), SAME_FULL_NAME),
        _ if a.initials_fit(b) == Some(false) => return 0.0,
        _ => (a.surname_likeness(b), SAME_SURNAME),
    };
    if score < least { 0.0 } else { score }
}

fn reason(
    into: &PersonGroup,
    from: &PersonGroup,
    score: f64,
    document_people: &[DocumentPerson],
) -> Reason {
    let name = |group: &PersonGroup| -> String {
        group
            .members
            .iter()
            .map(|member| &document_people[*member].local)
            .max_by_key(|local| (local.fullness, local.mentions.len()))
            .map(|local| local.name.clone())
            .unwrap_or_default()
    };
    Reason::SpelledAlikeInVersions {
        a: name(into),
        b: name(from),
        score: score.into(),
    }
}
