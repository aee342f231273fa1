//! Documents that have another id than before: the same text under another name.

use crate::model::{Document, Lock, Members};
use crate::text::StableHash;
use std::collections::{BTreeMap, BTreeSet};

/// What became of the documents that are remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Former ids of texts with those they have now. A former id may have been taken over by another text.
    pub to: BTreeMap<String, String>,
    /// The same for former ids that no document has now.
    pub redirects: BTreeMap<String, String>,
    /// Former ids with the last known id of every text that had them.
    pointers: BTreeMap<String, BTreeSet<String>>,
}

/// A mark of the text alone: neither its name, its metadata nor its line ends count (FNV-1a, 64 bits).
pub fn fingerprint(document: &Document) -> String {
    let body: Vec<String> = document
        .body
        .iter()
        .map(|block| block.text(&document.text))
        .collect();
    let text = match body.is_empty() {
        true => document.text.as_str().to_owned(),
        false => body.join(" "),
    };
    let words = text.split_whitespace();
    let hash = words.fold(StableHash::default(), |hash, word| {
        hash.with(word.as_bytes()).with(b" ")
    });
    format!("{:016x}", hash.value())
}

/// Finds out which texts were renamed. `present` are ids with the fingerprints of their texts.
pub fn moves(lock: &Lock, present: &BTreeMap<String, String>) -> Moves {
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, text) in present {
        by_text.entry(text).or_default().push(id);
    }
    let had = |id: &str, text: &str| lock.texts.get(id).is_some_and(|texts| texts.contains(text));
    let mut out = Moves::default();
    let mut claimed: BTreeSet<&str> = BTreeSet::new();
    for (id, texts) in &lock.texts {
        let now = present.get(id);
        if now.is_some_and(|now| texts.contains(now)) {
            continue;
        }
        let alike: Vec<(&str, &str)> = texts
            .iter()
            .flat_map(|text| {
                let same = by_text.get(text.as_str()).into_iter().flatten();
                same.map(move |other| (*other, text.as_str()))
            })
            .collect();
        // A name that the text did not have before goes first, each such name for one text; else a copy will do, unless the id is still in use.
        let fresh = |(other, text): &&(&str, &str)| !had(other, text);
        let found = alike
            .iter()
            .filter(fresh)
            .find(|(other, _)| !claimed.contains(other))
            .or_else(|| alike.first().filter(|_| now.is_none()));
        if let Some(&(other, _)) = found {
            claimed.insert(other);
            out.to.insert(id.clone(), other.to_owned());
        }
    }
    for (former, ends) in &lock.moved {
        let ends = ends
            .iter()
            .filter_map(|end| follow(end, lock, &out.to, present));
        let ends: BTreeSet<String> = ends.filter(|end| end != former).collect();
        if !ends.is_empty() {
            out.pointers.insert(former.clone(), ends);
        }
    }
    for (former, now) in &out.to {
        let ends = out.pointers.entry(former.clone()).or_default();
        ends.insert(now.clone());
    }
    for (former, ends) in &out.pointers {
        if present.contains_key(former) {
            continue;
        }
        let known = out.to.get(former);
        let Some(end) = known.or_else(|| ends.iter().find(|end| present.contains_key(*end))) else {
            continue;
        };
        out.redirects.insert(former.clone(), end.clone());
        // With a text of its own that is gone, the id means that text, not one that had the id before.
        if !lock.texts.contains_key(former) {
            out.to.insert(former.clone(), end.clone());
        }
    }
    out
}

/// The end of a chain of ids, whether or not a document has that id; `None` if damaged lines form a circle.
fn follow(
    start: &str,
    lock: &Lock,
    to: &BTreeMap<String, String>,
    present: &BTreeMap<String, String>,
) -> Option<String> {
    let mut at = start;
    let mut seen = BTreeSet::new();
    while seen.insert(at) {
        if let Some(now) = to.get(at) {
            return Some(now.clone());
        }
        let next = lock.moved.get(at).and_then(BTreeSet::first);
        match next {
            Some(next) if !present.contains_key(at) && !lock.texts.contains_key(at) => at = next,
            _ => return Some(at.to_owned()),
        }
    }
    None
}

/// What is remembered, with every text under the name that it has now.
pub fn renamed(lock: &Lock, moves: &Moves, present: &BTreeMap<String, String>) -> Lock {
    let mut out = Lock::default();
    for (kind, ids) in &lock.members {
        for (id, members) in ids {
            out.members
                .entry(*kind)
                .or_default()
                .insert(id.clone(), renamed_members(members, moves));
        }
    }
    for (id, text) in present {
        out.texts.insert(id.clone(), BTreeSet::from([text.clone()]));
    }
    out.moved = moves.pointers.clone();
    for (id, texts) in &lock.texts {
        if !present.contains_key(id) && !moves.to.contains_key(id) {
            out.texts.insert(id.clone(), texts.clone());
        }
    }
    out
}

fn renamed_members(members: &Members, moves: &Moves) -> Members {
    let mut out = Members::new();
    for (member, membership) in members {
        let (document, name) = match member.split_once('/') {
            Some((document, name)) => (document, Some(name)),
            None => (member.as_str(), None),
        };
        let now = moves.to.get(document).map_or(document, String::as_str);
        let member = match name {
            Some(name) => format!("{now}/{name}"),
            None => now.to_owned(),
        };
        let standing = out.entry(member).or_insert(*membership);
        *standing = (*standing).min(*membership);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AddressKind, Membership};

    fn lock(texts: &[(&str, &str)], moved: &[(&str, &str)]) -> Lock {
        let mut lock = Lock::default();
        for (id, text) in texts {
            lock.texts
                .insert((*id).into(), BTreeSet::from([(*text).into()]));
        }
        for (former, now) in moved {
            let ends = lock.moved.entry((*former).into()).or_default();
            ends.insert((*now).into());
        }
        lock
    }

    fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        let owned = pairs.iter().map(|(a, b)| ((*a).into(), (*b).into()));
        owned.collect()
    }

    #[test]
    fn a_renamed_text_is_found_and_an_edited_one_stays() {
        let lock = lock(&[("a", "1"), ("b", "2"), ("c", "3")], &[]);
        let present = pairs(&[("a", "9"), ("x", "2")]);
        let moves = moves(&lock, &present);
        assert_eq!(moves.to, pairs(&[("b", "x")]));
        assert_eq!(moves.redirects, moves.to);
        let next = renamed(&lock, &moves, &present);
        assert!(next.moved["b"].contains("x") && next.moved.len() == 1);
        let remembered: Vec<&String> = next.texts.keys().collect();
        assert_eq!(remembered, ["a", "c", "x"]);
    }

    #[test]
    fn texts_that_change_places_are_told_apart() {
        let mut lock = lock(&[("a", "1"), ("b", "2")], &[]);
        lock.add(AddressKind::Event, "e", "a".into(), Membership::First);
        lock.add(AddressKind::Person, "p", "b/anna".into(), Membership::First);
        let present = pairs(&[("a", "2"), ("b", "1")]);
        let moves = moves(&lock, &present);
        assert!(moves.redirects.is_empty());
        let next = renamed(&lock, &moves, &present);
        assert!(next.members[&AddressKind::Event]["e"].contains_key("b"));
        assert!(next.members[&AddressKind::Person]["p"].contains_key("a/anna"));
    }

    #[test]
    fn chains_lead_to_their_end_and_circles_nowhere() {
        let lock = lock(
            &[("b", "1")],
            &[("a", "b"), ("x", "y"), ("y", "x"), ("old", "gone")],
        );
        let present = pairs(&[("c", "1")]);
        let moves = moves(&lock, &present);
        assert_eq!(moves.redirects, pairs(&[("a", "c"), ("b", "c")]));
        let next = renamed(&lock, &moves, &present);
        assert!(next.moved["old"].contains("gone") && !next.moved.contains_key("x"));
    }

    #[test]
    fn an_id_that_another_text_took_over_leads_back_once_that_is_gone() {
        let before = lock(&[("a", "1")], &[]);
        let then = pairs(&[("b", "1")]);
        let before = renamed(&before, &moves(&before, &then), &then);
        let then = pairs(&[("a", "2"), ("b", "1")]);
        let mut before = renamed(&before, &moves(&before, &then), &then);
        before.add(AddressKind::Event, "e", "a".into(), Membership::First);
        let then = pairs(&[("b", "1")]);
        let moves = moves(&before, &then);
        assert_eq!(moves.redirects, pairs(&[("a", "b")]));
        assert!(moves.to.is_empty(), "the second text is gone: {moves:?}");
    }

    #[test]
    fn copies_take_the_place_of_what_is_gone_and_of_nothing_else() {
        let lock = lock(&[("a", "1"), ("b", "1"), ("c", "1")], &[]);
        assert_eq!(
            moves(&lock, &pairs(&[("b", "1"), ("c", "7")])).to,
            pairs(&[("a", "b")])
        );
        let both = pairs(&[("b", "1"), ("x", "1"), ("y", "1")]);
        assert_eq!(moves(&lock, &both).to, pairs(&[("a", "x"), ("c", "y")]));
    }
}
