//! Writes docs/templates.md from the doc comments of the types that templates see: `cargo run --release --example template_reference`.
//!
//! A test of the suite compares the file with what this would write, so that it cannot fall behind.

#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

mod reference;

use std::path::Path;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = reference::of(root);
    std::fs::write(root.join("docs/templates.md"), &text).expect("written");
    println!("docs/templates.md: {} lines", text.lines().count());
}
