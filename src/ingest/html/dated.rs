//! When a page says it was published.

use super::blocks::lines_of;
use super::date_shown::{beside_headline, has_digits, is_short, marked_as_dates, with_labels};
use super::json_ld::LinkedData;
use super::meta::MetaElements;
use super::purpose::is_inside_surroundings;
use crate::model::{DatePlace, PageDate};
use dom_query::{Document, NodeRef};

/// Names of `meta` elements with the date of publication: Open Graph, Dublin Core, Highwire, and what news systems add.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publication-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "article.published",
    "bt:pubdate",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article_date_original",
    "displaydate",
    "created",
];

/// Names with the date of a later change, which says at least when the text stood there.
const CHANGED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
];

/// Names that some systems fill with the date of the article, others with that of the last change or of the request.
const UNCLEAR: &[&str] = &["date", "revised"];

/// Dates as a page states them, most trusted first: JSON-LD, `meta` elements, `itemprop`, `time`, the address; then text marked as a date; then
/// the dates of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PageDates {
    /// Written for machines: ISO 8601 or close to it.
    pub(super) stated: Vec<String>,
    /// Written for readers, in their language.
    pub(super) shown: Vec<String>,
    /// Lines beside the headline.
    pub(super) lines: Vec<String>,
    /// Short lines anywhere, with their labels.
    pub(super) labelled: Vec<String>,
    /// Of the last change.
    pub(super) changed: Vec<String>,
}

impl PageDates {
    /// All of them, most trusted first.
    pub(super) fn in_order(self) -> Vec<PageDate> {
        let places = [
            (DatePlace::Stated, self.stated),
            (DatePlace::Marked, self.shown),
            (DatePlace::Line, self.lines),
            (DatePlace::Labelled, self.labelled),
            (DatePlace::Changed, self.changed),
        ];
        let dates = places
            .into_iter()
            .flat_map(|(place, texts)| texts.into_iter().map(move |text| PageDate { text, place }));
        dates.collect()
    }
}

pub(super) fn dates_of(
    page: &Document,
    linked: &LinkedData,
    meta: &MetaElements,
    address: Option<&str>,
    headline: Option<&str>,
) -> PageDates {
    let mut dates = PageDates::default();
    dates.stated.extend(linked.published.clone());
    dates.stated.extend(meta.all(PUBLISHED).map(str::to_owned));
    for element in page
        .select(
            "[itemprop~='datePublished'], [itemprop~='dateCreated'], [property~='datePublished']",
        )
        .nodes()
    {
        add(element, &["content", "datetime", "title"], &mut dates);
    }
    let found = page.select("time, abbr.published, abbr.date, span.updated[title]");
    let (around, times): (Vec<NodeRef>, Vec<NodeRef>) = found
        .nodes()
        .iter()
        .copied()
        .partition(is_inside_surroundings);
    let only_around = match around.as_slice() {
        [only] if times.is_empty() => only.attr("datetime").map(|date| date.to_string()),
        _ => None,
    };
    let (first, rest): (Vec<NodeRef>, Vec<NodeRef>) = times.into_iter().partition(|time| {
        time.has_attr("pubdate")
            || time
                .class()
                .is_some_and(|class| class.contains("publish") || class.contains("entry-date"))
    });
    for time in first.into_iter().chain(rest) {
        if time
            .class()
            .is_some_and(|class| class.contains("updated") && !class.contains("publish"))
        {
            dates
                .changed
                .extend(time.attr("datetime").map(|date| date.to_string()));
        } else {
            add(&time, &["datetime", "title", "content"], &mut dates);
        }
    }
    dates.stated.extend(address.and_then(date_in_address));
    dates.shown.extend(marked_as_dates(page));
    let lines = page.body().map(|body| lines_of(&body)).unwrap_or_default();
    dates.lines.extend(beside_headline(&lines, headline));
    dates.labelled.extend(with_labels(&lines));
    // The only time of a page dates it even where it stands around the text, unless a line says otherwise.
    dates.changed.extend(only_around);
    dates.changed.extend(meta.all(UNCLEAR).map(str::to_owned));
    dates.changed.extend(meta.all(CHANGED).map(str::to_owned));
    dates
}

fn add(element: &NodeRef, attributes: &[&str], dates: &mut PageDates) {
    let stated = attributes
        .iter()
        .find_map(|name| element.attr(name))
        .filter(|date| has_digits(date));
    match stated {
        Some(date) => dates.stated.push(date.trim().to_owned()),
        None => dates
            .shown
            .extend(super::one_line(&element.text()).filter(|text| is_short(text))),
    }
}

/// `/2020/03/27/`, `/2020-03-27-` or `/20200327/` in an address.
fn date_in_address(address: &str) -> Option<String> {
    let path = address.split_once("://")?.1.split_once('/')?.1;
    let path = path.split(['?', '#']).next()?;
    let numbers: Vec<(usize, usize)> = digit_runs(path);
    for (at, (start, end)) in numbers.iter().enumerate() {
        let run = &path[*start..*end];
        if run.len() == 8
            && let Some(date) = plausible(&run[..4], &run[4..6], &run[6..])
        {
            return Some(date);
        }
        let (Some(month), Some(day)) = (numbers.get(at + 1), numbers.get(at + 2)) else {
            continue;
        };
        let parted = |from: usize, to: usize| matches!(&path[from..to], "/" | "-" | "_" | ".");
        if run.len() == 4
            && parted(*end, month.0)
            && parted(month.1, day.0)
            && let Some(date) = plausible(run, &path[month.0..month.1], &path[day.0..day.1])
        {
            return Some(date);
        }
    }
    None
}

fn digit_runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    runs
}

fn plausible(year: &str, month: &str, day: &str) -> Option<String> {
    let (y, m, d): (i32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let date = chrono::NaiveDate::from_ymd_opt(y, m, d)?;
    (1990..2100)
        .contains(&y)
        .then(|| date.format("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_addresses() {
        for (address, date) in [
            ("https://a.example/2020/03/27/bridge", Some("2020-03-27")),
            (
                "https://a.example/news/2020-3-7-bridge.html",
                Some("2020-03-07"),
            ),
            ("https://a.example/20200327/bridge", Some("2020-03-27")),
            ("https://a.example/2020/bridge-27", None),
            ("https://a.example/12345678", None),
        ] {
            assert_eq!(date_in_address(address).as_deref(), date, "{address}");
        }
    }

    #[test]
    fn the_only_time_of_a_page_is_the_last_resort() {
        let dates = |html: &str| {
            let page = Document::from(html);
            let (linked, meta) = (LinkedData::default(), MetaElements::default());
            dates_of(&page, &linked, &meta, None, None)
        };
        let one = dates("<aside><time datetime='2024-05-06'>Monday</time></aside><p>Text");
        assert_eq!(
            (one.stated.len(), one.changed),
            (0, vec!["2024-05-06".to_owned()])
        );
        let two = dates(
            "<aside><time datetime='2024-05-06'></time><time datetime='2024-05-07'></time></aside>",
        );
        assert!(two.changed.is_empty());
    }

    #[test]
    fn stated_before_shown() {
        let page = Document::from(
            "<body><p class=date>6 mai 2024</p><time datetime='2024-05-06T08:00'>Monday</time><div class=related><time datetime='1999-01-01'></time></div>",
        );
        let dates = dates_of(
            &page,
            &LinkedData::default(),
            &MetaElements::default(),
            None,
            None,
        );
        assert_eq!(dates.stated, ["2024-05-06T08:00"]);
        assert_eq!(dates.shown, ["6 mai 2024"]);
    }
}
