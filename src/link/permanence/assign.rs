//! Assigns ids to groups of members, from the groups as they are now and the ids remembered from earlier builds.

use crate::model::{Members, Membership};
use crate::text::short_hash;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A group of the current archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CurrentGroup {
    /// The id that it gets where nothing is remembered.
    pub wanted: String,
    /// Its members in a stable order. The id follows the first one.
    pub members: Vec<String>,
    /// What else it has that may have been the member of an id of its own: such an id leads to the group where nothing else claims it.
    pub also: Vec<String>,
}

/// How ids of one kind are assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdPolicy {
    /// The id is a name: of several ids of one group, the one that the group asks for is kept. Otherwise the one with most members is kept.
    pub is_name: bool,
    /// Most members remembered per id, so that people mentioned everywhere do not fill the file.
    pub most_members: usize,
}

/// The ids of groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignedIds {
    /// The id of each group.
    pub ids: Vec<String>,
    /// Remembered ids that no group has any more, with the group that has most of their members.
    pub redirects: BTreeMap<String, usize>,
    /// For each group, the other groups that have former members of it.
    pub signposts: Vec<Vec<usize>>,
    /// The memory for the next build.
    pub remembered: BTreeMap<String, Members>,
}

/// Assigns an id to every group.
///
/// An id stays with the group that has its first member. If that member is gone, or its group already has another id, the id goes to the group with
/// most of its other members, and if none of those is left, to a group with former members. Of several ids that meet in one group, one is kept and
/// the others redirect to it. A group without an id gets the one that it asks for, unless another group has or had that id.
/// The returned memory gives the same ids again for the same groups.
pub fn assign_ids(
    present: &[CurrentGroup],
    remembered: &BTreeMap<String, Members>,
    policy: IdPolicy,
) -> AssignedIds {
    let mut groups_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (group, entry) in present.iter().enumerate() {
        for member in &entry.members {
            let groups = groups_of.entry(member).or_default();
            if groups.last() != Some(&group) {
                groups.push(group);
            }
        }
    }
    let claims: BTreeMap<&str, BTreeMap<usize, Claim>> = remembered
        .iter()
        .map(|(id, members)| (id.as_str(), claims(members, &groups_of)))
        .collect();
    let mut ids: Vec<Option<String>> = keep(present, &claims, policy)
        .into_iter()
        .map(|id| id.map(str::to_owned))
        .collect();
    name_the_rest(present, &mut ids, &claims);
    let ids: Vec<String> = ids.into_iter().map(Option::unwrap_or_default).collect();
    let group_of: BTreeMap<&str, usize> = ids
        .iter()
        .enumerate()
        .map(|(group, id)| (id.as_str(), group))
        .collect();
    let also: BTreeMap<&str, usize> = present
        .iter()
        .enumerate()
        .flat_map(|(group, entry)| entry.also.iter().map(move |name| (name.as_str(), group)))
        .collect();
    let mut out = AssignedIds {
        signposts: vec![Vec::new(); present.len()],
        ..AssignedIds::default()
    };
    for (id, claims) in &claims {
        match group_of.get(id) {
            Some(&group) => {
                let others = claims.keys().copied().filter(|other| *other != group);
                out.signposts[group] = others.collect();
            }
            None => {
                let best = claims
                    .iter()
                    .min_by_key(|(group, claim)| (claim.rank(), **group));
                let joined = || {
                    let members = remembered.get(*id).into_iter().flatten();
                    members
                        .into_iter()
                        .find_map(|(member, _)| also.get(member.as_str()).copied())
                };
                if let Some(group) = best.map(|(group, _)| *group).or_else(joined) {
                    out.redirects.insert((*id).to_owned(), group);
                }
            }
        }
    }
    for (id, members) in remembered {
        if !group_of.contains_key(id.as_str()) {
            let former = members.keys().map(|m| (m.clone(), Membership::Once));
            out.remembered.insert(id.clone(), former.collect());
        }
    }
    for (entry, id) in present.iter().zip(&ids) {
        let members = next_members(entry, remembered.get(id), policy.most_members);
        out.remembered.insert(id.clone(), members);
    }
    out.ids = ids;
    out
}

/// What speaks for giving an id to a group.
#[derive(Clone, Copy, Debug, Default)]
struct Claim {
    has_first: bool,
    current: usize,
    former: usize,
}

impl Claim {
    /// The best claim ranks lowest.
    fn rank(&self) -> (Reverse<bool>, Reverse<usize>, Reverse<usize>) {
        (
            Reverse(self.has_first),
            Reverse(self.current),
            Reverse(self.former),
        )
    }
}

fn claims(members: &Members, groups_of: &BTreeMap<&str, Vec<usize>>) -> BTreeMap<usize, Claim> {
    let mut out: BTreeMap<usize, Claim> = BTreeMap::new();
    for (member, membership) in members {
        for &group in groups_of.get(member.as_str()).into_iter().flatten() {
            let claim = out.entry(group).or_default();
            match membership {
                Membership::First => {
                    claim.has_first = true;
                    claim.current += 1;
                }
                Membership::With => claim.current += 1,
                Membership::Once => claim.former += 1,
            }
        }
    }
    out
}

/// The remembered ids that groups keep, the strongest claims first.
fn keep<'a>(
    present: &[CurrentGroup],
    claims: &BTreeMap<&'a str, BTreeMap<usize, Claim>>,
    policy: IdPolicy,
) -> Vec<Option<&'a str>> {
    let mut all = Vec::new();
    for (id, groups) in claims {
        // Members of former days count only where no other is left.
        let has_current = groups.values().any(|claim| claim.current > 0);
        for (&group, claim) in groups {
            if has_current && claim.current == 0 {
                continue;
            }
            let tier = match (claim.has_first, claim.current) {
                (true, _) => 0,
                (false, 1..) => 1,
                (false, 0) => 2,
            };
            let is_wanted = present[group].wanted == *id;
            let strength = Reverse((claim.current, claim.former));
            all.push((
                (tier, policy.is_name && !is_wanted, strength, !is_wanted),
                *id,
                group,
            ));
        }
    }
    all.sort_unstable();
    let mut out = vec![None; present.len()];
    let mut given = BTreeSet::new();
    for (_, id, group) in all {
        if out[group].is_none() && given.insert(id) {
            out[group] = Some(id);
        }
    }
    out
}

/// Gives new ids, which neither another group has nor a remembered id whose members are still there.
fn name_the_rest(
    present: &[CurrentGroup],
    ids: &mut [Option<String>],
    claims: &BTreeMap<&str, BTreeMap<usize, Claim>>,
) {
    let mut taken: BTreeSet<String> = ids.iter().flatten().cloned().collect();
    // Members of an id may all be gone: then whoever would be called so anew is what it meant. That does not hold of one with a suffix.
    let is_reserved = |id: &str, wanted: &str| {
        let remembered = claims.get(id);
        remembered.is_some_and(|groups| !groups.is_empty() || id != wanted)
    };
    for (entry, id) in present.iter().zip(ids) {
        if id.is_some() {
            continue;
        }
        let first = entry.members.first().map_or("", String::as_str);
        let mut candidate = entry.wanted.clone();
        let mut attempt = 0;
        while taken.contains(&candidate) || is_reserved(&candidate, &entry.wanted) {
            let salt = match attempt {
                0 => first.to_owned(),
                attempt => format!("{first} {attempt}"),
            };
            candidate = format!("{}-{}", entry.wanted, short_hash(&salt));
            attempt += 1;
        }
        taken.insert(candidate.clone());
        *id = Some(candidate);
    }
}

/// The members of a group as its id remembers them, those of former days included.
fn next_members(entry: &CurrentGroup, before: Option<&Members>, most: usize) -> Members {
    let standing = |member: &str| before.and_then(|before| before.get(member)).copied();
    let now: BTreeSet<&str> = entry.members.iter().map(String::as_str).collect();
    let mut out: Members = before
        .into_iter()
        .flat_map(|before| before.keys())
        .filter(|member| !now.contains(member.as_str()))
        .map(|member| (member.clone(), Membership::Once))
        .collect();
    let mut kept: Vec<&str> = entry.members.iter().map(String::as_str).collect();
    // What is remembered stays so; the sort is stable, so the rest keeps its order.
    kept.sort_by_key(|member| match standing(member) {
        Some(membership) => membership as usize,
        None => 3,
    });
    let known = kept.iter().filter(|m| standing(m).is_some()).count();
    kept.truncate(most.max(known));
    for (at, member) in kept.into_iter().enumerate() {
        let membership = match at {
            0 => Membership::First,
            _ => Membership::With,
        };
        out.insert(member.to_owned(), membership);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: IdPolicy = IdPolicy {
        is_name: false,
        most_members: usize::MAX,
    };

    fn groups(groups: &[(&str, &[&str])]) -> Vec<CurrentGroup> {
        groups
            .iter()
            .map(|(wanted, members)| CurrentGroup {
                wanted: (*wanted).to_owned(),
                members: members.iter().map(|member| (*member).to_owned()).collect(),
                ..CurrentGroup::default()
            })
            .collect()
    }

    #[test]
    fn two_people_of_one_text_that_are_joined_keep_both_addresses() {
        let one = after(
            &AssignedIds::default(),
            &[("anna", &["a/anna"]), ("robert", &["a/robert"])],
        );
        let mut joined = groups(&[("robert", &["a/robert"])]);
        joined[0].also = vec!["a/anna".to_owned()];
        let two = assign_ids(&joined, &one.remembered, GROUPS);
        assert_eq!(two.ids, ["robert"]);
        assert_eq!(two.redirects, BTreeMap::from([("anna".to_owned(), 0)]));
        let three = assign_ids(&joined, &two.remembered, GROUPS);
        assert_eq!(three.redirects, two.redirects);
    }

    fn after(before: &AssignedIds, now: &[(&str, &[&str])]) -> AssignedIds {
        assign_ids(&groups(now), &before.remembered, GROUPS)
    }

    #[test]
    fn a_text_that_comes_first_renames_nothing() {
        let one = after(&AssignedIds::default(), &[("bridge", &["m", "n"])]);
        let two = after(&one, &[("ferry", &["a", "m", "n"])]);
        assert_eq!(two.ids, ["bridge"]);
        assert_eq!(two.remembered["bridge"]["m"], Membership::First);
        assert_eq!(two.remembered["bridge"]["a"], Membership::With);
        // Without its first member, the next in order carries the id.
        let three = after(&two, &[("ferry", &["a", "n"])]);
        assert_eq!(three.ids, ["bridge"]);
        assert_eq!(three.remembered["bridge"]["m"], Membership::Once);
    }

    #[test]
    fn a_merge_leaves_a_redirect_and_a_split_brings_the_former_id_back() {
        let one = after(
            &AssignedIds::default(),
            &[("b", &["1"]), ("a", &["2", "3"])],
        );
        let merged = after(&one, &[("b", &["1", "2", "3"])]);
        assert_eq!(merged.ids, ["a"]);
        assert_eq!(merged.redirects, BTreeMap::from([("b".to_owned(), 0)]));
        assert_eq!(after(&merged, &[("b", &["1", "2", "3"])]), merged);
        let split = after(&merged, &[("b", &["1"]), ("a", &["2", "3"])]);
        assert_eq!(split.ids, ["b", "a"]);
        assert_eq!(split.signposts, [vec![], vec![0]]);
    }

    #[test]
    fn of_a_split_the_part_with_the_first_member_keeps_the_id() {
        let one = after(&AssignedIds::default(), &[("x", &["1", "2", "3"])]);
        let split = after(&one, &[("x", &["1"]), ("x", &["2", "3"])]);
        assert_eq!(split.ids[0], "x");
        assert!(split.ids[1].starts_with("x-"), "{:?}", split.ids);
        assert_eq!(split.signposts, [vec![1], vec![]]);
    }

    #[test]
    fn an_id_in_use_is_nobody_elses_and_a_free_one_is_whose_it_was() {
        let one = after(&AssignedIds::default(), &[("x", &["1"]), ("y", &["2"])]);
        let merged = after(&one, &[("y", &["1", "2"])]);
        assert_eq!(merged.ids, ["y"]);
        // "x" leads to the merged group, so a new one cannot be called so.
        let more = after(&merged, &[("y", &["1", "2"]), ("x", &["9"])]);
        assert!(more.ids[1].starts_with("x-"));
        // When nothing is left of it, it may.
        let gone = after(&merged, &[("x", &["9"])]);
        assert_eq!(gone.ids, ["x"]);
    }

    #[test]
    fn names_keep_the_fuller_id_and_few_members() {
        let policy = IdPolicy {
            is_name: true,
            most_members: 2,
        };
        let before = groups(&[("a-weiss", &["1", "2"]), ("anna-weiss", &["3"])]);
        let one = assign_ids(&before, &BTreeMap::new(), policy);
        let now = groups(&[("anna-weiss", &["1", "2", "3", "4", "5"])]);
        let merged = assign_ids(&now, &one.remembered, policy);
        assert_eq!(merged.ids, ["anna-weiss"]);
        assert_eq!(merged.redirects["a-weiss"], 0);
        assert_eq!(merged.remembered["anna-weiss"].len(), 2);
    }
}
