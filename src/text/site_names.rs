//! Names of sites behind headlines, as title bars have them: "The bridge is open - The Harbour Post".

use super::alphanumeric::alphanumeric_key as key;
use std::collections::{BTreeMap, BTreeSet};

/// Signs between a headline and what a site writes behind it.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " » ", " :: ", " • ", " · "];

/// Different headlines that end with the same words before these are a site's, at least.
const HEADLINES: usize = 3;

/// Words and code points of a site's name, at most.
const MOST_WORDS: usize = 6;
const LONGEST: usize = 50;

/// Code points of what is left, at least, counting a sign of a script without spaces as two.
const LEFT: usize = 12;

/// What the headlines of an archive end with that is no part of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteNames {
    recurring: BTreeSet<String>,
}

impl SiteNames {
    /// What three or more different headlines end with behind a separator.
    pub fn of<'a>(headlines: impl Iterator<Item = &'a str>) -> Self {
        let mut fronts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for headline in headlines {
            if let Some((front, end)) = parted(headline) {
                fronts.entry(key(end)).or_default().insert(key(front));
            }
        }
        fronts.retain(|end, fronts| !end.is_empty() && fronts.len() >= HEADLINES);
        Self {
            recurring: fronts.into_keys().collect(),
        }
    }

    /// The headline without the name of a site behind it: one that recurs, the outlet's, or a web address. Dashes and bars left at the end go, too.
    pub fn without<'a>(&self, headline: &'a str, outlet: Option<&str>) -> &'a str {
        let mut rest = without_open_end(headline);
        while let Some((front, end)) = parted(rest) {
            let name = key(end);
            let is_outlet = outlet.is_some_and(|outlet| key(outlet) == name);
            if !(self.recurring.contains(&name) || is_outlet || is_domain(end)) {
                break;
            }
            rest = without_open_end(front);
        }
        rest
    }
}

/// The headline and what stands behind its last separator, where that may be a name and enough is left.
fn parted(headline: &str) -> Option<(&str, &str)> {
    let last = SEPARATORS
        .iter()
        .filter_map(|separator| Some((headline.rfind(separator)?, separator.len())));
    let (at, length) = last.max()?;
    let (front, end) = (headline[..at].trim_end(), headline[at + length..].trim());
    let name = end.split_whitespace().count() <= MOST_WORDS
        && end.chars().count() <= LONGEST
        && end.chars().any(char::is_alphabetic);
    let left: usize = front
        .chars()
        .map(|c| 1 + usize::from(c >= '\u{2E80}'))
        .sum();
    (name && left >= LEFT).then_some((front, end))
}

fn without_open_end(headline: &str) -> &str {
    headline
        .trim_end()
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '–' | '—' | '-' | '»'))
}

/// "harbour-post.example".
fn is_domain(end: &str) -> bool {
    let (name, top) = end.rsplit_once('.').unwrap_or(("", ""));
    let label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    name.chars().count() >= 2
        && name.chars().all(label)
        && (2..=12).contains(&top.len())
        && top.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_three_headlines_end_with_is_no_part_of_them() {
        let headlines = [
            "The bridge is open again | Harbour Post",
            "Ferry to run every hour | Harbour Post",
            "Council votes on the quay - Harbour Post",
            "Council votes on the quay - what we know",
        ];
        let names = SiteNames::of(headlines.into_iter());
        let bare = |headline| names.without(headline, None);
        assert_eq!(bare(headlines[0]), "The bridge is open again");
        assert_eq!(bare(headlines[2]), "Council votes on the quay");
        assert_eq!(bare(headlines[3]), headlines[3]);
        assert_eq!(bare("Ferry | Harbour Post"), "Ferry | Harbour Post");
        assert_eq!(
            bare("港の橋がふたたび開通 - Harbour Post -"),
            "港の橋がふたたび開通"
        );
    }

    #[test]
    fn the_outlet_and_addresses_go() {
        let names = SiteNames::default();
        let bare = |headline, outlet| names.without(headline, outlet);
        assert_eq!(
            bare("The bridge is open - The Quay", Some("the quay")),
            "The bridge is open"
        );
        assert_eq!(
            bare("The bridge is open – quay.example", None),
            "The bridge is open"
        );
        assert_eq!(bare("The bridge is open –", None), "The bridge is open");
        assert_eq!(
            bare("The bridge is open - The Quay", None),
            "The bridge is open - The Quay"
        );
    }
}
