//! Makes Cargo rebuild when a file is added to a folder that is compiled in; by itself, Cargo only notices changes of known files. Gathers the
//! abbreviations of the language packs for `src/text/sentences.rs`, which reads texts of any language.

#![allow(clippy::disallowed_methods)] // Reads the language packs.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs, io};

#[allow(clippy::print_stdout)] // Build scripts communicate with Cargo through standard output.
fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    for folder in ["languages", "data", "templates", "static"] {
        // A missing folder would make Cargo rebuild every time.
        if Path::new(folder).exists() {
            println!("cargo::rerun-if-changed={folder}");
        }
    }
    let into = Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("abbreviations.rs");
    fs::write(
        into,
        format!("&{:?}", abbreviations()?.into_iter().collect::<Vec<_>>()),
    )
}

/// The words in every line `abbreviations = ["…", "…"]` of a pack. The conformance test of the packs finds a list that this misses.
fn abbreviations() -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir("languages")? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let pack = fs::read_to_string(path)?;
            let lists = pack
                .lines()
                .filter_map(|line| line.strip_prefix("abbreviations = "));
            found.extend(
                lists.flat_map(|list| list.split('"').skip(1).step_by(2).map(str::to_owned)),
            );
        }
    }
    Ok(found)
}
