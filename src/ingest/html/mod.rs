//! Saved web pages: HTML in, the main text in blocks and what the page says about itself out.

mod authors;
mod blocks;
mod clean;
mod date_shown;
mod dated;
mod headline;
mod json_ld;
mod long_tags;
mod main_text;
mod meta;
mod nesting;
mod plain_text;
mod purpose;
mod title_match;

pub(super) use long_tags::start_of_end_tag;
pub(crate) use plain_text::{one_line, unescaped};

use super::extracted::{Extracted, Remark};
use crate::model::{BlockKind, Metadata};
use crate::text::alphanumeric_key as key;
use blocks::{PageLine, lines_of};
use dated::dates_of;
use dom_query::Document;
use headline::{HeadlineSources, dates_in_titles, headline_of};
use json_ld::{LinkedData, read_linked_data};
use meta::{MetaElements, address_of};

/// Finds headline, main text and metadata of a page; the headline is the first line of the text.
pub(super) fn extract_page(html: &str) -> Extracted {
    if nesting::is_too_deep(html) {
        return Extracted {
            notes: vec![whole_page()],
            ..set_out(&nesting::lines_without_tree(html))
        };
    }
    let html = &*long_tags::without_long_tags(html);
    let page = Document::from(html);
    let meta = MetaElements::of(&page);
    let linked = read_linked_data(&page);
    let address = address_of(&page, html, &meta, linked.url.as_deref());
    let bar = one_line(&page.select_single("title").text());
    let metadata = read_metadata(&page, &meta, &linked, address.clone(), bar.clone());
    let mut dates = dates_of(
        &page,
        &linked,
        &meta,
        address.as_deref(),
        metadata.title.as_deref(),
    );
    let titles = meta.all(STATED_TITLES).chain(bar.as_deref());
    dates.lines.extend(dates_in_titles(titles));
    let main = main_text::main_text(page, metadata.title.as_deref());
    let mut lines = main.lines;
    if lines.is_empty() {
        lines = whole_text(html);
    }
    put_headline_first(&mut lines, metadata.title.as_deref());
    Extracted {
        metadata,
        dates: dates.in_order(),
        notes: [
            main.whole_page.then(whole_page),
            linked.is_cut_off.then(cut_off),
        ]
        .into_iter()
        .flatten()
        .collect(),
        ..set_out(&lines)
    }
}

/// A name of a site that is longer, in code points, is a headline or a slogan.
const LONGEST_OUTLET: usize = 60;

/// Names of `meta` elements with the title, most trusted first.
const STATED_TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "parsely-title"];

fn whole_page() -> Remark {
    Remark::new(
        "the main text could not be told apart from the rest of the page; the whole page was used",
        "paste the article into a .txt file to leave the rest out",
    )
}

fn cut_off() -> Remark {
    Remark::new(
        "the page says that its text is for subscribers; it may be cut off",
        "save the page again as a subscriber if the end is missing",
    )
}

/// Lines one below the other, a blank line between them, with the block each of them is.
fn set_out(lines: &[PageLine]) -> Extracted {
    let mut extracted = Extracted::default();
    for line in lines {
        extracted.push(line.kind, &line.text);
    }
    extracted
}

fn read_metadata(
    page: &Document,
    meta: &MetaElements,
    linked: &LinkedData,
    address: Option<String>,
    bar: Option<String>,
) -> Metadata {
    let outlet = linked
        .publisher
        .as_deref()
        .or_else(|| {
            meta.first(&[
                "og:site_name",
                "application-name",
                "publisher",
                "dc.publisher",
                "dcterms.publisher",
            ])
        })
        .or(linked.part_of.as_deref())
        .and_then(one_line)
        .filter(|name| name.chars().count() <= LONGEST_OUTLET);
    let titles = linked
        .headline
        .as_deref()
        .into_iter()
        .chain(meta.all(STATED_TITLES))
        .filter_map(unescaped)
        .collect();
    let stated = HeadlineSources {
        titles,
        bar,
        site: outlet.as_deref(),
        address: address.as_deref(),
    };
    Metadata {
        title: headline_of(page, &stated),
        language: language_of(page, meta, linked),
        authors: authors::authors_of(page, meta, linked, outlet.as_deref()),
        outlet: outlet.clone(),
        url: address.clone(),
        ..Metadata::default()
    }
}

fn language_of(page: &Document, meta: &MetaElements, linked: &LinkedData) -> Option<String> {
    let own = page.html_root().attr("lang");
    own.as_deref()
        .or(linked.language.as_deref())
        .or_else(|| meta.first(&["og:locale", "content-language", "dc.language"]))
        .map(|tag| tag.trim().replace('_', "-"))
        .filter(|tag| !tag.is_empty())
}

/// Everything visible, if no main text can be identified.
fn whole_text(html: &str) -> Vec<PageLine> {
    let page = Document::from(html);
    page.select("script, style, noscript, template, nav, head")
        .remove();
    lines_of(&page.root())
}

fn put_headline_first(lines: &mut Vec<PageLine>, title: Option<&str>) {
    let Some(title) = title else {
        return;
    };
    let wanted = key(title);
    if !lines.iter().take(4).any(|line| key(&line.text) == wanted) {
        lines.insert(
            0,
            PageLine {
                kind: BlockKind::Heading(1),
                text: title.to_owned(),
                linked: 0,
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_text_and_metadata() {
        let sentence = "The ferry across the strait will run every two hours from next spring, the harbour board said. ";
        let html = format!(
            "<html lang=en><head><title>Ferry to run - The Daily</title><meta property='og:title' content='Ferry to run'>\
             <meta property='article:published_time' content='2025-03-04T10:00:00Z'><meta property='og:site_name' content='The Daily'></head>\
             <body><nav>Home News Sport</nav><article><h1>Ferry to run</h1><p>{0}</p><p>{0}</p><p>{0}</p><p>{0}</p></article>\
             <div class=comments><p>What a ferry</p></div><script>var x = 1</script></body></html>",
            sentence.repeat(3)
        );
        let page = extract_page(&html);
        assert!(page.text.contains("every two hours"));
        assert!(
            !page.text.contains("Sport")
                && !page.text.contains("var x")
                && !page.text.contains("What a ferry")
        );
        assert_eq!(page.metadata.title.as_deref(), Some("Ferry to run"));
        assert_eq!(page.metadata.outlet.as_deref(), Some("The Daily"));
        assert_eq!(page.dates.len(), 1);
        assert_eq!(page.dates[0].text, "2025-03-04T10:00:00Z");
        for block in &page.blocks {
            assert!(!block.span().of(&page.text).is_empty());
        }
    }

    #[test]
    fn broken_markup_still_gives_its_text() {
        let page = extract_page("<title>A</title><p>One<div>Two");
        assert!(
            page.text.contains("One") && page.text.contains("Two"),
            "{page:?}"
        );
    }

    #[test]
    fn deep_nesting_is_survived() {
        let page = extract_page(&format!("{}deep", "<div>".repeat(50_000)));
        assert!(page.text.contains("deep"));
    }
}
