//! Lines that nobody reads as sentences: what programs read, checksums, addresses, names of files.

use super::links::{definition, is_address};
use super::visible::visible_parts;
use crate::text::{TokenKind, tokens};

/// A line of marks alone: template tags, the definition of a link, a rule, a directive.
pub fn is_markup_line(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() {
        return false;
    }
    let is_rule = line.chars().count() >= 3
        && line
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | '#' | '^' | '+' | ' '));
    let is_directive = line.strip_prefix(".. ").is_some_and(|rest| {
        rest.starts_with('_') && rest.contains(": ")
            || rest
                .split_once("::")
                .is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
    });
    is_rule || is_directive || definition(line).is_some() || {
        let parts = visible_parts(line, None);
        let seen = parts.iter().map(|part| part.of(line));
        let tagged = line.contains(['{', '<']);
        tagged && !seen.flat_map(str::chars).any(char::is_alphanumeric)
    }
}

/// The most words of a label before an address or a checksum.
const LABEL: usize = 2;

/// A line of addresses, names of files and checksums, with a label at most.
pub fn is_machine_line(line: &str) -> bool {
    let mut machine = 0;
    let mut words = 0;
    let mut label_ends = true;
    let mut rest = line.trim();
    // Template tags stand for what a program puts in.
    while let Some((start, end)) = template_tag(rest) {
        machine += 1;
        let (before, behind) = (&rest[..start], &rest[end..]);
        count(before, &mut machine, &mut words, &mut label_ends);
        rest = behind;
    }
    count(rest, &mut machine, &mut words, &mut label_ends);
    machine > 0 && (words <= 1 || words <= LABEL && label_ends)
}

fn template_tag(text: &str) -> Option<(usize, usize)> {
    let start = text.find("{{")?;
    let end = text[start..].find("}}")?;
    Some((start, start + end + 2))
}

fn count(text: &str, machine: &mut usize, words: &mut usize, label_ends: &mut bool) {
    for written in text.split_whitespace() {
        let word = written.trim_matches(|c: char| {
            matches!(
                c,
                '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | '`' | '*' | '•'
            )
        });
        if is_address(word) || is_checksum(word) || is_file_name(word) {
            *machine += 1;
        } else if word.chars().any(char::is_alphabetic) && !is_unit(word) {
            *words += 1;
            *label_ends = word.ends_with([':', '：']);
        }
    }
}

/// Many digits of base 16 in a row, letters among them or not.
fn is_checksum(word: &str) -> bool {
    word.len() >= 24
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// A path, or a name with digits and the ending of an archive or a program.
fn is_file_name(word: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "gz", "bz2", "xz", "zip", "tgz", "tar", "deb", "dsc", "rpm", "exe", "dmg", "msi", "iso",
        "sig", "asc", "diff", "patch", "jar", "whl", "7z", "zst", "pdf",
    ];
    let word = word.trim_end_matches(':');
    let Some((name, ending)) = word.rsplit_once('.') else {
        return false;
    };
    word.is_ascii()
        && !name.is_empty()
        && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
        && name
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte == b'/')
}

/// Sizes of files: "bytes", "MB".
fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 7] = ["bytes", "byte", "kb", "mb", "gb", "kib", "mib"];
    UNITS.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether lines read like code: many signs beside few words that a sentence would have.
pub fn reads_like_code(text: &str) -> bool {
    let (mut signs, mut letters, mut lines, mut ended) = (0, 0, 0, 0);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        ended += usize::from(line.ends_with(['{', '}', ';', ')', ']', '>', '\\']));
        ended += usize::from(line.starts_with(['$', '#', '<', '%', '@', '/', '}', '>', '+', '-']));
    }
    for token in tokens(text) {
        let written = token.span.of(text);
        match token.kind {
            TokenKind::Word => letters += written.chars().count(),
            TokenKind::Sign => {
                signs += usize::from(written.contains([
                    '{', '}', '(', ')', '[', ']', '<', '>', '=', '$', '_', '|', '\\', ';', '#',
                    '/', '&', '%', '+', '~', '^', '@', '*', '`',
                ]));
            }
            TokenKind::Number => {}
        }
    }
    lines > 0 && (signs * 12 >= letters || ended * 2 > lines && signs * 25 >= letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_programs_read() {
        for line in [
            "{% assign boat = site.data.boats | first %}",
            "{: .summary}",
            "[2]: https://a.example/plan",
            "-----",
            "{{ page.summary }}",
            ".. image:: quay.png",
            ".. _plan: https://a.example",
            "<br/>",
        ] {
            assert!(is_markup_line(line), "{line}");
        }
        for line in [
            "- 5 -",
            "[2]: he said",
            "…",
            "{{ boat }} sails",
            "<b>Now</b>",
        ] {
            assert!(!is_markup_line(line), "{line}");
        }
    }

    #[test]
    fn lines_of_addresses_files_and_checksums() {
        for line in [
            "https://a.example/boats/ferry-2.tar.gz",
            "* <https://a.example/boats/>",
            "SHA256: 0123456789abcdef0123456789abcdef",
            "SIZE:   1234567 bytes 0123456789abcdef0123456789abcdef",
            "ferry-2.1.tar.gz",
            "SHA1: {{ boat.sha1 }}",
            "Prüfsumme (MD5): 0123456789abcdef0123456789abcdef",
        ] {
            assert!(is_machine_line(line), "{line}");
        }
        for line in [
            "The plan is at https://a.example/plan",
            "2018-03-10",
            "Quay 5",
            "{{ boat.name }} sails again tomorrow",
            "Harbour/Quay",
        ] {
            assert!(!is_machine_line(line), "{line}");
        }
    }

    #[test]
    fn code_and_prose() {
        for code in [
            "$ ferry install --now",
            "if (a == b) {\n  sail(a);\n}",
            "<a href=\"x\">y</a>",
            "boat = Boat.new(\"Otter\")",
        ] {
            assert!(reads_like_code(code), "{code}");
        }
        for prose in [
            "The ferry sails again from May on, the harbour board said (it had been built in 1911).",
            "Паром снова ходит; совет гавани (и мэр) доволен.",
        ] {
            assert!(!reads_like_code(prose), "{prose}");
        }
    }
}
