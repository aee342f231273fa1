//! Events that have no headline in the reader's language, for the owner to give them one.

use crate::render::context::link::{Link, Text};
use crate::render::context::{PageContext, Subject};
use crate::render::edition::headline::one_line;
use crate::render::spreadsheet::table;
use serde::Serialize;

/// So many are on the report; the table has all of them.
const SHOWN: usize = 50;

/// The part of the report about them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MissingHeadlines {
    /// How many there are.
    pub(crate) total: usize,
    /// Links to the first of them.
    pub(crate) events: Vec<Link>,
    /// Lines for curation.yaml, one per event shown, with room for the headline.
    pub(crate) lines: String,
    /// Link to the table of all.
    pub(crate) table: String,
}

/// Address of the table from the root of an edition.
pub(crate) const TABLE: &str = "report/headlines.csv";

/// Events without a headline in the reader's language, with the one that they are shown with.
fn missing(page: &PageContext<'_>) -> Vec<(usize, Text)> {
    let events = 0..page.archive().events.len();
    events
        .map(|index| (index, page.name(Subject::Event(index))))
        .filter(|(_, headline)| headline.foreign)
        .collect()
}

/// What the report says of them; `None` where every event has one.
pub(crate) fn view(page: &PageContext<'_>) -> Option<MissingHeadlines> {
    let all = missing(page);
    let shown = &all[..all.len().min(SHOWN)];
    let lines = shown.iter().map(|(index, headline)| {
        let id = &page.archive().events[*index].id;
        line(id, &page.edition.tag, &headline.text)
    });
    (!all.is_empty()).then(|| MissingHeadlines {
        total: all.len(),
        lines: lines.collect(),
        events: shown
            .iter()
            .map(|(index, _)| page.link(Subject::Event(*index)))
            .collect(),
        table: page.to(TABLE),
    })
}

/// A decision to fill in, with the headline that there is as a comment.
fn line(id: &str, tag: &str, headline: &str) -> String {
    let headline = one_line(headline);
    format!("    - {{ event: {id}, titles: {{ {tag}: \"\" }} }}  # {headline}\n")
}

/// All of them as a table: id, date, headline, its language, and an empty column to be filled in.
pub(crate) fn csv(page: &PageContext<'_>) -> Vec<u8> {
    let heads = [
        "event",
        "date",
        "headline",
        "language",
        page.edition.tag.as_str(),
    ];
    let rows = missing(page).into_iter().map(|(index, headline)| {
        let event = &page.archive().events[index];
        [
            event.id.clone(),
            event.first_date.map_or_else(String::new, |d| d.to_string()),
            headline.text,
            headline.language,
            String::new(),
        ]
    });
    table(&heads, rows).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_is_ready_to_be_filled_in() {
        let yaml = line("bridge-ru", "kk", "Мост: \"открыт\"\nдля поездов");
        let expected =
            "    - { event: bridge-ru, titles: { kk: \"\" } }  # Мост: \"открыт\" для поездов\n";
        assert_eq!(yaml, expected);
    }
}
