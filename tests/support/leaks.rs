//! Searches whole sites for words that must not be in them, however they are written: as they are, folded, escaped, split by markup, compressed.

use cuttings::text::fold_name;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Every place of the files that has one of the forms, as "path: form (how it is written)". Names of files count as well.
///
/// A form is found at the beginning of a word, with any ending: "Petrov" finds "Petrova", "petrov-1" and "ПЕТРОВЫМ", but "Ana" does not find
/// "banana". Files inside gzip and zip files are named after them: `archive.zip!feed.json`.
pub(crate) fn leaks(files: &BTreeMap<String, Vec<u8>>, forms: &[&str]) -> Vec<String> {
    let mut search = Search {
        forms: forms
            .iter()
            .map(|form| Form {
                shown: form,
                plain: normalised(form),
                folded: [true, false].map(|keeps| folded(form, keeps, &mut BTreeMap::new())),
            })
            .collect(),
        words: BTreeMap::new(),
        found: BTreeSet::new(),
    };
    for (path, bytes) in files {
        search.file(path, bytes, 0);
    }
    search.found.into_iter().collect()
}

/// Fails if a file has one of the forms.
#[allow(
    dead_code,
    reason = "not every test that searches for leaks fails at once"
)]
pub(crate) fn assert_no_leak(files: &BTreeMap<String, Vec<u8>>, forms: &[&str]) {
    let found = leaks(files, forms);
    assert!(
        found.is_empty(),
        "{} leaks:\n{}",
        found.len(),
        found[..found.len().min(40)].join("\n")
    );
}

/// Makes one way to write text readable.
type Decode = fn(&str) -> String;

struct Form<'a> {
    shown: &'a str,
    plain: String,
    /// With apostrophes as part of words, and as their ends.
    folded: [String; 2],
}

struct Search<'a> {
    forms: Vec<Form<'a>>,
    /// Folded words.
    words: BTreeMap<String, String>,
    found: BTreeSet<String>,
}

/// Deeper files are not opened: an archive in an archive in an archive is no site.
const DEEPEST: usize = 4;

impl Search<'_> {
    fn file(&mut self, path: &str, bytes: &[u8], depth: usize) {
        self.text(path, "in its name", path);
        if depth < DEEPEST {
            if bytes.starts_with(b"\x1f\x8b") {
                let mut inside = Vec::new();
                let mut reader = flate2::read::MultiGzDecoder::new(bytes);
                reader.read_to_end(&mut inside).expect("gzip");
                self.file(&format!("{path}!"), &inside, depth + 1);
                return;
            }
            if bytes.starts_with(b"PK\x03\x04") {
                let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("zip");
                for at in 0..archive.len() {
                    let mut entry = archive.by_index(at).expect("an entry");
                    let inner = entry.name().expect("a name").into_owned();
                    let name = format!("{path}!{inner}");
                    let mut inside = Vec::new();
                    entry.read_to_end(&mut inside).expect("readable");
                    self.file(&name, &inside, depth + 1);
                }
                return;
            }
        }
        self.text(path, "as it is", &String::from_utf8_lossy(bytes));
        if bytes.iter().filter(|byte| **byte == 0).count() > bytes.len() / 8 {
            for decode in [u16::from_le_bytes, u16::from_be_bytes] {
                let units = bytes.chunks_exact(2).map(|pair| decode([pair[0], pair[1]]));
                let text = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}'));
                self.text(path, "in UTF-16", &text.collect::<String>());
            }
        }
    }

    /// Looks for the forms in a text and in everything that it may be decoded to.
    fn text(&mut self, path: &str, how: &str, text: &str) {
        let decoders: [(&str, Decode); 5] = [
            ("JSON-escaped", without_json_escapes),
            ("with entities", without_entities),
            ("percent-encoded", without_percents),
            ("split by markup", |text| without_markup(text, "")),
            ("across markup", |text| without_markup(text, " ")),
        ];
        let mut views = vec![(how.to_owned(), text.to_owned())];
        for (name, decode) in decoders {
            views.push((name.to_owned(), decode(text)));
        }
        // Markup in JSON, entities in addresses in feeds: everything at once.
        for joint in ["", " "] {
            let mut all = text.to_owned();
            for _ in 0..2 {
                all = without_percents(&without_entities(&without_json_escapes(&all)));
                all = without_markup(&all, joint);
            }
            views.push(("escaped several times".to_owned(), all));
        }
        let mut seen = BTreeSet::new();
        for (how, view) in views {
            if seen.contains(&view) {
                continue;
            }
            self.view(path, &how, &view);
            seen.insert(view);
        }
    }

    fn view(&mut self, path: &str, how: &str, text: &str) {
        let plain = normalised(text);
        let folded = [true, false].map(|keeps| folded(text, keeps, &mut self.words));
        for form in &self.forms {
            let written = match plain.contains(&form.plain) {
                true => Some("plain"),
                false => {
                    let mut both = folded.iter().zip(&form.folded);
                    both.any(|(text, form)| has_word(text, form))
                        .then_some("folded")
                }
            };
            if let Some(written) = written {
                let known = format!("{path}: {} (", form.shown);
                if !self.found.iter().any(|found| found.starts_with(&known)) {
                    self.found.insert(format!("{known}{written}, {how})"));
                }
            }
        }
    }
}

/// In one form of Unicode, with single spaces.
fn normalised(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a folded text has words that begin with the folded form.
fn has_word(text: &str, form: &str) -> bool {
    !form.trim().is_empty() && text.contains(form)
}

/// Every word folded on its own, with a space before each.
fn folded(text: &str, keeps_apostrophes: bool, words: &mut BTreeMap<String, String>) -> String {
    let is_apostrophe = |c: char| {
        matches!(
            c,
            '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | 'ʹ' | 'ʿ' | 'ʾ'
        )
    };
    // Invisible characters inside a word do not end it.
    let is_invisible = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        if is_invisible(c) {
            continue;
        }
        if (is_apostrophe(c) && keeps_apostrophes)
            || (c.is_alphanumeric() && !is_apostrophe(c))
            || is_combining_mark(c)
        {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let folded = words
                .entry(std::mem::take(&mut word))
                .or_insert_with_key(|word| fold_name(word));
            if !folded.is_empty() {
                out.push(' ');
                out.push_str(folded);
            }
        }
    }
    out
}

fn without_json_escapes(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut out = String::with_capacity(text.len());
    let flush = |units: &mut Vec<u16>, out: &mut String| {
        out.push_str(&String::from_utf16_lossy(units));
        units.clear();
    };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let unit = rest.strip_prefix("\\u").and_then(|after| {
            let digits = after.get(..4)?;
            u16::from_str_radix(digits, 16).ok()
        });
        if let Some(unit) = unit {
            units.push(unit);
            rest = &rest[6..];
            continue;
        }
        flush(&mut units, &mut out);
        if c == '\\' && rest.len() > 1 {
            let escaped = rest[1..].chars().next().expect("a character");
            out.push(match escaped {
                'n' | 'r' | 't' | 'b' | 'f' => ' ',
                other => other,
            });
            rest = &rest[1 + escaped.len_utf8()..];
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    flush(&mut units, &mut out);
    out
}

fn without_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let character = end.and_then(|end| entity(&rest[1..end]));
        match (end, character) {
            (Some(end), Some(character)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "shy" => Some('\u{ad}'),
        _ => None,
    }
}

fn without_percents(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

/// Without tags, each replaced by `joint`, and without the marks of Markdown.
fn without_markup(text: &str, joint: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '*', '_', '~']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag =
            rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let end = match rest.starts_with('<') {
            true if is_tag => rest.find('>').unwrap_or(0),
            _ => 0,
        };
        out.push_str(joint);
        rest = &rest[end + 1..];
    }
    out + rest
}
