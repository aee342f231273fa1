//! The parts of a text between its marks.

use super::links;
use super::mark::{Mark, end_of, run};
use super::pairs;
use crate::model::Span;
use std::collections::BTreeSet;

/// The parts of a text between its marks, in order, none of them empty.
///
/// `targets` are the names of links that the text defines elsewhere, in small letters; without them every `[text][name]` is a link.
pub fn visible_parts(text: &str, targets: Option<&BTreeSet<String>>) -> Vec<Span> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(next) = next_sign(text, at) {
        let Some(mark) = mark_at(text, next, targets) else {
            // Backticks and asterisks that do not pair up come in runs.
            at = next + run(text, next);
            continue;
        };
        parts.push(Span::new(start, mark.start(text, next)));
        if let Some(inside) = mark.inside {
            let within = visible_parts(inside.of(text), targets);
            parts.extend(within.into_iter().map(|part| part.shifted(inside.start)));
        }
        at = mark.end;
        start = at;
    }
    parts.push(Span::new(start, text.len()));
    parts.retain(|part| part.start < part.end);
    parts
}

/// A text as a reader should see it on one line: without marks, with quotation marks where typewriters had backticks.
pub fn without_marks(text: &str) -> String {
    const SIGNS: [char; 6] = ['{', '[', '`', '*', '<', '"'];
    if !text.contains(SIGNS) && !text.contains("''") {
        return text.to_owned();
    }
    let parts = visible_parts(text, None);
    let seen: String = parts.iter().map(|part| part.of(text)).collect();
    let seen = pairs::with_quotation_marks(&seen).replace('`', "");
    if seen.len() == text.len() {
        return seen;
    }
    let mut out = String::with_capacity(seen.len());
    for word in seen.split_whitespace() {
        let closes = matches!(word, "." | "," | ";" | ":" | "!" | "?" | ")");
        if !out.is_empty() && !closes {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

impl Mark {
    /// Where a mark begins whose sign is at `at`: a role of reStructuredText stands before it (`:ref:`).
    fn start(&self, text: &str, at: usize) -> usize {
        if !text[at..].starts_with('`') {
            return at;
        }
        let before = &text[..at];
        let role = before
            .strip_suffix(':')
            .map(|role| role.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-'))
            .and_then(|role| role.strip_suffix(':'));
        role.filter(|role| before.len() - role.len() > 2)
            .map_or(at, str::len)
    }
}

fn next_sign(text: &str, from: usize) -> Option<usize> {
    let signs = text.as_bytes().get(from..)?;
    let sign = |byte: &u8| matches!(byte, b'{' | b'[' | b'!' | b'`' | b'*' | b'<' | b'\'' | b'"');
    signs.iter().position(sign).map(|at| from + at)
}

fn mark_at(text: &str, at: usize, targets: Option<&BTreeSet<String>>) -> Option<Mark> {
    match text.as_bytes()[at] {
        b'{' => template_tag(text, at),
        b'[' => links::link(text, at, targets),
        b'!' => links::picture(text, at, targets),
        b'<' => tag(text, at),
        b'"' => links::textile_link(text, at),
        b'`' => pairs::code(text, at),
        _ => pairs::emphasis(text, at),
    }
}

/// `{% … %}`, `{{ … }}` and attributes of Kramdown, `{: … }`.
fn template_tag(text: &str, at: usize) -> Option<Mark> {
    let close = match text.as_bytes().get(at + 1)? {
        b'%' => "%}",
        b'{' => "}}",
        b':' => "}",
        _ => return None,
    };
    let end = end_of(text, at + 2, close)?;
    Some(Mark { end, inside: None })
}

/// Names of elements that turn up in texts.
const ELEMENTS: &str = "a abbr b big blockquote br center cite code dd del div dl dt em figure font h1 h2 h3 h4 hr i img ins kbd li nowiki ol p pre q ref s small span strong sub sup table td tr u ul";

/// A tag or comment of HTML, and an address between angle brackets, which is seen.
fn tag(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at + 1..];
    if rest.starts_with("!--") {
        let end = end_of(text, at, "-->")?;
        return Some(Mark { end, inside: None });
    }
    let end = end_of(text, at, ">")?;
    let inside = Span::new(at + 1, end - 1);
    if links::is_address(inside.of(text)) {
        return Some(Mark {
            end,
            inside: Some(inside),
        });
    }
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let parted = name[length..].starts_with(['>', ' ', '/', '\n']);
    let known = ELEMENTS
        .split(' ')
        .any(|element| element.eq_ignore_ascii_case(&name[..length]));
    (known && parted).then_some(Mark { end, inside: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_see_the_text_between_marks() {
        for (written, seen) in [
            (
                "The [bridge](https://a.example/b) is open.",
                "The bridge is open.",
            ),
            ("See [the plan][2], please.", "See the plan, please."),
            (
                "Use `ferry --help` or ``a ` b``.",
                "Use ferry --help or a b.",
            ),
            (
                "It is **very** *long*, 2 * 3 * 4.",
                "It is very long, 2 * 3 * 4.",
            ),
            (
                "Ferry {{ boat.name }} sails {% if x %}today{% endif %}.",
                "Ferry sails today.",
            ),
            (
                "The codename is ``otter'' or `seal'.",
                "The codename is “otter” or ‘seal’.",
            ),
            (
                "See :ref:`the plan <plan>` and `a page <https://a.example>`_.",
                "See the plan and a page.",
            ),
            (
                "[[Bridge|The bridge]] and '''the''' [[ferry]]",
                "The bridge and the ferry",
            ),
            (
                "Read \"the plan\":https://a.example/plan now",
                "Read the plan now",
            ),
            (
                "One<br/>two <b>three</b> <https://a.example/>",
                "Onetwo three https://a.example/",
            ),
            ("![A quay](quay.png) The quay", "A quay The quay"),
            (
                "5 < 6 and [sic] (etc.), [1] he said",
                "5 < 6 and [sic] (etc.), [1] he said",
            ),
            ("\"Yes\": he said", "\"Yes\": he said"),
        ] {
            assert_eq!(without_marks(written), seen, "{written}");
        }
    }

    #[test]
    fn names_of_links_must_be_known_where_they_are_given() {
        let text = "The [ferry][1] sailed [again][2].";
        let targets = BTreeSet::from(["1".to_owned()]);
        let parts = visible_parts(text, Some(&targets));
        let seen: String = parts.iter().map(|part| part.of(text)).collect();
        assert_eq!(seen, "The ferry sailed [again][2].");
    }

    #[test]
    fn a_text_without_marks_is_one_part() {
        let text = "L'été, c'est « loin », 100 % & {non}.";
        assert_eq!(visible_parts(text, None), [Span::new(0, text.len())]);
        assert_eq!(without_marks(text), text);
    }
}
