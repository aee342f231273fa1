//! Finds the document that corroborates a name found in another one, so that readers can look it up.

use super::census::beginning;
use super::words::{Capitalised, CapitalisedWords, alike};
use crate::link::people::ResolvedPeople;
use crate::model::{Document, EntityKind, Reason, Span};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A mention that only other documents revealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::link) struct CorroboratedName {
    /// Its span.
    span: Span,
    /// Index of the first other document that contains the name.
    by: usize,
}

/// People's names in all documents, by the start of their last word.
pub(super) struct Witnesses<'a>(FxHashMap<&'a str, Vec<(usize, Vec<&'a str>)>>);

impl<'a> Witnesses<'a> {
    /// Collects the people's names of all documents.
    pub(super) fn gather(readings: &'a [CapitalisedWords]) -> Self {
        let mut out: FxHashMap<&str, Vec<(usize, Vec<&str>)>> = FxHashMap::default();
        for (document, reading) in readings.iter().enumerate() {
            let people = reading
                .words
                .chunk_by(|a, b| a.mention.is_some() && a.mention == b.mention);
            for words in people.filter(|words| words[0].kind == Some(EntityKind::Person)) {
                let name: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
                if let Some(last) = name.last() {
                    out.entry(beginning(last))
                        .or_default()
                        .push((document, name));
                }
            }
        }
        Self(out)
    }

    /// The corroborating document of each name found.
    pub(super) fn of(
        &self,
        document: usize,
        reading: &CapitalisedWords,
        found: &[Span],
    ) -> Vec<CorroboratedName> {
        found
            .iter()
            .filter_map(|span| {
                let words = reading
                    .words
                    .iter()
                    .filter(|word| span.contains(&word.span));
                let by = self.first(document, &words.collect::<Vec<_>>())?;
                Some(CorroboratedName { span: *span, by })
            })
            .collect()
    }

    /// The first other document with the whole name, else with a longer name that ends in the same word.
    fn first(&self, document: usize, words: &[&Capitalised]) -> Option<usize> {
        let last = words.last()?.folded.as_str();
        let names = self.0.get(beginning(last))?;
        let others = || names.iter().filter(|(other, _)| *other != document);
        let whole = |name: &[&str]| {
            name.len() == words.len() && name.iter().zip(words).all(|(a, b)| alike(a, &b.folded))
        };
        let ends_so = |name: &[&str]| name.len() > 1 && name.last().is_some_and(|a| alike(a, last));
        others()
            .find(|(_, name)| words.len() > 1 && whole(name))
            .or_else(|| others().find(|(_, name)| ends_so(name)))
            .map(|(other, _)| *other)
    }
}

/// Adds the corroborating document to the reasons of each mention found, and of its person.
pub(in crate::link) fn annotate(
    resolved: &mut ResolvedPeople,
    documents: &[Document],
    corroborated: &[Vec<CorroboratedName>],
) {
    let mut reasons: BTreeMap<usize, Vec<Reason>> = BTreeMap::new();
    for (at, corroborated) in corroborated.iter().enumerate() {
        for CorroboratedName { span, by } in corroborated {
            let witness = &documents[*by];
            let document = witness.id.clone();
            let title = witness.title.as_ref().map(|title| title.text.trim());
            let title = title.filter(|title| !title.is_empty()).map(str::to_owned);
            let mentions = &documents[at].mentions;
            let found = resolved.mentions[at]
                .iter_mut()
                .find(|person| mentions[person.mention].span == *span);
            let Some(found) = found else {
                continue;
            };
            let known_from = Reason::KnownFromDocument {
                document: document.clone(),
            };
            found.reasons.push(known_from);
            let reason = Reason::FoundByArchive {
                name: mentions[found.mention].text.clone(),
                document,
                title,
            };
            let of_person = reasons.entry(found.person).or_default();
            if !of_person.contains(&reason) {
                of_person.push(reason);
            }
        }
    }
    for (person, of_person) in reasons {
        resolved.people[person].reasons.extend(of_person);
    }
}
