//! Curated people into resolved ones: each with a permanent id, and each mention with its person.

use super::naming::name_people;
use super::{ResolvedPeople, ResolvedPerson};
use crate::language::Languages;
use crate::link::permanence::assign_people_ids;
use crate::model::{
    CuratedPeople, Document, FoundMention, FoundPerson, Permanence, PersonDoubt, PersonMention,
};
use std::collections::BTreeMap;

/// Gives people the ids that are remembered of them, else those that their names give, and puts them in the order of their ids.
pub fn resolve(
    curated: CuratedPeople,
    documents: &[Document],
    languages: &Languages,
    first_language: &str,
    permanence: &mut Permanence,
) -> ResolvedPeople {
    let people: Vec<&FoundPerson> = curated.people.iter().map(|person| &person.found).collect();
    let names = name_people(&people, documents, languages, first_language);
    let mut numbers: Vec<usize> = (0..people.len())
        .filter(|number| !people[*number].mentions.is_empty())
        .collect();
    numbers.sort_by(|a, b| names[*a].id.cmp(&names[*b].id));
    let named: Vec<(&str, &[FoundMention])> = numbers
        .iter()
        .map(|&number| (names[number].id.as_str(), &people[number].mentions[..]))
        .collect();
    let ids = assign_people_ids(&named, documents, permanence);
    let mut order: Vec<(String, usize)> = ids.into_iter().zip(numbers).collect();
    order.sort();
    let mut index_of = vec![None; curated.people.len()];
    for (index, (_, number)) in order.iter().enumerate() {
        index_of[*number] = Some(index);
    }
    let mut mentions: Vec<Vec<PersonMention>> = vec![Vec::new(); documents.len()];
    let mut named: Vec<Option<_>> = curated.people.into_iter().zip(names).map(Some).collect();
    let mut people = Vec::new();
    for (id, number) in order {
        let Some((curated, name)) = named[number].take() else {
            continue;
        };
        for found in curated.found.mentions {
            mentions[found.document].push(PersonMention {
                mention: found.mention,
                person: people.len(),
                name: found.name,
                confidence: found.confidence,
                reasons: found.reasons,
            });
        }
        people.push(ResolvedPerson {
            id,
            forms: name.forms,
            reasons: curated.found.reasons,
            renamed: curated.renamed,
            notes: curated.notes,
            same_as: curated.same_as,
            is_pseudonym: curated.is_pseudonym,
        });
    }
    for mentions in &mut mentions {
        mentions.sort_by_key(|mention| mention.mention);
    }
    let mut doubts = BTreeMap::new();
    for doubt in curated.doubts {
        if let (Some(a), Some(b)) = (index_of[doubt.first], index_of[doubt.second])
            && a != b
        {
            doubts.entry((a.min(b), a.max(b))).or_insert(doubt.reason);
        }
    }
    ResolvedPeople {
        people,
        mentions,
        doubts: doubts
            .into_iter()
            .map(|((first, second), reason)| PersonDoubt {
                first,
                second,
                reason,
            })
            .collect(),
        diagnostics: curated.diagnostics,
    }
}
