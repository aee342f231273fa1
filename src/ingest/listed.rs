//! Source files that are named one by one, found as a walk of the whole folder finds them.

use super::ignored::IgnoreRules;
use super::page_folders::belongs_to_page;
use super::walk::{
    FileKind, FoundFile, belonging, is_passed_over, is_there, kind_of, leads_out, name_inside,
    shown_path, without_extension,
};
use crate::model::Diagnostic;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Those of some files of a folder that are source files, in the order in which they are named. `shown` is the folder in paths that people see.
///
/// As in a walk, hidden files, sidecars, files of unknown kinds, those of saved pages and what `.cuttingsignore` names are left out.
///
/// # Errors
///
/// A path that leads to no file of the folder, and a `.cuttingsignore` that cannot be read.
pub fn find_listed(
    folder: &Path,
    shown: &str,
    paths: &[PathBuf],
) -> Result<Vec<FoundFile>, Diagnostic> {
    let top = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let home = folder.canonicalize().ok();
    let mut rules = IgnoreRules::new(folder);
    let mut sidecars: BTreeMap<PathBuf, BTreeMap<String, PathBuf>> = BTreeMap::new();
    let mut found = Vec::new();
    for path in paths {
        let inside = inside(&top, home.as_deref(), path);
        let location = inside.as_ref().map(|inside| folder.join(inside));
        let (Some(inside), Some(location)) = (inside, location.filter(|file| file.is_file()))
        else {
            let message = format!("`{}` is no file of the content folder", path.display());
            return Err(Diagnostic::error(message).hint(format!(
                "name files below {}, as seen from the current folder or by their full paths",
                folder.display()
            )));
        };
        let mut parents: Vec<&Path> = inside.ancestors().collect();
        parents.pop();
        let is_left_out = parents.iter().rev().any(|part| {
            let name = part.file_name().unwrap_or_default();
            let is_folder = *part != inside;
            let place = folder.join(part);
            is_passed_over(&name.to_string_lossy())
                || rules.ignores(&place, is_folder)
                || is_folder && belongs_to_page(&place)
        });
        let shown_file = shown_path(folder, shown, &location);
        let FileKind::Source(format) = kind_of(&shown_file) else {
            continue;
        };
        if is_left_out || leads_out(&home, &location) {
            continue;
        }
        let beside = location.parent().unwrap_or(folder);
        let sidecars = sidecars
            .entry(beside.to_owned())
            .or_insert_with(|| sidecars_in(beside, &mut rules));
        let name = location.file_name().unwrap_or_default();
        let name = name.to_string_lossy();
        let sidecar = belonging(sidecars, &name);
        found.push(FoundFile {
            name: name_inside(&shown_file, shown),
            sidecar: sidecar.map(|file| (file.clone(), shown_path(folder, shown, file))),
            path: shown_file,
            location,
            format,
        });
    }
    rules.faults(|location| shown_path(folder, shown, location))?;
    Ok(found)
}

/// The path as seen from the folder, if it leads into it.
fn inside(top: &Path, home: Option<&Path>, path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let is_plain = |inside: &&Path| {
        let mut parts = inside.components();
        parts.all(|part| matches!(part, std::path::Component::Normal(_)))
    };
    if let Some(inside) = absolute.strip_prefix(top).ok().filter(is_plain) {
        return Some(inside.to_owned());
    }
    // The file itself may be a link inside the folder, which keeps its own name.
    let parent = absolute.parent()?.canonicalize().ok()?;
    let real = parent.join(absolute.file_name()?);
    Some(real.strip_prefix(home?).ok()?.to_owned())
}

/// The sidecars of one folder, by the names of what they belong to.
fn sidecars_in(folder: &Path, rules: &mut IgnoreRules) -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<PathBuf> = entries
        .map(|entry| folder.join(entry.file_name()))
        .collect();
    names.sort();
    let mut sidecars = BTreeMap::new();
    for file in names {
        let name = file.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let is_sidecar = matches!(kind_of(&name), FileKind::Sidecar)
            && !is_passed_over(&name)
            && !rules.ignores(&file, false)
            && is_there(&file);
        if is_sidecar {
            sidecars.insert(without_extension(&name).to_owned(), file);
        }
    }
    sidecars
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the tests make the folders they look into"
)]
mod tests {
    use super::super::find_files;
    use super::*;

    #[test]
    fn files_that_are_named_are_found_as_in_a_walk() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("seeds");
        let names = [
            ".cuttingsignore",
            "a.txt",
            "a.yaml",
            "b.md",
            "b.md.yml",
            "c.txt~",
            "photo.jpg",
            "draft.txt",
            "deep/.cuttingsignore",
            "deep/d.txt",
            "deep/d.yaml",
            "deep/d.yml",
            "deep/e.txt",
            "deep/e.YAML",
            "deep/f.txt",
            "old/g.txt",
            ".hidden/h.txt",
            "page.html",
            "page_files/i.txt",
        ];
        for name in names {
            let text = match name {
                ".cuttingsignore" => "draft.txt\nold/\n",
                "deep/.cuttingsignore" => "f.txt\nd.yml\n",
                _ => "x",
            };
            fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
            fs::write(folder.join(name), text).unwrap();
        }
        let (walked, _) = find_files(&folder, "seeds").expect("found");
        let all: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        assert_eq!(find_listed(&folder, "seeds", &all).unwrap(), walked);
        let sidecars = walked.iter().filter(|file| file.sidecar.is_some());
        assert_eq!((walked.len(), sidecars.count()), (5, 4));
        // However the way leads there.
        let way = folder.join("deep/../../seeds/a.txt");
        assert_eq!(find_listed(&folder, "seeds", &[way]).unwrap(), walked[..1]);
    }

    #[test]
    fn what_is_no_file_of_the_folder_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("seeds");
        fs::create_dir(&folder).unwrap();
        fs::write(dir.path().join("a.txt"), "x").unwrap();
        for path in ["a.txt", "seeds/b.txt", "seeds", "seeds/../a.txt"] {
            let error = find_listed(&folder, "seeds", &[dir.path().join(path)]).unwrap_err();
            assert!(error.message.contains(path), "{}", error.message);
        }
    }
}
