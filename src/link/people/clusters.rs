//! Groups of people while they are being joined across the archive.

use super::parsed_name::{Fullness, ParsedName};
use super::person_group::{DocumentPerson, PersonGroup};
use crate::model::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// Two groups that nearly joined, with their similarity.
pub(super) type Near = (usize, usize, f64);

/// Somebody whom no more texts name is known to few.
const FEW_TEXTS: usize = 10;

/// Groups being joined into clusters.
pub(super) struct Clusters<'a> {
    /// The event of each document.
    event_of: &'a [usize],
    /// For each group the number of its cluster.
    cluster: Vec<usize>,
    /// For each cluster its groups.
    pub(super) groups: Vec<Vec<usize>>,
    /// For each cluster, the documents that name it in full, with the parsed names there.
    documents: Vec<BTreeMap<usize, Vec<usize>>>,
    /// For each document the groups that it names in full.
    named_in: BTreeMap<usize, Vec<usize>>,
    /// For each cluster, its full parsed names with their number of mentions.
    pub(super) parsed_names: Vec<BTreeMap<usize, usize>>,
    /// For each cluster, the pairs of parsed names that joined it.
    reasons: Vec<Vec<(usize, usize, f64)>>,
}

impl<'a> Clusters<'a> {
    pub(super) fn new(
        groups: &[PersonGroup],
        document_people: &[DocumentPerson],
        event_of: &'a [usize],
    ) -> Self {
        let full = |group: &PersonGroup| -> Vec<&DocumentPerson> {
            group
                .members
                .iter()
                .map(|member| &document_people[*member])
                .filter(|s| s.local.fullness == Fullness::Full)
                .collect()
        };
        let mut named_in: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, group) in groups.iter().enumerate() {
            for person in full(group) {
                named_in.entry(person.document).or_default().push(number);
            }
        }
        Self {
            event_of,
            named_in,
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

    pub(super) fn of(&self, group: usize) -> usize {
        self.cluster[group]
    }

    /// Whether texts name the people of both groups together with the same others: two of them, or one whom few texts name. So do texts of one event.
    pub(super) fn keep_one_company(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        let events = |cluster: usize| -> BTreeSet<usize> {
            let documents = self.documents[cluster].keys();
            documents.map(|document| self.event_of[*document]).collect()
        };
        if !events(a).is_disjoint(&events(b)) {
            return true;
        }
        let beside = |cluster: usize| -> BTreeSet<usize> {
            let documents = self.documents[cluster].keys();
            let groups = documents.flat_map(|document| self.named_in.get(document));
            let clusters = groups.flatten().map(|group| self.of(*group));
            clusters.filter(|other| ![a, b].contains(other)).collect()
        };
        let (mine, theirs) = (beside(a), beside(b));
        let both: Vec<usize> = mine.intersection(&theirs).copied().collect();
        both.len() > 1
            || both
                .iter()
                .any(|other| self.documents[*other].len() <= FEW_TEXTS)
    }

    /// Joins the clusters of two groups unless one document keeps them apart.
    pub(super) fn join(
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

    pub(super) fn finish(
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
