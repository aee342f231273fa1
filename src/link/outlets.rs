//! Resolves outlets.

use super::permanence::{CurrentGroup, NAMES, assign_and_remember};
use crate::model::{
    AddressKind, Document, Event, Outlet, OutletReading, OutletSupport, Permanence,
};
use crate::text::{fold_name, short_hash, slug};
use std::collections::{BTreeMap, BTreeSet};

/// The most letters of a name that is not folded: folding leaves too little of it.
const SHORT: usize = 4;

/// An archive of fewer texts shows too little to say that they have one publisher.
const FEWEST_OF_ONE_PUBLISHER: usize = 5;

/// What the archive as a whole says of the outlets that its texts were read to have.
///
/// A name that only a sentence supports needs a second story: translations repeat a name. With `outlets = "known-only"`, what nobody knows or states goes. Texts without an outlet
/// get the one that the owner says is the default, or the one publisher of nearly all others.
pub(super) fn settle(
    documents: &mut [Document],
    story_of: &[usize],
    known_only: bool,
    default: Option<&str>,
) {
    let mut stories: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (document, story) in documents.iter().zip(story_of) {
        if let Some(outlet) = &document.outlet {
            stories.entry(key(&outlet.name)).or_default().insert(*story);
        }
    }
    for document in &mut *documents {
        let counts = |outlet: &OutletReading| match outlet.support {
            OutletSupport::Stated | OutletSupport::Known => true,
            OutletSupport::Position | OutletSupport::Host => !known_only,
            OutletSupport::Sentence => {
                !known_only
                    && stories
                        .get(&key(&outlet.name))
                        .is_some_and(|stories| stories.len() > 1)
            }
        };
        document.outlet = document.outlet.take().filter(counts);
    }
    let default = default.map(str::to_owned);
    if let Some(name) = default.or_else(|| one_publisher(documents)) {
        for document in documents {
            document.outlet.get_or_insert_with(|| OutletReading {
                name: name.clone(),
                support: OutletSupport::Stated,
                span: None,
            });
        }
    }
}

/// The outlet of nearly all texts, if no text has another and none of them has it from a sentence.
fn one_publisher(documents: &[Document]) -> Option<String> {
    let named: Vec<&OutletReading> = documents
        .iter()
        .filter_map(|one| one.outlet.as_ref())
        .collect();
    let names: BTreeSet<String> = named.iter().map(|outlet| key(&outlet.name)).collect();
    let from_outside = |outlet: &&OutletReading| outlet.span.is_none();
    let nearly_all = named.len() >= FEWEST_OF_ONE_PUBLISHER
        && named.len() * 5 >= documents.len() * 4
        && names.len() == 1
        && named.iter().all(from_outside);
    nearly_all.then(|| named.first().map(|outlet| outlet.name.clone()))?
}

/// Spellings with the same key are one outlet. Short names are compared as they are but for case.
fn key(name: &str) -> String {
    if name.chars().filter(|c| c.is_alphabetic()).count() <= SHORT {
        return name.to_lowercase();
    }
    fold_name(name)
}

/// An outlet with its texts.
pub(super) struct FoundOutlet {
    id: String,
    name: String,
    documents: Vec<usize>,
}

/// The outlets by id, and the outlet of each document. Spellings that fold to one name are one outlet; the most frequent spelling is shown.
pub(super) fn find(
    documents: &[Document],
    permanence: &mut Permanence,
) -> (Vec<FoundOutlet>, Vec<Option<usize>>) {
    let mut by_key: BTreeMap<String, (BTreeMap<String, usize>, Vec<usize>)> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Some(outlet) = &document.outlet {
            let entry = by_key.entry(key(&outlet.name)).or_default();
            *entry.0.entry(outlet.name.clone()).or_default() += 1;
            entry.1.push(at);
        }
    }
    let mut taken: BTreeMap<String, ()> = BTreeMap::new();
    let mut outlets: Vec<FoundOutlet> = by_key
        .into_iter()
        .filter_map(|(key, (names, documents))| {
            let (name, _) = names
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
            let mut id = slug(&name, 60);
            if taken.insert(id.clone(), ()).is_some() {
                id = format!("{id}-{}", short_hash(&key));
            }
            Some(FoundOutlet {
                id,
                name,
                documents,
            })
        })
        .collect();
    outlets.sort_by(|a, b| a.id.cmp(&b.id));
    let present: Vec<CurrentGroup> = outlets
        .iter()
        .map(|outlet| {
            let members = outlet.documents.iter();
            CurrentGroup {
                wanted: outlet.id.clone(),
                members: members.map(|at| documents[*at].id.clone()).collect(),
                ..CurrentGroup::default()
            }
        })
        .collect();
    let ids = assign_and_remember(AddressKind::Outlet, &present, permanence, NAMES).ids;
    for (outlet, id) in outlets.iter_mut().zip(ids) {
        outlet.id = id;
    }
    outlets.sort_by(|a, b| a.id.cmp(&b.id));
    let mut of_document = vec![None; documents.len()];
    for (index, outlet) in outlets.iter().enumerate() {
        for &document in &outlet.documents {
            of_document[document] = Some(index);
        }
    }
    (outlets, of_document)
}

/// The outlets with the events that they reported.
pub(super) fn place(outlets: Vec<FoundOutlet>, events: &[Event]) -> Vec<Outlet> {
    let mut events_of: Vec<Vec<usize>> = vec![Vec::new(); outlets.len()];
    for (index, event) in events.iter().enumerate() {
        for &outlet in &event.outlets {
            events_of[outlet].push(index);
        }
    }
    let with_events = outlets.into_iter().zip(events_of);
    with_events
        .map(|(outlet, events)| Outlet {
            id: outlet.id,
            name: outlet.name,
            documents: outlet.documents,
            events,
        })
        .collect()
}

#[cfg(test)]
mod tests;
