//! Pseudonyms as mentions of people. They are known to be names and whose, so nothing is guessed from their letters.

use super::Pseudonyms;
use crate::model::{
    CuratedPeople, Document, EntityKind, FoundMention, FoundPeople, FoundPerson, Mention, Span,
};
use std::collections::BTreeMap;

impl Pseudonyms {
    /// Makes every pseudonym in title and body a mention, in place of what was taken for one there, and notes which texts had one of the names.
    pub fn mark(&self, documents: &mut [Document]) {
        for document in documents {
            document.is_rewritten = self.rewritten.contains(&document.path);
            let title = document.title.as_ref().and_then(|title| title.span);
            let runs = document.body.iter().flat_map(|block| block.runs.clone());
            let mut found: Vec<Span> = Vec::new();
            for part in title.into_iter().chain(runs) {
                for shown in self.shown() {
                    let places = part.of(&document.text).match_indices(shown.as_str());
                    found.extend(places.map(|(at, _)| {
                        let start = part.start + at;
                        Span::new(start, start + shown.len())
                    }));
                }
            }
            found.sort();
            found.dedup();
            let is_free =
                |mention: &Mention| !found.iter().any(|span| span.overlaps(&mention.span));
            document.mentions.retain(is_free);
            document.mentions.extend(found.iter().map(|span| Mention {
                kind: EntityKind::Person,
                span: *span,
                text: span.of(&document.text).to_owned(),
                confidence: 1.0,
            }));
            document.mentions.sort_by_key(|mention| mention.span);
        }
    }

    /// Takes pseudonyms out of the mentions of people, or puts them back: "A. B." is nobody's initials.
    pub fn set_aside(&self, documents: &mut [Document], is_aside: bool) {
        let shown = self.shown();
        let mentions = documents
            .iter_mut()
            .flat_map(|document| &mut document.mentions);
        for mention in mentions.filter(|mention| shown.contains(&mention.text)) {
            mention.kind = match is_aside {
                true => EntityKind::Place,
                false => EntityKind::Person,
            };
        }
    }

    /// Adds a person for every pseudonym that the documents have.
    pub fn add_people(&self, found: &mut FoundPeople, documents: &[Document]) {
        let shown = self.shown();
        let mut mentions: BTreeMap<&str, Vec<FoundMention>> = BTreeMap::new();
        for (document, content) in documents.iter().enumerate() {
            for (mention, found) in content.mentions.iter().enumerate() {
                if let Some(name) = shown.get(&found.text) {
                    mentions.entry(name).or_default().push(FoundMention {
                        document,
                        mention,
                        name: name.clone(),
                        confidence: 1.0,
                        reasons: Vec::new(),
                    });
                }
            }
        }
        found
            .people
            .extend(mentions.into_values().map(|mentions| FoundPerson {
                mentions,
                reasons: Vec::new(),
            }));
    }

    /// Notes which people stand under a pseudonym.
    pub fn note_people(&self, people: &mut CuratedPeople) {
        let shown = self.shown();
        for person in &mut people.people {
            let first = person.found.mentions.first();
            person.is_pseudonym = first.is_some_and(|mention| shown.contains(&mention.name));
        }
    }
}
