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
    let beside = found
        .iter()
        .take_while(|node| node.parent().map(|outer| outer.id) == first);
    beside
        .filter_map(|node| super::one_line(&name_in(node)))
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

/// The name inside a byline that marks it, else all its text.
fn name_in(node: &NodeRef<'_>) -> String {
    let marked: Vec<String> = node
        .descendants_it()
        .filter(|inner| {
            inner.attr("itemprop").is_some_and(|word| &*word == "name")
                || inner.attr("rel").is_some_and(|word| &*word == "author")
        })
        .map(|inner| inner.text().to_string())
        .collect();
    match marked.is_empty() {
        true => node.text().to_string(),
        false => marked.join(", "),
    }
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
