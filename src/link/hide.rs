//! Taking out what the owner hides.

use super::Grouped;
use super::permanence::forget_documents;
use crate::model::{Lock, Overrides};
use std::collections::{BTreeMap, BTreeSet};

/// The same without the stories and events that the owner hides, and without their documents. Addresses that an earlier build gave (`before`) stay remembered; what was never
/// published gets none.
pub fn hide(grouped: Grouped, before: &Lock) -> Grouped {
    let Grouped {
        documents,
        mut groups,
        mut relations,
        mut identity,
        mut overrides,
    } = grouped;
    let is_hidden =
        |overrides: &[Overrides], at: usize| overrides.get(at).is_some_and(|one| one.is_hidden);
    let mut stays = vec![false; groups.stories.len()];
    for (event, stories) in groups.events.iter().enumerate() {
        for &story in stories {
            stays[story] =
                !is_hidden(&overrides.events, event) && !is_hidden(&overrides.stories, story);
        }
    }
    if stays.iter().all(|stays| *stays) {
        return Grouped {
            documents,
            groups,
            relations,
            identity,
            overrides,
        };
    }
    let left: Vec<usize> = {
        let stories = groups.stories.iter().enumerate();
        let mut left: Vec<usize> = stories
            .filter(|(story, _)| stays[*story])
            .flat_map(|(_, members)| members.iter().copied())
            .collect();
        left.sort_unstable();
        left
    };
    let document_now = places(&left);
    let hidden = documents.iter().enumerate();
    let hidden = hidden
        .filter(|(at, _)| !document_now.contains_key(at))
        .map(|(_, document)| document.id.clone());
    identity.hidden.extend(hidden);
    let never_published: BTreeSet<&str> = identity
        .hidden
        .iter()
        .map(String::as_str)
        .filter(|id| !before.texts.contains_key(*id))
        .collect();
    forget_documents(&mut identity.permanence.lock, &never_published);
    let stories_left: Vec<usize> = (0..stays.len()).filter(|story| stays[*story]).collect();
    let story_now = places(&stories_left);
    for members in &mut groups.stories {
        renumber(members, &document_now);
    }
    for stories in &mut groups.events {
        renumber(stories, &story_now);
    }
    let events_left: Vec<usize> = (0..groups.events.len())
        .filter(|event| !groups.events[*event].is_empty())
        .collect();
    let event_now = places(&events_left);
    for events in &mut groups.storylines {
        renumber(events, &event_now);
    }
    groups.storylines.retain(|events| events.len() > 1);
    for events in &mut groups.series {
        renumber(events, &event_now);
    }
    groups.series.retain(|events| events.len() > 1);
    relations.retain_mut(|relation| {
        let both = (
            document_now.get(&relation.first),
            document_now.get(&relation.second),
        );
        if let (Some(first), Some(second)) = both {
            (relation.first, relation.second) = (*first, *second);
        }
        matches!(both, (Some(_), Some(_)))
    });
    groups.stories = pick(groups.stories, &stories_left);
    groups.events = pick(groups.events, &events_left);
    identity.ids.stories = pick(identity.ids.stories, &stories_left);
    identity.ids.events = pick(identity.ids.events, &events_left);
    overrides.stories = pick(overrides.stories, &stories_left);
    overrides.events = pick(overrides.events, &events_left);
    Grouped {
        documents: pick(documents, &left),
        groups,
        relations,
        identity,
        overrides,
    }
}

/// For each number that is left its new place.
fn places(left: &[usize]) -> BTreeMap<usize, usize> {
    left.iter()
        .enumerate()
        .map(|(new, old)| (*old, new))
        .collect()
}

fn renumber(numbers: &mut Vec<usize>, now: &BTreeMap<usize, usize>) {
    *numbers = numbers
        .iter()
        .filter_map(|old| now.get(old).copied())
        .collect();
}

/// The entries of these places, which ascend.
fn pick<T>(all: Vec<T>, left: &[usize]) -> Vec<T> {
    let kept = all.into_iter().enumerate();
    kept.filter(|(at, _)| left.binary_search(at).is_ok())
        .map(|(_, one)| one)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AddressKind, Membership};

    #[test]
    fn what_was_never_published_is_not_remembered() {
        let mut lock = Lock::default();
        for text in ["a", "b"] {
            lock.texts.insert(text.into(), BTreeSet::new());
            let event = format!("2025-{text}");
            lock.add(AddressKind::Event, &event, text.into(), Membership::First);
            let name = format!("{text}/ida");
            lock.add(AddressKind::Person, "ida", name, Membership::With);
        }
        forget_documents(&mut lock, &BTreeSet::from(["b"]));
        assert!(lock.texts.keys().eq(["a"]));
        let ids = |kind| {
            lock.of(kind)
                .map(|ids| ids.keys().cloned().collect::<Vec<_>>())
        };
        assert_eq!(ids(AddressKind::Event), Some(vec!["2025-a".to_owned()]));
        assert_eq!(ids(AddressKind::Person), Some(vec!["ida".to_owned()]));
    }
}
