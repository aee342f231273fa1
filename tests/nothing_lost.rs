//! What a build must never lose, whatever the disk and other programs do: the addresses, the site, and the time of whoever waits for it.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test sets up files, fails by panicking, and says what it cannot check"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// An archive of two texts in a temporary folder.
struct Archive(tempfile::TempDir);

impl Archive {
    fn new() -> Self {
        let archive = Self(tempfile::tempdir().unwrap());
        archive.write("site.toml", "title = \"Quay\"\n");
        archive.write("seeds/ferry.txt", "Ferry returns\n\nThe ferry is back.\n");
        archive.write("seeds/market.txt", "Market opens\n\nThe market is open.\n");
        archive
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cuttings"));
        command.args(arguments).current_dir(self.0.path());
        command
    }

    /// Runs a command that must end within a minute; the status and standard error.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = self.command(arguments);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if begun.elapsed() > Duration::from_secs(60) {
                child.kill().unwrap();
                panic!("{arguments:?} waits");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        (status.code(), String::from_utf8(stderr).unwrap())
    }

    fn documents(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path("public/documents"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.contains('.'))
            .collect();
        names.sort();
        names
    }
}

fn pipe(path: &Path) {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).unwrap();
    }
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

#[test]
fn a_pipe_where_a_file_is_read_is_told_and_never_waited_for() {
    for (name, status) in [
        ("archive.lock", 1),
        ("curation.yaml", 1),
        ("topics/a.yaml", 1),
        ("languages/xx.toml", 1),
        ("seeds/.cuttingsignore", 1),
        ("static/style.css", 1),
        ("templates/page.html", 1),
        ("seeds/ferry.yaml", 0),
        ("seeds/new.txt", 0),
    ] {
        let archive = Archive::new();
        pipe(&archive.path(name));
        let (found, said) = archive.run(&["build"]);
        assert_eq!(found, Some(status), "{name}: {said}");
        assert!(
            said.contains(name) && said.contains("pipe"),
            "{name}: {said}"
        );
        assert_eq!(archive.path("public").exists(), status == 0, "{name}");
        // What the sidecar would say of its text is not known.
        let is_held_back = name == "seeds/ferry.yaml";
        let page = archive.path("public/documents/ferry");
        assert_eq!(page.exists(), status == 0 && !is_held_back, "{name}");
    }
    let archive = Archive::new();
    assert_eq!(archive.run(&["build"]).0, Some(0));
    for (name, status) in [("seeds/ferry.yaml", 0), ("seeds/.cuttingsignore", 1)] {
        pipe(&archive.path(name));
        let (found, said) = archive.run(&["build"]);
        assert_eq!(found, Some(status), "{name} beside what is remembered");
        assert!(said.contains("pipe"), "{name}: {said}");
    }
    let archive = Archive::new();
    for name in [
        ".cuttings/lock",
        ".cuttings/store.redb",
        ".archive.lock.cuttings-new",
    ] {
        pipe(&archive.path(name));
        assert_eq!(archive.run(&["build"]).0, Some(0), "{name}");
    }
    let archive = Archive::new();
    fs::remove_file(archive.path("site.toml")).unwrap();
    pipe(&archive.path("site.toml"));
    assert_eq!(archive.run(&["build"]).0, Some(1));
}

#[test]
fn a_lock_with_one_bad_byte_stops_the_build_until_it_is_given_up() {
    let archive = Archive::new();
    archive.run(&["build"]);
    fs::rename(
        archive.path("seeds/market.txt"),
        archive.path("seeds/stalls.txt"),
    )
    .unwrap();
    archive.run(&["build"]);
    assert_eq!(archive.documents(), ["ferry", "market", "stalls"]);
    let mut lock = fs::read(archive.path("archive.lock")).unwrap();
    lock.extend(b"# caf\xe9\n");
    fs::write(archive.path("archive.lock"), &lock).unwrap();
    let (status, said) = archive.run(&["build"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("--forget-addresses"), "{said}");
    assert_eq!(archive.documents(), ["ferry", "market", "stalls"]);
    assert_eq!(fs::read(archive.path("archive.lock")).unwrap(), lock);
    assert_eq!(archive.run(&["build", "--forget-addresses"]).0, Some(0));
    assert_eq!(archive.documents(), ["ferry", "stalls"]);
    assert_eq!(archive.run(&["build"]).0, Some(0));
}

#[test]
fn a_read_only_lock_is_respected() {
    let archive = Archive::new();
    archive.run(&["build"]);
    let lock = archive.path("archive.lock");
    let before = fs::read(&lock).unwrap();
    let mut permissions = fs::metadata(&lock).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&lock, permissions).unwrap();
    archive.write(
        "seeds/ferry.txt",
        "Ferry returns\n\nThe ferry is not back.\n",
    );
    let (status, said) = archive.run(&["build"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("read-only"), "{said}");
    assert_eq!(fs::read(&lock).unwrap(), before);
    let page = fs::read_to_string(archive.path("public/documents/ferry/index.html")).unwrap();
    assert!(!page.contains("not back"));
    let (status, said) = archive.run(&["build", "--forget-addresses"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("read-only"), "{said}");
    assert_eq!(fs::read(&lock).unwrap(), before);
}

#[test]
fn deleted_samples_leave_nothing_behind() {
    let archive = Archive(tempfile::tempdir().unwrap());
    assert_eq!(archive.run(&["init", "press"]).0, Some(0));
    let build = || archive.run(&["build", "--root", "press"]);
    assert_eq!(build().0, Some(0));
    let samples: Vec<String> = fs::read_dir(archive.path("press/seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    archive.write(
        "press/seeds/ferry.txt",
        "Ferry returns\n\nThe ferry is back.\n",
    );
    for name in &samples {
        fs::remove_file(archive.path("press/seeds").join(name)).unwrap();
    }
    let (status, said) = build();
    assert_eq!(status, Some(0), "{said}");
    let lock = fs::read_to_string(archive.path("press/archive.lock")).unwrap();
    let redirects = fs::read_to_string(archive.path("press/public/_redirects"));
    for name in &samples {
        let id = name.trim_end_matches(".txt");
        assert!(!lock.contains(id), "{lock}");
        assert!(!redirects.as_ref().is_ok_and(|text| text.contains(id)));
        assert!(!archive.path("press/public/documents").join(id).exists());
    }
    let people = lock.lines().any(|line| line.starts_with("person "));
    assert!(!people, "{lock}");
}

#[test]
fn a_failed_zip_leaves_the_lock_written() {
    let archive = Archive::new();
    archive.run(&["build"]);
    archive.write("seeds/regatta.txt", "Regatta\n\nThe boats are out.\n");
    let (status, said) = archive.run(&["build", "--zip", "missing/site.zip"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("site itself is built"), "{said}");
    assert_eq!(archive.documents(), ["ferry", "market", "regatta"]);
    fs::rename(
        archive.path("seeds/regatta.txt"),
        archive.path("seeds/boats.txt"),
    )
    .unwrap();
    archive.run(&["build"]);
    assert_eq!(archive.documents(), ["boats", "ferry", "market", "regatta"]);
}

#[test]
fn an_empty_content_folder_empties_no_site() {
    let archive = Archive::new();
    archive.run(&["build"]);
    fs::rename(archive.path("seeds"), archive.path("elsewhere")).unwrap();
    fs::create_dir(archive.path("seeds")).unwrap();
    for step in ["with the former site", "with archive.lock alone"] {
        let (status, said) = archive.run(&["build"]);
        assert_eq!(status, Some(1), "{step}: {said}");
        assert!(
            said.contains("has no texts, and the last build had 2"),
            "{said}"
        );
        if archive.path("public").exists() {
            assert_eq!(archive.documents(), ["ferry", "market"]);
            fs::remove_dir_all(archive.path("public")).unwrap();
        }
    }
    assert_eq!(archive.run(&["build", "--allow-removals"]).0, Some(0));
}

/// What a power cut leaves is what was written down before it, so the order of the system calls is what counts.
#[cfg(target_os = "linux")]
#[test]
fn a_site_and_its_lock_are_written_down_before_the_site_takes_its_place() {
    let archive = Archive::new();
    assert_eq!(archive.run(&["build"]).0, Some(0));
    archive.write("seeds/ferry.txt", "Ferry returns\n\nThe ferry is here.\n");
    archive.write("seeds/tram.txt", "Tram runs\n\nThe tram is running.\n");
    let trace = archive.path("trace");
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-e"])
        .arg("trace=rename,renameat,renameat2,fsync,fdatasync,syncfs")
        .arg("-o")
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_cuttings"))
        .args(["build", "--quiet"])
        .current_dir(archive.0.path())
        .status();
    if !traced.is_ok_and(|status| status.success()) {
        eprintln!("not checked: strace is missing, or may not watch programs here");
        return;
    }
    let trace = fs::read_to_string(trace).unwrap();
    let calls: Vec<&str> = trace.lines().collect();
    let first = |from: usize, is_wanted: &dyn Fn(&str) -> bool| {
        let found = calls[from..].iter().position(|call| is_wanted(call));
        from + found.unwrap_or_else(|| panic!("{trace}"))
    };
    let is_sync = |call: &str| call.contains("sync(") || call.contains("syncfs(");
    let tree = first(0, &|call| call.contains("syncfs("));
    let lock = first(tree + 1, &|call| call.contains("fsync("));
    let named = first(lock + 1, &|call| call.contains("/archive.lock\")"));
    let swapped = first(named + 1, &|call| {
        call.contains("rename") && call.contains("/public\"")
    });
    assert!(
        calls[named + 1..swapped].iter().any(|call| is_sync(call)),
        "{trace}"
    );
    first(swapped + 1, &is_sync);
}

#[test]
fn two_builds_at_once_both_end_well() {
    let archive = Archive::new();
    for _ in 0..3 {
        let _ = fs::remove_dir_all(archive.path("public"));
        let mut command = archive.command(&["build", "--no-cache"]);
        let start = |command: &mut Command| command.stderr(Stdio::piped()).spawn().unwrap();
        let (first, second) = (start(&mut command), start(&mut command));
        for child in [first, second] {
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
        }
        assert_eq!(archive.documents(), ["ferry", "market"]);
    }
}
