//! How many names have the right Latin spelling, and of those that count as sure.

use super::evidence::plain;
use cuttings::link::latin::{Tables, choose};
use std::error::Error;
use std::path::Path;

pub(super) fn measure(path: &Path) -> Result<(), Box<dyn Error>> {
    let tables = Tables::compiled_in();
    for line in std::fs::read_to_string(path)?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, name, latin, ..] = fields.as_slice() else {
            continue;
        };
        let words: Vec<String> = name.split([' ', '-']).map(plain).collect();
        let Some(choice) = choose(&words, 0, &tables) else {
            continue;
        };
        let said: Vec<String> = choice
            .words
            .iter()
            .map(|word| word.clone().unwrap_or_else(|| "?".to_owned()))
            .collect();
        println!(
            "{name}\t{}\t{}\t{:.3}\t{}",
            plain(latin).replace('-', " "),
            said.join(" "),
            choice.sure,
            choice.is_known
        );
    }
    Ok(())
}
