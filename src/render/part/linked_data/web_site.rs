//! The archive as a web site: in full on the front page, in short on every page that is part of it.

use crate::render::address;
use crate::render::context::PageContext;
use serde_json::{Value, json};

/// The description of the archive, with its search.
pub(super) fn web_site(page: &PageContext<'_>, description: &str) -> Value {
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
    if site.publisher.is_some() || site.contact.is_some() {
        let name = site.publisher.as_ref().unwrap_or(&page.edition.title);
        value["publisher"] = json!({"@type": "Organization", "name": name});
    }
    if let Some(contact) = &site.contact {
        value["publisher"]["contactPoint"] = match contact.strip_prefix("mailto:") {
            Some(mail) => json!({"@type": "ContactPoint", "email": mail}),
            None => json!({"@type": "ContactPoint", "url": contact}),
        };
    }
    if let (Some(url), Some(search)) = (
        page.absolute(&page.path()),
        page.absolute_to(address::SEARCH),
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
pub(super) fn web_site_in_short(page: &PageContext<'_>) -> Value {
    let mut value = json!({"@type": "WebSite", "name": page.edition.title});
    if let Some(url) = page.absolute_to(address::HOME) {
        value["url"] = json!(url);
    }
    value
}
