//! `licences`: prints the licence of the program, of the data compiled into it with every attribution, and of the crates.

use super::Status;
use super::messages::Messages;

/// What is printed, one part below the other.
const PARTS: [(&str, &str); 6] = [
    ("NOTICE", include_str!("../../NOTICE")),
    ("LICENSE-MIT", include_str!("../../LICENSE-MIT")),
    ("LICENSE-APACHE", include_str!("../../LICENSE-APACHE")),
    ("data/README.md", include_str!("../../data/README.md")),
    (
        "data/card-font-OFL.txt",
        include_str!("../../data/card-font-OFL.txt"),
    ),
    (
        "licences/crates.txt",
        include_str!("../../licences/crates.txt"),
    ),
];

/// Prints everything on standard output.
pub fn run(messages: &Messages) -> Status {
    messages.finish(messages.result(text()))
}

fn text() -> String {
    let parts = PARTS.map(|(name, text)| format!("==== {name}\n\n{}\n", text.trim_end()));
    parts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn program_data_and_crates_are_named() {
        let text = text();
        for words in [
            "MIT License",
            "Apache License",
            "CC BY-SA 4.0",
            "GeoNames",
            "Mozilla Public License",
            "cssparser",
            "html5ever",
        ] {
            assert!(text.contains(words), "{words} is missing");
        }
    }
}
