//! What tells a reprint from a copy.

use crate::model::{DatePlace, SourceFile};
use crate::text::parse_moment;

/// What is stated of the publication of a text, in a form that can be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Publication {
    /// Id, title, language, outlet, day and address.
    facts: [Option<String>; 6],
}

impl Publication {
    pub(super) fn of(source: &SourceFile) -> Self {
        let SourceFile {
            declared, embedded, ..
        } = source;
        let folded = |text: &Option<String>| text.as_ref().map(|text| text.trim().to_lowercase());
        let date = declared.date.as_ref().or(embedded.date.as_ref());
        let shown = source
            .dates
            .first()
            .filter(|date| !matches!(date.place, DatePlace::Line | DatePlace::Labelled));
        let day = date.or(shown.map(|date| &date.text)).map(|stated| {
            let day = parse_moment(stated).map(|moment| moment.date.to_string());
            day.unwrap_or_else(|| stated.trim().to_lowercase())
        });
        let url = declared.url.as_ref().or(embedded.url.as_ref());
        Self {
            facts: [
                folded(&declared.id),
                // Titles that programs write into files are often wrong.
                folded(&declared.title),
                folded(&declared.language).or(folded(&embedded.language)),
                folded(&declared.outlet).or(folded(&embedded.outlet)),
                day,
                url.map(|url| page(url)),
            ],
        }
    }

    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let mut pairs = self.facts.iter().zip(&other.facts);
        pairs.all(|(one, other)| one.is_none() || other.is_none() || one == other)
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (fact, other) in self.facts.iter_mut().zip(&other.facts) {
            if fact.is_none() {
                fact.clone_from(other);
            }
        }
    }
}

/// An address without what differs between visits to one page.
fn page(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.split('#').next().unwrap_or_default();
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let address = address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.")
        .trim_end_matches('/');
    let tracks = |part: &&str| {
        ["utm_", "fbclid", "gclid", "yclid"]
            .iter()
            .any(|start| part.starts_with(start))
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !tracks(part))
        .collect();
    format!("{address}?{}", kept.join("&"))
}
