//! Makes Cargo rebuild when a file is added to a folder that is compiled in; by itself, Cargo only notices changes of known files.

use std::path::Path;

#[allow(clippy::print_stdout)] // Build scripts communicate with Cargo through standard output.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for folder in ["languages", "data", "templates", "static"] {
        // A missing folder would make Cargo rebuild every time.
        if Path::new(folder).exists() {
            println!("cargo::rerun-if-changed={folder}");
        }
    }
}
