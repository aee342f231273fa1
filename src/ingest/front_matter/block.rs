//! Where front matter stands in a file: between fences of YAML, TOML or JSON, in a fence of code, as a JSON object, or above a single fence (Hexo).
//!
//! A text may begin with a rule or with a line such as "Title: …" as well, so what stands there must look like keys.

use super::fence::{Fence, Syntax};
use super::json::end_of_object;
use super::key::Key;
use super::key_lines::{
    are_joined_keys, is_clearly_keys, is_comment, is_of_keys, known_key, run_of_keys,
};
use crate::model::Span;

/// The front matter of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoundBlock {
    pub(super) syntax: Syntax,
    /// Its keys and values.
    pub(super) content: Span,
    /// Where the text after it begins.
    pub(super) body_start: usize,
}

/// Finds the front matter of a file.
pub(super) fn find_block(text: &str) -> Option<FoundBlock> {
    let blank = |c: char| {
        c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
    };
    let start = text.len() - text.trim_start_matches(blank).len();
    if let Some(found) = with_returns(text, start) {
        return Some(found);
    }
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let start = below_comments(text, start);
    let first = text[start..].split_inclusive('\n').next()?;
    let after = start + first.len();
    let opening = first.trim_matches(blank);
    if opening.starts_with('{') {
        return find_object(
            text,
            text.len() - text[start..].trim_start_matches(blank).len(),
        );
    }
    if let Some(fence) = Fence::of_opening(opening) {
        // At the very top, a fence as the programs write it.
        let is_plain = start == 0 && matches!(opening, "---" | "+++" | ";;;");
        return fenced(text, after, fence, is_plain);
    }
    above_a_fence(text, start)
}

/// Front matter whose lines end in carriage returns alone.
fn with_returns(text: &str, start: usize) -> Option<FoundBlock> {
    let rest = text[start..].strip_prefix("---\r")?;
    if rest.starts_with('\n') {
        return None;
    }
    let content = Span::new(start + 4, start + 4 + rest.find("\r---")?);
    let keys = content.of(text).split('\r');
    keys.filter_map(known_key).next()?;
    Some(FoundBlock {
        syntax: Syntax::Unreadable("the lines end in carriage returns alone"),
        content,
        body_start: content.end + "\r---".len(),
    })
}

/// The fence below lines of comments; the same place where no fence follows them.
fn below_comments(text: &str, start: usize) -> usize {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let trimmed = line.trim();
        let is_html = trimmed.starts_with("<!--") && trimmed.ends_with("-->");
        if !(trimmed.is_empty() || is_html || trimmed.starts_with("# ")) {
            break;
        }
        at += line.len();
    }
    let first = text[at..].lines().next().map_or("", str::trim_end);
    match matches!(first, "---" | "+++") {
        true => at,
        false => start,
    }
}

/// The block between an opening fence and the next closing one.
fn fenced(text: &str, start: usize, fence: Fence, is_plain: bool) -> Option<FoundBlock> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if fence.closes(line) {
            let content = Span::new(start, at);
            let keys = content.of(text);
            if fence.is_unusual() && !are_keys_alone(keys) {
                return None;
            }
            let syntax = if looks_like_keys(keys, fence.syntax(), is_plain) {
                fence.syntax()
            } else if fence.syntax() == Syntax::Yaml && are_joined_keys(keys) {
                Syntax::Unreadable("there is no blank after the colon of a key")
            } else {
                return None;
            };
            return Some(FoundBlock {
                syntax,
                content,
                body_start: at + line.len(),
            });
        }
        at += line.len();
    }
    let run = run_of_keys(&text[start..], false);
    (!fence.is_unusual() && is_clearly_keys(&run)).then(|| {
        let end = start + run.iter().map(|line| line.len()).sum::<usize>();
        FoundBlock {
            syntax: Syntax::Unreadable("the front matter has no end"),
            content: Span::new(start, end),
            body_start: end,
        }
    })
}

/// Keys at the top of the file with a fence below them only.
fn above_a_fence(text: &str, start: usize) -> Option<FoundBlock> {
    let run = run_of_keys(&text[start..], true);
    let end = start + run.iter().map(|line| line.len()).sum::<usize>();
    let fence = text[end..].split_inclusive('\n').next()?;
    let syntax = match fence.trim_end() {
        "---" => Syntax::Yaml,
        ";;;" => Syntax::Json,
        _ => return None,
    };
    is_clearly_keys(&run).then_some(FoundBlock {
        syntax,
        content: Span::new(start, end),
        body_start: end + fence.len(),
    })
}

/// The lines of known keys that a file begins with, up to a blank line: without a fence they may be part of the text.
pub(super) fn unfenced_header(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let run = run_of_keys(&text[start..], false);
    let length = run.iter().map(|line| line.len()).sum::<usize>();
    let ends = text[start + length..].lines().next().unwrap_or_default();
    let are_known = run.iter().all(|line| known_key(line).is_some());
    (!run.is_empty() && are_known && ends.trim().is_empty())
        .then(|| Span::new(start, start + length))
}

/// Such lines that name a title and more that describes the text below them: no story begins so.
pub(super) fn describing_header(text: &str) -> Option<Span> {
    let header = unfenced_header(text)?;
    let lines = header.of(text).lines();
    let found: Vec<Key> = lines.filter_map(known_key).map(|(key, _)| key).collect();
    let describes = |key: &Key| {
        matches!(
            key,
            Key::Date | Key::Outlet | Key::Url | Key::Author | Key::Topics
        )
    };
    let is_header = found.contains(&Key::Title)
        && !found.contains(&Key::Event)
        && found.iter().any(describes)
        && !text[header.end..].trim().is_empty();
    is_header.then_some(header)
}

/// A JSON object at the top of the file.
fn find_object(text: &str, start: usize) -> Option<FoundBlock> {
    let object = &text[start..];
    let length = match end_of_object(object) {
        Some(length) => length,
        None => {
            let mut lines = object.split_inclusive('\n');
            let lines: Vec<&str> = match object.lines().any(|line| line.trim_end() == "}") {
                true => {
                    let mut is_open = true;
                    lines
                        .take_while(|line| {
                            let was_open = is_open;
                            is_open &= line.trim_end() != "}";
                            was_open
                        })
                        .collect()
                }
                false => lines
                    .by_ref()
                    .take_while(|line| !line.trim().is_empty())
                    .collect(),
            };
            lines.iter().map(|line| line.len()).sum()
        }
    };
    let keys = object[..length].split(['{', ',', '\n']);
    let has_key = keys.filter_map(known_key).next().is_some();
    let rest = &object[length..];
    let line_end = rest.trim_start_matches([' ', '\t', '\r']);
    let line_end = line_end.strip_prefix('\n').unwrap_or(line_end);
    has_key.then_some(FoundBlock {
        syntax: Syntax::Json,
        content: Span::new(start, start + length),
        body_start: text.len() - line_end.len(),
    })
}

/// Whether the lines between two fences are front matter: a key that is known, or nothing that is not a key if the fence is as programs write it.
fn looks_like_keys(content: &str, syntax: Syntax, is_plain: bool) -> bool {
    let is_flow = content.trim_start().starts_with('{');
    let separates = |c: char| match syntax {
        Syntax::Yaml | Syntax::Toml if !is_flow => c == '\n',
        Syntax::Yaml | Syntax::Toml => matches!(c, '\n' | '{' | ','),
        Syntax::Json | Syntax::Unreadable(_) => matches!(c, '\n' | '{' | ','),
    };
    if content
        .split(separates)
        .any(|line| known_key(line).is_some())
    {
        return true;
    }
    let lines: Vec<&str> = content.lines().filter(|line| !is_comment(line)).collect();
    is_plain && lines.iter().all(|line| is_of_keys(line))
}

/// Whether every line is part of keys with values, one of which describes a text or decides about publishing: a listing in an article is none.
fn are_keys_alone(content: &str) -> bool {
    let is_part = |line: &str| {
        is_comment(line)
            || is_of_keys(line.trim_start_matches(['{', ',', ' ']))
            || line.trim_start().starts_with(['{', '}'])
    };
    let is_ours =
        |(key, _): (Key, bool)| !matches!(key, Key::OfOthers | Key::Table | Key::Url | Key::Id);
    let mut found = content.split(['\n', '{', ',']).filter_map(known_key);
    content.lines().all(is_part) && found.any(is_ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Option<&str> {
        find_block(text).map(|found| &text[found.body_start..])
    }

    #[test]
    fn front_matter_of_every_shape_ends_where_the_text_begins() {
        for text in [
            "---\ntitle: A\n---\nBody\n",
            "---\r\ntitle: A\r\n---\r\nBody\n",
            "\u{FEFF}---\ntitle: A\n---\nBody\n",
            "\n \n---\ntitle: A\n---\nBody\n",
            "--- \ntitle: A\n...\nBody\n",
            "---\n---\nBody\n",
            "---\n# nothing yet\n---\nBody\n",
            "---yaml\ntitle: A\n---\nBody\n",
            "---json\n{\"title\": \"A\"}\n---\nBody\n",
            "-----\ntitle: A\n-----\nBody\n",
            "—\ntitle: A\n—\nBody\n",
            "---\nfoo: A\n---\nBody\n",
            "---\n\ttitle: A\n---\nBody\n",
            "+++\ntitle = \"A\"\n+++\nBody\n",
            "+++\n[extra]\nsource = \"A\"\n+++\nBody\n",
            "{\n  \"title\": \"A\"\n}\nBody\n",
            "{\"title\": \"A\", \"tags\": [\"}\"]}\nBody\n",
            "{\n  \"title\": \"A\",\n  \"draft\": tru\n}\nBody\n",
            ";;;\n\"title\": \"A\"\n;;;\nBody\n",
            "\"title\": \"A\",\n\"date\": \"2013/7/13\"\n;;;\nBody\n",
            "title: A\ndate: 2018-11-20\ntags:\n- x\n---\nBody\n",
            "title: A\n---\nBody\n",
            "Draft: true\n---\nBody\n",
            "---\ntitle: A\ndate: 2018-11-20\nBody\n",
            "---\ndraft:true\n---\nBody\n",
            "---\n# ours\n\ndraft:true\nfoo:bar\n---\nBody\n",
            "---\ntitle:Мост\nчерновик:да\n---\nBody\n",
            "---\nembargo:2099-01-01\n---\nBody\n",
            "---\n“draft”: true\n---\nBody\n",
            "---\n«foo»: A\n---\nBody\n",
            "---\ndraft: true\nBody\n",
            "```yaml\ntitle: A\ndraft: true\n```\nBody\n",
            "~~~yml\ntags:\n  - x\ndraft: true\n~~~\nBody\n",
            "```toml\ndraft = true\n```\nBody\n",
            "```json\n{\"draft\": true, \"title\": \"A\"}\n```\nBody\n",
            "```\nчерновик: да\n```\nBody\n",
            "***\ntitle: A\ndraft: true\n***\nBody\n",
            "=====\ndraft: true\n=====\nBody\n",
        ] {
            assert_eq!(body(text), Some("Body\n"), "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_front_matter_stays_text() {
        for text in [
            "---\nA line of text\n---\n",
            "---\nTime:10:30\nRoom:5\n---\nMore\n",
            "---\nTitle:a word of the text\nThe bridge was opened at noon.\n---\nMore\n",
            "---\nhttps://a.example\n---\nMore\n",
            "---\ndraft:true\nBody\n",
            "---\nA line: of text, and more of it.\nAnother line\n---\n",
            "---\nОн сказал: «Да».\n---\nBody\n",
            "--- and so on\n",
            "\n\n---\nfoo: A\n---\nBody\n",
            "---\n\nBody\n\n---\nMore\n",
            "Title: a town and its bridge\n---\nBody\n",
            "Source: Reuters\n\nBody\n",
            "---\nSource: Reuters\nBody\n",
            "Title: A\nBody of prose.\n---\nMore\n",
            "{ braces } of prose\n",
            "{\"foo\": 1}\nBody\n",
            "12:30 The bridge opens\n---\n",
            "```yaml\nversion: 3\nservices:\n  web: x\n```\nBody\n",
            "```\ndraft = open(name)\nprint draft\n```\nBody\n",
            "```\ndraft: true\nBody\n",
            "***\nThe bridge opens\n***\nBody\n",
            "***\nTitle: of a chapter\nThe bridge was opened.\n***\nBody\n",
            "===\n\nBody\n",
            "",
            "\n",
            "---",
            "{",
        ] {
            assert_eq!(body(text), None, "{text:?}");
        }
    }
}
