//! What the owner says about a text: at its top in YAML, TOML or JSON, or in a sidecar.
//!
//! Each key counts on its own. Front matter that cannot be read is recovered as far as its lines go, and holds its text back: it may have said
//! anything. `docs/reading.md` lists the keys.

mod block;
mod comment;
mod fence;
mod former;
mod implied;
mod json;
mod key;
mod key_lines;
mod keys;
mod metadata;
mod prefer;
mod publishing;
mod recover;
mod toml;
mod translated;
mod value;
mod wiki;
mod words;
mod yaml;

#[cfg(test)]
mod tests;

pub(super) use prefer::prefer;

use crate::model::{Diagnostic, HeldBack, HoldReason, Metadata, Severity, Span};
use block::{FoundBlock, describing_header, find_block, unfenced_header};
use comment::entries_in_comments;
use fence::Syntax;
use keys::{decides_whether_published, folded};
use metadata::{Origin, read_metadata};
use recover::{bare_key, joined_key_and_value, key_and_value, recovered_entries};
use value::Entry;

/// The front matter's place in a text and what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) metadata: Metadata,
    /// Where the text after it begins, in bytes.
    pub(super) body_start: usize,
}

/// Takes front matter off a text. The lines of broken front matter are left out of the text all the same. Comments above the text can hold it back.
pub(super) fn take_front_matter(path: &str, text: &str) -> (FrontMatter, Vec<Diagnostic>) {
    let (mut front, mut diagnostics) = front_matter(path, text);
    let rules = &front.metadata.rules;
    if rules.held_back.is_some() || rules.is_released {
        return (front, diagnostics);
    }
    let mut entries = entries_in_comments(text, 0);
    if front.body_start > 0 {
        entries.extend(entries_in_comments(text, front.body_start));
    }
    if let Some((held_back, told)) = draft_among(path, text, entries) {
        front.metadata.rules.held_back = Some(held_back);
        diagnostics.extend(told);
    }
    (front, diagnostics)
}

fn front_matter(path: &str, text: &str) -> (FrontMatter, Vec<Diagnostic>) {
    let Some(found) = find_block(text) else {
        if let Some(header) = describing_header(text) {
            return read_header(path, text, header);
        }
        let (metadata, diagnostics) = draft_header(path, text);
        let front = FrontMatter {
            metadata,
            body_start: 0,
        };
        return (front, diagnostics);
    };
    let (metadata, diagnostics) = read_block(path, text, found);
    let front = FrontMatter {
        metadata,
        body_start: found.body_start,
    };
    (front, diagnostics)
}

/// Reads the keys of a sidecar, which may have fences around them.
pub(super) fn read_sidecar_text(path: &str, text: &str) -> (Metadata, Vec<Diagnostic>) {
    let whole = FoundBlock {
        syntax: Syntax::Yaml,
        content: Span::new(0, text.len()),
        body_start: text.len(),
    };
    let fenced = find_block(text).filter(|found| text[found.body_start..].trim().is_empty());
    read_block(path, text, fenced.unwrap_or(whole))
}

/// Lines such as `Title: …` and `Date: …` at the top of a text without any fence, as Pelican and MultiMarkdown have them. What follows the colon is the
/// value, whatever its signs.
fn read_header(path: &str, text: &str, header: Span) -> (FrontMatter, Vec<Diagnostic>) {
    let lines_before = text[..header.start].matches('\n').count();
    let mut entries = recovered_entries(header.of(text), lines_before);
    for (entry, line) in entries.iter_mut().zip(header.of(text).lines()) {
        if let Some((_, value)) = key_and_value(line)
            && !value.starts_with(['[', '"', '\''])
        {
            entry.value = value::Value::text(value);
        }
    }
    let (metadata, diagnostics) = metadata_of(path, text, entries);
    let front = FrontMatter {
        metadata,
        body_start: header.end,
    };
    (front, diagnostics)
}

/// Lines such as `Status: draft` at the top of a text without any fence: they stay part of the text, which is held back all the same.
fn draft_header(path: &str, text: &str) -> (Metadata, Vec<Diagnostic>) {
    let nothing = || (Metadata::default(), Vec::new());
    let Some(header) = unfenced_header(text) else {
        return nothing();
    };
    let lines_before = text[..header.start].matches('\n').count();
    let entries = recovered_entries(header.of(text), lines_before);
    match draft_among(path, text, entries) {
        Some((held_back, diagnostics)) => {
            let mut metadata = Metadata::default();
            metadata.rules.held_back = Some(held_back);
            (metadata, diagnostics)
        }
        None => nothing(),
    }
}

/// That one of the entries says plainly that the text is a draft.
fn draft_among(
    path: &str,
    text: &str,
    mut entries: Vec<Entry>,
) -> Option<(HeldBack, Vec<Diagnostic>)> {
    entries.retain(|entry| decides_whether_published(&entry.key));
    let (metadata, diagnostics) = metadata_of(path, text, entries);
    let held_back = metadata.rules.held_back?;
    (held_back.reason == HoldReason::Draft).then_some((held_back, diagnostics))
}

/// What the entries say, and what is wrong with them, shown with the lines of the text.
fn metadata_of(path: &str, text: &str, entries: Vec<Entry>) -> (Metadata, Vec<Diagnostic>) {
    let lines: Vec<&str> = text.lines().collect();
    let origin = Origin {
        path,
        lines: &lines,
    };
    read_metadata(origin, entries)
}

/// That a text is held back because what its owner says about it cannot be read.
pub(super) fn held_as_unreadable(path: &str, line: Option<usize>) -> HeldBack {
    HeldBack {
        reason: HoldReason::Unreadable,
        path: path.to_owned(),
        line,
    }
}

fn read_block(path: &str, text: &str, found: FoundBlock) -> (Metadata, Vec<Diagnostic>) {
    let content = found.content.of(text);
    let lines_before = text[..found.content.start].matches('\n').count();
    let fault = match read_entries(path, content, found.syntax, lines_before) {
        Ok(entries) => match overlooked(path, content, &entries, lines_before)
            .or_else(|| second_block(path, text, found.body_start))
        {
            None => return metadata_of(path, text, entries),
            Some(fault) => fault,
        },
        Err(fault) => fault,
    };
    let (mut metadata, mut diagnostics) =
        metadata_of(path, text, recovered_entries(content, lines_before));
    let line = fault.line;
    let is_draft = |held: &HeldBack| held.reason == HoldReason::Draft;
    if !metadata.rules.held_back.as_ref().is_some_and(is_draft) {
        metadata.rules.held_back = Some(held_as_unreadable(path, line));
    }
    diagnostics.insert(
        0,
        Diagnostic {
            severity: Severity::Warning,
            message: format!("{}; the text is held back", fault.message),
            ..fault
        },
    );
    (metadata, diagnostics)
}

/// A line that looks like a key that decides about publishing, but is read as something else.
fn overlooked(
    path: &str,
    content: &str,
    entries: &[Entry],
    lines_before: usize,
) -> Option<Diagnostic> {
    let is_read = |key: &str| {
        entries
            .iter()
            .any(|entry| folded(&entry.key) == folded(key))
    };
    let lines = content.lines().enumerate();
    let mut decisive = lines.filter_map(|(number, line)| {
        let line = line
            .strip_prefix("? ")
            .map_or_else(|| line.to_owned(), |key| format!("{key}:"));
        let key = bare_key(key_and_value(&line)?.0).to_owned();
        let stands_first = !line.starts_with(char::is_whitespace);
        (stands_first && decides_whether_published(&key)).then_some((number, key))
    });
    let (number, key) = decisive.find(|(_, key)| !is_read(key))?;
    Some(
        Diagnostic::warning(format!("the line with `{key}` cannot be read as a key"))
            .at(path)
            .line(lines_before + number + 1)
            .hint("write one `key: value` in each line, with a blank after the colon"),
    )
}

/// More front matter below the first that decides about publishing: nobody can tell which of the two holds.
fn second_block(path: &str, text: &str, body_start: usize) -> Option<Diagnostic> {
    let rest = text.get(body_start..)?;
    let found = find_block(rest)?;
    let mut lines = found.content.of(rest).lines();
    let decides = |line: &str| {
        let found = key_and_value(line).or_else(|| joined_key_and_value(line));
        found.is_some_and(|(key, _)| decides_whether_published(key))
    };
    let at = lines.position(decides)?;
    let before = text[..body_start + found.content.start]
        .matches('\n')
        .count();
    Some(
        Diagnostic::warning("there is front matter below the front matter")
            .at(path)
            .line(before + at + 1)
            .hint("keep one block between two lines `---`"),
    )
}

fn read_entries(
    path: &str,
    content: &str,
    syntax: Syntax,
    lines_before: usize,
) -> Result<Vec<Entry>, Diagnostic> {
    match syntax {
        Syntax::Yaml => yaml::read_entries(path, content, lines_before),
        Syntax::Toml => toml::read_entries(path, content, lines_before),
        Syntax::Json if content.trim_start().starts_with('{') => {
            json::read_entries(path, content, lines_before)
        }
        Syntax::Json => json::read_entries(path, &format!("{{{content}}}"), lines_before),
        Syntax::Unreadable(reason) => Err(Diagnostic::warning(reason)
            .at(path)
            .line(lines_before.max(1))
            .hint("write keys as YAML between two lines `---`")),
    }
}
