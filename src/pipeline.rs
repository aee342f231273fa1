//! Runs the stages in order.

mod grouping;
mod side_by_side;
mod sources;
mod translations;

pub use grouping::Scope;
pub use translations::texts_without_translation;

use crate::cluster::Evidence;
use crate::config::Setup;
use crate::curation::{self, Pseudonyms};
use crate::language::Languages;
use crate::link::permanence::program_ids;
use crate::link::{Agreed, GivenNames, Grouped};
use crate::memory::{Memory, RememberedTexts};
use crate::model::{
    Archive, CuratedPeople, Diagnostic, Document, FoundPeople, FoundPerson, HeldText, Lock, Page,
    Release, Site, SourceFile, Withdrawal,
};
use crate::understand::Knowledge;
use crate::{link, release, render, understand};
use grouping::{Grouping, group};
use side_by_side::align_all;
use sources::ReadSources;
use std::collections::BTreeMap;
use std::path::Path;
use translations::untranslated;

/// Called when a stage begins, with its name and number of items; for progress bars.
pub type Stages<'a> = &'a dyn Fn(&'static str, usize);

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
    /// Number of source files that could be read, whatever becomes of them.
    pub texts: usize,
    /// Paths of files that have the same text as another, with the path of that one.
    pub copies: BTreeMap<String, String>,
    /// Texts that are held back, by path.
    pub held_back: Vec<HeldText>,
    /// Texts that were withdrawn, by id.
    pub withdrawn: Vec<Withdrawal>,
    /// The settings, without names that are replaced by pseudonyms.
    pub site: Site,
    /// Notes and warnings of all stages, by file and line.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the site may show of an archive, and the messages from reading it.
#[derive(Debug)]
pub struct ReadSite {
    /// What may be shown.
    pub release: Release,
    /// Number of source files that could be read, whatever becomes of them.
    pub texts: usize,
    /// The settings, without names that are replaced by pseudonyms: pages are made from these.
    pub site: Site,
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
/// Documents are sorted by id.
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
    let ReadSources {
        sources,
        copies,
        mut diagnostics,
        ..
    } = ReadSources::of_folders(folders, scope, &Memory::none(), stages)?;
    let (documents, mut faults) = understand(setup, sources, &Memory::none(), stages)?;
    diagnostics.append(&mut faults);
    Ok(ReadDocuments {
        documents,
        copies,
        diagnostics,
    })
}

fn understand(
    setup: &Setup,
    sources: Vec<SourceFile>,
    memory: &Memory,
    stages: Stages<'_>,
) -> Result<(Vec<Document>, Vec<Diagnostic>), Diagnostic> {
    stages("understanding", sources.len());
    let topics = &setup.site.topics;
    let outlets = setup.site.outlet_spellings();
    let known = RememberedTexts::new(memory, topics, &outlets);
    understand::understand_all(sources, &known, || {
        Knowledge::new(&setup.languages, topics, &outlets)
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
    let read = ReadSources::of_folders(folders, scope, &Memory::none(), stages)?;
    remembering(setup, built_in, read, scope, &Memory::none(), stages)
}

/// The same, with what earlier builds worked out.
fn remembering(
    setup: &Setup,
    built_in: &BuiltIn,
    read: ReadSources,
    scope: Scope,
    memory: &Memory,
    stages: Stages<'_>,
) -> Result<Read, Diagnostic> {
    let ReadSources {
        sources,
        texts,
        copies,
        diagnostics: faults,
    } = read;
    let replaces_names = !setup.curation.pseudonyms.is_empty() && scope == Scope::Published;
    let kept = replaces_names.then(|| sources.clone());
    let nobody = Pseudonyms::default();
    let mut read = archive_of(setup, built_in, sources, scope, &nobody, memory, stages)?;
    read.diagnostics.extend(faults);
    read.copies = copies;
    if let Some(sources) = kept {
        read = without_names(setup, built_in, sources, read, memory, stages)?;
    }
    read.texts = texts;
    read.diagnostics.sort_by(|a, b| {
        (&a.path, a.line, a.severity, &a.message).cmp(&(&b.path, b.line, b.severity, &b.message))
    });
    Ok(read)
}

/// Makes the archive again from texts without the names that are replaced. Messages stay those about the texts as they are.
fn without_names(
    setup: &Setup,
    built_in: &BuiltIn,
    sources: Vec<SourceFile>,
    read: Read,
    memory: &Memory,
    stages: Stages<'_>,
) -> Result<Read, Diagnostic> {
    let is_given = |word: &str| built_in.given_names.is_known(word);
    let (mut pseudonyms, mut found) = Pseudonyms::find(
        &setup.curation,
        &read.archive,
        &sources,
        &setup.languages,
        &is_given,
    );
    let mut diagnostics = read.diagnostics;
    diagnostics.append(&mut found);
    diagnostics.extend(pseudonyms.owner_warnings(&setup.curation, &setup.owner_files));
    let setup = Setup {
        site: pseudonyms.rewrite_site(&setup.site),
        curation: pseudonyms.rewrite_curation(&setup.curation),
        lock: pseudonyms.rewrite_lock(&setup.lock),
        ..setup.clone()
    };
    let sources = pseudonyms.rewrite_sources(sources);
    let read = archive_of(
        &setup,
        built_in,
        sources,
        Scope::Published,
        &pseudonyms,
        memory,
        stages,
    )?;
    Ok(Read {
        diagnostics,
        ..read
    })
}

/// The archive of some source files.
fn archive_of(
    setup: &Setup,
    built_in: &BuiltIn,
    sources: Vec<SourceFile>,
    scope: Scope,
    pseudonyms: &Pseudonyms,
    memory: &Memory,
    stages: Stages<'_>,
) -> Result<Read, Diagnostic> {
    let (mut documents, mut diagnostics) = understand(setup, sources, memory, stages)?;
    pseudonyms.mark(&mut documents);
    diagnostics.extend(setup.lock_diagnostics.iter().cloned());
    stages("grouping", documents.len());
    let Grouping {
        mut grouped,
        held_back,
        withdrawn,
        diagnostics: notes,
    } = group(setup, &built_in.evidence, documents, scope, memory)?;
    diagnostics.extend(notes);
    if scope == Scope::Published {
        grouped = link::hide(grouped, &setup.lock);
    }
    stages("linking", grouped.documents.len());
    pseudonyms.set_aside(&mut grouped.documents, true);
    let mut agreed = link::agree(grouped, &built_in.given_names, &setup.languages);
    let people = people(setup, &built_in.given_names, &mut agreed, pseudonyms);
    let archive = link::link(agreed, people, &setup.site, &setup.languages);
    diagnostics.extend(archive.diagnostics.iter().cloned());
    diagnostics.extend(
        archive
            .documents
            .iter()
            .flat_map(|archived| archived.document.diagnostics.iter().cloned()),
    );
    Ok(Read {
        archive,
        texts: 0,
        copies: BTreeMap::new(),
        held_back,
        withdrawn,
        site: setup.site.clone(),
        diagnostics,
    })
}

/// Finds the people, and applies the owner's decisions about them.
fn people(
    setup: &Setup,
    given_names: &GivenNames,
    agreed: &mut Agreed,
    pseudonyms: &Pseudonyms,
) -> CuratedPeople {
    let Grouped {
        documents,
        groups,
        identity,
        ..
    } = &mut agreed.grouped;
    let (stories, events) = (&groups.stories, groups.events_as_documents());
    let languages = &setup.languages;
    let mut found = link::people::find(documents, stories, &events, languages, given_names);
    pseudonyms.set_aside(documents, false);
    pseudonyms.add_people(&mut found, documents);
    let mut people = match curation::decides_on_people(&setup.curation) {
        true => decided(setup, found, documents, &identity.permanence.lock),
        false => found.into(),
    };
    pseudonyms.note_people(&mut people);
    people
}

/// The people as the owner's decisions leave them.
fn decided(
    setup: &Setup,
    found: FoundPeople,
    documents: &[Document],
    lock: &Lock,
) -> CuratedPeople {
    let all: Vec<&FoundPerson> = found.people.iter().collect();
    let first = setup.site.languages.first().map_or("", String::as_str);
    let names = link::people::name_people(&all, documents, &setup.languages, first);
    let aliases = program_ids(&found, &names, documents, lock);
    curation::curate_people(found, &names, &aliases, documents, &setup.curation)
}

/// Ingest to release: all that pages may show, with the versions of every story side by side. What is in the memory is not worked out again.
///
/// # Errors
///
/// As [`read_archive`].
pub fn read_site(
    setup: &Setup,
    built_in: &BuiltIn,
    memory: &Memory,
    stages: Stages<'_>,
) -> Result<ReadSite, Diagnostic> {
    let content = setup.content_folder()?;
    let folders = [(content.as_path(), setup.site.content.as_str())];
    curation::check(&setup.curation)?;
    let read = ReadSources::of_folders(&folders, Scope::Published, memory, stages)?;
    site_of(setup, built_in, read, memory, stages)
}

/// The same from texts that `analyze --full` has read and understood; the memory has taken in what it understood.
///
/// # Errors
///
/// As [`read_archive`].
pub fn read_analysed_site(
    setup: &Setup,
    built_in: &BuiltIn,
    (sources, diagnostics): (Vec<SourceFile>, Vec<Diagnostic>),
    memory: &Memory,
    stages: Stages<'_>,
) -> Result<ReadSite, Diagnostic> {
    curation::check(&setup.curation)?;
    let read = ReadSources::of(sources, diagnostics, Scope::Published);
    site_of(setup, built_in, read, memory, stages)
}

fn site_of(
    setup: &Setup,
    built_in: &BuiltIn,
    read: ReadSources,
    memory: &Memory,
    stages: Stages<'_>,
) -> Result<ReadSite, Diagnostic> {
    let Read {
        archive,
        texts,
        held_back,
        withdrawn,
        site,
        diagnostics,
        ..
    } = remembering(setup, built_in, read, Scope::Published, memory, stages)?;
    stages("aligning", archive.stories.len());
    let aligned = align_all(&archive, &built_in.evidence, memory);
    let alignments = link::lay_side_by_side(&archive, aligned);
    Ok(ReadSite {
        release: Release {
            withdrawn,
            translations: setup.translations.clone(),
            ..release::release(archive, alignments, held_back, &site)
        },
        texts,
        site,
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
    let mut read = read_site(setup, built_in, &Memory::none(), stages)?;
    read.diagnostics
        .extend(untranslated(setup, &read.release, &read.site));
    stages("rendering", read.release.archive.documents.len());
    let pages = render::render(&read.release, &read.site, &templates, &setup.languages)?;
    Ok((pages, read))
}
