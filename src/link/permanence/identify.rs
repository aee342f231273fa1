//! Ids of stories and events.

use super::{AssignedIds, CurrentGroup, IdPolicy, assign_ids, moves, renamed, stated_former_ids};
use crate::link::{dates, events};
use crate::model::{AddressKind, Document, GroupIds, Groups, Lock, Permanence, Redirect};
use std::collections::{BTreeMap, BTreeSet};

/// Texts and their groups keep every member, for each is an address of its own.
const GROUPS: IdPolicy = IdPolicy {
    is_name: false,
    most_members: usize::MAX,
};

/// What the texts and their groups are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Ids of stories and events.
    pub ids: GroupIds,
    /// What became of former ids, and what is to be remembered.
    pub permanence: Permanence,
    /// Ids of withdrawn documents: their addresses show a notice.
    pub withdrawn: BTreeSet<String>,
    /// Ids of documents that the owner hides, or that are held back: nothing tells that they are there.
    pub hidden: BTreeSet<String>,
}

/// Gives ids to stories and events. Documents come sorted by id; the first one of a group in that order is what its id depends on.
///
/// An event's id has the words of a headline in `language`, the site's first language, where a version has one.
///
/// `present` are the ids of the documents, and of withdrawn texts that keep their addresses, with their fingerprints.
pub fn identify(
    documents: &[Document],
    groups: &Groups,
    lock: &Lock,
    present: &BTreeMap<String, String>,
    language: Option<&str>,
) -> Identity {
    let moves = moves(lock, present);
    let mut out = Identity {
        permanence: Permanence {
            lock: renamed(lock, &moves, present),
            ..Permanence::default()
        },
        ..Identity::default()
    };
    let stated = stated_former_ids(documents, &moves.redirects);
    let all = moves.redirects.into_iter().chain(stated);
    let moved = all.map(|(from, to)| Redirect {
        kind: AddressKind::Document,
        from,
        to,
    });
    out.permanence.redirects.extend(moved);
    let dates = dates::complete(documents, groups);
    let named = |members: &[usize]| members.iter().map(|at| documents[*at].id.clone()).collect();
    let stories: Vec<CurrentGroup> = groups
        .stories
        .iter()
        .map(|story| CurrentGroup {
            wanted: format!("s-{}", documents[story[0]].id),
            members: named(story),
            ..CurrentGroup::default()
        })
        .collect();
    let events: Vec<CurrentGroup> = groups
        .events
        .iter()
        .map(|stories| {
            let members: BTreeSet<usize> = stories
                .iter()
                .flat_map(|story| groups.stories[*story].iter().copied())
                .collect();
            let members: Vec<usize> = members.into_iter().collect();
            let first_date = members
                .iter()
                .filter_map(|at| dates[*at].as_ref().map(|published| published.date))
                .min();
            let in_language = |at: &&usize| {
                let document = &documents[**at];
                document.title.is_some() && Some(document.language.tag.as_str()) == language
            };
            let namesake = members.iter().find(in_language).or(members.first());
            let namesake = namesake.map(|at| &documents[*at]);
            CurrentGroup {
                wanted: events::wanted_id(namesake, first_date),
                members: named(&members),
                ..CurrentGroup::default()
            }
        })
        .collect();
    let stories = assign_and_remember(AddressKind::Story, &stories, &mut out.permanence, GROUPS);
    out.ids.stories = stories.ids;
    out.ids.former_stories = stories.redirects;
    let events = assign_and_remember(AddressKind::Event, &events, &mut out.permanence, GROUPS);
    out.ids.events = events.ids;
    out.ids.former_events = events.redirects;
    out
}

/// Assigns the ids of one kind, and records redirects, signposts and the new memory.
pub(in crate::link) fn assign_and_remember(
    kind: AddressKind,
    present: &[CurrentGroup],
    permanence: &mut Permanence,
    policy: IdPolicy,
) -> AssignedIds {
    let mut remembered = permanence.lock.members.remove(&kind).unwrap_or_default();
    let mut assigned = assign_ids(present, &remembered, policy);
    for (from, group) in &assigned.redirects {
        permanence.redirects.push(Redirect {
            kind,
            from: from.clone(),
            to: assigned.ids[*group].clone(),
        });
    }
    for (id, others) in assigned.ids.iter().zip(&assigned.signposts) {
        if !others.is_empty() {
            let others = others.iter().map(|other| assigned.ids[*other].clone());
            permanence
                .signposts
                .insert((kind, id.clone()), others.collect());
        }
    }
    std::mem::swap(&mut remembered, &mut assigned.remembered);
    if !remembered.is_empty() {
        permanence.lock.members.insert(kind, remembered);
    }
    assigned
}
