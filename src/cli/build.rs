//! `build`: builds the site from the content folder into the output folder.

pub(super) mod nothing_lost;
mod translations;

use super::Status;
use super::arguments::{BuildArguments, GlobalOptions};
use super::messages::{Messages, counted};
use super::report::publishing_summary;
use super::setup::{load_from, root, with_threads};
use super::timings::Timings;
use crate::analysed::{check_folder, read_analysed};
use crate::config::{INPUT_FOLDERS, LOCK, check_base_url, lock_text};
use crate::memory::{FOLDER, Inputs, LastBuild, Memory, Shelf};
use crate::model::{Diagnostic, TRANSLATIONS_FILE};
use crate::publish::{
    Destination, Publication, bundle, has_leftovers, is_untouched, restore, take_turn,
};
use crate::render::{IsUpToDate, Templates, render_each, source_copies};
use crate::text::{ContentHash, slug};
use crate::{BuiltIn, read_analysed_site, read_site};
use nothing_lost::{check_lock, check_texts, write_lock};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use translations::translate;

/// Builds the site.
pub fn run(options: &GlobalOptions, arguments: &BuildArguments, messages: &Messages) -> Status {
    let outcome = with_threads(arguments.jobs, || build(options, arguments, messages));
    match outcome {
        Ok(()) => messages.status(arguments.strict),
        Err(error) => messages.finish(Err(error)),
    }
}

fn build(
    options: &GlobalOptions,
    arguments: &BuildArguments,
    messages: &Messages,
) -> Result<(), Diagnostic> {
    arguments.stray.refused("build")?;
    let root = root(options)?;
    let _turn = take_turn(&root, || {
        messages.tell("another build of this archive is at work: waiting until it has ended");
    });
    let progress = messages.progress();
    let timings = Timings::new(&progress);
    let (memory, note) = match arguments.no_cache {
        true => (Memory::none(), None),
        false => Memory::open(&root),
    };
    if let Some(note) = note {
        messages.tell(&note);
    }
    let inputs = Inputs::of_setup(&root);
    let site = match up_to_date(&root, arguments, &memory, &inputs) {
        Some(site) => {
            messages.report_all(&site.build.diagnostics);
            site
        }
        None => match make(&root, arguments, messages, memory, inputs, &timings)? {
            Some(site) => site,
            None => return Ok(()),
        },
    };
    let packed = match &arguments.zip {
        Some(file) => {
            let file = match file {
                Some(file) => root.join(file),
                None => site.output.with_added_extension("zip"),
            };
            timings.stage("packing", site.files);
            bundle(&site.output, &folder_in_zip(&site.build.title), &file)?;
            Some(file)
        }
        None => {
            if site.written + site.removed > 0 {
                tell_of_old_zip(&site.output, messages);
            }
            None
        }
    };
    if arguments.timings {
        timings.tell(messages);
    }
    drop(progress);
    messages.tell(&format!(
        "{}: {} in {} ({} new or changed, {} removed)",
        site.build.counts,
        counted(site.files, "file", "files"),
        site.output.display(),
        site.written,
        site.removed,
    ));
    messages.tell(&site.build.publishing);
    if arguments.release.as_of.as_deref() == Some("now") {
        messages.tell("published as of now: the same texts may give another site tomorrow");
    }
    if let Some(file) = packed {
        messages.tell(&format!("packed into {}", file.display()));
    }
    Ok(())
}

/// A site that is in its place.
struct BuiltSite {
    output: PathBuf,
    files: usize,
    written: usize,
    removed: usize,
    build: LastBuild,
}

/// The site of the last build, if it is what this build would make, and lies there untouched.
fn up_to_date(
    root: &Path,
    arguments: &BuildArguments,
    memory: &Memory,
    setup: &Inputs,
) -> Option<BuiltSite> {
    if arguments.release.as_of.as_deref() == Some("now") || !arguments.analysed.is_empty() {
        return None;
    }
    let (build, files) = memory.last_build()?;
    let output = output(root, arguments, &build.output);
    let inputs = setup.clone().with_content(root, &build.content, &output);
    let folders = read_folders(root, &build.content);
    let destination = Destination {
        output: &output,
        root,
        inputs: &folders,
        force: arguments.force,
    };
    let is_same = build.options == options_hash(arguments)
        && build.inputs == inputs.hash()
        && !(arguments.strict && build.warnings > 0)
        && !has_leftovers(&destination).unwrap_or(true)
        && is_untouched(&output, &files);
    is_same.then_some(BuiltSite {
        output,
        files: files.len(),
        written: 0,
        removed: 0,
        build,
    })
}

/// Makes the site; nothing where `--strict` keeps it from being replaced.
fn make(
    root: &Path,
    arguments: &BuildArguments,
    messages: &Messages,
    memory: Memory,
    inputs: Inputs,
    timings: &Timings<'_>,
) -> Result<Option<BuiltSite>, Diagnostic> {
    let mut setup = load_from(root, &arguments.release)?;
    check_lock(&setup, arguments, messages)?;
    if let Some(url) = &arguments.base_url {
        setup.site.base_url =
            Some(check_base_url(url).map_err(|error| {
                error.hint("for example --base-url https://example.org/press/")
            })?);
    }
    let output = output(root, arguments, &setup.site.output);
    let folders = read_folders(root, &setup.site.content);
    let destination = Destination {
        output: &output,
        root,
        inputs: &folders,
        force: arguments.force,
    };
    restore(&destination)?;
    let inputs_now =
        |setup_inputs: Inputs| setup_inputs.with_content(root, &setup.site.content, &output);
    let languages = inputs.languages();
    // Without reading the texts, there is nothing to remember of them.
    let remembers = memory.is_open() && arguments.analysed.is_empty();
    let inputs = remembers.then(|| inputs_now(inputs));
    let mut memory = memory.with_languages(languages);
    let templates = Templates::load(root)?;
    let built_in = BuiltIn::load(&setup.languages);
    let begins = |stage, total| timings.stage(stage, total);
    let mut read = match arguments.analysed.as_slice() {
        [] => read_site(&setup, &built_in, &memory, &begins)?,
        files => {
            begins("reading", 0);
            let analysed = read_analysed(&setup, files, &mut memory)?;
            let mut notes = check_folder(&setup, &analysed)?;
            notes.extend(analysed.diagnostics);
            let texts = (analysed.sources, notes);
            read_analysed_site(&setup, &built_in, texts, &memory, &begins)?
        }
    };
    check_texts(&setup, &output, read.texts, arguments.allow_removals).inspect_err(|_| {
        messages.report_all(&read.diagnostics);
    })?;
    let translated = translate(&setup, &mut read, timings);
    let release = &read.release;
    let mut diagnostics = read.diagnostics;
    if setup.site.base_url.is_none() {
        diagnostics.push(
            Diagnostic::note("no base_url: feeds and the sitemap are left out")
                .at("site.toml")
                .hint("set the site's address: base_url = \"https://example.org/press/\""),
        );
    }
    messages.report_all(&diagnostics);
    if arguments.strict && messages.warnings() > 0 {
        messages.tell(&format!(
            "{}: the site was left unchanged because of --strict",
            counted(messages.warnings(), "warning", "warnings")
        ));
        return Ok(None);
    }
    timings.stage("writing", 0);
    let former = memory.last_build().map(|(_, files)| files);
    let publication = Publication::begin(&destination, former.unwrap_or_default())?;
    let is_up_to_date = |path: &str, made_from| publication.has(path, made_from);
    render_each(
        release,
        &read.site,
        &templates,
        &setup.languages,
        &|page| publication.add(&page),
        memory.is_open().then_some(&is_up_to_date as IsUpToDate<'_>),
        &memory.shelf(Shelf::Words),
    )?;
    source_copies(release)
        .par_iter()
        .try_for_each(|copy| publication.copy(copy))?;
    let archive = &release.archive;
    let lock = lock_text(&archive.permanence.lock);
    let mut is_remembered = false;
    let (published, files) = publication.finish(|| {
        is_remembered = write_lock(&setup, &lock, arguments, messages)?;
        Ok(())
    })?;
    messages.report_all(&published.diagnostics);
    let length = |path: &str| files.get(path).map_or(0, |file| file.length);
    timings.measured(
        "writing",
        files.len(),
        files.keys().map(|path| length(path)).sum(),
    );
    let texts = archive.documents.iter();
    let bytes = texts.map(|one| one.document.file.length as u64).sum();
    for stage in ["reading", "understanding"] {
        timings.measured(stage, archive.documents.len(), bytes);
    }
    let build = LastBuild {
        options: options_hash(arguments),
        content: setup.site.content.clone(),
        output: setup.site.output.clone(),
        inputs: ContentHash::default(),
        warnings: messages.warnings(),
        diagnostics,
        counts: format!(
            "{}, {}, {}, {}",
            counted(archive.documents.len(), "document", "documents"),
            counted(archive.stories.len(), "story", "stories"),
            counted(archive.events.len(), "event", "events"),
            counted(archive.people.len(), "person", "people"),
        ),
        publishing: publishing_summary(release),
        title: read.site.title.clone(),
    };
    let site = BuiltSite {
        output: output.clone(),
        files: published.written + published.unchanged,
        written: published.written,
        removed: published.removed,
        build,
    };
    if let Some(inputs) = inputs {
        timings.stage("remembering", files.len());
        // What has changed since the build began is not in the site.
        let mut before = inputs.with_file(LOCK, &lock);
        if let Some(text) = &translated.text {
            before = before.with_file(TRANSLATIONS_FILE, text);
        }
        let after = inputs_now(Inputs::of_setup(root));
        let last = LastBuild {
            inputs: after.hash(),
            ..site.build.clone()
        };
        // What is wrong with archive.lock is no longer wrong with the one that was just written.
        let is_settled = is_remembered
            && setup.lock_diagnostics.is_empty()
            && !translated.is_incomplete
            && after == before;
        memory.close(is_settled.then_some(&last), &files);
    }
    Ok(Some(site))
}

/// Where the site goes; `stated` is what site.toml says.
fn output(root: &Path, arguments: &BuildArguments, stated: &str) -> PathBuf {
    match &arguments.output {
        Some(folder) => root.join(folder),
        None => root.join(stated),
    }
}

/// The options that the site depends on.
fn options_hash(arguments: &BuildArguments) -> ContentHash {
    let BuildArguments {
        output,
        base_url,
        release,
        ..
    } = arguments;
    let options = format!("{output:?} {base_url:?} {release:?}");
    ContentHash::of(options.as_bytes())
}

/// A zip file beside the site that this build does not replace may hold what is no longer published.
fn tell_of_old_zip(output: &Path, messages: &Messages) {
    let file = output.with_added_extension("zip");
    if file.is_file() {
        messages.tell(&format!(
            "{} is from an earlier build and may hold what is no longer published: build with --zip, or delete it",
            file.display()
        ));
    }
}

/// The folder that the zip file unpacks to, named after the archive wherever the site itself is written.
fn folder_in_zip(title: &str) -> String {
    match slug(title, 60) {
        name if name.is_empty() => "site".to_string(),
        name => name,
    }
}

/// Folders that a build reads, and the one where it keeps what it worked out.
fn read_folders(root: &Path, content: &str) -> Vec<PathBuf> {
    let names = INPUT_FOLDERS.into_iter().chain([FOLDER, content]);
    names.map(|name| root.join(name)).collect()
}
