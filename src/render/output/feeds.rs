//! Feeds: the latest events of the archive, of a topic, a person, an organisation, a place or an outlet, and the latest briefings. Only for sites with a base address, since entries need lasting ids.

use super::files::json_bytes;
use crate::model::{Archive, Published};
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::cards::lead;
use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, Offset, TimeZone};
use serde::Serialize;
use std::cmp::Reverse;

/// How many entries a feed has at most.
const ENTRIES: usize = 50;

/// How many headlines summarise a briefing.
const HEADLINES: usize = 5;

/// Name of a feed's file in Atom.
const ATOM: &str = "feed.atom";

/// The feeds in Atom: the archive's own, and one beside every topic, name and outlet that has a page and several events.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<Subject> {
    let subjects = std::iter::once(Subject::Archive).chain(context.subjects_with_feeds());
    let subjects = subjects.filter(|subject| context.has_feed(*subject));
    subjects
        .map(|subject| {
            let page = subject.address(context.archive);
            (address::beside(&page, ATOM), subject)
        })
        .collect()
}

/// The archive's feed in JSON; the others are in Atom alone, which every reader of feeds knows.
pub(crate) fn json_pages(context: &RenderContext<'_>) -> Pages<Subject> {
    let feed = context
        .has_feed(Subject::Archive)
        .then(|| ("feed.json".to_owned(), Subject::Archive));
    feed.into_iter().collect()
}

/// The feed of the briefings.
pub(crate) fn briefing_pages(context: &RenderContext<'_>) -> Pages<()> {
    let page = address::list("briefings", 1);
    let feed = context
        .has_feed_of_briefings()
        .then(|| (address::beside(&page, ATOM), ()));
    feed.into_iter().collect()
}

/// A feed as both formats need it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FeedView {
    /// The language.
    pub(crate) language: String,
    /// The title.
    pub(crate) title: String,
    /// Absolute address of the page it belongs to.
    pub(crate) page: String,
    /// Absolute address of the feed itself.
    pub(crate) itself: String,
    /// What may be done with it, as the owner says.
    pub(crate) licence: Option<String>,
    /// The newest entry's time; the epoch when there is no entry.
    pub(crate) updated: String,
    /// The entries.
    pub(crate) entries: Vec<FeedEntry>,
}

/// One event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FeedEntry {
    /// Absolute address, which is its id too.
    pub(crate) address: String,
    /// The headline.
    pub(crate) headline: Text,
    /// RFC 3339.
    pub(crate) published: String,
    /// RFC 3339.
    pub(crate) updated: String,
    /// The same as a moment in time, for finding the newest.
    #[serde(skip)]
    pub(crate) moment: DateTime<FixedOffset>,
    /// One or two sentences of its best version.
    pub(crate) summary: Option<Text>,
    /// The texts of the event, each with its language.
    pub(crate) versions: Vec<FeedVersion>,
    /// Links to outlets.
    pub(crate) outlets: Vec<String>,
    /// Links to topics.
    pub(crate) topics: Vec<String>,
}

/// A text that an entry is about.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FeedVersion {
    /// Absolute address.
    pub(crate) address: String,
    /// BCP 47 tag of its language; empty where that is unknown.
    pub(crate) language: String,
    /// Its headline.
    pub(crate) title: String,
}

/// The feed of a subject's events. Undated events are left out: entries need a time.
pub(crate) fn view(page: &PageContext<'_>, subject: Subject) -> FeedView {
    let archive = page.archive();
    let mut events = subject.events(archive).to_vec();
    // What came later is news, however old its date; events are in order of their dates.
    events.sort_by_cached_key(|&event| Reverse(first_build(archive, event)));
    let entries = events.iter().filter_map(|&event| entry(page, event));
    let name = match subject {
        Subject::Archive => None,
        _ => Some(page.name(subject).text),
    };
    feed(page, name, &subject.address(archive), entries)
}

/// The number of the build that first had a text of an event.
fn first_build(archive: &Archive, event: usize) -> usize {
    let lock = &archive.permanence.lock;
    let documents = archive.events[event].documents.iter();
    let since = documents.map(|&at| lock.since_of(&archive.documents[at].document.id));
    since.min().unwrap_or_default()
}

/// The feed of the briefings, one entry per period.
pub(crate) fn briefings(page: &PageContext<'_>, (): ()) -> FeedView {
    let all = 0..page.archive().briefings.len();
    let entries = all.filter_map(|index| briefing(page, index));
    let name = page.edition.words.plain("briefings");
    feed(page, Some(name), &address::list("briefings", 1), entries)
}

/// A feed with a name of its own, beside a page.
fn feed(
    page: &PageContext<'_>,
    name: Option<String>,
    beside: &str,
    entries: impl Iterator<Item = FeedEntry>,
) -> FeedView {
    let entries: Vec<FeedEntry> = entries.take(ENTRIES).collect();
    let newest = entries.iter().max_by_key(|entry| entry.moment);
    FeedView {
        language: page.edition.tag.clone(),
        title: match name {
            Some(name) => format!("{name} – {}", page.edition.title),
            None => page.edition.title.clone(),
        },
        page: page.printed(beside),
        itself: page.printed(page.address),
        licence: page.context.site.licence.clone(),
        updated: newest.map_or_else(
            || "1970-01-01T00:00:00Z".to_string(),
            |entry| entry.updated.clone(),
        ),
        entries,
    }
}

fn entry(page: &PageContext<'_>, index: usize) -> Option<FeedEntry> {
    let archive = page.archive();
    let event = &archive.events[index];
    let subject = Subject::Event(index);
    let mut times: Vec<DateTime<FixedOffset>> = event
        .documents
        .iter()
        .filter_map(|&document| archive.documents[document].published.as_ref())
        .filter_map(|published| moment(page, published))
        .collect();
    if event.is_dated_by_owner {
        let midnight = event.first_date.map(|date| date.and_time(NaiveTime::MIN));
        times = midnight
            .and_then(|local| in_zone(page, local))
            .into_iter()
            .collect();
    }
    times.sort();
    Some(FeedEntry {
        address: page.absolute_to(&subject.address(archive))?,
        headline: page.name(subject),
        published: timestamp(times.first()?),
        updated: timestamp(times.last()?),
        moment: *times.last()?,
        summary: page
            .best_version(&event.documents)
            .and_then(|document| lead(page, document, 2)),
        versions: event
            .documents
            .iter()
            .filter_map(|&document| version(page, document))
            .collect(),
        outlets: event
            .outlets
            .iter()
            .map(|&i| archive.outlets[i].name.clone())
            .collect(),
        topics: page
            .topics(&event.topics)
            .into_iter()
            .map(|topic| topic.text.text)
            .collect(),
    })
}

fn version(page: &PageContext<'_>, document: usize) -> Option<FeedVersion> {
    let subject = Subject::Document(document);
    let title = page.name(subject);
    Some(FeedVersion {
        address: page.absolute_to(&subject.address(page.archive()))?,
        language: title.language,
        title: title.text,
    })
}

/// A briefing as an entry, as new as the newest text of its period: the clock plays no part.
fn briefing(page: &PageContext<'_>, index: usize) -> Option<FeedEntry> {
    let archive = page.archive();
    let briefing = &archive.briefings[index];
    let subject = Subject::Briefing(index);
    let newest = briefing
        .events
        .iter()
        .flat_map(|&event| &archive.events[event].documents)
        .filter_map(|&document| archive.documents[document].published.as_ref())
        .filter(|published| (briefing.from..=briefing.to).contains(&published.date))
        .filter_map(|published| moment(page, published))
        .max();
    let first_day = || in_zone(page, briefing.from.and_time(NaiveTime::MIN));
    let moment = newest.or_else(first_day)?;
    let headlines = briefing.events.iter().take(HEADLINES);
    let headlines: Vec<String> = headlines
        .map(|&event| page.name(Subject::Event(event)).text)
        .collect();
    let topics: Vec<String> = briefing.topics.iter().map(|(id, _)| id.clone()).collect();
    Some(FeedEntry {
        address: page.absolute_to(&subject.address(archive))?,
        headline: page.name(subject),
        published: timestamp(&moment),
        updated: timestamp(&moment),
        moment,
        summary: (!headlines.is_empty()).then(|| page.own(headlines.join(" · "))),
        versions: Vec::new(),
        outlets: Vec::new(),
        topics: page
            .topics(&topics)
            .into_iter()
            .map(|topic| topic.text.text)
            .collect(),
    })
}

/// When something was published; midnight in the site's time zone where the text gives no time.
fn moment(page: &PageContext<'_>, published: &Published) -> Option<DateTime<FixedOffset>> {
    let local = published
        .date
        .and_time(published.time.unwrap_or(NaiveTime::MIN));
    match published.offset {
        Some(offset) => local.and_local_timezone(offset).single(),
        None => in_zone(page, local),
    }
}

/// A time of the clock in the site's time zone.
fn in_zone(page: &PageContext<'_>, local: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
    let zone = page.context.site.timezone;
    let offset = zone
        .offset_from_local_datetime(&local)
        .earliest()
        .unwrap_or_else(|| zone.offset_from_utc_datetime(&local))
        .fix();
    local.and_local_timezone(offset).single()
}

/// A moment in RFC 3339, in its own time zone, so that the day reads as the text has it.
fn timestamp(moment: &DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The feed as JSON Feed 1.1.
pub(crate) fn json(feed: &FeedView) -> Vec<u8> {
    let items: Vec<serde_json::Value> = feed
        .entries
        .iter()
        .map(|entry| {
            serde_json::json!({
                "id": entry.address,
                "url": entry.address,
                "title": entry.headline.text,
                "language": entry.headline.language,
                "content_text": entry.summary.as_ref().map_or(&entry.headline.text, |s| &s.text),
                "date_published": entry.published,
                "date_modified": entry.updated,
                "authors": entry.outlets.iter().map(|name| serde_json::json!({"name": name})).collect::<Vec<_>>(),
                "tags": entry.topics,
                "_versions": entry.versions.iter().map(|version| serde_json::json!({
                    "url": version.address,
                    "language": version.language,
                    "title": version.title,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut whole = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.itself,
        "language": feed.language,
        "items": items,
    });
    // The format has no word for it, and lets names that begin so say more.
    if let Some(licence) = &feed.licence {
        whole["_rights"] = serde_json::json!({"licence": licence});
    }
    json_bytes(&whole)
}
