//! Dates that a page shows its readers: in elements named for it, and in the lines around the headline.

use super::blocks::PageLine;
use super::purpose::is_inside_surroundings;
use crate::model::BlockKind;
use crate::text::alphanumeric_key as key;
use dom_query::{Document, NodeRef};

/// Words of class names that mark a date.
const DATE_WORDS: &[&str] = &[
    "date",
    "datum",
    "dateline",
    "datetime",
    "fecha",
    "published",
    "pubdate",
    "publishdate",
    "postdate",
    "posted",
    "timestamp",
    "data",
    "tarih",
    "created",
    "createdate",
    "time",
    "meta",
    "entrydate",
    "byline",
    "postmeta",
    "info",
];

/// Short texts with digits in elements whose class or id says date, in the order of the page.
pub(super) fn marked_as_dates(page: &Document) -> Vec<String> {
    let Some(body) = page.body() else {
        return Vec::new();
    };
    let mut found: Vec<(usize, String)> = Vec::new();
    for node in body.descendants_it().filter(NodeRef::is_element) {
        let class = node.class().unwrap_or_default();
        let id = node.id_attr().unwrap_or_default();
        if class.is_empty() && id.is_empty() {
            continue;
        }
        let rank = [&class, &id]
            .into_iter()
            .flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()))
            .filter_map(|word| {
                let word = word.to_ascii_lowercase();
                DATE_WORDS.iter().position(|marker| {
                    *marker == word || (marker.len() > 3 && word.ends_with(marker))
                })
            })
            .min();
        let Some(rank) = rank else {
            continue;
        };
        if node.normalized_char_count() > 160 {
            continue;
        }
        let text = super::one_line(&node.text()).filter(|text| is_short(text) && has_digits(text));
        let Some(text) = text else {
            continue;
        };
        if is_inside_surroundings(&node) {
            continue;
        }
        found.push((usize::from(rank > 8), text));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, text)| text).take(8).collect()
}

/// How many lines before and behind the headline may date the text.
const BEFORE: usize = 8;
const BEHIND: usize = 12;

/// Short lines with digits around the headline, those behind it first, up to the first paragraph of some length; and the beginning of a headline
/// that starts with a date.
pub(super) fn beside_headline(lines: &[PageLine], headline: Option<&str>) -> Vec<String> {
    let Some(headline) = headline else {
        return Vec::new();
    };
    let wanted = key(headline);
    let same = |line: &PageLine| {
        let key = key(&line.text);
        key.ends_with(&wanted) && key.len() <= wanted.len() + 40
    };
    let heading = |line: &PageLine| matches!(line.kind, BlockKind::Heading(_));
    let place = lines
        .iter()
        .position(|line| heading(line) && same(line))
        .or_else(|| lines.iter().position(same));
    let Some(place) = place else {
        return Vec::new();
    };
    let dated = |line: &&PageLine| is_short(&line.text) && has_digits(&line.text);
    let own = lines[place].text.chars().take(24).collect::<String>();
    let behind = lines[place + 1..]
        .iter()
        .take(BEHIND)
        .take_while(|line| line.text.chars().count() <= 300)
        .filter(dated);
    let before = lines[place.saturating_sub(BEFORE)..place]
        .iter()
        .rev()
        .filter(dated);
    let opening = lines[place + 1..]
        .iter()
        .take(BEHIND)
        .find(|line| !is_short(&line.text))
        .map(|line| line.text.chars().take(14).collect::<String>());
    std::iter::once(own)
        .chain(behind.chain(before).map(|line| line.text.clone()))
        .chain(opening)
        .filter(|text| has_digits(text))
        .collect()
}

/// The most lines with a date that are looked at, and the longest label and the longest line under a label, in code points.
const MOST_LABELLED: usize = 100;
const LONGEST_LABEL: usize = 30;
const LONGEST_VALUE: usize = 40;

/// Short lines with digits, wherever they stand; those below a line that may be their label with it ("Published" above "6 May 2024").
pub(super) fn with_labels(lines: &[PageLine]) -> Vec<String> {
    let is_value = |line: &PageLine| is_short(&line.text) && has_digits(&line.text);
    let values = (0..lines.len()).filter(|&at| is_value(&lines[at]));
    values
        .take(MOST_LABELLED)
        .map(|at| {
            let text = &lines[at].text;
            let label = at
                .checked_sub(1)
                .map(|above| lines[above].text.trim_end_matches(':'));
            match label {
                Some(label)
                    if text.chars().count() <= LONGEST_VALUE
                        && label.chars().count() <= LONGEST_LABEL
                        && !has_digits(label) =>
                {
                    format!("{label}: {text}")
                }
                _ => text.clone(),
            }
        })
        .collect()
}

pub(super) fn is_short(text: &str) -> bool {
    text.chars().count() <= 120
}

pub(super) fn has_digits(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_their_labels() {
        let line = |text: &str| PageLine {
            kind: BlockKind::Paragraph,
            text: text.to_owned(),
            linked: 0,
        };
        let lines = ["Published", "6 May 2024", "Recorded 3 May 2024", "Voices"].map(line);
        assert_eq!(
            with_labels(&lines),
            ["Published: 6 May 2024", "Recorded 3 May 2024"]
        );
    }
}
