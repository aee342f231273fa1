//! Which files of a folder are source files.

use super::ignored::IgnoreRules;
use super::page_folders::{belongs_to_page, of_page_folders};
use super::unread_kinds::of_unread_kinds;
use crate::model::{Diagnostic, Format};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A source file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it lies.
    pub location: PathBuf,
    /// Its path as shown to people, with forward slashes.
    pub path: String,
    /// Its path inside the folder that was read.
    pub name: String,
    /// Its kind.
    pub format: Format,
    /// Its sidecar, if there is one: location and path as shown.
    pub sidecar: Option<(PathBuf, String)>,
}

/// Every source file below `folder`, or `folder` itself if it is a file, sorted by path.
///
/// Hidden files, editors' backups and what `.cuttingsignore` names are passed over in silence, folders of saved pages with one note; unknown kinds, links out of the folder and sidecars
/// without a text are warnings.
///
/// # Errors
///
/// A `.cuttingsignore` that cannot be read: what it leaves out must not be published.
pub fn find_files(
    folder: &Path,
    shown: &str,
) -> Result<(Vec<FoundFile>, Vec<Diagnostic>), Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut sources = Vec::new();
    let mut sidecars = BTreeMap::new();
    let mut unread = Vec::new();
    let home = folder.canonicalize().ok();
    let mut rules = IgnoreRules::new(folder);
    let mut page_folders = Vec::new();
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let is_folder = entry.file_type().is_dir();
            if entry.depth() == 0 {
                return true;
            }
            if is_passed_over(&entry.file_name().to_string_lossy())
                || rules.ignores(entry.path(), is_folder)
            {
                return false;
            }
            let is_of_page = is_folder && belongs_to_page(entry.path());
            if is_of_page {
                page_folders.push(shown_path(folder, shown, entry.path()));
            }
            !is_of_page
        });
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(walk_fault(folder, shown, &error));
                continue;
            }
        };
        let path = shown_path(folder, shown, entry.path());
        if leads_out(&home, entry.path()) {
            if entry.path_is_symlink() {
                diagnostics.push(
                    Diagnostic::warning(
                        "the link leads out of the content folder and is not followed",
                    )
                    .at(path)
                    .hint("copy the file into the content folder"),
                );
            }
            continue;
        }
        let kind = kind_of(&path);
        // A sidecar that is none holds its text back, as one that cannot be read.
        if !entry.file_type().is_file() && !matches!(kind, FileKind::Sidecar)
            || entry.file_type().is_dir()
        {
            if !entry.file_type().is_dir() {
                diagnostics.push(
                    Diagnostic::warning("it is a pipe, a socket or a device, and is not read")
                        .at(path)
                        .hint("move it out of the content folder"),
                );
            }
            continue;
        }
        let location = entry.into_path();
        match kind {
            FileKind::Source(format) => sources.push(FoundFile {
                name: name_inside(&path, shown),
                location,
                path,
                format,
                sidecar: None,
            }),
            FileKind::Sidecar => {
                sidecars.insert(without_extension(&path).to_owned(), (location, path));
            }
            FileKind::Unknown => unread.push(path),
        }
    }
    diagnostics.extend(of_unread_kinds(unread, shown));
    diagnostics.extend(of_page_folders(&page_folders));
    if let [source] = sources.as_mut_slice()
        && source.location == folder
    {
        // One file was asked for, so its sidecar was not walked past.
        source.sidecar = sidecar_beside(folder, shown);
        return Ok((sources, diagnostics));
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    for source in &mut sources {
        source.sidecar = belonging(&sidecars, &source.path).cloned();
    }
    let stems: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| [without_extension(&source.path), &source.path])
        .collect();
    for (stem, (location, path)) in &sidecars {
        if !stems.contains(stem.as_str()) && !rules.has_left_out(location) {
            diagnostics.push(
                Diagnostic::warning("this sidecar belongs to no text")
                    .at(path)
                    .hint("name it after its text: NAME.yaml beside NAME.txt"),
            );
        }
    }
    diagnostics.extend(rules.faults(|location| shown_path(folder, shown, location))?);
    Ok((sources, diagnostics))
}

/// Of sidecars by the paths or names that they belong to, the one of a text: "a.yaml" goes before "a.txt.yaml".
pub(super) fn belonging<'s, T>(sidecars: &'s BTreeMap<String, T>, text: &str) -> Option<&'s T> {
    sidecars
        .get(without_extension(text))
        .or_else(|| sidecars.get(text))
}

/// Whether there is something that can only be read as a file.
pub(super) fn is_there(location: &Path) -> bool {
    location.exists() && !location.is_dir()
}

/// The sidecar of a single file: location and path as shown.
fn sidecar_beside(file: &Path, shown: &str) -> Option<(PathBuf, String)> {
    ["yaml", "yml"].iter().find_map(|extension| {
        let location = file.with_extension(extension);
        is_there(&location).then(|| {
            (
                location,
                format!("{}.{extension}", without_extension(shown)),
            )
        })
    })
}

pub(super) enum FileKind {
    Source(Format),
    Sidecar,
    Unknown,
}

pub(super) fn kind_of(path: &str) -> FileKind {
    let extension = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, e)| e.trim_end().to_lowercase());
    match extension.as_deref() {
        Some("txt" | "text") => FileKind::Source(Format::Text),
        Some("md" | "markdown") => FileKind::Source(Format::Markdown),
        Some("html" | "htm" | "xhtml") => FileKind::Source(Format::Html),
        Some("pdf") => FileKind::Source(Format::Pdf),
        Some("docx") => FileKind::Source(Format::Docx),
        Some("eml") => FileKind::Source(Format::Mail),
        Some("yaml" | "yml") => FileKind::Sidecar,
        _ => FileKind::Unknown,
    }
}

pub(super) fn without_extension(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => stem,
        _ => path,
    }
}

/// Hidden files, editors' backups and swap files, and what operating systems leave behind.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || [".bak", ".swp", ".swo", ".tmp", ".orig"]
            .iter()
            .any(|end| name.ends_with(end))
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

pub(super) fn shown_path(folder: &Path, shown: &str, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts = inside
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    let mut all: Vec<String> = Vec::new();
    if !shown.is_empty() {
        all.push(shown.to_owned());
    }
    all.extend(parts);
    all.join("/")
}

/// The path without the folder; the last part where the folder is the file itself.
pub(super) fn name_inside(path: &str, shown: &str) -> String {
    let inside = path
        .strip_prefix(shown)
        .unwrap_or(path)
        .trim_start_matches('/');
    let name = if inside.is_empty() {
        path.rsplit('/').next().unwrap_or(path)
    } else {
        inside
    };
    name.to_owned()
}

/// Whether the path, links resolved, lies outside the folder.
pub(super) fn leads_out(home: &Option<PathBuf>, path: &Path) -> bool {
    match (home, path.canonicalize()) {
        (Some(home), Ok(real)) => !real.starts_with(home),
        _ => false,
    }
}

fn walk_fault(folder: &Path, shown: &str, error: &walkdir::Error) -> Diagnostic {
    let path = error
        .path()
        .map_or_else(|| shown.to_owned(), |path| shown_path(folder, shown, path));
    let reason = if error.loop_ancestor().is_some() {
        "the link leads back to a folder above it".to_owned()
    } else {
        let reason = error
            .io_error()
            .map_or_else(|| error.to_string(), ToString::to_string);
        format!("cannot be read: {reason}")
    };
    Diagnostic::warning(reason)
        .at(path)
        .hint("check that the file is there and that you may read it")
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the tests make the folders they walk"
)]
mod tests {
    use super::*;
    use crate::model::Severity;

    #[test]
    fn finds_texts_and_sidecars_and_passes_over_the_rest() {
        let dir = tempfile::tempdir().expect("a folder");
        for name in [
            "b.txt",
            "a.md",
            ".hidden.txt",
            "a.md~",
            "#b.txt#",
            "b.yaml",
            "lost.yaml",
            "x.jpg",
        ] {
            std::fs::write(dir.path().join(name), "x").expect("written");
        }
        let (found, diagnostics) = find_files(dir.path(), "seeds").expect("found");
        let paths: Vec<_> = found.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(paths, ["seeds/a.md", "seeds/b.txt"]);
        assert_eq!(
            found[1].sidecar.as_ref().map(|s| s.1.as_str()),
            Some("seeds/b.yaml")
        );
        let about: Vec<_> = diagnostics
            .iter()
            .filter_map(|d| d.path.as_deref())
            .collect();
        assert_eq!(about, ["seeds/x.jpg", "seeds/lost.yaml"]);
    }

    #[test]
    fn what_cuttingsignore_names_is_passed_over() {
        let dir = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        };
        write(
            ".cuttingsignore",
            "# ours\n*.draft.txt\n/old/\nnotes/*\n!notes/keep.txt\n[z-a]x\n",
        );
        write("a.txt", "x");
        write("a.draft.txt", "x");
        write("a.draft.yaml", "x");
        write("old/b.txt", "x");
        write("notes/c.txt", "x");
        write("notes/keep.txt", "x");
        write("deep/.cuttingsignore", "d.txt\n!e.draft.txt\n");
        write("deep/d.txt", "x");
        write("deep/e.draft.txt", "x");
        write("deep/old/f.txt", "x");
        let (found, diagnostics) = find_files(dir.path(), "seeds").expect("found");
        let paths: Vec<_> = found.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "seeds/a.txt",
                "seeds/deep/e.draft.txt",
                "seeds/deep/old/f.txt",
                "seeds/notes/keep.txt"
            ]
        );
        let faults: Vec<_> = diagnostics
            .iter()
            .map(|d| (d.path.as_deref(), d.line))
            .collect();
        assert_eq!(faults, [(Some("seeds/.cuttingsignore"), Some(6))]);
    }

    #[test]
    fn the_folder_of_a_saved_page_is_passed_over() {
        let dir = tempfile::tempdir().expect("a folder");
        for name in ["a.html", "a_files/ad.html", "a_files/x.js", "b_files/c.txt"] {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, "x").expect("written");
        }
        let (found, diagnostics) = find_files(dir.path(), "seeds").expect("found");
        let paths: Vec<_> = found.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(paths, ["seeds/a.html", "seeds/b_files/c.txt"]);
        let told: Vec<_> = diagnostics
            .iter()
            .map(|told| (told.severity, told.path.as_deref()))
            .collect();
        assert_eq!(told, [(Severity::Note, Some("seeds/a_files"))]);
    }

    #[test]
    fn a_single_file_has_its_sidecar() {
        let dir = tempfile::tempdir().expect("a folder");
        for name in ["a.txt", "a.yaml", "b.txt"] {
            std::fs::write(dir.path().join(name), "x").expect("written");
        }
        let sidecar = |name: &str| {
            let (found, _) = find_files(&dir.path().join(name), name).expect("found");
            found[0].sidecar.as_ref().map(|sidecar| sidecar.1.clone())
        };
        assert_eq!(sidecar("a.txt").as_deref(), Some("a.yaml"));
        assert_eq!(sidecar("b.txt"), None);
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_not_followed() {
        let dir = tempfile::tempdir().expect("a folder");
        let outside = tempfile::tempdir().expect("a folder");
        std::fs::write(outside.path().join("secret.txt"), "x").expect("written");
        std::os::unix::fs::symlink(outside.path().join("secret.txt"), dir.path().join("in.txt"))
            .expect("linked");
        std::os::unix::fs::symlink(outside.path(), dir.path().join("folder")).expect("linked");
        std::os::unix::fs::symlink(dir.path(), dir.path().join("loop")).expect("linked");
        let (found, diagnostics) = find_files(dir.path(), "seeds").expect("found");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(diagnostics.len(), 3, "{diagnostics:?}");
    }
}
