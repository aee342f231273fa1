//! Publishing on a real disk: what is written, what is left untouched, and what a killed build leaves behind.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test sets up files, and fails by panicking"
)]

use cuttings::model::{Diagnostic, Page, PublishedFiles};
use cuttings::publish::{Destination, Publication, PublishReport, restore};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

fn page(path: &str, text: &str) -> Page {
    Page {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn publish(pages: &[Page], destination: &Destination<'_>) -> Result<PublishReport, Diagnostic> {
    let publication = Publication::begin(destination, PublishedFiles::new())?;
    pages.iter().try_for_each(|page| publication.add(page))?;
    Ok(publication.finish(|| Ok(()))?.0)
}

fn site() -> Vec<Page> {
    vec![
        page("index.html", "<p>latest"),
        page("people/mira-holt/index.html", "<p>Mira Holt"),
        page("people/index.html", "<p>people"),
    ]
}

/// An archive of its own in a temporary folder.
struct Archive {
    folder: tempfile::TempDir,
}

impl Archive {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("seeds")).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn publish(&self, pages: &[Page]) -> Result<PublishReport, Diagnostic> {
        self.publish_to("public", pages, false)
    }

    fn publish_to(
        &self,
        output: &str,
        pages: &[Page],
        force: bool,
    ) -> Result<PublishReport, Diagnostic> {
        publish(
            pages,
            &Destination {
                output: &self.path(output),
                root: self.folder.path(),
                inputs: &[self.path("seeds")],
                force,
            },
        )
    }

    fn restore(&self) -> bool {
        restore(&Destination {
            output: &self.path("public"),
            root: self.folder.path(),
            inputs: &[],
            force: false,
        })
        .unwrap()
    }

    /// Names in the archive's folder.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let name = path.to_str().unwrap().replace('\\', "/");
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn counts(published: &PublishReport) -> [usize; 3] {
    assert_eq!(published.diagnostics, []);
    [published.written, published.unchanged, published.removed]
}

fn age(file: &Path) -> SystemTime {
    let time = UNIX_EPOCH + Duration::from_secs(1_500_000_000);
    let file = fs::File::options().write(true).open(file).unwrap();
    file.set_modified(time).unwrap();
    time
}

#[test]
fn a_first_build_writes_every_page_and_leaves_nothing_else() {
    let archive = Archive::new();
    assert_eq!(counts(&archive.publish(&site()).unwrap()), [3, 0, 0]);
    assert_eq!(archive.names(), ["public", "seeds"]);
    let files = files(&archive.path("public"));
    assert_eq!(files.len(), 4);
    assert!(files.contains_key(".cuttings"));
    assert_eq!(files["people/mira-holt/index.html"], b"<p>Mira Holt");
}

#[test]
fn a_repeated_build_touches_nothing() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    let before = files(&archive.path("public"));
    let time = age(&archive.path("public/.cuttings"));
    assert_eq!(counts(&archive.publish(&site()).unwrap()), [0, 3, 0]);
    assert_eq!(files(&archive.path("public")), before);
    let marker = fs::metadata(archive.path("public/.cuttings")).unwrap();
    assert_eq!(marker.modified().unwrap(), time);
}

#[test]
fn a_change_rewrites_only_what_changed() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    let kept = age(&archive.path("public/people/index.html"));
    let changed = age(&archive.path("public/index.html"));
    let mut pages = site();
    pages[0].bytes = b"<p>newest".to_vec();
    pages.remove(1);
    pages.push(page("people/omar-keller/index.html", "<p>Omar Keller"));
    assert_eq!(counts(&archive.publish(&pages).unwrap()), [2, 1, 1]);
    let time = |name: &str| {
        fs::metadata(archive.path(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    assert_eq!(time("public/people/index.html"), kept);
    assert_ne!(time("public/index.html"), changed);
    assert!(!archive.path("public/people/mira-holt").exists());
    assert_eq!(archive.names(), ["public", "seeds"]);
}

#[test]
fn foreign_changes_in_the_output_are_undone() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    fs::write(archive.path("public/index.html"), "<p>LATEST").unwrap();
    fs::write(archive.path("public/stray.txt"), "stray").unwrap();
    fs::remove_file(archive.path("public/people/index.html")).unwrap();
    fs::create_dir(archive.path("public/people/index.html")).unwrap();
    assert_eq!(counts(&archive.publish(&site()).unwrap()), [2, 1, 1]);
    assert_eq!(files(&archive.path("public"))["index.html"], b"<p>latest");
    assert!(archive.path("public/people/index.html").is_file());
}

#[test]
fn a_build_that_fails_in_the_middle_leaves_the_old_site_whole() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    let before = files(&archive.path("public"));
    let mut pages = site();
    pages[0].bytes = b"<p>newest".to_vec();
    // A name that passes every check but is too long for the disk.
    pages.push(page(
        &format!("people/{}/index.html", "x".repeat(400)),
        "<p>x",
    ));
    let error = archive.publish(&pages).unwrap_err();
    assert!(
        error.message.contains("cannot be written"),
        "{}",
        error.message
    );
    assert!(error.hint.is_some());
    assert_eq!(files(&archive.path("public")), before);
    assert_eq!(archive.names(), ["public", "seeds"]);
}

#[test]
fn bad_addresses_are_found_before_anything_is_written() {
    let archive = Archive::new();
    let pages = [page("a.html", "a"), page("A.html", "b")];
    let error = archive.publish(&pages).unwrap_err();
    assert!(error.message.contains("a.html") && error.message.contains("A.html"));
    assert!(archive.publish(&[page("../seeds/a.txt", "a")]).is_err());
    assert_eq!(archive.names(), ["seeds"]);
}

#[test]
fn a_folder_of_someone_else_needs_force() {
    let archive = Archive::new();
    fs::create_dir(archive.path("public")).unwrap();
    fs::write(archive.path("public/letter.txt"), "mine").unwrap();
    let error = archive.publish(&site()).unwrap_err();
    assert!(error.message.contains("not made by Cuttings"));
    assert!(error.hint.unwrap().contains("--force"));
    assert_eq!(files(&archive.path("public")).len(), 1);
    let published = archive.publish_to("public", &site(), true).unwrap();
    assert_eq!(counts(&published), [3, 0, 1]);
    assert!(!archive.path("public/letter.txt").exists());
    assert_eq!(archive.names(), ["public", "seeds"]);
}

#[test]
fn an_empty_folder_and_missing_parents_are_fine() {
    let archive = Archive::new();
    fs::create_dir(archive.path("public")).unwrap();
    archive.publish(&site()).unwrap();
    archive.publish_to("build/site", &site(), false).unwrap();
    assert_eq!(
        files(&archive.path("public")),
        files(&archive.path("build/site"))
    );
}

#[test]
fn a_repository_in_the_output_is_never_deleted() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    fs::create_dir(archive.path("public/.git")).unwrap();
    let error = archive.publish_to("public", &[], true).unwrap_err();
    assert!(error.message.contains("git"));
    assert!(archive.path("public/index.html").exists());
}

#[test]
fn the_content_folder_is_safe() {
    let archive = Archive::new();
    for output in ["seeds", "seeds/public", "."] {
        let error = archive.publish_to(output, &site(), true).unwrap_err();
        assert!(error.hint.is_some(), "{output}");
    }
    assert_eq!(archive.names(), ["seeds"]);
}

#[cfg(unix)]
#[test]
fn a_linked_output_folder_stays_a_link() {
    let archive = Archive::new();
    fs::create_dir(archive.path("host")).unwrap();
    std::os::unix::fs::symlink(archive.path("host"), archive.path("public")).unwrap();
    archive.publish(&site()).unwrap();
    archive.publish(&site()[..1]).unwrap();
    assert!(
        fs::symlink_metadata(archive.path("public"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(files(&archive.path("host")).len(), 2);
    assert_eq!(archive.names(), ["host", "public", "seeds"]);
}

#[cfg(unix)]
#[test]
fn a_page_is_never_written_through_a_link() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    fs::write(archive.path("seeds/a.txt"), "<p>latest").unwrap();
    fs::remove_file(archive.path("public/index.html")).unwrap();
    std::os::unix::fs::symlink(
        archive.path("seeds/a.txt"),
        archive.path("public/index.html"),
    )
    .unwrap();
    let mut pages = site();
    assert_eq!(counts(&archive.publish(&pages).unwrap()), [1, 2, 0]);
    pages[0].bytes = b"<p>newest".to_vec();
    archive.publish(&pages).unwrap();
    assert_eq!(fs::read(archive.path("seeds/a.txt")).unwrap(), b"<p>latest");
}

#[test]
fn a_build_killed_while_writing_is_cleaned_up() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    let fresh = archive.path(".public.cuttings-new");
    fs::create_dir_all(fresh.join("people")).unwrap();
    fs::write(fresh.join(".cuttings"), "").unwrap();
    fs::write(fresh.join("people/index.html"), "half a pa").unwrap();
    assert_eq!(counts(&archive.publish(&site()).unwrap()), [0, 3, 0]);
    assert_eq!(archive.names(), ["public", "seeds"]);
}

#[test]
fn a_build_killed_between_the_renames_gets_the_old_site_back() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    let before = files(&archive.path("public"));
    fs::rename(archive.path("public"), archive.path(".public.cuttings-old")).unwrap();
    assert!(archive.restore());
    assert!(!archive.restore());
    assert_eq!(files(&archive.path("public")), before);

    fs::rename(archive.path("public"), archive.path(".public.cuttings-old")).unwrap();
    assert_eq!(counts(&archive.publish(&site()).unwrap()), [0, 3, 0]);
    assert_eq!(archive.names(), ["public", "seeds"]);
}

#[test]
fn a_foreign_folder_comes_back_after_a_killed_forced_build() {
    let archive = Archive::new();
    fs::create_dir(archive.path(".public.cuttings-old")).unwrap();
    fs::write(archive.path(".public.cuttings-old/letter.txt"), "mine").unwrap();
    assert!(archive.publish(&site()).is_err());
    assert!(archive.path("public/letter.txt").exists());
}

#[test]
fn a_build_killed_after_the_renames_is_tidied() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    fs::create_dir(archive.path(".public.cuttings-old")).unwrap();
    fs::write(archive.path(".public.cuttings-old/old.html"), "old").unwrap();
    archive.publish(&site()).unwrap();
    assert_eq!(archive.names(), ["public", "seeds"]);
}

#[test]
fn what_cannot_be_removed_is_told_and_blocks_no_build() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    fs::create_dir(archive.path(".public.cuttings-new")).unwrap();
    fs::write(archive.path(".public.cuttings-new/letter.txt"), "mine").unwrap();
    // A file is no folder that could be removed as one.
    fs::write(archive.path(".public.cuttings-old"), "mine").unwrap();
    let names = archive.names();
    for step in 1..4 {
        let mut pages = site();
        pages[0].bytes = format!("<p>step {step}").into_bytes();
        let published = archive.publish(&pages).unwrap();
        assert_eq!(published.written, 1);
        assert_eq!(published.diagnostics.len(), 2, "{published:?}");
        assert_eq!(archive.names(), names);
    }
    assert!(archive.path(".public.cuttings-new/letter.txt").exists());
}

#[test]
fn what_must_be_known_of_a_site_is_written_before_it_takes_its_place() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    let output = archive.path("public");
    let inputs = [archive.path("seeds")];
    let destination = Destination {
        output: &output,
        root: archive.folder.path(),
        inputs: &inputs,
        force: false,
    };
    let newest = page("index.html", "<p>newest");
    let begin = || {
        let publication = Publication::begin(&destination, PublishedFiles::new()).unwrap();
        publication.add(&newest).unwrap();
        publication
    };
    let seen = |folder: &str| fs::read_to_string(archive.path(folder).join("index.html")).unwrap();
    let refused = begin().finish(|| Err(Diagnostic::error("no room")));
    assert_eq!(refused.unwrap_err().message, "no room");
    assert_eq!(seen("public"), "<p>latest");
    assert_eq!(archive.names(), ["public", "seeds"]);
    let mut states = Vec::new();
    let record = || {
        states = [seen("public"), seen(".public.cuttings-new")].to_vec();
        Ok(())
    };
    begin().finish(record).unwrap();
    assert_eq!(states, ["<p>latest", "<p>newest"]);
    assert_eq!(seen("public"), "<p>newest");
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let archive = Archive::new();
    archive.publish(&site()).unwrap();
    let fresh = archive.path(".public.cuttings-new");
    fs::create_dir(&fresh).unwrap();
    let marker = fs::File::create(fresh.join(".cuttings")).unwrap();
    marker.lock().unwrap();
    let error = archive.publish(&site()).unwrap_err();
    assert!(error.message.contains("another build"), "{}", error.message);
    drop(marker);
    archive.publish(&site()).unwrap();
    assert_eq!(archive.names(), ["public", "seeds"]);
}

/// The two sites that the child process below publishes in turn.
fn two_sites() -> [Vec<Page>; 2] {
    ["first", "second"].map(|version| {
        (0..60)
            .map(|n| page(&format!("events/{n}/index.html"), &format!("{version} {n}")))
            .collect()
    })
}

#[test]
#[ignore = "run as a child process by the next test, which kills it"]
fn child_that_publishes_for_ever() {
    let Some(folder) = std::env::var_os("CUTTINGS_TEST_ARCHIVE") else {
        return;
    };
    let folder = PathBuf::from(folder);
    let begun = std::env::var_os("CUTTINGS_TEST_BEGUN").unwrap();
    fs::write(begun, "").unwrap();
    for pages in two_sites().iter().cycle() {
        let output = folder.join("public");
        let destination = Destination {
            output: &output,
            root: &folder,
            inputs: &[],
            force: false,
        };
        publish(pages, &destination).unwrap();
    }
}

#[test]
fn a_kill_at_any_moment_leaves_one_whole_site() {
    let archive = Archive::new();
    let [first, second] = two_sites();
    archive.publish(&first).unwrap();
    let wholes = [&first, &second].map(|pages| {
        let whole = Archive::new();
        whole.publish(pages).unwrap();
        files(&whole.path("public"))
    });
    let signals = tempfile::tempdir().unwrap();
    for round in 0..12 {
        let begun = signals.path().join(round.to_string());
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "child_that_publishes_for_ever"])
            .env("CUTTINGS_TEST_ARCHIVE", archive.folder.path())
            .env("CUTTINGS_TEST_BEGUN", &begun)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while !begun.exists() {
            assert_eq!(child.try_wait().unwrap(), None, "the child did not begin");
            std::thread::sleep(Duration::from_millis(1));
        }
        // Another moment in each round; whichever it is, the site must be whole.
        std::thread::sleep(Duration::from_millis(13 * round));
        assert_eq!(child.try_wait().unwrap(), None, "the child ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        archive.restore();
        let found = files(&archive.path("public"));
        assert!(
            wholes.contains(&found),
            "round {round}: neither site is whole"
        );
    }
    archive.publish(&second).unwrap();
    assert_eq!(files(&archive.path("public")), wholes[1]);
    assert_eq!(archive.names(), ["public", "seeds"]);
}
