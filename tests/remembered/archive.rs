//! Small archives in temporary folders, and what their builds leave.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The texts that an archive begins with: a story in two languages, and others.
pub(crate) const TEXTS: [(&str, &str); 5] = [
    (
        "bridge-en.txt",
        "12 March 2025\n\nLowick bridge opens to traffic again\n\nMayor Helen Marsden opened the bridge at Lowick on Wednesday after 14 months of repairs. The work cost 3.2 million euros, said engineer Tobias Fernhill. Helen Marsden thanked the 60 workers of the county.\n\nThe bridge carries 8,400 cars a day.\n",
    ),
    (
        "bridge-de.txt",
        "12. März 2025\n\nBrücke von Lowick wieder für den Verkehr geöffnet\n\nBürgermeisterin Helen Marsden hat am Mittwoch die Brücke von Lowick nach 14 Monaten Reparatur wieder eröffnet. Die Arbeiten kosteten 3,2 Millionen Euro, sagte der Ingenieur Tobias Fernhill. Helen Marsden dankte den 60 Arbeitern des Kreises.\n\nTäglich fahren 8.400 Autos über die Brücke.\n",
    ),
    (
        "harbour.txt",
        "2 April 2025\n\nHarbour of Quarne to be dredged\n\nThe port authority of Quarne will dredge the harbour to a depth of 11 metres, its head Ingrid Solvang told reporters. Ingrid Solvang expects the first large ships in autumn.\n",
    ),
    (
        "library.md",
        "---\ntitle: A library for Lowick\ndate: 2025-04-09\noutlet: Lowick Courier\n---\n\nThe council of Lowick voted for a new library. Mayor Helen Marsden said that it will open in 2027 with 40,000 books.\n",
    ),
    (
        "school.txt",
        "15 апреля 2025\n\nВ Лоуике открылась школа\n\nМэр Хелен Марсден открыла новую школу на 300 учеников. Директором стала Анна Кравцова. «Мы ждали этого дня шесть лет», — сказала Анна Кравцова.\n",
    ),
];

/// site.toml at the beginning.
pub(crate) const SITE: &str = "title = \"Lowick press\"\nlanguages = [\"en\"]\nbase_url = \"https://lowick.example/press/\"\n";

/// An archive in a folder of its own.
pub(crate) struct Archive {
    folder: tempfile::TempDir,
}

impl Archive {
    pub(crate) fn new() -> Self {
        let archive = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        archive.write("site.toml", SITE);
        for (name, text) in TEXTS {
            archive.write(&format!("seeds/{name}"), text);
        }
        archive
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let file = self.path(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    /// Builds; gives the exit status.
    pub(crate) fn build(&self, options: &[&str]) -> Option<i32> {
        self.output(options).status.code()
    }

    /// Builds from nothing, into nothing; what an earlier build left is there only if this one fails.
    pub(crate) fn build_clean(&self) -> Option<i32> {
        let (site, aside) = (self.path("public"), self.path("aside"));
        remove(&aside);
        let had = fs::rename(&site, &aside).is_ok();
        let status = self.build(&["--no-cache"]);
        if had && !site.exists() {
            fs::rename(&aside, &site).expect("a folder");
        }
        status
    }

    /// Builds; gives what it said.
    pub(crate) fn run(&self, options: &[&str]) -> String {
        String::from_utf8_lossy(&self.output(options).stderr).into_owned()
    }

    fn output(&self, options: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cuttings"));
        command.arg("build").arg("--root").arg(self.folder.path());
        command.args(options).output().expect("the program")
    }
}

/// Two archives that are edited alike: one is built with what earlier builds left, the other is built from nothing.
pub(crate) struct Twins {
    pub(crate) remembering: Archive,
    pub(crate) clean: Archive,
}

impl Twins {
    pub(crate) fn new() -> Self {
        Self {
            remembering: Archive::new(),
            clean: Archive::new(),
        }
    }

    pub(crate) fn each(&self, edit: impl Fn(&Archive)) {
        edit(&self.remembering);
        edit(&self.clean);
    }
}

/// All files of the site, and archive.lock.
pub(crate) fn snapshot(archive: &Archive) -> BTreeMap<String, Vec<u8>> {
    snapshot_of(&archive.path(""))
}

/// The same of the archive in a folder.
pub(crate) fn snapshot_of(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let lock = root.join("archive.lock");
    if let Ok(bytes) = fs::read(lock) {
        out.insert("archive.lock".to_owned(), bytes);
    }
    collect(&root.join("public"), "", &mut out);
    out
}

fn collect(folder: &Path, inside: &str, out: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        let inside = format!("{inside}/{name}");
        match path.is_dir() {
            true => collect(&path, &inside, out),
            false => drop(out.insert(inside, fs::read(&path).expect("a file"))),
        }
    }
}

/// Removes a file or a folder, if it is there.
pub(crate) fn remove(path: &Path) {
    let _ = match path.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    };
}
