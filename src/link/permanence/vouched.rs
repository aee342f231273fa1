//! Addresses of people whom the archive cannot vouch for: they have no page, so there is nothing to remember, but what earlier builds promised is kept.

use crate::model::{AddressKind, Lock, Permanence, Person};
use std::collections::BTreeSet;

/// The ids of people that earlier builds gave.
pub(in crate::link) fn promised(lock: &Lock) -> BTreeSet<String> {
    let people = lock.members.get(&AddressKind::Person);
    people
        .map(|people| people.keys().cloned().collect())
        .unwrap_or_default()
}

/// Gives those who have an address from an earlier build, or to whom one leads, a page all the same, and forgets the others' ids.
pub(in crate::link) fn keep_promises(
    people: &mut [Person],
    promised: &BTreeSet<String>,
    permanence: &mut Permanence,
) {
    let led_to: BTreeSet<&str> = permanence
        .redirects
        .iter()
        .filter(|redirect| redirect.kind == AddressKind::Person)
        .map(|redirect| redirect.to.as_str())
        .collect();
    let mut without = BTreeSet::new();
    for person in people {
        person.is_vouched_for |= promised.contains(&person.id) || led_to.contains(&*person.id);
        if !person.is_vouched_for {
            without.insert(person.id.clone());
        }
    }
    if let Some(remembered) = permanence.lock.members.get_mut(&AddressKind::Person) {
        remembered.retain(|id, _| !without.contains(id));
    }
}
