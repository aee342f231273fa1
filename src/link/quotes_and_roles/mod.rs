//! What texts say about people, and what people say in them.
//!
//! Documents with resolved mentions come in. For each person, the roles that texts give them ([`roles`]), their direct speech
//! ([`quotations`]) and their mentions in all other sentences go out. Each keeps its places in the texts; the same words in several
//! documents are listed once. Anything uncertain is left out.

mod adjacent_titles;
mod attribution;
mod headline_case;
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

use crate::language::{LanguagePack, Languages};
use crate::model::{ArchivedDocument, MentionPlace, SourcedText, Span};
use crate::text::fold_word;
use attribution::Reporting;
use rayon::prelude::*;
use role_variants::GatheredRoles;
use role_words::RoleWords;
use roles::Role;
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
    let words = words_of_languages(documents, languages);
    let found: Vec<Option<OfDocument<'_>>> = documents
        .par_iter()
        .map(|archived| of_document(archived, &words))
        .collect();
    let mut roles: Vec<GatheredRoles> = vec![GatheredRoles::default(); people];
    let mut quotations: Vec<Gathered> = vec![Gathered::default(); people];
    let mut statements: Vec<Vec<(usize, usize)>> = vec![Vec::new(); people];
    for (document, found) in found.into_iter().enumerate() {
        let Some(found) = found else {
            continue;
        };
        let tag = documents[document].document.language.tag.as_str();
        let place = |mention| MentionPlace { document, mention };
        for mut role in found.roles {
            let place = place(role.mention);
            if let Some(text) = found.pack.role_in_nominative(&role.text) {
                role.text = text;
                role.nominative = true;
            }
            roles[role.person].add(role, tag, found.pack.roles.possessor_first, place);
        }
        for (person, at) in found.statements {
            statements[person].push((document, at));
        }
        for Quoted {
            person,
            speaker,
            text,
            folded,
        } in found.quotations
        {
            quotations[person].add(folded, text, tag, place(speaker));
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

/// Words of the languages of documents, by tag of the document.
type WordsOfLanguages<'a> = BTreeMap<&'a str, (&'a LanguagePack, Option<RoleWords>, Reporting)>;

fn words_of_languages<'a>(
    documents: &'a [ArchivedDocument],
    languages: &'a Languages,
) -> WordsOfLanguages<'a> {
    let mut out = WordsOfLanguages::new();
    for archived in documents {
        let tag = archived.document.language.tag.as_str();
        if !out.contains_key(tag)
            && let Some(pack) = languages.for_texts_in(tag)
        {
            out.insert(tag, (pack, RoleWords::new(pack), Reporting::new(pack)));
        }
    }
    out
}

/// What one document says of people.
struct OfDocument<'a> {
    pack: &'a LanguagePack,
    roles: Vec<Role>,
    quotations: Vec<Quoted>,
    /// Person, and index into the document's `people`.
    statements: Vec<(usize, usize)>,
}

/// Direct speech.
struct Quoted {
    person: usize,
    /// Index of the mention.
    speaker: usize,
    text: String,
    /// The text as it is compared.
    folded: String,
}

/// Nothing where the language has no pack.
fn of_document<'a>(
    archived: &ArchivedDocument,
    words: &WordsOfLanguages<'a>,
) -> Option<OfDocument<'a>> {
    let (pack, role_words, reporting) = words.get(archived.document.language.tag.as_str())?;
    let around = TextAround::new(archived);
    let found = quotations::of_document(&around, reporting, &pack.quotes);
    let speakers: BTreeSet<usize> = found.iter().map(|quote| quote.speaker).collect();
    let mut speech: Vec<Span> = found.iter().map(|quote| quote.span).collect();
    speech.sort_by_key(|span| span.start);
    let is_statement = |mention: usize, span: Span| {
        let sentence = around.sentence_at(span);
        sentence.is_some_and(|sentence| {
            let first = speech.partition_point(|span| span.end <= sentence.start);
            let beside = speech.get(first);
            !beside.is_some_and(|span| span.overlaps(&sentence)) && !speakers.contains(&mention)
        })
    };
    let statements = archived.people.iter().enumerate();
    let statements = statements.filter(|(_, named)| {
        let mention = archived.document.mentions.get(named.mention);
        mention.is_some_and(|mention| is_statement(named.mention, mention.span))
    });
    let quoted = found.iter().map(|quote| {
        let text = around.text_of(quote.span);
        Quoted {
            person: quote.person,
            speaker: quote.speaker,
            folded: fold_all(&text),
            text,
        }
    });
    Some(OfDocument {
        pack,
        roles: roles::of_document(&around, role_words.as_ref()),
        quotations: quoted.collect(),
        statements: statements.map(|(at, named)| (named.person, at)).collect(),
    })
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
