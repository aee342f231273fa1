//! The whole site as one zip file: the same files give the same bytes, whenever and wherever they are packed.

use super::MARKER;
use super::destination::resolve;
use crate::model::Diagnostic;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;
use walkdir::WalkDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs the files of the output folder, in order of path, into one folder of this name in the zip file.
///
/// The file appears whole or not at all.
///
/// # Errors
///
/// The file lies inside the output folder, is a folder, or cannot be written.
pub fn bundle(output: &Path, folder: &str, file: &Path) -> Result<(), Diagnostic> {
    let shown = file.display().to_string();
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let Some(name) = name.filter(|_| !file.is_dir()) else {
        return Err(Diagnostic::error("the zip file has the name of a folder")
            .at(shown)
            .hint("name a file, such as --zip site.zip"));
    };
    let inside = match (resolve(file), resolve(output)) {
        (Ok(file), Ok(output)) => file.starts_with(output),
        _ => false,
    };
    if inside {
        return Err(
            Diagnostic::error("the zip file would lie inside the output folder")
                .at(shown)
                .hint("the next build would delete it there; put it beside the folder"),
        );
    }
    let parent = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let beside = parent.join(format!(".{name}.cuttings-new"));
    let outcome = pack(output, folder, &beside).and_then(|()| fs::rename(&beside, file));
    outcome.map_err(|error| {
        // The first error is the one to report; the next build writes over what is left.
        let _ = fs::remove_file(&beside);
        Diagnostic::error(format!("the zip file cannot be written: {error}"))
            .at(shown)
            .hint(match error.kind() {
                io::ErrorKind::NotFound => format!(
                    "there is no folder `{}`: make it, or name another file; the site itself is built",
                    parent.display()
                ),
                _ => "see to that and build again; the site itself is built".to_owned(),
            })
    })
}

fn pack(output: &Path, folder: &str, file: &Path) -> io::Result<()> {
    // What a killed build left there may be anything.
    let _ = fs::remove_file(file);
    let mut archive = ZipWriter::new(BufWriter::new(File::create_new(file)?));
    // The first moment that the format knows: a zip must have times, and these are never those of a clock.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in paths(output)? {
        archive
            .start_file(format!("{folder}/{path}"), options)
            .map_err(io::Error::from)?;
        io::copy(&mut File::open(output.join(&path))?, &mut archive)?;
    }
    let whole = archive.finish().map_err(io::Error::from)?;
    let whole = whole.into_inner().map_err(io::IntoInnerError::into_error)?;
    whole.sync_all()
}

/// The paths of a site's files, in order, with forward slashes.
fn paths(output: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(output) {
        let entry = entry?;
        let path = entry.path().strip_prefix(output).unwrap_or(entry.path());
        if entry.file_type().is_file() && path != Path::new(MARKER) {
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            paths.push(parts.join("/"));
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_same_files_make_the_same_file_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        let files = [("index.html", "one"), ("a/ў.html", "two"), (MARKER, "")];
        let outputs = ["public", "site"].map(|name| folder.path().join(name));
        for (at, output) in outputs.iter().enumerate() {
            fs::create_dir_all(output.join("a")).unwrap();
            for step in 0..files.len() {
                let (path, text) = files[(at + step) % files.len()];
                fs::write(output.join(path), text).unwrap();
            }
        }
        let [first, second] = ["a.zip", "b.zip"].map(|name| folder.path().join(name));
        bundle(&outputs[0], "press", &first).unwrap();
        bundle(&outputs[1], "press", &second).unwrap();
        assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
        let mut archive = zip::ZipArchive::new(File::open(&first).unwrap()).unwrap();
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(names, ["press/a/ў.html", "press/index.html"]);
        let mut entry = archive.by_name("press/index.html").unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        assert_eq!(text, "one");
        assert_eq!(entry.last_modified(), Some(DateTime::default()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
    }

    #[test]
    fn it_does_not_go_where_the_next_build_would_delete_it() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        fs::create_dir(&output).unwrap();
        for file in [output.join("site.zip"), output.clone()] {
            let error = bundle(&output, "press", &file).unwrap_err();
            assert!(error.hint.is_some(), "{error:?}");
        }
        let missing = folder.path().join("missing/site.zip");
        let error = bundle(&output, "press", &missing).unwrap_err();
        let hint = error.hint.unwrap_or_default();
        assert!(
            hint.contains("missing") && hint.contains("is built"),
            "{hint}"
        );
    }
}
