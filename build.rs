//! Tells Cargo to build again when a file is added to a folder that is compiled in; it would only notice changes of the files it knows.

use std::path::Path;

#[allow(clippy::print_stdout)] // The way a build script speaks to Cargo.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for folder in ["languages", "data", "templates", "static"] {
        // A folder that is not there would make Cargo build every time.
        if Path::new(folder).exists() {
            println!("cargo::rerun-if-changed={folder}");
        }
    }
}
