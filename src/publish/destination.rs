//! Where the site goes, and whether it may go there.

use crate::model::Diagnostic;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the site goes. Paths are absolute or relative to the working directory.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// The output folder; need not exist yet.
    pub output: &'a Path,
    /// The folder with site.toml.
    pub root: &'a Path,
    /// Folders that the build reads (content, templates, static, languages); need not exist.
    pub inputs: &'a [PathBuf],
    /// Replace a folder that Cuttings did not make.
    pub force: bool,
}

/// A checked destination.
#[derive(Clone, Debug)]
pub(super) struct OutputFolder {
    /// The real folder, symbolic links followed.
    pub(super) folder: PathBuf,
    /// The folder that holds it.
    pub(super) parent: PathBuf,
    /// The folder's own name.
    pub(super) name: String,
    /// The folder as messages name it.
    pub(super) shown: String,
}

impl Destination<'_> {
    /// Follows links, and refuses folders where a site would harm the archive itself.
    pub(super) fn check(&self) -> Result<OutputFolder, Diagnostic> {
        let shown = self.shown();
        let refuse = |message: &str, hint: &str| {
            Err(Diagnostic::error(format!("the output folder {message}"))
                .at(shown.clone())
                .hint(hint))
        };
        let folder = match resolve(self.output) {
            Ok(folder) => folder,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return refuse(
                    "cannot be there: a part of its path is a file",
                    "choose another --output",
                );
            }
            Err(error) => {
                return refuse(
                    &format!("cannot be found: {error}"),
                    "choose another --output",
                );
            }
        };
        // The root and the inputs may be missing; what is not there cannot be harmed.
        let root = resolve(self.root).unwrap_or_else(|_| self.root.to_owned());
        if folder == root {
            return refuse(
                "is the archive's own folder",
                "choose a folder inside it, such as `public`",
            );
        }
        if root.starts_with(&folder) {
            return refuse(
                "contains the archive's own folder",
                "choose a folder of its own, such as `public`",
            );
        }
        for input in self.inputs {
            let real = resolve(input).unwrap_or_else(|_| input.clone());
            let name = input.file_name().unwrap_or(input.as_os_str()).display();
            if folder == real {
                return refuse(
                    &format!("is `{name}`, which the build reads"),
                    "choose a folder of its own, such as `public`",
                );
            }
            if folder.starts_with(&real) {
                return refuse(
                    &format!("lies inside `{name}`, which the build reads"),
                    "choose a folder beside it, such as `public`",
                );
            }
            if real.starts_with(&folder) {
                return refuse(
                    &format!("contains `{name}`, which the build reads"),
                    "choose a folder of its own, such as `public`",
                );
            }
        }
        match fs::metadata(&folder) {
            Ok(found) if !found.is_dir() => {
                return refuse("is a file", "remove it, or choose another --output");
            }
            Ok(found) if found.permissions().readonly() => {
                return refuse(
                    "is read-only",
                    "allow writing to it, or choose another --output",
                );
            }
            _ => {}
        }
        match (folder.parent(), folder.file_name()) {
            (Some(parent), Some(name)) => Ok(OutputFolder {
                parent: parent.to_owned(),
                name: name.to_string_lossy().into_owned(),
                folder,
                shown,
            }),
            _ => refuse("has no name", "choose a folder such as `public`"),
        }
    }

    /// The output folder as seen from the root, where it lies inside.
    fn shown(&self) -> String {
        let path = self.output.strip_prefix(self.root).unwrap_or(self.output);
        match path.display().to_string().replace('\\', "/") {
            root if root.is_empty() => ".".to_owned(),
            shown => shown,
        }
    }
}

impl OutputFolder {
    /// Refuses a folder that someone else filled, and one that holds a repository of its own.
    pub(super) fn check_contents(&self, force: bool) -> Result<(), Diagnostic> {
        if fs::symlink_metadata(self.folder.join(".git")).is_ok() {
            return Err(Diagnostic::error(
                "the output folder is a git repository, which a build would delete",
            )
            .at(self.shown.clone())
            .hint("build into another folder and copy the site from there"));
        }
        let empty = match fs::read_dir(&self.folder) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(self.fault("cannot be read", &error)),
        };
        if empty || force || self.is_ours() {
            return Ok(());
        }
        Err(
            Diagnostic::error("the output folder is not empty and was not made by Cuttings")
                .at(self.shown.clone())
                .hint("choose another --output, or use --force to delete everything in it"),
        )
    }

    /// An error about the output folder, with what the system says.
    pub(super) fn fault(&self, what: &str, error: &io::Error) -> Diagnostic {
        Diagnostic::error(format!("the output folder {what}: {error}"))
            .at(self.shown.clone())
            .hint(advice(error, &self.parent))
    }
}

/// Advice about a failure to write.
pub(super) fn advice(error: &io::Error, parent: &Path) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on the disk and build again; the former site is untouched".to_owned()
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => format!(
            "the site is written beside its folder and swapped in, so `{}` must be writable",
            parent.display()
        ),
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
            "is it a mount point, or open in another program? A folder inside it will do".to_owned()
        }
        io::ErrorKind::InvalidFilename => {
            "give the source file a shorter name, or an `id` in its front matter".to_owned()
        }
        _ => "see to that and build again; the former site is untouched".to_owned(),
    }
}

/// The real, absolute path, links followed as far as the path exists.
pub fn resolve(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match fs::canonicalize(existing) {
            Ok(real) => {
                return Ok(missing
                    .iter()
                    .rev()
                    .fold(real, |path, part| path.join(part)));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if fs::symlink_metadata(existing).is_ok() {
                    return Err(io::Error::new(
                        io::ErrorKind::NotFound,
                        "the symbolic link points nowhere",
                    ));
                }
                match (existing.parent(), existing.file_name()) {
                    (Some(parent), Some(name)) => {
                        missing.push(name.to_owned());
                        existing = parent;
                    }
                    _ => return Err(error),
                }
            }
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(root: &Path, output: &str) -> Result<OutputFolder, Diagnostic> {
        Destination {
            output: &root.join(output),
            root,
            inputs: &[root.join("seeds"), root.join("templates")],
            force: true,
        }
        .check()
    }

    #[test]
    fn a_folder_of_its_own_passes_whether_it_exists_or_not() {
        let root = tempfile::tempdir().unwrap();
        let place = checked(root.path(), "build/public").unwrap();
        assert!(place.folder.ends_with("build/public"));
        assert_eq!(
            (place.name.as_str(), place.shown.as_str()),
            ("public", "build/public")
        );
    }

    #[test]
    fn places_that_would_harm_the_archive_are_refused_even_with_force() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("seeds/old")).unwrap();
        fs::create_dir(root.path().join("public")).unwrap();
        fs::write(root.path().join("notes"), "mine").unwrap();
        for (output, word) in [
            (".", "own folder"),
            ("public/..", "own folder"),
            ("..", "contains"),
            ("/", "contains"),
            ("seeds", "`seeds`"),
            ("seeds/site", "inside `seeds`"),
            ("public/../seeds/old", "inside `seeds`"),
            ("templates", "`templates`"),
            ("notes", "is a file"),
            ("notes/site", "path is a file"),
            ("missing/../seeds", "cannot be found"),
        ] {
            let error = checked(root.path(), output).unwrap_err();
            assert!(error.message.contains(word), "{output}: {}", error.message);
            assert!(error.hint.is_some() && error.path.is_some_and(|path| !path.is_empty()));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_means_its_target() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("seeds")).unwrap();
        fs::create_dir(root.path().join("elsewhere")).unwrap();
        let link = |target: &str, name: &str| {
            std::os::unix::fs::symlink(root.path().join(target), root.path().join(name)).unwrap();
        };
        link("elsewhere", "public");
        link("seeds", "sly");
        link("nowhere", "broken");
        let place = checked(root.path(), "public").unwrap();
        assert!(place.folder.ends_with("elsewhere"));
        assert!(
            checked(root.path(), "sly")
                .unwrap_err()
                .message
                .contains("seeds")
        );
        assert!(
            checked(root.path(), "broken")
                .unwrap_err()
                .message
                .contains("nowhere")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_folder_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let output = root.path().join("public");
        fs::create_dir(&output).unwrap();
        fs::set_permissions(&output, fs::Permissions::from_mode(0o555)).unwrap();
        let error = checked(root.path(), "public").unwrap_err();
        assert!(error.message.contains("read-only"), "{}", error.message);
    }
}
