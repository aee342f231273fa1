//! Pages that list events or documents: a collection about its subject.

use super::web_site::web_site_in_short;
use crate::model::Archive;
use crate::render::context::{PageContext, Subject};
use crate::render::part::page_kind::PageKind;
use serde_json::{Value, json};

/// How many entries of a collection are described.
const ENTRIES: usize = 50;

/// The description of a page that lists something; `None` where the page is no collection.
pub(super) fn collection(
    page: &PageContext<'_>,
    kind: PageKind,
    title: &str,
    description: &str,
) -> Option<Value> {
    let subject = match kind {
        // Names are described by themselves.
        PageKind::First(Subject::Person(_) | Subject::Entity(_)) => return None,
        PageKind::First(subject) => Some(subject),
        PageKind::Further(Subject::Briefing(_)) | PageKind::Site | PageKind::Detour => return None,
        PageKind::Further(_) | PageKind::List(_) => None,
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
    let Some(subject) = subject else {
        return Some(value);
    };
    if let Some(about) = about(page.archive(), subject, title) {
        value["about"] = about;
    }
    if let Subject::Briefing(index) = subject {
        let briefing = &page.archive().briefings[index];
        value["temporalCoverage"] = json!(format!("{}/{}", briefing.from, briefing.to));
    }
    let entries = entries(page.archive(), subject);
    if !entries.is_empty() {
        let steps = entries.into_iter().enumerate();
        value["mainEntity"] = json!({
            "@type": "ItemList",
            "itemListElement": steps.map(|(at, entry)| step(page, at, entry)).collect::<Vec<_>>(),
        });
    }
    Some(value)
}

/// What the collection is about.
fn about(archive: &Archive, subject: Subject, title: &str) -> Option<Value> {
    let kind = match subject {
        Subject::Event(index) => {
            let event = &archive.events[index];
            let mut about = json!({"@type": "Event", "name": title});
            if let Some(day) = event.first_date {
                about["startDate"] = json!(day.to_string());
            }
            if let Some(day) = event.last_date.or(event.first_date) {
                about["endDate"] = json!(day.to_string());
            }
            return Some(about);
        }
        Subject::Topic(_) => "Thing",
        Subject::Outlet(_) => "NewsMediaOrganization",
        _ => return None,
    };
    Some(json!({"@type": kind, "name": title}))
}

/// An event lists its documents, everything else its events.
fn entries(archive: &Archive, subject: Subject) -> Vec<Subject> {
    let (all, of) = match subject {
        Subject::Event(_) => (
            subject.documents(archive),
            Subject::Document as fn(usize) -> Subject,
        ),
        _ => (
            subject.events(archive),
            Subject::Event as fn(usize) -> Subject,
        ),
    };
    all.iter().take(ENTRIES).map(|&index| of(index)).collect()
}

fn step(page: &PageContext<'_>, at: usize, entry: Subject) -> Value {
    let name = page.name(entry).text;
    let mut value = json!({"@type": "ListItem", "position": at + 1, "name": name});
    if let Some(url) = page.absolute_to(&entry.address(page.archive())) {
        value["url"] = json!(url);
    }
    value
}
