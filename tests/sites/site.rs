//! A copy of a case in a temporary folder, and the site built from it.

use dom_query::Document;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;
use tempfile::TempDir;
use walkdir::WalkDir;

/// Files by path, with forward slashes.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// An archive and its site.
pub(crate) struct Site {
    folder: TempDir,
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect()
}

impl Site {
    /// The case of this name, copied.
    pub(crate) fn of(case: &str) -> Self {
        Self::copied(case, |_| ())
    }

    /// The same, with files created in the opposite order, so that the folder may list them differently.
    pub(crate) fn of_in_other_order(case: &str) -> Self {
        Self::copied(case, |files| files.reverse())
    }

    fn copied(case: &str, arrange: impl FnOnce(&mut Vec<PathBuf>)) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/sites")
            .join(case);
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = files_below(&source);
        arrange(&mut files);
        for file in files {
            let target = folder
                .path()
                .join(file.strip_prefix(&source).expect("inside"));
            fs::create_dir_all(target.parent().expect("a parent")).expect("made");
            fs::copy(&file, target).expect("copied");
        }
        Self { folder }
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_cuttings"))
            .args(arguments)
            .arg("--root")
            .arg(self.folder.path())
            .output()
            .expect("the command runs")
    }

    /// Standard output of a command that must succeed.
    pub(crate) fn say(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Appends text to a file of the archive, creating it if necessary.
    pub(crate) fn append(&self, path: &str, text: &str) {
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("made");
        let before = fs::read_to_string(&file).unwrap_or_default();
        fs::write(file, format!("{before}\n{text}")).expect("written");
    }

    /// Builds the site without errors or warnings.
    pub(crate) fn build(&self, options: &[&str]) {
        let output = self.run(&[&["build"], options].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && !said.contains("warning:"),
            "{said}"
        );
    }

    /// Builds the site although there is something to warn about; returns the messages.
    ///
    /// On Linux the build gets 4 GB of address space and 120 seconds of processor time, so that a file that takes more fails the test. Processor
    /// time does not depend on what else the machine does; two threads keep address space independent of its processors.
    pub(crate) fn build_with_warnings(&self, options: &[&str]) -> String {
        let output = if cfg!(target_os = "linux") {
            Command::new("sh")
                .args(["-c", "ulimit -v 4000000; ulimit -t 120; exec \"$@\"", "sh"])
                .arg(env!("CARGO_BIN_EXE_cuttings"))
                .args(["build", "--jobs", "2"])
                .args(options)
                .arg("--root")
                .arg(self.folder.path())
                .output()
                .expect("the command runs")
        } else {
            self.run(&[&["build"], options].concat())
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{}: {said}", output.status);
        said
    }

    /// Checks that there are no broken links or warnings.
    pub(crate) fn check(&self) {
        let output = self.run(&["check", "--strict"]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Runs a command that must fail; returns its messages.
    pub(crate) fn fail(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// Every file of the site.
    pub(crate) fn files(&self) -> Files {
        self.each(|path| fs::read(path).expect("readable"))
    }

    /// Modification times of every file of the site.
    pub(crate) fn times(&self) -> BTreeMap<String, SystemTime> {
        self.each(|path| {
            fs::metadata(path)
                .and_then(|found| found.modified())
                .expect("a time")
        })
    }

    fn each<T>(&self, of: impl Fn(&Path) -> T) -> BTreeMap<String, T> {
        let output = self.output();
        let name = |path: &Path| {
            path.strip_prefix(&output)
                .expect("inside")
                .to_string_lossy()
                .replace('\\', "/")
        };
        files_below(&output)
            .into_iter()
            .map(|path| (name(&path), of(&path)))
            .collect()
    }

    /// One file of the site as text.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.output().join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// One page of the site, parsed.
    pub(crate) fn page(&self, path: &str) -> Document {
        Document::from(self.read(path))
    }

    /// One file of the archive as text.
    pub(crate) fn input(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).expect("readable")
    }

    /// One file of the archive.
    pub(crate) fn input_bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(path)).expect("readable")
    }

    /// Adds a file to the archive or replaces it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    /// The same for a file that is not text.
    pub(crate) fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let target = self.folder.path().join(path);
        fs::create_dir_all(target.parent().expect("a parent")).expect("made");
        fs::write(target, bytes).expect("written");
    }

    /// Removes a file from the archive, if it exists.
    pub(crate) fn remove(&self, path: &str) {
        let _ = fs::remove_file(self.folder.path().join(path));
    }

    /// Names of the files and folders beside the site.
    pub(crate) fn beside_output(&self) -> Vec<String> {
        fs::read_dir(self.folder.path())
            .expect("readable")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    }
}
