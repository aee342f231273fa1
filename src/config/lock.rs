//! archive.lock: its text comes in, the remembered addresses go out; and vice versa.
//!
//! One fact per line, four words each, sorted, without times, so that two histories can be merged line by line:
//!
//! ```text
//! document bridge-en text 5f2c9a1b0d3e4f67-…         the text that has this id: a hash and a sketch of its words
//! document bridge-en since 2                         the build that first had it, of those with something new; none means the first
//! document bridge-old moved bridge-en                a former id of it
//! event 2025-12-10-new-bridge first bridge-en        the member that keeps the id
//! event 2025-12-10-new-bridge with bridge-ru         another one
//! event 2025-12-10-new-bridge once ferry-en          a former member
//! ```
//!
//! A line that cannot be read is told and left out. A build stops there, since what it writes would forget the addresses of such lines; its option
//! `--forget-addresses` goes on.

use crate::model::{AddressKind, Diagnostic, Lock, Membership};

/// The file's name.
pub const LOCK: &str = "archive.lock";

const HEAD: &str = "# The addresses that this archive has published, so that links to it keep working. `cuttings build` maintains this file; keep it with the texts.
# To merge two histories, keep the lines of both. To give up an address, remove its lines.
";

/// Reads the text of archive.lock. What is said is about lines whose addresses are not known.
pub fn parse_lock(text: &str) -> (Lock, Vec<Diagnostic>) {
    let mut lock = Lock::default();
    let mut diagnostics = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err((message, hint)) = read(line, &mut lock) {
            diagnostics.push(
                Diagnostic::warning(message)
                    .at(LOCK)
                    .line(at + 1)
                    .hint(hint),
            );
        }
    }
    (lock, diagnostics)
}

/// The text of archive.lock for what is remembered.
pub fn lock_text(lock: &Lock) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (id, texts) in &lock.texts {
        lines.extend(
            texts
                .iter()
                .map(|text| format!("document {id} text {text}")),
        );
    }
    for (id, now) in &lock.moved {
        lines.extend(now.iter().map(|now| format!("document {id} moved {now}")));
    }
    let since = lock.since.iter();
    lines.extend(since.map(|(id, build)| format!("document {id} since {build}")));
    for (kind, ids) in &lock.members {
        for (id, members) in ids {
            for (member, membership) in members {
                let (kind, standing) = (kind.as_str(), membership.as_str());
                lines.push(format!("{kind} {id} {standing} {member}"));
            }
        }
    }
    lines.sort_unstable();
    let mut out = HEAD.to_owned();
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

type Fault = (String, &'static str);

fn read(line: &str, lock: &mut Lock) -> Result<(), Fault> {
    const MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    if MARKS.iter().any(|mark| line.starts_with(mark)) {
        return Err((
            "git left a conflict marker here".to_owned(),
            "keep the lines of both sides and remove the markers; the next build sorts the file",
        ));
    }
    let unreadable = |what: String| -> Fault {
        (
            what,
            "remove the line, or restore it from the file's history",
        )
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    let &[kind, id, word, value] = words.as_slice() else {
        return Err(unreadable(format!(
            "expected four words, found {}",
            words.len()
        )));
    };
    let Some(kind) = AddressKind::ALL
        .into_iter()
        .find(|known| known.as_str() == kind)
    else {
        return Err(unreadable(format!("unknown kind `{kind}`")));
    };
    for name in [id].into_iter().chain(value.split('/')) {
        if !is_id(name) {
            return Err(unreadable(format!("`{name}` is not a valid id")));
        }
    }
    let memberships = [Membership::First, Membership::With, Membership::Once];
    match (kind, word) {
        (AddressKind::Document, "text") => {
            let texts = lock.texts.entry(id.to_owned()).or_default();
            texts.insert(value.to_owned());
        }
        (AddressKind::Document, "moved") if is_id(value) => {
            let moved = lock.moved.entry(id.to_owned()).or_default();
            moved.insert(value.to_owned());
        }
        (AddressKind::Document, "since") => {
            let Ok(build) = value.parse() else {
                return Err(unreadable(format!("expected a number, found `{value}`")));
            };
            // Of two histories, the one that had it earlier counts.
            let since = lock.since.entry(id.to_owned()).or_insert(build);
            *since = build.min(*since);
        }
        (AddressKind::Document, _) => {
            return Err(unreadable(format!(
                "expected `text`, `since` or `moved`, found `{word}`"
            )));
        }
        _ => match memberships.into_iter().find(|m| m.as_str() == word) {
            Some(membership) => lock.add(kind, id, value.to_owned(), membership),
            None => {
                return Err(unreadable(format!(
                    "expected `first`, `with` or `once`, found `{word}`"
                )));
            }
        },
    }
    Ok(())
}

/// Whether this can be part of an address: what [`crate::text::slug`] makes.
fn is_id(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 120
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "document bridge-en since 2\ndocument bridge-en text 5f2c\ndocument old moved bridge-en\nevent e-1 first bridge-en\nevent e-1 once ferry\nperson anna first bridge-en/anna\n";

    #[test]
    fn what_is_written_is_read_again() {
        let (lock, told) = parse_lock(TEXT);
        assert!(told.is_empty(), "{told:?}");
        let text = lock_text(&lock);
        assert!(text.starts_with("# ") && text.ends_with(TEXT), "{text}");
        assert_eq!(parse_lock(&text).0, lock);
    }

    #[test]
    fn two_histories_join_line_by_line() {
        let joined = format!(
            "{TEXT}event e-1 with bridge-en\nevent e-1 with bridge-ru\ndocument bridge-en text aaaa\ndocument bridge-en since 5\n"
        );
        let (lock, told) = parse_lock(&joined);
        assert!(told.is_empty());
        let members = &lock.members[&AddressKind::Event]["e-1"];
        assert_eq!(members["bridge-en"], Membership::First);
        assert_eq!(members.len(), 3);
        assert_eq!(lock.texts["bridge-en"].len(), 2);
        assert_eq!(lock.since_of("bridge-en"), 2);
    }

    #[test]
    fn damaged_lines_are_reported_and_ignored() {
        let (lock, told) = parse_lock(
            "<<<<<<< HEAD\nevent e-1 first a\n=======\n>>>>>>> other\nevent e-1\nvent e-1 first a\nevent ../up first a\nevent e-1 third a\ndocument a first b\ndocument a since now\nperson p first a/../../b\n",
        );
        assert_eq!(lock.members.len(), 1);
        let lines: Vec<Option<usize>> = told.iter().map(|one| one.line).collect();
        assert_eq!(lines, [1, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(Some));
        assert!(told[0].message.contains("conflict") && told.iter().all(|one| one.hint.is_some()));
    }
}
