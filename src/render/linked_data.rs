//! What a page is, for search engines and other programs: schema.org in JSON-LD, for script elements of the page.
//!
//! A page that is made comes in, one text for each script element goes out. Nothing is said that the archive does not know: an event has no place,
//! so its page is a collection of texts about an event, not an event that can be visited.

mod article;

pub(crate) use article::published;

use super::address;
use super::here::Here;
use super::plan::Kind;
use super::view::further::Subject;
use crate::model::EntityKind;
use serde_json::{Value, json};

/// How many entries of a collection are told.
const ENTRIES: usize = 50;

/// The descriptions of a page: what it is, and the way to it from the front page.
pub(crate) fn of_page(here: &Here<'_>, title: &str, description: &str) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(itself(here, title, description));
    out.extend(breadcrumbs(here, title));
    out.iter().map(written).collect()
}

/// JSON without a `<` that could end the script element.
fn written(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn itself(here: &Here<'_>, title: &str, description: &str) -> Option<Value> {
    let archive = here.archive();
    let events = |events: &[usize]| {
        let targets = events.iter().take(ENTRIES).map(|&index| {
            let target = address::event(&archive.events[index].id);
            (here.headline_of_event(index).text, target)
        });
        targets.collect::<Vec<(String, String)>>()
    };
    let (about, entries) = match here.kind {
        Kind::Home => return Some(web_site(here, description)),
        Kind::Document(index) => return Some(article::article(here, index, description)),
        Kind::Event(index) => {
            let event = &archive.events[index];
            let mut about = json!({"@type": "Event", "name": title});
            if let Some(day) = event.first_date {
                about["startDate"] = json!(day.to_string());
            }
            if let Some(day) = event.last_date.or(event.first_date) {
                about["endDate"] = json!(day.to_string());
            }
            let entries = event.documents.iter().take(ENTRIES).map(|&document| {
                let target = address::document(&here.document(document).document.id);
                (here.headline_of_document(document).0.text, target)
            });
            (about, entries.collect())
        }
        Kind::Topic(index) => (
            json!({"@type": "Thing", "name": title}),
            events(&archive.topics[index].events),
        ),
        Kind::Outlet(index) => (
            json!({"@type": "NewsMediaOrganization", "name": title}),
            events(&archive.outlets[index].events),
        ),
        Kind::Briefing(index) => (Value::Null, events(&archive.briefings[index].events)),
        Kind::Events(_)
        | Kind::Documents(_)
        | Kind::People(_)
        | Kind::Entities(..)
        | Kind::NamedOnce(..)
        | Kind::Topics(_)
        | Kind::Outlets(_)
        | Kind::Briefings(_)
        | Kind::Further(..) => (Value::Null, Vec::new()),
        _ => return None,
    };
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        "inLanguage": here.edition.tag,
        "isPartOf": web_site_in_short(here),
    });
    if let Some(url) = here.absolute(&here.path()) {
        value["url"] = json!(url);
    }
    if !description.is_empty() {
        value["description"] = json!(description);
    }
    if !about.is_null() {
        value["about"] = about;
    }
    if let Kind::Briefing(index) = here.kind {
        let briefing = &archive.briefings[index];
        value["temporalCoverage"] = json!(format!("{}/{}", briefing.from, briefing.to));
    }
    if !entries.is_empty() {
        let items = entries.into_iter().enumerate();
        value["mainEntity"] = json!({
            "@type": "ItemList",
            "itemListElement": items.map(|(at, (name, target))| step(here, at, &name, &target)).collect::<Vec<_>>(),
        });
    }
    Some(value)
}

fn web_site(here: &Here<'_>, description: &str) -> Value {
    let site = here.desk.site;
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": here.edition.title,
        "inLanguage": here.edition.tag,
    });
    if !description.is_empty() {
        value["description"] = json!(description);
    }
    if let Some(licence) = &site.licence {
        value["license"] = json!(licence);
    }
    if let Some(contact) = &site.contact {
        value["publisher"] = json!({
            "@type": "Organization",
            "name": here.edition.title,
            "contactPoint": match contact.strip_prefix("mailto:") {
                Some(mail) => json!({"@type": "ContactPoint", "email": mail}),
                None => json!({"@type": "ContactPoint", "url": contact}),
            },
        });
    }
    let prefix = &here.edition.prefix;
    if let (Some(url), Some(search)) = (
        here.absolute(&here.path()),
        here.absolute(&format!("{prefix}search/index.html")),
    ) {
        value["url"] = json!(url);
        value["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": format!("{search}?q={{search_term_string}}")},
            "query-input": "required name=search_term_string",
        });
    }
    value
}

/// The archive as the whole that a page is part of.
fn web_site_in_short(here: &Here<'_>) -> Value {
    let mut value = json!({"@type": "WebSite", "name": here.edition.title});
    if let Some(url) = here.absolute(&format!("{}index.html", here.edition.prefix)) {
        value["url"] = json!(url);
    }
    value
}

/// The way from the front page to this one; only with absolute addresses, which search engines ask for.
fn breadcrumbs(here: &Here<'_>, title: &str) -> Option<Value> {
    here.desk.site.base_url.as_ref()?;
    let archive = here.archive();
    let section = match here.kind {
        Kind::Event(_) => Some("events"),
        Kind::Document(_) => Some("documents"),
        Kind::Person(_) => Some("people"),
        Kind::Entity(index) => Some(address::folder(archive.entities[index].kind)),
        Kind::Topic(_) => Some("topics"),
        Kind::Outlet(_) => Some("outlets"),
        Kind::Briefing(_) | Kind::BriefingFurther(..) => Some("briefings"),
        Kind::NamedOnce(kind, _) => Some(address::folder(kind)),
        Kind::Further(subject, ..) => Some(match subject {
            Subject::Person(_) => address::folder(EntityKind::Person),
            Subject::Entity(index) => address::folder(archive.entities[index].kind),
            Subject::Topic(_) => "topics",
            Subject::Outlet(_) => "outlets",
        }),
        Kind::Home | Kind::NotFound | Kind::Moved(_) | Kind::Embed(_) => return None,
        _ => None,
    };
    let mut steps = vec![(here.edition.title.clone(), "index.html".to_string())];
    if let Some(section) = section {
        steps.push((here.edition.words.plain(section), address::list(section, 1)));
    }
    steps.push((title.to_string(), here.address.to_string()));
    let items = steps.iter().enumerate();
    Some(json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items.map(|(at, (name, target))| crumb(here, at, name, target)).collect::<Vec<_>>(),
    }))
}

/// One entry of a list of pages of the same edition.
fn step(here: &Here<'_>, at: usize, name: &str, target: &str) -> Value {
    let mut value = json!({"@type": "ListItem", "position": at + 1, "name": name});
    if let Some(url) = here.absolute(&format!("{}{target}", here.edition.prefix)) {
        value["url"] = json!(url);
    }
    value
}

/// One step of the way; search engines look for its address under another name.
fn crumb(here: &Here<'_>, at: usize, name: &str, target: &str) -> Value {
    let mut value = json!({"@type": "ListItem", "position": at + 1, "name": name});
    if let Some(url) = here.absolute(&format!("{}{target}", here.edition.prefix)) {
        value["item"] = json!(url);
    }
    value
}
