//! Mentions into people.
//!
//! Documents with their mentions and stories come in; [`find`] returns people, each as mentions with a base form and reasons. In order: base
//! forms ([`base_form`]), who is who inside one document ([`within_document`]), among the versions of one text ([`across_story`]), in the
//! archive ([`across_archive`], then [`loose`] for names without a given name). [`name_people`] gathers the forms of their names.
//!
//! The owner's decisions are applied outside. Then [`resolve`] gives the people their permanent ids and each mention its person.

mod across_archive;
mod across_story;
mod base_form;
mod given_names;
mod headline;
mod loose;
pub(in crate::link) mod name_text;
mod naming;
mod place;
mod resolve;
mod shape;
mod spelling;
#[cfg(test)]
mod tests;
mod within_document;
mod without_vowels;

pub use given_names::GivenNames;
pub use headline::headline_names;
pub use naming::name_people;
pub use resolve::resolve;
pub use spelling::{block as block_of_spelling, likeness as likeness_of_spelling};
pub use without_vowels::likeness_of_skeleton;

pub(in crate::link) use place::place;

use crate::language::Languages;
use crate::model::{
    Diagnostic, Document, EntityKind, FoundMention, FoundPeople, FoundPerson, HeadlineName,
    NameForm, PersonDoubt, PersonMention, Reason,
};
use across_story::{Group, Standing, groups_of_story};
use base_form::{BaseForm, Stands, base_forms};
use rayon::prelude::*;
use shape::Shape;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use within_document::{Named, people_of_document};

/// All people of an archive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResolvedPeople {
    /// By id.
    pub people: Vec<ResolvedPerson>,
    /// For each document its mentions of people, in order of place.
    pub mentions: Vec<Vec<PersonMention>>,
    /// Pairs that may be one person.
    pub doubts: Vec<PersonDoubt>,
    /// Decisions of the owner that match nothing or contradict each other.
    pub diagnostics: Vec<Diagnostic>,
}

/// One human being.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResolvedPerson {
    /// A slug of the romanised fullest name.
    pub id: String,
    /// Every base form seen, most frequent first.
    pub forms: Vec<NameForm>,
    /// Why mentions in several documents were joined.
    pub reasons: Vec<Reason>,
    /// Headline names that the owner chose, by language.
    pub renamed: BTreeMap<String, HeadlineName>,
    /// What the owner says about the person, in the order of the words.
    pub notes: Vec<String>,
    /// The same person elsewhere, as the owner gives it.
    pub same_as: Vec<String>,
}

/// A mention of a person with where it stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    document: usize,
    mention: usize,
}

/// Finds out who is named in the documents, whatever the owner decides about it.
///
/// `stories` are groups of document indices, every document in exactly one; a document that no story has is taken for a story of its own.
pub fn find(
    documents: &[Document],
    stories: &[Vec<usize>],
    languages: &Languages,
    given_names: &GivenNames,
) -> FoundPeople {
    let mut story_of: Vec<usize> = (stories.len()..stories.len() + documents.len()).collect();
    for (story, members) in stories.iter().enumerate() {
        for document in members {
            if let Some(slot) = story_of.get_mut(*document) {
                *slot = story;
            }
        }
    }
    let mut places = Vec::new();
    let mut stands = Vec::new();
    for (document, content) in documents.iter().enumerate() {
        for (mention, found) in content.mentions.iter().enumerate() {
            if found.kind == EntityKind::Person {
                places.push(Place { document, mention });
                stands.push(Stands {
                    text: &found.text,
                    language: &content.language.tag,
                    document,
                    story: story_of[document],
                });
            }
        }
    }
    let forms = base_forms(&stands, languages, given_names);
    let (shapes, shape_of) = shapes(&stands, &forms, languages, given_names);
    let standing = people_of_documents(&places, &forms, &shapes, &shape_of);
    let mut by_story: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, person) in standing.iter().enumerate() {
        by_story
            .entry(story_of[person.document])
            .or_default()
            .push(number);
    }
    let groups: Vec<Group> = by_story
        .values()
        .flat_map(|members| groups_of_story(members, &standing, &shapes))
        .collect();
    let (groups, near) = across_archive::join_full_names(groups, &standing, &shapes);
    let (groups, new_of, loose_doubts) = loose::join_loose(groups, &standing, &shapes);
    let near = near.into_iter().map(|(a, b, score)| {
        let score = score.into();
        (new_of[a], new_of[b], Reason::NotAlikeEnough { score })
    });
    let doubts = near
        .chain(loose_doubts)
        .map(|(first, second, reason)| PersonDoubt {
            first,
            second,
            reason,
        });
    FoundPeople {
        doubts: doubts.collect(),
        people: groups
            .into_iter()
            .map(|group| person(group, &places, &forms, &standing))
            .collect(),
    }
}

/// The mentions and reasons of people of single documents that are one.
fn person(
    group: Group,
    places: &[Place],
    forms: &[BaseForm],
    standing: &[Standing],
) -> FoundPerson {
    let joined = group
        .members
        .into_iter()
        .flat_map(|member| &standing[member].local.mentions);
    let mut mentions: Vec<FoundMention> = joined
        .map(|joined| FoundMention {
            document: places[joined.mention].document,
            mention: places[joined.mention].mention,
            name: forms[joined.mention].name.clone(),
            confidence: joined.confidence,
            reasons: joined.reasons.clone(),
        })
        .collect();
    mentions.sort_by_key(|mention| (mention.document, mention.mention));
    let mut seen = BTreeSet::new();
    let mut reasons = group.reasons;
    reasons.retain(|reason| seen.insert(reason.clone()));
    FoundPerson { mentions, reasons }
}

/// The distinct base forms taken apart, and for each mention the number of its own.
fn shapes(
    stands: &[Stands<'_>],
    forms: &[BaseForm],
    languages: &Languages,
    given_names: &GivenNames,
) -> (Vec<Shape>, Vec<usize>) {
    let mut numbers: HashMap<(&str, &str), usize> = HashMap::new();
    let mut distinct = Vec::new();
    let shape_of = stands
        .iter()
        .zip(forms)
        .map(|(stands, form)| {
            let name = (stands.language, form.name.as_str());
            *numbers.entry(name).or_insert_with(|| {
                distinct.push(name);
                distinct.len() - 1
            })
        })
        .collect();
    let shapes = distinct
        .into_par_iter()
        .map(|(language, name)| Shape::of(name, language, languages.get(language), given_names))
        .collect();
    (shapes, shape_of)
}

fn people_of_documents(
    places: &[Place],
    forms: &[BaseForm],
    shapes: &[Shape],
    shape_of: &[usize],
) -> Vec<Standing> {
    let named: Vec<Named<'_>> = (0..places.len())
        .map(|mention| Named {
            mention,
            name: &forms[mention].name,
            shape: &shapes[shape_of[mention]],
            shape_number: shape_of[mention],
        })
        .collect();
    let document_of = |named: &Named<'_>| places[named.mention].document;
    named
        .par_chunk_by(|a, b| document_of(a) == document_of(b))
        .flat_map_iter(|named| {
            let document = document_of(&named[0]);
            let people = people_of_document(named, shapes);
            people
                .into_iter()
                .map(move |local| Standing { document, local })
        })
        .collect()
}
