//! The archive that queries are asked of: the texts beside this file and those of this repository.

use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Builds it into a temporary folder.
pub(crate) fn build() -> TempDir {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = tempfile::tempdir().expect("a folder");
    let seeds = root.path().join("seeds");
    std::fs::create_dir(&seeds).expect("made");
    for folder in ["seeds", "tests/search/texts"] {
        for entry in std::fs::read_dir(own.join(folder)).expect("texts") {
            let entry = entry.expect("an entry");
            std::fs::copy(entry.path(), seeds.join(entry.file_name())).expect("copied");
        }
    }
    let settings = own.join("tests/search/site.toml");
    std::fs::copy(settings, root.path().join("site.toml")).expect("copied");
    build_at(root.path())
}

/// Builds the archive in a folder into a temporary folder.
pub(crate) fn build_at(root: &Path) -> TempDir {
    let site = tempfile::tempdir().expect("a folder");
    let status = Command::new(env!("CARGO_BIN_EXE_cuttings"))
        .args(["build", "--quiet", "--force", "--root"])
        .arg(root)
        .arg("--output")
        .arg(site.path())
        .status()
        .expect("the command runs");
    assert!(status.success());
    site
}
