//! Which part of a page is its text.

use super::blocks::{PageLine, lines_of};
use super::clean::remove_surroundings;
use crate::model::BlockKind;
use crate::text::alphanumeric_key as key;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use std::collections::BTreeSet;
use std::ops::Range;

/// Elements a page may have before its main text is no longer looked for.
const MOST_ELEMENTS: usize = 200_000;

/// The longest piece of text without markup, in bytes, of a page whose main text is looked for: what the method finds comes as markup, and escaping takes time
/// that grows with the square of this.
const LONGEST_TEXT: usize = 100_000;

/// How many lines below the headline the text begins at the latest.
const HEAD: usize = 40;

/// Short lines this close to the text belong to it.
const GAP: usize = 3;

/// Behind the last line found, so many lines are looked at for a sentence.
const GAP_BEHIND: usize = 2;

/// Characters of a line that is found again for certain.
const LONG: usize = 40;

/// What is found must have at least one part in so many of the sentences that are not obviously around the text.
const LEAST: usize = 8;

/// The main text of a page.
pub(super) struct MainText {
    pub(super) lines: Vec<PageLine>,
    /// No main text stood out: all that is not obviously around it was taken.
    pub(super) whole_page: bool,
}

/// Finds the main text: the Readability method (crate `dom_smoothie`) on the page without its surroundings says where it lies; between the
/// headline and its last line, sentences that the method passed over (leads, quotations, lists in columns) are taken too.
pub(super) fn main_text(page: Document, headline: Option<&str>) -> MainText {
    remove_surroundings(&page);
    let all = page.body().map(|body| lines_of(&body)).unwrap_or_default();
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        disable_json_ld: true,
        keep_classes: true,
        ..Config::default()
    };
    let found = match longest_text(&page) <= LONGEST_TEXT {
        true => Readability::with_document(page, None, Some(config))
            .and_then(|mut page| page.parse())
            .map(|article| lines_of(&Document::fragment(article.content).root()))
            .unwrap_or_default(),
        false => Vec::new(),
    };
    if found.is_empty() || sentences_in(&found) * LEAST < sentences_in(&all) {
        return MainText {
            lines: from_headline(all, headline),
            whole_page: true,
        };
    }
    MainText {
        lines: filled(&all, found, headline),
        whole_page: false,
    }
}

/// Length of the longest piece of text without markup, in bytes; scripts and styles are not escaped.
fn longest_text(page: &Document) -> usize {
    let root = page.root();
    root.descendants_it()
        .filter(|node| node.is_text() && !node.parent().is_some_and(|parent| is_code(&parent)))
        .map(|node| node.text().len())
        .max()
        .unwrap_or(0)
}

/// Whether an element holds what no reader sees.
pub(super) fn is_code(node: &NodeRef) -> bool {
    let name = node.node_name();
    let name = name.as_deref().unwrap_or_default();
    matches!(name, "script" | "style" | "noscript" | "template")
}

/// Characters in lines that read like text.
fn sentences_in(lines: &[PageLine]) -> usize {
    lines
        .iter()
        .filter(|line| reads_like_text(line))
        .map(|line| line.text.chars().count())
        .sum()
}

/// From the headline to the last sentence, lines that are only links left out.
fn from_headline(mut all: Vec<PageLine>, headline: Option<&str>) -> Vec<PageLine> {
    let title = headline.map(key);
    let from = all
        .iter()
        .position(|line| Some(key(&line.text)) == title)
        .unwrap_or(0);
    let to = all
        .iter()
        .rposition(reads_like_text)
        .map_or(all.len(), |last| (last + 1).max(from));
    all.truncate(to);
    all.drain(..from.min(to));
    all.retain(|line| !line.is_link());
    all
}

/// The lines of the page from the headline to the last line found, those that are found or read like sentences.
fn filled(all: &[PageLine], found: Vec<PageLine>, headline: Option<&str>) -> Vec<PageLine> {
    let Some(range) = extent(all, &found, headline) else {
        return found;
    };
    let keys: BTreeSet<String> = found.iter().map(|line| key(&line.text)).collect();
    let (from, to) = (range.start, range.end);
    all[range]
        .iter()
        .enumerate()
        .filter(|(at, line)| {
            keys.contains(&key(&line.text))
                || reads_like_text(line)
                || (*at > 0
                    && from + at + 1 < to
                    && matches!(line.kind, BlockKind::Heading(_))
                    && !line.is_link())
        })
        .map(|(_, line)| line.clone())
        .collect()
}

/// From where to where the text goes in the lines of the page: from the headline, if it is close above the first line found, to the last
/// line found and on over sentences close behind it. Nothing if the lines found cannot be found again in the page.
fn extent(all: &[PageLine], found: &[PageLine], headline: Option<&str>) -> Option<Range<usize>> {
    let keys: BTreeSet<String> = found.iter().map(|line| key(&line.text)).collect();
    let places: Vec<usize> = (0..all.len())
        .filter(|at| keys.contains(&key(&all[*at].text)))
        .collect();
    let long = |line: &&PageLine| line.text.chars().count() >= LONG;
    let long_found = found.iter().filter(long).count();
    let long_places = places.iter().filter(|at| long(&&all[**at])).count();
    if long_places * 5 < long_found * 4 {
        return None;
    }
    let first = *places
        .iter()
        .find(|at| long(&&all[**at]))
        .or(places.first())?;
    let last = *places
        .iter()
        .rfind(|at| long(&&all[**at]))
        .or(places.last())?;
    let near = |one: usize, other: usize| one.abs_diff(other) <= GAP;
    let first = places
        .iter()
        .rev()
        .skip_while(|at| **at >= first)
        .fold(
            first,
            |first, at| if near(first, *at) { *at } else { first },
        );
    let last = places
        .iter()
        .skip_while(|at| **at <= last)
        .fold(last, |last, at| if near(last, *at) { *at } else { last });
    let title = headline.map(key);
    let from = (first.saturating_sub(HEAD)..first)
        .rev()
        .find(|at| Some(key(&all[*at].text)) == title)
        .unwrap_or(first);
    let mut to = last + 1;
    while let Some(next) = all[to..].iter().take(GAP_BEHIND).position(reads_like_text) {
        to += next + 1;
    }
    Some(from..to)
}

/// A sentence of some length that is mostly no link.
fn reads_like_text(line: &PageLine) -> bool {
    let length = line.text.chars().count();
    length >= 60
        && line.linked * 3 < length
        && line
            .text
            .trim_end_matches(['"', '»', '”', '“', ')', '’'])
            .ends_with(['.', '!', '?', '…', ':', '。', '।', '۔', '؟', '！', '？'])
}
