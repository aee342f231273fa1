//! `analyze --full`: prints all that a build needs of each text, for `build --analysed`.

use super::super::arguments::{AnalyzeArguments, GlobalOptions};
use super::super::messages::Messages;
use super::super::setup::root;
use crate::analysed::{Origin, lines};
use crate::config::Setup;
use crate::disk;
use crate::ingest::{FoundFile, find_files, find_listed};
use crate::memory::{Inputs, Memory};
use crate::model::Diagnostic;
use crate::understand::Knowledge;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Files whose lines are printed at once.
const BATCH: usize = 500;

/// Prints one line for each text.
pub(super) fn analyze_full(
    options: &GlobalOptions,
    arguments: &AnalyzeArguments,
    messages: &Messages,
) -> Result<(), Diagnostic> {
    let root = root(options).map_err(|error| {
        error.hint("--full needs the archive that the texts are for: name its folder with --root")
    })?;
    let setup = Setup::load(&root, arguments.profile.as_deref())?;
    let memory = Memory::none().with_languages(Inputs::of_setup(&root).languages());
    let origin = Origin::of(&setup, &memory)?;
    let found = find(&setup, arguments, messages)?;
    let outlets = setup.site.outlet_spellings();
    let knowledge = Knowledge::new(&setup.languages, &setup.site.topics, &outlets)?;
    let progress = messages.progress();
    progress.stage("understanding", found.len());
    for batch in found.chunks(BATCH) {
        let (lines, faults) = lines(batch, &origin, &knowledge)?;
        messages.report_all(&faults);
        messages.result(lines)?;
    }
    Ok(())
}

/// The files to read: those that are named, those in folders that are named, or else all.
fn find(
    setup: &Setup,
    arguments: &AnalyzeArguments,
    messages: &Messages,
) -> Result<Vec<FoundFile>, Diagnostic> {
    let content = setup.content_folder()?;
    let shown = setup.site.content.as_str();
    let mut paths = arguments.paths.clone();
    if let Some(list) = &arguments.paths_from {
        paths.extend(listed(list)?);
    } else if paths.is_empty() {
        let (found, faults) = find_files(&content, shown)?;
        messages.report_all(&faults);
        return Ok(found);
    }
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.into_iter().partition(|path| path.is_dir());
    let mut found = find_listed(&content, shown, &files)?;
    if !folders.is_empty() {
        let inside: Vec<PathBuf> = folders
            .iter()
            .filter_map(|folder| folder.canonicalize().ok())
            .collect();
        let is_inside = |file: &FoundFile| {
            let real = file.location.canonicalize();
            real.is_ok_and(|real| inside.iter().any(|folder| real.starts_with(folder)))
        };
        let (all, faults) = find_files(&content, shown)?;
        messages.report_all(&faults);
        found.extend(all.into_iter().filter(is_inside));
    }
    // What was named twice is one file.
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    Ok(found)
}

/// The paths in a list, one a line; `-` is standard input.
fn listed(list: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut text = String::new();
    let read = match list.as_os_str() == "-" {
        true => io::stdin().read_to_string(&mut text).map(|_| ()),
        false => disk::read_to_string(list).map(|read| text = read),
    };
    read.map_err(|error| {
        Diagnostic::error(format!("the list of paths cannot be read: {error}"))
            .at(list.to_string_lossy())
            .hint("pass a file with one path on each line, or - for standard input")
    })?;
    let paths = text.lines().filter(|line| !line.is_empty());
    Ok(paths.map(PathBuf::from).collect())
}
