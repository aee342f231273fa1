//! What a page is, for search engines and other programs: schema.org in JSON-LD, for script elements of the page.
//!
//! A page that is made comes in, one text for each script element goes out. Nothing is said that the archive does not know: an event has no place,
//! so its page is a collection of texts about an event, not an event that can be visited.

mod article;
pub(crate) mod names;

pub(crate) use article::published;

use crate::model::EntityKind;
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::output::pages::Kind;
use crate::render::view::year::Subject;
use serde_json::{Value, json};

/// How many entries of a collection are told.
const ENTRIES: usize = 50;

/// The descriptions of a page: what it is, and the way to it from the front page.
pub(crate) fn of_page(page: &PageContext<'_>, title: &str, description: &str) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(itself(page, title, description));
    out.extend(breadcrumbs(page, title));
    out.iter().map(written).collect()
}

/// JSON without a `<` that could end the script element.
fn written(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn itself(page: &PageContext<'_>, title: &str, description: &str) -> Option<Value> {
    let archive = page.archive();
    let events = |events: &[usize]| {
        let targets = events.iter().take(ENTRIES).map(|&index| {
            let target = address::event(&archive.events[index].id);
            (page.headline_of_event(index).text, target)
        });
        targets.collect::<Vec<(String, String)>>()
    };
    let (about, entries) = match page.kind {
        Kind::Home => return Some(web_site(page, description)),
        Kind::Document(index) => return Some(article::article(page, index, description)),
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
                let target = address::document(&page.document(document).document.id);
                (page.headline_of_document(document).0.text, target)
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
        "inLanguage": page.edition.tag,
        "isPartOf": web_site_in_short(page),
    });
    if let Some(url) = page.absolute(&page.path()) {
        value["url"] = json!(url);
    }
    if !description.is_empty() {
        value["description"] = json!(description);
    }
    if !about.is_null() {
        value["about"] = about;
    }
    if let Kind::Briefing(index) = page.kind {
        let briefing = &archive.briefings[index];
        value["temporalCoverage"] = json!(format!("{}/{}", briefing.from, briefing.to));
    }
    if !entries.is_empty() {
        let items = entries.into_iter().enumerate();
        value["mainEntity"] = json!({
            "@type": "ItemList",
            "itemListElement": items.map(|(at, (name, target))| step(page, at, &name, &target)).collect::<Vec<_>>(),
        });
    }
    Some(value)
}

fn web_site(page: &PageContext<'_>, description: &str) -> Value {
    let site = page.context.site;
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": page.edition.title,
        "inLanguage": page.edition.tag,
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
            "name": page.edition.title,
            "contactPoint": match contact.strip_prefix("mailto:") {
                Some(mail) => json!({"@type": "ContactPoint", "email": mail}),
                None => json!({"@type": "ContactPoint", "url": contact}),
            },
        });
    }
    let prefix = &page.edition.prefix;
    if let (Some(url), Some(search)) = (
        page.absolute(&page.path()),
        page.absolute(&format!("{prefix}search/index.html")),
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
fn web_site_in_short(page: &PageContext<'_>) -> Value {
    let mut value = json!({"@type": "WebSite", "name": page.edition.title});
    if let Some(url) = page.absolute(&format!("{}index.html", page.edition.prefix)) {
        value["url"] = json!(url);
    }
    value
}

/// The way from the front page to this one; only with absolute addresses, which search engines ask for.
fn breadcrumbs(page: &PageContext<'_>, title: &str) -> Option<Value> {
    page.context.site.base_url.as_ref()?;
    let archive = page.archive();
    let section = match page.kind {
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
    let mut steps = vec![(page.edition.title.clone(), "index.html".to_string())];
    if let Some(section) = section {
        steps.push((page.edition.words.plain(section), address::list(section, 1)));
    }
    steps.push((title.to_string(), page.address.to_string()));
    let items = steps.iter().enumerate();
    Some(json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items.map(|(at, (name, target))| crumb(page, at, name, target)).collect::<Vec<_>>(),
    }))
}

/// One entry of a list of pages of the same edition.
fn step(page: &PageContext<'_>, at: usize, name: &str, target: &str) -> Value {
    let mut value = json!({"@type": "ListItem", "position": at + 1, "name": name});
    if let Some(url) = page.absolute(&format!("{}{target}", page.edition.prefix)) {
        value["url"] = json!(url);
    }
    value
}

/// One step of the way; search engines look for its address under another name.
fn crumb(page: &PageContext<'_>, at: usize, name: &str, target: &str) -> Value {
    let mut value = json!({"@type": "ListItem", "position": at + 1, "name": name});
    if let Some(url) = page.absolute(&format!("{}{target}", page.edition.prefix)) {
        value["item"] = json!(url);
    }
    value
}
