//! The tables by which the script in the browser folds words, made from the ones that the program itself uses.

use super::words::plain_letter;
use crate::render::context::RenderContext;
use crate::text::{IOTATIONS, SUBSTITUTIONS, is_alphanumeric, romanise_for_folding};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Scripts that are written with few enough letters to hand over whole: Latin with its additions, Greek, Cyrillic, Armenian, Hebrew,
/// Arabic, the larger scripts of India, Thai, Georgian, kana.
const RANGES: [(u32, u32); 9] = [
    (0x00A0, 0x024F),
    (0x0370, 0x052F),
    (0x0531, 0x058A),
    (0x05D0, 0x06FF),
    (0x0900, 0x0DFF),
    (0x0E00, 0x0E7F),
    (0x10A0, 0x10FF),
    (0x1E00, 0x1FFF),
    (0x3040, 0x30FF),
];

/// Romanised letters by range, the substitutions, and which of them do not hold at the start of a word.
pub(crate) fn table(context: &RenderContext<'_>) -> Value {
    let mut ranges: Vec<Value> = RANGES
        .iter()
        .map(|&(first, last)| {
            let letters: Vec<String> = (first..=last).map(romanised).collect();
            json!([first, letters.join("|")])
        })
        .collect();
    for letter in other_letters(context) {
        ranges.push(json!([u32::from(letter), romanised(u32::from(letter))]));
    }
    json!({
        "ranges": ranges,
        "substitutions": SUBSTITUTIONS,
        "iotations": IOTATIONS,
    })
}

/// One character romanised, without the sign that separates letters in the table.
fn romanised(code: u32) -> String {
    char::from_u32(code)
        .and_then(plain_letter)
        .map_or_else(String::new, |letter| {
            romanise_for_folding(&letter.to_string())
        })
        .replace('|', "")
}

/// Characters of the archive that are in no range and romanise to something: Han, Hangul and whatever else there is.
fn other_letters(context: &RenderContext<'_>) -> BTreeSet<char> {
    let outside = |letter: &char| {
        let code = u32::from(*letter);
        code > 0x7F
            && is_alphanumeric(*letter)
            && !RANGES.iter().any(|&(a, b)| (a..=b).contains(&code))
    };
    let names = context
        .archive
        .topics
        .iter()
        .flat_map(|entry| entry.topic.names.values());
    let texts = context
        .archive
        .documents
        .iter()
        .map(|archived| &archived.document.text);
    let words = context.release.shown.iter().flat_map(|shown| &shown.words);
    texts
        .chain(words)
        .chain(names)
        .flat_map(|text| text.chars().filter(outside))
        .collect()
}
