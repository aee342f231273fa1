//! The headline of a page: what its heading, its metadata and its title bar say, against one another.

use super::purpose::is_never_text;
use super::title_match::{SEPARATORS, agree, is_part, is_same, names_the_end, words};
use crate::text::alphanumeric_key as key;
use dom_query::{Document, NodeRef};

/// Elements that are marked as the headline without being a heading.
const MARKED: &str = "[itemprop~='headline'], .headline, .entry-title, .article-title, .title";

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

/// The headline: the first heading of level 1 (else 2 or 3) that agrees with what metadata or title bar state; else, on a page without a heading of
/// level 1, one that is a part of what they state; else a single heading of level 1; else what metadata state; else the title bar without the name
/// of the site.
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
    if first_level.is_empty() {
        let marked = headings(page, MARKED);
        let parts = |heading: &&String| {
            let titles = stated.titles.iter().chain(&stated.bar);
            !is_site(heading, stated) && titles.into_iter().any(|title| is_part(heading, title))
        };
        if let Some(heading) = lower.iter().chain(&marked).find(parts) {
            return Some(heading.clone());
        }
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

/// Dates that titles begin or end with, behind or before a separator ("08.11.2021 | The ferry").
pub(super) fn dates_in_titles<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut dates = Vec::new();
    for title in titles {
        let parts = SEPARATORS.iter().flat_map(|separator| {
            let first = title.split_once(separator).map(|(front, _)| front);
            let last = title.rsplit_once(separator).map(|(_, end)| end);
            first.into_iter().chain(last)
        });
        dates.extend(
            parts
                .filter(|part| is_date_like(part))
                .map(|part| part.trim().to_owned()),
        );
    }
    dates
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
    fn a_heading_that_is_a_part_of_the_title() {
        for (page, og, bar, headline_is) in [
            (
                "<h2>The long ferry</h2><h3>On the strait</h3>",
                "The long ferry (2024/5)",
                "",
                "The long ferry",
            ),
            (
                "<div><span class=title>The long ferry</span></div>",
                "Worth it?: The long ferry",
                "",
                "The long ferry",
            ),
            (
                "<h2>Ferry Timetable</h2>",
                "",
                "Harbour Guard - Timetable",
                "Ferry Timetable",
            ),
            (
                "<h2>The long ferry</h2>",
                "The long ferry and its crew",
                "",
                "The long ferry and its crew",
            ),
        ] {
            let titles: &[&str] = if og.is_empty() { &[] } else { &[og] };
            let said = stated(titles, bar, None, None);
            assert_eq!(
                headline(page, &said).as_deref(),
                Some(headline_is),
                "{page}"
            );
        }
    }

    #[test]
    fn dates_beside_a_title() {
        let titles = [
            "08.11.2021 | The ferry",
            "The ferry - 2021-11-08",
            "The ferry - Post",
        ];
        assert_eq!(
            dates_in_titles(titles.into_iter()),
            ["08.11.2021", "2021-11-08"]
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
