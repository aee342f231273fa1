//! Very large pages: a saved page carries its pictures and scripts along, and only what is left without them is parsed.

use super::extracted::{Extracted, Remark};
use super::html::{extract_page, start_of_end_tag};
use std::borrow::Cow;

/// The most markup that is parsed, in bytes. The tree of a page takes some twenty times as much memory; the longest articles have a tenth of this.
const LARGEST_PAGE: usize = 8 * 1024 * 1024;

/// The longest tag of what is left out, in bytes.
const LONGEST_TAG: usize = 4_096;

/// What is left out of a large page, with its content.
const DEAD_WEIGHT: [&str; 5] = ["script", "style", "svg", "noscript", "template"];

/// The main text of a page, unless it is too large even without pictures and scripts.
pub(super) fn page_within_bounds(html: &str) -> Option<Extracted> {
    let slim = match html.len() > LARGEST_PAGE {
        true => Cow::Owned(without_dead_weight(html)),
        false => Cow::Borrowed(html),
    };
    (slim.len() <= LARGEST_PAGE).then(|| extract_page(&slim))
}

/// The warning about one that is.
pub(super) fn too_large(what: &str, size: usize) -> Remark {
    Remark::new(
        format!("{what} has {} MB of markup", size / 1_000_000),
        format!(
            "pages of up to {} MB without pictures and scripts are read; paste the article into a .txt file",
            LARGEST_PAGE / 1024 / 1024
        ),
    )
}

/// The page without comments, scripts (but for JSON-LD, which says what the page is), styles, and pictures that are written into attributes.
fn without_dead_weight(html: &str) -> String {
    let mut slim = String::new();
    let mut at = 0;
    while at < html.len() && slim.len() <= LARGEST_PAGE {
        let rest = &html[at..];
        let next = rest.find('<').unwrap_or(rest.len());
        push_without_data(&mut slim, &rest[..next]);
        at += next;
        let rest = &html[at..];
        if rest.is_empty() {
            break;
        }
        at += if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + 3)
        } else if let Some(end) = dead_weight_end(rest) {
            end
        } else {
            slim.push('<');
            1
        };
    }
    slim
}

/// The length of an element that is left out, if one begins here.
fn dead_weight_end(rest: &str) -> Option<usize> {
    let name: String = rest[1..]
        .chars()
        .take(9)
        .take_while(char::is_ascii_alphabetic)
        .collect::<String>()
        .to_ascii_lowercase();
    let name = DEAD_WEIGHT.iter().find(|dead| **dead == name)?;
    // A tag that has no end within this is none that programs write, and the parser decides.
    let window = &rest[..rest.floor_char_boundary(LONGEST_TAG)];
    let tag = &window[..window.find('>')?];
    if tag.contains("ld+json") {
        return None;
    }
    let Some(end) = start_of_end_tag(&rest[tag.len()..], name) else {
        return Some(rest.len());
    };
    let end = tag.len() + end;
    Some(rest[end..].find('>').map_or(rest.len(), |at| end + at + 1))
}

/// Leaves `data:` addresses out.
fn push_without_data(slim: &mut String, piece: &str) {
    let mut rest = piece;
    while let Some(found) = rest.find("data:") {
        let (before, data) = rest.split_at(found);
        slim.push_str(before);
        let end = data
            .find(['"', '\'', ')', '>', ' ', '\n'])
            .unwrap_or(data.len());
        if end < 200 {
            slim.push_str(&data[..end]);
        }
        rest = &data[end..];
    }
    slim.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_scripts_and_comments_go() {
        let html = format!(
            "<head><script>a<b</script><script type=\"application/ld+json\">{{}}</script></head><!-- x --><p>Text data: here <img src=\"data:image/png;base64,{}\" alt=y><SVG><path/></svg> end",
            "A".repeat(500)
        );
        assert_eq!(
            without_dead_weight(&html),
            "<head><script type=\"application/ld+json\">{}</script></head><p>Text data: here <img src=\"\" alt=y> end"
        );
    }

    #[test]
    fn tags_that_never_end_are_looked_at_once() {
        let html = format!("<p>Text</p>{}", "<script ".repeat(200_000));
        assert!(without_dead_weight(&html).starts_with("<p>Text</p>"));
    }

    #[test]
    fn a_page_that_stays_large_is_not_parsed() {
        let heavy = format!("<p>Text</p><script>{}</script>", "x".repeat(LARGEST_PAGE));
        assert!(page_within_bounds(&heavy).is_some());
        assert_eq!(
            page_within_bounds(&"<p>x</p>".repeat(LARGEST_PAGE / 8 + 1)),
            None
        );
    }
}
