//! The whole site as one zip file to hand over: the same pages give the same bytes, whenever and wherever they are packed.

use super::destination::{advice, resolve};
use crate::model::{Diagnostic, Page};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs the pages, in order of path, into one folder of this name in the zip file.
///
/// The file appears whole or not at all. It may not lie inside the output folder, which holds the site and nothing else.
pub fn bundle(pages: &[Page], folder: &str, file: &Path, output: &Path) -> Result<(), Diagnostic> {
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
    let outcome = pack(pages, folder, &beside).and_then(|()| fs::rename(&beside, file));
    outcome.map_err(|error| {
        // The first error is the one to report; the next build writes over what is left.
        let _ = fs::remove_file(&beside);
        Diagnostic::error(format!("the zip file cannot be written: {error}"))
            .at(shown)
            .hint(advice(&error, parent))
    })
}

fn pack(pages: &[Page], folder: &str, file: &Path) -> io::Result<()> {
    let mut archive = ZipWriter::new(BufWriter::new(File::create(file)?));
    // The first moment that the format knows: a zip must have times, and these are never those of a clock.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut order: Vec<&Page> = pages.iter().collect();
    order.sort_by(|a, b| a.path.cmp(&b.path));
    for page in order {
        archive
            .start_file(format!("{folder}/{}", page.path), options)
            .map_err(io::Error::from)?;
        archive.write_all(&page.bytes)?;
    }
    let whole = archive.finish().map_err(io::Error::from)?;
    let whole = whole.into_inner().map_err(io::IntoInnerError::into_error)?;
    whole.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn page(path: &str, text: &str) -> Page {
        Page {
            path: path.to_string(),
            bytes: text.as_bytes().to_vec(),
        }
    }

    #[test]
    fn the_same_pages_make_the_same_file_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        let [first, second] = ["a.zip", "b.zip"].map(|name| folder.path().join(name));
        let pages = [page("index.html", "one"), page("a/ў.html", "two")];
        bundle(&pages, "press", &first, &output).unwrap();
        let reversed = [pages[1].clone(), pages[0].clone()];
        bundle(&reversed, "press", &second, &output).unwrap();
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
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn it_does_not_go_where_the_next_build_would_delete_it() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        fs::create_dir(&output).unwrap();
        for file in [output.join("site.zip"), output.clone()] {
            let error = bundle(&[], "press", &file, &output).unwrap_err();
            assert!(error.hint.is_some(), "{error:?}");
        }
        let missing = folder.path().join("missing/site.zip");
        assert!(bundle(&[], "press", &missing, &output).is_err());
    }
}
