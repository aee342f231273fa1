//! What a page is, for search engines and other programs: schema.org in JSON-LD, for script elements of the page.
//!
//! A page that is being made comes in, one text per script element goes out. Only what the archive knows is stated: an event has no place, so
//! its page is a collection of texts about an event, not an event that can be visited.

mod article;
mod collection;
pub(crate) mod names;
mod web_site;

pub(crate) use article::published;

use crate::render::address;
use crate::render::context::{PageContext, Subject};
use crate::render::part::page_kind::PageKind;
use serde_json::{Value, json};

/// The descriptions of a page: what it is, and the path to it from the front page.
pub(crate) fn of_page(
    page: &PageContext<'_>,
    kind: PageKind,
    title: &str,
    description: &str,
) -> Vec<String> {
    let itself = match kind {
        PageKind::First(Subject::Archive) => Some(web_site::web_site(page, description)),
        PageKind::First(Subject::Document(index)) => {
            Some(article::article(page, index, description))
        }
        _ => collection::collection(page, kind, title, description),
    };
    let all = itself.into_iter().chain(breadcrumbs(page, kind, title));
    all.map(|value| for_script(&value)).collect()
}

/// JSON without a `<` that could end the script element.
fn for_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// The path from the front page to this one; only with absolute addresses, which search engines ask for.
fn breadcrumbs(page: &PageContext<'_>, kind: PageKind, title: &str) -> Option<Value> {
    page.context.site.base_url.as_ref()?;
    let section = match kind {
        PageKind::First(Subject::Archive) | PageKind::Detour => return None,
        PageKind::First(subject) | PageKind::Further(subject) => Some(subject.list(page.archive())),
        PageKind::List(section) => section,
        PageKind::Site => None,
    };
    let mut steps = vec![(page.edition.title.clone(), address::HOME.to_string())];
    if let Some(section) = section {
        let words = page.edition.words.plain(section);
        steps.push((words, address::list(section, 1)));
    }
    steps.push((title.to_string(), page.address.to_string()));
    let items = steps.iter().enumerate().map(|(at, (name, target))| {
        let mut value = json!({"@type": "ListItem", "position": at + 1, "name": name});
        if let Some(url) = page.absolute_to(target) {
            value["item"] = json!(url);
        }
        value
    });
    Some(json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items.collect::<Vec<_>>(),
    }))
}
