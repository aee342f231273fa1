//! Links as lightweight markup writes them.

use super::mark::{LONGEST, Mark, end_of};
use crate::model::Span;
use std::collections::BTreeSet;

/// The names of links that a text defines on lines of their own (`[name]: address`), in small letters.
pub fn link_targets(text: &str) -> BTreeSet<String> {
    let names = text.lines().filter_map(|line| Some(definition(line)?.0));
    names.map(str::to_lowercase).collect()
}

/// The name and the address of a link that a line defines.
pub(super) fn definition(line: &str) -> Option<(&str, &str)> {
    let (name, target) = line.trim().strip_prefix('[')?.split_once("]:")?;
    let target = target.trim();
    let address = target.split_whitespace().next()?;
    (!name.is_empty() && !name.contains(['[', ']']) && is_target(address)).then_some((name, target))
}

/// `[text](address)`, `[text][name]`, `[name]`, `[[page|text]]`.
pub(super) fn link(text: &str, at: usize, targets: Option<&BTreeSet<String>>) -> Option<Mark> {
    if text[at..].starts_with("[[") && !text[at + 2..].starts_with('[') {
        return wiki_link(text, at);
    }
    let close = matching(text, at, '[', ']')?;
    let inside = Span::new(at + 1, close);
    let rest = &text[close + 1..];
    if rest.starts_with('(') {
        let end = matching(text, close + 1, '(', ')')?;
        let target = text[close + 2..end].trim();
        let address = target.split_whitespace().next().unwrap_or_default();
        return is_target(address).then_some(Mark {
            end: end + 1,
            inside: Some(inside),
        });
    }
    let is_known = |name: &str| targets.is_none_or(|known| known.contains(&name.to_lowercase()));
    if rest.starts_with('[') {
        let end = matching(text, close + 1, '[', ']')?;
        let name = &text[close + 2..end];
        let name = if name.is_empty() {
            inside.of(text)
        } else {
            name
        };
        return is_known(name).then_some(Mark {
            end: end + 1,
            inside: Some(inside),
        });
    }
    // Before a colon it is the definition.
    let known = !rest.starts_with(':')
        && targets.is_some_and(|known| known.contains(&inside.of(text).to_lowercase()));
    known.then_some(Mark {
        end: close + 1,
        inside: Some(inside),
    })
}

/// `![text](address)`.
pub(super) fn picture(text: &str, at: usize, targets: Option<&BTreeSet<String>>) -> Option<Mark> {
    text[at + 1..]
        .starts_with('[')
        .then(|| link(text, at + 1, targets))
        .flatten()
}

fn wiki_link(text: &str, at: usize) -> Option<Mark> {
    let end = end_of(text, at + 2, "]]")?;
    let inside = &text[at + 2..end - 2];
    if inside.contains(['[', '\n']) || inside.trim().is_empty() {
        return None;
    }
    let from = inside.rfind('|').map_or(0, |bar| bar + 1);
    Some(Mark {
        end,
        inside: Some(Span::new(at + 2 + from, end - 2)),
    })
}

/// `"text":address`.
pub(super) fn textile_link(text: &str, at: usize) -> Option<Mark> {
    let close = end_of(text, at + 1, "\"")?;
    let address = text[close..].strip_prefix(':')?;
    let address = &address[..address.floor_char_boundary(LONGEST)];
    let length = address.find(char::is_whitespace).unwrap_or(address.len());
    let address = address[..length].trim_end_matches(['.', ',', ';', ')']);
    is_address(address).then_some(Mark {
        end: close + 1 + address.len(),
        inside: Some(Span::new(at + 1, close - 1)),
    })
}

/// A web address with its scheme, or one that begins with `www.`.
pub(super) fn is_address(word: &str) -> bool {
    const SCHEMES: [&str; 4] = ["http://", "https://", "ftp://", "www."];
    let starts = |scheme: &&str| {
        word.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    SCHEMES.iter().any(starts) && !word.contains(char::is_whitespace)
}

/// What may stand between the brackets of a link: an address, a path, an anchor.
fn is_target(target: &str) -> bool {
    let target = target.trim_start_matches('<').trim_end_matches('>');
    is_address(target)
        || target.starts_with(['/', '#', '{'])
        || target.starts_with("mailto:")
        || target.contains('/')
        || target.is_ascii() && target.trim_end_matches('.').contains('.')
}

/// Where the bracket at `at` is closed.
fn matching(text: &str, at: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (offset, sign) in text[at..].char_indices().take_while(|(o, _)| *o < LONGEST) {
        if sign == open {
            depth += 1;
        } else if sign == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + offset);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_of_links() {
        let text =
            "Text.\n\n[1]: https://a.example\n [The Plan]: /plan.html \"Plan\"\n[2]: said he\n";
        let names: Vec<String> = link_targets(text).into_iter().collect();
        assert_eq!(names, ["1", "the plan"]);
    }

    #[test]
    fn addresses() {
        assert!(is_address("https://a.example") && is_address("WWW.a.example"));
        assert!(!is_address("http is a protocol") && !is_address("a.example"));
    }
}
