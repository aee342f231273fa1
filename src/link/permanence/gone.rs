//! Addresses of earlier builds of which nothing is left.

use super::forget::document_of;
use crate::model::{AddressKind, Gone, Permanence};
use std::collections::{BTreeMap, BTreeSet};

/// The remembered addresses that no page has and that lead to none, each with an event that is near it: one that a text of the address was or is in. Stories have no pages, and are left out.
///
/// `ids` are those of the pages that there are, `event_of` the events of the texts that there are. Of texts that are hidden, and of what they are in, nothing is told.
pub(in crate::link) fn gone(
    permanence: &Permanence,
    ids: &BTreeMap<AddressKind, BTreeSet<&str>>,
    event_of: &BTreeMap<&str, &str>,
    hidden: &BTreeSet<String>,
) -> Vec<Gone> {
    let lock = &permanence.lock;
    let led_on: BTreeSet<(AddressKind, &str)> = permanence
        .redirects
        .iter()
        .map(|redirect| (redirect.kind, redirect.from.as_str()))
        .collect();
    let leads_on = |kind: AddressKind, id: &str| led_on.contains(&(kind, id));
    let is_there = |kind: AddressKind, id: &str| ids.get(&kind).is_some_and(|ids| ids.contains(id));
    let is_gone = |kind: AddressKind, id: &str| !is_there(kind, id) && !leads_on(kind, id);
    let mut event_once: BTreeMap<&str, &str> = BTreeMap::new();
    for (event, members) in lock.of(AddressKind::Event).into_iter().flatten() {
        if is_there(AddressKind::Event, event) && !leads_on(AddressKind::Event, event) {
            for member in members.keys() {
                event_once.entry(member).or_insert(event);
            }
        }
    }
    let near = |document: &str| {
        let event = event_of.get(document).or_else(|| event_once.get(document));
        event.map(|event| (*event).to_owned())
    };
    let texts: BTreeSet<&String> = lock.texts.keys().chain(lock.moved.keys()).collect();
    let mut gone: Vec<Gone> = texts
        .into_iter()
        .filter(|id| is_gone(AddressKind::Document, id))
        .filter(|id| {
            let now = lock.moved.get(*id).into_iter().flatten();
            !hidden.contains(*id) && !now.into_iter().any(|id| hidden.contains(id))
        })
        .map(|id| {
            let now = lock.moved.get(id).into_iter().flatten();
            Gone {
                kind: AddressKind::Document,
                id: id.clone(),
                event: std::iter::once(id).chain(now).find_map(|id| near(id)),
            }
        })
        .collect();
    for (kind, all) in &lock.members {
        if *kind == AddressKind::Story {
            continue;
        }
        let is_hidden = |member: &String| hidden.contains(document_of(member));
        let all = all
            .iter()
            .filter(|(id, members)| is_gone(*kind, id) && !members.keys().any(is_hidden));
        gone.extend(all.map(|(id, members)| Gone {
            kind: *kind,
            id: id.clone(),
            event: members.keys().find_map(|member| near(document_of(member))),
        }));
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Membership, Redirect};

    #[test]
    fn what_nothing_is_left_of_leads_to_an_event_near_it() {
        let mut permanence = Permanence::default();
        for text in ["a", "b", "c", "old"] {
            let texts = &mut permanence.lock.texts;
            texts.insert(text.into(), BTreeSet::from([text.to_owned()]));
        }
        let lock = &mut permanence.lock;
        lock.add(AddressKind::Event, "fair", "a".into(), Membership::First);
        lock.add(AddressKind::Event, "fair", "b".into(), Membership::Once);
        lock.add(AddressKind::Event, "storm", "c".into(), Membership::Once);
        lock.add(AddressKind::Person, "ida", "b/ida".into(), Membership::Once);
        lock.add(AddressKind::Person, "jon", "c/jon".into(), Membership::Once);
        lock.add(AddressKind::Story, "s-c", "c".into(), Membership::Once);
        permanence.redirects.push(Redirect {
            kind: AddressKind::Document,
            from: "old".into(),
            to: "a".into(),
        });
        let ids = BTreeMap::from([
            (AddressKind::Document, BTreeSet::from(["a"])),
            (AddressKind::Event, BTreeSet::from(["fair"])),
        ]);
        let found = gone(
            &permanence,
            &ids,
            &BTreeMap::from([("a", "fair")]),
            &BTreeSet::new(),
        );
        let found: Vec<_> = found
            .iter()
            .map(|gone| (gone.kind, gone.id.as_str(), gone.event.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                (AddressKind::Document, "b", Some("fair")),
                (AddressKind::Document, "c", None),
                (AddressKind::Event, "storm", None),
                (AddressKind::Person, "ida", Some("fair")),
                (AddressKind::Person, "jon", None),
            ]
        );
        let hidden = BTreeSet::from(["c".to_owned()]);
        let found = gone(&permanence, &ids, &BTreeMap::new(), &hidden);
        let found: Vec<&str> = found.iter().map(|gone| gone.id.as_str()).collect();
        assert_eq!(found, ["b", "ida"]);
    }
}
