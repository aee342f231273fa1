//! The headline of a page: what its heading, its metadata and its title bar say, against one another.

use super::key;
use super::purpose::is_never_text;
use dom_query::{Document, NodeRef};

/// Signs between a headline and the name of the site, as title bars have them.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " » ", " « ", " :: ", " • ", " · ", " / ", " : ",
];

/// What a page says about its headline.
pub(super) struct HeadlineSources<'a> {
    /// From JSON-LD and Open Graph, most trusted first.
    pub(super) titles: Vec<String>,
    /// The content of `title`.
    pub(super) bar: Option<String>,
    /// The site's name and address, where known.
    pub(super) site: Option<&'a str>,
    pub(super) address: Option<&'a str>,
}

/// The headline: the first heading of level 1 (else 2 or 3) that agrees with what metadata or title bar state; else a single heading of level 1;
/// else what metadata state; else the title bar without the name of the site.
///
/// A reader sees the heading; metadata are often shortened for search engines. Where the heading holds a kicker or the site's name beside what
/// metadata state, the latter alone is the headline.
pub(super) fn headline_of(page: &Document, stated: &HeadlineSources) -> Option<String> {
    let all: Vec<String> = stated
        .titles
        .iter()
        .chain(&stated.bar)
        .map(|title| without_site(title, stated))
        .filter(|title| !title.is_empty())
        .collect();
    let first_level = headings(page, "h1");
    let agreeing = |heading: &&String| all.iter().any(|title| agree(heading, title));
    let ends_a_title = |heading: &&String| all.iter().any(|title| names_the_end(heading, title));
    let confirmed = first_level
        .iter()
        .find(|heading| agreeing(heading) && !ends_a_title(heading))
        .or_else(|| first_level.iter().find(agreeing));
    if let Some(heading) = confirmed {
        return Some(without_kicker(heading, &all, stated));
    }
    let lower = headings(page, "h2, h3");
    if let Some(heading) = lower
        .iter()
        .find(|heading| all.iter().any(|title| is_same(heading, title)))
    {
        return Some(heading.clone());
    }
    match first_level.as_slice() {
        [only] if !is_site(only, stated) => Some(only.clone()),
        _ => all.into_iter().next(),
    }
}

/// Headings of these levels in the order of the page, those around the text left out.
fn headings(page: &Document, levels: &str) -> Vec<String> {
    page.select(levels)
        .nodes()
        .iter()
        .filter(|node| {
            !node
                .ancestors_it(Some(30))
                .any(|outer| is_never_text(&outer))
        })
        .filter_map(heading_text)
        .collect()
}

/// The text of a heading, its lines one behind the other.
fn heading_text(node: &NodeRef) -> Option<String> {
    let lines: Vec<String> = super::blocks::lines_of(node)
        .into_iter()
        .map(|line| line.text)
        .collect();
    super::one_line(&lines.join(" "))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn is_same(heading: &str, title: &str) -> bool {
    key(heading) == key(title)
}

/// One contains the other, or two thirds of the words of the shorter one occur in the other.
fn agree(heading: &str, title: &str) -> bool {
    let (one, other) = (key(heading), key(title));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let front = SEPARATORS
        .iter()
        .find_map(|separator| title.rsplit_once(separator))
        .map(|(front, _)| front);
    if front.is_some_and(|front| agree(heading, front)) {
        return true;
    }
    let (shorter, longer) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if longer.contains(shorter.as_str()) && shorter.len() * 4 >= longer.len() {
        return true;
    }
    let (one, other) = (words(heading), words(title));
    let common = one.iter().filter(|word| other.contains(word)).count();
    common >= 2 && common * 3 >= one.len().min(other.len()) * 2
}

/// A heading that a title ends with, behind a separator: more likely the site's name than the headline.
fn names_the_end(heading: &str, title: &str) -> bool {
    SEPARATORS.iter().any(|separator| {
        title
            .rsplit_once(separator)
            .is_some_and(|(front, end)| !front.is_empty() && is_same(heading, end))
    })
}

/// "Society The bridge is open" where metadata have "The bridge is open"; "The bridge is open | The Daily".
fn without_kicker(heading: &str, titles: &[String], stated: &HeadlineSources) -> String {
    let own = key(heading);
    let inside = titles.iter().find(|title| {
        let key = key(title);
        key.len() < own.len()
            && words(title).len() >= 2
            && (own.ends_with(&key) || own.starts_with(&key))
            && {
                let at = heading.find(title.as_str());
                at.is_some_and(|at| cut_is_clean(heading, at, title.len(), stated))
            }
    });
    inside
        .cloned()
        .unwrap_or_else(|| without_site(heading, stated))
}

/// Anything may precede the headline; only text after a separator may follow it.
fn cut_is_clean(heading: &str, at: usize, length: usize, stated: &HeadlineSources) -> bool {
    let behind = &heading[at + length..];
    if behind.trim().is_empty() {
        return at == 0 || !heading[..at].ends_with(char::is_alphanumeric);
    }
    SEPARATORS.iter().any(|separator| {
        behind.starts_with(separator) && is_site(&behind[separator.len()..], stated)
    })
}

/// The title without the name of the site before or behind it.
fn without_site(title: &str, stated: &HeadlineSources) -> String {
    let mut title = title.trim().to_owned();
    for _ in 0..3 {
        let before = title.len();
        title = strip_once(&title, stated);
        if title.len() == before {
            break;
        }
    }
    let sign = |c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—');
    let title = title.trim_matches(sign);
    // Guillemets in pairs quote; a single one at an end is a separator.
    let single = title.matches('«').count() != title.matches('»').count();
    title
        .trim_matches(|c| sign(c) || single && matches!(c, '»' | '«'))
        .to_owned()
}

fn strip_once(title: &str, stated: &HeadlineSources) -> String {
    let last = SEPARATORS
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, *separator)))
        .max_by_key(|(at, _)| *at);
    if let Some((at, separator)) = last {
        let behind = &title[at + separator.len()..];
        let front = title[..at].trim();
        let certain =
            matches!(separator, " | " | " » " | " « " | " :: ") && words(front).len() >= 3;
        if !front.is_empty() && (is_site(behind, stated) || (certain && words(behind).len() <= 5)) {
            return front.to_owned();
        }
    }
    let first = SEPARATORS
        .iter()
        .filter_map(|separator| title.find(separator).map(|at| (at, *separator)))
        .min_by_key(|(at, _)| *at);
    if let Some((at, separator)) = first
        && (is_site(&title[..at], stated) || is_date_like(&title[..at]))
    {
        return title[at + separator.len()..].trim().to_owned();
    }
    title.to_owned()
}

/// "08.11.2021": digits and signs alone.
fn is_date_like(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 6 && !text.chars().any(char::is_alphabetic)
}

/// The site's name as metadata state it, or words that its host name is made of.
fn is_site(text: &str, stated: &HeadlineSources) -> bool {
    let own = key(text);
    if own.is_empty() {
        return false;
    }
    let name = stated.site.map(key).unwrap_or_default();
    if !name.is_empty()
        && (own == name || (own.len() >= 4 && (name.starts_with(&own) || own.starts_with(&name))))
    {
        return true;
    }
    let Some(host) = stated.address.and_then(host_of) else {
        return false;
    };
    let host = key(host);
    own.chars().count() >= 3 && {
        let plain: String = any_ascii::any_ascii(&own).to_lowercase();
        host.contains(&plain)
            || initials(text).chars().count() >= 3 && host.contains(&initials(text))
    }
}

fn initials(text: &str) -> String {
    words(text)
        .iter()
        .filter_map(|word| word.chars().next())
        .collect()
}

/// The host of an address without `www.` and the top level domain.
pub(super) fn host_of(address: &str) -> Option<&str> {
    let host = address.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    Some(host.rsplit_once('.').map_or(host, |(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated<'a>(
        titles: &[&str],
        bar: &str,
        site: Option<&'a str>,
        address: Option<&'a str>,
    ) -> HeadlineSources<'a> {
        HeadlineSources {
            titles: titles.iter().map(|title| (*title).to_owned()).collect(),
            bar: (!bar.is_empty()).then(|| bar.to_owned()),
            site,
            address,
        }
    }

    fn headline(html: &str, stated: &HeadlineSources) -> Option<String> {
        headline_of(&Document::from(html), stated)
    }

    #[test]
    fn the_heading_that_the_title_bar_confirms() {
        let page = "<h1>The Harbour Post</h1><h1>Ferry to run again from May, board says</h1><h1>Comments</h1>";
        let said = stated(&[], "Ferry to run again - The Harbour Post", None, None);
        assert_eq!(
            headline(page, &said).as_deref(),
            Some("Ferry to run again from May, board says")
        );
    }

    #[test]
    fn kickers_and_site_names_come_off() {
        let said = stated(&["Ferry to run again"], "", Some("The Harbour Post"), None);
        for heading in [
            "<h1><span>Transport</span> Ferry to run again</h1>",
            "<h1>Ferry to run again | The Harbour Post</h1>",
        ] {
            assert_eq!(
                headline(heading, &said).as_deref(),
                Some("Ferry to run again"),
                "{heading}"
            );
        }
    }

    #[test]
    fn without_headings_the_title_bar_speaks() {
        let said = stated(
            &[],
            "Ferry to run again – harbourpost",
            None,
            Some("https://www.harbourpost.example/a"),
        );
        assert_eq!(
            headline("<p>Text", &said).as_deref(),
            Some("Ferry to run again")
        );
        let dash = stated(&[], "Ferry – a long story", None, None);
        assert_eq!(
            headline("<p>Text", &dash).as_deref(),
            Some("Ferry – a long story")
        );
    }

    #[test]
    fn a_quotation_keeps_its_marks() {
        let said = stated(
            &["«The ferry is ours» - The Harbour Post"],
            "",
            Some("The Harbour Post"),
            None,
        );
        let page = "<h1>«The ferry is ours»</h1>";
        assert_eq!(
            headline(page, &said).as_deref(),
            Some("«The ferry is ours»")
        );
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(headline("<p>Text", &stated(&[], "", None, None)), None);
    }
}
