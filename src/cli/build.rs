//! `build`: builds the site from the content folder into the output folder.

use super::Status;
use super::arguments::{BuildArguments, GlobalOptions};
use super::messages::{Messages, counted};
use super::report::publishing_summary;
use super::setup::{load_for, with_threads};
use crate::config::{LOCK, check_base_url, lock_text};
use crate::model::{Diagnostic, Site};
use crate::publish::{Destination, Publication, bundle, remember, restore};
use crate::render::{Templates, render_each, source_copies};
use crate::text::slug;
use crate::{BuiltIn, Setup, read_site};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

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
    if let Some(folder) = &arguments.stray {
        let folder = folder.display();
        return Err(Diagnostic::error("`build` takes no folder").hint(format!(
            "name the archive's folder with --root: cuttings build --root {folder}"
        )));
    }
    let mut setup = load_for(options, &arguments.release)?;
    if let Some(url) = &arguments.base_url {
        setup.site.base_url =
            Some(check_base_url(url).map_err(|error| {
                error.hint("for example --base-url https://example.org/press/")
            })?);
    }
    let output = match &arguments.output {
        Some(folder) if folder.is_absolute() => folder.clone(),
        Some(folder) => setup.root.join(folder),
        None => setup.root.join(&setup.site.output),
    };
    let inputs = inputs(&setup);
    let destination = Destination {
        output: &output,
        root: &setup.root,
        inputs: &inputs,
        force: arguments.force,
    };
    restore(&destination)?;
    let progress = messages.progress();
    let templates = Templates::load(&setup.root)?;
    let built_in = BuiltIn::load(&setup.languages);
    let read = read_site(&setup, &built_in, &|stage, total| {
        progress.stage(stage, total)
    })?;
    messages.report_all(&read.diagnostics);
    if setup.site.base_url.is_none() {
        messages.report(
            &Diagnostic::note("no base_url: feeds and the sitemap are left out")
                .at("site.toml")
                .hint("set the site's address: base_url = \"https://example.org/press/\""),
        );
    }
    if arguments.strict && messages.warnings() > 0 {
        drop(progress);
        messages.tell(&format!(
            "{}: the site was left unchanged because of --strict",
            counted(messages.warnings(), "warning", "warnings")
        ));
        return Ok(());
    }
    progress.stage("writing", 0);
    let publication = Publication::begin(&destination)?;
    let release = &read.release;
    render_each(release, &read.site, &templates, &setup.languages, &|page| {
        publication.add(&page)
    })?;
    source_copies(release)
        .par_iter()
        .try_for_each(|copy| publication.copy(copy))?;
    let published = publication.finish()?;
    let files = published.written + published.unchanged;
    let packed = match &arguments.zip {
        Some(file) => {
            let file = match file {
                Some(file) => setup.root.join(file),
                None => output.with_added_extension("zip"),
            };
            progress.stage("packing", files);
            bundle(&output, &folder_in_zip(&read.site), &file)?;
            Some(file)
        }
        None => {
            if published.written + published.removed > 0 {
                tell_of_old_zip(&output, messages);
            }
            None
        }
    };
    drop(progress);
    let archive = &release.archive;
    if !setup.lock_is_broken {
        let text = lock_text(&archive.permanence.lock);
        if let Err(warning) = remember(&setup.root, LOCK, &text) {
            messages.report(&warning);
        }
    }
    messages.tell(&format!(
        "{}, {}, {}, {}: {} in {} ({} new or changed, {} removed)",
        counted(archive.documents.len(), "document", "documents"),
        counted(archive.stories.len(), "story", "stories"),
        counted(archive.events.len(), "event", "events"),
        counted(archive.people.len(), "person", "people"),
        counted(files, "file", "files"),
        output.display(),
        published.written,
        published.removed,
    ));
    messages.tell(&publishing_summary(release));
    if arguments.release.as_of.as_deref() == Some("now") {
        messages.tell("published as of now: the same texts may give another site tomorrow");
    }
    if let Some(file) = packed {
        messages.tell(&format!("packed into {}", file.display()));
    }
    Ok(())
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
fn folder_in_zip(site: &Site) -> String {
    match slug(&site.title, 60) {
        name if name.is_empty() => "site".to_string(),
        name => name,
    }
}

/// Folders that a build reads.
fn inputs(setup: &Setup) -> Vec<PathBuf> {
    [
        "templates",
        "static",
        "languages",
        "topics",
        setup.site.content.as_str(),
    ]
    .iter()
    .map(|name| setup.root.join(name))
    .collect()
}
