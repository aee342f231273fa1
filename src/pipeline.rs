//! The stages one after the other.

use crate::config::{Setup, unknown_documents};
use crate::model::{Archive, Diagnostic, Document, Page};
use crate::understand::Knowledge;
use crate::{cluster, ingest, link, render, understand};
use std::path::Path;

/// Hears which stage begins and how many items it has; for progress bars.
pub type Stages<'a> = &'a dyn Fn(&'static str, usize);

/// An archive and everything there is to say about how it was read.
#[derive(Debug)]
pub struct Read {
    /// The archive.
    pub archive: Archive,
    /// Notes and warnings of all stages, by file and line.
    pub diagnostics: Vec<Diagnostic>,
}

/// Ingest and understand: every text below each folder (or each file). Folders come with the name they have in paths.
///
/// Documents come sorted by id.
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

/// Ingest to link: the archive of a content folder. `with_drafts` keeps documents that the owner marked as drafts.
pub fn read_archive(
    setup: &Setup,
    folders: &[(&Path, &str)],
    with_drafts: bool,
    stages: Stages<'_>,
) -> Result<Read, Diagnostic> {
    let (mut documents, mut diagnostics) = read_documents(setup, folders, stages)?;
    diagnostics.extend(unknown_documents(&documents, &setup.curation));
    documents.retain(|document| with_drafts || !document.declared.draft);
    stages("grouping", documents.len());
    let groups = cluster::cluster(
        &documents,
        &setup.curation,
        &cluster::Evidence::compiled_in(),
    );
    stages("linking", documents.len());
    let archive = link::link(
        documents,
        groups,
        &setup.curation,
        &setup.site,
        &setup.languages,
    );
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

/// Ingest to render: every file of the site, in memory, sorted by path, and what there is to say about the texts.
pub fn build_pages(setup: &Setup, stages: Stages<'_>) -> Result<(Vec<Page>, Read), Diagnostic> {
    let templates = render::Templates::load(&setup.root)?;
    let content = setup.content_folder()?;
    let read = read_archive(setup, &[(&content, &setup.site.content)], false, stages)?;
    stages("rendering", read.archive.documents.len());
    let pages = render::render(&read.archive, &setup.site, &templates, &setup.languages)?;
    Ok((pages, read))
}
