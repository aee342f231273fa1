//! Documents that have another id than before: the same text under another name.

use super::first_builds::first_builds;
use super::sketch::{likeness, sketch};
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

/// A mark of the text alone: neither its name, its metadata nor its line ends count. A hash of its words (FNV-1a, 64 bits) and, behind a hyphen, a sketch by which the text
/// is recognised after it was edited.
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
    let headline = document.title.as_ref();
    let headline = headline.map_or("", |title| title.text.as_str());
    match sketch(headline, &text) {
        short if short.is_empty() => format!("{:016x}", hash.value()),
        sketch => format!("{:016x}-{sketch}", hash.value()),
    }
}

/// The hash of a mark: earlier versions wrote nothing else.
pub fn hash_of(mark: &str) -> &str {
    mark.split_once('-').map_or(mark, |(hash, _)| hash)
}

fn sketch_of(mark: &str) -> &str {
    mark.split_once('-').map_or("", |(_, sketch)| sketch)
}

/// Finds out which texts were renamed. `present` are ids with the fingerprints of their texts.
pub fn moves(lock: &Lock, present: &BTreeMap<String, String>) -> Moves {
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, text) in present {
        by_text.entry(hash_of(text)).or_default().push(id);
    }
    let had = |id: &str, text: &str| {
        let texts = lock.texts.get(id).into_iter().flatten();
        texts.into_iter().any(|known| hash_of(known) == text)
    };
    let mut out = Moves::default();
    let mut claimed: BTreeSet<&str> = BTreeSet::new();
    for (id, texts) in &lock.texts {
        let now = present.get(id);
        if now.is_some_and(|now| had(id, hash_of(now))) {
            continue;
        }
        let alike: Vec<(&str, &str)> = texts
            .iter()
            .flat_map(|text| {
                let same = by_text.get(hash_of(text)).into_iter().flatten();
                same.map(move |other| (*other, hash_of(text)))
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
    let edited = edited(lock, present, &out.to);
    out.to.extend(edited);
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

/// Texts that were renamed and edited in one go: former ids that no text has or took over, with the new id of the text that is most like each, and of which there is
/// only one.
fn edited(
    lock: &Lock,
    present: &BTreeMap<String, String>,
    to: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let taken: BTreeSet<&str> = to.values().map(String::as_str).collect();
    let gone = lock
        .texts
        .iter()
        .filter(|(id, _)| !present.contains_key(*id) && !to.contains_key(*id));
    let is_new = |id: &String| {
        !lock.texts.contains_key(id) && !lock.moved.contains_key(id) && !taken.contains(id.as_str())
    };
    let new: Vec<(&String, &str)> = present
        .iter()
        .filter(|(id, mark)| is_new(id) && !sketch_of(mark).is_empty())
        .map(|(id, mark)| (id, sketch_of(mark)))
        .collect();
    let mut pairs: Vec<(usize, &String, &String)> = Vec::new();
    for (id, marks) in gone {
        for (other, sketch) in &new {
            let likeness = marks
                .iter()
                .filter_map(|mark| likeness(sketch_of(mark), sketch))
                .max();
            pairs.extend(likeness.map(|likeness| (likeness, id, *other)));
        }
    }
    let is_only = |&(likeness, id, other): &(usize, &String, &String)| {
        !pairs.iter().any(|(rival, theirs, others)| {
            *rival >= likeness && ((*theirs == id) != (*others == other))
        })
    };
    let found = pairs.iter().filter(|pair| is_only(pair));
    found
        .map(|(_, id, other)| ((*id).clone(), (*other).clone()))
        .collect()
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
    out.since = first_builds(lock, &moves.to, present);
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
    fn a_text_that_was_renamed_and_edited_is_recognised_if_only_one_is_like_it() {
        let words = "The ferry across the river Tame was taken out of service on Monday because its engine has to be repaired after the collision of last week";
        let mark = |text: &str| {
            let document = Document {
                text: text.into(),
                ..Document::default()
            };
            fingerprint(&document)
        };
        let (before, after) = (
            mark(words),
            mark(&words.replace("last week", "the other day")),
        );
        assert_ne!(hash_of(&before), hash_of(&after));
        let lock = lock(&[("2025-ferry", &before)], &[]);
        let found = moves(&lock, &pairs(&[("archive-ferry", &after), ("b", "1")]));
        assert_eq!(found.redirects, pairs(&[("2025-ferry", "archive-ferry")]));
        let two = pairs(&[("a", &after), ("b", &after)]);
        assert!(moves(&lock, &two).redirects.is_empty());
        // Where the text is still there, the other is another.
        let both = pairs(&[("2025-ferry", &before), ("new", &after)]);
        assert!(moves(&lock, &both).redirects.is_empty());
    }

    #[test]
    fn marks_of_earlier_versions_are_known_again() {
        let lock = lock(&[("a", "00000000000000ff")], &[]);
        let now = pairs(&[("b", "00000000000000ff-0123")]);
        assert_eq!(moves(&lock, &now).redirects, pairs(&[("a", "b")]));
        let same = pairs(&[("a", "00000000000000ff-0123")]);
        assert_eq!(moves(&lock, &same), Moves::default());
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
