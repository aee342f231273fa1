//! Runs the stages in order.

use crate::cluster::Evidence;
use crate::config::Setup;
use crate::curation::{self, DocumentNames, RememberedGroups};
use crate::language::Languages;
use crate::link::permanence::{
    fingerprint, forget, identify, moves, program_ids, renamed, stated_former_ids,
};
use crate::link::{Agreed, GivenNames, Grouped};
use crate::model::{
    Archive, CuratedPeople, Diagnostic, Document, FoundPerson, HeldText, Lock, Page, Release,
    Withdrawal,
};
use crate::understand::Knowledge;
use crate::{cluster, ingest, link, release, render, understand};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Called when a stage begins, with its name and number of items; for progress bars.
pub type Stages<'a> = &'a dyn Fn(&'static str, usize);

/// Which texts an archive is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those that may be published; files with the same text are one document.
    Published,
    /// All; files with the same text are one document.
    Documents,
    /// All, each file on its own.
    Files,
}

/// Built-in data that several stages look things up in, loaded once.
#[derive(Debug)]
pub struct BuiltIn {
    /// What `cluster` knows before it has seen a document.
    pub evidence: Evidence,
    /// The table of given names.
    pub given_names: GivenNames,
}

impl BuiltIn {
    /// Loads everything for the language packs.
    pub fn load(languages: &Languages) -> Self {
        Self {
            evidence: Evidence::compiled_in(languages),
            given_names: GivenNames::new(languages),
        }
    }
}

/// An archive, and the messages from reading it.
#[derive(Debug)]
pub struct Read {
    /// The archive.
    pub archive: Archive,
    /// Paths of files that have the same text as another, with the path of that one.
    pub copies: BTreeMap<String, String>,
    /// Texts that are held back, by path.
    pub held_back: Vec<HeldText>,
    /// Texts that were withdrawn, by id.
    pub withdrawn: Vec<Withdrawal>,
    /// Notes and warnings of all stages, by file and line.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the site may show of an archive, and the messages from reading it.
#[derive(Debug)]
pub struct ReadSite {
    /// What may be shown.
    pub release: Release,
    /// Notes and warnings of all stages, by file and line.
    pub diagnostics: Vec<Diagnostic>,
}

/// The texts, each on its own, and the messages from reading them.
#[derive(Debug)]
pub struct ReadDocuments {
    /// The documents, by id.
    pub documents: Vec<Document>,
    /// Paths of files that have the same text as another, with the path of that one.
    pub copies: BTreeMap<String, String>,
    /// Notes and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Ingest and understand: every text in each folder (or each file). Folders are given with their names in paths.
///
/// # Errors
///
/// A set-up that cannot be used.
pub fn read_documents(
    setup: &Setup,
    folders: &[(&Path, &str)],
    scope: Scope,
    stages: Stages<'_>,
) -> Result<ReadDocuments, Diagnostic> {
    stages("reading", 0);
    let knowledge = Knowledge::new(
        &setup.languages,
        &setup.site.topics,
        &setup.site.outlet_spellings(),
    )?;
    let mut sources = Vec::new();
    let mut diagnostics = Vec::new();
    for (folder, shown) in folders {
        let (found, mut faults) = ingest::ingest(folder, shown);
        sources.extend(found);
        diagnostics.append(&mut faults);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources.dedup_by(|a, b| a.path == b.path);
    let copies = ingest::find_copies(&sources);
    if scope != Scope::Files {
        sources = ingest::merge_copies(sources, &copies);
    }
    stages("understanding", sources.len());
    let (documents, mut faults) = understand::understand_all(sources, &knowledge);
    diagnostics.append(&mut faults);
    Ok(ReadDocuments {
        documents,
        copies: copies.paths,
        diagnostics,
    })
}

/// Ingest to link: the archive of a content folder.
///
/// # Errors
///
/// A set-up that cannot be used, and decisions that contradict each other.
pub fn read_archive(
    setup: &Setup,
    built_in: &BuiltIn,
    folders: &[(&Path, &str)],
    scope: Scope,
    stages: Stages<'_>,
) -> Result<Read, Diagnostic> {
    curation::check(&setup.curation)?;
    let ReadDocuments {
        documents,
        copies,
        mut diagnostics,
    } = read_documents(setup, folders, scope, stages)?;
    diagnostics.extend(setup.lock_diagnostics.iter().cloned());
    stages("grouping", documents.len());
    let Grouping {
        mut grouped,
        held_back,
        withdrawn,
        diagnostics: notes,
    } = group(setup, &built_in.evidence, documents, scope)?;
    diagnostics.extend(notes);
    if scope == Scope::Published {
        grouped = link::hide(grouped);
    }
    stages("linking", grouped.documents.len());
    let agreed = link::agree(grouped, &built_in.given_names);
    let people = people(setup, &built_in.given_names, &agreed);
    let archive = link::link(agreed, people, &setup.site, &setup.languages);
    diagnostics.extend(archive.diagnostics.iter().cloned());
    diagnostics.extend(
        archive
            .documents
            .iter()
            .flat_map(|archived| archived.document.diagnostics.iter().cloned()),
    );
    diagnostics.sort_by(|a, b| {
        (&a.path, a.line, a.severity, &a.message).cmp(&(&b.path, b.line, b.severity, &b.message))
    });
    Ok(Read {
        archive,
        copies,
        held_back,
        withdrawn,
        diagnostics,
    })
}

/// Finds the people, and applies the owner's decisions about them.
fn people(setup: &Setup, given_names: &GivenNames, agreed: &Agreed) -> CuratedPeople {
    let Grouped {
        documents,
        groups,
        identity,
        ..
    } = &agreed.grouped;
    let found = link::people::find(documents, &groups.stories, &setup.languages, given_names);
    if !curation::decides_on_people(&setup.curation) {
        return found.into();
    }
    let all: Vec<&FoundPerson> = found.people.iter().collect();
    let names = link::people::name_people(&all, documents, &setup.languages);
    let aliases = program_ids(&found, &names, documents, &identity.permanence.lock);
    curation::curate_people(found, &names, &aliases, documents, &setup.curation)
}

/// Texts in groups, and those that were taken out before.
struct Grouping {
    grouped: Grouped,
    held_back: Vec<HeldText>,
    withdrawn: Vec<Withdrawal>,
    diagnostics: Vec<Diagnostic>,
}

/// Groups the documents as the owner's decisions allow, and gives the groups their ids; tells which texts are held back or withdrawn.
fn group(
    setup: &Setup,
    evidence: &Evidence,
    mut documents: Vec<Document>,
    scope: Scope,
) -> Result<Grouping, Diagnostic> {
    let fingerprints = |documents: &[Document]| -> BTreeMap<String, String> {
        let documents = documents.iter();
        documents
            .map(|document| (document.id.clone(), fingerprint(document)))
            .collect()
    };
    let all = fingerprints(&documents);
    let known = moves(&setup.lock, &all);
    let mut moved = known.redirects.clone();
    let stated = stated_former_ids(&documents, &moved);
    moved.extend(stated);
    let names = DocumentNames::new(&documents, &moved);
    let mut diagnostics = curation::unknown_translations(&documents, &names);
    for document in &mut documents {
        let original = &mut document.declared.translation_of;
        if let Some(now) = original.as_ref().and_then(|id| moved.get(id)) {
            *original = Some(now.clone());
        }
    }
    let mut withdrawn = Vec::new();
    if scope == Scope::Published {
        let lock = renamed(&setup.lock, &known, &all);
        let (found, notes) =
            curation::resolve_withdrawals(&setup.curation, &names, &lock, &setup.site.content);
        withdrawn = found;
        diagnostics.extend(notes);
    }
    let kept_ids = ids_of_withdrawn(&withdrawn, &documents, &setup.lock);
    documents.retain(|document| !kept_ids.contains_key(&document.id));
    let mut messages: BTreeMap<String, Vec<Diagnostic>> = documents
        .iter()
        .filter(|document| !document.diagnostics.is_empty())
        .map(|document| (document.path.clone(), document.diagnostics.clone()))
        .collect();
    let (documents, held_back) = match scope {
        Scope::Published => release::hold_back(documents, setup.as_of, setup.site.timezone),
        Scope::Documents | Scope::Files => (documents, Vec::new()),
    };
    // Texts that stay in the archive bring their messages along.
    let of_held = held_back
        .iter()
        .filter_map(|held| messages.remove(&held.path));
    diagnostics.extend(of_held.flatten());
    // Texts that are held back have no address yet: nothing is remembered of them, and nothing leads from them to other texts.
    let present = fingerprints(&documents);
    let lock = renamed(&setup.lock, &moves(&setup.lock, &present), &present);
    let mut lock = forget(&lock, &kept_ids, &documents);
    let resolve = |lock: &Lock| {
        let remembered = RememberedGroups::of(lock);
        curation::resolve_grouping(&setup.curation, &names, &remembered, &documents)
    };
    let mut resolved = resolve(&lock)?;
    let judged = cluster::Judged::new(&documents, evidence);
    let mut groups = judged.group(&resolved.constraints);
    let mut identity = identify(&documents, &groups, &lock, &kept_ids);
    // Decisions may name ids that no earlier build assigned: their meaning is known only once there are groups.
    if !resolved.unknown.is_empty()
        && curation::remember_named(&setup.curation, &identity.permanence.lock, &mut lock)
    {
        resolved = resolve(&lock)?;
        groups = judged.group(&resolved.constraints);
        identity = identify(&documents, &groups, &lock, &kept_ids);
    }
    diagnostics.append(&mut resolved.unknown);
    let relations = judged.relations(&groups, &resolved.constraints);
    let ids = &identity.ids;
    let (overrides, notes) =
        curation::resolve_overrides(&setup.curation, &names, &documents, &groups, ids)?;
    diagnostics.extend(notes);
    let grouped = Grouped {
        documents,
        groups,
        relations,
        identity,
        overrides,
    };
    Ok(Grouping {
        grouped,
        held_back,
        withdrawn,
        diagnostics,
    })
}

/// The ids that withdrawn texts keep, with the fingerprints of their texts. An id that nothing knows is not kept.
fn ids_of_withdrawn(
    withdrawn: &[Withdrawal],
    documents: &[Document],
    lock: &Lock,
) -> BTreeMap<String, String> {
    let known = withdrawn
        .iter()
        .filter_map(|Withdrawal { document: id, .. }| {
            let document = documents.iter().find(|document| document.id == *id);
            let remembered = || lock.texts.get(id)?.first().cloned();
            let text = document.map(fingerprint).or_else(remembered)?;
            Some((id.clone(), text))
        });
    known.collect()
}

/// Ingest to release: all that pages may show, with the versions of every story side by side.
///
/// # Errors
///
/// As [`read_archive`].
pub fn read_site(
    setup: &Setup,
    built_in: &BuiltIn,
    stages: Stages<'_>,
) -> Result<ReadSite, Diagnostic> {
    let content = setup.content_folder()?;
    let folders = [(content.as_path(), setup.site.content.as_str())];
    let Read {
        archive,
        held_back,
        withdrawn,
        diagnostics,
        ..
    } = read_archive(setup, built_in, &folders, Scope::Published, stages)?;
    let aligned = archive
        .stories
        .par_iter()
        .map(|story| {
            let versions = story.documents.iter();
            let versions: Vec<&Document> = versions
                .map(|at| &archive.documents[*at].document)
                .collect();
            cluster::align(&versions, &built_in.evidence)
        })
        .collect();
    let alignments = link::lay_side_by_side(&archive, aligned);
    Ok(ReadSite {
        release: Release {
            withdrawn,
            ..release::release(archive, alignments, held_back, &setup.site)
        },
        diagnostics,
    })
}

/// Ingest to render: every page of the site, in memory, sorted by path, and what they were made from.
///
/// # Errors
///
/// As [`read_archive`], and templates that cannot be used.
pub fn build_pages(
    setup: &Setup,
    built_in: &BuiltIn,
    stages: Stages<'_>,
) -> Result<(Vec<Page>, ReadSite), Diagnostic> {
    let templates = render::Templates::load(&setup.root)?;
    let read = read_site(setup, built_in, stages)?;
    stages("rendering", read.release.archive.documents.len());
    let pages = render::render(&read.release, &setup.site, &templates, &setup.languages)?;
    Ok((pages, read))
}
