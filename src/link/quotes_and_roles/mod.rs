//! What texts say about people, and what people say in them.
//!
//! Documents with resolved mentions come in. For each person, the roles that texts give them ([`roles`]), their direct speech
//! ([`quotations`]) and their mentions in all other sentences go out. Each keeps its places in the texts; the same words in several
//! documents are listed once. Anything uncertain is left out.

mod adjacent_titles;
mod attribution;
mod qualified;
mod quotation_marks;
mod quotations;
mod role_bounds;
mod role_variants;
mod role_words;
mod roles;
#[cfg(test)]
mod tests;
mod text_around;

use crate::language::Languages;
use crate::model::{ArchivedDocument, MentionPlace, SourcedText, Span};
use crate::text::fold_word;
use attribution::Reporting;
use role_variants::GatheredRoles;
use role_words::RoleWords;
use std::collections::{BTreeMap, BTreeSet};
use text_around::TextAround;

/// What the texts say of one person, and what the person says in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct QuotesAndRoles {
    /// Roles as texts give them, those with most places first.
    pub(super) roles: Vec<SourcedText>,
    /// Direct speech, in order of place.
    pub(super) quotations: Vec<SourcedText>,
    /// Mentions in sentences without direct speech: (document, index into its `people`).
    pub(super) statements: Vec<(usize, usize)>,
}

/// Roles, quotations and statements of so many people.
pub(super) fn gather(
    documents: &[ArchivedDocument],
    people: usize,
    languages: &Languages,
) -> Vec<QuotesAndRoles> {
    let mut known: BTreeMap<&str, (Option<RoleWords>, Reporting)> = BTreeMap::new();
    let mut roles: Vec<GatheredRoles> = vec![GatheredRoles::default(); people];
    let mut quotations: Vec<Gathered> = vec![Gathered::default(); people];
    let mut statements: Vec<Vec<(usize, usize)>> = vec![Vec::new(); people];
    for (document, archived) in documents.iter().enumerate() {
        let tag = archived.document.language.tag.as_str();
        let Some(pack) = languages.for_texts_in(tag) else {
            continue;
        };
        let (role_words, reporting) = known
            .entry(&pack.tag)
            .or_insert_with(|| (RoleWords::new(pack), Reporting::new(pack)));
        let around = TextAround::new(archived);
        for role in roles::of_document(&around, role_words.as_ref()) {
            let place = MentionPlace {
                document,
                mention: role.mention,
            };
            roles[role.person].add(role, tag, pack.roles.possessor_first, place);
        }
        let found = quotations::of_document(&around, reporting, &pack.quotes);
        let speakers: BTreeSet<usize> = found.iter().map(|quote| quote.speaker).collect();
        let mut speech: Vec<Span> = found.iter().map(|quote| quote.span).collect();
        speech.sort_by_key(|span| span.start);
        for (at, named) in archived.people.iter().enumerate() {
            let mention = archived.document.mentions.get(named.mention);
            let Some(sentence) = mention.and_then(|found| around.sentence_at(found.span)) else {
                continue;
            };
            let first = speech.partition_point(|span| span.end <= sentence.start);
            let has_speech = speech
                .get(first)
                .is_some_and(|span| span.overlaps(&sentence));
            if !has_speech && !speakers.contains(&named.mention) {
                statements[named.person].push((document, at));
            }
        }
        for quote in found {
            let text = around.text_of(quote.span);
            let place = MentionPlace {
                document,
                mention: quote.speaker,
            };
            quotations[quote.person].add(fold_all(&text), text, tag, place);
        }
    }
    let gathered = roles.into_iter().zip(quotations).zip(statements);
    gathered
        .map(|((roles, quotations), statements)| QuotesAndRoles {
            roles: roles.most_first(),
            quotations: quotations.0,
            statements,
        })
        .collect()
}

/// Texts with their places. Texts with equal keys are the same.
#[derive(Clone, Debug, Default)]
struct Gathered(Vec<SourcedText>, BTreeMap<(String, String), usize>);

impl Gathered {
    fn add(&mut self, key: String, text: String, language: &str, place: MentionPlace) {
        let key = (language.to_owned(), key);
        match self.1.get(&key) {
            Some(at) => self.0[*at].places.push(place),
            None => {
                self.1.insert(key, self.0.len());
                self.0.push(SourcedText {
                    text,
                    language: language.to_owned(),
                    places: vec![place],
                });
            }
        }
    }
}

fn fold_all(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(fold_word).collect();
    words.join(" ")
}
