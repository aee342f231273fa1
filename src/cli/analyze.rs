//! `analyze`: prints what was understood, as JSON Lines. It needs no site.toml, but uses the topics and outlets of one if there is one.

mod full;
mod record;

use super::Status;
use super::arguments::{AnalyzeArguments, GlobalOptions};
use super::messages::Messages;
use super::setup::{root, with_threads};
use crate::model::{Diagnostic, Lock};
use crate::publish::resolve;
use crate::{BuiltIn, Scope, Setup, read_archive};
use full::analyze_full;
use record::record;
use std::path::{Path, PathBuf};

/// Prints one JSON object per document.
pub fn run(options: &GlobalOptions, arguments: &AnalyzeArguments, messages: &Messages) -> Status {
    let outcome = with_threads(arguments.jobs, || match arguments.full {
        true => analyze_full(options, arguments, messages),
        false => analyze(options, arguments, messages),
    });
    match outcome {
        Ok(()) => messages.status(false),
        Err(error) => messages.finish(Err(error)),
    }
}

fn analyze(
    options: &GlobalOptions,
    arguments: &AnalyzeArguments,
    messages: &Messages,
) -> Result<(), Diagnostic> {
    let mut setup = match (
        root(options),
        arguments.paths.is_empty() || options.root.is_some(),
    ) {
        (Ok(root), _) => Setup::load(&root, None)?,
        (Err(error), true) => {
            return Err(error.hint("pass the folders or files to read: cuttings analyze FOLDER"));
        }
        (Err(_), false) => Setup::without_archive()?,
    };
    let folders = folders(&setup, &arguments.paths)?;
    if !folders.iter().all(|(path, _)| is_content(&setup, path)) {
        // The lock remembers ids of the archive's own texts only.
        setup.lock = Lock::default();
        setup.lock_diagnostics.clear();
    }
    let borrowed: Vec<(&Path, &str)> = folders
        .iter()
        .map(|(folder, shown)| (folder.as_path(), shown.as_str()))
        .collect();
    let progress = messages.progress();
    let read = read_archive(
        &setup,
        &BuiltIn::load(&setup.languages),
        &borrowed,
        Scope::Files,
        &|stage, total| progress.stage(stage, total),
    )?;
    drop(progress);
    messages.report_all(&read.diagnostics);
    let mut output = Vec::new();
    let mut order: Vec<usize> = (0..read.archive.documents.len()).collect();
    order.sort_by(|a, b| {
        read.archive.documents[*a]
            .document
            .path
            .cmp(&read.archive.documents[*b].document.path)
    });
    for index in order {
        serde_json::to_writer(&mut output, &record(&read, index)).map_err(|error| {
            Diagnostic::error(format!("cannot write a document as JSON: {error}"))
        })?;
        output.push(b'\n');
    }
    messages.result(output)
}

/// Whether the path is the archive's content folder or inside it.
fn is_content(setup: &Setup, path: &Path) -> bool {
    match (
        resolve(&setup.root.join(&setup.site.content)),
        resolve(path),
    ) {
        (Ok(content), Ok(path)) => path.starts_with(content),
        _ => false,
    }
}

/// What to read: the given paths, or else the archive's content folder.
fn folders(setup: &Setup, paths: &[PathBuf]) -> Result<Vec<(PathBuf, String)>, Diagnostic> {
    if paths.is_empty() {
        return Ok(vec![(setup.content_folder()?, setup.site.content.clone())]);
    }
    paths
        .iter()
        .map(|path| {
            if !path.exists() {
                return Err(Diagnostic::error(format!(
                    "no such file or folder: `{}`",
                    path.display()
                ))
                .hint("check the spelling, or pass another path"));
            }
            let shown = path.to_string_lossy().replace('\\', "/");
            Ok((
                path.clone(),
                shown
                    .trim_end_matches('/')
                    .trim_start_matches("./")
                    .to_owned(),
            ))
        })
        .collect()
}
