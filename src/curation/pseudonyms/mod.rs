//! Names of people who must not be named, replaced everywhere.
//!
//! In come the owner's decisions, the archive as it would be without them, and the source files it was made from ([`Pseudonyms::find`]). Out go source
//! files, settings, decisions and remembered addresses without the names; the archive is then made again from those. What the reader sees, searches and
//! downloads is concluded from the rewritten texts only, so nothing else needs to know the names.
//!
//! A pseudonym stands in square brackets and takes no endings. What counts as the name is described in `docs/taking-down.md`.

mod edit;
mod matching;
mod mentions;
mod replace;
mod rewrite;
mod sought;
mod warnings;
mod words;

use crate::language::Languages;
use crate::model::{Archive, CURATION_FILE, Curation, Diagnostic, EntityKind, SourceFile, Span};
use crate::text::slug;
use matching::{SoughtName, has_full_name};
use rayon::prelude::*;
use sought::Evidence;
use std::collections::{BTreeMap, BTreeSet};
use words::{Endings, Folder};

/// The longest pseudonym in an address, in bytes.
const LONGEST: usize = 60;

/// All names that are replaced.
#[derive(Clone, Debug, Default)]
pub struct Pseudonyms {
    all: Vec<Pseudonym>,
    /// Paths of texts that had one of the names, as they are called without it.
    rewritten: BTreeSet<String>,
    endings: Endings,
}

/// One person whose name is replaced.
#[derive(Clone, Debug, Default)]
struct Pseudonym {
    /// What stands in texts, with its brackets.
    shown: String,
    /// What stands in addresses.
    slug: String,
    name: SoughtName,
    /// Texts that name the person, by path.
    texts: BTreeSet<String>,
    /// The paths of those texts by id.
    ids: BTreeMap<String, String>,
    /// Ids and forms by which decisions name the person.
    called: BTreeSet<String>,
    /// Mentions of the person, by path of the text.
    own: BTreeMap<String, Vec<Span>>,
    /// Mentions of other people by more than one word.
    others: BTreeMap<String, Vec<Span>>,
}

impl Pseudonyms {
    /// Finds out what the names are and which texts have them, with a warning about every person whom no text names.
    ///
    /// `archive` is made from `sources`, without any name replaced. `is_given` tells whether a word is known as a given name.
    pub fn find(
        curation: &Curation,
        archive: &Archive,
        sources: &[SourceFile],
        languages: &Languages,
        is_given: &(dyn Fn(&str) -> bool + Sync),
    ) -> (Self, Vec<Diagnostic>) {
        let endings = Endings::of(languages);
        let evidence = Evidence {
            archive,
            sources,
            endings: &endings,
            is_given,
        };
        let mut diagnostics = Vec::new();
        let mut all = Vec::new();
        for decision in &curation.pseudonyms {
            let people = sought::people_of(&decision.value, archive);
            let name = sought::sought_name(&decision.value, &people, &evidence);
            let mut pseudonym = Pseudonym {
                shown: format!("[{}]", decision.value.name),
                slug: slug(&decision.value.name, LONGEST),
                name,
                ..Pseudonym::default()
            };
            pseudonym.called.extend(decision.value.person.clone());
            pseudonym
                .called
                .extend(decision.value.forms.iter().cloned());
            pseudonym
                .called
                .extend(people.iter().map(|index| archive.people[*index].id.clone()));
            pseudonym.note_mentions(archive, &people);
            pseudonym.note_texts(archive, sources, &endings);
            if pseudonym.texts.is_empty() {
                let called: Vec<&str> = pseudonym.called.iter().map(String::as_str).collect();
                let message = format!("no text names {}", called.join(" or "));
                let warning = Diagnostic::warning(message)
                    .at(CURATION_FILE)
                    .line(decision.line)
                    .hint("use an id or a form of the name from the person's page, or list the forms under `forms`");
                diagnostics.push(warning);
            }
            all.push(pseudonym);
        }
        let found = Self {
            all,
            endings,
            ..Self::default()
        };
        (found, diagnostics)
    }

    /// What stands in place of names, with brackets.
    pub fn shown(&self) -> BTreeSet<String> {
        self.all.iter().map(|one| one.shown.clone()).collect()
    }
}

impl Pseudonym {
    fn note_mentions(&mut self, archive: &Archive, people: &BTreeSet<usize>) {
        for archived in &archive.documents {
            let document = &archived.document;
            let mut linked: BTreeMap<usize, bool> = BTreeMap::new();
            for mention in &archived.people {
                linked.insert(mention.mention, people.contains(&mention.person));
            }
            let (mut own, mut others) = (Vec::new(), Vec::new());
            for (at, mention) in document.mentions.iter().enumerate() {
                match linked.get(&at) {
                    Some(true) => own.push(mention.span),
                    // A single word may be this person as well.
                    Some(false) if mention.text.split_whitespace().count() > 1 => {
                        others.push(mention.span)
                    }
                    None if mention.kind != EntityKind::Person => others.push(mention.span),
                    _ => {}
                }
            }
            if !own.is_empty() {
                self.texts.insert(document.path.clone());
                self.own.insert(document.path.clone(), own);
            }
            self.others.insert(document.path.clone(), others);
        }
    }

    fn note_texts(&mut self, archive: &Archive, sources: &[SourceFile], endings: &Endings) {
        let name = &self.name;
        let naming = sources.par_iter().filter(|source| {
            let mut folder = Folder::default();
            let mut has = |text: &str, is_address: bool| {
                has_full_name(text, &folder.words(text, is_address), name, endings)
            };
            let declared = sought::texts_of(&source.declared);
            let embedded = sought::texts_of(&source.embedded);
            has(&source.text, false)
                || has(&source.name, true)
                || declared.chain(embedded).any(|text| has(text, false))
                || (source.blocks.iter())
                    .any(|block| block.runs.len() > 1 && has(&block.text(&source.text), false))
        });
        let naming: Vec<String> = naming.map(|source| source.path.clone()).collect();
        self.texts.extend(naming);
        let documents = archive.documents.iter().map(|archived| &archived.document);
        let ids = documents.filter(|document| self.texts.contains(&document.path));
        self.ids = ids
            .map(|document| (document.id.clone(), document.path.clone()))
            .collect();
    }
}
