//! Which rules hold for a text.

use crate::model::{Document, PublishingRules, Site};

/// The rules of a text: its own, then those of its outlet (by canonical name), then those of the archive.
pub(super) fn of_document(
    document: &Document,
    outlet: Option<&str>,
    site: &Site,
) -> PublishingRules {
    let of_outlet = outlet
        .and_then(|name| site.outlets.get(name))
        .map(|settings| settings.rules)
        .unwrap_or_default();
    document.rules.rules.or(of_outlet).or(site.rules)
}
