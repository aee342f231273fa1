//! Who wrote it, as the page's metadata say or an element that is marked as a byline.

use super::json_ld::LinkedData;
use super::main_text::is_code;
use super::meta::MetaElements;
use super::purpose::{is_around, words_of};
use crate::text::alphanumeric_key as key;
use dom_query::{Document, NodeRef};

const NAMES: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
];

/// Characters between the headline and the byline at most: below the text stand the authors of other texts.
const FARTHEST: usize = 600;

/// Most elements of a byline.
const MOST: usize = 20;

/// The longest byline, in code points.
const LONGEST: usize = 200;

/// Authors from JSON-LD, else from `meta` elements, else from an element that is marked as a byline. Companies, desks, slogans and addresses are as common there as people; only
/// what looks like names of people is taken. What stands before a name ("By") and between two is still there.
pub(super) fn authors_of(
    page: &Document,
    meta: &MetaElements,
    linked: &LinkedData,
    outlet: Option<&str>,
) -> Vec<String> {
    let stated = linked.authors.iter().map(String::as_str);
    let named = names_among(stated, outlet);
    if !named.is_empty() {
        return named;
    }
    let named = names_among(meta.every(NAMES), outlet);
    if !named.is_empty() {
        return named;
    }
    let shown = bylines(page);
    names_among(shown.iter().map(String::as_str), outlet)
}

fn names_among<'a>(stated: impl Iterator<Item = &'a str>, outlet: Option<&str>) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for name in stated.flat_map(single_names) {
        let is_outlet = outlet.is_some_and(|outlet| key(outlet) == key(&name));
        if looks_like_names(&name) && !is_outlet && !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}

/// "Ida Holm, Jon Rask & Pia Lund" → three names.
fn single_names(stated: &str) -> Vec<String> {
    stated
        .split([',', ';', '&', '|', '/', '،', '、'])
        .filter_map(super::one_line)
        .collect()
}

/// Two to four words, or more where two names are joined by a word; the first and the last with a capital where the script has capitals, no digits.
fn looks_like_names(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let begins_well = |word: Option<&&str>| {
        word.and_then(|word| word.chars().next())
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    (2..=9).contains(&words.len())
        && (begins_well(words.first()) || begins_well(words.get(1)))
        && begins_well(words.last())
        && name.chars().count() <= 80
        && !name.contains("://")
        && !name
            .chars()
            .any(|c| c.is_numeric() || matches!(c, '@' | '(' | '!' | '?'))
}

/// The texts of the elements that are marked as bylines (`rel=author`, `itemprop=author`, a class whose last word is "byline" or "author") near the headline: the first of them, and
/// those beside it.
fn bylines(page: &Document) -> Vec<String> {
    let Some(body) = page.body() else {
        return Vec::new();
    };
    let has_headline = page.select("h1").exists();
    let (mut is_below, mut passed) = (!has_headline, 0);
    let mut found: Vec<NodeRef<'_>> = Vec::new();
    for node in body.descendants_it() {
        if node.has_name("h1") {
            is_below = true;
            passed = 0;
        } else if node.is_text() && is_below && !node.parent().is_some_and(|outer| is_code(&outer))
        {
            passed += node.text().trim().chars().count();
            if passed > FARTHEST {
                break;
            }
        } else if is_below && is_byline(&node) && !is_inside(&node, &found) && !is_elsewhere(&node)
        {
            found.push(node);
            if found.len() == MOST {
                break;
            }
        }
    }
    let first = found
        .first()
        .and_then(|node| node.parent())
        .map(|outer| outer.id);
    let beside: Vec<&NodeRef<'_>> = found
        .iter()
        .take_while(|node| node.parent().map(|outer| outer.id) == first)
        .collect();
    // What stands beside the elements may name further authors: "By <a rel=author>Ida Holm</a> and Jon Rask".
    let line = beside.first().and_then(|node| node.parent());
    let line = line.filter(|line| {
        !matches!(
            line.node_name().as_deref(),
            Some("body" | "article" | "main")
        ) && line.text().trim().chars().count() <= LONGEST
    });
    let shown = match line {
        Some(line) => vec![names_in(&line, &beside)],
        None => beside.iter().map(|node| names_in(node, &[])).collect(),
    };
    shown
        .iter()
        .filter_map(|text| super::one_line(text))
        .filter(|text| text.chars().count() <= LONGEST)
        .collect()
}

fn is_byline(node: &NodeRef<'_>) -> bool {
    let says = |name: &str| {
        let value = node.attr(name);
        value.is_some_and(|value| value.split_whitespace().any(|word| word == "author"))
    };
    says("rel")
        || says("itemprop")
        || node
            .class()
            .is_some_and(|class| class.split_whitespace().any(is_byline_class))
}

/// "article__author", "byline", "post-author-name"; not "about-author" or "author-bio".
fn is_byline_class(class: &str) -> bool {
    let words = words_of(class);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.iter().any(|word| {
        matches!(
            *word,
            "about" | "comment" | "related" | "photo" | "image" | "hide"
        )
    }) {
        return false;
    }
    matches!(
        words[..],
        [.., "byline" | "author" | "authors"] | [.., "byline" | "author", "name" | "names"]
    )
}

fn is_inside(node: &NodeRef<'_>, found: &[NodeRef<'_>]) -> bool {
    let mut outer = node.ancestors_it(None);
    outer.any(|outer| found.iter().any(|one| one.id == outer.id))
}

/// In a comment, a list of other texts, a side column.
fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    let mut outer = node.ancestors_it(None);
    outer.any(|outer| is_around(&outer) && !is_byline(&outer))
}

/// The names inside a byline that marks them, with what joins others to them; else all its text. `bylines`: elements in it that are marked as bylines
/// themselves.
fn names_in(node: &NodeRef<'_>, bylines: &[&NodeRef<'_>]) -> String {
    let is_name = |inner: &NodeRef<'_>| {
        inner.attr("itemprop").is_some_and(|word| &*word == "name")
            || inner.attr("rel").is_some_and(|word| &*word == "author")
    };
    let is_marked = |inner: &NodeRef<'_>| {
        let byline = bylines.iter().any(|one| one.id == inner.id);
        is_name(inner) || byline && !inner.descendants_it().any(|below| is_name(&below))
    };
    let mut parts: Vec<Part> = Vec::new();
    for inner in node.descendants_it() {
        if inner.has_name("li")
            || inner.has_name("br")
            || inner.has_name("div")
            || inner.has_name("p")
        {
            parts.push(Part::beside(", "));
        } else if inner.is_text() {
            let mut outer = inner.ancestors_it(None);
            let is_marked = outer.any(|outer| is_marked(&outer));
            parts.push(Part {
                text: inner.text().to_string(),
                is_marked,
            });
        }
    }
    let first = parts.iter().position(|part| part.is_marked);
    let last = parts.iter().rposition(|part| part.is_marked);
    let (Some(first), Some(last)) = (first, last) else {
        return joined(&parts);
    };
    let before = joined(&parts[..first]);
    let behind = joined(&parts[last + 1..]);
    let mut names = String::new();
    if ends_with_joined_name(&before) {
        names.push_str(&before);
    }
    names.push_str(&joined(&parts[first..=last]));
    if begins_with_joined_name(&behind) {
        names.push_str(
            behind
                .split([',', '(', '|', '·', '•'])
                .next()
                .unwrap_or_default(),
        );
    }
    names
}

/// A piece of a byline's text.
struct Part {
    text: String,
    /// It is in an element that marks a name.
    is_marked: bool,
}

impl Part {
    fn beside(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            is_marked: false,
        }
    }
}

/// The pieces as one text, with commas between names that the page parts only by its markup.
fn joined(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        let text = part.text.as_str();
        if out.ends_with(char::is_alphanumeric) && text.starts_with(char::is_uppercase) {
            out.push_str(", ");
        }
        out.push_str(text);
    }
    out
}

/// " and Jon Rask": a sign or a small word, then words with capitals only.
fn begins_with_joined_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() >= 3 && is_joint(words[0]) && words[1..3].iter().all(|word| is_capital(word))
}

/// "By Jon Rask and ".
fn ends_with_joined_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some((last, rest)) = words.split_last() else {
        return false;
    };
    let names = rest.iter().rev().take_while(|word| is_capital(word));
    is_joint(last) && names.count() >= 2
}

/// The longest word for "and", in letters.
const LONGEST_JOINT: usize = 5;

fn is_joint(word: &str) -> bool {
    word == "&" || word.chars().count() <= LONGEST_JOINT && word.chars().all(char::is_lowercase)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(stated: &str) -> Vec<String> {
        let linked = LinkedData {
            authors: vec![stated.to_owned()],
            ..LinkedData::default()
        };
        let page = Document::from("");
        authors_of(&page, &MetaElements::default(), &linked, Some("The Quay"))
    }

    fn shown(html: &str) -> Vec<String> {
        let page = Document::from(format!("<article><h1>Quay opened</h1>{html}</article>"));
        authors_of(
            &page,
            &MetaElements::default(),
            &LinkedData::default(),
            None,
        )
    }

    #[test]
    fn elements_that_are_marked_as_bylines() {
        for html in [
            "<p class=byline>By Ida Holm</p>",
            "<div class=article__author>By Ida Holm</div>",
        ] {
            assert_eq!(shown(html), ["By Ida Holm"], "{html}");
        }
        for html in [
            "<a rel=author href=/ida>Ida Holm</a>",
            "<div class='meta'>By <span itemprop=author itemscope><b itemprop=name>Ida Holm</b></span>, reporter</div>",
            "<div class=c-byline>Words by <a rel=author href=/ida>Ida Holm</a> in Holm</div>",
        ] {
            assert_eq!(shown(html), ["Ida Holm"], "{html}");
        }
        let both = "<a rel=author href=/ida>Ida Holm</a> <a rel=author href=/jon>Jon Rask</a>";
        assert_eq!(shown(both), ["Ida Holm", "Jon Rask"]);
        for (html, names) in [
            (
                "<span class=author>By <a href=/ida>Ida Holm</a> and Jon Rask</span>",
                &["By Ida Holm and Jon Rask"][..],
            ),
            (
                "<span class=author>By <a rel=author href=/ida>Ida Holm</a> and Jon Rask</span>",
                &["Ida Holm and Jon Rask"],
            ),
            (
                "<span class=author>By Jon Rask &amp; <a rel=author href=/ida>Ida Holm</a></span>",
                &["By Jon Rask", "Ida Holm"],
            ),
            (
                "<p>By <a rel=author href=/ida>Ida Holm</a> and <a href=/jon>Jon Rask</a></p>",
                &["Ida Holm and Jon Rask"],
            ),
            (
                "<p class=byline>By <a rel=author href=/ida>Ida Holm</a>, <a rel=author href=/jon>Jon Rask</a> and Pia Lund, Holm</p>",
                &["Ida Holm", "Jon Rask and Pia Lund"],
            ),
            (
                "<div class=byline>By <span class=author><a href=/ida>Ida Holm</a></span> and Jon Rask</div>",
                &["By Ida Holm and Jon Rask"],
            ),
            (
                "<ul class=authors><li><a href=/ida>Ida Holm</a></li><li>Jon Rask</li></ul>",
                &["Ida Holm", "Jon Rask"],
            ),
            (
                "<p class=author><b itemprop=name>Ida Holm</b> und Jon Rask</p>",
                &["Ida Holm und Jon Rask"],
            ),
        ] {
            assert_eq!(shown(html), names, "{html}");
        }
        let text = "The ferry across the strait will run every two hours. ".repeat(20);
        for html in [
            &format!("<p>{text}</p><p class=byline>By Ida Holm</p>"),
            "<div class=comments><p class=author>Ida Holm</p></div>",
            "<div class=about-author>Ida Holm</div>",
            "<p class=byline>By our staff</p>",
        ] {
            assert!(shown(html).is_empty(), "{html}");
        }
    }

    #[test]
    fn people_and_nobody_else() {
        assert_eq!(
            authors("Ida Holm, Jon Rask & Pia van der Lund"),
            ["Ida Holm", "Jon Rask", "Pia van der Lund"]
        );
        for nobody in [
            "The Quay",
            "admin",
            "https://quay.example/ida",
            "Desk 24 Hours",
            "ida@quay.example",
        ] {
            assert!(authors(nobody).is_empty(), "{nobody}");
        }
    }
}
