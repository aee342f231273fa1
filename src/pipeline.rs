//! Runs the stages in order.

use crate::config::Setup;
use crate::curation::{self, DocumentNames, RememberedGroups};
use crate::language::Languages;
use crate::link::Grouped;
use crate::link::permanence::{fingerprint, identify, moves, renamed};
use crate::model::{Archive, Diagnostic, Document, Lock, Page};
use crate::understand::Knowledge;
use crate::{cluster, ingest, link, render, understand};
use rayon::prelude::*;
use std::path::Path;

/// Called when a stage begins, with its name and number of items; for progress bars.
pub type Stages<'a> = &'a dyn Fn(&'static str, usize);

/// An archive, and the messages from reading it.
#[derive(Debug)]
pub struct Read {
    /// The archive.
    pub archive: Archive,
    /// Notes and warnings of all stages, by file and line.
    pub diagnostics: Vec<Diagnostic>,
}

/// Ingest and understand: every text in each folder (or each file). Folders are given with their names in paths.
///
/// Documents are sorted by id.
pub fn read_documents(
    setup: &Setup,
    folders: &[(&Path, &str)],
    stages: Stages<'_>,
) -> Result<(Vec<Document>, Vec<Diagnostic>), Diagnostic> {
    stages("reading", 0);
    let knowledge = Knowledge::new(&setup.languages, &setup.site.topics, &setup.site.outlets)?;
    let mut sources = Vec::new();
    let mut diagnostics = Vec::new();
    for (folder, shown) in folders {
        let (found, mut faults) = ingest::ingest(folder, shown);
        sources.extend(found);
        diagnostics.append(&mut faults);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources.dedup_by(|a, b| a.path == b.path);
    stages("understanding", sources.len());
    let (documents, mut faults) = understand::understand_all(sources, &knowledge);
    diagnostics.append(&mut faults);
    Ok((documents, diagnostics))
}

/// Ingest to link: the archive of a content folder. `with_unpublished` keeps documents that the owner marked as drafts or hides.
pub fn read_archive(
    setup: &Setup,
    folders: &[(&Path, &str)],
    with_unpublished: bool,
    stages: Stages<'_>,
) -> Result<Read, Diagnostic> {
    curation::check(&setup.curation)?;
    let (documents, mut diagnostics) = read_documents(setup, folders, stages)?;
    diagnostics.extend(setup.lock_diagnostics.iter().cloned());
    stages("grouping", documents.len());
    let (mut grouped, told) = group(setup, documents, with_unpublished)?;
    diagnostics.extend(told);
    if !with_unpublished {
        grouped = link::hide(grouped);
    }
    stages("linking", grouped.documents.len());
    let archive = link::link(grouped, &setup.curation, &setup.site, &setup.languages);
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
        diagnostics,
    })
}

/// Groups the documents within the owner's decisions, and assigns ids to the groups.
fn group(
    setup: &Setup,
    mut documents: Vec<Document>,
    with_drafts: bool,
) -> Result<(Grouped, Vec<Diagnostic>), Diagnostic> {
    let present = documents
        .iter()
        .map(|document| (document.id.clone(), fingerprint(document)))
        .collect();
    let moves = moves(&setup.lock, &present);
    let mut lock = renamed(&setup.lock, &moves, &present);
    let names = DocumentNames::new(&documents, &moves.redirects);
    let mut diagnostics = curation::unknown_translations(&documents, &names);
    for document in &mut documents {
        let original = &mut document.declared.translation_of;
        if let Some(now) = original.as_ref().and_then(|id| moves.redirects.get(id)) {
            *original = Some(now.clone());
        }
    }
    documents.retain(|document| with_drafts || !document.declared.draft);
    let resolve = |lock: &Lock| {
        let remembered = RememberedGroups::of(lock);
        curation::resolve_grouping(&setup.curation, &names, &remembered, &documents)
    };
    let mut resolved = resolve(&lock)?;
    let evidence = cluster::Evidence::compiled_in(&setup.languages);
    let judged = cluster::Judged::new(&documents, &evidence);
    let mut groups = judged.group(&resolved.constraints);
    let mut identity = identify(&documents, &groups, &lock);
    // Decisions may name ids that no earlier build assigned: their meaning is known only once there are groups.
    if !resolved.unknown.is_empty()
        && curation::remember_named(&setup.curation, &identity.permanence.lock, &mut lock)
    {
        resolved = resolve(&lock)?;
        groups = judged.group(&resolved.constraints);
        identity = identify(&documents, &groups, &lock);
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
    Ok((grouped, diagnostics))
}

/// Ingest to link, with the versions of every story side by side: everything that pages show.
pub fn read_site(setup: &Setup, stages: Stages<'_>) -> Result<Read, Diagnostic> {
    let content = setup.content_folder()?;
    let mut read = read_archive(setup, &[(&content, &setup.site.content)], false, stages)?;
    lay_side_by_side(&mut read.archive, &setup.languages);
    Ok(read)
}

/// Ingest to render: every file of the site, in memory, sorted by path, and the messages about the texts.
pub fn build_pages(setup: &Setup, stages: Stages<'_>) -> Result<(Vec<Page>, Read), Diagnostic> {
    let templates = render::Templates::load(&setup.root)?;
    let read = read_site(setup, stages)?;
    stages("rendering", read.archive.documents.len());
    let pages = render::render(&read.archive, &setup.site, &templates, &setup.languages)?;
    Ok((pages, read))
}

/// Aligns the versions of every story, paragraph by paragraph, for pages.
fn lay_side_by_side(archive: &mut Archive, languages: &Languages) {
    let evidence = cluster::Evidence::compiled_in(languages);
    let alignments = archive
        .stories
        .par_iter()
        .map(|story| {
            let versions: Vec<&Document> = story
                .documents
                .iter()
                .map(|at| &archive.documents[*at].document)
                .collect();
            cluster::align(&versions, &evidence)
        })
        .collect();
    link::lay_side_by_side(archive, alignments);
}
