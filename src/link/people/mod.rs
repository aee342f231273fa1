//! Resolves mentions to people.
//!
//! Documents with their mentions and stories in; people out ([`find`]), each as mentions with a base form and reasons. In order: base forms
//! ([`base_form`]), people within one document ([`within_document`]), among the versions of one text ([`across_story`]), across the archive
//! ([`across_archive`], then [`incomplete_names`] for names without a given name). [`name_people`] gathers the forms of their names.
//!
//! The owner's decisions are applied by another stage. Then [`resolve`] gives the people their permanent ids, and each mention its person.
//!
//! Names are compared romanised and folded, given name and surname apart; doubt keeps two people apart. docs/architecture.md outlines the method.

mod across_archive;
mod across_story;
mod base_form;
mod by_ear;
mod clusters;
mod consonant_skeleton;
mod given_names;
mod headline;
mod heard;
mod in_latin;
mod incomplete_names;
mod known_spellings;
mod name_likeness;
mod name_text;
mod naming;
mod parsed_name;
mod person_group;
mod place;
mod resolve;
mod same_word;
mod spelling;
#[cfg(test)]
mod tests;
mod vouched;
mod within_document;

pub use consonant_skeleton::likeness_of_skeleton;
pub use given_names::GivenNames;
pub use headline::headline_names;
pub use naming::name_people;
pub use resolve::resolve;
pub use spelling::{block as block_of_spelling, likeness as likeness_of_spelling};

pub(in crate::link) use heard::HeardWord;
pub(in crate::link) use place::place;

use crate::language::Languages;
use crate::model::{
    Diagnostic, Document, EntityKind, FoundMention, FoundPeople, FoundPerson, HeadlineName,
    MentionPlace, NameForm, PersonDoubt, PersonMention, Reason,
};
use across_story::groups_of_story;
use base_form::{BaseForm, NameOccurrence, base_forms};
use parsed_name::ParsedName;
use person_group::{DocumentPerson, PersonGroup};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use within_document::{NamedMention, people_of_document};

/// All people of an archive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResolvedPeople {
    /// By id.
    pub people: Vec<ResolvedPerson>,
    /// The mentions of people in each document, in order.
    pub mentions: Vec<Vec<PersonMention>>,
    /// Pairs that may be one person.
    pub doubts: Vec<PersonDoubt>,
    /// Warnings about decisions of the owner that match nothing or contradict each other.
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
    /// The name is a pseudonym.
    pub is_pseudonym: bool,
}

/// Finds the people named in the documents, before any decision of the owner's.
///
/// `stories` and `events` are groups of document indices; a document in none of them counts as a group by itself.
pub fn find(
    documents: &[Document],
    stories: &[Vec<usize>],
    events: &[Vec<usize>],
    languages: &Languages,
    given_names: &GivenNames,
) -> FoundPeople {
    let story_of = group_of(documents.len(), stories);
    let event_of = group_of(documents.len(), events);
    let mut places = Vec::new();
    let mut occurrences = Vec::new();
    for (document, content) in documents.iter().enumerate() {
        for (mention, found) in content.mentions.iter().enumerate() {
            if found.kind == EntityKind::Person {
                places.push(MentionPlace { document, mention });
                occurrences.push(NameOccurrence {
                    text: &found.text,
                    language: &content.language.tag,
                    document,
                    story: story_of[document],
                    ending_is_apart: ending_is_apart(&content.text, found.span.end),
                });
            }
        }
    }
    let forms = base_forms(&occurrences, languages, given_names);
    let (parsed_names, parsed_name_of) = parsed_names(&occurrences, &forms, languages, given_names);
    let document_people = people_of_documents(&places, &forms, &parsed_names, &parsed_name_of);
    let mut by_story: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, person) in document_people.iter().enumerate() {
        by_story
            .entry(story_of[person.document])
            .or_default()
            .push(number);
    }
    let stories: Vec<&Vec<usize>> = by_story.values().collect();
    let groups: Vec<PersonGroup> = stories
        .into_par_iter()
        .flat_map_iter(|members| groups_of_story(members, &document_people, &parsed_names))
        .collect();
    let (groups, near) =
        across_archive::join_full_names(groups, &document_people, &parsed_names, &event_of);
    let (groups, new_of, incomplete_doubts) =
        incomplete_names::join_incomplete_names(groups, &document_people, &parsed_names);
    let near = near.into_iter().map(|(a, b, score)| {
        let score = score.into();
        (new_of[a], new_of[b], Reason::NotAlikeEnough { score })
    });
    let doubts = near
        .chain(incomplete_doubts)
        .map(|(first, second, reason)| PersonDoubt {
            first,
            second,
            reason,
        });
    FoundPeople {
        doubts: doubts.collect(),
        people: groups
            .into_iter()
            .map(|group| person(group, &places, &forms, &document_people))
            .collect(),
    }
}

/// Whether an apostrophe or a colon parts an ending from the name that stands before this place: "Kaya'dan", "Macron:n".
fn ending_is_apart(text: &str, end: usize) -> bool {
    let Some(behind) = text.get(end..) else {
        return false;
    };
    let mut letters = behind.chars();
    letters
        .next()
        .is_some_and(|sign| matches!(sign, '\'' | '’' | 'ʼ' | '‘' | '`' | ':'))
        && letters.next().is_some_and(char::is_lowercase)
}

/// The number of the group that each of so many documents is in.
fn group_of(documents: usize, groups: &[Vec<usize>]) -> Vec<usize> {
    let mut of: Vec<usize> = (groups.len()..groups.len() + documents).collect();
    for (number, members) in groups.iter().enumerate() {
        for document in members {
            if let Some(slot) = of.get_mut(*document) {
                *slot = number;
            }
        }
    }
    of
}

/// The mentions and reasons of people of single documents that are one.
fn person(
    group: PersonGroup,
    places: &[MentionPlace],
    forms: &[BaseForm],
    document_people: &[DocumentPerson],
) -> FoundPerson {
    let joined = group
        .members
        .into_iter()
        .flat_map(|member| &document_people[member].local.mentions);
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

/// The distinct base forms, parsed, and the index of each mention's own.
fn parsed_names(
    occurrences: &[NameOccurrence<'_>],
    forms: &[BaseForm],
    languages: &Languages,
    given_names: &GivenNames,
) -> (Vec<ParsedName>, Vec<usize>) {
    let mut numbers: HashMap<(&str, &str), usize> = HashMap::new();
    let mut distinct = Vec::new();
    let parsed_name_of = occurrences
        .iter()
        .zip(forms)
        .map(|(occurrence, form)| {
            let name = (occurrence.language, form.name.as_str());
            *numbers.entry(name).or_insert_with(|| {
                distinct.push(name);
                distinct.len() - 1
            })
        })
        .collect();
    let parsed_names = distinct
        .into_par_iter()
        .map(|(language, name)| ParsedName::of(name, languages.get(language), given_names))
        .collect();
    (parsed_names, parsed_name_of)
}

fn people_of_documents(
    places: &[MentionPlace],
    forms: &[BaseForm],
    parsed_names: &[ParsedName],
    parsed_name_of: &[usize],
) -> Vec<DocumentPerson> {
    let named: Vec<NamedMention<'_>> = (0..places.len())
        .map(|mention| NamedMention {
            mention,
            name: &forms[mention].name,
            parsed_name: &parsed_names[parsed_name_of[mention]],
            parsed_name_number: parsed_name_of[mention],
        })
        .collect();
    let document_of = |named: &NamedMention<'_>| places[named.mention].document;
    named
        .par_chunk_by(|a, b| document_of(a) == document_of(b))
        .flat_map_iter(|named| {
            let document = document_of(&named[0]);
            let people = people_of_document(named, parsed_names);
            people
                .into_iter()
                .map(move |local| DocumentPerson { document, local })
        })
        .collect()
}
