//! What ids of stories and events mean in the owner's decisions: the documents that archive.lock remembers of them.

use crate::model::{AddressKind, Curation, Lock, Membership};
use std::collections::BTreeMap;

/// Ids of stories and events, former ones included, with the ids of their documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RememberedGroups {
    /// By id of a story.
    pub stories: BTreeMap<String, Vec<String>>,
    /// By id of an event.
    pub events: BTreeMap<String, Vec<String>>,
}

impl RememberedGroups {
    /// The documents of each id as of the last build; where none is left, those it had before.
    pub fn of(lock: &Lock) -> Self {
        let of = |kind: AddressKind| {
            let ids = lock.of(kind).into_iter().flatten();
            ids.map(|(id, members)| {
                let current = |membership: &Membership| *membership != Membership::Once;
                let any = members.values().any(current);
                let meant = members.iter().filter(|(_, m)| !any || current(m));
                (
                    id.clone(),
                    meant.map(|(member, _)| member.clone()).collect(),
                )
            })
            .collect()
        };
        Self {
            stories: of(AddressKind::Story),
            events: of(AddressKind::Event),
        }
    }
}

/// Remembers those ids of stories and events that the decisions name and that only the present build has `given`. Returns whether there are any.
pub fn remember_named(curation: &Curation, given: &Lock, lock: &mut Lock) -> bool {
    let mut any = false;
    for kind in [AddressKind::Story, AddressKind::Event] {
        for (id, members) in given.of(kind).into_iter().flatten() {
            let is_remembered = lock.of(kind).is_some_and(|ids| ids.contains_key(id));
            if is_remembered || !names(curation, kind).any(|name| name == id) {
                continue;
            }
            any = true;
            for (member, membership) in members {
                lock.add(kind, id, member.clone(), *membership);
            }
        }
    }
    any
}

/// The names in the decisions on which stories, or events, are together or apart.
fn names(curation: &Curation, kind: AddressKind) -> impl Iterator<Item = &str> {
    let (together, apart) = match kind {
        AddressKind::Story => (&curation.stories_together, &curation.stories_apart),
        _ => (&curation.events_together, &curation.events_apart),
    };
    let all = together.iter().chain(apart);
    all.flat_map(|decision| decision.value.iter().map(String::as_str))
}
