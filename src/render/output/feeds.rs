//! Feeds: the latest events of the archive, of a topic, a person, an organisation, a place or an outlet, and the latest briefings. Only for sites with a base address, since entries need lasting ids.

use crate::model::{Archive, Published};
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, RenderContext};
use crate::render::part::cards::lead;
use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, Offset, TimeZone};
use serde::Serialize;

/// What a feed is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Archive,
    Topic(usize),
    Person(usize),
    Entity(usize),
    Outlet(usize),
    /// One entry a period.
    Briefings,
}

/// How many entries a feed has at most.
const ENTRIES: usize = 50;

/// How many headlines stand for a briefing.
const HEADLINES: usize = 5;

/// Every feed of the archive: its own, one for each topic, each name with a page and each outlet, and one for the briefings.
pub(crate) fn scopes(context: &RenderContext<'_>) -> Vec<Scope> {
    std::iter::once(Scope::Archive)
        .chain((0..context.archive.topics.len()).map(Scope::Topic))
        .chain(context.people_with_pages().map(Scope::Person))
        .chain(context.entities_with_pages().map(Scope::Entity))
        .chain((0..context.archive.outlets.len()).map(Scope::Outlet))
        .chain(std::iter::once(Scope::Briefings))
        .collect()
}

/// Address of the page that a feed belongs to.
fn page_of(archive: &Archive, scope: Scope) -> String {
    match scope {
        Scope::Archive => "index.html".to_string(),
        Scope::Topic(index) => address::topic(&archive.topics[index].topic.id),
        Scope::Person(index) => address::person(&archive.people[index].id),
        Scope::Entity(index) => {
            let entity = &archive.entities[index];
            address::entity(entity.kind, &entity.id)
        }
        Scope::Outlet(index) => address::outlet(&archive.outlets[index].id),
        Scope::Briefings => address::list("briefings", 1),
    }
}

/// Address of a feed, from the root of an edition.
pub(crate) fn address(archive: &Archive, scope: Scope, file: &str) -> String {
    address::beside(&page_of(archive, scope), file)
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
    pub(crate) entries: Vec<Entry>,
}

/// One event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Entry {
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
    /// Links to outlets.
    pub(crate) outlets: Vec<String>,
    /// Links to topics.
    pub(crate) topics: Vec<String>,
}

/// A feed. Undated events are left out: a feed is a matter of time.
pub(crate) fn view(page: &PageContext<'_>, scope: Scope) -> FeedView {
    let archive = page.archive();
    let all: Vec<usize>;
    let (events, name) = match scope {
        Scope::Archive => {
            all = (0..archive.events.len()).collect();
            (&all, None)
        }
        Scope::Topic(index) => (
            &archive.topics[index].events,
            Some(page.name_of_topic(index)),
        ),
        Scope::Person(index) => (
            &archive.people[index].events,
            Some(page.name_of_person(index)),
        ),
        Scope::Entity(index) => (
            &archive.entities[index].events,
            Some(page.entity(index).text),
        ),
        Scope::Outlet(index) => (
            &archive.outlets[index].events,
            Some(page.outlet(index).text),
        ),
        Scope::Briefings => {
            all = Vec::new();
            (&all, Some(page.own(page.edition.words.plain("briefings"))))
        }
    };
    let entries: Vec<Entry> = match scope {
        Scope::Briefings => (0..archive.briefings.len())
            .filter_map(|index| briefing(page, index))
            .take(ENTRIES)
            .collect(),
        _ => events
            .iter()
            .filter_map(|&event| entry(page, event))
            .take(ENTRIES)
            .collect(),
    };
    let absolute = |address: &str| {
        let path = format!("{}{address}", page.edition.prefix);
        page.absolute(&path).unwrap_or(path)
    };
    FeedView {
        language: page.edition.tag.clone(),
        title: match name {
            Some(name) => format!("{} – {}", name.text, page.edition.title),
            None => page.edition.title.clone(),
        },
        page: absolute(&page_of(archive, scope)),
        itself: absolute(page.address),
        licence: page.context.site.licence.clone(),
        updated: entries
            .iter()
            .max_by_key(|entry| entry.moment)
            .map(|entry| entry.updated.clone())
            .unwrap_or_else(|| "1970-01-01T00:00:00Z".to_string()),
        entries,
    }
}

fn entry(page: &PageContext<'_>, index: usize) -> Option<Entry> {
    let archive = page.archive();
    let event = &archive.events[index];
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
    let path = format!("{}{}", page.edition.prefix, address::event(&event.id));
    Some(Entry {
        address: page.absolute(&path)?,
        headline: page.headline_of_event(index),
        published: timestamp(times.first()?),
        updated: timestamp(times.last()?),
        moment: *times.last()?,
        summary: page
            .best_version(&event.documents)
            .and_then(|document| lead(page, document, 2)),
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

/// A briefing as an entry: it is as new as the newest text of its period, which is no matter of the clock.
fn briefing(page: &PageContext<'_>, index: usize) -> Option<Entry> {
    let archive = page.archive();
    let briefing = &archive.briefings[index];
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
    let path = format!("{}{}", page.edition.prefix, address::briefing(&briefing.id));
    let headlines = briefing.events.iter().take(HEADLINES);
    let headlines: Vec<String> = headlines
        .map(|&event| page.headline_of_event(event).text)
        .collect();
    let topics: Vec<String> = briefing.topics.iter().map(|(id, _)| id.clone()).collect();
    Some(Entry {
        address: page.absolute(&path)?,
        headline: page.own(page.period(index)),
        published: timestamp(&moment),
        updated: timestamp(&moment),
        moment,
        summary: (!headlines.is_empty()).then(|| page.own(headlines.join(" · "))),
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
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// What a browser's search box needs to know.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OpenSearchView {
    /// At most 16 characters, as the format demands.
    pub(crate) short_name: String,
    /// The title.
    pub(crate) title: String,
    /// The language.
    pub(crate) language: String,
    /// Absolute address of the search page.
    pub(crate) search: String,
    /// Absolute address of the icon.
    pub(crate) icon: String,
}

/// The description of the search for browsers.
pub(crate) fn open_search(page: &PageContext<'_>) -> OpenSearchView {
    let absolute = |path: String| page.absolute(&path).unwrap_or(path);
    OpenSearchView {
        short_name: page.edition.title.chars().take(16).collect(),
        title: page.edition.title.clone(),
        language: page.edition.tag.clone(),
        search: absolute(format!("{}search/index.html", page.edition.prefix)),
        icon: absolute("static/icon.svg".to_string()),
    }
}
